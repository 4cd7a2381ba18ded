"""Text files of the state's: any of four delimiters, several encodings, a database's footer.

Measured on 10,000 rows of 113 columns (``make bench``), looking for code, year and width of each
row and taking apart only those of one district takes less time than any library needs to read the
file, because nothing is made of the other million cells.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from typing import Final, final

from sarcgen.importing.grids import Grid
from sarcgen.importing.posted import Posted
from sarcgen.importing.quoting import MARK, cells_of, is_open, places_of
from sarcgen.problems import Mark, Problem, Severity

DELIMITERS: Final = ("\t", "|", "^", ",")
"""What the state has used between cells; the header tells which (quirk 1 of its files)."""

_FOOTER: Final = re.compile(
    r"\((?P<rows>\d+(?:[,.\u00a0 ]\d{3})*) row(?:s|\(s\))? affected\)\Z|completion time: ",
    re.IGNORECASE,
)
_FOOTER_STARTS: Final = "(Cc"
_END_OF_FILE: Final = "\x1a"
"""Ctrl-Z: some programs of old write it where a text ends."""

_LINES_OF_A_CELL: Final = 50
"""A quoted cell goes over no more lines; a mark that opens a longer one was not meant to."""
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decoded(raw: bytes) -> str | None:
    """The text of a file in UTF-8, with or without a mark at its start, windows-1252 or latin-1.

    None for what is no text. The state writes all of these (quirk 2). What is not UTF-8 is taken
    for windows-1252, which differs from latin-1 only where latin-1 has signs that nobody sees.
    """
    if raw.startswith(_UTF_16) or b"\0" in raw:
        return None
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


def open_text(file: Posted) -> tuple[Grid | None, list[Problem]]:
    """A text file with its header; None, with the problem, where it has none."""
    text = decoded(file.raw)
    if text is None:
        message = "The file is no text in UTF-8 or windows-1252. Download it again."
        return None, [Problem(Mark(file.place, 1, 1), "I100", message)]
    lines = enumerate(text.split("\n"), start=1)
    first = next(((line, record) for line, record in lines if record.strip()), None)
    delimiter = _delimiter(first[1]) if first else ""
    if first is None or not delimiter:
        message = (
            "The first line has no names of columns with a comma, tab, pipe or caret between them,"
            " so it cannot be told what the file holds."
        )
        return None, [Problem(Mark(file.place, 1, 1), "I101", message)]
    reader = _Lines(delimiter)
    grid = Grid(file.place, tuple(reader.cells(first[1].rstrip("\r"))), first[0], iter(()), reader)
    grid.rows = _rows(_records(lines, grid, reader), grid, delimiter)
    return grid, []


def _records(
    lines: Iterator[tuple[int, str]], grid: Grid, reader: _Lines
) -> Iterator[tuple[int, str]]:
    """Lines with their numbers; a quoted cell may go over several.

    Lines are joined only where that makes a row of as many cells as the header has. Where it does
    not, the mark that opened the cell stands there by mistake, and each line is read by itself.
    """
    waiting: list[tuple[int, str]] = []
    while True:
        here = waiting.pop(0) if waiting else next(lines, None)
        if here is None:
            return
        number, record = here[0], here[1].rstrip("\r")
        if MARK in record and reader.is_open(record):
            while len(waiting) < _LINES_OF_A_CELL and (more := next(lines, None)) is not None:
                waiting.append(more)
            joined, used = _joined(here[1], waiting, len(grid.header), reader)
            if used:
                record = joined
                del waiting[:used]
            else:
                message = "A quotation mark opens here and is not closed. Download the file again."
                grid.problems.append(Problem(grid.mark(number), "I105", message))
        yield number, record


def _joined(
    line: str, following: Sequence[tuple[int, str]], width: int, reader: _Lines
) -> tuple[str, int]:
    """A row that goes over several lines, and how many follow its first; 0 where none does."""
    joined = line
    for used, (_, more) in enumerate(following, start=1):
        joined = f"{joined}\n{more}"
        record = joined.rstrip("\r")
        if not reader.is_open(record):
            return (record, used) if reader.width(record) == width else (line, 0)
    return line, 0


def _delimiter(header: str) -> str:
    counts = {delimiter: header.count(delimiter) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda delimiter: counts[delimiter])
    return best if counts[best] else ""


def _rows(
    lines: Iterator[tuple[int, str]], grid: Grid, delimiter: str
) -> Iterator[tuple[int, str]]:
    """The rows of data, without blank lines and a database's footer (quirk 3).

    A footer says how many rows the database had; a file that has another number was cut short.
    """
    count, ended = 0, False
    told: tuple[int, int] | None = None
    edges = f'{delimiter} "\r\n{_END_OF_FILE}'
    for number, record in lines:
        bare = record.strip(edges)
        if not bare:
            ended = ended or _END_OF_FILE in record
            continue
        footer = _FOOTER.match(bare) if bare[0] in _FOOTER_STARTS else None
        if footer is not None:
            ended = True
            told = told if footer["rows"] is None else (number, _number(footer["rows"]))
            continue
        if ended:
            message = "A row stands below the footer of the file. Download the file again."
            grid.problems.append(Problem(grid.mark(number), "I105", message))
            return
        count += 1
        yield number, record
    if told is not None and told[1] != count:
        message = (
            "The footer tells another number of rows than the file has. If it is not a part of the"
            " state's file on purpose, download it again."
        )
        grid.problems.append(Problem(grid.mark(told[0]), "I113", message, Severity.WARNING))


def _number(text: str) -> int:
    """A number of rows, which may have signs between its thousands."""
    return int("".join(sign for sign in text if sign.isdigit()))


@final
class _Lines:
    """Takes lines apart at a delimiter."""

    def __init__(self, delimiter: str) -> None:
        self._delimiter = delimiter

    def is_open(self, row: str) -> bool:
        """Whether a quoted cell is not closed at the end of a line."""
        return is_open(row, self._delimiter)

    def width(self, row: str) -> int:
        if MARK in row:
            return len(cells_of(row, self._delimiter))
        return row.count(self._delimiter) + 1

    def start(self, row: str, length: int) -> Sequence[str]:
        if MARK in row:
            return self.cells(row)[:length]
        return [cell.strip() for cell in row.split(self._delimiter, length)[:length]]

    def cells(self, row: str) -> Sequence[str]:
        return [cell.strip() for cell in cells_of(row, self._delimiter)]

    def column(self, row: str, place: int) -> int:
        places = places_of(row, self._delimiter)
        return places[place] if place < len(places) else len(row) + 1
