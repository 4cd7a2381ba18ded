"""Where parts of a text stand in its file."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sarcgen.reading.yaml_reader import parse_yaml

WORDS = "It's here. “Now” it goes on."


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("text: It's here. “Now” it goes on.\n", (1, 18)),
        ("text: 'It''s here. “Now” it goes on.'\n", (1, 20)),
        ('text: "It\'s here. “Now” it goes on."\n', (1, 19)),
        ("text: |\n  It's here. “Now” it goes on.\n", (2, 14)),
        ("text: >-\r\n  It's\r\n  here.\r\n  “Now” it\r\n  goes on.\r\n", (4, 3)),
        ("text: It's here.\n  “Now” it goes on.\n", (2, 3)),
        ("\ufefftext: It's here. “Now” it goes on.\n", (1, 18)),
    ],
)
def test_a_sentence_is_found_in_every_style(written: str, place: tuple[int, int]) -> None:
    document, problems = parse_yaml(written.encode(), "oak.yaml")
    assert problems == []
    (mark,) = document.marks_within(("text",), WORDS, [WORDS.index("“")])
    assert (mark.path, mark.line, mark.column) == ("oak.yaml", *place)


def test_where_characters_are_written_by_their_numbers_the_text_itself_is_named() -> None:
    written = r'text: "It\u0027s here. \u201CNow\u201D it goes on."'
    document, _ = parse_yaml(written.encode(), "oak.yaml")
    (mark,) = document.marks_within(("text",), WORDS, [WORDS.index("“")])
    assert mark == document.mark(("text",))


@given(
    st.lists(st.sampled_from(["ab", "a", "b,", "'c'", '"d"', "é\\", "#", "- e"]), min_size=4),
    st.sampled_from([None, "|", ">", "'", '"']),
    st.data(),
)
def test_a_word_is_found_where_it_stands(
    words: list[str], style: str | None, data: st.DataObject
) -> None:
    text = " ".join(["Z", *words])
    written = yaml.dump({"k": {"text": text}}, default_style=style, allow_unicode=True, width=20)
    offset = data.draw(st.sampled_from([i for i, sign in enumerate(text) if not sign.isspace()]))
    document, problems = parse_yaml(written.encode(), "oak.yaml")
    assert problems == []
    (mark,) = document.marks_within(("k", "text"), text, [offset])
    assert written.split("\n")[mark.line - 1][mark.column - 1] == text[offset]
