"""Textbook data of another year, and textbooks that are lacking."""

from __future__ import annotations

from typing import Any

import pytest

from sarcgen.checks import textbooks
from tests.support.cards import place_of
from tests.unit.checks.conftest import Run

COLLECTED = "conditions.textbooks.collected"
SUBJECTS = "conditions.textbooks.subjects"
HISTORY = f"{SUBJECTS}.history_social_science"


def test_the_founding_cards_textbook_data_of_2016_are_old(founding: Run) -> None:
    (found,) = founding(textbooks.textbooks_of_the_year)
    assert (found.code, found.field) == ("X130", COLLECTED)
    assert place_of(found).startswith("_district.yaml:")
    assert "2019-20" in found.message


@pytest.mark.parametrize(
    ("month", "says"),
    [
        ("June 2019", "older than"),
        ("July 2019", None),
        ("September 2019", None),
        ("January 2020", None),
        ("June 2020", None),
        ("July 2020", "dated after"),
        ("September 2029", "dated after"),
        ("October 2018", "older than"),
        ("not reported", None),
        (None, None),
    ],
)
def test_textbook_data_are_of_the_year_in_which_the_card_is_published(
    high_school: Run, month: str | None, says: str | None
) -> None:
    found = high_school(textbooks.textbooks_of_the_year, {COLLECTED: month})
    assert [problem.code for problem in found] == (["X130"] if says else [])
    assert all(f"are {says} the school year 2019-20" in problem.message for problem in found)


def test_no_student_of_the_founding_card_lacks_a_textbook(founding: Run) -> None:
    assert founding(textbooks.remedy_described) == []


@pytest.mark.parametrize(
    ("materials", "lacking", "fires"),
    [
        ("Our Republic 2008", "1.5", True),
        ("Our Republic 2008", "0.1", True),
        ("Our Republic 2008", "0", False),
        ("Our Republic 2008", "not reported", False),
        ("Our Republic 2008", None, False),
        (None, "1.5", False),
        ("not reported", "1.5", False),
        # No words of remedy, though they look like it
        ("Higher Order Thinking 2008", "1.5", True),
        ("Historia y comprensión 2008", "1.5", True),
        # Remedies
        ("Our Republic 2008; ordered in September", "1.5", False),
        ("Our Republic 2008; on order", "1.5", False),
        ("Our Republic 2008; backordered", "1.5", False),
        ("Our Republic 2008; an order was placed", "1.5", False),
        ("Our Republic 2008; will be purchased", "1.5", False),
        ("Our Republic 2008; replacements come in May", "1.5", False),
        ("Our Republic 2008; copies arrive in May", "1.5", False),
        ("Our Republic 2008; to be DELIVERED", "1.5", False),
        ("Our Republic 2008; students use it online", "1.5", False),
        ("Nuestra república 2008; pedido en septiembre", "1.5", False),
        ("Nuestra república 2008; se comprarán en mayo", "1.5", False),
        ("Nuestra república 2008; reposición en mayo", "1.5", False),
        ("Nuestra república 2008; llegarán en mayo", "1.5", False),
    ],
)
def test_where_a_textbook_is_lacking_its_row_says_what_is_done(
    high_school: Run, materials: str | None, lacking: str | None, *, fires: bool
) -> None:
    row = {"materials": materials, "percent_lacking": lacking, "from_most_recent_adoption": "Yes"}
    found = high_school(textbooks.remedy_described, {HISTORY: row})
    assert [(p.code, p.field) for p in found] == (
        [("X122", f"{HISTORY}.percent_lacking")] if fires else []
    )
    assert all("“history_social_science”" in problem.message for problem in found)


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("The missing textbooks were ordered in September.", False),
        ("All instructional materials will be\ndelivered by May.", False),
        ({"en": "A school.", "es": "Los libros de texto se comprarán en mayo."}, False),
        ("We love our textbooks. New chairs were ordered.", True),
        ("New chairs were ordered.", True),
    ],
)
def test_a_text_about_textbooks_may_say_it_for_all(
    high_school: Run, text: Any, *, fires: bool
) -> None:
    changes = {
        f"{HISTORY}.materials": "Our Republic 2008",
        f"{SUBJECTS}.health.percent_lacking": "3",
        "narratives.description": text,
    }
    found = high_school(textbooks.remedy_described, changes)
    assert len(found) == (2 if fires else 0)


def test_laboratory_equipment_has_no_text_to_say_it_in(high_school: Run) -> None:
    lacking = {f"{SUBJECTS}.science_laboratory_equipment.percent_lacking": "5"}
    assert high_school(textbooks.remedy_described, lacking) == []


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("June 30, 2019", "correct the day."),
        ("July 1, 2019", None),
        ("June 30, 2020", None),
        ("July 1, 2020", "Correct the day."),
        ("July 2020", "Correct the month."),
    ],
)
def test_a_whole_day_will_do(high_school: Run, day: str, says: str | None) -> None:
    found = high_school(textbooks.textbooks_of_the_year, {COLLECTED: day})
    assert [problem.code for problem in found] == (["X130"] if says else [])
    assert all(says is not None and says in problem.message for problem in found)
