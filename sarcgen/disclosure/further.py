"""Further suppression: rows and cells hidden so that the small groups stay hidden."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import Final, final

from sarcgen.disclosure.aliases import CellPlace, aliases_of, beside_aliases
from sarcgen.disclosure.complementary import Choice, choose
from sarcgen.disclosure.contradictions import contradictory, sentence
from sarcgen.disclosure.groups import GroupTable, Reason, card_table
from sarcgen.disclosure.headcounts import enrollment_table, headcounts_of
from sarcgen.disclosure.linked import linked_tables, outcome_of
from sarcgen.disclosure.policy import Policy
from sarcgen.disclosure.protected import CellStatus, ProtectedCell
from sarcgen.edition.protection import ProtectedByRowCounts, ProtectedOnRequest
from sarcgen.errors import DisclosureError
from sarcgen.tables.raw import RawReport, RawTable

_STATUS: Final = {
    Reason.PRIMARY: CellStatus.PRIMARY,
    # What else stands in a row that is withheld in part, or whose size is unknown.
    Reason.WITHHELD: CellStatus.PRIMARY,
    Reason.REQUESTED: CellStatus.REQUESTED,
    Reason.LINKED: CellStatus.LINKED,
    Reason.COMPLEMENTARY: CellStatus.COMPLEMENTARY,
}
_TELLING: Final = frozenset({CellStatus.PUBLISHED, CellStatus.NOT_TESTED})


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
        _note_rows(choice.table, choice, rows)
    dashed = frozenset(row for _, row in rows)
    headcounts = headcounts_of(report, dashed)
    for tables in linked_tables(report, policy, headcounts):
        choices = choose(tables, level=policy.level, minimum=policy.minimum_group_size)
        _refuse_contradictions(report, policy, tables, choices)
        for choice in choices:
            table = _raw(report, choice.table)
            if table.says_something:
                _note_rows(table.spec.id, choice, rows)
                cells |= _cells_hidden(report, table, choice)
    return Further(rows, frozenset(cells))


def _refuse_contradictions(
    report: RawReport, policy: Policy, tables: tuple[GroupTable, ...], choices: tuple[Choice, ...]
) -> None:
    found = contradictory(tables, choices, level=policy.level, minimum=policy.minimum_group_size)
    if found:
        titles = dict.fromkeys(_raw(report, table).spec.title for table in found)
        raise DisclosureError("\n".join(map(sentence, titles)))


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


def _raw(report: RawReport, table_id: str) -> RawTable:
    return next(table for table in report.tables if table.spec.id == card_table(table_id))


def _note_rows(table: str, choice: Choice, rows: dict[tuple[str, str], CellStatus]) -> None:
    """Notes the hidden rows; what is hidden for one outcome's sake is not called linked."""
    for row, reason in choice.hidden.items():
        if reason is not Reason.LINKED or (table, row) not in rows:
            rows[table, row] = _STATUS[reason]


def _cells_hidden(report: RawReport, table: RawTable, choice: Choice) -> set[CellPlace]:
    rule = table.spec.disclosure
    if not isinstance(rule, ProtectedByRowCounts):
        return set()
    outcome = outcome_of(rule, choice.table)
    hidden: set[CellPlace] = set()
    if choice.results_hidden:
        columns = (outcome, rule.met) if rule.met and outcome == rule.outcome else (outcome,)
        hidden |= {CellPlace(table.spec.id, *cell) for cell in product(_ids(table), columns)}
        hidden |= set(beside_aliases(report, table, outcome))
    if choice.results_hidden or rule.total in choice.hidden:
        hidden |= set(aliases_of(report, table, rule, outcome))
    return hidden


def _ids(table: RawTable) -> list[str]:
    return [row.id for row in table.rows]


def _hidden(cell: ProtectedCell, status: CellStatus) -> ProtectedCell:
    """A hidden cell; the want of a figure stays what it is, as missing ones must be seen.

    That a group was not tested is a figure, so to speak: beside dashes it would tell why these
    stand there.
    """
    return ProtectedCell(status) if cell.status in _TELLING else cell
