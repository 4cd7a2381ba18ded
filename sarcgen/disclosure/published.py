"""What a reader of the finished card holds in hand: the input of the audit.

Built from what is printed, never from what is hidden. Percentages count as rounded half up to the
table's decimals; :func:`met_counts` says which whole numbers a percentage leaves open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import StrEnum
from functools import lru_cache
from typing import final

from sarcgen.disclosure.groups import Reason


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
    def outcome_hidden(self) -> bool:
        """Whether the group's results are hidden."""
        hidden = (self.cells.get(measure, 0) is None for measure in Measure)
        return any(hidden)

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
        id, total, partitions, within, percent_decimals, empty_printed, prints_outcome, headcounts:
            as in :class:`~sarcgen.disclosure.groups.GroupTable`.
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
    aliases: tuple[Alias, ...] = ()


def between(lowest: Decimal, highest: Decimal) -> tuple[int, int]:
    """The least and the greatest whole number in an interval; the first is greater if none is."""
    return (
        int(lowest.to_integral_value(ROUND_CEILING)),
        int(highest.to_integral_value(ROUND_FLOOR)),
    )


def half_step(decimals: int) -> Decimal:
    """How far a number rounded to so many decimals may be from the true one."""
    return Decimal(5).scaleb(-decimals - 1)


@lru_cache(maxsize=65536)
def met_counts(percent: Decimal, tested: int, decimals: int, unscored: int) -> tuple[int, int]:
    """The fewest and most students met that a printed percentage and number tested leave open.

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
    fewest, most = 1, 0
    margin = half_step(decimals)
    for scored in range(tested, max(tested - unscored, 1) - 1, -1):
        low, high = between((percent - margin) * scored / 100, (percent + margin) * scored / 100)
        low, high = max(low, 0), min(high, scored)
        if low <= high:
            fewest, most = (low, high) if fewest > most else (min(fewest, low), max(most, high))
    return fewest, most


def headcount(percent: Decimal, total: int, decimals: int) -> tuple[int, int]:
    """The fewest and most students that a group may have which is so many percent of a total."""
    margin = half_step(decimals)
    low, high = between((percent - margin) * total / 100, (percent + margin) * total / 100)
    return max(low, 0), min(high, total)
