"""Facilities without a repair, and textbook data of another year."""

from __future__ import annotations

from typing import Any

import pytest

from sarcgen.checks import conditions
from tests.support.cards import place_of
from tests.unit.checks.conftest import Run

INTERIOR = "conditions.facilities.systems.interior"
COLLECTED = "conditions.textbooks.collected"


def test_interior_and_electrical_of_the_founding_card_lack_their_repair(founding: Run) -> None:
    found = founding(conditions.repair_described)
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
    found = high_school(conditions.repair_described, {INTERIOR: said})
    assert [(problem.code, problem.field) for problem in found] == (
        [("X120", INTERIOR)] if fires else []
    )


def test_the_founding_cards_textbook_data_of_2016_are_old(founding: Run) -> None:
    (found,) = founding(conditions.textbooks_of_the_year)
    assert (found.code, found.field) == ("X130", COLLECTED)
    assert place_of(found).startswith("_district.yaml:")
    assert "2019-20" in found.message


@pytest.mark.parametrize(
    ("month", "fires"),
    [
        ("June 2019", True),
        ("July 2019", False),
        ("September 2019", False),
        ("January 2020", False),
        ("October 2018", True),
        ("not reported", False),
        (None, False),
    ],
)
def test_textbook_data_are_of_the_year_in_which_the_card_is_published(
    high_school: Run, month: str | None, *, fires: bool
) -> None:
    found = high_school(conditions.textbooks_of_the_year, {COLLECTED: month})
    assert [problem.code for problem in found] == (["X130"] if fires else [])
