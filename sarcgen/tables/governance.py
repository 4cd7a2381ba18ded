"""Which numbers of students stand behind a cell and decide whether it may be printed.

Rule and table of triggers: privacy.md section 4.1. Where the file does not give the number that
the rule names, another number of students stands in, always one that the file does give: the total
enrollment of that year, or else of the edition's year. ``check`` says so. With neither, the count
is unknown and the cell is hidden.

Where these numbers stand is the same for all schools, so it is worked out once for an edition.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, final

from sarcgen.edition.cells import ColumnSpec, FieldSpec, RowSpec
from sarcgen.edition.protection import ProtectedByCellCounts, ProtectedByRowCounts
from sarcgen.edition.sources import cell_source, count_source, filled
from sarcgen.edition.spec import TableSpec
from sarcgen.edition.words import Scope
from sarcgen.model.derived import Entities, total_enrollment
from sarcgen.model.outcomes import AssessmentResult
from sarcgen.model.values import Count, Figure, NoValue
from sarcgen.model.years import SchoolYear
from sarcgen.tables.raw import Governance
from sarcgen.tables.ways import Ways

Counts: TypeAlias = tuple[Count | NoValue, ...]
Governed: TypeAlias = tuple[Governance, Counts]
OPEN: Governed = (Governance.OPEN, ())
TOTAL = ("school", "enrollment", "total")


@final
@dataclass(frozen=True, slots=True)
class RowRule:
    """The head-counts of a student group govern its whole row.

    Attributes:
        counts: ways to those that the rule names.
        optional: ways to those that govern too where the file gives them.
        results: ways to the figures of a row that may say NT in place of them and of its last
            counts; none in other tables.
    """

    counts: tuple[int, ...]
    optional: tuple[int, ...]
    results: tuple[int, ...] = ()

    def governed(self, ends: Sequence[Any], entities: Entities) -> Governed:
        """How sure we are of the students behind the row, and how many they are."""
        first, *others = (_count(ends[way]) for way in self.counts)
        more = (_count(ends[way]) for way in self.optional)
        others += (count for count in more if count is not NoValue.MISSING)
        if self.results and not any(isinstance(ends[way], Figure) for way in self.results):
            # Where nobody took the test, the row tells of those enrolled alone.
            others = list(filter(_was_tested, others))
        return Governance.COUNTED, (first, *others)


@final
@dataclass(frozen=True, slots=True)
class _Number:
    """Where one number of students stands.

    Attributes:
        way, around: ways to it and to the group of keys around it.
        is_total: it is the school's enrollment, which may be worked out.
    """

    way: int
    around: int
    is_total: bool

    def counts(self, ends: Sequence[Any], entities: Entities) -> Counts:
        """The number; with it, in a group's test results, the group's other head-counts.

        A percentage for all students repeats that of the All Students row of the table by group,
        so it is hidden whenever that row is.
        """
        value = _count(ends[self.way])
        if value is NoValue.MISSING and self.is_total:
            value = _count(total_enrollment(entities, TOTAL))
        group = ends[self.around]
        if not isinstance(group, AssessmentResult):
            return (value,)
        scored = group.number_with_scores
        others = [group.total_enrollment, *([] if scored is NoValue.MISSING else [scored])]
        return (value, *others)


@final
@dataclass(frozen=True, slots=True)
class CellRule:
    """A number of students elsewhere in the data governs a cell.

    Attributes:
        of_data_year: the number, where the file gives it there; None for cells of other years.
        number, stand_in: the number, and what stands in for it.
        own_year: the number is that of the cell's year.
        earlier: the year of a cell of an earlier year; else empty.
        of_the_district: governs only where the school is the district.
    """

    of_data_year: _Number | None
    number: _Number
    stand_in: _Number
    own_year: bool
    earlier: str
    of_the_district: bool

    def governed(self, ends: Sequence[Any], entities: Entities) -> Governed:
        """How sure we are of the students behind the cell, and how many they are."""
        if self.of_the_district and not entities.district.single_school:
            return OPEN
        if self.of_data_year is not None:
            counts = self.of_data_year.counts(ends, entities)
            if _says(counts[0]):
                # Where the file contradicts itself, the smallest of its numbers decides.
                own = self.number.counts(ends, entities) if self.own_year else ()
                return Governance.COUNTED, (*counts, *filter(_says, own))
        counts = self.number.counts(ends, entities)
        if self.own_year and _says(counts[0]):
            return Governance.COUNTED, counts
        stand_ins = self.stand_in.counts(ends, entities)
        if not self.own_year:
            stand_ins += counts
        sureness = Governance.STOOD_IN
        if self.earlier:
            totals = entities.school.enrollment.earlier_totals
            earlier = _count(totals.get(self.earlier, NoValue.MISSING))
            stand_ins += (earlier,)
            # The file speaks of the students of that very year, which is what ``check`` asks for.
            sureness = Governance.COUNTED if _says(earlier) else sureness
        # A number that the state withheld is no number that is missing: it may be a small one.
        return sureness, tuple(filter(_says, stand_ins)) or (NoValue.MISSING,)


@final
@dataclass(frozen=True, slots=True)
class FactRule:
    """A number of students governs a fact above a table; nothing stands in for it."""

    number: _Number

    def governed(self, ends: Sequence[Any], entities: Entities) -> Governed:
        """How sure we are of the students behind the fact, and how many they are."""
        return Governance.COUNTED, self.number.counts(ends, entities)


Rule: TypeAlias = RowRule | CellRule | FactRule


def measures_of(table: TableSpec, row: RowSpec, ways: Ways) -> dict[str, int]:
    """Ways to the counts of a student group, printed or not; none for other tables."""
    rule = table.disclosure
    if not isinstance(rule, ProtectedByRowCounts):
        return {}
    return {
        name: ways.number(count_source(table, row.id, name))
        for name in (*rule.counts, *rule.optional_counts)
    }


def rule_of(
    table: TableSpec, row: RowSpec, column: ColumnSpec, edition_year: SchoolYear, ways: Ways
) -> Rule | None:
    """The rule of one cell; None where no number of students governs it."""
    rule = table.disclosure
    if isinstance(rule, ProtectedByRowCounts):
        measures = measures_of(table, row, ways)
        results = [
            ways.number(cell_source(table, row, other, edition_year))
            for other in table.columns
            if table.not_tested and other.id in {*rule.outcomes, rule.met}
        ]
        counts, optional = _at(measures, rule.counts), _at(measures, rule.optional_counts)
        return RowRule(counts, optional, tuple(results))
    scope = row.scope or column.scope
    # The state's figures stand for more students; the district's do, unless it is one school.
    if not isinstance(rule, ProtectedByCellCounts) or scope is Scope.STATE:
        return None
    offset = column.year or 0
    year = edition_year.shifted(offset).key()
    template = rule.rows.get(row.id, rule.count)
    first = rule.of_data_year if offset == 0 else None
    return CellRule(
        of_data_year=None if first is None else _number(filled(first, row=row.id), ways),
        number=_number(filled(template, year=year, row=row.id), ways),
        stand_in=_number(filled(rule.stand_in, year=year, row=row.id), ways),
        own_year=offset == 0 or "{year}" in template,
        earlier=year if offset < 0 else "",
        of_the_district=scope is Scope.DISTRICT,
    )


def fact_rule_of(fact: FieldSpec, ways: Ways) -> FactRule | None:
    """The rule of a fact; None where it tells nothing of students."""
    return None if fact.count is None else FactRule(_number(tuple(fact.count.split(".")), ways))


def _at(measures: dict[str, int], names: Iterable[str]) -> tuple[int, ...]:
    return tuple(measures[name] for name in names)


def _number(path: tuple[str, ...], ways: Ways) -> _Number:
    return _Number(ways.number(path), ways.number(path[:-1]), path == TOTAL)


def _was_tested(count: Count | NoValue) -> bool:
    return count is not NoValue.NOT_TESTED


def _says(count: Count | NoValue) -> bool:
    return isinstance(count, Count) or count is NoValue.WITHHELD


def _count(value: object) -> Count | NoValue:
    return value if isinstance(value, (Count, NoValue)) else NoValue.MISSING
