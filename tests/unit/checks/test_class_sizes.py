"""Class sizes that the classes beside them, or the enrollment, do not allow."""

from __future__ import annotations

from typing import Any

import pytest

from sarcgen.checks import class_sizes
from sarcgen.problems import Severity
from tests.support.cards import DELETED
from tests.unit.checks.conftest import Check, Run

ROW = "class_size.elementary.2017-18.4"
SUBJECT = "class_size.secondary.2018-19.science"
YEAR = "class_size.elementary.2018-19"


def fields(run: Run, check: Check, changes: dict[str, Any], code: str) -> list[str]:
    found = run(check, changes)
    assert {problem.code for problem in found} <= {code}
    assert {problem.severity for problem in found} <= {Severity.WARNING}
    return [problem.field for problem in found]


@pytest.mark.parametrize(
    "check", [class_sizes.average_of_the_classes, class_sizes.students_in_classes]
)
def test_the_founding_card_and_the_high_school_are_left_in_peace(
    check: Check, founding: Run, high_school: Run
) -> None:
    assert founding(check) == []
    assert high_school(check) == []


def classes(
    average: object, small: object = None, middle: object = None, large: object = None
) -> dict[str, Any]:
    return {
        "average": average,
        "classes_of_1_to_20": small,
        "classes_of_21_to_32": middle,
        "classes_of_33_or_more": large,
    }


@pytest.mark.parametrize(
    ("row", "fires"),
    [
        # Two classes of 21 to 32; one student is let pass.
        (classes(20, middle=2), False),
        (classes(19, middle=2), True),
        (classes(33, middle=2), False),
        (classes(34, middle=2), True),
        (classes(1, small=3), False),
        (classes(0, small=3), True),
        (classes(21, small=3), False),
        (classes(22, small=3), True),
        # No class is too large for the last band.
        (classes(140, large=1), False),
        (classes(32, large=1), False),
        (classes(31, large=1), True),
        # One class of at least 33 and two of at most 20: the average is 11.7 or more.
        (classes(11, small=2, large=1), False),
        (classes(10, small=2, large=1), True),
        # One of at most 20 and two of at most 32: it is 28 or less.
        (classes(29, small=1, middle=2), False),
        (classes(30, small=1, middle=2), True),
        (classes(30, small=1, middle=2, large=0), True),
        (classes(30, small=1, middle=2, large="N/A"), True),
        # The unknown classes may make it possible.
        (classes(30, small=1, middle=2, large="not reported"), False),
        (classes(30, small="--", middle="--", large="--"), False),
        # Without any class there is no average; an empty row is for another rule.
        (classes(22, small=0, middle=0, large=0), True),
        (classes(0, small=0, middle=0, large=0), False),
        (classes(22), False),
        (classes("--", middle=2), False),
        (classes(None, middle=2), False),
        ("not reported", False),
    ],
)
def test_an_average_is_possible_for_the_classes_beside_it(
    founding: Run, row: object, *, fires: bool
) -> None:
    found = fields(founding, class_sizes.average_of_the_classes, {ROW: row}, "X123")
    assert found == ([f"{ROW}.average"] if fires else [])


@pytest.mark.parametrize(
    ("average", "small", "middle", "fires"),
    [
        (23, 3, 0, False),
        (24, 3, 0, True),
        (22, 0, 3, False),
        (21, 0, 3, True),
    ],
)
def test_classes_of_secondary_subjects_have_other_bands(
    high_school: Run, average: int, small: int, middle: int, *, fires: bool
) -> None:
    row = {"average": average, "classes_of_1_to_22": small, "classes_of_23_to_32": middle}
    found = fields(high_school, class_sizes.average_of_the_classes, {SUBJECT: row}, "X123")
    assert found == ([f"{SUBJECT}.average"] if fires else [])


def in_grades(students: int) -> dict[str, Any]:
    """348 students are in the classes of the founding card; so many are in its grades."""
    return {"enrollment.by_grade.K": 40 + students - 345}


@pytest.mark.parametrize(
    ("changes", "fires"),
    [
        (in_grades(464), False),
        (in_grades(465), True),
        # Where teachers share students, they are counted in each class.
        ({f"{YEAR}.6.classes_of_21_to_32": 20}, False),
        (in_grades(465) | {f"{YEAR}.other": "N/A"}, True),
        (in_grades(465) | {f"{YEAR}.other": DELETED}, True),
        (in_grades(465) | {f"{YEAR}.other.average": 9}, False),
        # What is not known may be what is missing.
        (in_grades(465) | {f"{YEAR}.other": "not reported"}, False),
        (in_grades(465) | {f"{YEAR}.3.average": "not reported"}, False),
        (in_grades(465) | {f"{YEAR}.3.classes_of_21_to_32": "not reported"}, False),
        (in_grades(465) | {f"{YEAR}.3": "--"}, False),
        (in_grades(465) | {f"{YEAR}.3": DELETED}, False),
        (in_grades(465) | {f"{YEAR}.3.classes_of_21_to_32": DELETED}, False),
        (in_grades(665) | {"enrollment.by_grade.3": "not reported"}, False),
        (in_grades(665) | {"enrollment.by_grade.3": DELETED}, False),
        # Grade 7 is taught by subject.
        (in_grades(465) | {"grades": "K-7", "enrollment.by_grade.7": 40}, False),
        (in_grades(465) | {YEAR: DELETED}, False),
        # Only the data year has its enrollment in the file.
        ({"class_size.elementary.2017-18.3.average": 2}, False),
    ],
)
def test_the_classes_hold_the_students_of_the_grades(
    founding: Run, changes: dict[str, Any], *, fires: bool
) -> None:
    found = fields(founding, class_sizes.students_in_classes, changes, "X124")
    assert found == ([YEAR] if fires else [])
