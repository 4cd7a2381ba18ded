"""Figures about ten students or fewer in files that everybody can read."""

from __future__ import annotations

from collections.abc import Iterator

from sarcgen.checks.case import Case
from sarcgen.model.values import Figure, NoValue, reveal
from sarcgen.problems import Mark, Problem, Severity
from sarcgen.records.origins import Origins
from sarcgen.tables.raw import RawCell

SMALLEST_TOLD = 11


def small_figures(case: Case) -> Iterator[Problem]:
    """One finding a file: the card hides these figures, but the file itself shows them.

    It does not say where they stand: that would be the first thing a reader of the log looks up.
    """
    for entity in ("school", "district"):
        if any(cell.entity == entity and _tells_few(cell) for _, _, cell in case.cells()):
            yield case.finding("P104", (), _MESSAGE, entity)


def small_origins(file: str, origins: Origins) -> Iterator[Problem]:
    """One finding where the origins of a file's figures hold such figures too.

    Args:
        file: the file of origins.
        origins: what it holds.
    """
    if any(origin.small for origin in origins.cells.values()):
        message = (
            "This file holds results of ten students or fewer, kept by --keep-small, and its"
            " repository is public. Import again without that option, and remove the file from the"
            " history."
        )
        yield Problem(Mark(file, 1, 1), "P104", message, Severity.WARNING)


def _tells_few(cell: RawCell) -> bool:
    if not isinstance(cell.value, Figure):
        return False
    if any(isinstance(c, Figure) and 0 < reveal(c) < SMALLEST_TOLD for c in cell.counts):
        return True
    # A number of students that is withheld is one to ten; beside it, others may be told.
    is_count = any(cell.value is count for count in cell.counts)
    return not is_count and any(count is NoValue.WITHHELD for count in cell.counts)


_MESSAGE = (
    "This file tells results of ten students or fewer, and its repository is public. Write -- for"
    " the whole row, as “sarcgen import” does, and remove the file from the history."
)
