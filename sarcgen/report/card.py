"""The finished report card: nothing but text.

This is all that a template or a renderer ever sees. There are no numbers here, no reasons and no
hidden values: a withheld cell holds two dashes and the sentence that a screen reader says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias, final

from sarcgen.report.tables import Fact, SafeHtml, Table


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
