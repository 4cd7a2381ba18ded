"""Student groups in table form: what the choice of hidden rows starts from.

A table has one row a group; every row counts the same students in up to three parts: those who met
the standard, those tested who did not, those not tested. In other tables than those of tests, “met”
stands for having the outcome, and “tested” for being among the students of whom it is a share. The
numbers stay out of every repr.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import final

# Ten or fewer students are hidden: notes under the by-group tables of the state's templates.
MINIMUM_GROUP_SIZE = 11


@final
class Reason(Enum):
    """Why a row is hidden. For the coordinator; the finished card does not tell.

    PRIMARY: a count that governs the row is below the minimum.
    WITHHELD: the state does not say, or a governing count is unknown.
    REQUESTED: the district asks for it.
    LINKED: hidden in another table about the same students, though large enough in this one.
    COMPLEMENTARY: hidden so that nobody can work out the rows above.
    """

    PRIMARY = "primary"
    WITHHELD = "withheld"
    REQUESTED = "requested"
    LINKED = "linked"
    COMPLEMENTARY = "complementary"


@final
@dataclass(frozen=True, slots=True)
class GroupRow:
    """One student group in one table.

    Attributes:
        id: id of the row.
        enrolled: students in the group; None where unknown.
        tested: students among them who took part; the same as ``enrolled`` in a table that has no
            such column; None where unknown.
        met: students with the outcome; None where the file gives a percentage only.
        percent_met: that share of the students tested, in percent as printed.
        scored: a further count that governs the row (students with scores), where the file has it.
        withheld: the state has already hidden figures of the row.
        also_hide: the district wants it hidden.
    """

    id: str
    enrolled: int | None = field(repr=False)
    tested: int | None = field(repr=False)
    met: int | None = field(default=None, repr=False)
    percent_met: Decimal | None = field(default=None, repr=False)
    scored: int | None = field(default=None, repr=False)
    withheld: bool = False
    also_hide: bool = False

    @property
    def size(self) -> tuple[int, int] | None:
        """Students enrolled and tested, if both are known."""
        if self.enrolled is None or self.tested is None:
            return None
        return self.enrolled, self.tested


@final
@dataclass(frozen=True, slots=True)
class GroupTable:
    """One outcome of a table by student group. A table that prints two outcomes is two of these.

    Attributes:
        id: the table's id; of a further outcome of a table, ``table.column``.
        rows: in the order of the edition, which decides between rows of equal size.
        total: id of the row of all students.
        partitions: lists of row ids that are parts of the total without overlap. Students in none
            of them (gender or race not reported) are possible.
        within: row id to the row id that contains it; the total contains every row anyway.
        percent_decimals: decimals of printed percentages.
        empty_printed: a group without students prints zeros (privacy.md, decision C2).
        counts_met: the table prints how many met, beside or instead of the percentage.
        prints_outcome: no for a table of sizes alone (enrollment by group).
        headcounts: row id to the least and most students it may have according to another table
            of the same card (enrollment by group).
        one_count: the outcome is a share of all students of a group, so that those enrolled and
            those tested are the same.
        sizes_of: id of the linked table in which the sizes of the groups are printed.
        nobody_may_be_known: that nobody of a group has the outcome is no secret (decision C6).
    """

    id: str
    rows: tuple[GroupRow, ...]
    total: str
    partitions: tuple[tuple[str, ...], ...] = ()
    within: Mapping[str, str] = field(default_factory=dict)
    percent_decimals: int = 2
    empty_printed: bool = False
    counts_met: bool = False
    prints_outcome: bool = True
    headcounts: Mapping[str, tuple[int, int]] = field(default_factory=dict, repr=False)
    one_count: bool = False
    sizes_of: str | None = None
    nobody_may_be_known: bool = False

    def row(self, row_id: str) -> GroupRow:
        """The row with this id.

        Raises:
            KeyError: the table has no such row.
        """
        for row in self.rows:
            if row.id == row_id:
                return row
        raise KeyError(row_id)

    def sizes(self) -> dict[str, tuple[int, int]]:
        """Students enrolled and tested of all rows where both are known."""
        return {row.id: row.size for row in self.rows if row.size is not None}


def card_table(table_id: str) -> str:
    """The id of the table on the card that a group table is an outcome of."""
    return table_id.partition(".")[0]


def own_reason(row: GroupRow, table: GroupTable, minimum: int) -> Reason | None:
    """Why the row must be hidden for its own sake, or None (privacy.md, section 4.1).

    Args:
        row: the row.
        table: its table.
        minimum: students of the smallest group that may be printed.
    """
    if row.withheld or row.enrolled is None or row.tested is None:
        return Reason.WITHHELD
    if row.enrolled == row.tested == 0 and table.empty_printed:
        return Reason.REQUESTED if row.also_hide else None
    counts = [row.enrolled, row.tested]
    if row.scored is not None:
        counts.append(row.scored)
    if min(counts) < minimum:
        return Reason.PRIMARY
    return Reason.REQUESTED if row.also_hide else None
