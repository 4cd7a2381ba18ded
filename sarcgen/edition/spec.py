"""One year's state template, as data: what ``templates/<edition>/edition.yaml`` may say.

Text in these classes is the state's own wording in English; it is also the key into the message
catalogs. In titles, labels and notes ``{data_year}`` stands for the edition's year,
``{publishing_year}`` for the year after, ``{previous_year}``, ``{two_years_before}`` and
``{three_years_before}`` for the years before, and in column labels ``{year}`` for the column's own
year.

A ``source`` is a path such as ``{scope}.engagement.suspensions.{year}.{row}``: ``{scope}`` is
replaced by school, district or state, ``{year}`` by the column's year, ``{row}`` and ``{column}``
by their ids. :mod:`sarcgen.edition.sources` refuses a path that leads nowhere.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, final

from pydantic import Field

from sarcgen.edition.base import Flag, Spec
from sarcgen.edition.cells import (
    Applicability,
    CellSpec,
    ChartSpec,
    ColumnSpec,
    FieldSpec,
    RowSpec,
    SpannerSpec,
    StubSpec,
)
from sarcgen.edition.protection import DisclosureSpec
from sarcgen.edition.summary import SummarySpec
from sarcgen.edition.words import EmptyGroup, ProvidedBy


@final
class TableSpec(Spec):
    """One table of the card.

    Attributes:
        kind: ``table``.
        number: its place in the edition's list.
        id: unique; becomes the anchor in HTML.
        title: the state's title.
        suffix: year in parentheses after the title; may be empty.
        subtitles: lines under the title.
        provided_by: who owes the figures, where a row, column or cell does not say otherwise.
        statute: the paragraph that demands it.
        released: the day by which the state has published its figures; the edition's due date
            where it is left out.
        applies_to: schools that show it.
        optional_for: schools that may leave it blank; nobody where it is left out.
        one_of: measures of which a row owes at least one where it gives another figure (numbers
            of classes beside an average class size).
        not_tested: its cells may say NT: not tested with the state's test.
        source: path of a cell's figure.
        stub: the head over the row labels.
        rows, columns, spanners: its body.
        disclosure: how it is protected; there is no default.
        lead: paragraphs and bullets before the table (Markdown).
        facts: single facts printed before the table.
        notes: notes under the table, in order: ids of the edition's notes.
        chart: which of its figures are drawn as bars under it; none where it is left out.
        cited: where the title, labels and rows were taken from.
    """

    kind: Literal["table"]
    number: int
    id: str
    title: str
    suffix: str = ""
    subtitles: tuple[str, ...] = ()
    provided_by: ProvidedBy
    statute: str
    released: date | None = None
    applies_to: Applicability = Applicability()
    optional_for: Applicability | None = None
    one_of: tuple[str, ...] = ()
    not_tested: Flag = False
    source: str
    stub: StubSpec
    rows: tuple[RowSpec, ...]
    columns: tuple[ColumnSpec, ...]
    spanners: tuple[SpannerSpec, ...] = ()
    disclosure: DisclosureSpec
    lead: str = ""
    facts: tuple[FieldSpec, ...] = ()
    notes: tuple[str, ...] = ()
    chart: ChartSpec | None = None
    cited: str

    def column(self, name: str) -> ColumnSpec:
        """The column that has an id, one of those that the edition names."""
        return next(column for column in self.columns if column.id == name)

    def year_of(self, column: ColumnSpec) -> int | None:
        """The year of a column, or else that of the head over it."""
        above = (spanner.year for spanner in self.spanners if spanner.id == column.spanner)
        return next(above, None) if column.year is None else column.year

    def supplier(self, row: RowSpec, column: ColumnSpec) -> ProvidedBy:
        """Who owes one cell; some tables hold figures of the state and of the LEA."""
        cell = row.cells.get(column.id, CellSpec())
        return cell.provided_by or row.provided_by or column.provided_by or self.provided_by


@final
class NarrativeSpec(Spec):
    """One text that the school or district writes.

    Attributes:
        source: path of the narrative, as ``school.narratives.safety_plan``.
        resources: path of a list of local resources shown after it; may be absent.
        continues: no title of its own: it follows the table before it.
        required: no for a text that is printed only where there is one.
    """

    kind: Literal["narrative"]
    number: int
    id: str
    title: str
    suffix: str = ""
    provided_by: ProvidedBy
    statute: str
    applies_to: Applicability = Applicability()
    source: str
    resources: str | None = None
    continues: Flag = False
    required: Flag = True
    cited: str


@final
class PrioritySpec(Spec):
    """A state-priority heading with its sentence and bullets.

    Attributes:
        text: Markdown: the sentence and the bullets, the state's words.
        with_tables: printed only if one of these tables or narratives is; empty for always.
    """

    kind: Literal["priority"]
    id: str
    title: str
    text: str
    with_tables: tuple[str, ...] = ()


@final
class ParagraphSpec(Spec):
    """Fixed text of the state, optionally under a heading.

    Attributes:
        text: Markdown; or
        wording: name of a file in the edition's ``wording`` folder that holds the Markdown.
    """

    kind: Literal["paragraph"]
    id: str
    title: str = ""
    text: str = ""
    wording: str = ""
    cited: str = ""


Block = Annotated[
    TableSpec | NarrativeSpec | PrioritySpec | ParagraphSpec, Field(discriminator="kind")
]


@final
class SectionSpec(Spec):
    """A part of the card under a heading of its own (A. Conditions of Learning)."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@final
class Edition(Spec):
    """One year's state template.

    Attributes:
        edition: the data year, as ``2018-19``.
        due: the day by which the card must be published.
        empty_group: how a student group without students prints.
        provisional: the state has not published this template yet.
        title: the card's name, as ``School Accountability Report Card``.
        lines: lines under the school's name on the first page; may hold the year words.
        summary: what the summary for parents shows.
        sections: front matter first, then the parts in the state's order.
        notes: note id to wording (Markdown).
        cited: where order and wording come from.
    """

    edition: str
    due: date
    empty_group: EmptyGroup
    provisional: Flag = False
    title: str
    lines: tuple[str, ...]
    summary: SummarySpec
    sections: tuple[SectionSpec, ...]
    notes: dict[str, str]
    cited: str

    def tables(self) -> tuple[TableSpec, ...]:
        """All tables, in print order."""
        return tuple(b for s in self.sections for b in s.blocks if isinstance(b, TableSpec))

    def released(self, table: TableSpec) -> date:
        """The day by which the state has published its figures of a table."""
        return table.released or self.due
