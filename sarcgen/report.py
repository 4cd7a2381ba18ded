"""The finished report card: nothing but text.

This is all that a template or a renderer ever sees. There are no numbers here, no reasons and no
hidden values: a withheld cell holds two dashes and the sentence that a screen reader says.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias, final


@final
@dataclass(frozen=True, slots=True)
class SafeHtml:
    """A fragment of HTML that ``present/prose.py`` made and sanitised. Jinja prints it as it is."""

    markup: str

    def __html__(self) -> str:
        return self.markup


@final
class Align(StrEnum):
    """How a cell is set: text to the left, figures to the right, marks in the middle."""

    TEXT = "text"
    FIGURE = "figure"
    MARK = "mark"


@final
@dataclass(frozen=True, slots=True)
class Cell:
    """One data cell.

    Attributes:
        shown: what is printed; ``--`` where the figure is not shown; may be empty.
        align: how it is set.
        spoken: what a screen reader says instead, where the printed form does not speak for
            itself (``--``, an empty cell, N/A); otherwise empty.
        link: address if the cell is a link, otherwise empty.
        missing: the figure is owed and absent; the card is a draft.
    """

    shown: str
    align: Align
    spoken: str = ""
    link: str = ""
    missing: bool = False


@final
@dataclass(frozen=True, slots=True)
class HeadCell:
    """One cell of the table head.

    Attributes:
        text: its label.
        columns: how many columns it spans.
        rows: how many head rows it spans.
        spanner: it stands over other heads.
        align: how it is set; as the cells below it.
    """

    text: str
    columns: int = 1
    rows: int = 1
    spanner: bool = False
    align: Align = Align.TEXT


@final
@dataclass(frozen=True, slots=True)
class Row:
    """One body row: its label (a row head) and its cells.

    Attributes:
        label: row label.
        cells: one for every column of the table.
        total: the row sums up the others.
        about: what is said of it beside the label; may be empty.
        link: anchor that the label leads to; may be empty.
    """

    label: str
    cells: tuple[Cell, ...]
    total: bool = False
    about: str = ""
    link: str = ""


@final
@dataclass(frozen=True, slots=True)
class Fact:
    """A single fact printed before a table: ``Year and month …: January 2020``.

    Attributes:
        spoken: what is read aloud in its place, where signs alone are printed.
    """

    label: str
    text: str
    missing: bool = False
    spoken: str = ""


@final
@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart.

    Attributes:
        label: what it stands for.
        shown: what the table prints.
        length: the printed figure in digits and a point, in percent of the scale; empty where the
            table prints none. Then there is no bar, which is not the same as a bar of length 0.
        beside: it stands there to be compared with.
    """

    label: str
    shown: str
    length: str
    beside: bool = False


@final
@dataclass(frozen=True, slots=True)
class Chart:
    """Printed figures of a table once more, as bars on a scale from 0 to 100 percent.

    Attributes:
        title: what is drawn.
        description: what is said to those who do not see it.
        groups: bars with a title over them, which is empty where all bars are one group.
    """

    title: str
    description: str
    groups: tuple[tuple[str, tuple[Bar, ...]], ...]


@final
@dataclass(frozen=True, slots=True)
class Table:
    """One table.

    Attributes:
        id: anchor, unique in the report.
        title: the state's title with its year suffix; the caption.
        subtitles: lines under the title.
        lead: text before the table.
        facts: single facts before the table.
        head: one or two rows of heads; the first cell of the first row is the stubhead and spans
            all head rows.
        rows: the body.
        notes: notes under the table.
        suffix: the end of the title that says of which year it is; may be empty.
        chart: some of its figures as bars.
    """

    id: str
    title: str
    subtitles: tuple[str, ...]
    lead: SafeHtml
    facts: tuple[Fact, ...]
    head: tuple[tuple[HeadCell, ...], ...]
    rows: tuple[Row, ...]
    notes: tuple[SafeHtml, ...]
    suffix: str = ""
    chart: Chart | None = None

    @property
    def columns(self) -> int:
        """Number of data columns."""
        return len(self.rows[0].cells) if self.rows else 0


@final
@dataclass(frozen=True, slots=True)
class Resource:
    """A local addition: a plain link with its printed address (which may be absent)."""

    title: str
    kind: str
    description: str
    address: str


@final
@dataclass(frozen=True, slots=True)
class Narrative:
    """A text of the school's own.

    Attributes:
        title: empty where it continues the table before it.
        text: sanitised HTML; empty where nothing was written.
        language: language of the text if it is not the report's.
        absent: what to print where there is no text; otherwise empty.
        missing: the text is owed and absent; the card is a draft.
        resources_title: heading over the resources.
        resources: local additions.
        suffix: as of a table.
    """

    id: str
    title: str
    text: SafeHtml
    language: str = ""
    absent: str = ""
    missing: bool = False
    resources_title: str = ""
    resources: tuple[Resource, ...] = ()
    suffix: str = ""


@final
@dataclass(frozen=True, slots=True)
class Priority:
    """A state-priority heading with its sentence and bullets."""

    id: str
    title: str
    text: SafeHtml


@final
@dataclass(frozen=True, slots=True)
class Paragraph:
    """Fixed text of the state; ``title`` may be empty."""

    id: str
    title: str
    text: SafeHtml


@final
@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that the page brings along.

    Attributes:
        address: a ``data:`` address that holds a JPEG.
        width, height: in pixels of the picture.
        alternative: what it shows, for those who do not see it; never empty.
        language: language of that if it is not the report's.
    """

    address: str
    width: int
    height: int
    alternative: str
    language: str = ""


@final
@dataclass(frozen=True, slots=True)
class Message:
    """What the principal says at the head of the card; a local addition.

    Attributes:
        id: anchor, unique in the report.
        text: sanitised HTML; empty where there is only a photo.
        language: language of the text if it is not the report's.
        photo: of the principal; None where there is none.
        caption: under the photo: name and office; may be empty.
    """

    id: str
    title: str
    text: SafeHtml
    language: str = ""
    photo: Picture | None = None
    caption: str = ""


Block: TypeAlias = "Table | Narrative | Priority | Paragraph"


@final
@dataclass(frozen=True, slots=True)
class Section:
    """A part of the card under a heading of its own."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@final
@dataclass(frozen=True, slots=True)
class Term:
    """A word of the report card, explained."""

    word: str
    text: str


@final
@dataclass(frozen=True, slots=True)
class Summary:
    """The summary for parents: what other parts of the card print, on one page.

    Attributes:
        id: anchor.
        title: its heading.
        lead: what this page is.
        tables: figures; their rows lead to the tables that they are from.
        words_title: heading over the words.
        words: terms that stand in the tables, explained.
        contacts: who can be asked.
        contacts_link: anchor of the table of contacts; empty where there are none.
    """

    id: str
    title: str
    lead: str
    tables: tuple[Table, ...]
    words_title: str
    words: tuple[Term, ...]
    contacts: tuple[Fact, ...]
    contacts_link: str


@final
@dataclass(frozen=True, slots=True)
class Report:
    """One finished report card.

    Attributes:
        language: BCP 47 code of the fixed text.
        direction: ``ltr`` or ``rtl``.
        title: document title: school, card, year.
        card: ``School Accountability Report Card``.
        school, district: their names.
        lines: lines under the school's name.
        running_year: short form for the running head, ``2018–19``.
        sections: all content.
        draft: required content is missing.
        published: ISO day of publication, or empty.
        description: one sentence for the metadata.
        message: what the principal says before the sections, if anything.
        summary: the summary for parents, or None where the district wants none.
    """

    language: str
    direction: str
    title: str
    card: str
    school: str
    district: str
    lines: tuple[str, ...]
    running_year: str
    sections: tuple[Section, ...]
    draft: bool
    published: str
    description: str
    message: Message | None = None
    summary: Summary | None = None
