"""Which numbers of students stand behind a cell and decide whether it may be printed.

Rule and table of triggers: privacy.md section 4.1. Where the file does not give the number that
the rule names, another number of students stands in, always one that the file does give: the total
enrollment of that year, or else of the edition's year. ``check`` says so. With neither, the count
is unknown and the cell is hidden.
"""

from __future__ import annotations

from sarcgen.edition.cells import ColumnSpec, RowSpec
from sarcgen.edition.protection import ProtectedByCellCounts, ProtectedByRowCounts
from sarcgen.edition.sources import filled, follow
from sarcgen.edition.spec import TableSpec
from sarcgen.edition.words import Scope
from sarcgen.model.derived import Entities, total_enrollment
from sarcgen.model.outcomes import AssessmentResult
from sarcgen.model.values import Count, Figure, NoValue
from sarcgen.model.years import SchoolYear
from sarcgen.tables.raw import Governance

Governed = tuple[Governance, tuple[Count | NoValue, ...]]
OPEN: Governed = (Governance.OPEN, ())


def measures_of(table: TableSpec, row: RowSpec, entities: Entities) -> dict[str, Figure | NoValue]:
    """The counts of a student group by name, printed or not; empty for other tables."""
    rule = table.disclosure
    if not isinstance(rule, ProtectedByRowCounts):
        return {}
    found: dict[str, Figure | NoValue] = {}
    for name in (*rule.counts, *rule.optional_counts):
        path = filled(table.source, scope=Scope.SCHOOL.value, row=row.id, column=name)
        value = follow(entities.school, path[1:])
        found[name] = value if isinstance(value, (Figure, NoValue)) else NoValue.MISSING
    return found


def governance_of(
    table: TableSpec,
    row: RowSpec,
    column: ColumnSpec,
    entities: Entities,
    year: SchoolYear,
    measures: dict[str, Figure | NoValue],
) -> Governed:
    """How sure we are of the students behind one cell, and how many they are."""
    rule = table.disclosure
    if isinstance(rule, ProtectedByRowCounts):
        counts = [_count(measures[name]) for name in rule.counts]
        counts += [
            known
            for name in rule.optional_counts
            if (known := _count(measures[name])) is not NoValue.MISSING
        ]
        return Governance.COUNTED, tuple(counts)
    if isinstance(rule, ProtectedByCellCounts) and _is_of_the_school(row, column, entities):
        return _cell_governance(rule, row, column, entities, year)
    return OPEN


def _is_of_the_school(row: RowSpec, column: ColumnSpec, entities: Entities) -> bool:
    """State and district figures stand for more students, unless the school is the district."""
    scope = row.scope or column.scope
    if scope is Scope.DISTRICT:
        return entities.district.single_school
    return scope is Scope.SCHOOL


def _cell_governance(
    rule: ProtectedByCellCounts,
    row: RowSpec,
    column: ColumnSpec,
    entities: Entities,
    edition_year: SchoolYear,
) -> Governed:
    offset = column.year or 0
    year = edition_year.shifted(offset).key()
    template = rule.rows.get(row.id, rule.count)
    own_year = offset == 0 or "{year}" in template
    counts = _look_up(filled(template, year=year, row=row.id), entities)
    if own_year and _says(counts[0]):
        return Governance.COUNTED, counts
    stand_ins = _look_up(filled(rule.stand_in, year=year, row=row.id), entities)
    if not own_year:
        stand_ins += counts
    sureness = Governance.STOOD_IN
    if offset < 0:
        earlier = _count(entities.school.enrollment.earlier_totals.get(year, NoValue.MISSING))
        stand_ins += (earlier,)
        # The file speaks of the students of that very year, which is what ``check`` asks for.
        sureness = Governance.COUNTED if _says(earlier) else sureness
    # A number that the state withheld is no number that is missing: it may be a small one.
    return sureness, tuple(filter(_says, stand_ins)) or (NoValue.MISSING,)


def _says(count: Count | NoValue) -> bool:
    return isinstance(count, Count) or count is NoValue.WITHHELD


def _look_up(path: tuple[str, ...], entities: Entities) -> tuple[Count | NoValue, ...]:
    """The count at a path; with it, in a group's test results, the group's other head-counts.

    A percentage for all students repeats that of the All Students row of the table by group, so
    it is hidden whenever that row is.
    """
    value = _count(follow(getattr(entities, path[0]), path[1:]))
    if value is NoValue.MISSING and path == ("school", "enrollment", "total"):
        value = _count(total_enrollment(entities, path))
    group = follow(getattr(entities, path[0]), path[1:-1])
    if not isinstance(group, AssessmentResult):
        return (value,)
    scored = group.number_with_scores
    others = [group.total_enrollment, *([] if scored is NoValue.MISSING else [scored])]
    return (value, *others)


def _count(value: object) -> Count | NoValue:
    return value if isinstance(value, (Count, NoValue)) else NoValue.MISSING
