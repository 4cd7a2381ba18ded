"""Which keys of a school's and district's files an edition's tables and texts are taken from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias, final

from sarcgen.edition.cells import RowSpec
from sarcgen.edition.protection import ProtectedByCellCounts, ProtectedByRowCounts
from sarcgen.edition.sources import count_source, filled
from sarcgen.edition.spec import Edition, NarrativeSpec, TableSpec
from sarcgen.edition.words import ProvidedBy
from sarcgen.model.derived import Entities
from sarcgen.model.years import SchoolYear
from sarcgen.tables.applicability import applies, may_be_blank
from sarcgen.tables.gaps import own_part
from sarcgen.tables.plan import CellPlan, RowPlan, TablePlan, TextPlan, plan_of

Keys: TypeAlias = "tuple[str, ...]"

ANY_YEAR: Final = "*"
"""Stands for a school year in a path."""


@final
@dataclass(frozen=True, slots=True)
class Taken:
    """What one table or text takes from one place of a file.

    Attributes:
        spec: the table or text.
        path: where it stands below the entity.
        supplier: who owes it.
        asked: a blank file has the key; the others may be given, or are worked out.
        worked_out: the card works it out where the file does not give it.
        printed: the card prints it; else it governs what is printed, or helps to work it out.
        optional_row: the keys up to that of its row, where that need not be there; else empty.
    """

    spec: TableSpec | NarrativeSpec
    path: Keys
    supplier: ProvidedBy
    asked: bool
    worked_out: bool = False
    printed: bool = True
    optional_row: Keys = ()

    @property
    def is_text(self) -> bool:
        """Whether words of a person's own stand there."""
        return isinstance(self.spec, NarrativeSpec)


def taken(edition: Edition, entity: str, entities: Entities | None = None) -> list[Taken]:
    """All that an edition takes from one entity: what it prints by number, then the rest.

    Args:
        edition: the state template.
        entity: ``school`` or ``district``.
        entities: the school for whose card it is; None for all that any school's card takes.
    """
    found: list[Taken] = []
    for block in plan_of(edition).blocks:
        if entities is not None and not applies(block.spec.applies_to, entities):
            continue
        if isinstance(block, TextPlan):
            found += _of_text(block) if entity == "school" else ()
        else:
            found += _Table(block, edition, entity, entities).keys()
    return sorted(found, key=lambda one: (not one.printed, one.spec.number))


def is_year(key: str) -> bool:
    """Whether a key of a path names a school year."""
    try:
        SchoolYear.parse(key)
    except ValueError:
        return False
    return True


def of_any_year(path: Keys) -> Keys:
    """A path with the same sign for every school year in it."""
    return tuple(ANY_YEAR if is_year(key) else key for key in path)


def _of_text(plan: TextPlan) -> Iterator[Taken]:
    yield Taken(plan.spec, plan.path, plan.spec.provided_by, asked=plan.spec.required)
    if plan.spec.resources:
        path = tuple(plan.spec.resources.split("."))[1:]
        yield Taken(plan.spec, path, plan.spec.provided_by, asked=False)


@final
@dataclass(frozen=True, slots=True)
class _Table:
    """One table, for one entity, on the card of some school or of any."""

    plan: TablePlan
    edition: Edition
    entity: str
    entities: Entities | None

    def keys(self) -> Iterator[Taken]:
        spec = self.plan.spec
        for fact in self.plan.facts:
            if fact.source[0] == self.entity:
                yield Taken(spec, fact.source[1:], spec.provided_by, asked=True)
            if fact.spec.count is not None:
                yield from self._unprinted(tuple(fact.spec.count.split(".")), spec.provided_by)
        for row in self.plan.rows:
            if self.entities is None or applies(row.spec.applies_to, self.entities):
                yield from self._row(row)

    def _row(self, row: RowPlan) -> Iterator[Taken]:
        spec = self.plan.spec
        for column, cell in zip(spec.columns, row.cells, strict=True):
            if isinstance(cell, CellPlan):
                supplier = spec.supplier(row.spec, column)
                if cell.source[0] == self.entity:
                    yield self._cell(row.spec, cell, supplier)
                part = own_part(row.spec, column)
                if part is not None:
                    yield from self._unprinted(("school", *map(str, part)), supplier)
        for source in self._counts(row.spec):
            yield from self._unprinted(source, spec.provided_by)

    def _cell(self, row: RowSpec, cell: CellPlan, supplier: ProvidedBy) -> Taken:
        keys_to_row = cell.path[: cell.path.index(row.id) + 1] if row.id in cell.path else ()
        return Taken(
            self.plan.spec,
            cell.path,
            supplier,
            asked=row.required and self._is_asked(cell),
            worked_out=cell.measure is not None,
            optional_row=() if row.required else keys_to_row,
        )

    def _is_asked(self, cell: CellPlan) -> bool:
        """Whether a figure has to be typed: not where the card works it out from its others."""
        if cell.measure is None:
            return True
        blank = self.entities is not None and may_be_blank(self.plan.spec, self.entities)
        return cell.required and not blank and not cell.owed_by_its_parts

    def _counts(self, row: RowSpec) -> Iterator[Keys]:
        """Where numbers of students stand that govern a row and may be printed nowhere."""
        spec, rule = self.plan.spec, self.plan.spec.disclosure
        if isinstance(rule, ProtectedByRowCounts):
            for name in (*rule.counts, *rule.optional_counts):
                yield count_source(spec, row.id, name)
        elif isinstance(rule, ProtectedByCellCounts):
            if rule.of_data_year is not None:
                yield filled(rule.of_data_year, row=row.id)
            template = rule.rows.get(row.id, rule.count)
            data_year = SchoolYear.parse(self.edition.edition)
            for offset in dict.fromkeys(column.year or 0 for column in spec.columns):
                year = data_year.shifted(offset).key()
                yield filled(template, year=year, row=row.id)

    def _unprinted(self, source: Keys, supplier: ProvidedBy) -> Iterator[Taken]:
        if source[0] == self.entity:
            yield Taken(self.plan.spec, source[1:], supplier, asked=False, printed=False)
