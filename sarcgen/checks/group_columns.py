"""The counts in a table by student group, column by column, with who is part of whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, final

from sarcgen.checks.case import Case
from sarcgen.edition.protection import ProtectedByRowCounts
from sarcgen.edition.sources import filled
from sarcgen.model.values import Figure, NoValue, reveal
from sarcgen.model.vocabulary import StudentGroup
from sarcgen.tables.raw import RawTable

ENROLLED: Final = "total_enrollment"
_GENDERS: Final = frozenset({StudentGroup.MALE, StudentGroup.FEMALE, StudentGroup.NON_BINARY})
_LEAST_REPEATED: Final = 4
"""Groups that must hold the same number before a column counts as repeated."""


@final
@dataclass(frozen=True, slots=True, eq=False)
class GroupColumn:
    """One count of every group in a table by student group.

    Attributes:
        table: the table.
        rule: its disclosure rule, which says what the groups are to one another.
        name: the count, as ``number_tested``.
        sizes: row id to count; rows that the table does not show are absent.
    """

    table: RawTable
    rule: ProtectedByRowCounts
    name: str
    sizes: dict[str, Figure | NoValue]

    @property
    def title(self) -> str:
        """The column with its table, to begin a sentence with."""
        spec = self.table.spec
        head = next((c.label for c in spec.columns if (c.measure or c.id) == self.name), self.name)
        return f"In table {spec.number}, “{head}”"

    @property
    def all_students(self) -> Decimal | None:
        """The count of all students, if given."""
        return self.given([self.rule.total]).get(self.rule.total)

    @property
    def repeated(self) -> bool:
        """Whether every group holds the same number, which no school can have.

        At least four groups must be given, our own choice, two of which share no student.
        """
        groups = self.given([row for row in self.sizes if row != self.rule.total])
        return (
            len(groups) >= _LEAST_REPEATED
            and len(set(groups.values())) == 1
            and min(groups.values()) > 0
            and any(len(groups.keys() & set(parts)) > 1 for parts in self.rule.partitions)
        )

    def given(self, rows: Sequence[str]) -> dict[str, Decimal]:
        """The counts of those of the rows that have one."""
        return {
            row: reveal(size)
            for row in rows
            if isinstance(size := self.sizes.get(row, NoValue.MISSING), Figure)
        }

    def path(self, row: str) -> tuple[str, ...]:
        """Where the count of a row stands in the school's data."""
        return filled(self.table.spec.source, scope="school", row=row, column=self.name)[1:]

    def label(self, row: str) -> str:
        """A row's name as the table prints it."""
        return next((r.label for r in self.table.spec.rows if r.id == row), row)


def columns_of(case: Case) -> Iterator[GroupColumn]:
    """Every count that governs a table by student group of the school's card."""
    for table in case.report.tables:
        rule = table.spec.disclosure
        if isinstance(rule, ProtectedByRowCounts):
            for name in rule.counts:
                sizes = {row.id: row.measures[name] for row in table.rows}
                yield GroupColumn(table, rule, name, sizes)


def unreported(partition: Sequence[str]) -> tuple[Decimal, Decimal]:
    """How many students may stand in no group of a partition before that is odd.

    Students of another gender have no row of their own in every edition, and families may leave
    the race blank. In the state's enrollment counts of 2022-23 female and male leave out more than
    a twentieth of the students, and more than five, at 5 of 9,900 schools; the eight races leave
    out more than a fifth, and more than ten, at 24.

    Returns:
        A share of all students, and a number of students; both must be exceeded. Our own choice.
    """
    if _GENDERS.issuperset(partition):
        return Decimal("0.05"), Decimal(5)
    return Decimal("0.20"), Decimal(10)
