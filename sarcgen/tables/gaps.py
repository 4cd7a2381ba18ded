"""Keys that the files lack, each with all the figures and texts that the card misses for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias, final

from sarcgen.edition.cells import CellSpec, ColumnSpec, FieldSpec, RowSpec
from sarcgen.edition.spec import NarrativeSpec, TableSpec
from sarcgen.edition.words import ProvidedBy
from sarcgen.model.values import NoValue
from sarcgen.problems import Mark, Problem
from sarcgen.reading.document import Path
from sarcgen.records.load import Record
from sarcgen.tables.applicability import may_be_blank
from sarcgen.tables.labels import OWED_BY, Labels, listed, numbered
from sarcgen.tables.raw import RawCell, RawReport, RawRow, RawTable

Place: TypeAlias = "tuple[RowSpec, ColumnSpec] | FieldSpec | None"

OWN_PARTS: Final[dict[str, Path]] = {"counselor_ratio": ("staff", "academic_counselors")}
"""Computed measures that a school may give by a figure which no table prints: where that one
stands. What else they need is printed, and so is owed, itself."""

_WORDS: Final = {
    ProvidedBy.CDE: "one of --, N/A, not reported, pending",
    ProvidedBy.LEA: "N/A or not reported",
}
_MANY: Final = 3
"""Up to so many tables a message names with their titles; our own choice, for its length."""


@final
@dataclass(frozen=True, slots=True)
class _Owed:
    """One figure or text that the card needs and no file gives; a text has no place."""

    entity: str
    path: Path
    spec: TableSpec | NarrativeSpec
    place: Place
    supplier: ProvidedBy


def gaps(report: RawReport, record: Record) -> Iterator[Problem]:
    """One problem for each absent key."""
    found: dict[tuple[str, Path], list[_Owed]] = {}
    for owed in (*_figures(report, record), *_texts(report)):
        if owed.entity == "district" and record.source.district is None:
            continue  # The missing file is one problem.
        found.setdefault((owed.entity, _absent_key(owed, record)), []).append(owed)
    labels = Labels(report.edition)
    for (entity, key), owed_here in found.items():
        yield _problem(entity, key, owed_here, labels, record)


def measure_of(row: RowSpec, column: ColumnSpec) -> str | None:
    """The measure that a cell is worked out as where the file has no figure."""
    return row.cells.get(column.id, CellSpec()).computed or row.computed or column.computed


def own_part(row: RowSpec, column: ColumnSpec) -> Path | None:
    """Where the figure stands that a school may give in place of a cell's own."""
    return OWN_PARTS.get(measure_of(row, column) or "")


def completes_a_row(raw: RawRow, row: RowSpec, column: ColumnSpec, cell: RawCell) -> bool:
    """Whether a cell of a row that need not be there is owed all the same.

    Such a row is whole where it is: a file that gives one of its figures owes the others.
    """
    if row.required or not column.required or not cell.path or column.id in row.cells:
        return False
    return any(
        sibling.path[:-1] == cell.path[:-1] and sibling.value is not NoValue.MISSING
        for sibling in raw.cells
    )


def specs_of(table: RawTable) -> Iterator[tuple[RawRow, RowSpec, ColumnSpec, RawCell]]:
    """Every cell of a table with its row and the specifications of both."""
    rows = {row.id: row for row in table.spec.rows}
    for row in table.rows:
        for column, cell in zip(table.spec.columns, row.cells, strict=True):
            yield row, rows[row.id], column, cell


def _figures(report: RawReport, record: Record) -> Iterator[_Owed]:
    for table in report.tables:
        spec = table.spec
        for field, fact in zip(spec.facts, table.facts, strict=True):
            blank = may_be_blank(spec, record.entities)
            if fact.required and fact.value is NoValue.MISSING and not blank:
                yield _Owed(fact.entity, fact.path, spec, field, spec.provided_by)
        for raw, row, column, cell in specs_of(table):
            if cell.value is not NoValue.MISSING or may_be_blank(
                spec, record.entities, row, column
            ):
                continue
            if _is_owed(raw, row, column, cell, record):
                supplier = spec.supplier(row, column)
                yield _Owed(cell.entity, cell.path, spec, (row, column), supplier)


def _is_owed(raw: RawRow, row: RowSpec, column: ColumnSpec, cell: RawCell, record: Record) -> bool:
    if cell.required:
        part = own_part(row, column)
        return part is None or not record.school.holds(part)
    return completes_a_row(raw, row, column, cell)


def _texts(report: RawReport) -> Iterator[_Owed]:
    for text in report.texts:
        if text.narrative is NoValue.MISSING:
            yield _Owed("school", text.path, text.spec, None, text.spec.provided_by)


def _absent_key(owed: _Owed, record: Record) -> Path:
    if owed.entity == "state":
        return owed.path
    document = record.district if owed.entity == "district" else record.school
    for length in range(1, len(owed.path)):
        if not document.holds(owed.path[:length]):
            return owed.path[:length]
    return owed.path


def _problem(entity: str, key: Path, owed: list[_Owed], labels: Labels, record: Record) -> Problem:
    paths = {one.path for one in owed}
    # A key that lacks one thing only is named with that thing.
    wanted = next(iter(paths)) if len(paths) == 1 else key
    field, name = _dotted(wanted), _dotted(wanted[len(key) - 1 :])
    where = _where(owed, labels)
    if entity == "state":
        mark = Mark(f"{record.source.edition}/state.yaml", 1, 1)
        return Problem(mark, "E101", f"The edition lacks a statewide figure: {where}.", field=field)
    code = "C102" if all(isinstance(one.spec, NarrativeSpec) for one in owed) else "C101"
    statutes = dict.fromkeys(part for one in owed for part in one.spec.statute.split(", "))
    message = (
        f"“{name}” is missing: {where}. {_supplied(owed)}; {', '.join(statutes)}."
        f" {_instead(owed, is_group=len(paths) > 1)}"
    )
    suppliers = tuple(sorted({one.supplier.value for one in owed}))
    return Problem(record.key_mark(entity, key), code, message, field=field, owed_by=suppliers)


def _dotted(path: Path) -> str:
    return ".".join(map(str, path))


def _where(owed: list[_Owed], labels: Labels) -> str:
    by_spec: dict[str, list[_Owed]] = {}
    for one in owed:
        by_spec.setdefault(one.spec.id, []).append(one)
    if len(by_spec) <= _MANY:
        return listed([_where_in(group, labels) for group in by_spec.values()])
    numbers = dict.fromkeys(str(one.spec.number) for one in owed)
    return f"all that tables and texts {listed([*numbers])} take from it"


def _where_in(owed: list[_Owed], labels: Labels) -> str:
    """The table with the cells that it misses, or the text."""
    spec, places = owed[0].spec, [one.place for one in owed]
    named = numbered(spec)
    if isinstance(spec, NarrativeSpec):
        return named
    cells = [place for place in places if isinstance(place, tuple)]
    facts = [place for place in places if isinstance(place, FieldSpec)]
    if len(places) == 1 and facts:
        return f"{named}, “{facts[0].label}” above it"
    if len(places) == 1:
        return f"{named}, {labels.place(spec, *cells[0])}"
    rows = {row.id: row for row, _ in cells}
    if len(rows) == 1 and not facts:
        row = labels.row(next(iter(rows.values())))
        same = len({one.path for one in owed}) == 1
        return f"{named}, row “{row}”" + ("" if same else f" ({len(cells)} figures)")
    return f"{named} ({len(places)} figures)"


def _supplied(owed: list[_Owed]) -> str:
    suppliers = dict.fromkeys(one.supplier for one in owed)
    if len(suppliers) == 1:
        return f"{OWED_BY[owed[0].supplier]} supplies it"
    return "The state (CDE) supplies a part of it, the district or school the rest"


def _instead(owed: list[_Owed], *, is_group: bool) -> str:
    words = _WORDS[owed[0].supplier]
    if is_group:
        return f"Type what belongs below it; where there is no figure, {words}."
    if isinstance(owed[0].spec, NarrativeSpec):
        return "Write it, or “not reported”."
    place = owed[0].place
    part = own_part(*place) if isinstance(place, tuple) else None
    if part is not None:
        return f"Type it, or “{part[-1]}”, from which it is worked out, or {words}."
    return f"Type it, or {words}."
