"""Primary suppression: whatever stands for ten students or fewer is hidden, the whole row.

The smallest head-count of a row decides (privacy.md 4.1, decision C3). An unknown count hides:
it is never taken for zero or for large.
"""

from __future__ import annotations

from datetime import date

from sarcgen.disclosure.policy import Policy
from sarcgen.disclosure.protected import CellStatus, ProtectedCell, PublishedValue
from sarcgen.edition.protection import ProtectedByRowCounts
from sarcgen.edition.spec import TableSpec
from sarcgen.edition.words import EmptyGroup
from sarcgen.model.values import Count, Figure, NoValue, reveal
from sarcgen.tables.raw import Governance, RawCell, RawRow, RawValue

_STATUS = {
    NoValue.NOT_APPLICABLE: CellStatus.NOT_APPLICABLE,
    NoValue.WITHHELD: CellStatus.WITHHELD,
    NoValue.NOT_REPORTED: CellStatus.NOT_REPORTED,
    NoValue.PENDING: CellStatus.PENDING,
    NoValue.NOT_TESTED: CellStatus.NOT_TESTED,
}


def protected_row(table: TableSpec, row: RawRow, policy: Policy) -> tuple[ProtectedCell, ...]:
    """The cells of one row after the primary rule."""
    whole_row = isinstance(table.disclosure, ProtectedByRowCounts)
    if whole_row and _is_shown_as_zero(row, policy):
        return tuple(protected_cell(cell) for cell in row.cells)
    if whole_row and any(_has_few(cell, policy) for cell in row.cells):
        return tuple(ProtectedCell(CellStatus.PRIMARY) for _ in row.cells)
    return tuple(
        hidden(cell) if must_hide(cell, policy) else protected_cell(cell) for cell in row.cells
    )


def protected_fact(fact: RawCell, policy: Policy) -> ProtectedCell:
    """A fact above a table after the primary rule."""
    return hidden(fact) if must_hide(fact, policy) else protected_cell(fact)


def must_hide(cell: RawCell, policy: Policy) -> bool:
    """Whether too few students, or an unknown number, stand behind a cell."""
    return cell.governance is not Governance.OPEN and any(
        isinstance(count, NoValue) or policy.is_too_small(reveal(count)) for count in cell.counts
    )


def hidden(cell: RawCell) -> ProtectedCell:
    """A cell that must be hidden: a figure in it is gone; the want of one stays what it is."""
    if isinstance(cell.value, NoValue):
        return protected_cell(cell)
    return ProtectedCell(CellStatus.PRIMARY)


def protected_cell(cell: RawCell) -> ProtectedCell:
    """A cell that may be published."""
    if isinstance(cell.value, NoValue):
        return ProtectedCell(status_of(cell.value, required=cell.required))
    return ProtectedCell(CellStatus.PUBLISHED, _published(cell.value))


def status_of(value: NoValue, *, required: bool) -> CellStatus:
    """What becomes of a cell without a figure."""
    if value is NoValue.MISSING:
        return CellStatus.MISSING if required else CellStatus.EMPTY
    return _STATUS[value]


def _published(value: RawValue) -> PublishedValue:
    if isinstance(value, Figure):
        return reveal(value)
    if isinstance(value, (str, date)):
        return value
    raise TypeError("only a figure, a text or a day can be published")


def _has_few(cell: RawCell, policy: Policy) -> bool:
    return any(isinstance(c, Count) and policy.is_too_small(reveal(c)) for c in cell.counts)


def _is_shown_as_zero(row: RawRow, policy: Policy) -> bool:
    """An empty group prints zeros where the edition says so (decision C2)."""
    return policy.empty_group is EmptyGroup.ZERO and is_empty(row)


def is_empty(row: RawRow) -> bool:
    """Whether a student group has no students, and no figure but zero."""
    counts = [count for count in row.measures.values() if isinstance(count, Figure)]
    told = [cell.value for cell in row.cells if isinstance(cell.value, Figure)]
    return bool(counts) and all(reveal(figure) == 0 for figure in (*counts, *told))
