"""Files that the state has posted, wherever they lie: by themselves, in a folder, or in a zip."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
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
        if not path.exists():
            raise UsageError(f"There is no file or folder {path}.")
        files = sorted(_inside(path)) if path.is_dir() else [path]
        for file in files:
            try:
                found += _of_file(file, asked_for=not path.is_dir())
            except OSError as error:
                problems.append(_unreadable(shown(file), f"{error.strerror or 'reading failed'}"))
            except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError):
                problems.append(_unreadable(shown(file), "it is damaged, locked or too large"))
    if not found and not problems:
        raise UsageError(
            "There is no data file there: no text (.txt, .csv), sheet (.xlsx) or archive (.zip)."
        )
    return found, problems


def _inside(folder: Path) -> Iterator[Path]:
    for file in folder.rglob("*"):
        hidden = any(part.startswith((".", "_", "~")) for part in file.relative_to(folder).parts)
        if not hidden and file.suffix.casefold() in TEXTS + SHEETS + ARCHIVES and file.is_file():
            yield file


def _of_file(file: Path, *, asked_for: bool) -> Iterator[Posted]:
    if file.suffix.casefold() in ARCHIVES:
        yield from _of_archive(file)
    else:
        if file.stat().st_size > MAXIMUM_BYTES:
            raise ValueError("too large")
        yield Posted(file.name, shown(file), file.read_bytes(), asked_for)


def _of_archive(file: Path) -> Iterator[Posted]:
    with zipfile.ZipFile(file) as archive:
        members = sorted(archive.infolist(), key=lambda member: member.filename)
        if sum(member.file_size for member in members) > MAXIMUM_BYTES:
            raise ValueError("too large")
        for member in members:
            inside = PurePosixPath(member.filename)
            hidden = any(part.startswith((".", "_", "~")) for part in inside.parts)
            if not member.is_dir() and not hidden and inside.suffix.casefold() in TEXTS + SHEETS:
                place = f"{shown(file)}!{inside}"
                yield Posted(inside.name, place, archive.read(member), asked_for=False)


def _unreadable(place: str, why: str) -> Problem:
    return Problem(Mark(place, 1, 1), "I100", f"The file cannot be read: {why}. Download it again.")
