"""The same protection for tables that are not part of a report: counts in, printed rows out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import final

from sarcgen.disclosure.audit import audit
from sarcgen.disclosure.complementary import choose, publish
from sarcgen.disclosure.contradictions import contradictory, sentence
from sarcgen.disclosure.groups import MINIMUM_GROUP_SIZE, GroupRow, GroupTable
from sarcgen.disclosure.published import Measure, PublishedRow
from sarcgen.edition.protection import ProtectedByRowCounts
from sarcgen.edition.spec import Edition, TableSpec
from sarcgen.edition.words import EmptyGroup
from sarcgen.errors import DisclosureError, UsageError
from sarcgen.model.vocabulary import Level
from sarcgen.records.group_file import GroupCounts

COLUMNS = (
    Measure.ENROLLED,
    Measure.TESTED,
    Measure.PERCENT_TESTED,
    Measure.PERCENT_NOT_TESTED,
    Measure.PERCENT_MET,
)


@final
@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One row as it may be published.

    Attributes:
        table: name of the table.
        row: id of the row.
        cells: values in the order of ``COLUMNS``; None for two dashes.
    """

    table: str
    row: str
    cells: tuple[Decimal | None, ...]


def by_group_specification(edition: Edition) -> tuple[TableSpec, ProtectedByRowCounts]:
    """The edition's first table by student group, whose rows and structure hold for all.

    Raises:
        UsageError: the edition has no such table.
    """
    for table in edition.tables():
        if isinstance(table.disclosure, ProtectedByRowCounts):
            return table, table.disclosure
    raise UsageError(f"Edition {edition.edition} has no table by student group.")


def protect_tables(
    edition: Edition, tables: Mapping[str, Mapping[str, GroupCounts]], level: Level
) -> list[PrintedRow]:
    """Every row of the edition for tables about the same students, protected and audited.

    Args:
        edition: whose rows, partitions and rule for empty groups.
        tables: counts by row id for each table's name; a group that is left out is empty.
        level: what is promised.

    Raises:
        DisclosureError: a hidden figure could be worked out, or figures contradict one another.
            Names table and row, never a number.
    """
    spec, rule = by_group_specification(edition)
    groups = [
        GroupTable(
            id=name,
            rows=tuple(_row(row.id, counts) for row in spec.rows),
            total=rule.total,
            partitions=rule.partitions,
            within=dict(rule.within),
            empty_printed=edition.empty_group is EmptyGroup.ZERO,
        )
        for name, counts in tables.items()
    ]
    choices = choose(groups, level=level)
    wrong = contradictory(groups, choices, level=level, minimum=MINIMUM_GROUP_SIZE)
    if wrong:
        raise DisclosureError("\n".join(map(sentence, wrong)))
    published = [publish(table, choice) for table, choice in zip(groups, choices, strict=True)]
    sizes = {table.id: table.sizes() for table in groups}
    findings = audit(published, level=level, minimum=MINIMUM_GROUP_SIZE, sizes=sizes)
    if findings:
        places = sorted({f"table “{f.table}”, row “{f.row}”" for f in findings})
        raise DisclosureError(
            "A hidden figure could be worked out from what would be printed. Nothing is written: "
            + "; ".join(places)
        )
    return [_printed(table.id, row) for table in published for row in table.rows]


def _row(row_id: str, counts: Mapping[str, GroupCounts]) -> GroupRow:
    known = counts.get(row_id, GroupCounts(0, 0, 0))
    return GroupRow(row_id, known.enrolled, known.tested, known.met)


def _printed(table: str, row: PublishedRow) -> PrintedRow:
    return PrintedRow(table, row.id, tuple(row.cells.get(measure) for measure in COLUMNS))
