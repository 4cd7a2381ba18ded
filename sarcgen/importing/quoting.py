"""Cells of a line of text, where some stand in quotation marks and others hold one.

A mark opens a quoted cell only at the start of a cell, and closes it only before a delimiter or the
end: the state's databases write text as it is, so that a mark in the middle of a name or figure is
a part of it. Python's csv module reads such a mark as the end of a cell, or over line ends.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from typing import Final

MARK: Final = '"'


@cache
def _cell(delimiter: str) -> re.Pattern[str]:
    sign = re.escape(delimiter)
    return re.compile(rf'"((?:[^"]|"")*+)" *(?={sign}|\Z)|([^{sign}]*+)')


@cache
def _orderly(delimiter: str) -> re.Pattern[str]:
    """A line in which every mark is one that the csv module takes for what it is."""
    sign = re.escape(delimiter)
    cell = rf'(?:"(?:[^"]|"")*+"|[^"{sign}]*+)'
    return re.compile(rf"{cell}(?:{sign}{cell})*+\Z")


def cells_of(line: str, delimiter: str) -> list[str]:
    """The cells of a line, without the marks around them; not trimmed."""
    if MARK not in line:
        return line.split(delimiter)
    if _orderly(delimiter).match(line):
        return next(csv.reader([line], delimiter=delimiter, strict=True), [""])
    return [text for _, text in _each(line, delimiter)]


def places_of(line: str, delimiter: str) -> list[int]:
    """Where each cell of a line starts, counted from 1."""
    return [place + 1 for place, _ in _each(line, delimiter)]


def is_open(line: str, delimiter: str) -> bool:
    """Whether a line ends within a quoted cell, so that the cell may go on in the next."""
    found = (text for _, text in _each(line, delimiter) if text.startswith(MARK))
    return any(text.count(MARK) % 2 for text in found)


def _each(line: str, delimiter: str) -> Iterator[tuple[int, str]]:
    pattern, place = _cell(delimiter), 0
    while True:
        found = pattern.match(line, place)
        if found is None:  # the pattern takes an empty cell too
            return
        quoted = found[1]
        yield place, found[2] if quoted is None else quoted.replace(MARK * 2, MARK)
        if found.end() >= len(line):
            return
        place = found.end() + len(delimiter)
