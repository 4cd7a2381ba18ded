"""The quick look before the close one misses no name of a student group."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sarcgen.checks.small_numbers import _LANGUAGES, tells_a_small_number


def alternatives(pattern: str) -> Iterator[str]:
    """The parts of a pattern between the bars that stand in no bracket."""
    depth, part = 0, ""
    for character in pattern:
        depth += (character == "(") - (character == ")")
        if character == "|" and depth == 0:
            yield part
            part = ""
        else:
            part += character
    yield part


@pytest.mark.parametrize("language", _LANGUAGES)
def test_every_name_of_a_group_has_a_stem_that_is_looked_for_first(language: str) -> None:
    words = _LANGUAGES[language]
    names = list(alternatives(words.groups))
    assert len(names) > 20
    assert [name for name in names if not any(stem in name for stem in words.stems)] == []


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("THREE AMERICAN\nINDIAN STUDENTS GRADUATED.", "en"),
        ("Four students in foster  care graduated.", "en"),
        ("Two students of two or more races graduated.", "en"),
        ("Three low-income students graduated.", "en"),
        ("Cuatro estudiantes en hogares de acogida se graduaron.", "es"),
        ("Tres estudiantes de bajos ingresos se graduaron.", "es"),
        ("Siete estudiantes no binarios se graduaron.", "es"),
    ],
)
def test_names_are_found_however_they_are_written(sentence: str, language: str) -> None:
    assert tells_a_small_number(sentence, language)


def test_a_text_that_names_no_group_tells_nothing() -> None:
    assert not tells_a_small_number("Three students graduated. Four students won.", "en")
