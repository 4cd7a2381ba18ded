"""Tables of student groups as CSV files: what is read, and how a slip is answered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sarcgen.records.group_file import GroupCounts, read_group_file

LABELS = {"All Students": "all", "Male": "male", "Black or African American": "black"}
HEAD = "group,enrolled,tested,met\n"
Read = Callable[[str | bytes], tuple[dict[str, GroupCounts], list[str]]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def run(content: str | bytes) -> tuple[dict[str, GroupCounts], list[str]]:
        file = tmp_path / "ela.csv"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        rows, problems = read_group_file(file, LABELS, "all")
        places = [
            f"{problem.mark.line}:{problem.mark.column} {problem.code} {problem.message}"
            for problem in problems
        ]
        assert all(Path(problem.mark.path).name == "ela.csv" for problem in problems)
        return rows, places

    return run


GOOD = f"{HEAD}All Students,30,29,12\nMale,14,14,5\n"
ROWS = {"all": GroupCounts(30, 29, 12), "male": GroupCounts(14, 14, 5)}


@pytest.mark.parametrize(
    "content",
    [
        GOOD,
        GOOD.rstrip("\n"),
        GOOD.replace("\n", "\r\n"),
        "\ufeff" + GOOD,
        "\ufeff" + GOOD.replace("\n", "\r\n"),
        GOOD.replace("\n", "\n\n"),
        GOOD + ",,,\n",
        GOOD.replace(",", " , "),
        GOOD.replace("group", "Group").replace("met", "MET"),
        GOOD.replace("All Students", '"All Students"').replace("Male", "MALE"),
        f"{HEAD}Male,14,14,5\nAll Students,30,29,12\n",
        f"{HEAD}All Students,0030,29,12\nMale,14,14,5\n",
    ],
)
def test_a_table_is_read_whatever_program_saved_it(read: Read, content: str) -> None:
    assert read(content) == (ROWS, [])


def test_a_group_that_is_left_out_has_no_counts(read: Read) -> None:
    rows, problems = read(f"{HEAD}All Students,30,29,12\n")
    assert (set(rows), problems) == ({"all"}, [])


def test_zeros_are_counts_and_bounds_are_allowed(read: Read) -> None:
    rows, problems = read(f"{HEAD}All Students,30,30,30\nMale,0,0,0\n")
    assert problems == []
    assert rows["male"] == GroupCounts(0, 0, 0)


SLIPS = {
    "Male,14,15,5": "3:1 X101 More students are tested than enrolled. Correct one.",
    "Male,14,13,14": "3:1 X106 More students met than were tested. Correct one.",
    "Male,-14,14,5": "3:6 S103 “enrolled” must be a whole number in digits.",
    "Male,14,14.0,5": "3:9 S103 “tested” must be a whole number in digits.",
    "Male,14,14,5.5": "3:12 S103 “met” must be a whole number in digits.",
    'Male,"1,414",14,5': "3:6 S103 “enrolled” must be a whole number in digits.",
    "Male,14,14,": "3:12 S103 “met” must be a whole number in digits.",
    "Male,14,14,--": "3:12 S103 “met” must be a whole number in digits.",
    "Male,14,14,5%": "3:12 S103 “met” must be a whole number in digits.",
    "Male,1e3,14,5": "3:6 S103 “enrolled” must be a whole number in digits.",
    "Male,٣,14,5": "3:6 S103 “enrolled” must be a whole number in digits.",
    "Male,1234567890,14,5": "3:6 S103 “enrolled” must be a whole number in digits.",
    "Male,1,414,14,5": "3:1 S130 A line has four fields: a group and three counts.",
    "Male,14,14": "3:1 S130 A line has four fields: a group and three counts.",
    "All students,31,30,9": "3:1 S131 This group stands here again; first on line 2.",
    "Mael,14,14,5": "3:1 S101 The group “Mael” is not known here. Did you mean “Male”?",
    "Black,14,14,5": "3:1 S101 The group “Black” is not known here. Possible are: ",
    "Pacific,14,14,5": "3:1 S101 The group “Pacific” is not known here. Possible are: ",
    ",14,14,5": "3:1 S101 The first field must be a group: All Students, Male, ",
    "14,Male,14,5": "3:1 S101 The first field must be a group: ",
    "Male 14,14,14,5": "3:1 S101 The first field must be a group: ",
}


@pytest.mark.parametrize("line", SLIPS)
def test_a_slip_is_answered_with_its_place_and_without_its_figures(read: Read, line: str) -> None:
    _, problems = read(f"{HEAD}All Students,30,29,12\n{line}\n")
    (found,) = problems
    assert found.startswith(SLIPS[line])
    assert not any(digit in found.split(" ", 2)[2].replace("line 2", "") for digit in "0123456789")


def test_all_slips_of_a_file_are_told_at_once(read: Read) -> None:
    _, problems = read(f"{HEAD}All Students,x,y,z\nMael,1,1,1\nMale,1,2,1\nMale,1,1,1\n")
    assert [problem.split(" ")[1] for problem in problems] == ["S103"] * 3 + [
        "S101",
        "X101",
        "S131",
    ]


def test_a_duplicate_of_a_row_that_is_wrong_is_told_too(read: Read) -> None:
    _, problems = read(f"{HEAD}All Students,9,8,7\nMale,x,1,1\nMale,1,1,1\n")
    assert [problem.split(" ")[1] for problem in problems] == ["S103", "S131"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("group;enrolled;tested;met\nAll Students;3;2;1\n", "1:1 S130 The first line must be: "),
        ("enrolled,group,tested,met\n", "1:1 S130 The first line must be: "),
        ("All Students,30,29,12\n", "1:1 S130 The first line must be: "),
        ("group,enrolled,tested,met,extra\n", "1:1 S130 The first line must be: "),
        ("\n" + GOOD, "1:1 S130 The first line must be: "),
        ("", "1:1 S130 The first line must be: "),
        (HEAD, "1:1 S132 The row “All Students” is missing. Add it."),
        (f"{HEAD}Male,14,14,5\n", "1:1 S132 The row “All Students” is missing. Add it."),
        ("café\n".encode("latin-1"), "1:1 Y101 The file is not saved as UTF-8. Save it as UTF-8."),
        (GOOD.encode("utf-16"), "1:1 Y101 The file is not saved as UTF-8. Save it as UTF-8."),
        (f'{HEAD}"All Students"x,30,29,12\n', "1:1 Y103 The file is not valid CSV."),
        (f'{HEAD}"All Students,30,29,12\n', "1:1 Y103 The file is not valid CSV."),
    ],
)
def test_a_file_that_is_no_such_table_is_refused(
    read: Read, content: str | bytes, expected: str
) -> None:
    _, problems = read(content)
    assert problems[0].startswith(expected)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    rows, (problem,) = read_group_file(tmp_path / "none.csv", LABELS, "all")
    assert rows == {}
    assert (problem.code, Path(problem.mark.path).name) == ("Y100", "none.csv")


def test_a_folder_in_the_place_of_a_file_is_named(tmp_path: Path) -> None:
    _, (problem,) = read_group_file(tmp_path, LABELS, "all")
    assert problem.code == "Y100"


def test_counts_stay_out_of_every_repr() -> None:
    assert not any(digit.isdigit() for digit in repr(GroupCounts(12, 11, 10)))
