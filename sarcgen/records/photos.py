"""The photos that a school's or district's file names: which they are, and what is in them.

Told from the text of a file, without reading it as data. A build that finds out what is up to date,
and a preview that looks every few seconds, have no time for that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from stat import S_ISREG
from typing import Final

from sarcgen.paths import leads_below
from sarcgen.pictures import MOST_BYTES

KEY: Final = "photo"
MOST_READ: Final = MOST_BYTES + 1
"""Bytes of a file that are looked at: one more than a photo may have."""

_NAMED: Final = re.compile(rb"\bphoto[\"']?[ \t]*:[ \t]+([^\r\n]+)")


def names_in(content: bytes) -> frozenset[str]:
    """All that may be named as a photo in the text of a file.

    It is more than what is named: a line may be read in several ways, and only YAML knows which.
    A name that is not among these was written in a way that only YAML understands.
    """
    if KEY.encode() not in content:
        return frozenset()
    found = _NAMED.findall(content)
    return frozenset(name for line in found for name in _readings(line) if leads_below(name))


def _readings(line: bytes) -> Iterator[str]:
    text = line.decode("utf-8", "replace").strip()
    if text[0] in "\"'":
        inside = text[1:].partition(" #")[0].rstrip(" ,}")
        yield inside.removesuffix(text[0]).replace("''", "'").strip()
        yield text[1:].partition(text[0])[0].strip()
        return
    bare = text.partition(" #")[0].strip()
    yield bare
    yield re.split(r"[,}]", bare)[0].strip()


def photo_file(folder: Path, name: str) -> Path | None:
    """A photo's file; None where there is none, or where a link leads out of the folder.

    Args:
        folder: that of the file which names it.
        name: as that file has it.
    """
    file = folder / name
    try:
        inside = leads_below(name) and file.resolve(strict=True).is_relative_to(folder.resolve())
        return file if inside and S_ISREG(file.stat().st_mode) else None
    except (OSError, RuntimeError):
        return None


def read_photo(file: Path) -> bytes:
    """What is in a photo's file, as far as it is looked at.

    Raises:
        OSError: it cannot be read.
    """
    with file.open("rb") as opened:
        return opened.read(MOST_READ)


def contents_of_photos(file: Path, content: bytes) -> Iterator[bytes]:
    """What is in the photos that a file may name.

    Args:
        file: of a school or district.
        content: what stands in it.
    """
    for name in sorted(names_in(content)):
        photo = photo_file(file.parent, name)
        if photo is not None:
            yield name.encode("utf-8", "surrogateescape")
            try:
                yield read_photo(photo)
            except OSError as error:
                # The stages say what is wrong with it; such a card is never kept.
                yield f"unreadable: {error.errno}".encode()


def photos_of(file: Path) -> Iterator[Path]:
    """The photos that a file may name, whether they are there or not."""
    try:
        found = file.stat()
        names = _names_at(file, found.st_mtime_ns, found.st_size)
    except OSError:
        return
    yield from (file.parent / name for name in sorted(names))


@lru_cache(maxsize=4096)
def _names_at(file: Path, _time: int, _size: int) -> frozenset[str]:
    """Read once for as long as time and size of the file stay as they are."""
    return names_in(file.read_bytes())
