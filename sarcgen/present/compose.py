"""A protected report and its edition become the finished report: text only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import final

from sarcgen.disclosure.protected import CellStatus, ProtectedReport, ProtectedText
from sarcgen.edition.protection import ProtectedByRowCounts
from sarcgen.edition.spec import (
    Edition,
    NarrativeSpec,
    ParagraphSpec,
    PrioritySpec,
    SectionSpec,
    TableSpec,
)
from sarcgen.languages.catalog import Catalog
from sarcgen.pictures import Photo
from sarcgen.present.charts import with_chart
from sarcgen.present.message import compose_message
from sarcgen.present.prose import prose
from sarcgen.present.summary import compose_summary
from sarcgen.present.tables import Wording, compose_table
from sarcgen.report.card import (
    Block,
    Message,
    Narrative,
    Paragraph,
    Priority,
    Report,
    Resource,
    Section,
)
from sarcgen.report.tables import SafeHtml


def compose(
    edition: Edition,
    report: ProtectedReport,
    catalog: Catalog,
    *,
    draft: bool = False,
    photo: Photo | None = None,
    summary: bool = False,
) -> Report:
    """The finished report card in the catalog's language.

    Args:
        edition: the state template.
        report: what may be published.
        catalog: the language of fixed text.
        draft: mark the card as a draft even if every table in it is filled.
        photo: of the principal, if the school gives one.
        summary: the card begins with a summary for parents.
    """
    hiding = _tables_hiding_larger_groups(edition, report)
    wording = Wording(edition, catalog)
    message = compose_message(report.message, photo, catalog)
    card = _Composer(edition, report, wording, draft, hiding, message).report()
    if not summary:
        return card
    return replace(card, summary=compose_summary(report, card.sections, wording))


def _tables_hiding_larger_groups(edition: Edition, report: ProtectedReport) -> frozenset[str]:
    """Tables with complementary suppression, and those about the same students."""
    sets: dict[str, list[str]] = {}
    for spec in edition.tables():
        rule = spec.disclosure
        linked = rule.linked if isinstance(rule, ProtectedByRowCounts) else None
        sets.setdefault(linked or spec.id, []).append(spec.id)
    hiding = {
        table.id
        for table in report.tables
        for row in table.rows
        for cell in row.cells
        if cell.status is CellStatus.COMPLEMENTARY
    }
    return frozenset(table for tables in sets.values() if hiding & set(tables) for table in tables)


@final
@dataclass(frozen=True, slots=True)
class _Composer:
    edition: Edition
    protected: ProtectedReport
    wording: Wording
    draft: bool
    hiding_larger: frozenset[str]
    message: Message | None

    def report(self) -> Report:
        gettext = self.wording.catalog.gettext
        card = self.wording.text(self.edition.title)
        school = self.protected.school or gettext("School name missing")
        year = self.wording.years.fill("{data_year}")
        published = self.protected.published
        return Report(
            language=self.wording.catalog.language,
            direction=self.wording.catalog.direction,
            title=f"{school} – {card} {year}",
            card=card,
            school=school,
            district=self.protected.district,
            lines=tuple(self.wording.text(line) for line in self.edition.lines),
            running_year=year,
            sections=tuple(
                section for spec in self.edition.sections if (section := self._section(spec)).blocks
            ),
            draft=self.draft or self._is_draft(),
            published=published.isoformat() if published else "",
            description=gettext("School Accountability Report Card of {school}, {year}")
            .replace("{school}", school)
            .replace("{year}", year),
            message=self.message,
        )

    def _is_draft(self) -> bool:
        cells = [
            cell
            for table in self.protected.tables
            for row in (*(row.cells for row in table.rows), table.facts)
            for cell in row
        ]
        return (
            not self.protected.school
            or any(cell.status is CellStatus.MISSING for cell in cells)
            or any(text.status is CellStatus.MISSING for text in self.protected.texts)
        )

    def _section(self, spec: SectionSpec) -> Section:
        blocks: list[Block] = []
        for block in spec.blocks:
            if isinstance(block, TableSpec):
                table = self.protected.table(block.id)
                if table is not None:
                    larger = block.id in self.hiding_larger
                    composed = compose_table(block, table, self.wording, hides_larger=larger)
                    blocks.append(with_chart(composed, block, self.wording))
            elif isinstance(block, NarrativeSpec):
                text = self.protected.text(block.id)
                if text is not None:
                    blocks.append(self._narrative(block, text))
            elif isinstance(block, PrioritySpec):
                if not block.with_tables or any(map(self._is_shown, block.with_tables)):
                    title = self.wording.text(block.title)
                    blocks.append(Priority(block.id, title, self.wording.prose(block.text)))
            else:
                blocks.append(self._paragraph(block))
        return Section(spec.id, self.wording.text(spec.title), tuple(blocks))

    def _is_shown(self, block_id: str) -> bool:
        return (
            self.protected.table(block_id) is not None or self.protected.text(block_id) is not None
        )

    def _paragraph(self, spec: ParagraphSpec) -> Paragraph:
        return Paragraph(spec.id, self.wording.text(spec.title), self.wording.prose(spec.text))

    def _narrative(self, spec: NarrativeSpec, text: ProtectedText) -> Narrative:
        gettext = self.wording.catalog.gettext
        absent = {
            CellStatus.NOT_REPORTED: gettext("Not reported by the school or district."),
            CellStatus.PENDING: gettext("Not available yet."),
            CellStatus.NOT_APPLICABLE: gettext("Does not apply to this school."),
            CellStatus.MISSING: gettext("This text is missing."),
        }.get(text.status, "")
        resources = tuple(
            Resource(r.title, gettext(r.kind.capitalize()), r.description, r.address)
            for r in self.protected.resources
            if r.narrative == spec.id
        )
        same = text.language == self.wording.catalog.language
        return Narrative(
            id=spec.id,
            title="" if spec.continues else self.wording.title(spec.title, spec.suffix),
            text=prose(text.text) if text.text else SafeHtml(""),
            language="" if same else text.language,
            absent=absent,
            missing=text.status is CellStatus.MISSING,
            resources_title=gettext("More to read and watch") if resources else "",
            resources=resources,
            suffix="" if spec.continues else self.wording.text(spec.suffix),
        )
