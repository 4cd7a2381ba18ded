"""Lines of the summary for parents that lead nowhere, refused when an edition is loaded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from sarcgen.edition.cells import CellSpec, ColumnSpec
from sarcgen.edition.spec import Edition, TableSpec
from sarcgen.edition.summary import SummaryLine
from sarcgen.edition.words import Format, Scope
from sarcgen.edition.years import YearWords

_PERCENTAGES: Final = frozenset(
    {Format.PERCENT, Format.PERCENT_0, Format.PERCENT_1, Format.PERCENT_2}
)
_COMPARED: Final = [Scope.SCHOOL, Scope.DISTRICT, Scope.STATE]


def summary_complaints(edition: Edition) -> Iterator[str]:
    """Everything in an edition's summary that its classes alone cannot refuse."""
    tables = {table.id: table for table in edition.tables()}
    for line in edition.summary.lines():
        place = f"summary, {line.label}"
        table = tables.get(line.table)
        if table is None:
            yield f"{place}: there is no table {line.table}"
            continue
        found = list(_cell_complaints(table, line))
        columns = [column for column in table.columns if column.id in line.columns]
        if not found:
            found += _column_complaints(table, line, columns)
            found += _year_complaints(table, line, columns, YearWords(edition))
            if line in edition.summary.compared:
                found += _compared_complaints(table, columns)
            elif len(columns) > 1 and not line.marked:
                found.append("one column is shown, not several")
        yield from (f"{place}: {complaint}" for complaint in found)


def _cell_complaints(table: TableSpec, line: SummaryLine) -> Iterator[str]:
    """Rows, columns and cells that are not there."""
    row = next((row for row in table.rows if row.id == line.row), None)
    if row is None:
        yield f"{table.id} has no row {line.row}"
        return
    if not line.columns:
        yield "no column is named"
    ids = {column.id for column in table.columns}
    for name in line.columns:
        cell = row.cells.get(name, CellSpec())
        if name not in ids:
            yield f"{table.id} has no column {name}"
        elif cell.not_applicable or cell.blank:
            yield f"{table.id}, row {row.id}, column {name} asks for no data"


def _column_complaints(
    table: TableSpec, line: SummaryLine, columns: Sequence[ColumnSpec]
) -> Iterator[str]:
    """Columns in another order than that of the table, and marks that are none."""
    if [column.id for column in columns] != list(line.columns):
        yield f"the columns stand in another order than in {table.id}"
    if line.marked is not all(column.format is Format.MARK for column in columns):
        yield f"“marked” is for columns of {table.id} that hold marks"


def _year_complaints(
    table: TableSpec, line: SummaryLine, columns: Sequence[ColumnSpec], years: YearWords
) -> Iterator[str]:
    """Years that differ, are not named, or are not known."""
    found = {table.year_of(column) for column in columns}
    year = found.pop()
    if found:
        yield f"its columns of {table.id} are not of one year"
    elif year is not None and "{year}" not in line.about:
        yield f"does not name the year of its columns of {table.id}"
    try:
        years.fill(line.label + line.about, year)
    except KeyError as error:
        yield f"has no value for {error}"


def _compared_complaints(table: TableSpec, columns: Sequence[ColumnSpec]) -> Iterator[str]:
    if [column.scope for column in columns] != _COMPARED:
        yield f"the columns of {table.id} are not those of school, district and state"
    if any(column.format not in _PERCENTAGES for column in columns):
        yield f"the columns of {table.id} do not all hold percentages"
