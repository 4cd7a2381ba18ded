"""What a reader of linked tables knows, and the rows that nobody should be able to work out.

An assumption that happens to be wrong only makes the audit stricter, never laxer, as long as some
numbers meet all conditions: it takes possibilities away. :mod:`sarcgen.disclosure.readers` gives up
assumptions that no numbers meet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import final

from sarcgen.disclosure.conditions import Assumptions, Parts, Sizes, TableConditions
from sarcgen.disclosure.groups import Reason
from sarcgen.disclosure.published import PublishedTable
from sarcgen.disclosure.solver import Program


@final
@dataclass(frozen=True, slots=True)
class Target:
    """A row of which something is hidden.

    Attributes:
        table, row: where it stands.
        parts: its students, as sums of the program's variables.
        whole: its size is hidden, not only its results.
        reason: as in the published row.
        size: students enrolled and tested, where known to the audit.
        prints_outcome: the table has results at all.
        nobody_may_be_known: that nobody has the outcome is no secret.
    """

    table: str
    row: str
    parts: Parts
    whole: bool
    reason: Reason | None
    size: tuple[int, int] | None = field(repr=False)
    prints_outcome: bool
    nobody_may_be_known: bool


@final
@dataclass(frozen=True, slots=True)
class Knowledge:
    """The conditions, and the rows that nobody should be able to work out."""

    program: Program
    targets: tuple[Target, ...]


def knowledge(
    tables: Sequence[PublishedTable],
    sizes: Mapping[str, Sizes],
    minimum: int,
    assumed: Assumptions,
) -> Knowledge:
    """Put together what a reader of linked tables knows.

    Args:
        tables: tables about the same students.
        sizes: by table, students enrolled and tested of rows: what a reader may find elsewhere.
        minimum: students of the smallest group that may be printed.
        assumed: what the reader assumes.
    """
    program = Program()
    conditions = [
        TableConditions(program, table, sizes.get(table.id, {}), minimum, assumed)
        for table in tables
        if any(row.prints_something for row in table.rows)
    ]
    for first, second in combinations(conditions, 2):
        if first.table.id == second.table.sizes_of:
            _make_equal(program, first, second)
        elif assumed.likely and not assumed.sizes:
            _tie(program, first, second)
    return Knowledge(program, tuple(target for table in conditions for target in _targets(table)))


def _targets(conditions: TableConditions) -> list[Target]:
    return [
        Target(
            conditions.table.id,
            row.id,
            conditions.parts[row.id],
            whole=row.hidden,
            reason=row.reason,
            size=conditions.sizes.get(row.id),
            prints_outcome=conditions.table.prints_outcome,
            nobody_may_be_known=conditions.table.nobody_may_be_known,
        )
        for row in conditions.table.rows
        if row.something_hidden
    ]


def _make_equal(program: Program, printed: TableConditions, told: TableConditions) -> None:
    """Enrollment of a table that prints none is what the other prints."""
    for row_id in printed.rows.keys() & told.rows.keys():
        difference = printed.parts[row_id].enrolled - told.parts[row_id].enrolled
        if difference.terms:
            program.bind(difference, 0, 0)


def _tie(program: Program, first: TableConditions, second: TableConditions) -> None:
    """Enrollment of the same groups: equal, or nowhere more, if the printed rows say so."""
    shared = [row_id for row_id in first.rows if row_id in second.rows]
    differences = {
        row_id: first.parts[row_id].enrolled - second.parts[row_id].enrolled for row_id in shared
    }
    printed = [difference.constant for difference in differences.values() if not difference.terms]
    if not printed:
        return
    low = 0 if min(printed) >= 0 else None
    high = 0 if max(printed) <= 0 else None
    if low is None and high is None:
        return
    for difference in differences.values():
        if difference.terms:
            program.bind(difference, low, high)
