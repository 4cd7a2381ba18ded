"""Tables, rows and texts of the edition that a school's card does not show, and why not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Final, final

from sarcgen.checks.case import Case
from sarcgen.checks.shape import SHAPES_KEPT, Shape
from sarcgen.edition.cells import Applicability, CellSpec, RowSpec
from sarcgen.edition.sources import cell_source
from sarcgen.edition.spec import NarrativeSpec, TableSpec
from sarcgen.model.vocabulary import SERVED_GRADES
from sarcgen.tables.applicability import applies

_ORDER: Final = [grade.value for grade in SERVED_GRADES]


@final
@dataclass(frozen=True, slots=True)
class NotShown:
    """One table, row or text that a card leaves out.

    Attributes:
        what: as messages call it.
        why: whom it is for, as the end of a sentence.
        single_school: left out for every school of the district, which has only one.
    """

    what: str
    why: str
    single_school: bool


@lru_cache(maxsize=SHAPES_KEPT)
def places_not_shown(shape: Shape, entity: str) -> Mapping[tuple[str, ...], NotShown]:
    """Where the content of what a card of this shape leaves out would stand in an entity's file."""
    found: dict[tuple[str, ...], NotShown] = {}
    case = shape.case
    for section in case.edition.sections:
        for block in section.blocks:
            if isinstance(block, TableSpec):
                places = _of_table(block, case)
            elif isinstance(block, NarrativeSpec) and not applies(block.applies_to, case.entities):
                places = _of_text(block, case)
            else:
                continue
            for path, left_out in places:
                if path[0] == entity:
                    found.setdefault(path[1:], left_out)
    return found


def _of_table(table: TableSpec, case: Case) -> Iterator[tuple[tuple[str, ...], NotShown]]:
    title = f"table “{table.title}”"
    if not applies(table.applies_to, case.entities):
        left_out = _left_out(title, table.applies_to, case)
        for fact in table.facts:
            yield tuple(fact.source.split(".")), left_out
        for row in table.rows:
            yield from ((path, left_out) for path in sources_of_row(table, row, case))
        return
    for row in table.rows:
        if not applies(row.applies_to, case.entities):
            left_out = _left_out(f"row “{row.label}” of {title}", row.applies_to, case)
            yield from ((path, left_out) for path in sources_of_row(table, row, case))


def sources_of_row(table: TableSpec, row: RowSpec, case: Case) -> Iterator[tuple[str, ...]]:
    """Where the figures of a row stand, entity first."""
    for column in table.columns:
        cell = row.cells.get(column.id, CellSpec())
        if not (cell.not_applicable or cell.blank):
            yield cell_source(table, row, column, case.data_year)


def _of_text(text: NarrativeSpec, case: Case) -> Iterator[tuple[tuple[str, ...], NotShown]]:
    left_out = _left_out(f"text “{text.title}”", text.applies_to, case)
    for source in filter(None, (text.source, text.resources)):
        yield tuple(source.split(".")), left_out


def _left_out(what: str, rule: Applicability, case: Case) -> NotShown:
    """Why a rule leaves this school out: the first of its conditions that the school fails."""
    served = {grade.value for grade in case.school.grades}
    if rule.grades and not served & set(rule.grades):
        return NotShown(what, f"it is for {grades_in_words(rule.grades)}", single_school=False)
    if served & set(rule.without_grades):
        not_for = grades_in_words(rule.without_grades)
        return NotShown(what, f"it is for schools without {not_for}", single_school=False)
    if rule.kinds and case.school.kind.value not in rule.kinds:
        kinds = " and ".join(rule.kinds)
        return NotShown(what, f"it is for {kinds} schools", single_school=False)
    return NotShown(what, "a district of one school does not owe it", single_school=True)


def grades_in_words(grades: tuple[str, ...]) -> str:
    """Grades in one phrase: ``grades 3 to 8 and 11``."""
    places = sorted(_ORDER.index(grade) for grade in grades)
    runs = [
        [place for _, place in run] for _, run in groupby(enumerate(places), lambda p: p[1] - p[0])
    ]
    parts = [
        _ORDER[run[0]] if len(run) == 1 else f"{_ORDER[run[0]]} to {_ORDER[run[-1]]}"
        for run in runs
    ]
    listed = ", ".join(parts[:-1]) + " and " + parts[-1] if len(parts) > 1 else parts[0]
    return f"grade {listed}" if len(places) == 1 else f"grades {listed}"
