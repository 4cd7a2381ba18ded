"""How hard texts are to read, by formulas worked out by hand."""

from __future__ import annotations

import re
from typing import Final

import pytest

from sarcgen.checks import readability
from sarcgen.checks.prose import sentences_of
from sarcgen.checks.readability import reading_grades
from sarcgen.problems import Problem, Severity
from tests.support.cards import place_of
from tests.unit.checks.conftest import Run

PLAN: Final = "narratives.safety_plan"
SHORT: Final = "We read in the new room. "  # 6 words of one syllable, 18 letters
LONG: Final = f"We {'read and ' * 20}write. "  # 42 words


def about(found: list[Problem], field: str) -> list[Problem]:
    return [one for one in found if one.field.startswith(field)]


def test_the_formulas_agree_with_hand_counts() -> None:
    english = sentences_of(SHORT * 4)
    assert readability.flesch_kincaid(english) == pytest.approx(0.39 * 6 + 11.8 - 15.59)
    # Of 100 words: 300 letters, 16.67 sentences
    assert readability.coleman_liau(english) == pytest.approx(
        0.0588 * 300 - 0.296 * 100 / 6 - 15.8, abs=1e-9
    )
    spanish = sentences_of("La escuela es de todos. " * 4)  # 5 words, 8 syllables
    assert readability.crawford(spanish) == pytest.approx(-0.205 * 20 + 0.049 * 160 - 3.407)
    assert readability.fernandez_huerta(spanish) == pytest.approx(206.84 - 0.6 * 160 - 1.02 * 5)


def test_the_founding_card_is_graded_for_information(founding: Run) -> None:
    (found,) = about(founding(reading_grades), PLAN)
    assert (found.code, found.severity) == ("X149", Severity.INFORMATION)
    assert place_of(found).startswith("school.yaml:")
    assert "“School Safety Plan” reads at grade 14 by Flesch-Kincaid and 14 by" in found.message


def test_only_long_sentences_are_named_the_longest_first(founding: Run) -> None:
    text = f"{SHORT * 12}{LONG}{SHORT * 4}We sing, {LONG}"
    (found,) = about(founding(reading_grades, {PLAN: text}), PLAN)
    assert re.findall(r"\((\d+) words\)", found.message) == ["44", "42"]
    (plain,) = about(founding(reading_grades, {PLAN: SHORT * 20}), PLAN)
    assert plain.message.endswith("No sentence has more than 25 words.")


@pytest.mark.parametrize(
    ("text", "graded"),
    [
        (SHORT * 17, True),
        (SHORT * 16, False),  # 96 words
        (f"{LONG}{LONG}{LONG}", True),
        (f"We {'read and ' * 60}write. {LONG}", False),  # two sentences
    ],
)
def test_a_short_text_is_not_graded(founding: Run, text: str, *, graded: bool) -> None:
    assert bool(about(founding(reading_grades, {PLAN: text}), PLAN)) is graded


def test_a_grade_tells_nothing_of_figures(founding: Run) -> None:
    def told(figure: str) -> list[str]:
        text = f"Of {figure} students {figure} sing. {SHORT * 20}"
        return [one.message for one in about(founding(reading_grades, {PLAN: text}), PLAN)]

    assert told("7") == told("1,234,567") != []


def test_each_language_is_graded_by_its_own_formulas(founding: Run) -> None:
    spanish = "La escuela es de todos. " * 25
    texts = {"en": SHORT * 20, "es": spanish, "tl": spanish}
    english, other = about(founding(reading_grades, {PLAN: texts}), PLAN)
    assert (english.field, other.field) == (f"{PLAN}.en", f"{PLAN}.es")
    assert "(en) reads at grade 0 by Flesch-Kincaid" in english.message
    assert "(es) reads at grade 0 by Crawford and has 106 of 100 points" in other.message
