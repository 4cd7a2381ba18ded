"""What a card is made from, as digests: the program, its libraries, the templates, the school.

The digests of program, libraries and templates hold nothing secret. A school's files hold figures
that the card hides, and the plain digest of a file could be tried out until the figure is found; so
theirs are keyed, with a secret that is kept elsewhere, or with a number that only one run knows.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from functools import lru_cache
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Final, final

from sarcgen.building.versions import drawing_versions, making_versions
from sarcgen.cards import Settings
from sarcgen.paths import shown
from sarcgen.records.locate import SchoolFile
from sarcgen.records.photos import contents_of_photos

PACKAGE: Final = Path(__file__).resolve().parent.parent
BASE: Final = "base"
FONTS: Final = "fonts"
DRAWING_ROOMS: Final = ("render", "languages", "errors.py", "paths.py", "problems.py", "report")
"""Where the code is that a PDF of a given page depends on."""

_NOT_CODE: Final = {"__pycache__", "_templates"}
"""What stands in the package and is no code: the templates of an installed one count by edition."""

_ELSEWHERE: Final = {"templates", "out"}
"""Settings that say where things are, which changes no card."""


@final
@dataclass(frozen=True, slots=True)
class Surroundings:
    """Digests of everything but the school's own files.

    Attributes:
        program: the code of sarcgen.
        libraries: versions of Python and of all that takes part.
        templates: the edition, what all editions share, fonts included.
        drawing: what a PDF depends on beside its page.
    """

    program: str
    libraries: str
    templates: str
    drawing: str

    def differences(self, other: Surroundings) -> list[str]:
        """What another process sees differently, in words."""
        words = {
            "program": "the program itself",
            "libraries": "the versions of its libraries",
            "templates": "the templates",
        }
        return [said for name, said in words.items() if getattr(self, name) != getattr(other, name)]


def surroundings(templates: Path, edition: str) -> Surroundings:
    """What cards of an edition are made from beside the schools' files, as it is now.

    Args:
        templates: folder of editions.
        edition: the data year.

    Raises:
        OSError: a file cannot be read.
    """
    shared, own = templates / BASE, templates / edition
    drawing_code = (PACKAGE / room for room in DRAWING_ROOMS)
    return Surroundings(
        program=_digest_of_files([PACKAGE]),
        libraries=_digest_of_words([*making_versions(), *drawing_versions()]),
        templates=_digest_of_files([shared, own]),
        drawing=_digest_of_words(
            [
                *drawing_versions(),
                _digest_of_files(drawing_code),
                _digest_of_files([shared / FONTS]),
            ]
        ),
    )


def digest_of_program(templates: Path) -> str:
    """What pages around the cards are made with: the program, its libraries, shared templates.

    Args:
        templates: folder of editions.
    """
    code, shared = _digest_of_files([PACKAGE]), _digest_of_files([templates / BASE])
    return _digest_of_words([*making_versions(), code, shared])


def pdf_key(around: Surroundings, html: str) -> str:
    """Under which a PDF is kept. A page holds no hidden figure, so that its digest may be plain.

    Args:
        around: what it is drawn with.
        html: the page that it is drawn from.
    """
    return _digest_of_words(["pdf", around.drawing, html])


def contents_of(source: SchoolFile) -> list[bytes]:
    """What stands in a school's file and in its district's, and in the photos that they name."""
    contents = {file: _content(file) for file in _files_of(source)}
    photos = [one for file, text in contents.items() for one in contents_of_photos(file, text)]
    return [*contents.values(), *photos]


def card_key(
    secret: bytes,
    around: Surroundings,
    source: SchoolFile,
    contents: list[bytes],
    settings: Settings,
) -> str:
    """Under which a card is kept: changes with anything that may change the card.

    Args:
        secret: the key of the digest, 16 to 64 bytes.
        around: everything but the school's files.
        source: the school's files.
        contents: what stands in them.
        settings: what is to be made.
    """
    wanted = [
        f"{one.name}={_plainly(getattr(settings, one.name))}"
        for one in fields(settings)
        if one.name not in _ELSEWHERE
    ]
    words = [around.program, around.libraries, around.templates, *wanted]
    # Messages name the files as the user sees them, so that a card in another place is another.
    names = [source.edition, source.school, *(shown(file) for file in _files_of(source))]
    return _keyed(secret, [*_encoded([*words, *names]), *contents])


def seen_files(nonce: bytes, contents: list[bytes]) -> str:
    """A digest of a school's files that serves one run alone: do two processes see the same?

    Args:
        nonce: the run's own random number.
        contents: what stands in them.
    """
    return _keyed(nonce, contents)


def _files_of(source: SchoolFile) -> list[Path]:
    return [source.file, *([source.district] if source.district is not None else [])]


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        # The stages say what is wrong with it; such a card is never kept.
        return f"unreadable: {error.errno}".encode()


def _plainly(value: object) -> str:
    return ",".join(sorted(map(str, value))) if isinstance(value, frozenset) else str(value)


def _encoded(words: Iterable[str]) -> Iterator[bytes]:
    return (word.encode("utf-8", "surrogateescape") for word in words)


def _keyed(secret: bytes, parts: Iterable[bytes]) -> str:
    digest = blake2b(key=secret, digest_size=32, person=b"sarcgen card")
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


def _digest_of_words(words: Iterable[str]) -> str:
    digest = sha256()
    for part in _encoded(words):
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


def _digest_of_files(tops: Iterable[Path]) -> str:
    """Of files and of all that is in folders, with their names below the folder above each."""
    found = [
        (os.path.relpath(path, top.parent), path, (told.st_mtime_ns, told.st_size, told.st_ino))
        for top in tops
        for path, told in _walk(str(top))
    ]
    return _digest_of_listed(tuple(sorted(found)))


@lru_cache(maxsize=64)
def _digest_of_listed(files: tuple[tuple[str, str, tuple[int, int, int]], ...]) -> str:
    """Read once by a process for as long as size and time of every file stay as they are."""
    digest = sha256()
    for name, path, _ in files:
        content = Path(path).read_bytes()
        for part in (name.replace(os.sep, "/").encode("utf-8", "surrogateescape"), content):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
    return digest.hexdigest()


def _walk(top: str) -> Iterator[tuple[str, os.stat_result]]:
    if not os.path.isdir(top):  # noqa: PTH112 - hundreds of files: Path would take three times as long
        yield top, os.stat(top)  # noqa: PTH116
        return
    with os.scandir(top) as inside:
        for entry in inside:
            if entry.is_dir():
                if entry.name not in _NOT_CODE:
                    yield from _walk(entry.path)
            elif not entry.name.endswith(".pyc"):
                yield entry.path, entry.stat()
