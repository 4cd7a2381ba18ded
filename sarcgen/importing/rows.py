"""The rows of a file that are about some districts, once all its rows were found in order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final, final

from sarcgen.importing.grids import NO_RESULT
from sarcgen.importing.recognizing import Recognized
from sarcgen.importing.state_files import taken_columns
from sarcgen.model.years import SchoolYear
from sarcgen.problems import Problem

DISTRICT_DIGITS: Final = 7
"""The first digits of a CDS code name county and district."""

MOST_OF_A_KIND: Final = 10
"""Findings of one kind that are told of one file: ten thousand would tell no more."""

_PARTS: Final = (2, 5, 7)
_CODE: Final = re.compile(r"\d{13,14}\Z", re.ASCII)
_YEAR: Final = re.compile(r"(20\d\d)[-–](?:20)?(\d\d)\Z", re.ASCII)
_LAST_YEAR: Final = re.compile(r"20\d\d\Z", re.ASCII)


@final
@dataclass(frozen=True, slots=True)
class Row:
    """A row about a school, or about a district as a whole.

    Attributes:
        code: its CDS code; that of a district ends with seven zeros.
        line: where it stands.
        cells: by folded name of the column.
        about: what the row is about, in files with many rows a school.
        raw: as its file's reader has it.
    """

    code: str
    line: int
    cells: Mapping[str, str] = field(repr=False)
    about: Mapping[str, str]
    raw: Any = field(repr=False)


@final
@dataclass(frozen=True, slots=True)
class Rows:
    """What a file says of some districts.

    Attributes:
        source: the file.
        edition: the edition whose data it holds; empty where it does not say.
        rows: those of the districts that were asked for.
        count: rows with data in the whole file.
        problems: what was found in any row.
        is_of_another_year: no row is of the edition that was asked for.
    """

    source: Recognized
    edition: str
    rows: tuple[Row, ...]
    count: int
    problems: tuple[Problem, ...]
    is_of_another_year: bool = False


@cache
def school_year(text: str, *, ending: bool = False) -> str:
    """A year as the state may write it, as the key of an edition; empty where it is none.

    It is written 2022-23 and 2022-2023 within one release (quirk 5).

    Args:
        text: what stands in the cell.
        ending: the file writes the calendar year in which the school year ends, as those of tests
            do. In any other file a bare 2023 may be meant for the year before or after.
    """
    if ending:
        return SchoolYear(int(text) - 1).key() if _LAST_YEAR.match(text) else ""
    match = _YEAR.match(text)
    if match is None or (int(match[1]) + 1) % 100 != int(match[2]):
        return ""
    return SchoolYear(int(match[1])).key()


def cds_code(parts: Sequence[str]) -> str:
    """A CDS code from one column or three, with the zeros that a spreadsheet lost (quirk 6).

    Empty where it is none. A code of 13 digits lost the zero of its county, because nothing else
    stands before it.
    """
    if len(parts) == len(_PARTS):
        filled = [part.zfill(width) for part, width in zip(parts, _PARTS, strict=True)]
        whole = "".join(filled)
    else:
        whole = parts[0].replace("-", "")
        whole = whole.zfill(sum(_PARTS)) if _CODE.match(whole) else whole
    return whole if len(whole) == sum(_PARTS) and whole.isascii() and whole.isdigit() else ""


def read_rows(source: Recognized, edition: str | None, prefixes: frozenset[str]) -> Rows:
    """Looks at every row of a file and keeps those of some districts.

    Args:
        source: the file.
        edition: whose data they must be; None for whichever, but the same in all rows.
        prefixes: county and district of the rows to keep, as the first digits of a CDS code.
    """
    return _Reading(source, edition, prefixes).run()


@final
class _Reading:
    """One file while it is read."""

    def __init__(self, source: Recognized, edition: str | None, prefixes: frozenset[str]) -> None:
        self._source, self._grid, self._kind = source, source.grid, source.kind
        self._edition = edition
        self._prefixes = prefixes
        self._places = {name.casefold(): place for place, name in enumerate(self._grid.header)}
        self._code = [self._place(name) for name in self._kind.code]
        self._year = self._place(self._kind.year) if self._kind.year else None
        looked_at = [*self._code, *([] if self._year is None else [self._year])]
        looked_at += [self._place(choice.column) for choice in self._kind.choose.values()]
        looked_at += map(self._place, [*self._kind.where, *self._kind.whole])
        self._length = max(looked_at) + 1
        self._seen: dict[tuple[str, ...], int] = {}
        self._found: Counter[str] = Counter()
        self._other_years: Counter[str] = Counter()
        self._problems: list[Problem] = []
        names = (name for taken in taken_columns(self._kind) for name in taken.columns)
        self._used = frozenset(map(str.casefold, [*names, *self._kind.needed_to_start]))

    def run(self) -> Rows:
        kept: list[Row] = []
        count = 0
        for line, raw in self._grid.rows:
            row = self._row(line, raw)
            count += 1
            if row is not None:
                kept.append(row)
        another = bool(count) and self._other_years.total() == count
        told = list(self._of_another_year(count)) if another else self._problems
        problems = [*told, *self._grid.problems, *self._left_out(another=another)]
        if not count:
            message = "The file has no rows. Download it again."
            problems.append(Problem(self._grid.header_mark(), "I105", message))
        edition = self._edition if self._year is not None else ""
        return Rows(self._source, edition or "", tuple(kept), count, tuple(problems), another)

    def _of_another_year(self, count: int) -> Iterator[Problem]:
        """One sentence about a file of which no row is of the edition."""
        rows = "The only row" if count == 1 else f"All {count:,} rows"
        years = list(self._other_years)
        verb = "is" if count == 1 else "are"
        if self._edition is None:
            message = "The school year cannot be read in any row. Download the file again."
        elif len(years) == 1 and years[0]:
            message = f"{rows} {verb} of {years[0]}, not of {self._edition}. {_ONE_YEAR}"
        else:
            message = f"No row is of {self._edition}. {_ONE_YEAR}"
        yield Problem(self._grid.header_mark(self._kind.year), "I106", message)

    def _place(self, name: str) -> int:
        return self._places[name.casefold()]

    def _row(self, line: int, raw: Any) -> Row | None:
        reader = self._grid.reader
        if reader.width(raw) != len(self._grid.header):
            self._report(line, 0, raw, "I105", _WIDTH)
            return None
        start = reader.start(raw, self._length)
        about = self._about(start)
        code = cds_code([start[place] for place in self._code])
        if not code:
            self._report(line, self._code[0], raw, "I107", _CODE_MESSAGE)
            return None
        if self._year is not None and not self._is_of_the_year(start[self._year]):
            self._other_years[self._told_year(start[self._year])] += 1
            self._report(line, self._year, raw, "I106", self._year_message())
        if about is None:
            return None
        key = (code, *about.values())
        first = self._seen.setdefault(key, line)
        if first != line:
            message = f"This CDS code stands here again; first on line {first}. {_AGAIN}"
            self._report(line, self._code[0], raw, "I108", message)
            return None
        if code[:DISTRICT_DIGITS] not in self._prefixes:
            return None
        names = map(str.casefold, self._grid.header)
        cells = dict(zip(names, reader.cells(raw), strict=False))
        self._refuse_errors(line, raw, cells)
        return Row(code, line, cells, about, raw)

    def _refuse_errors(self, line: int, raw: Any, cells: dict[str, str]) -> None:
        """Tells cells in which a formula gives no result, and empties them: they are told once."""
        for name, text in cells.items():
            if text == NO_RESULT:
                cells[name] = ""
                if name in self._used:
                    shown = self._grid.header[self._places[name]]
                    message = (
                        f"In column {shown} a formula of a spreadsheet gives no figure. Download"
                        " the file again."
                    )
                    self._report(line, self._places[name], raw, "I110", message)

    def _about(self, start: Sequence[str]) -> dict[str, str] | None:
        """What a row is about; None for one that is about nothing we take."""
        for name, words in self._kind.where.items():
            if start[self._place(name)] not in words:
                return None
        about = {}
        for key, choice in self._kind.choose.items():
            word = start[self._place(choice.column)]
            # Numbers of groups are written with zeros before them in some years.
            meant = choice.words.get(word) or choice.words.get(word.lstrip("0"))
            if meant is None:
                return None
            about[key] = meant
        if about.get("scope") == "district":
            for name, words in self._kind.whole.items():
                if start[self._place(name)] not in words:
                    return None
        return about

    def _told_year(self, text: str) -> str:
        return school_year(text, ending=self._kind.year_ends)

    def _is_of_the_year(self, text: str) -> bool:
        found = self._told_year(text)
        if self._edition is None and found:
            self._edition = found
        return bool(found) and found == self._edition

    def _year_message(self) -> str:
        if self._edition is None:
            return "The school year of this row cannot be read. Download the file again."
        return f"This row is not of {self._edition}. {_ONE_YEAR}"

    def _report(self, line: int, place: int, raw: Any, code: str, message: str) -> None:
        self._found[code] += 1
        if self._found[code] <= MOST_OF_A_KIND:
            mark = self._grid.mark(line, self._grid.reader.column(raw, place))
            self._problems.append(Problem(mark, code, message))

    def _left_out(self, *, another: bool) -> Iterator[Problem]:
        for code, count in self._found.items():
            if count > MOST_OF_A_KIND and not another:
                more = count - MOST_OF_A_KIND
                message = f"There are {more} more rows like these in the file."
                yield Problem(self._grid.header_mark(), code, message)


_ONE_YEAR: Final = "Give the files of that year alone."
_WIDTH: Final = "This row has more or fewer cells than the header. Download the file again."
_CODE_MESSAGE: Final = (
    "There is no CDS code of 14 digits here. If the file went through a spreadsheet, download it"
    " again."
)
_AGAIN: Final = "Nobody can tell which of the two is right. Download the file again."
