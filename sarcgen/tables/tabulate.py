"""An edition and a school's data become tables of raw cells."""

from __future__ import annotations

from datetime import date
from enum import Enum

from sarcgen.edition.cells import CellSpec, ColumnSpec, FieldSpec, RowSpec
from sarcgen.edition.sources import cell_source, follow
from sarcgen.edition.spec import Edition, NarrativeSpec, TableSpec
from sarcgen.edition.words import Format
from sarcgen.model.derived import DERIVED, WORKED_OUT_FROM_TABLES, Entities
from sarcgen.model.narrative import Narrative
from sarcgen.model.values import Figure, NoValue
from sarcgen.model.years import SchoolYear
from sarcgen.tables.applicability import applies, may_be_blank
from sarcgen.tables.governance import governance_of, measures_of
from sarcgen.tables.raw import RawCell, RawReport, RawRow, RawTable, RawText, RawValue


def tabulate(edition: Edition, entities: Entities) -> RawReport:
    """The school's report before protection: only tables, rows and narratives that apply to it."""
    tables: list[RawTable] = []
    texts: list[RawText] = []
    for section in edition.sections:
        for block in section.blocks:
            if isinstance(block, TableSpec) and applies(block.applies_to, entities):
                tables.append(_table(block, edition, entities))
            elif isinstance(block, NarrativeSpec) and applies(block.applies_to, entities):
                texts.append(_text(block, entities))
    school, district = entities.school, entities.district
    return RawReport(
        edition=edition,
        school=_name(school.contact.name),
        district=_name(district.contact.name),
        published=school.published if isinstance(school.published, date) else None,
        enrollment=school.enrollment,
        tables=tuple(tables),
        texts=tuple(texts),
    )


def _name(name: str | NoValue) -> str:
    return name if isinstance(name, str) else ""


def _table(table: TableSpec, edition: Edition, entities: Entities) -> RawTable:
    rows: list[RawRow] = []
    for row in table.rows:
        if applies(row.applies_to, entities):
            raw = _row(table, row, edition, entities)
            if row.required or _says_something(raw):
                rows.append(raw)
    facts = tuple(_fact(fact, entities) for fact in table.facts)
    return RawTable(table, facts, tuple(rows))


def _says_something(row: RawRow) -> bool:
    silent = (NoValue.MISSING, NoValue.NOT_APPLICABLE)
    return any(not (isinstance(c.value, NoValue) and c.value in silent) for c in row.cells)


def _row(table: TableSpec, row: RowSpec, edition: Edition, entities: Entities) -> RawRow:
    year = SchoolYear.parse(edition.edition)
    measures = measures_of(table, row, entities)
    cells = tuple(_cell(table, row, column, year, entities, measures) for column in table.columns)
    return RawRow(row.id, cells, measures)


def _cell(
    table: TableSpec,
    row: RowSpec,
    column: ColumnSpec,
    year: SchoolYear,
    entities: Entities,
    measures: dict[str, Figure | NoValue],
) -> RawCell:
    cell = row.cells.get(column.id, CellSpec())
    if cell.not_applicable:
        return RawCell(column.id, NoValue.NOT_APPLICABLE, "", (), required=False)
    if cell.blank:
        return RawCell(column.id, NoValue.MISSING, "", (), required=False)
    path = cell_source(table, row, column, year)
    value = _value(follow(getattr(entities, path[0]), path[1:]))
    name = cell.computed or row.computed or column.computed
    computed = value is NoValue.MISSING and name is not None
    if computed and name is not None:
        value = DERIVED[name](entities, path)
    required = cell.required if cell.required is not None else row.required and column.required
    required = required and not may_be_blank(table, entities)
    if computed and value is NoValue.MISSING and name in WORKED_OUT_FROM_TABLES:
        required = False
    if column.format is Format.MARK and isinstance(value, str) and value != column.mark_value:
        value, required = NoValue.MISSING, False
    governance, counts = governance_of(table, row, column, entities, year, measures)
    return RawCell(column.id, value, path[0], path[1:], governance, counts, required, computed)


def _value(value: object) -> RawValue:
    if isinstance(value, NoValue):
        return value
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, (Figure, str, date)):
        return value
    return NoValue.MISSING


def _fact(fact: FieldSpec, entities: Entities) -> RawCell:
    path = tuple(fact.source.split("."))
    value = _value(follow(getattr(entities, path[0]), path[1:]))
    return RawCell("", value, path[0], path[1:], required=fact.required)


def _text(spec: NarrativeSpec, entities: Entities) -> RawText:
    path = tuple(spec.source.split("."))
    narrative = follow(entities.school, path[1:])
    resources = ()
    if spec.resources:
        resources = tuple(follow(entities.school, tuple(spec.resources.split("."))[1:]) or ())
    found = narrative if isinstance(narrative, (Narrative, NoValue)) else NoValue.MISSING
    return RawText(spec, path[1:], found, resources)
