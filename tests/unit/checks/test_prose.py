"""Sentences of Markdown texts and where they start."""

from __future__ import annotations

import pytest

from sarcgen.checks.prose import sentences_of


def told(text: str) -> list[str]:
    return [" ".join(one.words) for one in sentences_of(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("We read. We write!", ["We read", "We write"]),
        ("We read\nand write.\n\nWe sing", ["We read and write", "We sing"]),
        ("Ask Mr. Hill or Dr. J. Woo. She helps.", ["Ask Mr Hill or Dr J Woo", "She helps"]),
        ("Come at 5 p.m. Bring food.", ["Come at p m", "Bring food"]),
        ("It is Title I. We help.", ["It is Title I", "We help"]),
        ("It is 4.5 miles. We walk.", ["It is miles", "We walk"]),
        ("La Sra. Paz ayuda. ¿Quién es?", ["La Sra Paz ayuda", "Quién es"]),
        ("## Our Motto\nWe read.", ["We read"]),
        ("We have:\n- books,\n- maps\n1. pens", ["We have", "books", "maps", "pens"]),
        ("**We** *read* `now`.", ["We read now"]),
        ("[Ask us](https://a.org/b.c). Or see www.b.org. Or c@d.org.", ["Ask us", "Or see", "Or"]),
        ("“We read.” They said so.", ["We read", "They said so"]),
        ("In 2018-19 the 4th grade had K-12 songs.", ["In the grade had K songs"]),
        ("12,345.", []),
    ],
)
def test_what_a_sentence_is(text: str, sentences: list[str]) -> None:
    assert told(text) == sentences


def test_a_sentence_starts_at_its_first_sign() -> None:
    text = "# Head\n\n- **One** is.  Two is.\n\nThree (or so) is."
    assert [text[one.start :][:5] for one in sentences_of(text)] == ["One**", "Two i", "Three"]
