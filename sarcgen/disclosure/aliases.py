"""Cells that say again what a row of all students says.

The percentage for all students in the table of all students is that of the row All Students in the
table by student group, so both are hidden or neither. Which cells these are follows from where the
count behind them stands, or from ``repeats`` in the rule of their table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import final

from sarcgen.edition.cells import CellSpec, RowSpec
from sarcgen.edition.protection import ProtectedByCellCounts, ProtectedByRowCounts
from sarcgen.edition.sources import DECIMALS, count_source, filled
from sarcgen.edition.spec import TableSpec
from sarcgen.model.years import SchoolYear
from sarcgen.tables.raw import Governance, RawReport, RawRow, RawTable


@final
@dataclass(frozen=True, slots=True, order=True)
class CellPlace:
    """One cell of the report."""

    table: str
    row: str
    column: str


def aliases_of(
    report: RawReport, table: RawTable, rule: ProtectedByRowCounts, outcome: str
) -> list[CellPlace]:
    """The cells elsewhere that repeat an outcome of the row of all students.

    Args:
        report: the tables of the card.
        table: a table by student group.
        rule: its rule.
        outcome: id of the column with the outcome.
    """
    return [
        place
        for other in report.tables
        for row in other.rows
        if _repeats(other, row, report, (table, rule, outcome))
        for place in _of_data_year(other, row)
    ]


def beside_aliases(report: RawReport, table: RawTable, outcome: str) -> list[CellPlace]:
    """Cells that repeat nothing and tell of the same students' outcome all the same.

    They stand in a table one of whose rows repeats the outcome: whoever has dropped out has not
    graduated.
    """
    places: list[CellPlace] = []
    for other in report.tables:
        own = other.spec.disclosure
        if isinstance(own, ProtectedByCellCounts) and _name(table, outcome) in own.repeats.values():
            for row in other.rows:
                if row.id not in own.repeats:
                    places += _of_data_year(other, row)
    return places


def _repeats(
    other: RawTable,
    row: RawRow,
    report: RawReport,
    repeated: tuple[RawTable, ProtectedByRowCounts, str],
) -> bool:
    table, rule, outcome = repeated
    own = other.spec.disclosure
    if not isinstance(own, ProtectedByCellCounts):
        return False
    if row.id in own.repeats:
        return own.repeats[row.id] == _name(table, outcome)
    year = SchoolYear.parse(report.edition.edition).key()
    counted = filled(own.rows.get(row.id, own.count), year=year, row=row.id)
    wanted = count_source(table.spec, rule.total, "x")
    return outcome == rule.outcome and counted[:-1] == wanted[:-1]


def _name(table: RawTable, outcome: str) -> str:
    return f"{table.spec.id}.{outcome}"


def _of_data_year(table: RawTable, row: RawRow) -> Iterator[CellPlace]:
    """The cells of a row that are governed by students of the data year."""
    columns = {column.id: column for column in table.spec.columns}
    for cell in row.cells:
        governed = cell.governance is not Governance.OPEN
        if governed and columns[cell.column].year in (None, 0):
            yield CellPlace(table.spec.id, row.id, cell.column)


def format_decimals(spec: TableSpec, place: CellPlace) -> int:
    """Decimals with which the cell at a place is printed; two where they are as the file gives."""
    row: RowSpec = next(row for row in spec.rows if row.id == place.row)
    column = spec.column(place.column)
    special = row.cells.get(column.id, CellSpec())
    return DECIMALS.get(special.format or row.format or column.format, 2)
