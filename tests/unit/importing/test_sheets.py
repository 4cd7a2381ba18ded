from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest

from bench.statewide_files import write_sheet
from sarcgen.importing.grids import NO_RESULT, NOT_TEXT
from sarcgen.importing.sheets import _text, open_sheets
from tests.support.state_files import posted


def test_numbers_are_as_a_person_would_type_them(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    write_sheet(file, [["01100170112607", 112607.0, 18.1, None, ".6"]], ["CDS", "S", "P", "Q", "R"])
    (grid,), problems = open_sheets(posted(file.read_bytes(), "a.xlsx"))
    assert problems == []
    assert grid.place == "a.xlsx!Data"
    assert grid.header == ("CDS", "S", "P", "Q", "R")
    ((line, row),) = grid.rows
    assert line == 2
    assert list(grid.reader.cells(row)) == ["01100170112607", "112607", "18.1", "", ".6"]
    assert list(grid.reader.start(row, 2)) == ["01100170112607", "112607"]
    assert grid.reader.column(row, 2) == 3


def test_a_sheet_that_claims_a_million_rows_has_those_that_are_there(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    write_sheet(file, [["1", "2"], ["3", "4"]], ["A", "B"])
    (grid,), _ = open_sheets(posted(file.read_bytes(), "a.xlsx"))
    assert [line for line, _ in grid.rows] == [2, 3]


def test_a_cell_beyond_the_header_makes_a_row_too_wide(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    write_sheet(file, [["1", "2", "3"], ["1"]], ["A", "B"])
    (grid,), _ = open_sheets(posted(file.read_bytes(), "a.xlsx"))
    assert [grid.reader.width(row) for _, row in grid.rows] == [3, 2]


def with_sheet(file: Path, old: str, new: str) -> bytes:
    """A workbook of one row in which a part of the sheet's own text is another."""
    write_sheet(file, [["1", "2"], ["3", "4"]], ["A", "B"])
    with zipfile.ZipFile(file) as book:
        parts = {name: book.read(name).decode() for name in book.namelist()}
    name = "xl/worksheets/sheet1.xml"
    assert old in parts[name]
    parts[name] = parts[name].replace(old, new)
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        for part, text in parts.items():
            book.writestr(part, text)
    return out.getvalue()


CELL = '<c r="B2" t="inlineStr"><is><t>2</t></is></c>'


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ('<c r="B2" t="e"><v>#DIV/0!</v></c>', NO_RESULT),
        ('<c r="B2" s="1" t="e"><f>1/0</f><v>#N/A</v></c>', NO_RESULT),
        ('<c r="B2"><f>1+1</f></c>', NO_RESULT),
        ('<c r="B2"><f>1+1</f><v></v></c>', NO_RESULT),
        ('<c r="B2"><f>1+1</f><v>2</v></c>', "2"),
        ('<c r="B2" t="str"><f>""</f><v></v></c>', ""),
        ('<c r="B2"/>', ""),
    ],
)
def test_a_formula_without_a_result_is_not_an_empty_cell(
    tmp_path: Path, cell: str, shown: str
) -> None:
    raw = with_sheet(tmp_path / "a.xlsx", CELL, cell)
    (grid,), problems = open_sheets(posted(raw, "a.xlsx"))
    assert problems == []
    assert [list(grid.reader.cells(row)) for _, row in grid.rows] == [["1", shown], ["3", "4"]]


def test_a_cell_far_from_the_others_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t> </t></is></c></row>'
    raw = with_sheet(tmp_path / "a.xlsx", "</sheetData>", f"{far}</sheetData>")
    grids, (problem,) = open_sheets(posted(raw, "a.xlsx"))
    assert grids == []
    assert problem.code == "I100"
    assert "column XFD" in problem.message


def test_empty_cells_far_away_cost_nothing(tmp_path: Path) -> None:
    far = '<row r="1048576"><c r="XFD1048576" s="1"/></row>'
    raw = with_sheet(tmp_path / "a.xlsx", "</sheetData>", f"{far}</sheetData>")
    (grid,), problems = open_sheets(posted(raw, "a.xlsx"))
    assert problems == []
    assert [line for line, _ in grid.rows] == [2, 3]


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", b"A,B\n1,2\n"])
def test_what_is_no_workbook_is_refused(raw: bytes) -> None:
    grids, problems = open_sheets(posted(raw, "a.xlsx"))
    assert grids == []
    assert [problem.code for problem in problems] == ["I100"]


def test_an_empty_workbook_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    write_sheet(file, [], [])
    grids, problems = open_sheets(posted(file.read_bytes(), "a.xlsx"))
    assert grids == []
    assert [problem.code for problem in problems] == ["I101"]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (True, "Yes"),
        (18.100000000000001, "18.1"),
        (412.0, "412"),
        (7, "7"),
        (datetime(2024, 6, 12), NOT_TEXT),  # noqa: DTZ001 (spreadsheets know no time zones)
    ],
)
def test_every_kind_of_cell_becomes_text(cell: object, text: str) -> None:
    assert _text(cell) == text
