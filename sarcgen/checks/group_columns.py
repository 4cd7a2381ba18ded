"""The counts in a table by student group, column by column, with who is part of whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeAlias, final

from sarcgen.checks.case import Case
from sarcgen.edition.protection import ProtectedByRowCounts
from sarcgen.edition.sources import count_source, follow, is_path
from sarcgen.model.outcomes import AssessmentResult, LocalAssessmentResult
from sarcgen.model.values import Figure, NoValue, reveal
from sarcgen.model.vocabulary import StudentGroup
from sarcgen.tables.raw import RawTable

ENROLLED: Final = "total_enrollment"
_GENDERS: Final = frozenset({StudentGroup.MALE, StudentGroup.FEMALE, StudentGroup.NON_BINARY})
_LEAST_REPEATED: Final = 4
"""Groups that must hold the same number before a column counts as repeated."""

MOST_WITHHELD: Final = 10
"""Students in a group that the state withholds: ten or fewer (notes of the state's tables)."""


@final
@dataclass(frozen=True, slots=True, eq=False)
class GroupColumn:
    """One count of every group in a table by student group.

    Attributes:
        table: the table.
        rule: its disclosure rule, which says what the groups are to one another.
        name: the count, as ``number_tested``.
        sizes: row id to count; rows that the table does not show are absent.
        of_members: it counts the students of each group, not those among them who reached an
            outcome.
    """

    table: RawTable
    rule: ProtectedByRowCounts
    name: str
    sizes: dict[str, Figure | NoValue]
    of_members: bool = True

    @property
    def head(self) -> str:
        """What the table prints over the column; its key where the table does not print it."""
        columns = self.table.spec.columns
        return next((c.label for c in columns if (c.measure or c.id) == self.name), self.name)

    @property
    def title(self) -> str:
        """The column with its table, to begin a sentence with."""
        return f"In table {self.table.spec.number}, “{self.head}”"

    @property
    def all_students(self) -> Decimal | None:
        """The count of all students, if given."""
        return self.given([self.rule.total]).get(self.rule.total)

    @property
    def repeated(self) -> bool:
        """Whether every group holds the same number, which no school can have.

        At least four groups must be given, our own choice, two of which share no student. Where all
        students are given they must be too few for these two; where they are not, the number must
        be one that the state does not withhold, for in a handful of students it may be chance.
        """
        groups = self.given([row for row in self.sizes if row != self.rule.total])
        if len(groups) < _LEAST_REPEATED or len(set(groups.values())) > 1:
            return False
        number = min(groups.values())
        apart = max((len(groups.keys() & set(p)) for p in self.rule.partitions), default=0)
        everybody = self.all_students
        if apart < 2 or not number:
            return False
        return number > MOST_WITHHELD if everybody is None else number * apart > everybody

    def given(self, rows: Sequence[str]) -> dict[str, Decimal]:
        """The counts of those of the rows that have one."""
        return {
            row: reveal(size)
            for row in rows
            if isinstance(size := self.sizes.get(row, NoValue.MISSING), Figure)
        }

    def path(self, row: str) -> tuple[str, ...]:
        """Where the count of a row stands in the school's data."""
        return count_source(self.table.spec, row, self.name)[1:]

    def label(self, row: str) -> str:
        """A row's name as the table prints it."""
        return next((r.label for r in self.table.spec.rows if r.id == row), row)


def columns_of(case: Case) -> Iterator[GroupColumn]:
    """Every count in a table by student group of the school's card.

    First the counts that govern it, each in the table where it stands, then how many students
    reached the outcome, where the table has such a column.
    """
    for table in case.report.tables:
        rule = table.spec.disclosure
        if isinstance(rule, ProtectedByRowCounts):
            for name in rule.counts:
                if not is_path(name):
                    sizes = {row.id: row.measures[name] for row in table.rows}
                    yield GroupColumn(table, rule, name, sizes)
            if rule.met is not None:
                yield _outcome(table, rule, rule.met)


def _outcome(table: RawTable, rule: ProtectedByRowCounts, column: str) -> GroupColumn:
    """A column that prints how many students of each group reached the outcome."""
    spec = table.spec.column(column)
    cells = {row.id: row.cell(column) for row in table.rows}
    sizes = {
        row: cell.value if isinstance(cell.value, (Figure, NoValue)) else NoValue.MISSING
        for row, cell in cells.items()
    }
    return GroupColumn(table, rule, spec.measure or spec.id, sizes, of_members=False)


RESULTS: Final = (
    ("outcomes", "ela"),
    ("outcomes", "mathematics"),
    ("outcomes", "science_by_group"),
    ("outcomes", "local_assessments", "ela", "by_group"),
    ("outcomes", "local_assessments", "mathematics", "by_group"),
)
"""Where results of tests by student group stand in a school's data."""

Result: TypeAlias = "AssessmentResult | LocalAssessmentResult"


def results_of(case: Case) -> Iterator[tuple[tuple[str, ...], Result]]:
    """Every student group's results in any test of the file, with their place."""
    for place in RESULTS:
        for group, row in follow(case.school, place).items():
            yield (*place, group.value), row


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
