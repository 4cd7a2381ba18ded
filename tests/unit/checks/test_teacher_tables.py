"""Parts, totals and shares of teaching positions."""

from __future__ import annotations

from typing import Any

import pytest

from sarcgen.checks import teacher_tables
from sarcgen.problems import Severity
from tests.unit.checks.conftest import Check, Run

PLACED = "conditions.teacher_placement.2021-22"
WITHOUT = "conditions.teachers_without_credentials.2021-22"
OUT = "conditions.teachers_out_of_field.2021-22"
ROWS = ("fully_credentialed", "interns", "without_credentials", "out_of_field", "unknown")
CHECKS = (
    teacher_tables.positions_add_up,
    teacher_tables.shares_of_positions,
    teacher_tables.details_add_up,
    teacher_tables.details_as_placed,
)


def fields(
    run: Run, check: Check, changes: dict[str, Any], code: str, *, of_district: bool = False
) -> list[str]:
    found = run(check, {}, changes) if of_district else run(check, changes)
    assert {problem.code for problem in found} <= {code}
    assert {problem.severity for problem in found} <= {Severity.WARNING}
    return [problem.field for problem in found]


@pytest.mark.parametrize("check", CHECKS)
def test_complete_cards_are_left_in_peace(check: Check, high_school: Run, later: Run) -> None:
    assert high_school(check) == []
    assert later(check) == []


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        # 25.1, 0.5, 0.8, 2.5 and 1.3 are 30.2: a tenth a row is let pass.
        ({f"{PLACED}.total.number": "30.70"}, []),
        ({f"{PLACED}.total.number": "29.70"}, []),
        ({f"{PLACED}.total.number": "30.71"}, [f"{PLACED}.total.number"]),
        ({f"{PLACED}.unknown.number": "1.90"}, [f"{PLACED}.total.number"]),
        ({f"{PLACED}.unknown.percent": "4.53"}, []),
        ({f"{PLACED}.unknown.percent": "4.54"}, [f"{PLACED}.total.percent"]),
        ({f"{PLACED}.unknown.number": "not reported", f"{PLACED}.total.number": 99}, []),
        ({f"{PLACED}.total.number": "--"}, []),
        ({PLACED: "pending"}, []),
        # A school without a teacher: zero of all, perhaps beside 100 percent.
        (
            {f"{PLACED}.{row}": {"number": 0, "percent": 0} for row in ROWS}
            | {f"{PLACED}.total.number": 0},
            [],
        ),
    ],
)
def test_the_five_rows_make_up_the_total(
    later: Run, changes: dict[str, Any], where: list[str]
) -> None:
    assert fields(later, teacher_tables.positions_add_up, changes, "X135") == where


def test_the_rows_of_the_district_too(later: Run) -> None:
    changes = {f"{PLACED}.total.number": "99.00"}
    found = fields(later, teacher_tables.positions_add_up, changes, "X135", of_district=True)
    assert found == [f"{PLACED}.total.number"]


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        # 2.5 of 30.2: from 2.4 of 30.3, 7.92, to 2.6 of 30.1, 8.64, and a tenth of a percent.
        ({f"{PLACED}.out_of_field.percent": "7.83"}, []),
        ({f"{PLACED}.out_of_field.percent": "7.82"}, [f"{PLACED}.out_of_field.percent"]),
        ({f"{PLACED}.out_of_field.percent": "8.73"}, []),
        ({f"{PLACED}.out_of_field.percent": "8.74"}, [f"{PLACED}.out_of_field.percent"]),
        # As the state printed its own column of 2022-23.
        ({f"{PLACED}.fully_credentialed.percent": 100}, [f"{PLACED}.fully_credentialed.percent"]),
        ({f"{PLACED}.total.percent": "83.10"}, [f"{PLACED}.total.percent"]),
        ({f"{PLACED}.out_of_field.number": "--", f"{PLACED}.out_of_field.percent": 90}, []),
        ({f"{PLACED}.out_of_field.percent": "not reported"}, []),
        ({f"{PLACED}.total.number": 0}, []),
        ({f"{PLACED}.total.number": "--", f"{PLACED}.out_of_field.percent": 90}, []),
    ],
)
def test_a_percentage_can_come_from_its_number(
    later: Run, changes: dict[str, Any], where: list[str]
) -> None:
    assert fields(later, teacher_tables.shares_of_positions, changes, "X136") == where


def test_the_percentages_of_the_district_too_and_never_the_state_s(later: Run) -> None:
    changes = {f"{PLACED}.fully_credentialed.percent": 100}
    check = teacher_tables.shares_of_positions
    assert fields(later, check, changes, "X136", of_district=True) == [
        f"{PLACED}.fully_credentialed.percent"
    ]


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        # 0.5 and 2.0 are 2.5: a tenth a row is let pass.
        ({f"{OUT}.total": "2.70"}, []),
        ({f"{OUT}.total": "2.30"}, []),
        ({f"{OUT}.total": "2.71"}, [f"{OUT}.total"]),
        ({f"{OUT}.total": "2.29"}, [f"{OUT}.total"]),
        ({f"{WITHOUT}.vacant_positions": "0.40"}, [f"{WITHOUT}.total"]),
        ({f"{WITHOUT}.vacant_positions": "0.30"}, []),
        # What is not given can only make it more.
        ({f"{OUT}.permit_or_waiver": "not reported"}, []),
        ({f"{OUT}.permit_or_waiver": "--", f"{OUT}.total": "1.70"}, [f"{OUT}.total"]),
        ({f"{OUT}.total": "--"}, []),
        ({OUT: "pending"}, []),
    ],
)
def test_the_total_of_a_detail_is_the_sum(
    later: Run, changes: dict[str, Any], where: list[str]
) -> None:
    assert fields(later, teacher_tables.details_add_up, changes, "X137") == where


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({f"{OUT}.total": "2.60"}, []),
        ({f"{OUT}.total": "2.61"}, [f"{OUT}.total"]),
        ({f"{WITHOUT}.total": "0.69"}, [f"{WITHOUT}.total"]),
        ({f"{PLACED}.out_of_field.number": "--"}, []),
        ({PLACED: "pending"}, []),
        ({f"{OUT}.total": "not reported"}, []),
    ],
)
def test_details_are_those_of_teacher_placement(
    later: Run, changes: dict[str, Any], where: list[str]
) -> None:
    assert fields(later, teacher_tables.details_as_placed, changes, "X138") == where
