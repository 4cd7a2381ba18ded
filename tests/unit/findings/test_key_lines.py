"""Which lines start with a key: never one inside a text, whatever the file looks like."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sarcgen.findings.key_lines import key_lines
from tests.support.cards import ROOT


def paths(text: str) -> list[str]:
    """For each line the dotted path of its key; empty where it has none."""
    lines = key_lines(text.split("\n"))
    return [".".join(line.path) if line else "" for line in lines]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb:\n  c: 2\n  d:\n    e:\nf: 3", ["a", "b", "b.c", "b.d", "b.d.e", "f"]),
        ('"2018-19":\n  \'K\': 1', ["2018-19", "2018-19.K"]),
        ("two words : x\na:b: c", ["two words", "a:b"]),
        ("# a: 1\n\n  # b: 2\nc: 3", ["", "", "", "c"]),
        ("---\na: 1\n...", ["", "a", ""]),
        ("not a key\na: 1", ["", ""]),
        ("a:\n  b # c: d", ["a", ""]),
        ("https://x.org\nto # a: b", ["", ""]),
        # Texts
        ("a: |\n  b: 7\n\n  c: 8\nd: 1", ["a", "", "", "", "d"]),
        ("a: >-\n  b: 7\n # x\n  c: 8\nd: 1", ["a", "", "", "", "d"]),
        ("a: |\n  b: 7\n# x\n  c: 8", ["a", "", "", ""]),
        ("a: words\n  b: 7\nc: 1", ["a", "", "c"]),
        ('a: "words\nb: 7\n  \\" c: 8\n end" # x\nd: 1', ["a", "", "", "", "d"]),
        ("a: 'it''s\nb: 7 ''\nc: '\nd: 1", ["a", "", "", "d"]),
        ("a: &x |\n  b: 7\nc: !t 'd\ne: 8'\nf: 1", ["a", "", "c", "", "f"]),
        ("a:\n  |\n  b: 7\nc: 1", ["a", "", "", "c"]),
        ("a:\n  'x\nb: 7'\nc: 1", ["a", "", "", "c"]),
        ('a: "never closed\nb: 7\nc: 8', ["a", "", ""]),
        # Lists
        ("a:\n- b: 1\n  c: 2\n- d\nd: 3", ["a", "", "a.-.c", "", "d"]),
        ("a:\n  - - b: 1\n      c: 2\n  - |\n   d: 7\n  - x\n    e: 7\nf: 3",
         ["a", "", "a.-.-.c", "", "", "", "", "f"]),
        ("a:\n  - b: |\n      c: 7\n    d: 1", ["a", "", "", "a.-.d"]),
        ("a:\n  -\n    b: 1", ["a", "", "a.-.b"]),
        # Brackets: on one line, or all that follows is unknown
        ("a: [1, '[']\nb: {c: 1}\nd: 1", ["a", "b", "d"]),
        ("a: [1,\nb: 7]\nd: 1", ["a", "", ""]),
        ('a: {"b: 1}\nc: 7\n"}\nd: 1', ["a", "", "", ""]),
        ("? a\n: b\nc: 1", ["", "", ""]),
        ("%YAML 1.1\na: 1", ["", ""]),
        ('a:\n  ? "b\nc: 7"\n  : d', ["a", "", "", ""]),
        ('a:\n  &x b: "c\nd: 7"', ["a", "", ""]),
        ("--- a: b\nc: 7", ["", ""]),
    ],
)  # fmt: skip
def test_the_keys_of_lines(text: str, expected: list[str]) -> None:
    assert paths(text) == expected


def test_the_key_as_it_stands_and_the_place_of_its_colon() -> None:
    (line,) = key_lines(['\t "a:b" :  x'])
    assert line is not None
    assert (line.indentation, line.written, line.colon) == (2, '"a:b"', 8)


@pytest.mark.parametrize("line", ["- " * 9_999, ": " * 9_999, "'" * 9_999, '"' + "\\" * 9_998])
def test_a_line_of_nothing_but_signs_has_no_key(line: str) -> None:
    assert list(key_lines([line])) == [None]


SAMPLES = [
    file.read_text("utf-8")
    for folder in ("schools/2018-19", "tests/examples/valid/2018-19")
    for file in sorted((ROOT / folder).glob("*.yaml"))
]
PIECES = [
    *('"', "'", "''", "|", "|2", ">", ": ", ", ", "- ", "? ", "#", " #", "{", "[", "]", "}", "\\"),
    *("&a ", "!t ", "*a", "\t", "  ", "\n", "\n  ", "---\n", "x: y\n", '"\n  a: b\n'),
]


def keys_of_the_parser(text: str) -> tuple[set[tuple[int, int]], int]:
    """Line and column of each key that libyaml finds, and the line up to which it came."""
    keys: set[tuple[int, int]] = set()
    open_nodes: list[bool | None] = []  # None in a list; in a mapping, whether a key comes next
    line = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            mark: Any = event.start_mark
            line = mark.line
            if isinstance(event, yaml.NodeEvent):
                if open_nodes and open_nodes[-1] is not None:
                    if open_nodes[-1]:
                        keys.add((line, mark.column))
                    open_nodes[-1] = not open_nodes[-1]
                if isinstance(event, yaml.MappingStartEvent):
                    open_nodes.append(True)
                elif isinstance(event, yaml.SequenceStartEvent):
                    open_nodes.append(None)
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                open_nodes.pop()
    except yaml.YAMLError:
        return keys, line
    return keys, text.count("\n") + 1


@st.composite
def damaged_files(draw: st.DrawFn) -> str:
    """Some lines of a real file with pieces put in and taken out."""
    lines = draw(st.sampled_from(SAMPLES)).split("\n")
    start = draw(st.integers(0, len(lines) - 1))
    text = "\n".join(lines[start : start + 60])
    for piece in draw(st.lists(st.sampled_from([*PIECES, ""]), max_size=6)):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + piece + text[place + (0 if piece else 3) :]
    return text


@settings(max_examples=300)
@given(damaged_files())
def test_no_line_is_said_to_have_a_key_where_the_parser_finds_none(text: str) -> None:
    keys, end = keys_of_the_parser(text)
    found = {
        (number, line.indentation)
        for number, line in enumerate(key_lines(text.split("\n")))
        if line is not None and number < end
    }
    assert found - keys == set()


@pytest.mark.parametrize("text", SAMPLES)
def test_every_key_of_a_sound_file_is_found(text: str) -> None:
    keys, _ = keys_of_the_parser(text)
    lines = text.split("\n")
    first = {(line, column) for line, column in keys if re.fullmatch(" *", lines[line][:column])}
    found = {
        (number, line.indentation)
        for number, line in enumerate(key_lines(lines))
        if line is not None
    }
    assert found == first
