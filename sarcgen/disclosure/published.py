"""What a reader of the finished card holds in hand: the input of the audit.

Built from what is printed, never from what is hidden. Percentages count as rounded half up to the
table's decimals; :func:`met_counts` says which whole numbers a percentage leaves open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import lru_cache
from typing import final

from sarcgen.disclosure.groups import GroupRow, GroupTable, Reason


@final
class Measure(StrEnum):
    """What a column of a by-group table says."""

    ENROLLED = "enrolled"
    TESTED = "tested"
    MET = "met"
    PERCENT_TESTED = "percent tested"
    PERCENT_NOT_TESTED = "percent not tested"
    PERCENT_MET = "percent met"


SIZES = (Measure.ENROLLED, Measure.TESTED, Measure.PERCENT_TESTED, Measure.PERCENT_NOT_TESTED)
RESULTS = (Measure.MET, Measure.PERCENT_MET)


@final
@dataclass(frozen=True, slots=True)
class PublishedRow:
    """One row as printed.

    Attributes:
        id: id of the row.
        cells: what is printed, by measure; None where two dashes stand. A measure that the table
            does not print, or that nobody has reported, is absent.
        reason: why the row is hidden, as far as a reader may come to know it.
    """

    id: str
    cells: Mapping[Measure, Decimal | None]
    reason: Reason | None = None

    @property
    def hidden(self) -> bool:
        """Whether the size of the group is hidden."""
        return any(self.cells.get(measure, 0) is None for measure in SIZES)

    @property
    def something_hidden(self) -> bool:
        """Whether two dashes stand anywhere in the row."""
        return None in self.cells.values()

    @property
    def prints_something(self) -> bool:
        """Whether a figure stands anywhere in the row."""
        return any(value is not None for value in self.cells.values())

    def count(self, measure: Measure) -> int | None:
        """A printed whole number."""
        value = self.cells.get(measure)
        return None if value is None else int(value)


@final
@dataclass(frozen=True, slots=True)
class Alias:
    """A cell elsewhere on the card that repeats the percentage met of a row.

    Attributes:
        row: id of the row.
        percent_met: as printed; None where two dashes stand.
        decimals: of the percentage.
    """

    row: str
    percent_met: Decimal | None
    decimals: int


@final
@dataclass(frozen=True, slots=True)
class PublishedTable:
    """One table as printed, with what everybody knows of its structure.

    Attributes:
        id, total, partitions, within, percent_decimals, empty_printed, prints_outcome, headcounts,
            one_count, sizes_of, nobody_may_be_known: as in
            :class:`~sarcgen.disclosure.groups.GroupTable`.
        rows: as printed.
        aliases: cells elsewhere that say the same.
    """

    id: str
    rows: tuple[PublishedRow, ...]
    total: str
    partitions: tuple[tuple[str, ...], ...] = ()
    within: Mapping[str, str] = field(default_factory=dict)
    percent_decimals: int = 2
    empty_printed: bool = False
    prints_outcome: bool = True
    headcounts: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    one_count: bool = False
    sizes_of: str | None = None
    nobody_may_be_known: bool = False
    aliases: tuple[Alias, ...] = ()


def table_of(
    structure: GroupTable, rows: Sequence[PublishedRow], aliases: Sequence[Alias] = ()
) -> PublishedTable:
    """A table with these rows, and the structure of one before protection."""
    return PublishedTable(
        id=structure.id,
        rows=tuple(rows),
        total=structure.total,
        partitions=structure.partitions,
        within=structure.within,
        percent_decimals=structure.percent_decimals,
        empty_printed=structure.empty_printed and not _zeros_are_hidden(rows, structure),
        prints_outcome=structure.prints_outcome,
        headcounts=structure.headcounts,
        one_count=structure.one_count,
        sizes_of=structure.sizes_of,
        nobody_may_be_known=structure.nobody_may_be_known,
        aliases=tuple(aliases),
    )


def _zeros_are_hidden(rows: Sequence[PublishedRow], structure: GroupTable) -> bool:
    """Whether every group without students has dashes, so that dashes do not tell of any."""
    empty = {row.id for row in structure.rows if row.enrolled == row.tested == 0}
    return bool(empty) and all(row.hidden for row in rows if row.id in empty)


def with_common_reasons(tables: Sequence[PublishedTable]) -> tuple[PublishedTable, ...]:
    """The tables, a row being called complementary only if it is so in all of them.

    What is hidden for the sake of a linked table is not hidden for the sake of its neighbours, and
    the notes of the card do not tell one from the other.
    """
    linked = {
        row.id
        for table in tables
        for row in table.rows
        if row.reason not in {None, Reason.COMPLEMENTARY}
    }

    def common(row: PublishedRow) -> PublishedRow:
        if row.reason is Reason.COMPLEMENTARY and row.id in linked:
            return replace(row, reason=Reason.LINKED)
        return row

    return tuple(replace(table, rows=tuple(map(common, table.rows))) for table in tables)


def rounded_from(percent: Decimal, whole: int, decimals: int) -> tuple[int, int]:
    """The fewest and most students, out of a whole, whose share is printed as this percentage.

    Shares are rounded half up; a share just between two steps counts for both if it is the only
    one, because nobody has written down how the state rounds.

    Args:
        percent: as printed.
        whole: students of whom it is a share.
        decimals: of the percentage.

    Returns:
        The first is greater than the second if there is no such number.
    """
    margin = half_step(decimals)
    highest = (percent + margin) * whole / 100
    low = int(((percent - margin) * whole / 100).to_integral_value(ROUND_CEILING))
    high = int(highest.to_integral_value(ROUND_FLOOR))
    if high == highest and low < high:
        high -= 1
    return max(low, 0), min(high, whole)


def percentage(part: int, whole: int, decimals: int) -> Decimal:
    """A share in percent, rounded half up; of nobody, zero, as the state prints it."""
    share = Decimal(100 * part) / Decimal(whole) if whole else Decimal(0)
    return share.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def half_step(decimals: int) -> Decimal:
    """How far a number rounded to so many decimals may be from the true one."""
    return Decimal(5).scaleb(-decimals - 1)


@lru_cache(maxsize=65536)
def met_counts(percent: Decimal, tested: int, decimals: int, unscored: int) -> tuple[int, int]:
    """The fewest and most students who met, as a percentage and number tested leave open.

    The state divides by students with scores, who may be fewer than those tested, and does not
    print their number (note under the ELA and mathematics tables).

    Args:
        percent: percentage met, as printed.
        tested: students tested.
        decimals: of the percentage.
        unscored: how many students tested a reader holds to be without a score, at most.

    Returns:
        The hull of all possible numbers; the first is greater than the second if there is none.
    """
    if tested == 0:
        return 0, 0
    fewest, most = 1, 0
    for scored in range(tested, max(tested - unscored, 1) - 1, -1):
        low, high = rounded_from(percent, scored, decimals)
        if low <= high:
            fewest, most = (low, high) if fewest > most else (min(fewest, low), max(most, high))
    return fewest, most


def as_printed(row: GroupRow, table: GroupTable, *, results: bool) -> PublishedRow:
    """An open row of known size as the card prints it.

    Args:
        row: the row.
        table: its table.
        results: no if two dashes stand for the results of every open row.
    """
    enrolled, tested = row.size or (0, 0)
    decimals = table.percent_decimals
    cells: dict[Measure, Decimal | None] = {
        Measure.ENROLLED: Decimal(enrolled),
        Measure.TESTED: Decimal(tested),
        Measure.PERCENT_TESTED: percentage(tested, enrolled, decimals),
        Measure.PERCENT_NOT_TESTED: percentage(enrolled - tested, enrolled, decimals),
    }
    if table.prints_outcome:
        cells |= _outcome(row, table, tested) if results else dict.fromkeys(_outcomes(table))
    return PublishedRow(row.id, cells)


def as_hidden(row_id: str, table: GroupTable, reason: Reason) -> PublishedRow:
    """A row with two dashes in every cell."""
    outcomes = _outcomes(table) if table.prints_outcome else ()
    return PublishedRow(row_id, dict.fromkeys((*SIZES, *outcomes)), reason)


def _outcomes(table: GroupTable) -> tuple[Measure, ...]:
    return (Measure.MET, Measure.PERCENT_MET) if table.counts_met else (Measure.PERCENT_MET,)


def _outcome(row: GroupRow, table: GroupTable, tested: int) -> dict[Measure, Decimal | None]:
    cells: dict[Measure, Decimal | None] = {}
    if row.percent_met is not None:
        cells[Measure.PERCENT_MET] = row.percent_met
    elif row.met is not None:
        cells[Measure.PERCENT_MET] = percentage(row.met, tested, table.percent_decimals)
    if table.counts_met and row.met is not None:
        cells[Measure.MET] = Decimal(row.met)
    return cells
