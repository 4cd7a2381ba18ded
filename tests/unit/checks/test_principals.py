"""Principals that texts name, held against the contact table's."""

from __future__ import annotations

from typing import Any

import pytest

from sarcgen.checks.principals import another_principal, principal_named
from tests.support.cards import place_of
from tests.unit.checks.conftest import Run

# The high school's principal is Mr. Tobias Lindqvist.
TEXT = "narratives.description"
SCHOOL = "Kellogg Polytechnic Elementary School"
KNOWN = "Ms. Rabia Minhas"


@pytest.mark.parametrize(
    "words",
    [
        "Principal: Mr. John Doe",
        "**Principal:** John Doe",
        "PRINCIPAL: JOHN DOE",
        "Our principal, Ms. Ana Ruiz, greets you.",
        "Our principal is Ms. Ruiz.",
        "Ms. Ruiz is our principal.",
        "Contact Principal Lisa Alcalá for more.",
        "Contact Principal Dr. Jane Doe. We welcome you.",
        "Please call the principal, Mr. Doe, at the office.",
        "I am proud of our school. John Doe, Principal",
        "Sincerely,\n\nJohn Doe\n\nPrincipal",
        "Sincerely,\n\nJohn Doe\nPrincipal",
        "Principal, Barbara Modlin at 916-228-2531",
        "Principal Maria de la Cruz leads us.",
        "Cynthia Sanchez, principal at Kellogg Polytechnic, says so.",
        "John O’Brien, the principal, says so.",
        "Principal Rabia Khan leads us.",
    ],
)
def test_another_principals_name_is_recognised(words: str) -> None:
    assert another_principal(words, "en", KNOWN, SCHOOL)


@pytest.mark.parametrize(
    "words",
    [
        # The same person
        "Principal: Rabia Minhas",
        "Principal MINHAS leads us.",
        "Dr. R. Minhas-Khan, Principal",
        "Principal Rabia leads us.",
        "Principal Ms. Rabia leads us.",
        "Principal Rabia Minhas’s door is open.",
        "Contact Principal Lisa Alcalá or Principal Rabia Minhas.",
        # Other offices
        "Assistant Principal: John Doe",
        "John Doe, Assistant Principal",
        "Vice-Principal John Doe and co-principal Jane Doe",
        "our former principal, Mr. John Doe",
        "John Doe, former principal",
        "Principal Emeritus Jane Doe",
        "Principal Investigator Jane Doe",
        # Other schools
        "Cynthia Sanchez, principal at Armstrong Elementary in PUSD, explores this.",
        "John Doe, the principal of Oak High, visits.",
        "Principal John Doe of Oak Middle School visits.",
        # No person
        "Principal's Message",
        "Jane Doe, principal's secretary",
        "Principal’s Message: Welcome To Our School",
        "The principal, School Site Council, and ELAC meet.",
        "the principal, Title I Coordinator and teachers",
        "Principal Coffee Chats are monthly.",
        "The Principal Leadership Team meets.",
        "Teachers, Principal, Parents",
        "School Psychologist, Principal",
        "Talk to the principal. Students Learn here.",
        "Coffee with the Principal Every Friday",
        "Our principal and staff care.",
        "",
    ],
)
def test_the_known_principal_other_offices_and_councils_are_not(words: str) -> None:
    assert not another_principal(words, "en", KNOWN, SCHOOL)


@pytest.mark.parametrize(
    ("words", "another"),
    [
        ("La directora María López les invita.", True),
        ("La directora, la Sra. López, les invita.", True),
        ("Nuestra directora es la Sra. López.", True),
        ("Directora: Sra. López", True),
        ("María López, directora de la escuela", True),
        ("Principal: Sra. López", True),
        ("La directora Rabia Minhas les invita.", False),
        ("La directora, Sra. Minhas, les invita.", False),
        ("La subdirectora María López les invita.", False),
        ("La ex directora, Sra. López", False),
        ("María López, directora de Programas Especiales", False),
        ("María López, directora de programas especiales", False),
        ("El director del distrito, Sr. López", False),
        ("La directora ejecutiva María López", False),
        ("El objetivo principal: Lectura Y Escritura", False),
        ("En la oficina principal María ayuda.", False),
        ("Principal: Lectura Diaria", False),
    ],
)
def test_spanish_calls_the_principal_directora(words: str, *, another: bool) -> None:
    assert another_principal(words, "es", KNOWN, SCHOOL) is another


def test_the_director_of_an_english_text_is_somebody_else() -> None:
    assert not another_principal("Director: Ms. Jane Doe", "en", KNOWN, SCHOOL)


@pytest.mark.parametrize(
    ("contact", "another"),
    [
        ("Rabia Minhas, Principal", False),
        ("Minhas, Rabia", False),
        ("Rabia Minhas / John Roe", False),
        ("John Roe and Rabia Minhas", False),
        ("Dr. Rabia Minhas, Ed.D.", False),
        ("Vacant", False),
        ("TBD", False),
        ("Principal", False),
        ("John Roe", True),
    ],
)
def test_the_contact_table_may_hold_titles_and_several_names(
    contact: str, *, another: bool
) -> None:
    assert another_principal("Principal: Ms. Minhas", "en", contact, SCHOOL) is another


@pytest.mark.parametrize("text", ["Alcala", "Alcalá", "ALCALÁ"])
@pytest.mark.parametrize("contact", ["Lisa Alcala", "Lisa Alcalá"])
def test_accents_do_not_count(text: str, contact: str) -> None:
    assert not another_principal(f"Principal Lisa {text}", "en", contact, SCHOOL)


def test_the_cards_name_their_own_principal_or_none(founding: Run, high_school: Run) -> None:
    assert founding(principal_named) == []
    assert high_school(principal_named) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Principal: Ms. Ruiz", "Statement” names"),
        ({"en": "Principal: Mr. Lindqvist", "es": "Directora: Sra. Ruiz"}, "Statement” (es) names"),
        ({"en": "Principal: Ms. Ruiz", "es": "Directora: Sra. Ruiz"}, "Statement” (en) names"),
        ("Principal: Mr. Lindqvist", None),
        ("not reported", None),
    ],
)
def test_a_text_with_another_principal_is_told_of_once(
    high_school: Run, text: Any, named: str | None
) -> None:
    found = high_school(principal_named, {TEXT: text})
    assert [(problem.code, problem.field) for problem in found] == (
        [("X141", TEXT)] if named else []
    )
    for problem in found:
        assert named is not None
        assert named in problem.message
        assert "Ruiz" not in problem.message
        assert "Lindqvist" not in problem.message


def test_without_a_name_in_the_contact_table_there_is_nothing_to_say(high_school: Run) -> None:
    changes = {TEXT: "Principal: Ms. Ruiz", "contact.principal": "not reported"}
    assert high_school(principal_named, changes) == []


def test_a_text_of_all_schools_is_told_of_where_it_stands(high_school: Run) -> None:
    shared = {"schools.narratives.services_funded": "Ask Principal Ana Ruiz."}
    (found,) = high_school(principal_named, {}, shared)
    assert place_of(found).startswith("_district.yaml:")
