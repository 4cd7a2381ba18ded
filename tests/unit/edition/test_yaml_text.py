"""YAML texts are changed in places only; all else stays as it was written."""

from __future__ import annotations

import pytest

from sarcgen.edition.yaml_text import (
    Change,
    changed,
    end_of,
    line_end,
    line_number,
    line_start,
    root_of,
    values,
)

TEXT = """\
# é, which is two bytes
a: "1"  # one
b:
  - {c: 2, d: }
  - e: >-
      long
      text

  # a comment that belongs to f
f: 3
"""


def test_every_value_is_found_with_its_path_and_place() -> None:
    found = list(values(root_of(TEXT)))
    assert [value.path for value in found] == [
        ("a",),
        ("b", 0, "c"),
        ("b", 0, "d"),
        ("b", 1, "e"),
        ("f",),
    ]
    assert [value.text for value in found] == ["1", "2", "", "long text", "3"]
    assert [TEXT[value.start : value.end].strip() for value in found] == [
        '"1"',
        "2",
        "",
        ">-\n      long\n      text",
        "3",
    ]


def test_only_in_braces_can_no_comment_follow() -> None:
    assert [value.path for value in values(root_of(TEXT)) if value.in_braces] == [
        ("b", 0, "c"),
        ("b", 0, "d"),
    ]


def test_a_mapping_ends_with_its_last_value_not_with_what_follows() -> None:
    text = "a:\n  b:\n    c: {d: 1}\n\n# about e\ne:\n"
    assert end_of(root_of(text).value[0][1]) == text.index("}") + 1


def test_a_text_that_is_no_mapping_is_refused() -> None:
    with pytest.raises(TypeError):
        root_of("- a\n")


def test_changes_are_made_in_any_order_and_nothing_else_changes() -> None:
    made = changed("abcdef", [Change(4, 5, "E!"), Change(1, 3, ""), Change(3, 3, "-")])
    assert made == "a-dE!f"
    assert changed(TEXT, []) == TEXT


@pytest.mark.parametrize(
    ("position", "start", "end", "number"),
    [(0, 0, 2, 1), (1, 0, 2, 1), (2, 2, 5, 2), (4, 2, 5, 2), (5, 5, 6, 3)],
)
def test_lines_are_found_by_position(position: int, start: int, end: int, number: int) -> None:
    text = "a\nbc\nd"
    assert (line_start(text, position), line_end(text, position)) == (start, end)
    assert line_number(text, position) == number
