"""The tables by student group of a finished card, read back as a reader sees them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Final, TypeAlias, final

from sarcgen.disclosure.aliases import aliases_of, format_decimals
from sarcgen.disclosure.groups import GroupTable, Reason, card_table, own_reason
from sarcgen.disclosure.linked import outcome_of
from sarcgen.disclosure.protected import HIDDEN, CellStatus, ProtectedCell, ProtectedReport
from sarcgen.disclosure.published import Alias, Measure, PublishedRow, PublishedTable, table_of
from sarcgen.edition.cells import ColumnSpec
from sarcgen.edition.protection import ProtectedByRowCounts
from sarcgen.edition.sources import DECIMALS, count_source, is_path
from sarcgen.model.derived import rounded
from sarcgen.tables.raw import RawReport, RawTable

_REASONS: Final = {
    CellStatus.PRIMARY: Reason.PRIMARY,
    CellStatus.WITHHELD: Reason.WITHHELD,
    CellStatus.REQUESTED: Reason.REQUESTED,
    CellStatus.LINKED: Reason.LINKED,
    CellStatus.COMPLEMENTARY: Reason.COMPLEMENTARY,
}

_SHARES: Final = {
    "percent_tested": Measure.PERCENT_TESTED,
    "percent_not_tested": Measure.PERCENT_NOT_TESTED,
}

_COUNTED: Final = (Measure.ENROLLED, Measure.TESTED)

Told: TypeAlias = "Iterator[tuple[Measure, ProtectedCell, int]]"
"""What a cell is about, the cell, and with how many decimals it is printed."""


@final
class PrintedCard:
    """A card as it would be published.

    Args:
        report: what would be published.
        raw: the same tables before protection, for what the cells are about.
        minimum: students of the smallest group that may be printed.
    """

    def __init__(self, report: ProtectedReport, raw: RawReport, minimum: int) -> None:
        self._raw = {table.spec.id: table for table in raw.tables}
        self._report = raw
        self._minimum = minimum
        self._cells: Mapping[tuple[str, str, str], ProtectedCell] = {
            (table.id, row.id, column.id): cell
            for table in report.tables
            for row in table.rows
            for column, cell in zip(self._raw[table.id].spec.columns, row.cells, strict=True)
        }

    def table(self, structure: GroupTable) -> PublishedTable:
        """A table by student group as it is printed.

        Args:
            structure: the same table before protection, for the structure that everybody knows.
        """
        table = self._raw[card_table(structure.id)]
        rule = table.spec.disclosure
        if not isinstance(rule, ProtectedByRowCounts):
            raise TypeError("only tables by student group are read back")
        rows = [self._row(row.id, table, rule, structure) for row in table.rows]
        total = next((row for row in rows if row.id == rule.total), None)
        aliases: Iterator[Alias] = iter(())
        if total is not None and total.something_hidden and table.says_something:
            aliases = self._aliases(table, rule, outcome_of(rule, structure.id))
        return table_of(structure, rows, tuple(aliases))

    def _row(
        self, row_id: str, table: RawTable, rule: ProtectedByRowCounts, structure: GroupTable
    ) -> PublishedRow:
        cells: dict[Measure, Decimal | None] = {}
        reason = None
        for measure, cell, decimals in self._told(row_id, table, rule, structure):
            if cell.status in HIDDEN:
                reason = reason or _REASONS[cell.status]
                cells[measure] = None
            elif isinstance(cell.value, Decimal):
                cells[measure] = rounded(cell.value, decimals)
            elif measure in _COUNTED:
                # Of a size that is not printed a reader knows as little as of two dashes.
                reason = reason or Reason.WITHHELD
                cells[measure] = None
        if structure.one_count and Measure.ENROLLED in cells:
            cells[Measure.TESTED] = cells[Measure.ENROLLED]
        if cells.get(Measure.ENROLLED) is not None and cells.get(Measure.TESTED) is not None:
            # The shares add nothing to two printed counts; real cards round them in their own ways.
            cells.pop(Measure.PERCENT_TESTED, None)
            cells.pop(Measure.PERCENT_NOT_TESTED, None)
        hides_size = any(cells.get(measure, 0) is None for measure in _COUNTED)
        if reason is Reason.PRIMARY and self._is_of_unknown_size(row_id, structure):
            reason = Reason.WITHHELD
        return PublishedRow(row_id, cells, reason if hides_size else None)

    def _is_of_unknown_size(self, row_id: str, structure: GroupTable) -> bool:
        """Whether no count of a row is known to be small: it may have any number of students."""
        return own_reason(structure.row(row_id), structure, self._minimum) is not Reason.PRIMARY

    def _told(
        self, row_id: str, table: RawTable, rule: ProtectedByRowCounts, structure: GroupTable
    ) -> Told:
        outcome = outcome_of(rule, structure.id)
        for column in table.spec.columns:
            measure = _measure(column, rule, outcome)
            if measure is not None:
                cell = self._cells[table.spec.id, row_id, column.id]
                yield measure, cell, DECIMALS.get(column.format, 0)
        ends = ((Measure.TESTED, rule.counts[-1]), (Measure.ENROLLED, rule.counts[0]))
        for measure, count in ends:
            place = self._places.get(count_source(table.spec, row_id, count))
            if is_path(count) and place is not None:
                yield measure, self._cells[place], 0

    @cached_property
    def _places(self) -> Mapping[tuple[str, ...], tuple[str, str, str]]:
        """Where on the card the figure of a path is printed."""
        return {
            (cell.entity, *cell.path): (table.spec.id, row.id, cell.column)
            for table in self._raw.values()
            for row in table.rows
            for cell in row.cells
        }

    def _aliases(
        self, table: RawTable, rule: ProtectedByRowCounts, outcome: str
    ) -> Iterator[Alias]:
        for place in aliases_of(self._report, table, rule, outcome):
            cell = self._cells[place.table, place.row, place.column]
            if isinstance(cell.value, Decimal):
                decimals = format_decimals(self._raw[place.table].spec, place)
                yield Alias(rule.total, rounded(cell.value, decimals), decimals)


def _measure(column: ColumnSpec, rule: ProtectedByRowCounts, outcome: str) -> Measure | None:
    """What a column tells, if it is about this outcome."""
    name = column.measure or column.id
    if column.id in {*rule.outcomes, rule.met}:
        if column.id == outcome:
            return Measure.PERCENT_MET
        return Measure.MET if column.id == rule.met and outcome == rule.outcome else None
    if name in rule.counts:
        return Measure.ENROLLED if name == rule.counts[0] else Measure.TESTED
    return _SHARES.get(column.computed or "")
