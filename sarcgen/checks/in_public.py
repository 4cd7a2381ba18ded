"""Figures about ten students or fewer in a file that everybody can read."""

from __future__ import annotations

from collections.abc import Iterator

from sarcgen.checks.case import Case
from sarcgen.model.values import Figure, reveal
from sarcgen.problems import Problem
from sarcgen.tables.raw import RawCell

SMALLEST_TOLD = 11


def small_figures(case: Case) -> Iterator[Problem]:
    """One finding a file: the card hides these figures, but the file itself shows them.

    It does not say where they stand: that would be the first thing a reader of the log looks up.
    """
    for entity in ("school", "district"):
        if any(cell.entity == entity and _tells_few(cell) for _, _, cell in case.cells()):
            yield case.finding("P104", (), _MESSAGE, entity)


def _tells_few(cell: RawCell) -> bool:
    return isinstance(cell.value, Figure) and any(
        isinstance(count, Figure) and 0 < reveal(count) < SMALLEST_TOLD for count in cell.counts
    )


_MESSAGE = (
    "This file tells results of ten students or fewer, and its repository is public. Write -- for"
    " the whole row, as “sarcgen import” does, and remove the file from the history."
)
