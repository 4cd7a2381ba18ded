"""Percentages that cannot stand beside one another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sarcgen.checks import rates
from sarcgen.problems import Severity
from tests.support.cards import DELETED
from tests.unit.checks.conftest import Check, Run

SHARES = "enrollment.by_group"
COHORT = "engagement.graduation.2016-17"
YEAR = "engagement.suspensions.2017-18"
RACES = (
    "black_or_african_american",
    "american_indian_or_alaska_native",
    "asian",
    "filipino",
    "hispanic_or_latino",
    "native_hawaiian_or_pacific_islander",
    "white",
    "two_or_more_races",
)


def fields(
    run: Run, check: Check, changes: dict[str, Any], code: str, district: dict[str, Any]
) -> list[str]:
    found = run(check, changes, district)
    assert {problem.code for problem in found} <= {code}
    assert {problem.severity for problem in found} <= {Severity.WARNING}
    return [f"{Path(problem.mark.path).stem}: {problem.field}" for problem in found]


@pytest.mark.parametrize(
    "check",
    [rates.shares_of_enrollment, rates.expelled_and_suspended, rates.graduates_and_dropouts],
)
def test_the_founding_card_and_the_high_school_are_left_in_peace(
    check: Check, founding: Run, high_school: Run
) -> None:
    assert founding(check) == []
    assert high_school(check) == []


def shares(*percentages: object) -> dict[str, Any]:
    return {f"{SHARES}.{race}": share for race, share in zip(RACES, percentages, strict=True)}


@pytest.mark.parametrize(
    ("changes", "fires"),
    [
        # Eight roundings of 0.05 are 0.4.
        (shares(10.4, 10, 10, 10, 10, 10, 10, 30), False),
        (shares(10.41, 10, 10, 10, 10, 10, 10, 30), True),
        # Where nobody writes decimals, eight roundings of 0.5 are 4.
        (shares(14, 10, 10, 10, 10, 10, 10, 30), False),
        (shares(15, 10, 10, 10, 10, 10, 10, 30), True),
        # What is not known cannot make it less.
        (shares(20.6, "not reported", "--", None, 10, 10, 30, 30), True),
        (shares(20.2, "not reported", "--", None, 10, 10, 30, 30), False),
        # A fifth of the students may be of no race that the school knows, with roundings besides.
        (shares(9.6, 10, 10, 10, 10, 10, 10, 10), False),
        (shares(9.5, 10, 10, 10, 10, 10, 10, 10), True),
        (shares(9.5, 10, 10, 10, 10, 10, 10, "not reported"), False),
        (shares(9.5, 10, 10, 10, 10, 10, 10, "--"), False),
        (shares(9.5, 10, 10, 10, 10, 10, 10, None), False),
        ({f"{SHARES}.homeless": 99.0, f"{SHARES}.english_learners": 99.0}, False),
        ({SHARES: DELETED}, False),
    ],
)
def test_the_shares_of_the_races_make_100(
    high_school: Run, changes: dict[str, Any], *, fires: bool
) -> None:
    found = fields(high_school, rates.shares_of_enrollment, changes, "X115", {})
    assert found == ([f"school: {SHARES}"] if fires else [])


def test_the_message_names_the_groups_and_says_in_which_way_they_fail(high_school: Run) -> None:
    (more,) = high_school(rates.shares_of_enrollment, {f"{SHARES}.white": 42.8})
    assert "White and Two or More Races add up to more than 100." in more.message
    (less,) = high_school(rates.shares_of_enrollment, {f"{SHARES}.hispanic_or_latino": 4.9})
    assert "add up to clearly less than 100." in less.message


@pytest.mark.parametrize(
    ("suspensions", "expulsions", "fires"),
    [
        ("1.7", "1.7", False),
        ("1.7", "1.8", True),
        ("0.0", "0.1", True),
        ("0.0", "0.0", False),
        ("--", "0.1", False),
        ("0.0", "not reported", False),
        (DELETED, "0.1", False),
    ],
)
def test_no_year_has_more_expulsions_than_suspensions(
    founding: Run, suspensions: object, expulsions: object, *, fires: bool
) -> None:
    rows = {"suspensions": suspensions, "expulsions": expulsions}
    changes = {YEAR: {name: rate for name, rate in rows.items() if rate is not DELETED}}
    check = rates.expelled_and_suspended
    assert fields(founding, check, changes, "X131", {}) == (
        [f"school: {YEAR}.expulsions"] if fires else []
    )
    assert fields(founding, check, {}, "X131", changes) == (
        [f"_district: {YEAR}.expulsions"] if fires else []
    )


@pytest.mark.parametrize(("students", "fires"), [(11, True), (10, False), ("--", False)])
def test_nothing_is_said_of_rates_that_the_card_hides(
    founding: Run, students: object, *, fires: bool
) -> None:
    rates_of_few = {"suspensions": 0.0, "expulsions": 0.1, "cumulative_enrollment": students}
    found = fields(founding, rates.expelled_and_suspended, {YEAR: rates_of_few}, "X131", {})
    assert found == ([f"school: {YEAR}.expulsions"] if fires else [])


@pytest.mark.parametrize(
    ("graduates", "dropouts", "fires"),
    [
        ("91.7", "8.3", False),
        # Two rates of one decimal.
        ("91.7", "8.4", False),
        ("91.7", "8.5", True),
        ("91.7", "--", False),
        ("not reported", "8.5", False),
    ],
)
def test_nobody_both_graduates_and_drops_out(
    high_school: Run, graduates: str, dropouts: str, *, fires: bool
) -> None:
    changes = {f"{COHORT}.graduation_rate": graduates, f"{COHORT}.dropout_rate": dropouts}
    check = rates.graduates_and_dropouts
    assert fields(high_school, check, changes, "X132", {}) == (
        [f"school: {COHORT}.graduation_rate"] if fires else []
    )
    assert fields(high_school, check, {}, "X132", changes) == (
        [f"_district: {COHORT}.graduation_rate"] if fires else []
    )


GROUP = "engagement.suspensions_by_group"
PART = "engagement.suspensions_in_part_of_a_year.2019-20"


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({}, []),
        ({f"{GROUP}.white": {"suspensions": "0.51", "expulsions": "0.51"}}, []),
        (
            {f"{GROUP}.white": {"suspensions": "0.50", "expulsions": "0.51"}},
            [f"{GROUP}.white.expulsions"],
        ),
        # Nine students of one race: the card hides them, and so does the log.
        (
            {
                f"{GROUP}.american_indian_or_alaska_native": {
                    "suspensions": "0.00",
                    "expulsions": "11.11",
                }
            },
            [],
        ),
        ({PART: {"suspensions": "1.00", "expulsions": "1.01"}}, [f"{PART}.expulsions"]),
        ({PART: {"suspensions": "1.00", "expulsions": "1.00"}}, []),
    ],
)
def test_no_group_and_no_part_of_a_year_has_more_expulsions_than_suspensions(
    later: Run, changes: dict[str, Any], where: list[str]
) -> None:
    found = fields(later, rates.expelled_and_suspended, changes, "X131", {})
    assert found == [f"school: {field}" for field in where]


@pytest.mark.parametrize(
    ("changes", "fires"),
    [
        ({}, False),
        # 47.4, 51.1 and 1.5: a row that the card need not show is not missed, nor counted.
        ({f"{SHARES}.non_binary": DELETED}, False),
        ({f"{SHARES}.non_binary": DELETED, f"{SHARES}.male": "47.4"}, True),
        ({f"{SHARES}.non_binary": DELETED, f"{SHARES}.male": "47.5"}, False),
        ({f"{SHARES}.non_binary": "not reported", f"{SHARES}.male": "40.0"}, False),
        ({f"{SHARES}.male": "52.0"}, True),
        ({SHARES: DELETED}, False),
    ],
)
def test_the_shares_of_the_genders_make_100(
    later: Run, changes: dict[str, Any], *, fires: bool
) -> None:
    found = fields(later, rates.shares_of_enrollment, changes, "X115", {})
    assert found == ([f"school: {SHARES}"] if fires else [])
