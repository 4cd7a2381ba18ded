"""A protected report and the finished card become data for programs.

Words are those of the finished card, numbers are rounded as it prints them, and the reason for a
blank is no finer than what it says there: nothing here tells more than the card.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, final

from sarcgen.disclosure.protected import (
    HIDDEN,
    CellStatus,
    ProtectedCell,
    ProtectedReport,
    ProtectedTable,
    ProtectedText,
)
from sarcgen.edition.cells import CellSpec, ColumnSpec, RowSpec
from sarcgen.edition.spec import Edition, NarrativeSpec, TableSpec
from sarcgen.edition.words import Format
from sarcgen.edition.years import YearWords
from sarcgen.figures.document import (
    SCHEMA_ADDRESS,
    VERSION,
    Card,
    Column,
    District,
    Entity,
    Fact,
    Figure,
    Message,
    Narrative,
    Reason,
    Resource,
    Row,
    School,
    Table,
    Unit,
)
from sarcgen.languages.catalog import Catalog
from sarcgen.present import formats
from sarcgen.present.tables import Wording
from sarcgen.report.card import Narrative as ShownNarrative
from sarcgen.report.card import Report
from sarcgen.report.tables import Table as ShownTable

_UNITS: Final = {
    Format.TEXT: Unit.TEXT,
    Format.COUNT: Unit.COUNT,
    Format.PERCENT_0: Unit.PERCENT,
    Format.PERCENT_1: Unit.PERCENT,
    Format.PERCENT_2: Unit.PERCENT,
    Format.PERCENT_SIGN: Unit.PERCENT,
    Format.PERCENT: Unit.PERCENT,
    Format.DIFFERENCE: Unit.PERCENT,
    Format.MONEY: Unit.US_DOLLARS,
    Format.FTE: Unit.FTE,
    Format.FTE_2: Unit.FTE,
    Format.NUMBER: Unit.NUMBER,
    Format.DAYS: Unit.DAYS,
    Format.RATIO: Unit.RATIO,
    Format.EMAIL: Unit.EMAIL,
    Format.WEBSITE: Unit.WEBSITE,
    Format.MARK: Unit.MARK,
}
_REASONS: Final = {
    **dict.fromkeys(HIDDEN, Reason.SUPPRESSED),
    CellStatus.NOT_APPLICABLE: Reason.NOT_APPLICABLE,
    CellStatus.NOT_TESTED: Reason.NOT_TESTED,
    CellStatus.NOT_REPORTED: Reason.NOT_REPORTED,
    CellStatus.PENDING: Reason.PENDING,
    CellStatus.MISSING: Reason.MISSING,
    CellStatus.EMPTY: Reason.NONE,
}
_SAID_OF_TEXTS: Final = frozenset(
    {CellStatus.NOT_REPORTED, CellStatus.PENDING, CellStatus.NOT_APPLICABLE, CellStatus.MISSING}
)
_CONTACT: Final = "school-contact"
_CODE: Final = "cds_code"
_DIGITS: Final = 14
_ENTITIES: Final[dict[str, Entity]] = {
    "school": "school",
    "district": "district",
    "state": "state",
}


def figures_of(
    edition: Edition,
    protected: ProtectedReport,
    report: Report,
    catalog: Catalog,
    grades: tuple[str, ...],
) -> Card:
    """The published figures and texts of one card.

    Args:
        edition: the state template.
        protected: what may be published.
        report: the finished card made of it.
        catalog: the language that it was made in.
        grades: grades that the school serves, which decide what its card has.
    """
    return _Figures(edition, protected, report, catalog, grades).card()


@final
class _Figures:
    def __init__(
        self,
        edition: Edition,
        protected: ProtectedReport,
        report: Report,
        catalog: Catalog,
        grades: tuple[str, ...],
    ) -> None:
        self.edition = edition
        self.protected = protected
        self.report = report
        self.wording = Wording(edition, catalog)
        self.years = YearWords(edition, dash="-")
        self.grades = grades

    def card(self) -> Card:
        report = self.report
        code = _code(self.protected)
        return Card.model_validate(
            {
                "$schema": SCHEMA_ADDRESS,
                "version": VERSION,
                "edition": self.protected.edition,
                "language": report.language,
                "title": report.title,
                "card": report.card,
                "draft": report.draft,
                "published": report.published or None,
                "school": School(name=report.school, cds_code=code, grades=self.grades),
                "district": District(name=report.district, code=code[:7] if code else None),
                "tables": tuple(self._tables()),
                "narratives": tuple(self._narratives()),
                "principal_message": self._message(),
            }
        )

    def _message(self) -> Message | None:
        message, protected = self.report.message, self.protected.message
        if message is None or protected is None:
            return None
        language = protected.text.language or None
        return Message(title=message.title, language=language, html=message.text.markup)

    def _tables(self) -> Iterator[Table]:
        specs = {spec.id: spec for spec in self.edition.tables()}
        for section in self.report.sections:
            for block in section.blocks:
                if isinstance(block, ShownTable):
                    protected = self.protected.table(block.id)
                    if protected is not None:
                        yield self._table(specs[block.id], protected, block, section.title)

    def _table(
        self, spec: TableSpec, table: ProtectedTable, shown: ShownTable, section: str
    ) -> Table:
        rows = {row.id: row for row in spec.rows}
        spanners = {spanner.id: spanner for spanner in spec.spanners}
        columns = []
        for column in spec.columns:
            above = spanners.get(column.spanner or "")
            columns.append(
                Column(
                    id=column.id,
                    label=self.wording.text(column.label, column.year),
                    spanner=self.wording.text(above.label, above.year) if above else "",
                )
            )
        return Table(
            id=spec.id,
            number=spec.number,
            title=shown.title,
            subtitles=shown.subtitles,
            section=section,
            facts=tuple(
                Fact(
                    label=fact.label,
                    unit=_UNITS[written.format],
                    printed=fact.text,
                    number=_number(cell, written.format),
                    reason=_REASONS.get(cell.status),
                )
                for written, cell, fact in zip(spec.facts, table.facts, shown.facts, strict=True)
            ),
            columns=tuple(columns),
            rows=tuple(
                Row(
                    id=row.id,
                    label=drawn.label,
                    total=drawn.total,
                    figures=tuple(
                        self._figure(spec, rows[row.id], column, cell, text.shown)
                        for column, cell, text in zip(
                            spec.columns, row.cells, drawn.cells, strict=True
                        )
                    ),
                )
                for row, drawn in zip(table.rows, shown.rows, strict=True)
            ),
            notes=tuple(note.markup for note in shown.notes),
        )

    def _figure(
        self,
        table: TableSpec,
        row: RowSpec,
        column: ColumnSpec,
        cell: ProtectedCell,
        printed: str,
    ) -> Figure:
        special = row.cells.get(column.id, CellSpec())
        form = special.format or row.format or column.format
        return Figure(
            column=column.id,
            entity=_entity(table, row, column, special),
            year=self._year(table, column),
            unit=_UNITS[form],
            printed=printed,
            number=_number(cell, form),
            reason=_REASONS.get(cell.status),
        )

    def _year(self, table: TableSpec, column: ColumnSpec) -> str | None:
        year = table.year_of(column)
        return None if year is None else self.years.fill("{year}", year)

    def _narratives(self) -> Iterator[Narrative]:
        specs = {
            block.id: block
            for section in self.edition.sections
            for block in section.blocks
            if isinstance(block, NarrativeSpec)
        }
        for section in self.report.sections:
            for block in section.blocks:
                if isinstance(block, ShownNarrative):
                    text = self.protected.text(block.id)
                    if text is not None:
                        yield self._narrative(specs[block.id], text, block, section.title)

    def _narrative(
        self, spec: NarrativeSpec, text: ProtectedText, shown: ShownNarrative, section: str
    ) -> Narrative:
        said = text.status if text.status in _SAID_OF_TEXTS else CellStatus.EMPTY
        return Narrative(
            id=spec.id,
            number=spec.number,
            title=shown.title,
            section=section,
            language=text.language or None,
            html=shown.text.markup,
            reason=None if text.status is CellStatus.PUBLISHED else _REASONS[said],
            resources=tuple(
                Resource(title=r.title, kind=r.kind, description=r.description, address=r.address)
                for r in shown.resources
            ),
        )


def _entity(table: TableSpec, row: RowSpec, column: ColumnSpec, cell: CellSpec) -> Entity:
    """Whose figure it is: the first word of its path."""
    first = (cell.source or column.source or table.source).partition(".")[0]
    return _ENTITIES[(row.scope or column.scope).value if first == "{scope}" else first]


def _number(cell: ProtectedCell, form: Format) -> int | float | None:
    if not isinstance(cell.value, Decimal):
        return None
    number = formats.printed_number(cell.value, form)
    return int(number) if number == number.to_integral_value() else float(number)


def _code(report: ProtectedReport) -> str | None:
    """The school's code as the table of contacts shows it, as fourteen digits."""
    table = report.table(_CONTACT)
    cells = [row.cells[0] for row in table.rows if row.id == _CODE] if table is not None else []
    digits = str(cells[0].value).replace("-", "") if cells and cells[0].value else ""
    return digits if len(digits) == _DIGITS and digits.isascii() and digits.isdigit() else None
