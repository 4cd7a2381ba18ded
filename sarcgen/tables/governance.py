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

from sarcgen.edition.cells import ColumnSpec, RowSpec
from sarcgen.edition.protection import ProtectedByCellCounts, ProtectedByRowCounts
from sarcgen.edition.sources import filled
from sarcgen.edition.spec import TableSpec
from sarcgen.edition.words import Scope
from sarcgen.model.derived import Entities, total_enrollment
from sarcgen.model.outcomes import AssessmentResult
from sarcgen.model.values import Count, NoValue
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
    """

    counts: tuple[int, ...]
    optional: tuple[int, ...]

    def governed(self, ends: Sequence[Any], entities: Entities) -> Governed:
        """How sure we are of the students behind the row, and how many they are."""
        known = [_count(ends[way]) for way in self.counts]
        more = (_count(ends[way]) for way in self.optional)
        return Governance.COUNTED, (*known, *(c for c in more if c is not NoValue.MISSING))


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
        number, stand_in: the number, and what stands in for it.
        own_year: the number is that of the cell's year.
        earlier: the year of a cell of an earlier year; else empty.
        of_the_district: governs only where the school is the district.
    """

    number: _Number
    stand_in: _Number
    own_year: bool
    earlier: str
    of_the_district: bool

    def governed(self, ends: Sequence[Any], entities: Entities) -> Governed:
        """How sure we are of the students behind the cell, and how many they are."""
        if self.of_the_district and not entities.district.single_school:
            return OPEN
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


Rule: TypeAlias = RowRule | CellRule


def measures_of(table: TableSpec, row: RowSpec, ways: Ways) -> dict[str, int]:
    """Ways to the counts of a student group, printed or not; none for other tables."""
    rule = table.disclosure
    if not isinstance(rule, ProtectedByRowCounts):
        return {}
    return {
        name: ways.number(filled(table.source, scope=Scope.SCHOOL.value, row=row.id, column=name))
        for name in (*rule.counts, *rule.optional_counts)
    }


def rule_of(
    table: TableSpec, row: RowSpec, column: ColumnSpec, edition_year: SchoolYear, ways: Ways
) -> Rule | None:
    """The rule of one cell; None where no number of students governs it."""
    rule = table.disclosure
    if isinstance(rule, ProtectedByRowCounts):
        measures = measures_of(table, row, ways)
        return RowRule(_at(measures, rule.counts), _at(measures, rule.optional_counts))
    scope = row.scope or column.scope
    # The state's figures stand for more students; the district's do, unless it is one school.
    if not isinstance(rule, ProtectedByCellCounts) or scope is Scope.STATE:
        return None
    offset = column.year or 0
    year = edition_year.shifted(offset).key()
    template = rule.rows.get(row.id, rule.count)
    return CellRule(
        number=_number(filled(template, year=year, row=row.id), ways),
        stand_in=_number(filled(rule.stand_in, year=year, row=row.id), ways),
        own_year=offset == 0 or "{year}" in template,
        earlier=year if offset < 0 else "",
        of_the_district=scope is Scope.DISTRICT,
    )


def _at(measures: dict[str, int], names: Iterable[str]) -> tuple[int, ...]:
    return tuple(measures[name] for name in names)


def _number(path: tuple[str, ...], ways: Ways) -> _Number:
    return _Number(ways.number(path), ways.number(path[:-1]), path == TOTAL)


def _says(count: Count | NoValue) -> bool:
    return isinstance(count, Count) or count is NoValue.WITHHELD


def _count(value: object) -> Count | NoValue:
    return value if isinstance(value, (Count, NoValue)) else NoValue.MISSING
