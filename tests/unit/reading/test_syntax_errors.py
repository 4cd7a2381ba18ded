"""What a clerk is told of each kind of broken YAML, and where."""

from __future__ import annotations

import pytest
import yaml

from sarcgen.problems import Problem
from sarcgen.reading.syntax_errors import explain
from sarcgen.reading.yaml_reader import parse_yaml


def only_problem(text: str) -> Problem:
    problems = parse_yaml(text.encode(), "f.yaml")[1]
    assert len(problems) == 1
    return problems[0]


@pytest.mark.parametrize(
    ("text", "line", "column", "part"),
    [
        ("a: b: c\n", 1, 5, "colon inside the text"),
        ("a: one\n  two: three\n", 2, 6, "indented too far"),
        ("a:\n  - b: c: d\n", 2, 9, "colon inside the text"),
        ("a:b\nc: d\n", 2, 2, "lack its colon"),
        ("a b\nc: d\n", 2, 2, "lack its colon"),
        ('a:"b"\n"c": d\n', 2, 4, "lack its colon"),
        ('a: "b\nc: d\n', 1, 4, "never closed"),
        ("a: 'b\n---\nc: d\n", 1, 4, "never closed"),
        ('a: "b" c\n', 1, 8, "after a closing quote"),
        ("a: 'it's'\n", 1, 8, "after a closing quote"),
        ("a: [b] c\n", 1, 8, "after a closing bracket"),
        ("a: {b: c} d\n", 1, 11, "after a closing bracket"),
        ("a: {b: c}}\n", 1, 10, "after a closing bracket"),
        ("a: [b\nc: d\n", 2, 2, "closing bracket is missing"),
        ("a: {b: c\nd: e\n", 2, 2, "closing bracket is missing"),
        ("a: {b: c\n", 1, 4, "bracket that opens here is never closed"),
        ("a: {b: c", 1, 4, "bracket that opens here is never closed"),
        ("a:\n  - [b, [c]\n\n", 2, 5, "bracket that opens here is never closed"),
        ("{", 1, 2, "bracket that opens above is never closed"),
        ("a: [b,\n", 1, 7, "bracket that opens above is never closed"),
        ("a:\n   b: c\n  d: e\n", 3, 3, "check its indentation"),
        ("a: b\n- c\n", 2, 1, "check its indentation"),
        ("- a\nb: c\n", 2, 1, "does not fit the list above"),
        ("a:\n  - b: c\n  d: e\n", 3, 3, "does not fit the list above"),
        ("a: - b\n", 1, 4, "dash and a blank"),
        ("a: -\n", 1, 4, "dash and a blank"),
        ("a: @b\n", 1, 4, "cannot start with this character"),
        ("a: `b\n", 1, 4, "cannot start with this character"),
        ("a: %b\n", 1, 4, "cannot start with this character"),
        ("a: ]\n", 1, 4, "cannot start with this character"),
        ("a: , b\n", 1, 4, "cannot start with this character"),
        ("a: *\n", 1, 5, "the state withheld"),
        ("a: & b\n", 1, 5, "must stand in double quotes"),
        ("a: ?\n", 1, 4, "question mark"),
        ("a: > b\n", 1, 6, "line below the sign"),
        ("a: |b\n", 1, 5, "line below the sign"),
        ("a: !! b\n", 1, 6, "starts with !"),
        ('a: "\\q"\n', 1, 5, "backslash twice"),
        ('a: "\\ud800"\n', 1, 7, "backslash twice"),
        ("%FOO\na: b\n", 1, 5, "starts with %"),
        ("%YAML x\n---\na: b\n", 1, 7, "starts with %"),
        ("a: b\n...\nc: d\n", 3, 1, "three dots"),
        ("  a: b\nc: d\n", 2, 1, "indent both lines alike"),
    ],
)
def test_broken_yaml_is_answered_where_it_is_to_be_mended(
    text: str, line: int, column: int, part: str
) -> None:
    problem = only_problem(text)
    assert (problem.code, problem.mark.line, problem.mark.column) == ("Y103", line, column)
    assert part in problem.message


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a:\n\tb: c\n", 2, 1),
        ("a:\n  b: c\n\td: e\n", 3, 1),
        ("a:\n  b: c\n  \td: e\n", 3, 3),
        ("a: |\n  b\n\tc\n", 3, 1),
        ("\u00a0\ta: [b\n\tc: d\n", 2, 1),
    ],
)
def test_a_tab_in_the_indentation_is_named_before_anything_else(
    text: str, line: int, column: int
) -> None:
    problem = only_problem(text)
    assert (problem.code, problem.mark.line, problem.mark.column) == ("Y102", line, column)


def test_no_message_for_broken_yaml_repeats_the_line() -> None:
    for text in ("zebra: 4711: x\n", "a: 'zebra' 4711\n", "a: [zebra, 4711\nb: c\n"):
        assert "zebra" not in only_problem(text).message
        assert "4711" not in only_problem(text).message


def test_an_error_without_a_place_stands_at_the_start_of_the_file() -> None:
    problem = explain(yaml.YAMLError("odd"), "a: b\n", "f.yaml")
    assert str(problem).startswith("f.yaml:1:1: Y103 The text is not valid YAML here.")
