"""A text in one language or in several."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from sarcgen.model.narrative import Narrative, NarrativeField
from sarcgen.model.values import NoValue
from sarcgen.reading.document import Scalar


def read(raw: object) -> Any:
    return TypeAdapter[Any](NarrativeField).validate_python(raw)


def text(words: str) -> Scalar:
    return Scalar(words, quoted=True)


def refusals(raw: object) -> list[tuple[str, tuple[int | str, ...]]]:
    with pytest.raises(ValidationError) as caught:
        read(raw)
    return [(error["type"], error["loc"]) for error in caught.value.errors()]


def test_a_text_alone_is_english() -> None:
    assert read(text(" Welcome.\n\n- one\n")) == Narrative({"en": "Welcome.\n\n- one"})


def test_a_text_by_language_keeps_every_language() -> None:
    given = {"en": text("Welcome."), "es": text("Bienvenidos."), "zh-Hant": text("歡迎")}
    assert read(given) == Narrative({"en": "Welcome.", "es": "Bienvenidos.", "zh-Hant": "歡迎"})


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (None, NoValue.MISSING),
        (text(""), NoValue.MISSING),
        (text(" \n"), NoValue.MISSING),
        ({}, NoValue.MISSING),
        ({"en": None, "es": text("")}, NoValue.MISSING),
        (text("not reported"), NoValue.NOT_REPORTED),
        ({"en": text("not reported")}, NoValue.NOT_REPORTED),
    ],
)
def test_a_text_may_be_absent(raw: object, reason: NoValue) -> None:
    assert read(raw) is reason


def test_languages_without_a_text_are_left_out() -> None:
    assert read({"en": text("Welcome."), "es": None}) == Narrative({"en": "Welcome."})


@pytest.mark.parametrize("code", ["english", "EN", "e", "en_US", "en-us", "", "en "])
def test_other_keys_than_language_codes_are_refused_by_name(code: str) -> None:
    given = {"es": text("Bienvenidos."), code: text("Welcome.")}
    assert refusals(given) == [("S117", (code, "[key]"))]


def test_every_wrong_text_is_told_with_its_language() -> None:
    assert refusals({"en": Scalar("no"), "es": [text("a")], "Tagalog": text("a")}) == [
        ("S110", ("en",)),
        ("S111", ("es",)),
        ("S117", ("Tagalog", "[key]")),
    ]


@pytest.mark.parametrize("raw", [[], [text("a")]])
def test_a_list_is_no_text(raw: object) -> None:
    assert [code for code, _ in refusals(raw)] == ["S111"]


@pytest.mark.parametrize(
    ("texts", "wanted", "printed"),
    [
        ({"en": "a", "es": "b"}, "es", "es"),
        ({"en": "a", "es": "b"}, "fr", "en"),
        ({"es": "b", "fr": "c"}, "de", "es"),
        ({"es": "b"}, "en", "es"),
    ],
)
def test_the_wanted_language_is_printed_or_english_or_any(
    texts: dict[str, str], wanted: str, printed: str
) -> None:
    assert Narrative(texts).language_for(wanted) == printed
