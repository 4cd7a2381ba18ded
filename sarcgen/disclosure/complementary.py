"""Choose the rows that must be hidden beside the small ones, at the least loss.

The loss of a row is the number of its students, summed over linked tables. Sets of rows are tried
in the order of their loss until the audit has nothing to say against one (disclosure.md, 3.3 and
4.2), so that no cheaper set exists. Where no set of rows helps, the results of a whole table are
hidden, then the tables.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import final

from sarcgen.disclosure.audit import with_common_reasons, worked_out
from sarcgen.disclosure.groups import (
    MINIMUM_GROUP_SIZE,
    GroupTable,
    Level,
    Reason,
    own_reason,
)
from sarcgen.disclosure.knowledge import Assumptions
from sarcgen.disclosure.published import PublishedTable, as_hidden, as_printed
from sarcgen.disclosure.shortcuts import Cures, needed_beside

_MOST_SETS = 2000


@final
@dataclass(frozen=True, slots=True)
class Choice:
    """What must not be printed in one table.

    Attributes:
        table: the table's id.
        hidden: reason by row id, in the order of the table.
        results_hidden: the results of all open rows are hidden too, and all cells that repeat them.
    """

    table: str
    hidden: Mapping[str, Reason]
    results_hidden: bool = False


def choose(
    tables: Sequence[GroupTable],
    *,
    level: Level = Level.STRICT,
    minimum: int = MINIMUM_GROUP_SIZE,
) -> tuple[Choice, ...]:
    """Decide which rows of linked tables are hidden.

    Tables about the same students hide the same rows. A higher minimum never shows what a lower one
    hides: each step starts from the rows of the step before.

    Args:
        tables: one table, or tables about the same students.
        level: what is promised.
        minimum: students of the smallest group that may be printed.

    Returns:
        A choice for each table, in the same order.

    Raises:
        ValueError: the minimum is below the state's.
    """
    if minimum < MINIMUM_GROUP_SIZE:
        raise ValueError("the smallest group may not be smaller than the state's")
    pattern = _Pattern(frozenset(), frozenset())
    for step in range(MINIMUM_GROUP_SIZE, minimum + 1):
        pattern = _Search(tables, level, step).best(pattern)
    return tuple(_Search(tables, level, minimum).choice(table, pattern) for table in tables)


def publish(table: GroupTable, choice: Choice) -> PublishedTable:
    """A table as a reader sees it after a choice."""
    rows = tuple(
        as_hidden(row.id, table, choice.hidden[row.id])
        if row.id in choice.hidden
        else as_printed(row, table, results=not choice.results_hidden)
        for row in table.rows
    )
    return PublishedTable(
        table.id,
        rows,
        table.total,
        table.partitions,
        table.within,
        table.percent_decimals,
        table.empty_printed,
        table.prints_outcome,
        table.headcounts,
    )


@final
@dataclass(frozen=True, slots=True)
class _Pattern:
    """Rows hidden in all linked tables, and tables whose results are hidden."""

    rows: frozenset[str]
    results: frozenset[str]


@final
@dataclass(order=True, frozen=True, slots=True)
class _Node:
    """A set of further rows; compares as sets are preferred."""

    loss: int
    count: int
    places: tuple[int, ...] = field(compare=True)


@final
class _Search:
    """The search for one set of linked tables at one minimum."""

    def __init__(self, tables: Sequence[GroupTable], level: Level, minimum: int) -> None:
        self._tables = tables
        self._level = level
        self._minimum = minimum
        self._sizes = {table.id: table.sizes() for table in tables}
        self._own = {
            table.id: {
                row.id: reason
                for row in table.rows
                if (reason := own_reason(row, table, minimum)) is not None
            }
            for table in tables
        }
        self._order = list(dict.fromkeys(row.id for table in tables for row in table.rows))
        self._all = frozenset(self._order)

    def best(self, before: _Pattern) -> _Pattern:
        """The cheapest pattern that hides at least the rows of the one before."""
        small = {
            table.total
            for table in self._tables
            if self._own[table.id].get(table.total) is Reason.PRIMARY
        }
        base = before.rows.union(*self._own.values())
        if small or self._all <= base:
            return _Pattern(self._all, before.results)
        for results in self._stages(base, before.results):
            rows = self._cheapest(base, results)
            if rows is not None:
                return _Pattern(rows, results)
        return _Pattern(self._all, before.results)

    def choice(self, table: GroupTable, pattern: _Pattern) -> Choice:
        """The pattern as it applies to one table, with reasons."""
        own = self._own[table.id]
        elsewhere = {row_id for reasons in self._own.values() for row_id in reasons}
        hidden = {
            row.id: own.get(row.id)
            or (Reason.LINKED if row.id in elsewhere else Reason.COMPLEMENTARY)
            for row in table.rows
            if row.id in pattern.rows
        }
        return Choice(table.id, hidden, table.id in pattern.results)

    def _stages(self, base: frozenset[str], results: frozenset[str]) -> list[frozenset[str]]:
        """Tables whose results are hidden: none, those that no set of rows can save, all."""
        everything = frozenset(table.id for table in self._tables if table.prints_outcome)
        stages = [results]
        lost = {
            table.id
            for table in self._tables
            if table.prints_outcome and self._hopeless([table], base, results)
        }
        stages.append(results | lost if lost else everything)
        stages.append(everything)
        return list(dict.fromkeys(stages))

    def _published(
        self, tables: Sequence[GroupTable], rows: frozenset[str], results: frozenset[str]
    ) -> tuple[PublishedTable, ...]:
        pattern = _Pattern(rows, results)
        return with_common_reasons(
            [publish(table, self.choice(table, pattern)) for table in tables]
        )

    def _hopeless(
        self, tables: Sequence[GroupTable], base: frozenset[str], results: frozenset[str]
    ) -> bool:
        """Whether rows of the base can be worked out even with all other groups hidden."""
        totals = frozenset(table.total for table in tables) - base
        published = self._published(tables, self._all - totals, results)
        return any(
            worked_out(
                published, self._sizes, self._minimum, assumed, only=base | totals, first=True
            )
            for assumed in (Assumptions(), Assumptions(sizes=True))
        )

    def _cheapest(self, base: frozenset[str], results: frozenset[str]) -> frozenset[str] | None:
        losses = self._losses(base)
        candidates = sorted(losses, key=lambda row_id: (losses[row_id], self._order.index(row_id)))
        place = {row_id: i for i, row_id in enumerate(candidates)}
        queue = [_Node(0, 0, ())]
        seen = {()}
        tried = 0
        while queue and tried < _MOST_SETS:
            node = heapq.heappop(queue)
            tried += 1
            rows = base.union(candidates[i] for i in node.places)
            cures = self._cures(rows, results)
            if cures is None:
                return rows
            if not node.places and self._hopeless(self._tables, base, results):
                return None
            for row_id in cures & place.keys() - rows:
                places = tuple(sorted((*node.places, place[row_id])))
                if places not in seen:
                    seen.add(places)
                    loss = node.loss + losses[row_id]
                    heapq.heappush(queue, _Node(loss, len(places), places))
        return None

    def _losses(self, base: frozenset[str]) -> dict[str, int]:
        """Students of each row that may be hidden."""
        losses: dict[str, int] = {}
        for table in self._tables:
            for row in table.rows:
                if row.id not in base and row.id != table.total and row.enrolled:
                    losses[row.id] = losses.get(row.id, 0) + row.enrolled
        return losses

    def _cures(self, rows: frozenset[str], results: frozenset[str]) -> Cures | None:
        """Rows of which at least one must be hidden as well; None if nothing is wrong."""
        for table in self._tables:
            needed = needed_beside(
                table, rows, self._level, self._minimum, results=table.id not in results
            )
            if needed is not None:
                return needed
        published = self._published(self._tables, rows, results)
        for assumed in (Assumptions(sizes=True), Assumptions(labels=True)):
            for finding in worked_out(
                published, self._sizes, self._minimum, assumed, first=True
            ):
                return self._neighbours(finding.row, rows, results)
        return None

    def _neighbours(
        self, row_id: str, rows: frozenset[str], results: frozenset[str]
    ) -> Cures:
        """Printed rows that a hidden row is compared with, directly or through hidden rows."""
        fixed = {table.total for table in self._tables if not self._opens(table, rows, results)}
        reached, queue = {row_id}, [row_id]
        while queue:
            current = queue.pop()
            for table in self._tables:
                for other in _compared(table, current) - reached:
                    reached.add(other)
                    if other in rows or (other == table.total and other not in fixed):
                        queue.append(other)
        return frozenset(reached - rows)

    def _opens(
        self, table: GroupTable, rows: frozenset[str], results: frozenset[str]
    ) -> bool:
        """Whether something about all students is not exactly known."""
        if table.total in rows or table.id in results:
            return True
        total = table.row(table.total)
        return table.prints_outcome and total.met is None


def _compared(table: GroupTable, row_id: str) -> set[str]:
    """Rows that stand in one condition with a row."""
    compared = {inner for inner, outer in table.within.items() if outer == row_id}
    compared.add(table.within.get(row_id, table.total))
    for members in table.partitions:
        if row_id in members or row_id == table.total:
            compared.update(members)
    if row_id == table.total:
        compared.update(row.id for row in table.rows)
    return compared - {row_id}
