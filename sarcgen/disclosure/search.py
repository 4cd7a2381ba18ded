"""The cheapest set of further rows to hide in tables about the same students.

Sets are tried in the order of their loss, with the audit's view of the reader as the judge. A set
that fails is only extended by rows of which one must be hidden to mend its first fault, so that no
cheaper set is missed (privacy.md, 3.3).
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias, final

from sarcgen.disclosure.conditions import Assumptions
from sarcgen.disclosure.groups import GroupTable, Reason
from sarcgen.disclosure.published import PublishedRow, PublishedTable
from sarcgen.disclosure.readers import Tier, worked_out
from sarcgen.disclosure.shortcuts import Cures, known_results, needed_beside
from sarcgen.model.vocabulary import Level

Rows: TypeAlias = frozenset[str]
Publisher: TypeAlias = Callable[[Rows, Rows], Sequence[PublishedTable]]

# Only a set that no one expects to exist takes long to look for; then the search gives up and more
# is hidden (privacy.md, 4.2). Of 3,400 schools made up to be hard none takes 300 sets. Figures that
# contradict one another take long to prove so, set by set, and seldom come to an end: such a set
# counts for several.
_MOST_SETS = 600
_SETS_OF_A_CONTRADICTION = 6
_SETS_BEFORE_DOUBT = 16


@final
class Patience:
    """How many sets may still be tried for some tables, in all searches together."""

    def __init__(self) -> None:
        self._left = _MOST_SETS

    def take(self, sets: int = 1) -> bool:
        """Whether one more set may be tried, or so many."""
        self._left -= sets
        return self._left >= 0


@final
@dataclass(frozen=True, slots=True, order=True)
class _Candidate:
    """A set of further rows; sets compare as they are preferred.

    Attributes:
        loss: students in its rows.
        count: its rows.
        places: their places in the order of size, then of the edition.
    """

    loss: int
    count: int
    places: tuple[int, ...]


@final
@dataclass(frozen=True, slots=True)
class Search:
    """The search in some tables at one minimum.

    Attributes:
        tables: tables that hide the same rows.
        level: what is promised.
        minimum: students of the smallest group that may be printed.
        publish: makes the tables as printed with some rows hidden, and some tables' results.
        patience: how many sets may be tried.
    """

    tables: Sequence[GroupTable]
    level: Level
    minimum: int
    publish: Publisher
    patience: Patience

    def cheapest(self, base: Rows, results_hidden: Rows) -> Rows | None:
        """The base with the cheapest further rows, or None if no rows help.

        Args:
            base: rows that are hidden anyway.
            results_hidden: tables whose results are hidden in every row.
        """
        losses = self._losses(base)
        order = [row.id for table in self.tables for row in table.rows]
        ranked = sorted(losses, key=lambda row_id: (losses[row_id], order.index(row_id)))
        place = {row_id: number for number, row_id in enumerate(ranked)}
        queue = [_Candidate(0, 0, ())]
        seen = {queue[0].places}
        tried = 0
        while queue and self.patience.take():
            if tried == _SETS_BEFORE_DOUBT and self.hopeless(base, results_hidden):
                return None
            tried += 1
            candidate = heapq.heappop(queue)
            rows = base.union(ranked[number] for number in candidate.places)
            cures = self._cures(rows, results_hidden)
            if cures is None:
                return rows
            for row_id in cures & place.keys() - rows:
                places = tuple(sorted((*candidate.places, place[row_id])))
                if places not in seen:
                    seen.add(places)
                    loss = candidate.loss + losses[row_id]
                    heapq.heappush(queue, _Candidate(loss, len(places), places))
        return None

    def hopeless(self, base: Rows, results_hidden: Rows) -> bool:
        """Whether rows of the base can be worked out even with all other groups hidden.

        Nothing is assumed of the others, so that with fewer of them hidden, or with what is known
        of hidden rows, a reader only knows more.
        """
        most = base.union(self._losses(base))
        published = [
            replace(table, rows=tuple(map(_without_label, table.rows)))
            for table in self.publish(most, results_hidden)
        ]
        return any(
            worked_out(published, self._sizes(), self.minimum, assumed, only=base, first=True)
            for assumed in (Assumptions(labels=True), Assumptions(labels=True, sizes=True))
        )

    def _sizes(self) -> dict[str, dict[str, tuple[int, int]]]:
        return {table.id: table.sizes() for table in self.tables}

    def _losses(self, base: Rows) -> dict[str, int]:
        """Students of each row that may be hidden."""
        losses: dict[str, int] = {}
        for table in self.tables:
            for row in table.rows:
                if row.id not in base and row.id != table.total and row.enrolled:
                    losses[row.id] = losses.get(row.id, 0) + row.enrolled
        return losses

    def _cures(self, rows: Rows, results_hidden: Rows) -> Cures | None:
        """Rows of which at least one must be hidden as well; None if nothing is wrong."""
        for table in self.tables:
            needed = needed_beside(
                table, rows, self.level, self.minimum, results=table.id not in results_hidden
            )
            if needed is not None:
                return needed
        published = self.publish(rows, results_hidden)
        sizes = self._sizes()
        for assumed in (Assumptions(labels=True, sizes=True), Assumptions(labels=True)):
            findings = worked_out(published, sizes, self.minimum, assumed, first=True)
            if findings:
                if findings[0].tier is Tier.CONTRADICTION:
                    self.patience.take(_SETS_OF_A_CONTRADICTION - 1)
                return self._neighbours(findings[0].row, rows, results_hidden)
        return None

    def _neighbours(self, row_id: str, rows: Rows, results_hidden: Rows) -> Cures:
        """Printed rows that a hidden row is compared with, directly or through hidden rows."""
        unknown = rows | {
            table.total
            for table in self.tables
            if table.id in results_hidden
            or (table.prints_outcome and known_results(table.row(table.total), table) is None)
        }
        reached, waiting = {row_id}, [row_id]
        while waiting:
            current = waiting.pop()
            for table in self.tables:
                further = _compared(table, current) - reached
                reached |= further
                waiting.extend(further & unknown)
        return frozenset(reached - rows)


def _without_label(row: PublishedRow) -> PublishedRow:
    return replace(row, reason=Reason.LINKED) if row.reason is Reason.COMPLEMENTARY else row


def _compared(table: GroupTable, row_id: str) -> set[str]:
    """Rows that stand in one condition with a row."""
    if row_id == table.total:
        return {row.id for row in table.rows} - {row_id}
    compared = {inner for inner, outer in table.within.items() if outer == row_id}
    compared.add(table.within.get(row_id, table.total))
    for members in table.partitions:
        if row_id in members:
            compared.update(members, {table.total})
    return compared - {row_id}
