"""The one-way door: the only way from a raw report to a protected one.

Small groups are hidden first, then the further rows that keep them hidden. Then what would be
published is read back and attacked; if a hidden figure can be worked out, nothing is published.
"""

from __future__ import annotations

from sarcgen.disclosure.further import Further, further_suppression
from sarcgen.disclosure.policy import Policy
from sarcgen.disclosure.primary import protected_fact, protected_row, status_of
from sarcgen.disclosure.protected import (
    CellStatus,
    ProtectedMessage,
    ProtectedReport,
    ProtectedResource,
    ProtectedRow,
    ProtectedTable,
    ProtectedText,
)
from sarcgen.disclosure.verdict import refuse_what_can_be_undone
from sarcgen.model.entities import Resource
from sarcgen.model.narrative import DEFAULT_LANGUAGE, Narrative
from sarcgen.model.values import NoValue
from sarcgen.tables.raw import RawMessage, RawReport, RawTable, RawText


def protect(report: RawReport, policy: Policy, language: str = DEFAULT_LANGUAGE) -> ProtectedReport:
    """The report without what must not be published. Hidden values do not exist in the result.

    Args:
        report: the tables with all figures.
        policy: the rule of this card.
        language: the language to take from narratives that have several.

    Raises:
        DisclosureError: what would be published gives a hidden figure away.
    """
    further = further_suppression(report, policy)
    protected = ProtectedReport(
        edition=report.edition.edition,
        school=report.school,
        district=report.district,
        published=report.published,
        tables=tuple(_table(table, policy, further) for table in report.tables),
        texts=tuple(_text(text, language) for text in report.texts),
        resources=tuple(
            _resource(text.spec.id, resource)
            for text in report.texts
            for resource in text.resources
        ),
        message=None if report.message is None else _message(report.message, language),
    )
    refuse_what_can_be_undone(protected, report, policy)
    return protected


def _table(table: RawTable, policy: Policy, further: Further) -> ProtectedTable:
    spec = table.spec
    columns = tuple(column.id for column in spec.columns)
    return ProtectedTable(
        id=spec.id,
        facts=tuple(protected_fact(fact, policy) for fact in table.facts),
        rows=tuple(
            ProtectedRow(
                row.id, further.apply(spec.id, row.id, columns, protected_row(spec, row, policy))
            )
            for row in table.rows
        ),
    )


def _text(text: RawText, language: str) -> ProtectedText:
    if isinstance(text.narrative, Narrative):
        chosen = text.narrative.language_for(language)
        words = text.narrative.texts[chosen]
        return ProtectedText(text.spec.id, CellStatus.PUBLISHED, words, chosen)
    return ProtectedText(text.spec.id, status_of(text.narrative, required=True))


def _message(message: RawMessage, language: str) -> ProtectedMessage:
    return ProtectedMessage(
        _text(message.text, language), _text(message.alternative, language), message.principal
    )


def _resource(narrative: str, resource: Resource) -> ProtectedResource:
    return ProtectedResource(
        narrative=narrative,
        title=_plain(resource.title),
        kind="" if isinstance(resource.kind, NoValue) else resource.kind.value,
        description=_plain(resource.description),
        address=resource.address or "",
    )


def _plain(text: str | NoValue) -> str:
    return text if isinstance(text, str) else ""
