from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from bench.statewide_files import write_sheet
from sarcgen.importing.grids import NOT_TEXT
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
