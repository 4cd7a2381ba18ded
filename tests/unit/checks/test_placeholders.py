"""Texts and contact fields that say nothing yet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sarcgen.checks.placeholders import is_placeholder, placeholders
from sarcgen.tables.scaffold import blank_school
from tests.support.cards import place_of, template
from tests.unit.checks.conftest import Run, cinder_flat, later_case

TEXT = "narratives.services_funded"
TITLE = "School Safety Plan"


@pytest.mark.parametrize(
    "words",
    [
        "TODO",
        "To do: write the plan",
        "TBD.",
        "**TBD**",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
        "Insert safety plan here",
        "Insert text here.",
        "Click or tap here to enter text.",
        "Enter text",
        "To be provided by LEA",
        "To be completed by the school.",
        "Provided by the LEA",
        "Coming soon!",
        "xxx",
        "XXXX",
        "...",
        "---",
        "– – –",
        "[...]",
        "Your school name",
        "Name of school",
        "Description",
        "Draft",
        "School Safety Plan",
        "23. School Safety Plan (from the school or district; EC 32286)",
        "# 23. School Safety Plan (from the school or district; EC 32286)",
        # A part of a text
        "Welcome to [school name], a school of seven grades.",
        "Welcome to {{ school name }}.",
        "The plan was reviewed on [date] by the faculty.",
        "The plan was reviewed on [insert the date here].",
        "The plan was reviewed on [ ] by the faculty.",
        "Ask <name> in the office.",
        "Call (XXX) XXX-XXXX.",
        "The plan was reviewed on ____________.",
        "Our school has a plan.\n\nTBD\n\nIt covers fire.",
        "Our school has a plan.\n\n- Insert text here\n- It covers fire.",
        # Spanish
        "Por determinar",
        "Pendiente.",
        "Próximamente",
        "Escriba su texto aquí",
        "Para ser completado por la escuela",
        "Bienvenidos a [nombre de la escuela].",
    ],
)
def test_what_is_nothing_but_a_placeholder_is_recognised(words: str) -> None:
    assert is_placeholder(words, TITLE)


@pytest.mark.parametrize(
    "words",
    [
        "The date of the fair is to be determined by the council.",
        "Date of the fair: TBD",
        "Work on the roof is coming soon.",
        "The School Safety Plan was reviewed in October 2019.",
        "[Read the plan](https://www.example.org/plan) and [our goals][1].",
        "See [EC 32286] and the report [1].",
        "“We learn [and grow] together.”",
        "Students enter the school here and type their name.",
        "PARA TODO ESTUDIANTE",
        "Todo estudiante aprende.",
        "I <3 math, and 5 > 3.",
        "**Goals**\n\nWe teach.",
        "Description\n\nWe teach.",
        "We teach.\n\n---\n\n****\n\n____\n\nWe learn.",
        "- one\n- two\n- parents",
        "- [ ] one\n- [x] two",
        "None",
        "No.",
        "Title I",
        "Ms. Rabia Minhas",
        "We have a draft of the plan.",
        "School Safety Plan\n\nThe plan was reviewed in October 2019.",
        "To do: garden, mural, fair and everything else that parents of our school have in mind.",
    ],
)
def test_a_text_that_says_something_is_none(words: str) -> None:
    assert not is_placeholder(words, TITLE)


def test_every_comment_of_a_blank_file_is_recognised() -> None:
    lines = blank_school(template(), "K-12").splitlines()
    comments = [line.strip() for line in lines if line.lstrip().startswith("# ")]
    of_texts = [line for line in comments if "Plan (" in line or "Funded (" in line]
    assert len(of_texts) == 2
    assert all(is_placeholder(line) and is_placeholder(line[2:]) for line in of_texts)


def test_the_cards_have_none(founding: Run, high_school: Run) -> None:
    assert founding(placeholders) == []
    assert high_school(placeholders) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("TBD", "“Types of Services Funded” is a placeholder"),
        ({"en": "Tutoring.", "es": "Por determinar"}, "“Types of Services Funded” (es) is"),
        ({"en": "TBD", "es": "Por determinar"}, "“Types of Services Funded” (en) is"),
        ("Types of services funded", "“Types of Services Funded” is a placeholder"),
        ("Tutoring.", None),
        ("not reported", None),
    ],
)
def test_a_text_left_at_a_placeholder_is_told_of_once(
    high_school: Run, text: Any, says: str | None
) -> None:
    found = high_school(placeholders, {TEXT: text})
    assert [(problem.code, problem.field) for problem in found] == (
        [("X146", TEXT)] if says else []
    )
    assert all(says is not None and says in problem.message for problem in found)


@pytest.mark.parametrize(
    ("field", "value", "label"),
    [
        ("name", "Your school name", "School Name"),
        ("name", "School Name", "School Name"),
        ("principal", "TBD", "Principal"),
        ("principal", "[name]", "Principal"),
        ("phone", "555-555-5555", "Phone Number"),
        ("phone", "(XXX) XXX-XXXX", "Phone Number"),
        ("street", "...", "Street"),
        ("city_state_zip", "City, State, Zip", "City, State, Zip"),
        ("email", "Email address", "Email Address"),
        ("website", "to be provided", "Website"),
        ("principal", "Ms. Rabia Minhas", None),
        ("phone", "(555) 555-5551", None),
        ("principal", "not reported", None),
        ("principal", None, None),
    ],
)
def test_a_contact_field_left_at_a_placeholder_is_named(
    high_school: Run, field: str, value: str | None, label: str | None
) -> None:
    found = high_school(placeholders, {f"contact.{field}": value})
    assert [(problem.code, problem.field) for problem in found] == (
        [("X146", f"contact.{field}")] if label else []
    )
    for problem in found:
        assert f"for “{label}” in table “School Contact Information” is a placeholder" in (
            problem.message
        )


@pytest.mark.parametrize(
    ("field", "value", "fires"),
    [
        ("textbooks.subjects.science.materials", "TBD", True),
        ("textbooks.subjects.science.materials", "[title and year]", True),
        ("textbooks.subjects.science.materials", "Look Closely 2018", False),
        ("facilities.systems.interior.repair", "To be determined", True),
        ("facilities.systems.interior.repair", "-", False),
        ("facilities.systems.interior.repair", "None", False),
    ],
)
def test_other_words_in_tables_are_looked_at_too(
    high_school: Run, field: str, value: str, *, fires: bool
) -> None:
    path = f"conditions.{field}"
    found = high_school(placeholders, {path: value})
    assert [(problem.code, problem.field) for problem in found] == (
        [("X146", path)] if fires else []
    )


def test_the_districts_contacts_are_looked_at_in_its_own_file(high_school: Run) -> None:
    (found,) = high_school(placeholders, {}, {"contact.superintendent": "Superintendent's name"})
    assert (found.code, found.field) == ("X146", "contact.superintendent")
    assert place_of(found).startswith("_district.yaml:")


@pytest.mark.parametrize(("name", "fires"), [("TBD", True), ("Harrow Benchmarks", False)])
def test_words_above_a_table_are_looked_at_too(tmp_path: Path, name: str, *, fires: bool) -> None:
    school, district = cinder_flat()
    school["outcomes"]["local_assessments"] = {"ela": {"name": name}}
    found = list(placeholders(later_case(tmp_path, school, district, "2020-21")))
    assert [problem.field for problem in found] == (
        ["outcomes.local_assessments.ela.name"] if fires else []
    )
    assert all("for “Local assessment” in table" in problem.message for problem in found)
