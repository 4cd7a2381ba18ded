"""The date in the safety plan, and whom parents may ask."""

from __future__ import annotations

from typing import Any

import pytest

from sarcgen.checks.safety import parents_told_whom_to_ask, plan_dated
from sarcgen.checks.years import old_years
from tests.unit.checks.conftest import Run

PLAN = "narratives.safety_plan"
PARENTS = "narratives.parental_involvement"


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("The plan was reviewed on October 8, 2019.", False),
        ("Last updated: February 3, 2020", False),
        ("Reviewed 10/8/19 by the faculty.", False),
        ("Reviewed in fall 2019.", False),
        ("Se revisó en octubre de 2019.", False),
        # The data year counts too, from its first day to the last of the publishing year
        ("Reviewed in July 2018.", False),
        ("Reviewed in June 2020.", False),
        ("Reviewed in June 2018.", True),
        ("Reviewed in July 2020.", True),
        # A school year is no date, nor is a month without its year
        ("Reviewed for the 2019-20 school year.", True),
        ("Reviewed in 2019.", True),
        ("Reviewed each fall and updated by March 1.", True),
        ("A plan is in place.", True),
        ({"en": "Reviewed in October 2019.", "es": "Se revisa cada otoño."}, True),
        ("not reported", False),
        (None, False),
    ],
)
def test_the_safety_plan_has_a_date_of_the_data_year_or_the_year_after(
    high_school: Run, text: Any, *, fires: bool
) -> None:
    found = high_school(plan_dated, {PLAN: text})
    assert [(problem.code, problem.field) for problem in found] == (
        [("X147", PLAN)] if fires else []
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Reviewed in October 2014.", "X143"),
        ("Approved in October 2014.", "X147"),
        ("Reviewed in October 2017.", "X147"),
        ("Reviewed every year.", "X147"),
        ("Reviewed in October 2019.", None),
    ],
)
def test_a_plan_without_a_date_of_the_year_is_told_of_once(
    high_school: Run, text: str, code: str | None
) -> None:
    """An old date is told of as old; a plan may also tell when it was first approved."""
    found = [*high_school(plan_dated, {PLAN: text}), *high_school(old_years, {PLAN: text})]
    assert [problem.code for problem in found] == ([code] if code else [])


def test_other_texts_need_no_date(high_school: Run) -> None:
    assert high_school(plan_dated, {PARENTS: "Parents help.", PLAN: None}) == []


def test_the_founding_card_tells_parents_nobody_to_ask(founding: Run) -> None:
    (found,) = founding(parents_told_whom_to_ask)
    assert (found.code, found.field) == ("X148", PARENTS)
    assert "“Opportunities for Parental Involvement” has no telephone number" in found.message


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("Call Ms. Quill at (209) 555-0187.", False),
        ("Call Ms. Quill at 209.555.0187.", False),
        ("Call Ms. Quill at (209) \n555-0187.", False),
        ("Call Ms. Quill at 2095550187.", False),
        ("Call the office, 555-0187.", False),
        ("Write to quill@graniteridge.example.org.", False),
        ("[Write to us](mailto:quill@graniteridge.example.org)", False),
        ("Call the office.", True),
        ("Follow us @GraniteRidge since 2010-11.", True),
        ("We meet on 10-12-2019 in rooms 101 and 102.", True),
        ({"en": "Call (209) 555-0187.", "es": "Llame a la oficina."}, True),
        ({"en": "Call (209) 555-0187.", "es": "Llame al (209) 555-0187."}, False),
        ("not reported", False),
        (None, False),
    ],
)
def test_parents_are_told_a_telephone_number_or_an_address(
    high_school: Run, text: Any, *, fires: bool
) -> None:
    found = high_school(parents_told_whom_to_ask, {PARENTS: text})
    assert [(problem.code, problem.field) for problem in found] == (
        [("X148", PARENTS)] if fires else []
    )


def test_other_texts_need_no_number(high_school: Run) -> None:
    assert high_school(parents_told_whom_to_ask, {"narratives.description": "A school."}) == []
