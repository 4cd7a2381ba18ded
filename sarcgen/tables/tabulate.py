"""An edition and a school's data become tables of raw cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, Final, final

from sarcgen.edition.spec import Edition
from sarcgen.model.derived import Entities
from sarcgen.model.narrative import Narrative
from sarcgen.model.values import Count, Figure, Fte, Money, NoValue, Rate
from sarcgen.tables.applicability import applies, may_be_blank
from sarcgen.tables.governance import OPEN, Governed
from sarcgen.tables.message import message_of
from sarcgen.tables.plan import CellPlan, FactPlan, RowPlan, TablePlan, TextPlan, plan_of
from sarcgen.tables.raw import RawCell, RawReport, RawRow, RawTable, RawText, RawValue


def tabulate(edition: Edition, entities: Entities) -> RawReport:
    """The school's report before protection: only tables, rows and narratives that apply to it."""
    plan = plan_of(edition)
    ends = plan.ways.ends(entities)
    applied = [applies(condition, entities) for condition in plan.conditions]
    governed = [rule.governed(ends, entities) for rule in plan.rules]
    school = _School(entities, ends, applied, governed)
    shown = [block for block in plan.blocks if applied[block.applies]]
    return RawReport(
        edition=edition,
        school=_name(entities.school.contact.name),
        district=_name(entities.district.contact.name),
        published=_day(entities.school.published),
        enrollment=entities.school.enrollment,
        tables=tuple(school.table(block) for block in shown if isinstance(block, TablePlan)),
        texts=tuple(
            text
            for block in shown
            if isinstance(block, TextPlan)
            and ((text := school.text(block)).spec.required or _is_there(text))
        ),
        message=message_of(entities.school),
    )


def _name(name: str | NoValue) -> str:
    return name if isinstance(name, str) else ""


def _day(day: date | NoValue) -> date | None:
    return day if isinstance(day, date) else None


@final
@dataclass(frozen=True, slots=True)
class _School:
    """One school's answers to the questions of a plan, by their numbers.

    Attributes:
        ends: what stands at the end of each way.
        applied: which conditions it meets.
        governed: the numbers of students that each rule gives.
    """

    entities: Entities
    ends: Sequence[Any]
    applied: Sequence[bool]
    governed: Sequence[Governed]

    def table(self, plan: TablePlan) -> RawTable:
        rows: list[RawRow] = []
        blank = may_be_blank(plan.spec, self.entities)
        for row in plan.rows:
            if self.applied[row.applies]:
                raw = self._row(row, may_be_blank=blank)
                if row.spec.required or _says_something(raw):
                    rows.append(raw)
        return RawTable(plan.spec, tuple(map(self._fact, plan.facts)), tuple(rows))

    def _fact(self, plan: FactPlan) -> RawCell:
        value = _value(self.ends[plan.way])
        governed = OPEN if plan.rule is None else self.governed[plan.rule]
        entity, *path = plan.source
        return RawCell("", value, entity, tuple(path), *governed, required=plan.spec.required)

    def text(self, plan: TextPlan) -> RawText:
        text = self.ends[plan.way]
        found = text if isinstance(text, (Narrative, NoValue)) else NoValue.MISSING
        resources = () if plan.resources is None else tuple(self.ends[plan.resources] or ())
        return RawText(plan.spec, plan.path, found, resources)

    def _row(self, plan: RowPlan, *, may_be_blank: bool) -> RawRow:
        cells = [
            cell if isinstance(cell, RawCell) else self._cell(cell, may_be_blank)
            for cell in plan.cells
        ]
        measures = {name: _measure(self.ends[way]) for name, way in plan.measures.items()}
        return RawRow(plan.spec.id, tuple(cells), measures)

    def _cell(self, plan: CellPlan, may_be_blank: bool) -> RawCell:  # noqa: FBT001 (by position it is quicker, and hundreds are asked for)
        value = self.ends[plan.way]
        if type(value) not in _AS_THEY_ARE:
            value = _value(value)
        required, computed = plan.required and not may_be_blank, False
        if plan.measure is not None and value is NoValue.MISSING:
            computed = True
            value = plan.measure(self.entities, plan.source)
            if value is NoValue.MISSING and plan.owed_by_its_parts:
                required = False
        if plan.only_word is not None and isinstance(value, str) and value != plan.only_word:
            value, required = NoValue.MISSING, False
        governance, counts = OPEN if plan.rule is None else self.governed[plan.rule]
        return RawCell(
            plan.column,
            value,
            plan.source[0],
            plan.path,
            governance,
            counts,
            required,
            computed,
        )


_AS_THEY_ARE: Final = frozenset((Count, Rate, Money, Fte, NoValue, str))


def _is_there(text: RawText) -> bool:
    return text.narrative is not NoValue.MISSING


def _says_something(row: RawRow) -> bool:
    silent = (NoValue.MISSING, NoValue.NOT_APPLICABLE)
    return any(not (isinstance(c.value, NoValue) and c.value in silent) for c in row.cells)


def _measure(value: object) -> Figure | NoValue:
    return value if isinstance(value, (Figure, NoValue)) else NoValue.MISSING


def _value(value: object) -> RawValue:
    if isinstance(value, (Figure, NoValue)):
        return value
    if isinstance(value, Enum):
        return str(value.value)
    return value if isinstance(value, (str, date)) else NoValue.MISSING
