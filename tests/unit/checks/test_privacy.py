"""Small numbers in texts, and wishes to hide rows that do not exist."""

from __future__ import annotations

from typing import Any

import pytest

from sarcgen.checks import privacy
from sarcgen.problems import Severity
from tests.support.cards import place_of
from tests.unit.checks.conftest import Run

TEXT = "narratives.parental_involvement"


@pytest.mark.parametrize(
    "sentence",
    [
        "Seven homeless students graduated.",
        "Our 3 foster youths meet every week.",
        "Of the English learners, 10 passed.",
        "Nine Filipino pupils met the standard.",
        "We welcomed 4 new students with disabilities.",
        "This year two migrant children joined us.",
        "SEVEN HOMELESS STUDENTS graduated.",
    ],
)
def test_a_small_number_beside_a_student_group_is_named(high_school: Run, sentence: str) -> None:
    (found,) = high_school(privacy.small_numbers_in_texts, {TEXT: f"Welcome. {sentence} Thanks."})
    assert (found.code, found.severity, found.field) == ("P103", Severity.WARNING, TEXT)
    assert "“Opportunities for Parental Involvement" in found.message
    assert not any(character.isdigit() for character in found.message)


@pytest.mark.parametrize(
    "sentence",
    [
        "Eleven homeless students graduated.",
        "Our 30 foster youths meet every week.",
        "Seven students graduated with honors.",
        "The committee for English learners meets in room 7.",
        "Students with disabilities gained 7.5 points.",
        "Of the English learners, 9% passed.",
        "Grades K-6 have English learners.",
        "Seven students won. Homeless families get help.",
        "Call 555-0187 about foster youth.",
    ],
)
def test_other_numbers_and_other_sentences_are_left_in_peace(
    high_school: Run, sentence: str
) -> None:
    assert high_school(privacy.small_numbers_in_texts, {TEXT: sentence}) == []


@pytest.mark.parametrize(
    ("sentence", "fires"),
    [
        ("Siete estudiantes sin hogar se graduaron.", True),
        ("Hay 4 alumnos con discapacidades.", True),
        ("Tres aprendices de inglés aprobaron.", True),
        ("Once estudiantes sin hogar se graduaron.", False),
        ("Siete estudiantes se graduaron.", False),
    ],
)
def test_texts_in_spanish_are_read_in_spanish(
    high_school: Run, sentence: str, *, fires: bool
) -> None:
    text = {"en": "Nothing to tell.", "es": sentence}
    found = high_school(privacy.small_numbers_in_texts, {TEXT: text})
    assert [problem.code for problem in found] == (["P103"] if fires else [])


def test_a_text_is_named_once_for_each_language(high_school: Run) -> None:
    sentence = "Two homeless students met. Three foster youths met."
    text = {"en": sentence, "fil": sentence}
    assert len(high_school(privacy.small_numbers_in_texts, {TEXT: text})) == 2


def test_an_absent_text_tells_nothing(high_school: Run) -> None:
    assert high_school(privacy.small_numbers_in_texts, {TEXT: "not reported"}) == []


ELA = "caaspp-ela-by-group"


@pytest.mark.parametrize(
    ("wishes", "wrong"),
    [
        ([], []),
        ([{"table": ELA, "row": "homeless"}], []),
        ([{"table": ELA, "row": "homless"}], [0]),
        ([{"table": "caaspp-ela", "row": "homeless"}], [0]),
        ([{"table": "caaspp", "row": "ela"}], [0]),
        ([{"table": ELA, "row": "male"}, {"table": ELA, "row": "boys"}], [1]),
    ],
)
def test_a_row_to_hide_must_exist(
    high_school: Run, wishes: list[dict[str, Any]], wrong: list[int]
) -> None:
    found = high_school(privacy.rows_to_hide, {}, {"disclosure": {"also_hide": wishes}})
    assert [(problem.code, problem.severity, problem.field) for problem in found] == [
        ("P102", Severity.ERROR, f"disclosure.also_hide.{place}") for place in wrong
    ]
    for problem in found:
        assert place_of(problem).startswith("_district.yaml:")
        assert f"Tables are: {ELA}, caaspp-mathematics-by-group." in problem.message
