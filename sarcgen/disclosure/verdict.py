"""The last look: what would be published is read back and attacked. Any success stops the build."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from sarcgen.disclosure.aliases import aliases_of, format_decimals
from sarcgen.disclosure.audit import audit
from sarcgen.disclosure.contradictions import sentence as contradiction
from sarcgen.disclosure.groups import GroupTable, Reason
from sarcgen.disclosure.headcounts import ALL_STUDENTS, enrollment_table, headcounts_of
from sarcgen.disclosure.linked import DECIMALS, linked_tables
from sarcgen.disclosure.policy import Policy
from sarcgen.disclosure.protected import (
    HIDDEN,
    CellStatus,
    ProtectedCell,
    ProtectedReport,
    ProtectedRow,
)
from sarcgen.disclosure.published import (
    Alias,
    Measure,
    PublishedRow,
    PublishedTable,
    as_hidden,
    as_printed,
)
from sarcgen.disclosure.readers import Finding, Tier
from sarcgen.edition.protection import ProtectedByRowCounts, ProtectedOnRequest
from sarcgen.edition.spec import TableSpec
from sarcgen.errors import DisclosureError
from sarcgen.model.derived import rounded
from sarcgen.tables.raw import RawReport, RawTable

_REASONS: Final = {
    CellStatus.PRIMARY: Reason.PRIMARY,
    CellStatus.WITHHELD: Reason.WITHHELD,
    CellStatus.REQUESTED: Reason.REQUESTED,
    CellStatus.LINKED: Reason.LINKED,
    CellStatus.COMPLEMENTARY: Reason.COMPLEMENTARY,
}


def refuse_what_can_be_undone(report: ProtectedReport, raw: RawReport, policy: Policy) -> None:
    """Attacks the report that would be published.

    Args:
        report: what would be published.
        raw: the same tables before protection: their structure, and the sizes of groups as a
            reader may know them from the state's other publications.
        policy: the promise.

    Raises:
        DisclosureError: a hidden figure can be worked out, or the printed figures contradict one
            another so that nothing can be proved. Names table and row, never a number.
    """
    findings = [*_enrollment_findings(report, raw, policy), *_group_findings(report, raw, policy)]
    if findings:
        raise DisclosureError("\n".join(dict.fromkeys(_sentence(f, raw) for f in findings)))


def _group_findings(report: ProtectedReport, raw: RawReport, policy: Policy) -> Iterator[Finding]:
    specs = {table.spec.id: table for table in raw.tables}
    headcounts = headcounts_of(raw, _dashed(report, raw))
    for tables in linked_tables(raw, policy, headcounts):
        published = []
        for table in tables:
            raw_table = specs[table.id]
            rule = raw_table.spec.disclosure
            if isinstance(rule, ProtectedByRowCounts):
                published.append(_published(report, raw, raw_table, rule, table))
        sizes = {table.id: table.sizes() for table in tables}
        if any(row.hidden for table in published for row in table.rows):
            yield from audit(
                published, level=policy.level, minimum=policy.minimum_group_size, sizes=sizes
            )


def _published(
    report: ProtectedReport,
    raw: RawReport,
    table: RawTable,
    rule: ProtectedByRowCounts,
    structure: GroupTable,
) -> PublishedTable:
    printed = report.table(table.spec.id)
    rows = printed.rows if printed is not None else ()
    read = tuple(_row(row, table.spec, rule) for row in rows)
    return PublishedTable(
        structure.id,
        read,
        structure.total,
        structure.partitions,
        structure.within,
        structure.percent_decimals,
        structure.empty_printed,
        headcounts=structure.headcounts,
        aliases=tuple(_aliases(report, raw, table, rule, read)),
    )


def _row(row: ProtectedRow, spec: TableSpec, rule: ProtectedByRowCounts) -> PublishedRow:
    cells: dict[Measure, Decimal | None] = {}
    reason = None
    for column, cell in zip(spec.columns, row.cells, strict=True):
        measure = _measure(column.measure or column.id, column.computed, rule)
        if cell.status in HIDDEN:
            reason = reason or _REASONS[cell.status]
            cells[measure] = None
        elif isinstance(cell.value, Decimal):
            cells[measure] = rounded(cell.value, DECIMALS.get(column.format, 0))
    if cells.get(Measure.ENROLLED) is not None and cells.get(Measure.TESTED) is not None:
        # The shares add nothing to two printed counts; real cards round them in their own ways.
        cells.pop(Measure.PERCENT_TESTED, None)
        cells.pop(Measure.PERCENT_NOT_TESTED, None)
    if not cells:
        # Nothing is printed, so a reader knows as little as of two dashes.
        cells = dict.fromkeys((Measure.ENROLLED, Measure.TESTED, Measure.PERCENT_MET))
        reason = Reason.WITHHELD
    hides_size = cells.get(Measure.ENROLLED, 0) is None or cells.get(Measure.TESTED, 0) is None
    return PublishedRow(row.id, cells, reason if hides_size else None)


def _measure(column: str, computed: str | None, rule: ProtectedByRowCounts) -> Measure:
    if column == rule.outcome:
        return Measure.PERCENT_MET
    if column == rule.counts[0]:
        return Measure.ENROLLED
    if column == rule.counts[-1]:
        return Measure.TESTED
    if computed == "percent_not_tested":
        return Measure.PERCENT_NOT_TESTED
    return Measure.PERCENT_TESTED


def _aliases(
    report: ProtectedReport,
    raw: RawReport,
    table: RawTable,
    rule: ProtectedByRowCounts,
    rows: tuple[PublishedRow, ...],
) -> Iterator[Alias]:
    total = next((row for row in rows if row.id == rule.total), None)
    if total is None or not total.something_hidden:
        return
    specs = {other.spec.id: other.spec for other in raw.tables}
    for place in aliases_of(raw, table, rule):
        cell = _cell(report, place.table, place.row, specs[place.table], place.column)
        if isinstance(cell.value, Decimal):
            decimals = format_decimals(specs[place.table], place, DECIMALS)
            yield Alias(rule.total, rounded(cell.value, decimals), decimals)


def _cell(
    report: ProtectedReport, table: str, row: str, spec: TableSpec, column: str
) -> ProtectedCell:
    printed = report.table(table)
    place = [c.id for c in spec.columns].index(column)
    rows = printed.rows if printed is not None else ()
    return next(r.cells[place] for r in rows if r.id == row)


def _shares(report: ProtectedReport, table: RawTable) -> tuple[ProtectedRow, ...]:
    printed = report.table(table.spec.id)
    return printed.rows if printed is not None else ()


def _dashed(report: ProtectedReport, raw: RawReport) -> frozenset[str]:
    """Groups whose share of enrollment is hidden."""
    return frozenset(
        row.id
        for table in raw.tables
        if isinstance(table.spec.disclosure, ProtectedOnRequest)
        for row in _shares(report, table)
        if row.cells[0].status in HIDDEN
    )


def _enrollment_findings(
    report: ProtectedReport, raw: RawReport, policy: Policy
) -> Iterator[Finding]:
    if not policy.dash_enrollment:
        return
    dashed = _dashed(report, raw)
    for table in raw.tables:
        rule = table.spec.disclosure
        if isinstance(rule, ProtectedOnRequest):
            counts = enrollment_table(table, rule, raw.enrollment)
            printed = {row.id for row in _shares(report, table) if row.cells[0].value is not None}
            for row in counts.rows:
                if row.id in printed and row.size is None:
                    yield Finding(counts.id, row.id, Tier.SMALL)
            if not printed:
                continue
            rows = tuple(
                as_hidden(row.id, counts, Reason.WITHHELD)
                if row.id in dashed or row.size is None
                else as_printed(row, counts, results=False)
                for row in counts.rows
            )
            yield from audit(
                [
                    PublishedTable(
                        counts.id,
                        rows,
                        ALL_STUDENTS,
                        counts.partitions,
                        counts.within,
                        counts.percent_decimals,
                        prints_outcome=False,
                    )
                ],
                level=policy.level,
                minimum=policy.minimum_group_size,
                sizes={counts.id: counts.sizes()},
            )


def _sentence(finding: Finding, raw: RawReport) -> str:
    spec = next(table.spec for table in raw.tables if table.spec.id == finding.table)
    row = next((row.label for row in spec.rows if row.id == finding.row), "All Students")
    if finding.tier is Tier.CONTRADICTION:
        return contradiction(spec.title)
    return (
        f"Table “{spec.title}”, row “{row}”: a hidden figure could be worked out from what would be"
        " printed. Nothing is written. Please report this to the project."
    )
