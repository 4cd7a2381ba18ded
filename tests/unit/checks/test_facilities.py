"""Facility ratings and the date of the inspection against one another and the edition."""

from __future__ import annotations

from typing import Any

import pytest

from sarcgen.checks import facilities
from sarcgen.model.vocabulary import FacilitySystem
from sarcgen.problems import Severity
from tests.unit.checks.conftest import Run

SYSTEMS = "conditions.facilities.systems"
INTERIOR = f"{SYSTEMS}.interior"
OVERALL = "conditions.facilities.overall_rating"
INSPECTED = "conditions.facilities.inspected"
WORDS = {"G": "Good", "F": "Fair", "P": "Poor"}


def rated(letters: str, overall: str | None) -> dict[str, Any]:
    """Changes that give the eight systems these ratings, and the overall one."""
    systems = {
        system.value: {"rating": WORDS[letter]} if letter in WORDS else {}
        for system, letter in zip(FacilitySystem, letters, strict=True)
    }
    return {SYSTEMS: systems, OVERALL: overall}


def test_interior_and_electrical_of_the_founding_card_lack_their_repair(founding: Run) -> None:
    found = founding(facilities.repair_described)
    assert [(problem.code, problem.field.split(".")[-1]) for problem in found] == [
        ("X120", "interior"),
        ("X120", "electrical"),
    ]
    assert "“interior” is rated Fair and no repair is described." in found[0].message


@pytest.mark.parametrize(
    ("said", "fires"),
    [
        ({"rating": "Poor"}, True),
        ({"rating": "Fair", "repair": "not reported"}, True),
        ({"rating": "Fair", "repair": "N/A"}, True),
        ({"rating": "Fair", "repair": "Tiles replaced."}, False),
        ({"rating": "Good"}, False),
        ({"repair": "Tiles replaced."}, False),
        ("not reported", False),
    ],
)
def test_a_system_rated_fair_or_poor_needs_its_repair_described(
    high_school: Run, said: Any, *, fires: bool
) -> None:
    found = high_school(facilities.repair_described, {INTERIOR: said})
    assert [(problem.code, problem.field) for problem in found] == (
        [("X120", INTERIOR)] if fires else []
    )


def test_the_overall_ratings_of_both_cards_can_come_from_their_systems(
    founding: Run, high_school: Run
) -> None:
    assert founding(facilities.overall_rating) == []
    assert high_school(facilities.overall_rating) == []


@pytest.mark.parametrize(
    ("letters", "overall", "fires"),
    [
        ("GGGGGGGG", "Exemplary", False),
        ("GGGGGGGG", "Good", False),
        ("GGGGGGGG", "Fair", True),
        ("GGGGGGGG", "Poor", True),
        ("GGGGGGGF", "Exemplary", True),
        ("GGGGGGGP", "Exemplary", True),
        ("GGGGGGGF", "Good", False),
        ("GGGGGGGF", "Fair", False),
        ("GGGGGGGF", "Poor", True),
        # One Poor system beside seven Good ones: 96.9 percent at best, 78.75 at worst.
        ("GGGGGGGP", "Good", False),
        ("GGGGGGGP", "Fair", False),
        ("GGGGGGGP", "Poor", True),
        # Three Poor: 90.6 at best. Four: less than 87.5.
        ("GGGGGPPP", "Good", False),
        ("GGGGPPPP", "Good", True),
        # Seven Fair: 91.25 at best. Eight: always below 90.
        ("FFFFFFFG", "Good", False),
        ("FFFFFFFF", "Good", True),
        ("FFFFFFFF", "Fair", False),
        ("FFFFFFFF", "Poor", True),
        ("PPPPPPPP", "Fair", True),
        ("PPPPPPPP", "Poor", False),
        ("PPPPPPPG", "Fair", False),
        ("GGGGGGF-", "Exemplary", False),
        ("GGGGGGGF", None, False),
        ("GGGGGGGF", "not reported", False),
    ],
)
def test_the_overall_rating_is_a_mean_of_the_systems(
    high_school: Run, letters: str, overall: str | None, *, fires: bool
) -> None:
    found = high_school(facilities.overall_rating, rated(letters, overall))
    assert [(p.code, p.field, p.severity) for p in found] == (
        [("X121", OVERALL, Severity.WARNING)] if fires else []
    )


def test_systems_that_are_not_in_the_file_leave_the_overall_rating_open(high_school: Run) -> None:
    changes = {SYSTEMS: {"interior": {"rating": "Poor"}}, OVERALL: "Exemplary"}
    assert high_school(facilities.overall_rating, changes) == []


@pytest.mark.parametrize(
    ("month", "says"),
    [
        ("June 2018", "older than the school year 2018-19"),
        ("July 2018", None),
        ("January 2020", None),
        ("June 2020", None),
        ("July 2020", "dated after the school year 2019-20"),
        ("not reported", None),
        (None, None),
    ],
)
def test_the_inspection_is_of_the_data_year_or_the_publishing_year(
    high_school: Run, month: str | None, says: str | None
) -> None:
    found = high_school(facilities.inspection_recent, {INSPECTED: month})
    assert [(p.code, p.field) for p in found] == ([("X129", INSPECTED)] if says else [])
    assert all(says is not None and says in problem.message for problem in found)


def test_the_founding_cards_inspection_is_recent(founding: Run) -> None:
    assert founding(facilities.inspection_recent) == []


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("June 30, 2018", "Give the day and"),
        ("July 1, 2018", None),
        ("July 1, 2020", "Correct the day."),
    ],
)
def test_a_whole_day_will_do(high_school: Run, day: str, says: str | None) -> None:
    found = high_school(facilities.inspection_recent, {INSPECTED: day})
    assert [problem.code for problem in found] == (["X129"] if says else [])
    assert all(says is not None and says in problem.message for problem in found)
