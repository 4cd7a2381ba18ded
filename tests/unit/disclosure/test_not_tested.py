"""Tables of 2020-21 that say NT: enrollment alone is printed, and protected as such."""

from __future__ import annotations

from typing import Any

import pytest

from sarcgen.disclosure.protected import HIDDEN, CellStatus, ProtectedReport
from sarcgen.model.values import NoValue
from tests.support.cards import Data, cell_of, counts_of
from tests.support.whole_schools import (
    ELA,
    MATHEMATICS,
    NAMES,
    later_edition,
    later_raw,
    later_report,
)

EDITION = later_edition(ELA, MATHEMATICS, edition="2020-21")
COLUMNS = ("total_enrollment", "number_tested", "percent_tested", "percent_not_tested")


def not_tested(subject: str = "ela", /, **enrolled: int) -> Data:
    """A subject of which nobody took the state's test; other groups are empty."""
    empty = dict.fromkeys((*COLUMNS, "percent_met_or_exceeded"), 0)
    rows: Data = dict.fromkeys((name for name in NAMES.values() if name != "non_binary"), empty)
    for group, count in enrolled.items():
        rows[group] = dict.fromkeys((*COLUMNS, "percent_met_or_exceeded"), "NT")
        rows[group]["total_enrollment"] = count
    return {f"outcomes.{subject}": rows}


def cells(report: ProtectedReport, group: str, table: str = ELA) -> list[str]:
    found = report.table(table)
    assert found is not None
    row = next(row for row in found.rows if row.id == group)
    return [
        "--"
        if cell.status in HIDDEN
        else cell.status.name
        if cell.value is None
        else str(cell.value)
        for cell in row.cells
    ]


def report_of(said: Data) -> ProtectedReport:
    return later_report(said, None, EDITION)


NT = ["NOT_TESTED"] * 4
GROUPS = {"all_students": 60, "male": 30, "female": 30, "white": 60}


@pytest.mark.parametrize("students", [1, 10, 11])
def test_enrollment_alone_decides_whether_a_row_that_says_nt_is_printed(students: int) -> None:
    said = not_tested(**GROUPS, english_learners=students)
    expected = ["--"] * 5 if students <= 10 else ["11", *NT]
    assert cells(report_of(said), "english_learners") == expected
    assert cells(report_of(said), "all_students") == ["60", *NT]


def test_a_group_without_students_prints_zeros_beside() -> None:
    assert cells(report_of(not_tested(**GROUPS)), "asian") == ["0"] * 5


def test_enrollment_that_the_others_would_tell_is_hidden_and_nt_with_it() -> None:
    said = not_tested(**GROUPS | {"white": 53}, asian=7)
    report = report_of(said)
    assert cells(report, "white") == ["--"] * 5
    assert cells(report, "male") == ["30", *NT]
    found = report.table(ELA)
    assert found is not None
    white = next(row for row in found.rows if row.id == "white")
    assert {cell.status for cell in white.cells} == {CellStatus.COMPLEMENTARY}


@pytest.mark.parametrize(
    "change",
    [
        {"outcomes.ela.male.number_tested": 28, "outcomes.ela.male.percent_met_or_exceeded": "50"},
        {"outcomes.ela.male.percent_met_or_exceeded": "50"},
        {"outcomes.ela.male.number_with_scores": "--"},
        {"outcomes.ela.male.total_enrollment": "NT"},
        {"outcomes.ela.male.total_enrollment": "--"},
        {"outcomes.ela.male": "--"},
    ],
)
def test_a_row_that_says_otherwise_is_hidden_and_its_neighbour_with_it(change: Data) -> None:
    """Nobody can say what its figures are about."""
    report = report_of(not_tested(**GROUPS) | change)
    assert cells(report, "male") == ["--"] * 5
    assert cells(report, "female") == ["--"] * 5
    assert cells(report, "all_students") == ["60", *NT]


def test_a_row_hidden_in_the_other_subject_is_hidden_here() -> None:
    rows = {
        group: {"total_enrollment": count, "number_tested": count, "percent_met_or_exceeded": "50"}
        for group, count in GROUPS.items()
    }
    rows["male"]["number_tested"], rows["all_students"]["number_tested"] = 9, 39
    rows["white"]["number_tested"] = 39
    report = report_of(not_tested(**GROUPS) | {"outcomes.mathematics": rows})
    assert cells(report, "male", MATHEMATICS) == ["--"] * 5
    assert cells(report, "male") == ["--"] * 5


def test_one_word_for_the_table_is_printed_as_it_is() -> None:
    report = report_of({"outcomes.ela": "NT"})
    assert cells(report, "male") == ["NOT_TESTED"] * 5


GOVERNED: list[tuple[Any, list[Any]]] = [
    ({"number_tested": "NT"}, [30]),
    ({"number_tested": "NT", "percent_met_or_exceeded": "NT", "number_with_scores": "NT"}, [30]),
    ({"number_tested": "NT", "number_with_scores": "--"}, [30, NoValue.WITHHELD]),
    ({"number_tested": "NT", "percent_met_or_exceeded": "40"}, [30, NoValue.NOT_TESTED]),
    ({"number_tested": 20, "percent_met_or_exceeded": "40"}, [30, 20]),
    ({"number_tested": "--"}, [30, NoValue.WITHHELD]),
]


@pytest.mark.parametrize(("said", "counts"), GOVERNED)
def test_which_counts_govern_a_row(said: Data, counts: list[Any]) -> None:
    raw = later_raw({"outcomes.ela.male": {"total_enrollment": 30} | said}, None, EDITION)
    assert counts_of(cell_of(raw, ELA, "male", "total_enrollment")) == counts


def test_in_other_editions_nt_is_no_reason_to_print_enrollment() -> None:
    edition = later_edition(ELA, MATHEMATICS)
    report = later_report(not_tested(**GROUPS), None, edition)
    assert cells(report, "male") == ["--"] * 5
