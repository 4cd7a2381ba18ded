"""How much of a card is there, section by section, and who owes the rest.

What counts is what :mod:`sarcgen.tables.gaps` would miss: every required figure and text of the
school or its district. The state's own figures come with the edition, and what can be worked out
from printed figures is never missing itself; neither counts, so that a card's whole does not depend
on what somebody typed. A figure that stands in two places of the card counts once, at the first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias, final

from sarcgen.edition.cells import ColumnSpec, RowSpec
from sarcgen.edition.sources import follow
from sarcgen.edition.spec import Edition, NarrativeSpec, SectionSpec, TableSpec
from sarcgen.edition.words import ProvidedBy
from sarcgen.findings.tally import CardTally, Section, Share, Tally
from sarcgen.model.derived import WORKED_OUT_FROM_TABLES
from sarcgen.model.narrative import Narrative
from sarcgen.model.values import NoValue
from sarcgen.records.load import Record
from sarcgen.tables.applicability import may_be_blank
from sarcgen.tables.gaps import measure_of, own_part, specs_of
from sarcgen.tables.raw import RawCell, RawReport, RawRow, RawTable, RawValue

_OPEN: Final = {
    NoValue.MISSING: "missing",
    NoValue.PENDING: "pending",
    NoValue.NOT_REPORTED: "not_reported",
}
"""Words that leave a matter open. All others settle it, as does a figure or text."""

Found: TypeAlias = "RawValue | Narrative"


@final
@dataclass(frozen=True, slots=True)
class Asked:
    """One figure or text that the card must have.

    Attributes:
        entity, path: whose it is and where it stands or belongs.
        block: id of its table or text.
        supplier: who owes it.
        found: what the files give for it.
    """

    entity: str
    path: tuple[str, ...]
    block: str
    supplier: ProvidedBy
    found: Found


def sections_of(edition: Edition) -> tuple[Section, ...]:
    """The sections of an edition's cards that hold tables or texts, in print order."""
    return tuple(Section(section.id, section.title) for section in _counted(edition))


def tally_of(report: RawReport, record: Record) -> CardTally:
    """How much of a school's card is there.

    Args:
        report: the school's tables and texts.
        record: where its figures come from.

    Returns:
        One tally for each of :func:`sections_of`.
    """
    sections = _counted(report.edition)
    counts: list[Counter[tuple[ProvidedBy, str]]] = [Counter() for _ in sections]
    place = {block.id: number for number, part in enumerate(sections) for block in part.blocks}
    for one in asked(report, record):
        word = _OPEN.get(one.found) if isinstance(one.found, NoValue) else None
        counts[place[one.block]][one.supplier, word or "complete"] += 1
    return CardTally(report.district, tuple(map(_tally, counts)))


def asked(report: RawReport, record: Record) -> Iterator[Asked]:
    """Every figure and text of school and district that the card must have, each once."""
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for table in report.tables:
        for one in (*_facts(table, record), *_cells(table, record)):
            place = (one.entity, one.path)
            if one.entity != "state" and place not in seen:
                seen.add(place)
                yield one
    for text in report.texts:
        yield Asked("school", text.path, text.spec.id, text.spec.provided_by, text.narrative)


def _counted(edition: Edition) -> list[SectionSpec]:
    return [
        section
        for section in edition.sections
        if any(isinstance(block, (TableSpec, NarrativeSpec)) for block in section.blocks)
    ]


def _tally(counts: Counter[tuple[ProvidedBy, str]]) -> Tally:
    def share(supplier: ProvidedBy) -> Share:
        return Share(**{word: number for (who, word), number in counts.items() if who is supplier})

    return Tally(share(ProvidedBy.CDE), share(ProvidedBy.LEA))


def _facts(table: RawTable, record: Record) -> Iterator[Asked]:
    if may_be_blank(table.spec, record.entities):
        return
    for fact in table.facts:
        if fact.required:
            yield Asked(fact.entity, fact.path, table.spec.id, table.spec.provided_by, fact.value)


def _cells(table: RawTable, record: Record) -> Iterator[Asked]:
    spec = table.spec
    for raw, row, column, cell in specs_of(table):
        if _is_asked(raw, row, column, cell) and not may_be_blank(
            spec, record.entities, row, column
        ):
            found = _found(row, column, cell, record)
            yield Asked(cell.entity, cell.path, spec.id, spec.supplier(row, column), found)


def _is_asked(raw: RawRow, row: RowSpec, column: ColumnSpec, cell: RawCell) -> bool:
    if cell.required:
        return measure_of(row, column) not in WORKED_OUT_FROM_TABLES
    # A row that need not be there is whole where it is.
    if row.required or not column.required or not cell.path or column.id in row.cells:
        return False
    return any(
        sibling.path[:-1] == cell.path[:-1] and sibling.value is not NoValue.MISSING
        for sibling in raw.cells
    )


def _found(row: RowSpec, column: ColumnSpec, cell: RawCell, record: Record) -> RawValue:
    """A cell's own value; where the file gives what it is worked out from, that."""
    part = own_part(row, column)
    if part is None or not cell.computed:
        return cell.value
    value: RawValue = follow(record.entities.school, tuple(map(str, part)))
    return value
