"""Bytes become text, or the problem says which character at which place."""

from __future__ import annotations

import pytest

from sarcgen.reading.decoding import MAXIMUM_BYTES, decode


def place(raw: bytes) -> tuple[int, int, str]:
    text, problem = decode(raw, "f.yaml")
    assert problem is not None
    assert text == ""
    return problem.mark.line, problem.mark.column, problem.code


def test_utf_8_is_read_with_and_without_a_byte_order_mark() -> None:
    assert decode("Peña 😀\n".encode(), "f") == ("Peña 😀\n", None)
    assert decode("\ufeffPeña\n".encode(), "f") == ("Peña\n", None)


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_recognized_with_and_without_a_byte_order_mark(codec: str) -> None:
    assert place('edition: "2018-19"\n'.encode(codec)) == (1, 1, "Y101")


@pytest.mark.parametrize(
    ("raw", "line", "column"),
    [
        (b"a: Pe\xf1a\n", 1, 6),
        ("å: é\nñ: ".encode() + b"\x93quoted\x94\n", 2, 4),
        (b"\xef\xbb\xbfa: \xff\n", 1, 4),
        (b"a: 1\r\nb: \x80\r\n", 2, 4),
        (b"a: 1\rb: \x80\r", 2, 4),
        (b"a: \xed\xa0\x80\n", 1, 4),
        (b"a: \xc3", 1, 4),
    ],
)
def test_a_byte_that_is_not_utf_8_is_named_by_line_and_character(
    raw: bytes, line: int, column: int
) -> None:
    assert place(raw) == (line, column, "Y101")


@pytest.mark.parametrize(
    "character",
    [*"\0\x07\x0b\x0c\x1b\x7f\x80\x85\x9f\u2028\u2029\u202e\u2066\ufeff\ufffe"],
)
def test_invisible_control_characters_are_refused_at_their_place(character: str) -> None:
    assert place(f"a: é\nb: é{character}c\n".encode()) == (2, 5, "Y111")


@pytest.mark.parametrize("character", ["\t", "\u00a0", "\u00ad", "\u200d", "–", "“", "😀", "م"])
def test_other_characters_are_text(character: str) -> None:
    assert decode(f"a: {character}\n".encode(), "f")[1] is None


def test_a_file_may_be_as_large_as_the_limit_and_no_larger() -> None:
    assert decode(b"#" * MAXIMUM_BYTES, "f")[1] is None
    assert place(b"#" * (MAXIMUM_BYTES + 1)) == (1, 1, "Y108")
