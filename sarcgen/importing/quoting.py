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
    return [_text(cell) for cell in _each(line, delimiter)]


def places_of(line: str, delimiter: str) -> list[int]:
    """Where each cell of a line starts, counted from 1."""
    return [cell.start() + 1 for cell in _each(line, delimiter)]


def is_open(line: str, delimiter: str) -> bool:
    """Whether a line ends within a quoted cell, so that the cell may go on in the next."""
    as_it_is = (cell[2] for cell in _each(line, delimiter) if cell[1] is None)
    return any(text.startswith(MARK) and text.count(MARK) % 2 for text in as_it_is)


def _text(cell: re.Match[str]) -> str:
    return str(cell[2]) if cell[1] is None else cell[1].replace(MARK * 2, MARK)


def _each(line: str, delimiter: str) -> Iterator[re.Match[str]]:
    pattern, place = _cell(delimiter), 0
    while True:
        found = pattern.match(line, place)
        if found is None:  # the pattern takes an empty cell too
            return
        yield found
        if found.end() >= len(line):
            return
        place = found.end() + len(delimiter)
