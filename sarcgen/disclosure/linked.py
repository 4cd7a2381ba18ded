"""Tables of a report about the same students, in the form that the choice of hidden rows takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, final

from sarcgen.disclosure.groups import GroupRow, GroupTable
from sarcgen.disclosure.policy import Policy
from sarcgen.disclosure.primary import is_empty
from sarcgen.edition.protection import ProtectedByRowCounts
from sarcgen.edition.sources import DECIMALS, count_source, is_path
from sarcgen.edition.spec import TableSpec
from sarcgen.edition.words import EmptyGroup
from sarcgen.model.derived import rounded
from sarcgen.model.values import Figure, NoValue, reveal
from sarcgen.tables.raw import RawReport, RawRow, RawTable

_PART_OF_CENSUS: Final = "total_enrollment"
"""Students of the tested grades are no more than all on census day, whose shares the card prints.

Those of a whole year are more, and those of a cohort others. That a group had as many students in a
year as on census day may be worked out (privacy.md 4.3).
"""


def linked_tables(
    report: RawReport, policy: Policy, headcounts: Mapping[str, tuple[int, int]]
) -> list[tuple[GroupTable, ...]]:
    """Every outcome of a table by student group, together with those about the same students.

    Args:
        report: the tables with all figures.
        policy: the rule of the card.
        headcounts: fewest and most students of each group on census day.
    """
    sets: dict[str, list[GroupTable]] = {}
    for table in report.tables:
        rule = table.spec.disclosure
        if isinstance(rule, ProtectedByRowCounts):
            maker = _Maker(table, rule, policy, _most(rule, headcounts), origin_of(report, table))
            found = sets.setdefault(rule.linked or table.spec.id, [])
            found.extend(map(maker.group_table, rule.outcomes))
    return [tuple(tables) for tables in sets.values()]


def outcome_of(rule: ProtectedByRowCounts, table_id: str) -> str:
    """The id of the column that prints the outcome of a group table."""
    return table_id.partition(".")[2] or rule.outcome


def _most(
    rule: ProtectedByRowCounts, headcounts: Mapping[str, tuple[int, int]]
) -> Mapping[str, tuple[int, int]]:
    """The head-counts that are limits to those of a rule."""
    return headcounts if rule.counts[0] == _PART_OF_CENSUS else {}


def origin_of(report: RawReport, table: RawTable) -> str | None:
    """The id of the table that prints the sizes of a table's groups, where this one does not."""
    rule = table.spec.disclosure
    if not isinstance(rule, ProtectedByRowCounts) or not is_path(rule.counts[0]):
        return None
    wanted = _size_source(table.spec, rule)
    return next(
        (
            other.spec.id
            for other in report.tables
            if isinstance(other.spec.disclosure, ProtectedByRowCounts)
            and not is_path(other.spec.disclosure.counts[0])
            and _size_source(other.spec, other.spec.disclosure) == wanted
        ),
        None,
    )


def _size_source(spec: TableSpec, rule: ProtectedByRowCounts) -> tuple[str, ...]:
    return count_source(spec, rule.total, rule.counts[0])


@final
@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the group tables of one table.

    Attributes:
        headcounts: fewest and most students of groups.
        origin: id of the table that prints the sizes of the groups; None for this one.
    """

    table: RawTable
    rule: ProtectedByRowCounts
    policy: Policy
    headcounts: Mapping[str, tuple[int, int]]
    origin: str | None

    def group_table(self, outcome: str) -> GroupTable:
        rule, spec = self.rule, self.table.spec
        sizes_only = any(map(self._is_not_tested, self.table.rows))
        return GroupTable(
            id=spec.id if outcome == rule.outcome else f"{spec.id}.{outcome}",
            rows=tuple(
                self._size_row(row) if sizes_only else self._row(row, outcome)
                for row in self.table.rows
            ),
            total=rule.total,
            partitions=rule.partitions,
            within=dict(rule.within),
            percent_decimals=self._decimals(outcome),
            empty_printed=self.policy.empty_group is EmptyGroup.ZERO,
            counts_met=rule.met is not None and outcome == rule.outcome,
            prints_outcome=not sizes_only,
            headcounts=self.headcounts,
            one_count=sizes_only or len(set(rule.counts)) == 1,
            sizes_of=self.origin,
            nobody_may_be_known=rule.nobody_may_be_known,
        )

    def _row(self, row: RawRow, outcome: str) -> GroupRow:
        rule = self.rule
        cells = {cell.column: cell.value for cell in row.cells}
        percent = cells[outcome]
        enrolled, tested = self._size(row)
        scored = [_whole(row.measures[name]) for name in rule.optional_counts]
        return GroupRow(
            id=row.id,
            enrolled=enrolled,
            tested=tested,
            met=_whole(cells[rule.met]) if rule.met and outcome == rule.outcome else None,
            percent_met=rounded(reveal(percent), self._decimals(outcome))
            if isinstance(percent, Figure)
            else None,
            scored=min((count for count in scored if count is not None), default=None),
            withheld=self._is_withheld(row),
            also_hide=self._is_wished(row),
        )

    def _size_row(self, row: RawRow) -> GroupRow:
        """A row of a table of which nobody took the test; one with results is not shown."""
        size = _whole(row.measures[self.rule.counts[0]])
        if not (self._is_not_tested(row) or is_empty(row)):
            size = None
        return GroupRow(
            row.id, size, size, withheld=self._is_withheld(row), also_hide=self._is_wished(row)
        )

    def _size(self, row: RawRow) -> tuple[int | None, int | None]:
        """Students enrolled and tested; unknown where they contradict the rest of the row.

        What the state withholds is of unknown size, although another table may print it.
        """
        counts = self.rule.counts
        enrolled, tested = _whole(row.measures[counts[0]]), _whole(row.measures[counts[-1]])
        withheld = is_path(counts[0]) and self._is_withheld(row)
        if withheld or (enrolled == 0 and not is_empty(row)):
            return None, None
        return enrolled, tested

    def _is_withheld(self, row: RawRow) -> bool:
        """Whether something in a row is withheld, or a count that might have been left out."""
        unsaid = {NoValue.MISSING, *([NoValue.NOT_TESTED] if self._is_not_tested(row) else [])}
        optional = (row.measures[name] for name in self.rule.optional_counts)
        return any(cell.value is NoValue.WITHHELD for cell in row.cells) or any(
            isinstance(value, NoValue) and value not in unsaid for value in optional
        )

    def _is_not_tested(self, row: RawRow) -> bool:
        """Whether nobody of a group took the test."""
        results = {*self.rule.outcomes, self.rule.met}
        return (
            self.table.spec.not_tested
            and row.measures[self.rule.counts[-1]] is NoValue.NOT_TESTED
            and not any(
                isinstance(cell.value, Figure) for cell in row.cells if cell.column in results
            )
        )

    def _is_wished(self, row: RawRow) -> bool:
        return (self.table.spec.id, row.id) in self.policy.also_hide

    def _decimals(self, outcome: str) -> int:
        return DECIMALS[self.table.spec.column(outcome).format]


def _whole(value: object) -> int | None:
    return int(reveal(value)) if isinstance(value, Figure) else None
