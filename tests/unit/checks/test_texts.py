"""How checks read a Markdown text: without marks, accents and line ends."""

from __future__ import annotations

import pytest

from sarcgen.checks.texts import folded, is_spanish, plain, sentences


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("Alcalá", "alcala"),
        ("MUÑOZ", "munoz"),
        ("October", "october"),
        ("“Straße”", "“strasse”"),
        ("", ""),
    ],
)
def test_words_are_the_same_whatever_their_capitals_and_accents(words: str, same: str) -> None:
    assert folded(words) == same


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("One line\nof two.", ["One line of two."]),
        ("One.\n\nTwo.\n", ["One.", "Two."]),
        ("**Goal:** _All_ `read`", ["Goal: All read"]),
        ("## Goal\ntext", ["Goal text"]),
        ("Ways:\n- one\n- two\n  more\n1. three", ["Ways:", "- one", "- two more", "1. three"]),
        ("- one\n\n- two", ["- one", "- two"]),
        ("", []),
    ],
)
def test_a_paragraph_or_list_item_is_one_line(words: str, lines: list[str]) -> None:
    assert plain(words).splitlines() == lines


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("One. Two! Three? Four", 4),
        ("Nathaniel S. Colley opened it.", 1),
        ("Mr. Vale and Mrs. Oakes of St. Mary\nmet.", 1),
        ("One\n\nTwo", 2),
        ("Version 2.0 is here", 1),
    ],
)
def test_sentences_do_not_end_after_initials_and_titles(words: str, count: int) -> None:
    assert len(sentences(words)) == count


@pytest.mark.parametrize(
    ("language", "spanish"), [("es", True), ("es-MX", True), ("en", False), ("est", False)]
)
def test_spanish_is_told_by_its_code(language: str, *, spanish: bool) -> None:
    assert is_spanish(language) is spanish
