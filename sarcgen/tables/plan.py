"""What of an edition's tables is the same for every school, worked out once.

Where a cell's figure stands, what it is worked out from and which number of students governs it
follow from the edition alone; a run over many schools must not ask again for each of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeVar, final

from sarcgen.edition.cells import Applicability, CellSpec, ColumnSpec, FieldSpec, RowSpec
from sarcgen.edition.sources import cell_source
from sarcgen.edition.spec import Edition, NarrativeSpec, TableSpec
from sarcgen.edition.words import Format
from sarcgen.model.derived import DERIVED, WORKED_OUT_FROM_TABLES, Measure
from sarcgen.model.values import NoValue
from sarcgen.model.years import SchoolYear
from sarcgen.tables.governance import Rule, fact_rule_of, measures_of, rule_of
from sarcgen.tables.raw import RawCell
from sarcgen.tables.ways import Ways

EDITIONS_KEPT: Final = 8
"""A run has two: a year and the year before it."""


@final
@dataclass(frozen=True, slots=True)
class CellPlan:
    """One cell.

    Attributes:
        source: where its figure stands, entity first.
        way: number of the way there.
        measure: works the figure out where the file has none.
        required: whether its absence makes the card incomplete.
        owed_by_its_parts: it is never missing itself where it cannot be worked out.
        only_word: in a column of marks, the one word that is marked; None in other columns.
        rule: number of the rule that governs it; None where none does.
    """

    column: str
    source: tuple[str, ...]
    path: tuple[str, ...]
    way: int
    measure: Measure | None
    required: bool
    owed_by_its_parts: bool
    only_word: str | None
    rule: int | None


@final
@dataclass(frozen=True, slots=True)
class FactPlan:
    """One fact above a table.

    Attributes:
        source: where it stands, entity first.
        way: number of the way there.
        rule: number of the rule that governs it; None where none does.
    """

    spec: FieldSpec
    source: tuple[str, ...]
    way: int
    rule: int | None


@final
@dataclass(frozen=True, slots=True)
class RowPlan:
    """One row; the cells are plans, or the same for every school.

    Attributes:
        applies: number of the condition under which a school has it.
        measures: ways to the counts of a student group by name.
    """

    spec: RowSpec
    applies: int
    cells: tuple[CellPlan | RawCell, ...]
    measures: dict[str, int]


@final
@dataclass(frozen=True, slots=True)
class TablePlan:
    """One table; ``facts`` are those above it."""

    spec: TableSpec
    applies: int
    facts: tuple[FactPlan, ...]
    rows: tuple[RowPlan, ...]


@final
@dataclass(frozen=True, slots=True)
class TextPlan:
    """One narrative, with the ways to it and to its resources."""

    spec: NarrativeSpec
    applies: int
    path: tuple[str, ...]
    way: int
    resources: int | None


@final
class Plan:
    """An edition's tables and narratives.

    Attributes:
        ways: the paths of all cells.
        conditions: under which schools have tables and rows, each once.
        rules: that govern cells, each once.
        blocks: tables and narratives in print order.
    """

    def __init__(self, edition: Edition) -> None:
        self.ways = Ways()
        self._conditions: dict[Applicability, int] = {}
        self._rules: dict[Rule, int] = {}
        self._year = SchoolYear.parse(edition.edition)
        self.blocks: list[TablePlan | TextPlan] = []
        for section in edition.sections:
            for block in section.blocks:
                if isinstance(block, TableSpec):
                    self.blocks.append(self._table(block))
                elif isinstance(block, NarrativeSpec):
                    self.blocks.append(self._text(block))
        self.conditions = tuple(self._conditions)
        self.rules = tuple(self._rules)

    def _table(self, table: TableSpec) -> TablePlan:
        return TablePlan(
            table,
            _number(self._conditions, table.applies_to),
            tuple(map(self._fact, table.facts)),
            tuple(self._row(table, row) for row in table.rows),
        )

    def _fact(self, fact: FieldSpec) -> FactPlan:
        rule = fact_rule_of(fact, self.ways)
        number = None if rule is None else _number(self._rules, rule)
        return FactPlan(fact, *self._way(fact.source), number)

    def _row(self, table: TableSpec, row: RowSpec) -> RowPlan:
        return RowPlan(
            row,
            _number(self._conditions, row.applies_to),
            tuple(self._cell(table, row, column) for column in table.columns),
            measures_of(table, row, self.ways),
        )

    def _cell(self, table: TableSpec, row: RowSpec, column: ColumnSpec) -> CellPlan | RawCell:
        cell = row.cells.get(column.id, CellSpec())
        if cell.not_applicable or cell.blank:
            value = NoValue.NOT_APPLICABLE if cell.not_applicable else NoValue.MISSING
            return RawCell(column.id, value, "", (), required=False)
        source = cell_source(table, row, column, self._year)
        name = cell.computed or row.computed or column.computed
        rule = rule_of(table, row, column, self._year, self.ways)
        required = row.required and column.required
        return CellPlan(
            column=column.id,
            source=source,
            path=source[1:],
            way=self.ways.number(source),
            measure=None if name is None else DERIVED[name],
            required=required if cell.required is None else cell.required,
            owed_by_its_parts=name in WORKED_OUT_FROM_TABLES,
            only_word=(column.mark_value or "") if column.format is Format.MARK else None,
            rule=None if rule is None else _number(self._rules, rule),
        )

    def _text(self, spec: NarrativeSpec) -> TextPlan:
        path, way = self._way(spec.source)
        resources = self._way(spec.resources)[1] if spec.resources else None
        applies = _number(self._conditions, spec.applies_to)
        return TextPlan(spec, applies, path[1:], way, resources)

    def _way(self, source: str) -> tuple[tuple[str, ...], int]:
        path = tuple(source.split("."))
        return path, self.ways.number(path)


Thing = TypeVar("Thing", Applicability, Rule)


def _number(numbered: dict[Thing, int], thing: Thing) -> int:
    """The number of a thing, a new one if it is new."""
    return numbered.setdefault(thing, len(numbered))


@final
@dataclass(frozen=True, slots=True, eq=False)
class One:
    """An edition as a key of a cache. To compare two part by part would take longer than a plan."""

    edition: Edition

    def __eq__(self, other: object) -> bool:
        return isinstance(other, One) and self.edition is other.edition

    def __hash__(self) -> int:
        return id(self.edition)


def plan_of(edition: Edition) -> Plan:
    """The plan of an edition, made once."""
    return _plan_of(One(edition))


@lru_cache(maxsize=EDITIONS_KEPT)
def _plan_of(one: One) -> Plan:
    return Plan(one.edition)
