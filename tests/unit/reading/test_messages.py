"""Pydantic's errors in plain words."""

from __future__ import annotations

import pytest

from sarcgen.reading.messages import GROUP, named, sentence_for, unknown_key


@pytest.mark.parametrize(
    "key", ["enrolment", "by_group", "Spanish", "phone number", "año", "2018-19", "TK"]
)
def test_a_word_or_a_school_year_is_repeated(key: str) -> None:
    assert named(key) == f"The key “{key}”"


@pytest.mark.parametrize(
    "key", ["7", "13", "7 students", "under 11", "92.8", "$5", "", "<<", "a\nb", "x" * 61, "2018-1"]
)
def test_what_may_be_a_figure_or_breaks_the_line_is_not(key: str) -> None:
    assert named(key) == "This key"


def test_a_close_key_is_suggested_whatever_its_capitals() -> None:
    known = ["all_students", "Hispanic_or_Latino"]
    assert unknown_key("hispanic", known) == (
        "The key “hispanic” is not known here. Did you mean “Hispanic_or_Latino”?"
    )


def test_digits_bring_no_suggestion() -> None:
    assert unknown_key("13", ["1", "3"]) == "This key is not known here. Possible are: 1, 3."


@pytest.mark.parametrize("end", ["234", "000", "201.50"])
def test_the_end_of_a_number_that_a_comma_cut_off_is_recognised(end: str) -> None:
    """As in ``{total_enrollment: 1,234}``."""
    assert unknown_key(end, ["number_tested"]) == (
        "A comma ends the value here. Write numbers without commas, as in 1234."
    )


def test_few_keys_are_listed_and_many_are_not() -> None:
    assert unknown_key("x", ["aa", "bb"]).endswith(" Possible are: aa, bb.")
    many = [f"key_{n}" for n in range(21)]
    assert unknown_key("x", many).endswith(" “sarcgen schema” lists the keys.")
    assert unknown_key("x", []).endswith(" “sarcgen schema” lists the keys.")


def test_our_own_validators_speak_for_themselves() -> None:
    assert sentence_for("S103", "Write a whole number.", "total", []) == (
        "S103",
        "Write a whole number.",
    )


@pytest.mark.parametrize(
    ("error_type", "code", "sentence"),
    [
        ("dict_type", "S111", GROUP),
        ("model_type", "S111", GROUP),
        ("model_attributes_type", "S111", GROUP),
        (
            "list_type",
            "S111",
            "Here belongs a list: one item on each line below, after a dash and a blank.",
        ),
        ("string_type", "S111", "Here belongs a text."),
        ("missing", "S102", "The key “total” is missing. Add it."),
        ("something_new", "S100", "This value does not fit here."),
        ("s103", "S100", "This value does not fit here."),
    ],
)
def test_the_words_of_pydantic_never_get_through(error_type: str, code: str, sentence: str) -> None:
    assert sentence_for(error_type, "input was 4711", "total", []) == (code, sentence)


def test_the_words_of_a_closed_list_are_told() -> None:
    assert sentence_for("enum", "Input should be 'dash' or 'zero'", "empty_group", []) == (
        "S109",
        "Write 'dash' or 'zero'.",
    )


def test_the_two_keys_that_every_school_needs_are_shown_by_example() -> None:
    assert sentence_for("missing", "", "edition", [])[1].endswith('edition: "2018-19".')
    assert sentence_for("missing", "", "grades", [])[1].endswith("grades: K-6.")
