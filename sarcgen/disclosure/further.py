"""Further suppression: rows and cells hidden so that the small groups stay hidden."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, final

from sarcgen.disclosure.aliases import CellPlace, aliases_of
from sarcgen.disclosure.complementary import Choice, choose
from sarcgen.disclosure.contradictions import contradictory, sentence
from sarcgen.disclosure.groups import GroupTable, Reason
from sarcgen.disclosure.headcounts import enrollment_table, headcounts_of
from sarcgen.disclosure.linked import linked_tables
from sarcgen.disclosure.policy import Policy
from sarcgen.disclosure.protected import CellStatus, ProtectedCell
from sarcgen.edition.protection import ProtectedByRowCounts, ProtectedOnRequest
from sarcgen.errors import DisclosureError
from sarcgen.tables.raw import RawReport

_STATUS: Final = {
    Reason.PRIMARY: CellStatus.PRIMARY,
    # What else stands in a row that is withheld in part, or whose size is unknown.
    Reason.WITHHELD: CellStatus.PRIMARY,
    Reason.REQUESTED: CellStatus.REQUESTED,
    Reason.LINKED: CellStatus.LINKED,
    Reason.COMPLEMENTARY: CellStatus.COMPLEMENTARY,
}


@final
@dataclass(frozen=True, slots=True)
class Further:
    """What is hidden beside the cells that stand for too few students.

    Attributes:
        rows: status by table and row.
        cells: single cells.
    """

    rows: Mapping[tuple[str, str], CellStatus]
    cells: frozenset[CellPlace]

    def apply(
        self, table: str, row: str, columns: tuple[str, ...], cells: tuple[ProtectedCell, ...]
    ) -> tuple[ProtectedCell, ...]:
        """The cells of a row after further suppression. Nothing hidden is shown again."""
        status = self.rows.get((table, row))
        if status is not None:
            return tuple(_hidden(cell, status) for cell in cells)
        return tuple(
            _hidden(cell, CellStatus.COMPLEMENTARY)
            if CellPlace(table, row, column) in self.cells
            else cell
            for column, cell in zip(columns, cells, strict=True)
        )


def further_suppression(report: RawReport, policy: Policy) -> Further:
    """Decides what must be hidden beside the primary suppressions of a report.

    Raises:
        DisclosureError: the figures of a table contradict one another. Names it, never a number.
    """
    rows: dict[tuple[str, str], CellStatus] = {}
    cells: set[CellPlace] = set()
    for choice in _enrollment_choices(report, policy):
        _note_rows(choice, rows)
    dashed = frozenset(row for _, row in rows)
    headcounts = headcounts_of(report, dashed)
    for tables in linked_tables(report, policy, headcounts):
        choices = choose(tables, level=policy.level, minimum=policy.minimum_group_size)
        _refuse_contradictions(report, policy, tables, choices)
        for choice in choices:
            _note_rows(choice, rows)
            cells |= _cells_hidden(report, choice)
    return Further(rows, frozenset(cells))


def _refuse_contradictions(
    report: RawReport, policy: Policy, tables: tuple[GroupTable, ...], choices: tuple[Choice, ...]
) -> None:
    found = contradictory(tables, choices, level=policy.level, minimum=policy.minimum_group_size)
    if found:
        titles = {table.spec.id: table.spec.title for table in report.tables}
        raise DisclosureError("\n".join(sentence(titles[table]) for table in found))


def _enrollment_choices(report: RawReport, policy: Policy) -> list[Choice]:
    if not policy.dash_enrollment:
        return []
    choices: list[Choice] = []
    for table in report.tables:
        rule = table.spec.disclosure
        if isinstance(rule, ProtectedOnRequest):
            shares = enrollment_table(table, rule, report.enrollment)
            choices += choose([shares], level=policy.level, minimum=policy.minimum_group_size)
    return choices


def _note_rows(choice: Choice, rows: dict[tuple[str, str], CellStatus]) -> None:
    for row, reason in choice.hidden.items():
        rows[choice.table, row] = _STATUS[reason]


def _cells_hidden(report: RawReport, choice: Choice) -> set[CellPlace]:
    table = next(table for table in report.tables if table.spec.id == choice.table)
    rule = table.spec.disclosure
    if not isinstance(rule, ProtectedByRowCounts):
        return set()
    hidden: set[CellPlace] = set()
    if choice.results_hidden:
        hidden |= {CellPlace(choice.table, row.id, rule.outcome) for row in table.rows}
    if choice.results_hidden or rule.total in choice.hidden:
        hidden |= set(aliases_of(report, table, rule))
    return hidden


def _hidden(cell: ProtectedCell, status: CellStatus) -> ProtectedCell:
    """A hidden cell; the want of a figure stays what it is, as missing ones must be seen."""
    return ProtectedCell(status) if cell.status is CellStatus.PUBLISHED else cell
