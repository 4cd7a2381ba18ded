"""One table as conditions on whole numbers of students.

Every row is three numbers: students who met the standard, students tested who did not, students not
tested. Printed figures, the structure of the table and what a reader may assume are conditions on
them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple, TypeAlias, final

from sarcgen.disclosure.groups import Reason
from sarcgen.disclosure.published import Measure, PublishedRow, PublishedTable, met_counts
from sarcgen.disclosure.solver import Program, Sum, total_of

Sizes: TypeAlias = Mapping[str, tuple[int, int]]


@final
@dataclass(frozen=True, slots=True)
class Assumptions:
    """What a reader takes for true besides what is printed.

    Attributes:
        labels: knows which rows are hidden for their own sake and which to protect others.
        sizes: knows enrollment and number tested of every group, from the state's own files.
        likely: takes for true what nearly always is: linked tables agree on enrollment, no group
            has more students in a test than in the enrollment table, a hidden group is not empty
            where the table prints zeros for empty groups.
        nobody_unlisted: takes a partition for complete unless the sizes say otherwise.
        unscored: holds at most so many of a row's students to be tested without a score.
    """

    labels: bool = False
    sizes: bool = False
    likely: bool = True
    nobody_unlisted: bool = True
    unscored: int = 0


@final
class Parts(NamedTuple):
    """The students of a row."""

    met: Sum
    not_met: Sum
    not_tested: Sum

    @property
    def tested(self) -> Sum:
        """Students who took part."""
        return self.met + self.not_met

    @property
    def enrolled(self) -> Sum:
        """All students of the row."""
        return self.tested + self.not_tested

    @property
    def open(self) -> bool:
        """Whether anything about the row is unknown."""
        return bool(self.met.terms or self.not_met.terms or self.not_tested.terms)


@final
class TableConditions:
    """The conditions of one table, put into a program.

    Args:
        program: where they go.
        table: the table as printed.
        sizes: students enrolled and tested, by row, as a reader may find them elsewhere.
        minimum: students of the smallest group that may be printed.
        assumed: what the reader assumes.

    Attributes:
        table: the table.
        rows: its rows by id.
        parts: the students of its rows by id.
        sizes: as given.
    """

    def __init__(
        self,
        program: Program,
        table: PublishedTable,
        sizes: Sizes,
        minimum: int,
        assumed: Assumptions,
    ) -> None:
        self._program = program
        self.table = table
        self.sizes = sizes
        self._minimum = minimum
        self._assumed = assumed
        self.rows = {row.id: row for row in table.rows}
        self._most = self._most_students()
        self.parts = {row.id: self._read(row) for row in table.rows}
        partitioned = [self._partition(members) for members in table.partitions]
        self._contain(set[str]().union(*partitioned))

    def _most_students(self) -> tuple[int, int, int]:
        """How many students a row may have at most, in each of its three parts."""
        total = self.rows.get(self.table.total)
        size = self._printed_size(total) if total else None
        if size is not None:
            enrolled, tested = size
            return tested, tested, enrolled - tested
        counts = [row.count(Measure.ENROLLED) or 0 for row in self.table.rows]
        # No one knows how many there are: far more than a school can have.
        most = sum(counts) + 100_000
        return most, most, most

    def _printed_size(self, row: PublishedRow) -> tuple[int, int] | None:
        enrolled, tested = row.count(Measure.ENROLLED), row.count(Measure.TESTED)
        return None if enrolled is None or tested is None else (enrolled, tested)

    def _read(self, row: PublishedRow) -> Parts:
        size = self._printed_size(row)
        if size is None and self._assumed.sizes:
            size = self.sizes.get(row.id)
        if size is not None:
            enrolled, tested = size
            met = self._met(row, tested)
            return Parts(met, Sum(tested) - met, Sum(enrolled - tested))
        parts = self._unknown()
        self._printed_cells(row, parts)
        if row.hidden:
            self._assume(row, parts)
        return parts

    def _unknown(self) -> Parts:
        met, not_met, not_tested = (self._program.variable(0, most) for most in self._most)
        return Parts(
            met if self.table.prints_outcome else Sum(),
            not_met,
            Sum() if self.table.one_count else not_tested,
        )

    def _met(self, row: PublishedRow, tested: int) -> Sum:
        if not self.table.prints_outcome:
            return Sum()
        met = row.count(Measure.MET)
        if met is not None:
            return Sum(met)
        low, high = 0, tested
        for percent, decimals in self._percents_met(row):
            least, most = met_counts(percent, tested, decimals, self._assumed.unscored)
            if least > most:
                least = int(percent * tested / 100)
                most = least + 1
            low, high = max(low, least), min(high, most)
        return Sum(low) if low == high else self._program.variable(low, high)

    def _percents_met(self, row: PublishedRow) -> list[tuple[Decimal, int]]:
        percents = [
            (alias.percent_met, alias.decimals)
            for alias in self.table.aliases
            if alias.row == row.id
        ]
        percents.append((row.cells.get(Measure.PERCENT_MET), self.table.percent_decimals))
        return [(percent, decimals) for percent, decimals in percents if percent is not None]

    def _printed_cells(self, row: PublishedRow, parts: Parts) -> None:
        counts = {
            Measure.ENROLLED: parts.enrolled,
            Measure.TESTED: parts.tested,
            Measure.MET: parts.met,
        }
        for measure, quantity in counts.items():
            count = row.count(measure)
            if count is not None:
                self._program.bind(quantity, count, count)
        decimals = self.table.percent_decimals
        for measure, part in (
            (Measure.PERCENT_TESTED, parts.tested),
            (Measure.PERCENT_NOT_TESTED, parts.not_tested),
        ):
            percent = row.cells.get(measure)
            if percent is not None:
                self._share(part, parts.enrolled, percent, decimals)
        for percent, decimals in self._percents_met(row):
            self._share(parts.met, parts.tested, percent, decimals)

    def _share(self, part: Sum, whole: Sum, percent: Decimal, decimals: int) -> None:
        step = 2 * 10**decimals
        middle = int(percent * step)
        self._program.bind(part.times(100 * step) - whole.times(middle - 1), 0, None)
        self._program.bind(part.times(100 * step) - whole.times(middle + 1), None, 0)

    def _assume(self, row: PublishedRow, parts: Parts) -> None:
        if self._assumed.labels and row.reason is Reason.PRIMARY:
            self._program.bind(parts.tested, None, self._minimum - 1)
        if self._assumed.labels and row.reason is Reason.COMPLEMENTARY:
            self._program.bind(parts.tested, self._minimum, None)
        if not self._assumed.likely:
            return
        if self.table.empty_printed:
            self._program.bind(parts.enrolled, 1, None)
        if row.id in self.table.headcounts:
            self._program.bind(parts.enrolled, None, self.table.headcounts[row.id][1])

    def _partition(self, members: Iterable[str]) -> set[str]:
        listed = [member for member in members if member in self.parts]
        total = self.parts.get(self.table.total)
        if total is None:
            return set()
        if not any(parts.open for parts in (total, *(self.parts[member] for member in listed))):
            return set()
        unlisted = self._unlisted(listed)
        for part in range(3):
            together = total_of(self.parts[member][part] for member in listed)
            self._program.bind(together + unlisted[part] - total[part], 0, 0)
        return set(listed)

    def _unlisted(self, listed: Sequence[str]) -> Parts:
        """Students of no listed group, as of a gender or race that is not reported."""
        sizes = [self._known_size(member) for member in (self.table.total, *listed)]
        known = [size for size in sizes if size is not None]
        if len(known) < len(sizes):
            return Parts(Sum(), Sum(), Sum()) if self._assumed.nobody_unlisted else self._unknown()
        enrolled, tested = (known[0][i] - sum(size[i] for size in known[1:]) for i in (0, 1))
        if enrolled <= 0:
            return Parts(Sum(), Sum(), Sum())
        if not self._assumed.sizes:
            return self._unknown()
        outcome = self.table.prints_outcome
        met = self._program.variable(0, tested) if outcome else Sum()
        return Parts(met, Sum(tested) - met, Sum(enrolled - tested))

    def _known_size(self, row_id: str) -> tuple[int, int] | None:
        return self._printed_size(self.rows[row_id]) or self.sizes.get(row_id)

    def _contain(self, partitioned: set[str]) -> None:
        total = self.table.total
        for row_id, parts in self.parts.items():
            container = self.table.within.get(row_id, total)
            if row_id == total or container not in self.parts:
                continue
            if container == total and row_id in partitioned:
                continue
            for inner, outer in zip(parts, self.parts[container], strict=True):
                if inner.terms or outer.terms:
                    self._program.bind(outer - inner, 0, None)
