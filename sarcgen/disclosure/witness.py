"""Looks for whole numbers of students that meet every condition a reader of tables could put up.

The conditions are those of :mod:`sarcgen.disclosure.conditions` and of the ties in
:mod:`sarcgen.disclosure.knowledge`, for a reader who assumes the most. What is printed of a row is
what the file says of it; the students of a row that the file does not tell are laid out anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias, final

from sarcgen.disclosure.groups import GroupRow, GroupTable
from sarcgen.disclosure.published import met_counts

Span: TypeAlias = tuple[int, int]
_MOST_TRIED = 4
"""A printed percentage leaves one or two numbers open; more are open where none is printed."""


@final
@dataclass(frozen=True, slots=True)
class _Known:
    """A row of known size, and how few and how many of its students may have met the standard."""

    enrolled: int
    tested: int
    met: Span

    @property
    def absent(self) -> int:
        return self.enrolled - self.tested

    def within(self, whole: _Known, met: int) -> _Known:
        """The row as a part of a whole of which so many met the standard."""
        low, high = self.met
        failed = whole.tested - met
        return _Known(self.enrolled, self.tested, (max(low, self.tested - failed), min(high, met)))


def fits(table: GroupTable) -> bool:
    """Whether the rows of known size can be the groups of one and the same students."""
    rows = {row.id: _known(row, table) for row in table.rows if row.size is not None}
    total = rows.pop(table.total)
    if not _is_simple(table) or not all(_is_part(row, total) for row in rows.values()):
        return False
    if not all(_hold(members, rows, total) for members in table.partitions):
        return False
    low, high = total.met
    tried = range(low, high + 1) if high - low < _MOST_TRIED else (low, (low + high) // 2, high)
    return any(_fits_with(met, table, rows, total) for met in tried)


def _known(row: GroupRow, table: GroupTable) -> _Known:
    enrolled, tested = row.size or (0, 0)
    if table.counts_met and row.met is not None:
        return _Known(enrolled, tested, (row.met, row.met))
    if row.percent_met is None:
        return _Known(enrolled, tested, (0, tested))
    low, high = met_counts(row.percent_met, tested, table.percent_decimals, 0)
    if low > high:
        # As readers do with a share of fewer students than were tested.
        low = int(row.percent_met * tested / 100)
        high = low + 1
    return _Known(enrolled, tested, (low, min(high, tested)))


def _is_simple(table: GroupTable) -> bool:
    """Whether containers stand beside the partitions, one deep, and are told if their parts are."""
    partitioned = set(chain.from_iterable(table.partitions))
    inside, around = set(table.within), set(table.within.values())
    known = table.sizes()
    return not (
        (inside | around) & partitioned
        or inside & around
        or any(known.get(i, (0, 0))[0] and o not in known for i, o in table.within.items())
    )


def _is_part(row: _Known, whole: _Known) -> bool:
    return row.tested <= whole.tested and row.absent <= whole.absent


def _hold(members: Sequence[str], rows: dict[str, _Known], total: _Known) -> bool:
    """Whether the groups of a partition are not more than all students."""
    parts = [rows[member] for member in members if member in rows]
    tested = sum(part.tested for part in parts)
    absent = sum(part.absent for part in parts)
    return tested <= total.tested and absent <= total.absent


def _fits_with(met: int, table: GroupTable, rows: dict[str, _Known], total: _Known) -> bool:
    """Whether so many of all students can have met the standard."""
    parts = {row_id: row.within(total, met) for row_id, row in rows.items()}
    if any(low > high for low, high in (part.met for part in parts.values())):
        return False
    for members in table.partitions:
        listed = [parts[member] for member in members if member in parts]
        others = total.tested - sum(part.tested for part in listed)
        if sum(part.met[0] for part in listed) > met:
            return False
        if sum(part.met[1] for part in listed) < met - others:
            return False
    return all(_contains(outer, table, parts) for outer in set(table.within.values()))


def _contains(outer: str, table: GroupTable, parts: dict[str, _Known]) -> bool:
    """Whether a group can hold all groups that are parts of it."""
    inner = [parts[i] for i, container in table.within.items() if container == outer and i in parts]
    if outer not in parts or not inner:
        return True
    whole = parts[outer]
    low = max(whole.met[0], *(part.met[0] for part in inner))
    high = min(whole.met[1], *(whole.tested - part.tested + part.met[1] for part in inner))
    return low <= high and all(_is_part(part, whole) for part in inner)


def spread(largest_first: Sequence[GroupTable]) -> bool:
    """Whether the rows that the files do not tell can hold the students who are left over.

    Args:
        largest_first: tables about the same students, by their number in them. No known row of one
            has more students than in those before it, and as many where these have as many in all.
    """
    laid_out: list[dict[str, int]] = []
    for place, table in enumerate(largest_first):
        rooms = _rooms(table, largest_first[:place], laid_out, largest_first[place + 1 :])
        students = None if rooms is None else _laid_out(table, rooms)
        if students is None:
            return False
        laid_out.append(students)
    return True


def _rooms(
    table: GroupTable,
    before: Sequence[GroupTable],
    laid_out: Sequence[dict[str, int]],
    after: Sequence[GroupTable],
) -> dict[str, Span] | None:
    """The fewest and most students of each row that the file does not tell; None if none can be."""
    rooms: dict[str, Span] = {}
    for row in table.rows:
        if row.size is not None:
            continue
        least = [1 if table.empty_printed else 0]
        most = [table.headcounts[row.id][1]] if row.id in table.headcounts else []
        larger = [(t, students[row.id]) for t, students in zip(before, laid_out, strict=True)]
        smaller = [(t, t.sizes()[row.id][0]) for t in after if row.id in t.sizes()]
        most += [count for _, count in larger]
        most += [count for other, count in smaller if _everybody(other) == _everybody(table)]
        least += [count for _, count in smaller]
        least += [count for other, count in larger if _everybody(other) == _everybody(table)]
        rooms[row.id] = max(least), min([_everybody(table), *most])
        if rooms[row.id][0] > rooms[row.id][1]:
            return None
    return rooms


def _laid_out(table: GroupTable, rooms: dict[str, Span]) -> dict[str, int] | None:
    """Students enrolled in every row, those of the rooms chosen so that partitions add up."""
    students = {row_id: enrolled for row_id, (enrolled, _) in table.sizes().items()}
    for members in table.partitions:
        unknown = [member for member in members if member in rooms]
        left = _everybody(table) - sum(students.get(member, 0) for member in members)
        left -= sum(rooms[member][0] for member in unknown)
        for member in unknown:
            low, high = rooms[member]
            more = min(max(left, 0), high - low)
            students[member] = low + more
            left -= more
        if unknown and left:
            return None
    for row_id, (low, _) in rooms.items():
        students.setdefault(row_id, low)
    inside = all(
        students[row_id] <= students[table.within.get(row_id, table.total)] for row_id in rooms
    )
    return students if inside else None


def _everybody(table: GroupTable) -> int:
    return table.row(table.total).enrolled or 0
