"""What is still missing from a card, who owes it and under which statute."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import final

from sarcgen.edition.cells import RowSpec
from sarcgen.edition.spec import NarrativeSpec, TableSpec
from sarcgen.edition.words import ProvidedBy
from sarcgen.model.values import NoValue
from sarcgen.problems import Mark, Problem
from sarcgen.reading.document import Path
from sarcgen.records.load import Record
from sarcgen.records.locate import DISTRICT_FILE
from sarcgen.tables.raw import RawCell, RawReport, RawTable, RawText

OWED_BY = {
    ProvidedBy.CDE: "The state (CDE) supplies it",
    ProvidedBy.LEA: "The district or school supplies it",
}
INSTEAD = {
    ProvidedBy.CDE: "Type it, or one of --, N/A, not reported, pending.",
    ProvidedBy.LEA: "Type it, or one of --, N/A, not reported.",
}


@final
@dataclass(frozen=True, slots=True)
class _Gap:
    """One absent key with all required cells below it."""

    entity: str
    key: Path
    table: TableSpec
    cells: tuple[tuple[RowSpec | None, RawCell], ...]


def missing(report: RawReport, record: Record) -> Iterator[Problem]:
    """Every required figure and narrative that the files do not give, one problem an absent key."""
    if record.source.district is None:
        yield _no_district_file(record)
    for table in report.tables:
        for gap in _gaps(table, record):
            yield _describe(gap, record)
        yield from _pending_of_the_school(table, record)
    for text in report.texts:
        if text.narrative is NoValue.MISSING:
            yield _missing_text(text, record)
        elif text.narrative is NoValue.PENDING and text.spec.provided_by is ProvidedBy.LEA:
            yield _never_pending("school", text.path, record)


def overdue(report: RawReport, record: Record, today: date) -> Iterator[Problem]:
    """Figures still marked pending though the state has released them."""
    yield from ()


def _gaps(table: RawTable, record: Record) -> list[_Gap]:
    found: dict[tuple[str, Path], list[tuple[RowSpec | None, RawCell]]] = {}
    rows = {row.id: row for row in table.spec.rows}
    cells: list[tuple[RowSpec | None, RawCell]] = [(None, fact) for fact in table.facts]
    cells += [(rows[row.id], cell) for row in table.rows for cell in row.cells]
    for row, cell in cells:
        if cell.value is NoValue.MISSING and cell.required:
            key = _absent_key(cell, record)
            found.setdefault((cell.entity, key), []).append((row, cell))
    return [_Gap(e, key, table.spec, tuple(cells)) for (e, key), cells in found.items()]


def _absent_key(cell: RawCell, record: Record) -> Path:
    path: Path = cell.path
    if cell.entity == "state":
        return path
    document = record.district if cell.entity == "district" else record.school
    for length in range(1, len(path)):
        if not document.holds(path[:length]):
            return path[:length]
    return path


def _describe(gap: _Gap, record: Record) -> Problem:
    spec = gap.table
    if gap.entity == "state":
        return Problem(
            Mark(f"{record.source.edition}/state.yaml", 1, 1),
            "E101",
            f"A statewide figure of table “{spec.title}” is missing from the edition.",
            field=".".join(map(str, gap.key)),
        )
    places = {_place(row, cell, spec) for row, cell in gap.cells}
    where = (
        f"table “{spec.title}”, {next(iter(places))}"
        if len(places) == 1
        else f"{len(gap.cells)} figures of table “{spec.title}”"
    )
    message = (
        f"“{gap.key[-1]}” is missing: {where}. {OWED_BY[spec.provided_by]}; {spec.statute}."
        f" {INSTEAD[spec.provided_by]}"
    )
    field = ".".join(map(str, gap.key))
    return Problem(record.key_mark(gap.entity, gap.key), "C101", message, field=field)


def _place(row: RowSpec | None, cell: RawCell, table: TableSpec) -> str:
    if row is None:
        return "in the line above it"
    column = next(c for c in table.columns if c.id == cell.column)
    label = column.label.replace("{year}", "").strip(" -–*")
    return f"row “{row.label.rstrip('*')}”" + (f", column “{label}”" if label else "")


def _pending_of_the_school(table: RawTable, record: Record) -> Iterator[Problem]:
    if table.spec.provided_by is not ProvidedBy.LEA:
        return
    for cell in (*table.facts, *(cell for row in table.rows for cell in row.cells)):
        if cell.value is NoValue.PENDING and cell.entity != "state":
            yield _never_pending(cell.entity, cell.path, record)


def _never_pending(entity: str, path: tuple[str, ...], record: Record) -> Problem:
    message = (
        "“pending” is for what the state has not released; this the district or school supplies"
        " itself. Give it, or write “not reported”."
    )
    return Problem(record.mark(entity, path), "C104", message, field=".".join(path))


def _missing_text(text: RawText, record: Record) -> Problem:
    spec: NarrativeSpec = text.spec
    message = (
        f"The text “{spec.title}” is missing. {OWED_BY[spec.provided_by]}; {spec.statute}."
        f" Write it under “{text.path[-1]}”, or “not reported”."
    )
    return Problem(record.key_mark("school", text.path), "C102", message, field=".".join(text.path))


def _no_district_file(record: Record) -> Problem:
    message = (
        f"There is no {DISTRICT_FILE} beside it, which holds what the district's schools share:"
        " the district's name and its columns. “sarcgen new” writes one."
    )
    return Problem(Mark(record.school.path, 1, 1), "C103", message)
