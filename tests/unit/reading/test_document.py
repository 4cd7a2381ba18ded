"""Plain data with places, and one document laid over another."""

from __future__ import annotations

import pytest

from sarcgen.problems import Mark
from sarcgen.reading.document import Document, Key, Path, overlay
from sarcgen.reading.yaml_reader import parse_yaml


def document(text: str, name: str = "f.yaml") -> Document:
    read, problems = parse_yaml(text.encode(), name)
    assert problems == []
    return read


def laid(base: str, over: str) -> Document:
    return overlay(document(base, "_district.yaml"), ("schools",), document(over, "school.yaml"))


def place(mark: Mark) -> str:
    return str(mark)


@pytest.mark.parametrize(
    ("path", "holds"),
    [
        ((), True),
        (("a",), True),
        (("a", "b"), True),
        (("a", "none"), False),
        (("a", "c"), False),
        (("d", 0), True),
        (("d", 1), False),
        (("d", -1), False),
        (("d", "0"), False),
        (("a", 0), False),
        (("a", "b", "c"), False),
    ],
)
def test_a_document_knows_what_it_says_something_about(path: Path, *, holds: bool) -> None:
    assert document("a: {b: 1, c: }\nd: [x]\n").holds(path) is holds


def test_a_place_is_that_of_the_value_or_of_the_nearest_key_around_it() -> None:
    read = document("a:\n  b: 1\n  c:\n")
    assert place(read.mark(("a", "b"))) == "f.yaml:2:6"
    assert place(read.key_mark(("a", "b"))) == "f.yaml:2:3"
    assert place(read.mark(("a", "c"))) == "f.yaml:3:5"
    assert place(read.mark(("a", "c", "d", "e"))) == "f.yaml:3:3"
    assert place(read.key_mark(("a", "x"))) == "f.yaml:1:1"
    assert place(read.mark(("x", "y"))) == "f.yaml:1:1"
    assert place(read.mark(())) == "f.yaml:1:1"


def test_a_value_of_the_upper_document_wins_and_others_are_filled_in() -> None:
    merged = laid("schools:\n  a: {b: 1, c: 2}\n  d: low\n  f: low\n", "a: {c: 3, e: 4}\nd: high\n")
    assert merged.data == {"a": {"c": "3", "e": "4", "b": "1"}, "d": "high", "f": "low"}


@pytest.mark.parametrize(
    ("base", "over", "expected"),
    [
        ("schools: {a: {b: 1}}", "a: [x]", ["x"]),
        ("schools: {a: [x, y]}", "a: [z]", ["z"]),
        ("schools: {a: [x, y]}", "a: {b: 1}", {"b": "1"}),
        ("schools: {a: {b: 1}}", 'a: "--"', "--"),
        ('schools: {a: "--"}', "a: {b: 1}", {"b": "1"}),
        ("schools: {a: x}", "a: y", "y"),
    ],
)
def test_only_groups_of_keys_are_merged(base: str, over: str, expected: object) -> None:
    data = laid(base, over).data
    assert isinstance(data, dict)
    assert data["a"] == expected


@pytest.mark.parametrize("low", ["x", "[x]", "{b: 1}", '""'])
def test_an_empty_value_does_not_hide_what_stands_below(low: str) -> None:
    merged = laid(f"schools:\n  a: {low}\n", "a:\n")
    whole = document(f"a: {low}\n")
    assert merged.data == whole.data
    assert place(merged.mark(("a",))) == "_district.yaml:2:6"


def test_an_empty_text_in_quotes_does_hide_it() -> None:
    assert laid("schools: {a: x}\n", 'a: ""\n').data == {"a": ""}


def test_every_value_keeps_the_place_in_its_file() -> None:
    merged = laid(
        "schools:\n  a:\n    b: 1\n    c: [{d: 2}]\n  e: 3\n",
        "x: 0\na:\n  b: 9\ne:\n",
    )
    places: dict[tuple[Key, ...], tuple[str, str]] = {
        ("x",): ("school.yaml:1:1", "school.yaml:1:4"),
        ("a",): ("school.yaml:2:1", "school.yaml:3:3"),
        ("a", "b"): ("school.yaml:3:3", "school.yaml:3:6"),
        ("a", "c"): ("_district.yaml:4:5", "_district.yaml:4:8"),
        ("a", "c", 0): ("_district.yaml:4:9", "_district.yaml:4:9"),
        ("a", "c", 0, "d"): ("_district.yaml:4:10", "_district.yaml:4:13"),
        ("e",): ("school.yaml:4:1", "_district.yaml:5:6"),
    }
    found = {path: (place(merged.keys[path]), place(merged.values[path])) for path in merged.keys}
    assert found == places
    assert merged.path == "school.yaml"


def test_a_group_that_the_upper_document_only_names_is_to_be_filled_there() -> None:
    merged = laid("schools:\n  a:\n    b: {c: 1}\n", "x: 0\na:\n  b:\n")
    assert merged.data == {"x": "0", "a": {"b": {"c": "1"}}}
    assert place(merged.key_mark(("a", "b", "d"))) == "school.yaml:3:3"
    assert place(merged.mark(("a", "b", "c"))) == "_district.yaml:3:12"


def test_what_both_leave_empty_belongs_into_the_upper_document() -> None:
    merged = laid("schools:\n  a:\n", "b: 1\na:\n")
    assert merged.data == {"b": "1", "a": None}
    assert place(merged.mark(("a",))) == "school.yaml:2:3"


def test_a_key_that_only_the_lower_document_leaves_empty_is_found_there() -> None:
    merged = laid("schools:\n  a:\n", "b: 1\n")
    assert merged.data == {"b": "1", "a": None}
    assert place(merged.mark(("a",))) == "_district.yaml:2:5"


@pytest.mark.parametrize("base", ["schools:\n", "other: 1\n", "schools: [a]\n", "schools: x\n"])
def test_nothing_below_leaves_the_upper_document_as_it_is(base: str) -> None:
    over = document("a: {b: [1]}\n", "school.yaml")
    merged = laid(base, "a: {b: [1]}\n")
    assert (merged.data, merged.keys, merged.values) == (over.data, over.keys, over.values)


def test_laying_over_changes_neither_document() -> None:
    base, over = document("schools: {a: {b: 1}}\n"), document("a: {c: [2]}\n")
    overlay(base, ("schools",), over)
    assert base.data == {"schools": {"a": {"b": "1"}}}
    assert over.data == {"a": {"c": ["2"]}}
