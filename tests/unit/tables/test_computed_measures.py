"""What the state works out from other figures (state format section 4), and when it cannot."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from sarcgen.model.derived import DERIVED, difference_in_percent
from sarcgen.model.values import NoValue
from tests.support.cards import cell_of, entities, opened, raw_report

WORDS = ["--", "N/A", "not reported", "pending", None]
NO_VALUES = [
    NoValue.WITHHELD,
    NoValue.NOT_APPLICABLE,
    NoValue.NOT_REPORTED,
    NoValue.PENDING,
    NoValue.MISSING,
]
each_word = pytest.mark.parametrize(
    ("word", "reason"), list(zip(WORDS, NO_VALUES, strict=True)), ids=map(str, WORDS)
)


def measure(
    name: str, path: str, school: dict[str, Any], district: dict[str, Any] | None = None
) -> object:
    return opened(DERIVED[name](entities(school, district), ("school", *path.split("."))))


# ------------------------------------------------------------------ percent tested and not tested

MALE = "outcomes.ela.male"


def percents(enrolled: object, number_tested: object) -> tuple[object, object]:
    school = {MALE: {"total_enrollment": enrolled, "number_tested": number_tested}}
    return (
        measure("percent_tested", f"{MALE}.percent_tested", school),
        measure("percent_not_tested", f"{MALE}.percent_not_tested", school),
    )


@pytest.mark.parametrize(
    ("enrolled", "number_tested", "percent", "rest"),
    [
        # The founding card, tables 13 and 14
        (195, 190, "97.44", "2.56"),
        (108, 106, "98.15", "1.85"),
        (66, 63, "95.45", "4.55"),
        (19, 18, "94.74", "5.26"),
        (20, 20, "100.00", "0.00"),
        # An exact half of a hundredth is rounded up; the rest is what is left of 100
        (800, 1, "0.13", "99.87"),
        (1600, 2, "0.13", "99.87"),
        (3, 0, "0.00", "100.00"),
    ],
)
def test_percent_tested_and_not_tested(
    enrolled: int, number_tested: int, percent: str, rest: str
) -> None:
    assert tuple(map(str, percents(enrolled, number_tested))) == (percent, rest)


def test_both_percents_of_an_empty_group_are_zero() -> None:
    assert tuple(map(str, percents(0, 0))) == ("0.00", "0.00")


@each_word
def test_percents_tested_are_absent_for_the_reason_of_the_absent_count(
    word: str | None, reason: NoValue
) -> None:
    assert percents(word, 12) == (reason, reason)
    assert percents(12, word) == (reason, reason)


def test_percents_tested_of_a_group_that_is_not_in_the_file_are_missing() -> None:
    for name in ("percent_tested", "percent_not_tested"):
        assert measure(name, f"{MALE}.{name}", {}) is NoValue.MISSING


# --------------------------------------------------------------------------------- total enrollment


def total(grades: str, by_grade: dict[str, Any]) -> object:
    school = {"grades": grades, "enrollment.by_grade": by_grade}
    return measure("total_enrollment", "enrollment.total", school)


def test_total_enrollment_is_the_sum_of_the_grades() -> None:
    grades = {"K": 40, "1": 50, "2": 52, "3": 67, "4": 42, "5": 46, "6": 48}
    assert total("K-6", grades) == 345


def test_ungraded_classes_count_too() -> None:
    assert total("K-1", {"K": 40, "1": 50, "ungraded_elementary": 6}) == 96


@each_word
def test_the_total_is_absent_for_the_reason_of_an_absent_grade(
    word: str | None, reason: NoValue
) -> None:
    assert total("K-1", {"K": 40, "1": word}) is reason


def test_the_total_is_missing_if_a_grade_served_is_not_in_the_file() -> None:
    assert total("K-2", {"K": 40, "1": 50}) is NoValue.MISSING
    assert total("K-2", {}) is NoValue.MISSING


# --------------------------------------------------------------------------------- counselor ratio


def ratio(counselors: object, enrolled: object, **more: object) -> object:
    school = {"staff.academic_counselors": counselors, "enrollment.total": enrolled, **more}
    return measure("counselor_ratio", "staff.counselor_ratio", school)


@pytest.mark.parametrize(
    ("counselors", "enrolled", "expected"),
    # Not rounded: editions print it with one decimal or two, and nothing is rounded twice.
    [("2.5", 802, "320.8"), ("1", 345, "345"), ("0.4", 341, "852.5"), ("8", 1001, "125.125")],
)
def test_the_ratio_is_pupils_to_one_counselor(
    counselors: str, enrolled: int, expected: str
) -> None:
    assert str(ratio(counselors, enrolled)) == expected


def test_without_counselors_the_ratio_is_zero_as_the_founding_card_prints_it() -> None:
    assert str(ratio(0, 345)) == "0.0"


def test_the_ratio_takes_the_sum_of_the_grades_where_the_total_is_left_out() -> None:
    grades = {"grades": "K-1", "enrollment.by_grade": {"K": 40, "1": 60}}
    assert ratio(2, None, **grades) == 50


@each_word
def test_the_ratio_is_absent_for_the_reason_of_the_absent_part(
    word: str | None, reason: NoValue
) -> None:
    assert ratio(word, 345) is reason
    if reason is NoValue.MISSING:
        assert ratio(2, word) is reason


# ------------------------------------------------------------------------------ percent difference


@pytest.mark.parametrize(
    ("school", "other", "expected"),
    [
        # The founding card, table 28
        ("4331", "4630", "-6.7"),
        ("79564", "81287.00", "-2.1"),
        ("4331", "7506.64", "-53.7"),
        ("79564", "82403.00", "-3.5"),
        # Cards of 2022-23 and 2023-24 (state format section 4)
        ("362", "2595", "-151.0"),
        ("362", "6594", "-179.2"),
        ("10715", "11482", "-6.9"),
        ("4630", "4331", "6.7"),
        ("5000", "5000", "0.0"),
        ("5000", "0", "200.0"),
        ("0", "5000", "-200.0"),
    ],
)
def test_the_percent_difference_divides_by_the_mean(school: str, other: str, expected: str) -> None:
    assert str(difference_in_percent(Decimal(school), Decimal(other))) == expected


def test_two_amounts_of_zero_have_no_percent_difference() -> None:
    assert difference_in_percent(Decimal(0), Decimal(0)) is None


SCHOOL = {
    "finance.expenditures.unrestricted": 4331,
    "finance.expenditures.average_teacher_salary": 79564,
}
DISTRICT = {
    "finance.expenditures.unrestricted": 4630,
    "finance.expenditures.average_teacher_salary": "81287.00",
    "same_category.average_teacher_salary": "82403.00",
}


@pytest.mark.parametrize(
    ("row", "column", "expected"),
    [
        ("difference_from_district", "unrestricted", "-6.7"),
        ("difference_from_district", "average_teacher_salary", "-2.1"),
        ("difference_from_state", "unrestricted", "-53.7"),
        ("difference_from_state", "average_teacher_salary", "-3.5"),
    ],
)
def test_each_difference_of_the_table_compares_the_right_two_amounts(
    row: str, column: str, expected: str
) -> None:
    cell = cell_of(raw_report(SCHOOL, DISTRICT), "expenditures", row, column)
    assert (str(opened(cell.value)), cell.computed) == (expected, True)


AGAINST_DISTRICT = "finance.expenditures.unrestricted_against_district"


@each_word
def test_a_difference_is_absent_for_the_reason_of_the_absent_amount(
    word: str | None, reason: NoValue
) -> None:
    amount = {"finance.expenditures.unrestricted": word}
    found = measure("percent_difference", AGAINST_DISTRICT, SCHOOL | amount, DISTRICT)
    assert found is reason
    found = measure("percent_difference", AGAINST_DISTRICT, SCHOOL, DISTRICT | amount)
    assert found is reason


def test_a_difference_of_two_zeros_asks_for_no_data() -> None:
    amount = {"finance.expenditures.unrestricted": 0}
    found = measure("percent_difference", AGAINST_DISTRICT, amount, amount)
    assert found is NoValue.NOT_APPLICABLE
