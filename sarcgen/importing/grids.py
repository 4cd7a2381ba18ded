"""What a file of the state's looks like once it is open: a header, and rows of text.

Two kinds of file come in this form, text (:mod:`sarcgen.importing.texts`) and sheets
(:mod:`sarcgen.importing.sheets`). A row is taken apart only where somebody looks at it: of ten
thousand schools a district has forty, and of the others only code and year are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Protocol, final

from sarcgen.problems import Mark, Problem

NOT_TEXT: Final = "\0"
"""Stands in a cell that a spreadsheet turned into a day or time, as it does with grades 6-12."""

NO_RESULT: Final = "\0#"
"""Stands in a cell whose formula gives an error or was never worked out."""


class Reader(Protocol):
    """How the rows of one kind of file are taken apart."""

    def width(self, row: Any) -> int:
        """How many cells a row has."""

    def start(self, row: Any, length: int) -> Sequence[str]:
        """Its first cells, trimmed."""

    def cells(self, row: Any) -> Sequence[str]:
        """All its cells, trimmed."""

    def column(self, row: Any, place: int) -> int:
        """Where a cell starts in its line, counted from 1; in a sheet, its column."""


@final
@dataclass(slots=True)
class Grid:
    """An open file.

    Attributes:
        place: its name for messages; that of a sheet ends with the sheet's.
        header: names of the columns, trimmed.
        header_line: the line or row that they stand in.
        rows: number of line or row, and the row, for each that is not blank.
        reader: takes rows apart.
        problems: what was found on the way; complete once all rows were read.
    """

    place: str
    header: tuple[str, ...]
    header_line: int
    rows: Iterator[tuple[int, Any]]
    reader: Reader
    problems: list[Problem] = field(default_factory=list)

    def mark(self, line: int, column: int = 1) -> Mark:
        """A place in it."""
        return Mark(self.place, line, column)

    def header_mark(self, name: str = "") -> Mark:
        """Where a column's name stands, or the header where it has no such column."""
        folded = [known.casefold() for known in self.header]
        if not name or name.casefold() not in folded:
            return self.mark(self.header_line)
        before = self.header[: folded.index(name.casefold())]
        return self.mark(self.header_line, sum(len(known) + 1 for known in before) + 1)
