"""Choose the rows that must be hidden beside the small ones, at the least loss.

The loss of a row is the number of its students, summed over linked tables. Sets of rows are tried
in the order of their loss until the audit has nothing to say against one (privacy.md, 3.3 and
4.2), so that no cheaper set exists. Where no set of rows helps, the zeros of groups without
students are hidden too, then the results of a whole table, then the tables.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import final

from sarcgen.disclosure.groups import MINIMUM_GROUP_SIZE, GroupTable, Reason, own_reason
from sarcgen.disclosure.published import (
    PublishedTable,
    as_hidden,
    as_printed,
    table_of,
    with_common_reasons,
)
from sarcgen.disclosure.search import Patience, Rows, Search
from sarcgen.model.vocabulary import Level


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
    patience = Patience()
    without_zeros = [replace(table, empty_printed=False) for table in tables]
    has_zeros = any(row.size == (0, 0) for t in tables if t.empty_printed for row in t.rows)
    step = _LinkedTables(tables, level, MINIMUM_GROUP_SIZE, patience)
    pattern = _Pattern()
    for size in range(MINIMUM_GROUP_SIZE, minimum + 1):
        step = _LinkedTables(tables, level, size, patience)
        before, pattern = pattern, step.best(pattern)
        if has_zeros and pattern.lost > before.lost:
            # A reader who sees no zeros cannot tell that a group with dashes has students.
            other = _LinkedTables(without_zeros, level, size, patience)
            found = other.best(before)
            if found.lost < pattern.lost:
                step, pattern, tables, has_zeros = other, found, without_zeros, False
    return step.choices(pattern)


def publish(table: GroupTable, choice: Choice) -> PublishedTable:
    """A table as a reader sees it after a choice."""
    rows = tuple(
        as_hidden(row.id, table, choice.hidden[row.id])
        if row.id in choice.hidden
        else as_printed(row, table, results=not choice.results_hidden)
        for row in table.rows
    )
    return table_of(table, rows)


@final
@dataclass(frozen=True, slots=True)
class _Pattern:
    """What is hidden in linked tables.

    Attributes:
        rows: ids of rows hidden in all of them.
        results: ids of tables whose results are hidden.
        whole: ids of tables that are hidden altogether.
    """

    rows: frozenset[str] = frozenset()
    results: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()

    @property
    def lost(self) -> tuple[int, int]:
        """How many tables are hidden altogether, and of how many the results."""
        return len(self.whole), len(self.results)


@final
class _LinkedTables:
    """Tables about the same students, at one minimum."""

    def __init__(
        self, tables: Sequence[GroupTable], level: Level, minimum: int, patience: Patience
    ) -> None:
        self._tables = tables
        self._patience = patience
        self._level = level
        self._minimum = minimum
        self._own = {
            table.id: {
                row.id: reason
                for row in table.rows
                if (reason := own_reason(row, table, minimum)) is not None
            }
            for table in tables
        }

    def best(self, before: _Pattern) -> _Pattern:
        """The cheapest pattern that hides at least what the one before hides."""
        whole = self._with_equals(before.whole | self._without_total())
        while len(whole) < len(self._tables):
            tables = [table for table in self._tables if table.id not in whole]
            base = before.rows.union(*(self._own[table.id] for table in tables))
            for results in self._stages(tables, base, before.results):
                rows = self._search(tables).cheapest(base, results)
                if rows is not None:
                    return _Pattern(rows, results, whole)
            whole = self._with_equals(whole | self._lost(tables, base))
        return _Pattern(before.rows, before.results, whole)

    def choices(self, pattern: _Pattern) -> tuple[Choice, ...]:
        """The pattern as it applies to each table, with reasons."""
        everything = frozenset(row.id for table in self._tables for row in table.rows)
        apart = [table for table in self._tables if table.id not in pattern.whole]
        shared = self._choices(apart, pattern.rows, pattern.results)
        hidden = [table for table in self._tables if table.id in pattern.whole]
        chosen = {
            choice.table: choice
            for choice in (*shared, *self._choices(hidden, everything, frozenset()))
        }
        return tuple(chosen[table.id] for table in self._tables)

    def _choices(
        self, tables: Sequence[GroupTable], rows: Collection[str], results: Collection[str]
    ) -> list[Choice]:
        linked = {row_id for table in tables for row_id in self._own[table.id]}
        return [
            Choice(
                table.id,
                {
                    row.id: self._own[table.id].get(row.id)
                    or (Reason.LINKED if row.id in linked else Reason.COMPLEMENTARY)
                    for row in table.rows
                    if row.id in rows
                },
                results_hidden=table.id in results,
            )
            for table in tables
        ]

    def _search(self, tables: Sequence[GroupTable]) -> Search:
        def published(rows: Rows, results: Rows) -> tuple[PublishedTable, ...]:
            choices = self._choices(tables, rows, results)
            return with_common_reasons(list(map(publish, tables, choices)))

        return Search(tables, self._level, self._minimum, published, self._patience)

    def _without_total(self) -> Rows:
        """Tables whose row of all students is small, or that the state has withheld wholly."""
        return frozenset(
            table.id
            for table in self._tables
            if self._own[table.id].get(table.total) is Reason.PRIMARY
            or len(self._own[table.id]) == len(table.rows)
        )

    def _with_equals(self, whole: Rows) -> Rows:
        """Also the tables that would tell how many students a wholly hidden table has.

        And those whose groups are counted in one that is hidden.
        """
        whole |= {table.id for table in self._tables if table.sizes_of in whole}
        enrolled = {table.id: table.row(table.total).enrolled for table in self._tables}
        hidden = {enrolled[table_id] for table_id in whole} - {None}
        return whole.union(table_id for table_id, count in enrolled.items() if count in hidden)

    def _stages(self, tables: Sequence[GroupTable], base: Rows, results: Rows) -> Iterator[Rows]:
        """Tables whose results are hidden: none, those that no set of rows can save, all."""
        yield results
        everything = results.union(table.id for table in tables if table.prints_outcome)
        lost = self._hopeless(tables, base, results)
        if lost and results | lost < everything:
            yield results | lost
        if results < everything:
            yield everything

    def _lost(self, tables: Sequence[GroupTable], base: Rows) -> Rows:
        """Tables that cannot be printed at all; all of them if it is not the fault of some."""
        everything = frozenset(table.id for table in tables)
        return self._hopeless(tables, base, everything) or everything

    def _hopeless(self, tables: Sequence[GroupTable], base: Rows, results: Rows) -> Rows:
        return frozenset(
            table.id for table in tables if self._search([table]).hopeless(base, results)
        )
