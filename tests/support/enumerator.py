"""A reader who tries every possibility: the second opinion on what a small table gives away.

Written without the solver and without the code that puts conditions together: it counts out whole
numbers of students, row by row, and keeps those that print the same table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import product
from typing import TypeAlias

from sarcgen.disclosure.groups import GroupRow, GroupTable, Reason, own_reason

Vector: TypeAlias = tuple[int, int, int]  # met, not met, not tested
World: TypeAlias = dict[str, Vector]


@dataclass(frozen=True)
class Reader:
    """What the reader knows besides the printed table.

    Attributes:
        labels: which rows are hidden for their own sake, at this minimum.
        sizes: the size of every group.
        linked: rows that are hidden for the sake of another table, which no label tells.
    """

    labels: int | None = None
    sizes: bool = False
    linked: frozenset[str] = frozenset()


def vector(row: GroupRow) -> Vector:
    """The true students of a row."""
    assert row.enrolled is not None
    assert row.tested is not None
    assert row.met is not None
    return row.met, row.tested - row.met, row.enrolled - row.tested


def vectors(total: Vector, largest: int) -> Iterator[Vector]:
    """All rows that are part of a total and have at most so many students."""
    met, not_met, not_tested = (range(count + 1) for count in total)
    for part in product(met, not_met, not_tested):
        if sum(part) <= largest:
            yield part


def printed(row: Vector, *, results: bool) -> tuple[object, ...]:
    """The cells of an open row."""
    met, not_met, not_tested = row
    tested = met + not_met
    if not results:
        return tested + not_tested, tested
    share = Decimal(100 * met) / tested if tested else Decimal(0)
    return tested + not_tested, tested, share.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


class Enumerator:
    """All worlds that print the same table.

    Args:
        table: the true table; every size is known.
        hidden: ids of hidden rows.
        reader: what the reader knows.
        results: whether open rows print results.
    """

    def __init__(
        self, table: GroupTable, hidden: frozenset[str], reader: Reader, *, results: bool = True
    ) -> None:
        self._table = table
        self._hidden = hidden
        self._reader = reader
        self._results = results
        self._true = {row.id: vector(row) for row in table.rows}
        zeros = {row_id for row_id, row in self._true.items() if sum(row) == 0}
        self._dashed = zeros if zeros and zeros <= hidden else set()
        """Groups without students, where none of them prints zeros: dashes may be of any group."""
        self._zeros_told = table.empty_printed and not self._dashed

    def worlds_by_family(self) -> Iterator[list[list[World]]]:
        """For each possible row of all students, the possibilities of each independent family."""
        total = self._table.total
        for everybody in self._possible(total, self._limit()):
            families = [list(family) for family in self._families(everybody)]
            if all(families):
                yield [[{total: everybody}], *families]

    def values(self) -> dict[str, set[Vector]]:
        """The possible students of each row."""
        values: dict[str, set[Vector]] = {row_id: set() for row_id in self._true}
        for families in self.worlds_by_family():
            for family in families:
                for world in family:
                    for row_id, row in world.items():
                        if row_id in values:
                            values[row_id].add(row)
        return values

    def _limit(self) -> Vector:
        met, not_met, not_tested = self._true[self._table.total]
        return (met + not_met, met + not_met, not_tested)

    def _possible(self, row_id: str, limit: Vector) -> list[Vector]:
        """Rows within a limit that look like the true one."""
        true = self._true[row_id]
        if row_id not in self._hidden:
            look = printed(true, results=self._results)
            return [
                row
                for row in vectors(limit, sum(true))
                if printed(row, results=self._results) == look
            ]
        return [row for row in vectors(limit, sum(limit)) if self._credible(row_id, row, true)]

    def _credible(self, row_id: str, row: Vector, true: Vector) -> bool:
        tested = row[0] + row[1]
        if self._reader.sizes:
            return tested == true[0] + true[1] and sum(row) == sum(true)
        if self._zeros_told and sum(row) == 0:
            return False
        if self._reader.labels is None:
            return True
        if row_id in self._dashed:
            return tested < self._reader.labels
        reason = own_reason(self._table.row(row_id), self._table, self._reader.labels)
        if reason is Reason.PRIMARY:
            return tested < self._reader.labels
        return row_id in self._reader.linked or tested >= self._reader.labels

    def _families(self, everybody: Vector) -> Iterator[Iterator[World]]:
        partitioned: set[str] = set()
        for members in self._table.partitions:
            listed = [row.id for row in self._table.rows if row.id in members]
            partitioned.update(listed)
            yield self._partition(listed, self._unlisted(listed), everybody)
        for row in self._table.rows:
            apart = row.id not in self._table.within and row.id != self._table.total
            if apart and row.id not in partitioned:
                inner = [key for key, outer in self._table.within.items() if outer == row.id]
                yield self._nested(row.id, inner, everybody)

    def _unlisted(self, members: Sequence[str]) -> Vector:
        total = self._true[self._table.total]
        met, not_met, not_tested = (
            total[part] - sum(self._true[member][part] for member in members) for part in range(3)
        )
        return met, not_met, not_tested

    def _partition(self, members: Sequence[str], unlisted: Vector, rest: Vector) -> Iterator[World]:
        if not members:
            same_size = rest[0] + rest[1] == unlisted[0] + unlisted[1] and rest[2] == unlisted[2]
            if sum(rest) == 0 if sum(unlisted) == 0 else same_size or not self._reader.sizes:
                yield {}
            return
        first, *others = members
        for row in self._possible(first, rest):
            left = (rest[0] - row[0], rest[1] - row[1], rest[2] - row[2])
            for world in self._partition(others, unlisted, left):
                yield {first: row} | world

    def _nested(self, outer: str, inner: Sequence[str], limit: Vector) -> Iterator[World]:
        for row in self._possible(outer, limit):
            choices = [self._possible(row_id, row) for row_id in inner]
            for rows in product(*choices):
                yield {outer: row} | dict(zip(inner, rows, strict=True))


def told(
    table: GroupTable,
    hidden: frozenset[str],
    reader: Reader,
    minimum: int,
    *,
    results: bool = True,
) -> set[str]:
    """Rows that the reader can work out, in the sense of privacy.md, 3.2."""
    values = Enumerator(table, hidden, reader, results=results).values()
    return _told(table, hidden, values, minimum, sizes=reader.sizes, results=results)


def told_by_two(
    tables: Sequence[GroupTable], hidden: frozenset[str], readers: Sequence[Reader], minimum: int
) -> set[tuple[str, str]]:
    """Tables and rows that a reader of two linked tables can work out.

    The reader takes enrollment in the second for as large as in the first, or for nowhere smaller,
    or nowhere larger, if that is so in all printed rows and possible in the others.
    """
    both = [
        next(Enumerator(table, hidden, reader).worlds_by_family())
        for table, reader in zip(tables, readers, strict=True)
    ]
    printed = [row.id for row in tables[0].rows if row.id not in hidden]
    steps = [
        (tables[1].row(row_id).enrolled or 0) - (tables[0].row(row_id).enrolled or 0)
        for row_id in printed
    ]

    def fits(first: World, second: World) -> bool:
        differences = [sum(second[row_id]) - sum(first[row_id]) for row_id in first]
        never_less = min(steps) < 0 or min(differences) >= 0
        never_more = max(steps) > 0 or max(differences) <= 0
        return never_less and never_more

    families = [
        (
            [one for one in first if any(fits(one, other) for other in second)],
            [other for other in second if any(fits(one, other) for one in first)],
        )
        for first, second in zip(*both, strict=True)
    ]
    if not all(first for first, _ in families):
        families = list(zip(*both, strict=True))
    found = set()
    for place, table in enumerate(tables):
        values: dict[str, set[Vector]] = {row.id: set() for row in table.rows}
        for family in families:
            for world in family[place]:
                for row_id, row in world.items():
                    values[row_id].add(row)
        rows = _told(table, hidden, values, minimum, sizes=False, results=True)
        found |= {(table.id, row_id) for row_id in rows}
    return found


def _told(
    table: GroupTable,
    hidden: frozenset[str],
    values: dict[str, set[Vector]],
    minimum: int,
    *,
    sizes: bool,
    results: bool,
) -> set[str]:
    found = set()
    for row in table.rows:
        met, not_met, not_tested = vector(row)
        size_hidden = row.id in hidden
        if (not size_hidden and results) or met + not_met + not_tested == 0:
            continue
        small = own_reason(row, table, minimum) is Reason.PRIMARY
        if size_hidden and not sizes and _size_told(values[row.id], small=small):
            found.add(row.id)
        if met + not_met > 0 and _results_told(values[row.id]):
            found.add(row.id)
    return found


def _size_told(rows: set[Vector], *, small: bool) -> bool:
    enrolled = {sum(row) for row in rows}
    tested = {row[0] + row[1] for row in rows}
    absent = {row[2] for row in rows}
    if len(enrolled) == 1 or len(tested) == 1:
        return True
    if len(absent) == 1:
        return small and absent != {0}
    return len({Fraction(row[0] + row[1], sum(row)) for row in rows if sum(row)}) == 1


def _results_told(rows: set[Vector]) -> bool:
    tested = [row for row in rows if row[0] + row[1]]
    return (
        len({row[0] for row in rows}) == 1
        or len({row[1] for row in rows}) == 1
        or (
            (len({row[0] + row[1] for row in rows}) > 1)
            and len({Fraction(row[0], row[0] + row[1]) for row in tested}) == 1
        )
    )


def small_differences(table: GroupTable, hidden: frozenset[str], minimum: int) -> bool:
    """Whether printed rows leave a group below the minimum when subtracted from one another."""
    rows = {row.id: vector(row) for row in table.rows if row.id not in hidden}
    wholes = [(table.total, [key]) for key in rows if key != table.total]
    wholes += [(table.total, [key for key in rows if key in part]) for part in table.partitions]
    wholes += [(outer, [inner]) for inner, outer in table.within.items() if inner in rows]
    for whole, parts in wholes:
        if whole in rows:
            left = [rows[whole][part] - sum(rows[key][part] for key in parts) for part in range(3)]
            if sum(left) > 0 and left[0] + left[1] < minimum:
                return True
    return False
