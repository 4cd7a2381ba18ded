"""Year words in titles, labels and notes."""

from __future__ import annotations

import pytest

from sarcgen.edition.years import YearWords
from tests.support.cards import edition_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(School Year {data_year})", "(School Year 2018–19)"),
        ("(School Year {publishing_year})", "(School Year 2019–20)"),
        ("(Fiscal Year {previous_year})", "(Fiscal Year 2017–18)"),
        ("{two_years_before}", "2016–17"),
        ("the {data_year_plain} School Year", "the 2018-19 School Year"),
        ("During {publishing_year_plain}", "During 2019-20"),
        ("{previous_year_plain} {two_years_before_plain}", "2017-18 2016-17"),
        ("no word at all", "no word at all"),
        ("", ""),
    ],
)
def test_words_become_the_years_of_the_edition(text: str, expected: str) -> None:
    assert YearWords(edition_of()).fill(text) == expected


@pytest.mark.parametrize(
    ("by", "expected"),
    [(0, "2018–19"), (1, "2019–20"), (-1, "2017–18"), (-2, "2016–17"), (-3, "2015–16")],
)
def test_the_word_year_is_the_columns_own(by: int, expected: str) -> None:
    assert YearWords(edition_of()).fill("{year}", by) == expected


def test_the_turn_of_a_century_has_two_digits() -> None:
    edition = edition_of().model_copy(update={"edition": "2099-00"})
    assert YearWords(edition).fill("{data_year} {publishing_year}") == "2099–00 2100–01"


@pytest.mark.parametrize("text", ["{year}", "{school}", "{data_yeer}"])
def test_a_word_that_stands_for_nothing_is_a_mistake(text: str) -> None:
    with pytest.raises(KeyError):
        YearWords(edition_of()).fill(text)
