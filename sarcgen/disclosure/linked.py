"""Tables of a report about the same students, in the form that the choice of hidden rows takes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sarcgen.disclosure.groups import GroupRow, GroupTable
from sarcgen.disclosure.policy import Policy
from sarcgen.edition.protection import ProtectedByRowCounts
from sarcgen.edition.words import EmptyGroup, Format
from sarcgen.model.values import Figure, NoValue, reveal
from sarcgen.tables.raw import RawReport, RawRow, RawTable

DECIMALS: Final = {Format.PERCENT_0: 0, Format.PERCENT_1: 1, Format.PERCENT_2: 2}


def linked_tables(
    report: RawReport, policy: Policy, headcounts: Mapping[str, tuple[int, int]]
) -> list[tuple[GroupTable, ...]]:
    """Every table by student group, together with those about the same students."""
    sets: dict[str, list[GroupTable]] = {}
    for table in report.tables:
        rule = table.spec.disclosure
        if isinstance(rule, ProtectedByRowCounts):
            key = rule.linked or table.spec.id
            sets.setdefault(key, []).append(_group_table(table, rule, policy, headcounts))
    return [tuple(tables) for tables in sets.values()]


def _group_table(
    table: RawTable,
    rule: ProtectedByRowCounts,
    policy: Policy,
    headcounts: Mapping[str, tuple[int, int]],
) -> GroupTable:
    outcome = next(column for column in table.spec.columns if column.id == rule.outcome)
    return GroupTable(
        id=table.spec.id,
        rows=tuple(_group_row(row, rule, table.spec.id, policy) for row in table.rows),
        total=rule.total,
        partitions=rule.partitions,
        within=dict(rule.within),
        percent_decimals=DECIMALS[outcome.format],
        empty_printed=policy.empty_group is EmptyGroup.ZERO,
        headcounts=headcounts,
    )


def _group_row(row: RawRow, rule: ProtectedByRowCounts, table_id: str, policy: Policy) -> GroupRow:
    enrolled, tested = rule.counts[0], rule.counts[-1]
    scored = [_whole(row.measures[name]) for name in rule.optional_counts]
    outcome = next(cell.value for cell in row.cells if cell.column == rule.outcome)
    return GroupRow(
        id=row.id,
        enrolled=_whole(row.measures[enrolled]),
        tested=_whole(row.measures[tested]),
        percent_met=reveal(outcome) if isinstance(outcome, Figure) else None,
        scored=min((count for count in scored if count is not None), default=None),
        withheld=any(cell.value is NoValue.WITHHELD for cell in row.cells),
        also_hide=(table_id, row.id) in policy.also_hide,
    )


def _whole(value: Figure | NoValue) -> int | None:
    return int(reveal(value)) if isinstance(value, Figure) else None
