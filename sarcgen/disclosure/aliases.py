"""Cells that say again what a row of all students says.

The percentage for all students in the table of all students is that of the row All Students in the
table by student group, so both are hidden or neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import final

from sarcgen.edition.cells import CellSpec, ColumnSpec, RowSpec
from sarcgen.edition.protection import ProtectedByCellCounts, ProtectedByRowCounts
from sarcgen.edition.sources import filled
from sarcgen.edition.spec import TableSpec
from sarcgen.edition.words import Format, Scope
from sarcgen.model.years import SchoolYear
from sarcgen.tables.raw import Governance, RawReport, RawTable


@final
@dataclass(frozen=True, slots=True, order=True)
class CellPlace:
    """One cell of the report."""

    table: str
    row: str
    column: str


def aliases_of(report: RawReport, table: RawTable, rule: ProtectedByRowCounts) -> list[CellPlace]:
    """The cells elsewhere that repeat the outcome of the row of all students."""
    wanted = filled(table.spec.source, scope=Scope.SCHOOL.value, row=rule.total, column="x")[:-1]
    return [
        place
        for other in report.tables
        if isinstance(other.spec.disclosure, ProtectedByCellCounts)
        for place in _repeating(other, other.spec.disclosure, wanted, report)
    ]


def _repeating(
    table: RawTable, rule: ProtectedByCellCounts, wanted: tuple[str, ...], report: RawReport
) -> Iterator[CellPlace]:
    columns = {column.id: column for column in table.spec.columns}
    year = SchoolYear.parse(report.edition.edition).key()
    for row in table.rows:
        counted = filled(rule.rows.get(row.id, rule.count), year=year, row=row.id)
        if counted[:-1] != wanted:
            continue
        for cell in row.cells:
            column = columns[cell.column]
            if cell.governance is not Governance.OPEN and column.year in (None, 0):
                yield CellPlace(table.spec.id, row.id, cell.column)


def format_decimals(spec: TableSpec, place: CellPlace, decimals: Mapping[Format, int]) -> int:
    """Decimals with which the cell at a place is printed."""
    row: RowSpec = next(row for row in spec.rows if row.id == place.row)
    column: ColumnSpec = next(column for column in spec.columns if column.id == place.column)
    special = row.cells.get(column.id, CellSpec())
    return decimals[special.format or row.format or column.format]
