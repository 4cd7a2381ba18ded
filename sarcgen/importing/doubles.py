"""Files of one kind that are given twice: one of two that say the same is enough.

A folder from the state's page has a text and a sheet of each file side by side. They are compared
by what they say about the districts that are asked for, not by how they write it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sarcgen.importing.rows import Row, Rows
from sarcgen.importing.state_files import FileMap, taken_columns
from sarcgen.importing.values import is_nothing, read_value
from sarcgen.problems import Problem, Severity


def without_doubles(files: Sequence[Rows]) -> tuple[list[Rows], list[Problem]]:
    """One file of each kind, the first of those that say the same.

    Args:
        files: rows of files. Files of another year are none of those that are compared.
    """
    kept: dict[str, Rows] = {}
    others: list[Rows] = []
    problems: list[Problem] = []
    for one in files:
        if one.is_of_another_year:
            others.append(one)
            continue
        first = kept.setdefault(one.source.kind.id, one)
        if first is not one:
            problems += _told(first, one)
    return [*kept.values(), *others], problems


def _told(first: Rows, second: Rows) -> Iterator[Problem]:
    kind, place = first.source.kind, first.source.grid.place
    here = second.source.grid
    difference = _difference(first, second)
    if difference is None:
        message = f"The file “{kind.table}” says the same in {place}, which was read instead."
        yield Problem(here.header_mark(), "I112", message, Severity.WARNING)
        return
    row, column = difference
    where = f" in the column {column}" if column else ""
    message = (
        f"{place} holds the file “{kind.table}” too, and says something else of"
        f" {row.code}{where}. Give the newer one alone."
    )
    named = [name.casefold() for name in here.header]
    at = here.reader.column(row.raw, named.index(column.casefold())) if column else 1
    yield Problem(here.mark(row.line, at), "I112", message)


def _difference(first: Rows, second: Rows) -> tuple[Row, str] | None:
    """The first row about which two files differ, as the second has it, and the column."""
    kind = first.source.kind
    before = {(row.code, *row.about.values()): row for row in first.rows}
    for row in second.rows:
        there = before.pop((row.code, *row.about.values()), None)
        if there is None:
            return row, ""
        old, new = _said(there, kind), _said(row, kind)
        column = next((name for name, said in new.items() if said != old[name]), None)
        if column is not None:
            return row, column
    return next(((row, "") for row in before.values()), None)


def _said(row: Row, kind: FileMap) -> dict[str, str | None]:
    """What a row says, by column: a figure written one way, and nothing in all the state's ways."""
    said: dict[str, str | None] = {}
    for name in (*kind.needed_to_start, kind.students):
        if name:
            text = row.cells.get(name.casefold(), "")
            said[name] = None if is_nothing(text) else text.casefold()
    for taken in taken_columns(kind):
        for name in taken.columns:
            value = read_value(row.cells.get(name.casefold(), ""), taken.spec)
            said[name] = value if isinstance(value, str) else value.shown
    return said
