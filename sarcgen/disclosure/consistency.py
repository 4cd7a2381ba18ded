"""Whether a report can surely be published, told from its figures alone.

:func:`~sarcgen.disclosure.protect.protect` hides rows and then attacks what is left, which takes
its time. It refuses a report for two reasons only: its figures contradict one another, or the
attack finds what the choice of hidden rows has overlooked. Both are ruled out where there is a
*witness*: whole numbers of students for every row that meet all conditions a reader of the card
could put up, even the boldest (privacy.md, 4.3), while those conditions are the same in the choice
and in the attack.

Why that is enough: whatever is hidden, the conditions of the card are among those that the witness
meets, so no reader finds a contradiction, and each keeps to the boldest assumptions. The attack
then looks at the very conditions under which the choice has found nothing, or at fewer of them.

No witness proves nothing: then the report must be protected to see.
"""

from __future__ import annotations

from itertools import pairwise

from sarcgen.disclosure.groups import MINIMUM_GROUP_SIZE, GroupTable
from sarcgen.disclosure.headcounts import headcounts_of
from sarcgen.disclosure.linked import linked_tables, origin_of
from sarcgen.disclosure.policy import Policy
from sarcgen.disclosure.witness import fits, spread
from sarcgen.edition.protection import ProtectedByRowCounts
from sarcgen.edition.sources import is_path
from sarcgen.model.values import Figure, NoValue
from sarcgen.tables.raw import RawReport, RawRow, RawTable


def surely_publishable(report: RawReport, policy: Policy) -> bool:
    """Whether protecting a report is sure not to be refused.

    Args:
        report: the tables with all figures.
        policy: the rule of its card.

    Returns:
        False where that cannot be told quickly.
    """
    # What a district asks for besides is rare, and hides rows for reasons of its own.
    if policy.dash_enrollment or policy.also_hide:
        return False
    if not all(_read_alike(table, report) for table in report.tables):
        return False
    sets = linked_tables(report, policy, headcounts_of(report, frozenset()))
    return all(_have_witness(tables, policy.minimum_group_size) for tables in sets)


def _read_alike(table: RawTable, report: RawReport) -> bool:
    """Whether the choice of hidden rows and the attack see the same in each row of a table."""
    rule = table.spec.disclosure
    if not isinstance(rule, ProtectedByRowCounts):
        return True
    printed = {column.measure or column.id for column in table.spec.columns}
    if not all(is_path(count) or count in printed for count in rule.counts):
        return False
    if any(map(is_path, rule.counts)) and not _is_counted_elsewhere(table, rule, report):
        return False
    return all(_is_counted(row, rule) or _is_blank(row) for row in table.rows)


def _is_counted_elsewhere(table: RawTable, rule: ProtectedByRowCounts, report: RawReport) -> bool:
    """Whether a linked table prints the sizes of all rows of a table, none of them withheld."""
    origin = next((t for t in report.tables if t.spec.id == origin_of(report, table)), None)
    other = None if origin is None else origin.spec.disclosure
    if origin is None or not isinstance(other, ProtectedByRowCounts):
        return False
    return (
        other.linked == rule.linked is not None
        and len(rule.counts) == 1
        and {row.id for row in table.rows} <= {row.id for row in origin.rows}
        and all(cell.value is not NoValue.WITHHELD for row in table.rows for cell in row.cells)
    )


def _is_counted(row: RawRow, rule: ProtectedByRowCounts) -> bool:
    """Whether all head-counts of a row are known and nothing in it is withheld."""
    return (
        all(isinstance(row.measures[name], Figure) for name in rule.counts)
        and all(
            isinstance(count := row.measures[name], Figure) or count is NoValue.MISSING
            for name in rule.optional_counts
        )
        and all(cell.value is not NoValue.WITHHELD for cell in row.cells)
    )


def _is_blank(row: RawRow) -> bool:
    """Whether one and the same word stands for every cell of a row."""
    first = row.cells[0].value
    return isinstance(first, NoValue) and all(cell.value is first for cell in row.cells)


def _have_witness(tables: tuple[GroupTable, ...], minimum: int) -> bool:
    # A table of which nothing is known prints nothing, and nobody learns anything from it.
    told = [table for table in tables if any(row.size for row in table.rows)]
    if not all(_may_have_one(table, minimum) and fits(table) for table in told):
        return False
    largest_first = sorted(told, key=_students, reverse=True)
    return _are_parts(largest_first) and spread(largest_first)


def _may_have_one(table: GroupTable, minimum: int) -> bool:
    """Whether readers' assumptions about single rows hold."""
    if table.row(table.total).size is None:
        return False
    for row in table.rows:
        if row.size is None:
            continue
        enrolled, tested = row.size
        _, most = table.headcounts.get(row.id, (0, enrolled))
        if not (0 <= tested <= enrolled <= most) or (row.met or 0) > tested:
            return False
        if row.scored is not None and not _is_small_alike(row.scored, tested, minimum):
            return False
    return True


def _is_small_alike(scored: int, tested: int, minimum: int) -> bool:
    """Whether a row that is hidden for the number of its scores is so for those tested too."""
    return scored <= tested and (scored >= minimum or tested < MINIMUM_GROUP_SIZE)


def _students(table: GroupTable) -> int:
    return table.row(table.total).enrolled or 0


def _are_parts(largest_first: list[GroupTable]) -> bool:
    """Whether no group has more students in a table than in a larger one about the same students.

    Readers take for true of hidden rows what they see in the printed ones.
    """
    for larger, smaller in pairwise(largest_first):
        alike = _students(larger) == _students(smaller)
        sizes, parts = larger.sizes(), smaller.sizes()
        for row_id in sizes.keys() & parts.keys():
            more = sizes[row_id][0] - parts[row_id][0]
            if more < 0 or (alike and more):
                return False
    return True
