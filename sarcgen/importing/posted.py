"""Files that the state has posted, wherever they lie: by themselves, in a folder, or in a zip."""

from __future__ import annotations

import hashlib
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Final, final

from sarcgen.errors import UsageError
from sarcgen.paths import shown
from sarcgen.problems import Mark, Problem

TEXTS: Final = (".txt", ".csv", ".tsv")
SHEETS: Final = (".xlsx", ".xlsm", ".xls")
ARCHIVES: Final = (".zip",)
MAXIMUM_BYTES: Final = 400_000_000
"""No file of the state's is larger; an archive that unpacks to more is not one of them."""

DEEPEST: Final = 3
"""How many archives may lie one within another."""

_LOCKED: Final = 0x1
"""In the flags of a member of an archive: it opens with a password only."""


@final
@dataclass(frozen=True)
class Posted:
    """One file of the state's.

    Attributes:
        name: its own name, without folders: the same wherever it was put.
        place: the name that the user knows it by, with folder or archive.
        raw: its bytes.
        asked_for: the user named it, and not only the folder or archive that it is in.
    """

    name: str
    place: str
    raw: bytes = field(repr=False)
    asked_for: bool

    @cached_property
    def sha256(self) -> str:
        """The fingerprint of its bytes: a file that is posted again has another one."""
        return hashlib.sha256(self.raw).hexdigest()

    @property
    def is_sheet(self) -> bool:
        """Whether it is a workbook, and not text."""
        return self.name.casefold().endswith(SHEETS)


def posted_files(paths: Iterable[Path]) -> tuple[list[Posted], list[Problem]]:
    """All data files at some paths, in the order of their names.

    Args:
        paths: files, folders and zip archives. In folders and archives, what is neither text nor
            sheet is passed over; hidden files are too.

    Raises:
        UsageError: there is nothing at a path, or no data file below any.
    """
    found: list[Posted] = []
    problems: list[Problem] = []
    for path in dict.fromkeys(paths):
        _refuse_what_is_no_file(path)
        files = sorted(_inside(path)) if path.is_dir() else [path]
        for file in files:
            try:
                _take(file, found, asked_for=not path.is_dir())
            except _UnreadableError as error:
                problems.append(_unreadable(error.place, str(error)))
            except OSError as error:
                problems.append(_unreadable(shown(file), f"{error.strerror or 'reading failed'}"))
    if not found and not problems:
        raise UsageError(
            "There is no data file there: no text (.txt, .csv), sheet (.xlsx) or archive (.zip)."
        )
    return found, problems


@final
class _UnreadableError(Exception):
    """A file that cannot be read.

    Args:
        place: the name that the user knows it by.
        why: the end of a sentence.
    """

    def __init__(self, place: str, why: str) -> None:
        self.place = place
        super().__init__(why)


def _refuse_what_is_no_file(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except OSError:
        raise UsageError(f"There is no file or folder {path}.") from None
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise UsageError(f"{path} is neither a file nor a folder. Save the state's file first.")


def _inside(folder: Path) -> Iterator[Path]:
    for file in folder.rglob("*"):
        hidden = any(part.startswith((".", "_", "~")) for part in file.relative_to(folder).parts)
        if not hidden and file.suffix.casefold() in TEXTS + SHEETS + ARCHIVES and file.is_file():
            yield file


def _take(file: Path, found: list[Posted], *, asked_for: bool) -> None:
    if file.stat().st_size > MAXIMUM_BYTES:
        raise _UnreadableError(shown(file), _TOO_LARGE)
    raw = file.read_bytes()
    if file.suffix.casefold() in ARCHIVES:
        found += _of_archive(raw, shown(file), [MAXIMUM_BYTES], 1)
    else:
        found.append(Posted(file.name, shown(file), raw, asked_for))


def _of_archive(raw: bytes, place: str, left: list[int], depth: int) -> Iterator[Posted]:
    """The data files of an archive, and of archives within it.

    Args:
        raw: its bytes.
        place: its name for messages.
        left: how many bytes it may still unpack to, in all.
        depth: how many archives lie around it, itself among them.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(raw))
    except (zipfile.BadZipFile, ValueError, OSError):
        raise _UnreadableError(place, _DAMAGED) from None
    with archive:
        for member in sorted(archive.infolist(), key=lambda member: member.filename):
            inside = PurePosixPath(member.filename)
            hidden = any(part.startswith((".", "_", "~")) for part in inside.parts)
            ending = inside.suffix.casefold()
            if member.is_dir() or hidden or ending not in TEXTS + SHEETS + ARCHIVES:
                continue
            within = f"{place}!{inside}"
            unpacked = _member(archive, member, within, left)
            if ending not in ARCHIVES:
                yield Posted(inside.name, within, unpacked, asked_for=False)
            elif depth < DEEPEST:
                yield from _of_archive(unpacked, within, left, depth + 1)
            else:
                raise _UnreadableError(within, "it lies in too many archives; unpack them")


def _member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, place: str, left: list[int]
) -> bytes:
    left[0] -= member.file_size
    if left[0] < 0:
        raise _UnreadableError(place, _TOO_LARGE)
    if member.flag_bits & _LOCKED:
        raise _UnreadableError(place, "it is locked with a password; unlock it, or unpack it")
    try:
        return archive.read(member)
    except NotImplementedError:
        raise _UnreadableError(place, "it is packed in an unusual way; unpack it") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError):
        raise _UnreadableError(place, _DAMAGED) from None


_DAMAGED: Final = "it is damaged; download it again"
_TOO_LARGE: Final = "it is too large for a file of the state's"


def _unreadable(place: str, why: str) -> Problem:
    return Problem(Mark(place, 1, 1), "I100", f"The file cannot be read: {why}.")
