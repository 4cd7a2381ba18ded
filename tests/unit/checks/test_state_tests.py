"""Results of the state tests that contradict one another or the enrollment."""

from __future__ import annotations

from typing import Any

import pytest

from sarcgen.checks import state_tests
from sarcgen.problems import Severity
from tests.support.cards import DELETED
from tests.unit.checks.conftest import Check, Run

HOMELESS = "outcomes.ela.homeless"
MATHEMATICS = "outcomes.mathematics"
ENROLLED = "outcomes.ela.all_students.total_enrollment"


def fields(run: Run, check: Check, changes: dict[str, Any], code: str) -> list[str]:
    found = run(check, changes)
    assert {problem.code for problem in found} <= {code}
    assert {problem.severity for problem in found} <= {Severity.WARNING}
    return [problem.field for problem in found]


@pytest.mark.parametrize(
    "check",
    [
        state_tests.tested_and_not_tested,
        state_tests.subjects_far_apart,
        state_tests.more_in_tests_than_in_grades,
    ],
)
def test_the_founding_card_and_the_high_school_are_left_in_peace(
    check: Check, founding: Run, high_school: Run
) -> None:
    assert founding(check) == []
    assert high_school(check) == []


def without_counts(tested: object, rest: object) -> dict[str, Any]:
    return {
        f"{HOMELESS}.number_tested": "--",
        f"{HOMELESS}.percent_tested": tested,
        f"{HOMELESS}.percent_not_tested": rest,
    }


@pytest.mark.parametrize(
    ("changes", "fires"),
    [
        (without_counts("92.31", "7.69"), False),
        (without_counts("92.31", "7.71"), False),
        (without_counts("92.31", "7.67"), False),
        (without_counts("92.31", "7.72"), True),
        (without_counts("92.31", "7.66"), True),
        (without_counts("92.31", "0.00"), True),
        # An empty group prints zero and zero.
        (without_counts("0.00", "0.00"), False),
        (without_counts("92.31", "--"), False),
        (without_counts(DELETED, "7.66"), False),
        (without_counts("92.31", "7.66") | {f"{HOMELESS}.total_enrollment": DELETED}, True),
        # With the counts, each percentage is held against them.
        ({f"{HOMELESS}.percent_not_tested": "7.66"}, False),
    ],
)
def test_percent_tested_and_not_tested_make_100_where_no_counts_are_given(
    founding: Run, changes: dict[str, Any], *, fires: bool
) -> None:
    found = fields(founding, state_tests.tested_and_not_tested, changes, "X114")
    assert found == ([f"{HOMELESS}.percent_tested"] if fires else [])


@pytest.mark.parametrize(
    ("group", "in_ela", "in_mathematics", "fires"),
    [
        # English language arts may be larger by a tenth of the smaller count, or ten students.
        ("white", 220, 200, False),
        ("white", 221, 200, True),
        ("white", 30, 20, False),
        ("white", 31, 20, True),
        # Mathematics may be larger by a quarter, or ten students.
        ("white", 160, 200, False),
        ("white", 160, 201, True),
        ("white", 20, 30, False),
        ("white", 20, 31, True),
        ("all_students", 160, 201, True),
        # English learners who have just arrived take mathematics only.
        ("english_learners", 20, 90, False),
        ("english_learners", 90, 20, True),
        ("white", "--", 200, False),
        ("white", 200, "not reported", False),
        ("white", 200, DELETED, False),
        ("white", 0, 0, False),
    ],
)
def test_the_same_students_take_both_tests(
    founding: Run, group: str, in_ela: object, in_mathematics: object, *, fires: bool
) -> None:
    changes = {
        f"outcomes.ela.{group}": {"total_enrollment": in_ela},
        f"{MATHEMATICS}.{group}": (
            {} if in_mathematics is DELETED else {"total_enrollment": in_mathematics}
        ),
    }
    found = fields(founding, state_tests.subjects_far_apart, changes, "X116")
    assert found == ([f"{MATHEMATICS}.{group}.total_enrollment"] if fires else [])


def test_a_table_with_one_number_for_every_group_is_not_compared(high_school: Run) -> None:
    groups = ("male", "female", "hispanic_or_latino", "white")
    shown = {f"outcomes.ela.{group}.total_enrollment": 198 for group in groups}
    others = {
        f"outcomes.ela.{group}": "--"
        for group in (
            "black_or_african_american",
            "american_indian_or_alaska_native",
            "asian",
            "filipino",
            "native_hawaiian_or_pacific_islander",
            "two_or_more_races",
            "socioeconomically_disadvantaged",
            "english_learners",
            "students_with_disabilities",
            "students_receiving_migrant_education_services",
            "foster_youth",
            "homeless",
        )
    }
    check = state_tests.subjects_far_apart
    assert fields(high_school, check, shown | others, "X116") == []
    shown["outcomes.ela.white.total_enrollment"] = 197
    assert len(fields(high_school, check, shown | others, "X116")) == 4


@pytest.mark.parametrize(
    ("changes", "fires"),
    [
        # 203 students are in grades 3 to 6: a tenth more is 223.3.
        ({ENROLLED: 223}, False),
        ({ENROLLED: 224}, True),
        ({ENROLLED: 12}, False),
        ({ENROLLED: "--"}, False),
        ({ENROLLED: 224, "enrollment.by_grade.3": "not reported"}, False),
        ({ENROLLED: 224, "enrollment.by_grade.3": DELETED}, False),
        # Grade 2 takes no tests.
        ({ENROLLED: 224, "enrollment.by_grade.2": "not reported"}, True),
        ({ENROLLED: 224, "enrollment.by_grade.2": 90}, True),
        # Ungraded students may be of any grade, and so may those of a grade not said to be served.
        ({ENROLLED: 224, "enrollment.by_grade.ungraded_elementary": 1}, False),
        ({ENROLLED: 224, "enrollment.by_grade.7": 1}, False),
        ({ENROLLED: 224, "kind": "charter"}, True),
        ({ENROLLED: 224, "kind": "alternative"}, False),
        ({ENROLLED: 224, "kind": "county office"}, False),
        # In a small school, ten students.
        ({"grades": "3", ENROLLED: 77}, False),
        ({"grades": "3", ENROLLED: 78}, True),
    ],
)
def test_the_tests_count_no_more_students_than_the_tested_grades_hold(
    founding: Run, changes: dict[str, Any], *, fires: bool
) -> None:
    if changes.get("grades") == "3":
        changes |= {"enrollment.by_grade": {"3": 67}, "outcomes.mathematics": DELETED}
    found = fields(founding, state_tests.more_in_tests_than_in_grades, changes, "X118")
    assert found == ([ENROLLED] if fires else [])


def test_both_tables_above_the_grades_are_one_finding(founding: Run) -> None:
    changes = {"enrollment.by_grade.3": 20}
    found = fields(founding, state_tests.more_in_tests_than_in_grades, changes, "X118")
    assert found == [ENROLLED]


@pytest.mark.parametrize(
    "check",
    [
        state_tests.tested_and_not_tested,
        state_tests.subjects_far_apart,
        state_tests.more_in_tests_than_in_grades,
    ],
)
def test_the_school_of_a_later_edition_is_left_in_peace(check: Check, later: Run) -> None:
    assert later(check) == []


@pytest.mark.parametrize(
    "group",
    [
        "outcomes.science_by_group.white",
        "outcomes.local_assessments.ela.by_group.white",
        "outcomes.local_assessments.mathematics.by_group.white",
    ],
)
def test_percentages_of_science_and_local_assessments_make_100(later: Run, group: str) -> None:
    percentages = {"percent_tested": "92.31", "percent_not_tested": "7.66"}
    found = fields(later, state_tests.tested_and_not_tested, {group: percentages}, "X114")
    assert found == [f"{group}.percent_tested"]
    percentages["percent_not_tested"] = "7.69"
    assert later(state_tests.tested_and_not_tested, {group: percentages}) == []


@pytest.mark.parametrize(("number", "fires"), [(190, False), (238, False), (239, True)])
def test_science_counts_no_more_than_its_grades_hold(
    later: Run, number: int, *, fires: bool
) -> None:
    """216 students are in grades 5, 8 and 10 to 12: a tenth more is 237.6."""
    field = "outcomes.science_by_group.all_students.total_enrollment"
    changes = {field: number - 1}
    check = state_tests.more_in_tests_than_in_grades
    assert fields(later, check, changes, "X118") == ([field] if fires else [])


def test_science_is_not_held_against_the_other_tests(later: Run) -> None:
    changes = {"outcomes.science_by_group.white.total_enrollment": 5}
    assert later(state_tests.subjects_far_apart, changes) == []
    changes = {"outcomes.mathematics.white.total_enrollment": 60}
    found = fields(later, state_tests.subjects_far_apart, changes, "X116")
    assert found == ["outcomes.mathematics.white.total_enrollment"]
