"""Texts that speak as another school than the contact table's."""

from __future__ import annotations

from typing import Any

import pytest

from sarcgen.checks.school_names import another_school, school_named
from tests.unit.checks.conftest import Run

TEXT = "narratives.description"
SCHOOL = "Kellogg Polytechnic Elementary School"
ELEMENTARY = frozenset(("K", "1", "2", "3", "4", "5", "6"))
HIGH = frozenset(("9", "10", "11", "12"))


@pytest.mark.parametrize(
    "words",
    [
        "Welcome to Barfield Elementary School! We are glad.",
        "Barfield Elementary School is a school of seven grades.",
        "We care. W. T. Barfield Elementary School serves 300 children.",
        "The mission of Barfield Elementary School is to teach.",
        "Here at Barfield Elementary School we care.",
        "The staff at Barfield Elementary School care.",
        "Our students at Barfield\nElementary School thrive.",
        "Kellog Elementary School is a place to learn.",
        "Bienvenidos a la Escuela Primaria Barfield.",
        "La Escuela Primaria Barfield es una escuela pequeña.",
        "La misión de Barfield Elementary School es enseñar.",
    ],
)
def test_a_text_that_speaks_as_another_school_is_recognised(words: str) -> None:
    assert another_school(words, SCHOOL, ELEMENTARY)


@pytest.mark.parametrize(
    "words",
    [
        # This school, in full or by a word of its name
        "Welcome to Kellogg! Barfield Elementary School is our neighbor.",
        "Welcome to KELLOGG POLYTECHNIC. Barfield Elementary School is our neighbor.",
        "Welcome to Barfield Elementary School, which shares Kellogg's campus.",
        # Schools that are only mentioned
        "Parents meet at Barfield Elementary School.",
        "Children come to us from Barfield Elementary School.",
        # Schools of another level, districts and programs
        "Palomares Middle School is where our students go next.",
        "Welcome to Diamond Ranch High School, we tell them at the end.",
        "Welcome to Barfield Elementary School District.",
        "The Parent Academy is a program for parents.",
        # No names
        "Our Elementary School is a school of seven grades.",
        "A California Distinguished Elementary School is what we are.",
        "Welcome to our elementary school.",
        "Bienvenidos a nuestra escuela.",
        "",
    ],
)
def test_mentions_of_other_schools_are_not(words: str) -> None:
    assert not another_school(words, SCHOOL, ELEMENTARY)


def test_a_school_without_a_telling_word_in_its_name_cannot_be_told_from_others() -> None:
    assert not another_school("Welcome to Oak High School.", "The High School", HIGH)


@pytest.mark.parametrize(
    ("school", "another"), [("Rocketship Academy", True), ("Kellogg High School", False)]
)
def test_an_academy_may_be_another_school_only_of_an_academy(school: str, *, another: bool) -> None:
    assert another_school("Welcome to Sunrise Academy.", school, HIGH) is another


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("Welcome to Quarry Town High School.", True),
        ("Welcome to Granite Ridge High School.", False),
        ("Quarry Town Middle School is near.", False),
        ({"en": "Welcome to Granite Ridge.", "es": "Bienvenidos a Quarry Town High School."}, True),
        ("not reported", False),
    ],
)
def test_such_a_text_is_told_of_once(high_school: Run, text: Any, *, fires: bool) -> None:
    found = high_school(school_named, {TEXT: text})
    assert [(problem.code, problem.field) for problem in found] == (
        [("X142", TEXT)] if fires else []
    )
    assert not any("Quarry" in problem.message for problem in found)


def test_without_a_name_in_the_contact_table_there_is_nothing_to_say(high_school: Run) -> None:
    changes = {TEXT: "Welcome to Quarry Town High School.", "contact.name": "not reported"}
    assert high_school(school_named, changes) == []


def test_the_cards_speak_of_themselves(founding: Run, high_school: Run) -> None:
    assert founding(school_named) == []
    assert high_school(school_named) == []
