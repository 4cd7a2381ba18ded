"""Bytes of a file as text: UTF-8 only, of a sensible size, without invisible characters."""

from __future__ import annotations

import codecs
import re
from typing import Final

from sarcgen.problems import Mark, Problem

MAXIMUM_BYTES: Final = 4_000_000

INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
"""Control characters, line separators of other programs, marks that turn the reading direction."""

_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(raw: bytes, name: str) -> tuple[str, Problem | None]:
    """The text of a file, without a byte order mark, or the problem that keeps it from being read.

    Args:
        raw: the file's bytes.
        name: the file's name as the user should see it in messages.
    """
    if len(raw) > MAXIMUM_BYTES:
        message = "The file is too large to be a report card (over 4 MB)."
        return "", Problem(Mark(name, 1, 1), "Y108", message)
    if raw.startswith(_UTF_16) or b"\0" in raw[:2]:
        message = "The file is saved as UTF-16. Save it as UTF-8."
        return "", Problem(Mark(name, 1, 1), "Y101", message)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = _after(error.object[: error.start].decode("utf-8"), name)
        message = (
            "This character is not UTF-8; the file was probably saved as Windows-1252 or Latin-1."
            " Save it as UTF-8."
        )
        return "", Problem(place, "Y101", message)
    found = INVISIBLE.search(text)
    if found:
        message = (
            "There is an invisible control character here. Delete it; if a blank or a line break"
            " is missing then, type it."
        )
        return "", Problem(_after(text[: found.start()], name), "Y111", message)
    return text, None


def _after(before: str, name: str) -> Mark:
    """The place that follows a piece of text."""
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return Mark(name, len(lines), len(lines[-1]) + 1)
