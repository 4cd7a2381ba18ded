"""The last look: what would be published is read back and attacked. Any success stops the build."""

from __future__ import annotations

from collections.abc import Iterator

from sarcgen.disclosure.audit import audit
from sarcgen.disclosure.contradictions import sentence as contradiction
from sarcgen.disclosure.groups import Reason, card_table
from sarcgen.disclosure.headcounts import enrollment_table, headcounts_of
from sarcgen.disclosure.linked import linked_tables
from sarcgen.disclosure.policy import Policy
from sarcgen.disclosure.printed_card import PrintedCard
from sarcgen.disclosure.protected import HIDDEN, ProtectedReport, ProtectedRow
from sarcgen.disclosure.published import as_hidden, as_printed, table_of
from sarcgen.disclosure.readers import Finding, Tier
from sarcgen.edition.protection import ProtectedOnRequest
from sarcgen.errors import DisclosureError
from sarcgen.tables.raw import RawReport, RawTable


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
    headcounts = headcounts_of(raw, _dashed(report, raw))
    card = PrintedCard(report, raw, policy.minimum_group_size)
    for tables in linked_tables(raw, policy, headcounts):
        published = list(map(card.table, tables))
        sizes = {table.id: table.sizes() for table in tables}
        if any(row.something_hidden for table in published for row in table.rows):
            yield from audit(
                published, level=policy.level, minimum=policy.minimum_group_size, sizes=sizes
            )


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
                [table_of(counts, rows)],
                level=policy.level,
                minimum=policy.minimum_group_size,
                sizes={counts.id: counts.sizes()},
            )


def _sentence(finding: Finding, raw: RawReport) -> str:
    spec = next(table.spec for table in raw.tables if table.spec.id == card_table(finding.table))
    row = next((row.label for row in spec.rows if row.id == finding.row), "All Students")
    if finding.tier is Tier.CONTRADICTION:
        return contradiction(spec.title)
    return (
        f"Table “{spec.title}”, row “{row}”: a hidden figure could be worked out from what would be"
        " printed. Nothing is written. Please report this to the project."
    )
