"""A report whose hidden values are gone: the only thing later stages may see.

A cell holds a value only if it is published. Nothing here tells a reader of the finished card more
than the card does, but the status tells the coordinator why a cell is hidden.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TypeAlias, final


@final
class CellStatus(Enum):
    """What became of a cell."""

    PUBLISHED = "published"
    PRIMARY = "primary suppression"
    COMPLEMENTARY = "complementary suppression"
    LINKED = "hidden in a table about the same students"
    REQUESTED = "hidden at the district's request"
    WITHHELD = "withheld by the state"
    NOT_APPLICABLE = "N/A"
    NOT_REPORTED = "not reported"
    PENDING = "pending"
    NOT_TESTED = "not tested with the state's test"
    MISSING = "missing"
    EMPTY = "empty"


HIDDEN = frozenset(
    {
        CellStatus.PRIMARY,
        CellStatus.COMPLEMENTARY,
        CellStatus.LINKED,
        CellStatus.REQUESTED,
        CellStatus.WITHHELD,
    }
)

PublishedValue: TypeAlias = "Decimal | str | date"


@final
@dataclass(frozen=True, slots=True)
class ProtectedCell:
    """One cell after protection.

    Attributes:
        status: what became of it.
        value: the number or text, if and only if the status is PUBLISHED.
    """

    status: CellStatus
    value: PublishedValue | None = None

    def __post_init__(self) -> None:
        if (self.value is not None) is not (self.status is CellStatus.PUBLISHED):
            raise ValueError("a cell has a value if and only if it is published")


@final
@dataclass(frozen=True, slots=True)
class ProtectedRow:
    """One row: the id of its row specification and a cell for every column."""

    id: str
    cells: tuple[ProtectedCell, ...]


@final
@dataclass(frozen=True, slots=True)
class ProtectedTable:
    """One table after protection; rows and cells in the order of the edition.

    Attributes:
        id: the table specification's id.
        facts: single facts printed before the table, in the order of the specification.
        rows: the rows that this school prints.
    """

    id: str
    facts: tuple[ProtectedCell, ...]
    rows: tuple[ProtectedRow, ...]


@final
@dataclass(frozen=True, slots=True)
class ProtectedText:
    """A narrative.

    Attributes:
        id: the narrative specification's id.
        status: PUBLISHED, or why there is no text.
        text: Markdown; empty unless published.
        language: BCP 47 code of the text.
    """

    id: str
    status: CellStatus
    text: str = ""
    language: str = ""


@final
@dataclass(frozen=True, slots=True)
class ProtectedResource:
    """A local addition under the narrative with this id; any part but the title may be empty."""

    narrative: str
    title: str
    kind: str
    description: str
    address: str


@final
@dataclass(frozen=True, slots=True)
class ProtectedMessage:
    """A message from the principal; it has a text, or a photo that is printed elsewhere, or both.

    Attributes:
        text: what is said.
        alternative: what the photo shows, for those who do not see it.
        principal: the principal's name; may be empty.
    """

    text: ProtectedText
    alternative: ProtectedText
    principal: str


@final
@dataclass(frozen=True, slots=True)
class ProtectedReport:
    """Everything that may be published of one school: tables by id, texts, names.

    Attributes:
        edition: the data year.
        school, district: their names, or empty where the files do not say.
        published: the day of publication, if the file says.
        tables: the tables that the school shows, in print order.
        texts: the narratives that it shows.
        resources: local additions.
        message: what stands before all of it, if anything does.
    """

    edition: str
    school: str
    district: str
    published: date | None
    tables: tuple[ProtectedTable, ...]
    texts: tuple[ProtectedText, ...]
    resources: tuple[ProtectedResource, ...]
    message: ProtectedMessage | None = None

    def table(self, table_id: str) -> ProtectedTable | None:
        """The table with this id, or None where the school does not show it."""
        return next((table for table in self.tables if table.id == table_id), None)

    def text(self, text_id: str) -> ProtectedText | None:
        """The narrative or message with this id, or None where the school does not show it."""
        message = () if self.message is None else (self.message.text,)
        return next((text for text in (*message, *self.texts) if text.id == text_id), None)
