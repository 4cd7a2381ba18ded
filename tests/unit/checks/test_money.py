"""Salaries and expenditures in an order or of a size that cannot be."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sarcgen.checks import money
from sarcgen.problems import Severity
from tests.support.cards import DELETED
from tests.unit.checks.conftest import Check, Run

OWN = "finance.salaries"
CATEGORY = "same_category.salaries"
AVERAGE = "finance.expenditures.average_teacher_salary"
TABLES = [(OWN, AVERAGE), (CATEGORY, "same_category.average_teacher_salary")]


def places(run: Run, check: Check, code: str, *changes: dict[str, Any]) -> list[str]:
    found = run(check, *changes)
    assert {problem.code for problem in found} <= {code}
    assert {problem.severity for problem in found} <= {Severity.WARNING}
    return [f"{Path(problem.mark.path).stem}: {problem.field}" for problem in found]


@pytest.mark.parametrize(
    "check",
    [
        money.salaries_in_order,
        money.salaries_of_a_likely_size,
        money.expenditures_of_a_likely_size,
        money.shares_of_the_budget,
        money.average_among_the_salaries,
    ],
)
def test_the_founding_card_and_the_high_school_are_left_in_peace(
    check: Check, founding: Run, high_school: Run
) -> None:
    assert founding(check) == []
    assert high_school(check) == []


@pytest.mark.parametrize(("table", "average"), TABLES)
@pytest.mark.parametrize(
    ("salaries", "names"),
    [
        ((50_000, 50_000, 50_000), []),
        ((50_001, 50_000, 90_000), ["mid_range_teacher"]),
        ((50_000, 90_001, 90_000), ["highest_teacher"]),
        ((90_000, 70_000, 50_000), ["mid_range_teacher", "highest_teacher"]),
        # Around a salary that is not given, the others are compared.
        ((90_001, "not reported", 90_000), ["highest_teacher"]),
        ((90_001, None, 90_000), ["highest_teacher"]),
        (("N/A", 90_000, 50_000), ["highest_teacher"]),
        ((90_000, 50_000, "--"), ["mid_range_teacher"]),
    ],
)
def test_salaries_rise_from_beginning_to_highest(
    founding: Run, table: str, average: str, salaries: tuple[object, ...], names: list[str]
) -> None:
    rows = ("beginning_teacher", "mid_range_teacher", "highest_teacher")
    changes = {f"{table}.{row}": salary for row, salary in zip(rows, salaries, strict=True)}
    found = places(founding, money.salaries_in_order, "X151", {}, changes)
    assert found == [f"_district: {table}.{name}" for name in names]


def test_a_superintendent_may_earn_less_than_a_teacher(founding: Run) -> None:
    changes = {f"{OWN}.superintendent": 21_000, f"{OWN}.principal_elementary": 32_500}
    assert founding(money.salaries_in_order, {}, changes) == []
    assert founding(money.salaries_of_a_likely_size, {}, changes) == []


@pytest.mark.parametrize(
    ("name", "amount", "fires"),
    [
        ("beginning_teacher", 20_000, False),
        ("beginning_teacher", 19_999, True),
        ("mid_range_teacher", "77.237", True),
        ("highest_teacher", 250_000, False),
        ("highest_teacher", 250_001, True),
        ("highest_teacher", 0, True),
        ("highest_teacher", "N/A", False),
        ("highest_teacher", None, False),
        # Zero where the district has no such school; part-time principals.
        ("principal_middle", 0, False),
        ("principal_middle", 1_000, False),
        ("principal_middle", 999, True),
        ("superintendent", 1_000_000, False),
        ("superintendent", 2_817_010, True),
        ("superintendent", "281.70", True),
    ],
)
@pytest.mark.parametrize(("table", "average"), TABLES)
def test_salaries_are_of_a_likely_size(
    founding: Run, table: str, average: str, name: str, amount: object, *, fires: bool
) -> None:
    changes = {f"{table}.{name}": amount}
    found = places(founding, money.salaries_of_a_likely_size, "X152", {}, changes)
    assert found == ([f"_district: {table}.{name}"] if fires else [])


@pytest.mark.parametrize(
    ("school", "district", "where"),
    [
        ({AVERAGE: "79.564"}, {}, [f"school: {AVERAGE}"]),
        ({AVERAGE: 795_640}, {}, [f"school: {AVERAGE}"]),
        ({}, {AVERAGE: 8_128}, [f"_district: {AVERAGE}"]),
        ({}, {TABLES[1][1]: 824_030}, [f"_district: {TABLES[1][1]}"]),
        ({AVERAGE: "not reported"}, {AVERAGE: "N/A", TABLES[1][1]: DELETED}, []),
    ],
)
def test_average_salaries_are_of_a_likely_size(
    founding: Run, school: dict[str, Any], district: dict[str, Any], where: list[str]
) -> None:
    check = money.salaries_of_a_likely_size
    assert places(founding, check, "X152", school, district) == where
    # An average that is odd in itself is not held against the salaries too.
    assert founding(money.average_among_the_salaries, school, district) == []


@pytest.mark.parametrize(
    ("school", "district", "where"),
    [
        ({"total": 1_000}, {}, []),
        ({"total": 999}, {}, ["school: total"]),
        ({"total": "5.201"}, {}, ["school: total"]),
        ({"total": 0}, {}, ["school: total"]),
        ({"total": 500_000}, {}, []),
        ({"total": 500_001}, {}, ["school: total"]),
        # A part may be next to nothing.
        ({"restricted": 0, "unrestricted": 313}, {"unrestricted": 362}, []),
        ({"restricted": 986_000}, {}, ["school: restricted"]),
        ({"unrestricted": 4_331_000}, {}, ["school: unrestricted"]),
        ({}, {"unrestricted": 4_630_000}, ["_district: unrestricted"]),
        ({"total": "not reported", "restricted": "N/A"}, {"unrestricted": "--"}, []),
    ],
)
def test_expenditures_per_pupil_are_of_a_likely_size(
    founding: Run, school: dict[str, Any], district: dict[str, Any], where: list[str]
) -> None:
    prefix = "finance.expenditures."
    changes = [{prefix + key: value for key, value in c.items()} for c in (school, district)]
    found = places(founding, money.expenditures_of_a_likely_size, "X152", *changes)
    assert [place.replace(prefix, "") for place in found] == where


@pytest.mark.parametrize(("table", "average"), TABLES)
@pytest.mark.parametrize(
    ("teachers", "administrators", "fires"),
    [
        (60, 40, False),
        (60, "40.1", True),
        (100, 6, True),
        ("not reported", 100, False),
        (100, None, False),
    ],
)
def test_teachers_and_administrators_get_no_more_than_the_budget(
    founding: Run,
    table: str,
    average: str,
    teachers: object,
    administrators: object,
    *,
    fires: bool,
) -> None:
    changes = {
        f"{table}.percent_for_teacher_salaries": teachers,
        f"{table}.percent_for_administrative_salaries": administrators,
    }
    found = places(founding, money.shares_of_the_budget, "X152", {}, changes)
    assert found == ([f"_district: {table}.percent_for_teacher_salaries"] if fires else [])


@pytest.mark.parametrize(("table", "average"), TABLES)
@pytest.mark.parametrize(
    ("changes", "fires"),
    [
        ({}, False),
        ({"average": "49999"}, False),
        ({"average": "49998.99"}, True),
        ({"average": 90_001}, False),
        ({"average": 90_002}, True),
        ({"average": "not reported"}, False),
        ({"average": 95_000, "highest_teacher": "not reported"}, False),
        ({"average": 40_000, "highest_teacher": "not reported"}, True),
        ({"average": 40_000, "beginning_teacher": None}, False),
        # Out of order, another rule speaks.
        ({"average": 95_000, "mid_range_teacher": 90_001}, False),
    ],
)
def test_an_average_salary_lies_between_the_lowest_and_the_highest(
    founding: Run, table: str, average: str, changes: dict[str, Any], *, fires: bool
) -> None:
    salaries = {
        "beginning_teacher": 50_000,
        "mid_range_teacher": 70_000,
        "highest_teacher": 90_000,
        "average": 75_000,
    }
    found = places(
        founding,
        money.average_among_the_salaries,
        "X152",
        {},
        {
            average if name == "average" else f"{table}.{name}": amount
            for name, amount in {**salaries, **changes}.items()
        },
    )
    assert found == ([f"_district: {average}"] if fires else [])
