"""What schools hand over to be compared."""

from __future__ import annotations

import pytest

from sarcgen.checks.fellows import digest, finding, is_long_enough, normalized, others
from sarcgen.explanations.codes import EXPLANATIONS
from sarcgen.problems import Mark

MARK = Mark("oak.yaml", 3, 5)


@pytest.mark.parametrize("copy", ["We care.", "  we\n  CARE. ", "We\u00a0care."])
def test_a_copy_differs_from_its_original_in_nothing_that_counts(copy: str) -> None:
    assert normalized(copy) == "we care."
    assert digest(copy) == digest("We care.")


def test_accents_count_however_they_are_written() -> None:
    assert digest("Pen\u0303a") == digest("Peña") != digest("Pena")


@pytest.mark.parametrize("other", ["We care", "We  do care.", "We cared."])
def test_another_word_or_sign_is_another_text(other: str) -> None:
    assert digest(other) != digest("We care.")


def test_a_digest_tells_nothing_of_a_text_and_is_short() -> None:
    assert len(digest("word " * 5000)) == len(digest("")) == 32


@pytest.mark.parametrize(("words", "long"), [(11, False), (12, True)])
def test_twelve_words_are_enough(words: int, *, long: bool) -> None:
    assert is_long_enough("word " * words) is long


@pytest.mark.parametrize(
    ("schools", "place", "words"),
    [
        (["oak", "elm"], 0, "elm.yaml"),
        (["oak", "elm"], 1, "oak.yaml"),
        (["oak", "elm", "ash"], 1, "oak.yaml and ash.yaml"),
        (["oak", "elm", "ash", "fir"], 0, "elm.yaml, ash.yaml and fir.yaml"),
        (["oak", "elm", "ash", "fir"], 3, "oak.yaml, elm.yaml and ash.yaml"),
        (["oak", "elm", "ash", "fir", "yew"], 4, "oak.yaml, elm.yaml, ash.yaml and 1 more"),
        (["oak", "elm", "ash", "fir", "yew"], 2, "oak.yaml, elm.yaml, fir.yaml and 1 more"),
    ],
)
def test_the_others_are_named_three_at_most(schools: list[str], place: int, words: str) -> None:
    assert others(schools, place) == words


def test_a_finding_is_as_grave_as_its_code() -> None:
    found = finding("X145", MARK, "narratives.safety_plan", "Words.")
    assert found.severity is EXPLANATIONS["X145"].severity
    assert (found.mark, found.field) == (MARK, "narratives.safety_plan")
