"""What a report may repeat of a file: words, never a figure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sarcgen.findings.repeatable import (
    masked,
    may_be_repeated,
    one_line,
    public_field,
    without_figures,
)
from tests.unit.findings.sample_runs import told


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Room 7 and Rooms 12-14", "Room … and Rooms …-…"),
        ("7.5 of 1,234", "….… of …,…"),
        ("Seven of our TWENTY-ONE girls", "… of our …-… girls"),
        ("siete niñas, veintitrés niños", "… niñas, … niños"),
        ("veintitres, dieciseis, una docena", "…, …, … …"),
        ("seven_girls, 7girls, seven7", "…_girls, …girls, …"),
        ("½ dozen, Ⅶ, ⑦, 七, \u0667, x²", "… …, …, …, …, …, x…"),
        # Words that only hold a number word
        ("Stone Mount often weighs tons", "Stone Mount often weighs tons"),
        ("a\tb\nc\u202ed\u00a0e", "a b c d e"),
        ("", ""),
    ],
)
def test_every_figure_becomes_one_sign(text: str, shown: str) -> None:
    assert without_figures(text) == shown


@given(st.text())
def test_nothing_that_counts_and_no_line_end_remains(text: str) -> None:
    shown, places = masked(text)
    assert not any(map(str.isnumeric, shown))
    assert shown.isprintable()
    assert len(places) == len(text) + 1
    assert list(places) == sorted(places)
    for character, place in zip(text, places, strict=False):
        assert shown[place] in (character, " ", "…")


@pytest.mark.parametrize("key", ["total", "two_or_more_races", "phone number", "año", "2018-19"])
def test_a_plain_word_or_a_school_year_may_be_repeated(key: str) -> None:
    assert may_be_repeated(key)


@pytest.mark.parametrize(
    "key",
    [
        *("7", "classes_of_1_to_20", "seven", "seven girls", "Girls-Seven", "x²", "七"),
        *("20\u0661\u0668-19", "", "a: b", "a\nb", "w" * 61),
    ],
)
def test_what_may_be_a_figure_may_not(key: str) -> None:
    assert not may_be_repeated(key)


def test_one_line_leaves_a_plain_text_as_it_is() -> None:
    assert one_line("“Ruhe” – 50 % 校") == "“Ruhe” – 50 % 校"
    assert one_line("a\r\nb\x1b[1m\ud800\u2028c") == "a  b [1m  c"


def test_a_field_as_somebody_typed_it_is_told_without_what_may_be_a_figure() -> None:
    assert public_field(told("S101", "1:1", field="enrollment.homeless 7.234")) == "enrollment.….…"
    assert (
        public_field(told("S103", "1:1", field="enrollment.by_grade.1")) == "enrollment.by_grade.…"
    )
    assert public_field(told("S103", "1:1", field="class_size.2018-19")) == "class_size.2018-19"
    assert public_field(told("S103", "1:1")) == ""


def test_the_field_of_a_later_rule_is_one_that_exists() -> None:
    field = "class_size.elementary.2018-19.K.classes_of_1_to_20"
    assert public_field(told("X110", "1:1", field=field)) == field
