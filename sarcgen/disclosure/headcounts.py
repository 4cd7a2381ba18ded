"""How many students each group has, as far as the enrollment tables tell."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Final

from sarcgen.disclosure.groups import GroupRow, GroupTable
from sarcgen.disclosure.published import half_step
from sarcgen.edition.protection import ProtectedOnRequest
from sarcgen.model.students import Enrollment
from sarcgen.model.values import Figure, NoValue, reveal
from sarcgen.tables.raw import RawReport, RawTable

SHARE_DECIMALS: Final = 1
ALL_STUDENTS: Final = "all_students"


def total_of(enrollment: Enrollment) -> Decimal | None:
    """All students enrolled: the total of the file, else the sum of its grades."""
    if isinstance(enrollment.total, Figure):
        return reveal(enrollment.total)
    counts = [reveal(count) for count in enrollment.by_grade.values() if isinstance(count, Figure)]
    return sum(counts, Decimal(0)) if counts else None


def headcounts_of(report: RawReport, hidden: frozenset[str]) -> dict[str, tuple[int, int]]:
    """Fewest and most students of each group, as the printed shares of enrollment tell.

    A group without a share, of several that do not overlap, has no more students than the others
    leave over.

    Args:
        report: the school's tables and enrollment.
        hidden: groups whose share is not printed.
    """
    total = total_of(report.enrollment)
    found: dict[str, tuple[int, int]] = {}
    if not total:
        return found
    for group, share in report.enrollment.by_group.items():
        if isinstance(share, Figure) and group.value not in hidden:
            found[group.value] = _span(reveal(share), total)
    told = dict(found)
    for members in _partitions(report):
        left = int(total) - sum(told[member][0] for member in members if member in told)
        if any(member in told for member in members):
            found |= {member: (0, max(left, 0)) for member in members if member not in told}
    return found


def _span(share: Decimal, total: Decimal) -> tuple[int, int]:
    """Fewest and most students whose share is printed so."""
    margin = half_step(SHARE_DECIMALS)
    fewest = ((share - margin) * total / 100).to_integral_value(ROUND_CEILING)
    most = ((share + margin) * total / 100).to_integral_value(ROUND_FLOOR)
    return max(int(fewest), 0), int(most)


def _partitions(report: RawReport) -> Iterator[tuple[str, ...]]:
    for table in report.tables:
        if isinstance(table.spec.disclosure, ProtectedOnRequest):
            yield from table.spec.disclosure.partitions


def enrollment_table(
    table: RawTable, rule: ProtectedOnRequest, enrollment: Enrollment
) -> GroupTable:
    """The enrollment table by group as head-counts, with a row for all students."""
    total = total_of(enrollment)
    rows = []
    for row in table.rows:
        share = row.cells[0].value
        count = fewest = None
        if isinstance(share, Figure) and total is not None:
            exact = reveal(share) * total / 100
            count = int(exact.to_integral_value(ROUND_HALF_UP))
            fewest, _ = _span(reveal(share), total)
        withheld = share is NoValue.WITHHELD
        # A rounded share leaves several numbers of students open: the smallest one decides.
        rows.append(GroupRow(row.id, count, count, scored=fewest, withheld=withheld))
    everybody = int(total) if total is not None else None
    return GroupTable(
        id=table.spec.id,
        rows=(GroupRow(ALL_STUDENTS, everybody, everybody), *rows),
        total=ALL_STUDENTS,
        partitions=rule.partitions,
        within=dict(rule.within),
        percent_decimals=SHARE_DECIMALS,
        prints_outcome=False,
        one_count=True,
    )
