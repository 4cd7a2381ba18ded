"""Mistakes in a set of hidden rows that can be seen without a solver.

Each is something that the audit would find too, so that the search for the cheapest set may skip
the set at once; and each names the rows of which at least one must be hidden as well.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from typing import TypeAlias

from sarcgen.disclosure.groups import GroupRow, GroupTable
from sarcgen.disclosure.published import Measure, as_printed, met_counts
from sarcgen.model.vocabulary import Level

Cures: TypeAlias = frozenset[str]


def needed_beside(
    table: GroupTable, hidden: Collection[str], level: Level, minimum: int, *, results: bool
) -> Cures | None:
    """Rows of which at least one must be hidden too, for the first mistake; None if there is none.

    Args:
        table: the table.
        hidden: ids of the rows hidden so far.
        level: what is promised.
        minimum: students of the smallest group that may be printed.
        results: the table prints results in its open rows.
    """
    mistakes: list[Iterator[Cures]] = []
    if level is Level.STRICT:
        mistakes.append(_small_differences(table, hidden, minimum))
    if table.total not in hidden:
        mistakes.append(_alone(table, hidden))
        if results and table.prints_outcome:
            mistakes.append(_all_alike(table, hidden))
    return next(chain.from_iterable(mistakes), None)


def _small_differences(table: GroupTable, hidden: Collection[str], minimum: int) -> Iterator[Cures]:
    """Printed rows whose difference is a group below the minimum."""
    printed = {row.id: row.size for row in table.rows if row.id not in hidden and row.size}

    def small(whole: str, parts: Iterable[str]) -> bool:
        enrolled, tested = printed[whole]
        for part in parts:
            enrolled -= printed[part][0]
            tested -= printed[part][1]
        return enrolled > 0 and tested < minimum

    for row_id in printed:
        container = table.within.get(row_id)
        if container in printed and small(container, [row_id]):
            yield frozenset({row_id, container})
    if table.total not in printed:
        return
    for members in table.partitions:
        open_members = [row_id for row_id in printed if row_id in members]
        if small(table.total, open_members):
            yield frozenset(open_members)
    for row_id in printed:
        if row_id != table.total and small(table.total, [row_id]):
            yield frozenset({row_id})


def _alone(table: GroupTable, hidden: Collection[str]) -> Iterator[Cures]:
    """One hidden group is what the printed ones leave, if everybody is in some group."""
    sizes = table.sizes()
    for members in table.partitions:
        listed = [row.id for row in table.rows if row.id in members]
        missing = [row_id for row_id in listed if row_id in hidden]
        if len(missing) != 1 or sizes.get(missing[0], (0, 0))[0] == 0:
            continue
        if sizes[table.total][0] == sum(sizes[row_id][0] for row_id in listed):
            yield frozenset(listed) - set(missing)


def _all_alike(table: GroupTable, hidden: Collection[str]) -> Iterator[Cures]:
    """Where nobody met the standard, or everybody did, so did everybody in a hidden group."""
    told = (1,) if table.nobody_may_be_known else (0, 1)
    results = {row.id: known_results(row, table) for row in table.rows}
    tested = {row.id for row in table.rows if row.id in hidden and row.tested}
    for row_id in tested:
        container = table.within.get(row_id, table.total)
        known_of_all = results[container]
        if container not in hidden and known_of_all and any(known_of_all[i] == 0 for i in told):
            yield frozenset({container} - {table.total})
    for members in table.partitions:
        if tested.isdisjoint(members):
            continue
        printed = [row.id for row in table.rows if row.id in members and row.id not in hidden]
        parts = [results[row_id] for row_id in (table.total, *printed)]
        known = [part for part in parts if part is not None]
        if len(known) < len(parts):
            continue
        if any(known[0][i] == sum(part[i] for part in known[1:]) for i in told):
            yield frozenset(printed)


def known_results(row: GroupRow, table: GroupTable) -> tuple[int, int] | None:
    """Students who met the standard and tested students who did not, if a reader knows them."""
    if row.size is None:
        return None
    cells = as_printed(row, table, results=True).cells
    met, percent = cells.get(Measure.MET), cells.get(Measure.PERCENT_MET)
    if met is not None:
        return int(met), row.size[1] - int(met)
    if percent is None:
        return None
    fewest, most = met_counts(percent, row.size[1], table.percent_decimals, 0)
    return (fewest, row.size[1] - fewest) if fewest == most else None
