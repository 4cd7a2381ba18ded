"""Try to undo the dashes of a finished card, with everything that a reader may know.

The audit reads what is printed and the structure of the tables (privacy.md, 3.2 and 4.3). It
shares no rule with the choice of hidden rows: what it does not forbid is safe, whoever chose it.
Findings name a table and a row and never a number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations

from sarcgen.disclosure.conditions import Assumptions, Sizes
from sarcgen.disclosure.groups import MINIMUM_GROUP_SIZE
from sarcgen.disclosure.published import RESULTS, Measure, PublishedTable, with_common_reasons
from sarcgen.disclosure.readers import Finding, Tier, worked_out
from sarcgen.model.vocabulary import Level


def audit(
    tables: Sequence[PublishedTable],
    *,
    level: Level = Level.STRICT,
    minimum: int = MINIMUM_GROUP_SIZE,
    sizes: Mapping[str, Sizes] | None = None,
) -> tuple[Finding, ...]:
    """All findings in tables about the same students; none if they may be published.

    Args:
        tables: one table, or linked tables together.
        level: what is promised.
        minimum: students of the smallest group that may be printed.
        sizes: by table and row, students enrolled and tested as the state's other publications
            show them. A row without a size is never held to be small or empty.
    """
    sizes = sizes or {}
    tables = with_common_reasons(tables)
    findings = list(_patterns(tables, sizes))
    for table in tables:
        findings.extend(_small(table, minimum))
        if level is Level.STRICT:
            findings.extend(_subtractions(table, minimum))
    labelled = worked_out(tables, sizes, minimum, Assumptions(labels=True))
    # Labels only ever help: where they do not suffice, nothing does without them.
    plain = worked_out(tables, sizes, minimum, Assumptions()) if labelled else ()
    sized = worked_out(tables, sizes, minimum, Assumptions(labels=True, sizes=True))
    findings.extend(plain)
    easier = {(finding.table, finding.row) for finding in plain}
    findings.extend(
        finding for finding in (*labelled, *sized) if (finding.table, finding.row) not in easier
    )
    return tuple(dict.fromkeys(findings))


def _patterns(tables: Sequence[PublishedTable], sizes: Mapping[str, Sizes]) -> Iterator[Finding]:
    for table in tables:
        rows = {row.id: row for row in table.rows}
        for row_id, row in rows.items():
            if row.hidden and any(row.cells.get(measure) is not None for measure in RESULTS):
                yield Finding(table.id, row_id, Tier.PATTERN)
        for alias in table.aliases:
            repeated = rows.get(alias.row)
            if repeated and repeated.something_hidden and alias.percent_met is not None:
                yield Finding(table.id, alias.row, Tier.PATTERN)
    for first, second in permutations(tables, 2):
        if not _told_by(first, second, sizes.get(first.id, {})):
            continue
        printed = {row.id for row in second.rows if not row.hidden}
        for row in first.rows:
            if row.hidden and row.id in printed:
                yield Finding(first.id, row.id, Tier.PATTERN)


def _told_by(table: PublishedTable, other: PublishedTable, sizes: Sizes) -> bool:
    """Whether a linked table's printed rows tell how many students this one's have.

    Of a table that is hidden altogether they do if both have equally many students.
    """
    if any(not row.hidden for row in table.rows):
        return True
    enrolled = _sizes_printed(other).get(other.total)
    return enrolled is not None and enrolled[0] == sizes.get(table.total, (None,))[0]


def _sizes_printed(table: PublishedTable) -> dict[str, tuple[int, int]]:
    sizes = {}
    for row in table.rows:
        enrolled, tested = row.count(Measure.ENROLLED), row.count(Measure.TESTED)
        if enrolled is not None and tested is not None:
            sizes[row.id] = enrolled, tested
    return sizes


def _small(table: PublishedTable, minimum: int) -> Iterator[Finding]:
    for row_id, (enrolled, tested) in _sizes_printed(table).items():
        if enrolled > 0 and tested < minimum:
            yield Finding(table.id, row_id, Tier.SMALL)


def _subtractions(table: PublishedTable, minimum: int) -> Iterator[Finding]:
    printed = _sizes_printed(table)

    def is_small(whole: str, parts: Sequence[str]) -> bool:
        enrolled, tested = (
            printed[whole][i] - sum(printed[part][i] for part in parts) for i in (0, 1)
        )
        return enrolled > 0 and tested < minimum

    for members in table.partitions:
        parts = [member for member in members if member in printed]
        if table.total in printed and is_small(table.total, parts):
            hidden = [row.id for row in table.rows if row.id in members and row.id not in printed]
            yield Finding(table.id, next(iter(hidden), table.total), Tier.SUBTRACTION)
    for row_id in printed:
        for container in {table.total, table.within.get(row_id, table.total)} - {row_id}:
            if container in printed and is_small(container, [row_id]):
                yield Finding(table.id, row_id, Tier.SUBTRACTION)
