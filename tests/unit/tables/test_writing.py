"""A value written into another file reads as it did, and looks as its author wrote it."""

from __future__ import annotations

from textwrap import indent

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sarcgen.reading.decoding import INVISIBLE
from sarcgen.reading.yaml_reader import parse_yaml
from sarcgen.tables.writing import WIDTH, composed, in_braces, lines_of, plain, quoted, written_key

STYLES = [None, "'", '"', "|", ">"]
PIECES = st.sampled_from(
    ["\n", "\n\n", " ", "  ", "\t", ": ", " #x", "- ", "'", '"', "\\", "%", "{", "}", ",", "é",
     "😀", "no", "12:30", "word", "a longer sentence of several words. "]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=30).map("".join)


def value_in(text: str) -> yaml.Node:
    """The value of the one key of a file."""
    ((_, value),) = composed(text).value
    assert isinstance(value, yaml.Node)
    return value


@pytest.mark.parametrize(
    "text",
    [
        "phone: (909) 397-4604\n",
        'cds_code: "19649076021869"\n',
        "total: 345\n",
        "percent: 100.00\n",
        "answer: 'Yes'\n",
        "title: 'It''s here: a \"title\"'\n",
        "plan: |\n  First line.\n\n  - one\n  - two\n",
        "plan: |-\n  First line.\n  No line end after this one.\n",
        "plan: |\n  A blank at the end of a line \n  stays there.\n",
        "plan: |2\n    Further in than the rest.\n  The rest.\n",
        "grades: [K, '1', 2]\n",
        "list:\n  - title: One\n    kind: video\n  - title: Two\n",
        "note: >-\n  Folded.\n",
    ],
)
def test_what_an_author_wrote_stays_as_it_was(text: str) -> None:
    key = text.partition(":")[0]
    assert "\n".join(lines_of(key, value_in(text))) + "\n" == text


def test_a_folded_text_is_folded_again_to_the_width() -> None:
    folded = f"note: >-\n  {' '.join(['word'] * 60)}\n"
    lines = lines_of("note", value_in(folded))
    assert lines[0] == "note: >-"
    assert len(lines) > 3
    assert max(map(len, lines)) <= WIDTH


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("total", "total"),
        ("2018-19", '"2018-19"'),
        ("1", '"1"'),
        ("K", "K"),
        ("no", '"no"'),
        ("zh-Hans", '"zh-Hans"'),
    ],
)
def test_a_key_is_quoted_where_other_tools_read_something_else(key: str, written: str) -> None:
    assert written_key(key) == written
    assert lines_of(key, plain("5")) == [f"{written}: 5"]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (plain("345"), "345"),
        (plain("not reported"), "not reported"),
        (quoted("--"), '"--"'),
        (plain("Pomona, CA"), "'Pomona, CA'"),
        (plain(" ".join(["word"] * 60)), " ".join(["word"] * 60)),
    ],
)
def test_a_value_in_braces_stays_on_its_line(value: yaml.ScalarNode, written: str) -> None:
    assert in_braces(value) == written
    assert composed(f"{{key: {in_braces(value)}}}").value[0][1].value == value.value


@pytest.mark.parametrize("style", ["|", ">"])
def test_a_text_that_ends_with_blank_lines_keeps_them_and_takes_no_more(style: str) -> None:
    value = value_in(f"plan: {style}+\n  First line.\n\n\n")
    text = "\n".join([*lines_of("plan", value), "", "next: x"])
    assert composed(text).value[0][1].value == value.value


def test_so_does_one_in_a_list() -> None:
    value = value_in("list:\n  - note: |+\n      First line.\n\n")
    text = "\n".join([*lines_of("list", value), "", "next: x"])
    assert value_in(text.partition("next")[0]).value[0].value[0][1].value == "First line.\n\n"


def test_what_holds_no_keys_is_not_taken_for_a_file() -> None:
    with pytest.raises(TypeError):
        composed("- a list\n")


@given(
    TEXTS.filter(lambda text: not INVISIBLE.search(text)),
    st.sampled_from(STYLES),
    st.integers(0, 3),
)
def test_any_text_reads_as_it_did_at_any_depth(text: str, style: str | None, depth: int) -> None:
    value = yaml.ScalarNode(plain("").tag, text, style=style)
    lines = lines_of("key", value, WIDTH - 2 * depth)
    block = indent("\n".join(lines) + "\n", "  ", lambda line: bool(line.strip("\n")))
    # A blank line and keys after it are no part of the text.
    around = f"above:\n{block}\n  beside: x\n\nafter: y\n"
    document, problems = parse_yaml(around.encode(), "file.yaml")
    assert [problem.code for problem in problems if problem.code != "Y111"] == []
    # Reading has no other word for an empty value in block style, and takes CR for a line end.
    assert document.data == {
        "above": {"key": text or (None if style is None else ""), "beside": "x"},
        "after": "y",
    }
