from __future__ import annotations

import pytest

from sarcgen.importing.grids import Grid
from sarcgen.importing.texts import DELIMITERS, decoded, open_text
from tests.support.state_files import posted


def opened(text: str | bytes) -> Grid:
    grid, problems = open_text(posted(text))
    assert problems == []
    assert grid is not None
    return grid


def rows(grid: Grid) -> list[tuple[int, list[str]]]:
    return [(line, list(grid.reader.cells(row))) for line, row in grid.rows]


@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_any_delimiter_is_told_by_the_header(delimiter: str) -> None:
    grid = opened(f"A{delimiter}B\n1{delimiter}2\n")
    assert grid.header == ("A", "B")
    assert rows(grid) == [(2, ["1", "2"])]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Peña".encode(), "Peña"),
        (b"\xef\xbb\xbf" + "Peña".encode(), "Peña"),
        ("Peña – O’Neill".encode("cp1252"), "Peña – O’Neill"),
        ("Pe\u0081ña".encode("latin-1"), "Pe\u0081ña"),
    ],
)
def test_utf_8_with_or_without_a_mark_windows_1252_and_latin_1_are_read(
    raw: bytes, text: str
) -> None:
    assert decoded(raw) == text


@pytest.mark.parametrize("raw", ["A,B".encode("utf-16"), b"PK\x03\x04\0\0"])
def test_what_is_no_text_is_refused(raw: bytes) -> None:
    grid, problems = open_text(posted(raw))
    assert grid is None
    assert [problem.code for problem in problems] == ["I100"]


@pytest.mark.parametrize("text", ["", "\n\n", "only words\n"])
def test_a_file_without_columns_is_refused(text: str) -> None:
    grid, problems = open_text(posted(text))
    assert grid is None
    assert [problem.code for problem in problems] == ["I101"]


FOOTER = (
    "\r\n\r\n({count} {rows} affected)\r\n\r\n\r\nCompletion time: 2023-10-26T09:38:36-07:00\r\n"
)


def test_a_footer_makes_no_rows() -> None:
    grid = opened("A,B\r\n1,2\r\n3,4" + FOOTER.format(count=2, rows="rows"))
    assert rows(grid) == [(2, ["1", "2"]), (3, ["3", "4"])]
    assert grid.problems == []


def test_a_footer_that_a_spreadsheet_filled_up_makes_no_row() -> None:
    grid = opened("A,B,C\n1,2,3\n,,\n(1 row affected),,\nCompletion time: 2023,,\n")
    assert [line for line, _ in rows(grid)] == [2]
    assert grid.problems == []


def test_a_footer_with_another_number_of_rows_is_told() -> None:
    grid = opened("A,B\r\n1,2" + FOOTER.format(count=9, rows="rows"))
    assert len(rows(grid)) == 1
    (problem,) = grid.problems
    assert (problem.code, problem.mark.line) == ("I113", 4)


def test_a_row_below_the_footer_is_refused() -> None:
    grid = opened("A,B\n1,2\n(1 row affected)\n3,4\n")
    assert len(rows(grid)) == 1
    assert [problem.code for problem in grid.problems] == ["I105"]


def test_a_line_that_is_neither_row_nor_footer_stays_a_row_and_has_the_wrong_width() -> None:
    grid = opened("A,B\n1,2\nsomething else\n")
    assert [grid.reader.width(row) for _, row in grid.rows] == [2, 1]


def test_quoted_cells_may_hold_delimiters_quotes_and_line_ends() -> None:
    grid = opened('A,B,C\n1,"x, ""y""\nz",3\n4,5,6\n')
    assert rows(grid) == [(2, ["1", 'x, "y"\nz', "3"]), (4, ["4", "5", "6"])]


def test_cells_and_names_of_columns_are_trimmed() -> None:
    grid = opened(" A , B\n 1 , 2 \n")
    assert grid.header == ("A", "B")
    assert rows(grid) == [(2, ["1", "2"])]


@pytest.mark.parametrize(("row", "columns"), [("12,345,6", [1, 4, 8]), ('"1,2",345,6', [1, 7, 11])])
def test_the_place_of_a_cell_is_told(row: str, columns: list[int]) -> None:
    grid = opened(f"A,B,C\n{row}\n")
    (_, found) = next(grid.rows)
    assert [grid.reader.column(found, place) for place in range(3)] == columns


def test_the_start_of_a_row_is_the_start_of_its_cells() -> None:
    grid = opened('A,B,C\n1,2,3\n"1",2,3\n')
    for _, row in grid.rows:
        assert list(grid.reader.start(row, 2)) == ["1", "2"]
        assert grid.reader.width(row) == 3


def test_a_mark_that_does_not_open_a_cell_is_a_sign_like_any_other() -> None:
    grid = opened('A,B\n3"9,x\n"Joe" Vale,y\nz,6\n')
    assert rows(grid) == [(2, ['3"9', "x"]), (3, ['"Joe" Vale', "y"]), (4, ["z", "6"])]
    assert grid.problems == []


@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_a_mark_that_is_never_closed_is_told_and_swallows_no_row(delimiter: str) -> None:
    lines = [["A", "B"], ['"1', "2"], ["3", "4"], ["5", "6"]]
    grid = opened("\r\n".join(delimiter.join(line) for line in lines) + "\r\n")
    assert [line for line, _ in rows(grid)] == [2, 3, 4]
    (problem,) = grid.problems
    assert (problem.code, problem.mark.line) == ("I105", 2)


def test_two_stray_marks_do_not_make_one_cell_of_two_rows() -> None:
    grid = opened('A,B,C\n1,"2,3\n4,"5,6\n7,8,9\n')
    assert [line for line, _ in rows(grid)] == [2, 3, 4]
    assert [problem.mark.line for problem in grid.problems] == [2, 3]


@pytest.mark.parametrize(
    "footer",
    [
        "(10,390 rows affected)",
        "(10.390 rows affected)",
        "(10390 row(s) affected)",
        "(10,390 row(s) affected)",
    ],
)
@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_a_footer_may_be_written_in_several_ways(footer: str, delimiter: str) -> None:
    grid = opened(f"A{delimiter}B\r\n1{delimiter}2\r\n\r\n{footer}\r\n\x1a")
    assert len(rows(grid)) == 1
    assert [problem.code for problem in grid.problems] == ["I113"]


def test_the_sign_for_the_end_of_a_text_makes_no_row() -> None:
    grid = opened("A,B\r\n1,2\r\n\x1a\r\n")
    assert len(rows(grid)) == 1
    assert grid.problems == []
    grid = opened("A,B\n1,2\n\x1a\n3,4\n")
    assert len(rows(grid)) == 1
    assert [problem.code for problem in grid.problems] == ["I105"]
