"""Telephone numbers in texts against the contact tables."""

from __future__ import annotations

import pytest

from sarcgen.checks.narratives import phone_numbers
from tests.unit.checks.conftest import Run

# The high school's number is (209) 555-0142, its district's (209) 555-0100.
TEXT = "narratives.parental_involvement"


def test_the_founding_cards_principal_has_another_number_than_its_contact_table(
    founding: Run,
) -> None:
    (found,) = founding(phone_numbers)
    assert (found.code, found.field) == ("X140", "narratives.description")
    assert "“School Description and Mission Statement”" in found.message
    assert "of the school in the contact table" in found.message
    assert not any(digit.isdigit() for digit in found.message)


@pytest.mark.parametrize(
    ("number", "whose"),
    [
        ("(209) 555-0142", None),
        ("209.555.0142", None),
        ("(209) 555-0143", "the school"),
        ("(209)555-0143", "the school"),
        ("209 555 0143", "the school"),
        ("2095550143", "the school"),
        ("209–555–0143", "the school"),
        ("(208) 555-0142", "the school"),
        ("(209) 555-0110", "the district"),
        ("(209) 555-0100", None),
        ("(209) 555-0187", None),
        ("(209) 555-0124", None),
        ("555-0143", None),
        ("12095550143", None),
        ("20955501432", None),
    ],
)
def test_a_number_that_differs_in_one_digit_is_named(
    high_school: Run, number: str, whose: str | None
) -> None:
    found = high_school(phone_numbers, {TEXT: f"To join, call {number}, any time."})
    assert [problem.code for problem in found] == (["X140"] if whose else [])
    for problem in found:
        assert f"from that of {whose} in the contact table" in problem.message


def test_a_number_one_digit_from_both_is_named_for_both(high_school: Run) -> None:
    found = high_school(phone_numbers, {TEXT: "(209) 555-0140"})
    assert len(found) == 2


def test_texts_in_all_languages_are_looked_at(high_school: Run) -> None:
    texts = {"en": "Call (209) 555-0142.", "es": "Llame al (209) 555-0143."}
    assert len(high_school(phone_numbers, {TEXT: texts})) == 1


def test_without_a_number_to_compare_with_there_is_nothing_to_say(high_school: Run) -> None:
    school = {TEXT: "(209) 555-0143", "contact.phone": "not reported"}
    assert high_school(phone_numbers, school, {"contact.phone": "at the office"}) == []


def test_an_absent_text_is_no_text(high_school: Run) -> None:
    assert high_school(phone_numbers, {TEXT: "not reported"}) == []
