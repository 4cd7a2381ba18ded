"""Which kind of the state's files a file is: told by the names of its columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final, final

from sarcgen.importing.grids import Grid
from sarcgen.importing.posted import Posted
from sarcgen.importing.sheets import open_sheets
from sarcgen.importing.state_files import FileMap, StateFiles
from sarcgen.importing.texts import open_text
from sarcgen.problems import Problem, Severity

_ALIKE: Final = 0.5
"""Share of a kind's columns that a file must have to be taken for one of its kind that changed."""


@final
@dataclass(frozen=True, slots=True)
class Recognized:
    """An open file of a kind that we know.

    Attributes:
        file: the file.
        grid: its rows.
        kind: what it holds.
    """

    file: Posted
    grid: Grid
    kind: FileMap


def recognized(
    files: Sequence[Posted], known: StateFiles, edition: str | None
) -> tuple[list[Recognized], list[Problem]]:
    """Opens files and tells what they hold.

    Args:
        files: the files.
        known: the map of the state's files.
        edition: whose data they must be; None for whichever they are.
    """
    found: list[Recognized] = []
    problems: list[Problem] = []
    for file in files:
        grids, troubles = _opened(file)
        problems += troubles
        told = [(grid, *_kind_of(grid, file, known, edition)) for grid in grids]
        mine = [Recognized(file, grid, kind) for grid, kind, _ in told if kind is not None]
        found += mine
        for _, kind, trouble in told:
            # A workbook may hold sheets of notes beside its data.
            if kind is None and (not mine or any(p.code != "I101" for p in trouble)):
                problems += trouble
    return found, problems


def _opened(file: Posted) -> tuple[list[Grid], list[Problem]]:
    if file.is_sheet:
        return open_sheets(file)
    grid, problems = open_text(file)
    return [grid] if grid is not None else [], problems


def _kind_of(
    grid: Grid, file: Posted, known: StateFiles, edition: str | None
) -> tuple[FileMap | None, list[Problem]]:
    folded = [name.casefold() for name in grid.header]
    header = set(folded)
    exact = [kind for kind in known.files if _has_all(kind, header)]
    if exact and len(folded) == len(header):
        fitting = [kind for kind in exact if edition is None or kind.fits(edition)]
        if fitting:
            return fitting[0], []
        return None, [_of_another_edition(grid, file, exact[0], edition or "")]
    close = _closest(header, known)
    if close is not None:
        return None, list(_differences(grid, folded, close))
    return None, [_unknown(grid, file, known)]


def _has_all(kind: FileMap, header: set[str]) -> bool:
    needed = set(kind.needed)
    return needed <= header if kind.open else needed == header


def _closest(header: set[str], known: StateFiles) -> FileMap | None:
    """The kind that shares most columns with a file, apart from those that all kinds have."""
    best, shared = None, 0.0
    for kind in known.files:
        own = set(kind.needed) - {"c", "d", "s", "cdscode", "sarcyear"}
        share = len(own & header) / len(own | (header - {"c", "d", "s", "cdscode", "sarcyear"}))
        if share > max(shared, _ALIKE):
            best, shared = kind, share
    return best


def _differences(grid: Grid, folded: list[str], kind: FileMap) -> Iterator[Problem]:
    """A file of a kind that we know, with other columns than it had."""
    for name in sorted(set(kind.needed) - set(folded)):
        message = (
            f"The column {kind.needed[name]} of the file “{kind.table}” is missing. Nothing of the"
            " file was read."
        )
        yield Problem(grid.header_mark(), "I103", message)
    for place, name in enumerate(folded):
        shown = grid.header[place]
        if name in folded[:place]:
            message = f"The column {_named(shown)} stands here twice. Nothing of the file was read."
            yield Problem(grid.header_mark(shown), "I104", message)
        elif name not in kind.needed and not kind.open:
            message = (
                f"The column {_named(shown)} is not known in the file “{kind.table}”. Nothing of"
                " the file was read."
            )
            yield Problem(grid.header_mark(shown), "I104", message)


def _unknown(grid: Grid, file: Posted, known: StateFiles) -> Problem:
    stem = PurePosixPath(file.name).stem.casefold()
    named = next((u for u in known.unconfirmed if stem.startswith(u.names)), None)
    severity = Severity.ERROR if file.asked_for else Severity.WARNING
    if named is not None:
        message = (
            f"{file.name} seems to be the file “{named.table}”, which sarcgen does not read:"
            f" {named.why}. Type its figures, or see “sarcgen explain I102”."
        )
        return Problem(grid.header_mark(), "I102", message, severity)
    message = f"{file.name} has columns that no known file of the state has. Nothing was read."
    return Problem(grid.header_mark(), "I101", message, severity)


def _of_another_edition(grid: Grid, file: Posted, kind: FileMap, edition: str) -> Problem:
    seen = ", ".join(sorted(kind.confirmed))
    message = (
        f"{file.name} has the columns of the file “{kind.table}” of {seen}; those of {edition} are"
        " not confirmed. Nothing of it was read."
    )
    severity = Severity.ERROR if file.asked_for else Severity.WARNING
    return Problem(grid.header_mark(), "I102", message, severity)


def _named(column: str) -> str:
    """A column's name in a message; what begins with a digit may be a figure in its place."""
    return f"“{column}”" if column and not column[0].isdigit() else "without a name"
