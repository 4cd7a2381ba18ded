"""Figures that contradict one another are found; figures that agree are left in peace."""

from __future__ import annotations

from typing import Any

import pytest

from sarcgen.checks import arithmetic
from sarcgen.problems import Severity
from tests.support.cards import DELETED
from tests.unit.checks.conftest import Check, Run

MALE = "outcomes.ela.male"
MATHEMATICS = "outcomes.mathematics.homeless"
TOTAL = "finance.expenditures.total"
FROM_DISTRICT = "finance.expenditures.unrestricted_against_district"


def codes_and_fields(run: Run, check: Check, *changes: dict[str, Any]) -> list[tuple[str, str]]:
    return [(problem.code, problem.field) for problem in run(check, *changes)]


@pytest.mark.parametrize(
    "check",
    [
        arithmetic.enrollment_total,
        arithmetic.tested_and_enrolled,
        arithmetic.percent_tested_given,
        arithmetic.percent_differences,
        arithmetic.counselor_ratio_given,
        arithmetic.counselors_reported,
        arithmetic.advanced_placement_total,
    ],
)
def test_the_founding_card_and_the_high_school_agree_with_themselves(
    check: Check, founding: Run, high_school: Run
) -> None:
    assert founding(check) == []
    assert high_school(check) == []


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({f"{MALE}.number_tested": 109}, [f"{MALE}.number_tested"]),
        ({f"{MALE}.number_tested": 108}, []),
        ({f"{MALE}.number_with_scores": 107}, [f"{MALE}.number_with_scores"]),
        ({f"{MALE}.number_with_scores": 106}, []),
        ({f"{MATHEMATICS}.number_tested": 21}, [f"{MATHEMATICS}.number_tested"]),
        (
            {f"{MALE}.number_tested": 110, f"{MALE}.number_with_scores": 111},
            [f"{MALE}.number_tested", f"{MALE}.number_with_scores"],
        ),
        ({f"{MALE}.number_tested": 109, f"{MALE}.total_enrollment": "--"}, []),
        ({f"{MALE}.number_tested": "--", f"{MALE}.number_with_scores": 999}, []),
        ({f"{MALE}.total_enrollment": 0}, [f"{MALE}.number_tested"]),
    ],
)
def test_nobody_is_tested_who_is_not_enrolled_or_scored_who_is_not_tested(
    founding: Run, changes: dict[str, Any], fields: list[str]
) -> None:
    found = founding(arithmetic.tested_and_enrolled, changes)
    assert [(problem.code, problem.field) for problem in found] == [("X101", f) for f in fields]
    assert {problem.severity for problem in found} <= {Severity.ERROR}


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        # 106 of 108 is 98.15; a hundredth more or less may be another way of rounding.
        ({f"{MALE}.percent_tested": "98.16"}, []),
        ({f"{MALE}.percent_tested": "98.14"}, []),
        ({f"{MALE}.percent_tested": "98.17"}, [f"{MALE}.percent_tested"]),
        ({f"{MALE}.percent_not_tested": "1.83"}, [f"{MALE}.percent_not_tested"]),
        (
            {f"{MALE}.number_tested": 105},
            [f"{MALE}.percent_tested", f"{MALE}.percent_not_tested"],
        ),
        ({f"{MATHEMATICS}.percent_tested": 100}, [f"{MATHEMATICS}.percent_tested"]),
        (
            {f"{MALE}.percent_tested": DELETED, f"{MALE}.number_tested": 12},
            [f"{MALE}.percent_not_tested"],
        ),
        ({f"{MALE}.number_tested": "--"}, []),
        ({f"{MALE}.percent_tested": "not reported"}, []),
    ],
)
def test_percents_tested_follow_from_the_counts(
    founding: Run, changes: dict[str, Any], fields: list[str]
) -> None:
    found = founding(arithmetic.percent_tested_given, changes)
    assert [(problem.code, problem.field) for problem in found] == [("X102", f) for f in fields]
    assert {problem.severity for problem in found} <= {Severity.WARNING}


@pytest.mark.parametrize(
    ("changes", "fires"),
    [
        ({"enrollment.total": 344}, True),
        ({"enrollment.by_grade.2": 51}, True),
        ({"enrollment.by_grade.ungraded_elementary": 1}, True),
        ({"enrollment.by_grade.ungraded_elementary": 0}, False),
        ({"enrollment.total": DELETED, "enrollment.by_grade.2": 51}, False),
        ({"enrollment.by_grade.2": "not reported", "enrollment.total": 344}, False),
    ],
)
def test_the_total_enrollment_is_the_sum_of_the_grades(
    founding: Run, changes: dict[str, Any], *, fires: bool
) -> None:
    expected = [("X103", "enrollment.total")] if fires else []
    assert codes_and_fields(founding, arithmetic.enrollment_total, changes) == expected


@pytest.mark.parametrize(
    ("school", "district", "fields"),
    [
        ({FROM_DISTRICT: "-6.6"}, {}, ["unrestricted_against_district"]),
        # The other formulas that cards use: divided by b, and without the sign
        ({FROM_DISTRICT: "-6.5"}, {}, ["unrestricted_against_district"]),
        ({FROM_DISTRICT: "6.7"}, {}, ["unrestricted_against_district"]),
        ({FROM_DISTRICT: "-6.70"}, {}, []),
        ({FROM_DISTRICT: "-6.67"}, {}, []),
        ({FROM_DISTRICT: DELETED}, {}, []),
        ({FROM_DISTRICT: "N/A"}, {}, []),
        (
            {"finance.expenditures.unrestricted": 4000},
            {},
            ["unrestricted_against_district", "unrestricted_against_state"],
        ),
        (
            {},
            {"finance.expenditures.average_teacher_salary": 80000},
            ["salary_against_district"],
        ),
        ({}, {"same_category.average_teacher_salary": 80000}, ["salary_against_state"]),
        ({}, {"same_category.average_teacher_salary": "not reported"}, []),
    ],
)
def test_percent_differences_follow_from_the_amounts(
    founding: Run, school: dict[str, Any], district: dict[str, Any], fields: list[str]
) -> None:
    found = codes_and_fields(founding, arithmetic.percent_differences, school, district)
    assert found == [("X104", f"finance.expenditures.{field}") for field in fields]


@pytest.mark.parametrize(
    ("given", "about_the_sign"),
    [("6.7", True), ("6.75", True), ("6.76", False), ("-6.5", False), ("0.0", False)],
)
def test_a_lost_minus_sign_is_called_by_its_name(
    founding: Run, given: str, *, about_the_sign: bool
) -> None:
    (problem,) = founding(arithmetic.percent_differences, {FROM_DISTRICT: given})
    assert ("the minus sign stands where" in problem.message) is about_the_sign
    assert ("the mean of a and b" in problem.message) is not about_the_sign


def test_a_minus_sign_too_many_is_called_by_its_name_too(high_school: Run) -> None:
    (problem,) = high_school(arithmetic.percent_differences, {FROM_DISTRICT: "-3.0"})
    assert "wrong sign" in problem.message


@pytest.mark.parametrize(
    ("changes", "fires"),
    [
        ({"staff.counselor_ratio": "320.8"}, False),
        ({"staff.counselor_ratio": "320.75"}, False),
        ({"staff.counselor_ratio": "320.7"}, True),
        ({"staff.counselor_ratio": "321"}, True),
        ({"staff.counselor_ratio": "321", "staff.academic_counselors": DELETED}, False),
        ({"staff.counselor_ratio": "802", "staff.academic_counselors": 0}, True),
        ({"staff.counselor_ratio": "not reported"}, False),
    ],
)
def test_the_counselor_ratio_follows_from_enrollment_and_counselors(
    high_school: Run, changes: dict[str, Any], *, fires: bool
) -> None:
    expected = [("X105", "staff.counselor_ratio")] if fires else []
    assert codes_and_fields(high_school, arithmetic.counselor_ratio_given, changes) == expected


@pytest.mark.parametrize(
    ("changes", "fires"),
    [
        ({}, True),
        ({TOTAL: 5317}, False),
        ({TOTAL: 5316}, False),
        ({TOTAL: 5318}, False),
        ({TOTAL: 5315}, True),
        ({TOTAL: "5318.01"}, True),
        ({TOTAL: "not reported"}, False),
        ({"finance.expenditures.restricted": "N/A"}, False),
        ({"finance.expenditures.unrestricted": DELETED}, False),
    ],
)
def test_restricted_and_unrestricted_make_the_total_within_a_dollar(
    founding: Run, changes: dict[str, Any], *, fires: bool
) -> None:
    """The founding card prints 5,201 beside 986 and 4,331."""
    expected = [("X110", TOTAL)] if fires else []
    assert codes_and_fields(founding, arithmetic.expenditure_parts, changes) == expected


def test_a_disagreement_is_a_warning_at_the_figure_and_says_what_is_printed(founding: Run) -> None:
    (problem,) = founding(arithmetic.expenditure_parts)
    assert problem.severity is Severity.WARNING
    assert problem.mark.path.endswith("school.yaml")
    assert "The card prints the figure of the file." in problem.message


SCIENCE = "outcomes.science_by_group.white"
LOCAL = "outcomes.local_assessments.mathematics.by_group.white"
COURSES = "outcomes.advanced_placement"


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({}, []),
        ({f"{SCIENCE}.number_tested": 46}, [f"{SCIENCE}.number_tested"]),
        ({f"{SCIENCE}.number_with_scores": 44}, [f"{SCIENCE}.number_with_scores"]),
        ({LOCAL: {"total_enrollment": 40, "number_tested": 41}}, [f"{LOCAL}.number_tested"]),
        ({LOCAL: {"total_enrollment": 40, "number_tested": "NT"}}, []),
    ],
)
def test_science_and_local_assessments_test_nobody_who_is_not_enrolled(
    later: Run, changes: dict[str, Any], where: list[str]
) -> None:
    found = codes_and_fields(later, arithmetic.tested_and_enrolled, changes)
    assert found == [("X101", field) for field in where]


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({}, []),
        ({f"{SCIENCE}.percent_tested": "95.57"}, []),
        ({f"{SCIENCE}.percent_tested": "95.58"}, [f"{SCIENCE}.percent_tested"]),
        (
            {LOCAL: {"total_enrollment": 40, "number_tested": 30, "percent_not_tested": 24}},
            [f"{LOCAL}.percent_not_tested"],
        ),
    ],
)
def test_percentages_of_science_and_local_assessments_follow_from_the_counts(
    later: Run, changes: dict[str, Any], where: list[str]
) -> None:
    found = codes_and_fields(later, arithmetic.percent_tested_given, changes)
    assert found == [("X102", field) for field in where]


@pytest.mark.parametrize(
    ("changes", "fires"),
    [
        ({"staff.counselor_ratio": "357.33"}, False),
        ({"staff.counselor_ratio": "0.00"}, True),
        ({"staff.counselor_ratio": 0}, True),
        ({"staff.counselor_ratio": 0, "staff.academic_counselors": 0}, False),
        ({"staff.counselor_ratio": "not reported"}, False),
        ({"staff.counselor_ratio": DELETED}, False),
    ],
)
def test_a_ratio_of_zero_from_the_state_is_a_blank(
    later: Run, changes: dict[str, Any], *, fires: bool
) -> None:
    expected = [("X107", "staff.counselor_ratio")] if fires else []
    assert codes_and_fields(later, arithmetic.counselors_reported, changes) == expected


def test_a_ratio_of_zero_is_the_schools_own_where_it_supplies_it(high_school: Run) -> None:
    changes = {"staff.counselor_ratio": 0, "staff.academic_counselors": DELETED}
    assert high_school(arithmetic.counselors_reported, changes) == []


@pytest.mark.parametrize(
    ("changes", "fires"),
    [
        ({}, False),
        ({f"{COURSES}.all_courses.courses_offered": 7}, True),
        ({f"{COURSES}.all_courses.courses_offered": 5}, True),
        ({f"{COURSES}.science.courses_offered": 2}, True),
        # What is not given can only make it more.
        ({f"{COURSES}.science.courses_offered": "not reported"}, False),
        (
            {
                f"{COURSES}.science.courses_offered": "--",
                f"{COURSES}.all_courses.courses_offered": 4,
            },
            True,
        ),
        ({f"{COURSES}.all_courses.courses_offered": "pending"}, False),
        ({COURSES: "pending"}, False),
    ],
)
def test_the_courses_add_up_to_their_total(
    later: Run, changes: dict[str, Any], *, fires: bool
) -> None:
    expected = [("X139", f"{COURSES}.all_courses.courses_offered")] if fires else []
    assert codes_and_fields(later, arithmetic.advanced_placement_total, changes) == expected
