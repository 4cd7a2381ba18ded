"""One year's state template, as data: what ``templates/<edition>/edition.yaml`` may say.

Text in these classes is the state's own wording in English; it is also the key into the message
catalogs. In titles, labels and notes ``{data_year}`` stands for the edition's year,
``{publishing_year}`` for the year after, ``{previous_year}`` and ``{two_years_before}`` for the
years before, and in column labels ``{year}`` for the column's own year.

A ``source`` is a path such as ``{scope}.engagement.suspensions.{year}.{row}``: ``{scope}`` is
replaced by school, district or state, ``{year}`` by the column's year, ``{row}`` and ``{column}``
by their ids. :mod:`sarcgen.edition.sources` refuses a path that leads nowhere.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


@final
class Scope(StrEnum):
    """Whose figures a column or row shows."""

    SCHOOL = "school"
    DISTRICT = "district"
    STATE = "state"


@final
class Format(StrEnum):
    """How a figure is printed: a closed list, drawn in ``present/formats.py``."""

    TEXT = "text"
    COUNT = "count"
    PERCENT_0 = "percent_0"
    PERCENT_1 = "percent_1"
    PERCENT_2 = "percent_2"
    PERCENT_SIGN = "percent_sign"
    DIFFERENCE = "difference"
    MONEY = "money"
    FTE = "fte"
    DAYS = "days"
    RATIO = "ratio"
    EMAIL = "email"
    WEBSITE = "website"
    MARK = "mark"


@final
class ProvidedBy(StrEnum):
    """Who owes a table: the state (CDE) or the local educational agency (LEA)."""

    CDE = "cde"
    LEA = "lea"


@final
class EmptyGroup(StrEnum):
    """How the row of a student group without students prints (disclosure.md, decision C2)."""

    DASH = "dash"
    ZERO = "zero"


class Spec(BaseModel):
    """Base of all parts of an edition: frozen, unknown keys refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _flag(raw: object) -> object:
    return {"yes": True, "no": False}.get(str(raw).casefold(), raw)


Flag = Annotated[bool, BeforeValidator(_flag)]


@final
class Applicability(Spec):
    """Which schools a table or row applies to; empty lists mean all.

    Attributes:
        grades: shown if the school serves any of these (as in ``["9", "10"]``).
        kinds: shown only to these kinds of school.
        not_single_school: not shown to a district of one school.
    """

    grades: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    not_single_school: Flag = False


@final
class CellSpec(Spec):
    """A cell that differs from its column: another source, a computed measure, or no data at all.

    Attributes:
        source: a path as in the table's source.
        computed: name of a measure in ``model/derived.py``, used where the file has no figure.
        not_applicable: the cell prints N/A and asks for no data.
        blank: the form leaves the cell empty.
        format: overrides the column's format.
        required: whether its absence makes the card incomplete; overrides column and row.
    """

    source: str | None = None
    computed: str | None = None
    not_applicable: Flag = False
    blank: Flag = False
    format: Format | None = None
    required: Flag | None = None


@final
class RowSpec(Spec):
    """One row.

    Attributes:
        id: the key in the data, used for ``{row}``.
        label: as the state prints it.
        format: overrides the columns' format (salary table).
        scope: overrides the columns' scope (expenditure table).
        required: no for a row that is printed only where the file says something about it.
        computed: name of a measure in ``model/derived.py``, used where the file has no figure.
        applies_to: schools that have this row; others do not print it.
        cells: cells that differ, by column id.
        total: the row sums up the others and is set off.
        notes: notes that stand under the table only where it prints this row, after its own.
    """

    id: str
    label: str
    format: Format | None = None
    scope: Scope | None = None
    required: Flag = True
    computed: str | None = None
    applies_to: Applicability = Applicability()
    cells: dict[str, CellSpec] = Field(default_factory=dict)
    total: Flag = False
    notes: tuple[str, ...] = ()


@final
class ColumnSpec(Spec):
    """One column of data.

    Attributes:
        id: the key in the data, used for ``{column}``; unique in the table.
        label: column head; may hold ``{year}``.
        format: how its figures print.
        scope: whose figures; used for ``{scope}``.
        year: years after the edition's data year (0, -1, -2; 1 is the publishing year).
        measure: used for ``{column}`` where it differs from the id.
        source: overrides the table's source.
        computed: name of a measure in ``model/derived.py``, used where the file has no figure.
        required: no where an empty cell is complete (no class of that size).
        mark_value: for format ``mark``: print an X where the value is this word.
        spanner: id of the spanner above it.
    """

    id: str
    label: str
    format: Format
    scope: Scope = Scope.SCHOOL
    year: int | None = None
    measure: str | None = None
    source: str | None = None
    computed: str | None = None
    required: Flag = True
    mark_value: str | None = None
    spanner: str | None = None


@final
class SpannerSpec(Spec):
    """A head over several neighbouring columns, as School over two years."""

    id: str
    label: str
    year: int | None = None


@final
class StubSpec(Spec):
    """The column of row labels on the left, with its head (the stubhead)."""

    label: str


@final
class NotProtected(Spec):
    """A table that is published as it stands, and why that is safe or required."""

    kind: Literal["none"]
    reason: str


@final
class ProtectedByRowCounts(Spec):
    """Each row is a student group; the smallest of its counts governs the whole row.

    Attributes:
        counts: measures of the row, as paths below the row (``number_tested``), in the place of
            ``{column}`` in the table's source.
        optional_counts: counts that govern too where the file gives them.
        total: id of the row that holds all students.
        partitions: lists of row ids that together make up the total row.
        within: row id to the row id that contains it (foster youth are all disadvantaged).
        linked: tables with the same word have the same students.
    """

    kind: Literal["row-counts"]
    counts: tuple[str, ...]
    optional_counts: tuple[str, ...] = ()
    total: str
    partitions: tuple[tuple[str, ...], ...] = ()
    within: dict[str, str] = Field(default_factory=dict)
    linked: str | None = None


@final
class ProtectedByCellCounts(Spec):
    """Each school cell stands for a number of students found elsewhere in the data.

    Attributes:
        count: path of that number for the cell; may hold ``{year}`` and ``{row}``.
        stand_in: path of a number of students to use where the file does not give ``count``; with
            neither, the cell is hidden. May hold ``{row}``.
        rows: rows that have counts of their own: row id to path.
    """

    kind: Literal["cell-counts"]
    count: str
    stand_in: str
    rows: dict[str, str] = Field(default_factory=dict)


DisclosureSpec = Annotated[
    NotProtected | ProtectedByRowCounts | ProtectedByCellCounts, Field(discriminator="kind")
]


@final
class FieldSpec(Spec):
    """A single fact printed above a table, as the month in which data were collected."""

    label: str
    source: str
    required: Flag = True


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
        provided_by: who owes the figures.
        statute: the paragraph that demands it.
        applies_to: schools that show it.
        source: path of a cell's figure.
        stub: the head over the row labels.
        rows, columns, spanners: its body.
        disclosure: how it is protected; there is no default.
        lead: paragraphs and bullets before the table (Markdown).
        facts: single facts printed before the table.
        notes: notes under the table, in order: ids of the edition's notes.
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
    applies_to: Applicability = Applicability()
    source: str
    stub: StubSpec
    rows: tuple[RowSpec, ...]
    columns: tuple[ColumnSpec, ...]
    spanners: tuple[SpannerSpec, ...] = ()
    disclosure: DisclosureSpec
    lead: str = ""
    facts: tuple[FieldSpec, ...] = ()
    notes: tuple[str, ...] = ()
    cited: str


@final
class NarrativeSpec(Spec):
    """One text that the school or district writes.

    Attributes:
        source: path of the narrative, as ``school.narratives.safety_plan``.
        resources: path of a list of local resources shown after it; may be absent.
        continues: no title of its own: it follows the table before it.
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
    sections: tuple[SectionSpec, ...]
    notes: dict[str, str]
    cited: str

    def tables(self) -> tuple[TableSpec, ...]:
        """All tables, in print order."""
        return tuple(b for s in self.sections for b in s.blocks if isinstance(b, TableSpec))
