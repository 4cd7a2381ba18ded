"""Workbooks of the state's, read by calamine.

Measured on 10,000 rows of 113 columns (``make bench``): calamine takes a sixth of openpyxl's time,
needs no other library, and reads the cells that are there, not the million rows that some of the
state's sheets claim to have (quirk 7).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any, final

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from sarcgen.importing.grids import NO_RESULT, NOT_TEXT, Grid
from sarcgen.importing.posted import Posted
from sarcgen.importing.workbooks import DAMAGED, Faults, UnusableWorkbookError, faults_of
from sarcgen.problems import Mark, Problem


def open_sheets(file: Posted) -> tuple[list[Grid], list[Problem]]:
    """Every sheet of a workbook that has rows."""
    try:
        faults = faults_of(file.raw)
        book = CalamineWorkbook.from_filelike(BytesIO(file.raw))
        named = [(name, book.get_sheet_by_name(name)) for name in book.sheet_names]
        found = [
            _grid(f"{file.place}!{name}", sheet, lacking)
            for (name, sheet), lacking in zip(named, faults, strict=True)
        ]
    except UnusableWorkbookError as error:
        return [], [Problem(Mark(file.place, 1, 1), "I100", str(error))]
    except (CalamineError, OSError, ValueError) as error:
        del error  # its text may repeat what is in a cell
        return [], [Problem(Mark(file.place, 1, 1), "I100", DAMAGED)]
    grids = [grid for grid in found if grid is not None]
    if not grids:
        message = "The workbook has no rows."
        return [], [Problem(Mark(file.place, 1, 1), "I101", message)]
    return grids, []


def _grid(place: str, sheet: CalamineSheet, faults: Faults) -> Grid | None:
    rows = _rows(sheet, faults)
    first = next(rows, None)
    if first is None:
        return None
    reader = _Cells()
    header = list(reader.cells(first[1]))
    while header and not header[-1]:
        header.pop()
    reader.columns = len(header)
    return Grid(place, tuple(header), first[0], rows, reader)


def _rows(sheet: CalamineSheet, faults: Faults) -> Iterator[tuple[int, list[Any]]]:
    above, before = sheet.start or (0, 0)
    without = {row for row, _ in faults.cells}
    for number, row in enumerate(sheet.to_python(skip_empty_area=True), start=above + 1):
        if number in without:
            for column, cell in enumerate(row, start=before + 1):
                if cell in ("", None) and (number, column) in faults.cells:
                    row[column - before - 1] = NO_RESULT
        if any(cell not in ("", None) for cell in row):
            yield number, row


@final
class _Cells:
    """Takes rows of a sheet apart; ``columns`` is how many its header has."""

    columns: int = 0

    def width(self, row: list[Any]) -> int:
        beyond = row[self.columns :]
        return self.columns + sum(1 for cell in beyond if cell not in ("", None))

    def start(self, row: list[Any], length: int) -> Sequence[str]:
        return [_text(cell) for cell in row[:length]]

    def cells(self, row: list[Any]) -> Sequence[str]:
        return [_text(cell) for cell in row]

    def column(self, row: list[Any], place: int) -> int:
        return place + 1


def _text(cell: Any) -> str:
    """A cell as text: a number as a person would type it (quirk 6: codes may be numbers)."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return "Yes" if cell else "No"
    if isinstance(cell, (datetime, date, time, timedelta)):
        return NOT_TEXT
    if isinstance(cell, float):
        # As many digits as a spreadsheet keeps: 18.1 may be stored as 18.100000000000001.
        return str(int(cell)) if cell.is_integer() else f"{cell:.15g}"
    return str(cell)
