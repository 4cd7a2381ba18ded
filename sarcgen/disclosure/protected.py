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
    WITHHELD = "withheld by the state"
    NOT_APPLICABLE = "N/A"
    NOT_REPORTED = "not reported"
    PENDING = "pending"
    MISSING = "missing"
    EMPTY = "empty"


HIDDEN = frozenset({CellStatus.PRIMARY, CellStatus.COMPLEMENTARY, CellStatus.WITHHELD})

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
class ProtectedReport:
    """All tables that the school shows, by id, after protection."""

    edition: str
    tables: tuple[ProtectedTable, ...]

    def table(self, table_id: str) -> ProtectedTable | None:
        """The table with this id, or None where the school does not show it."""
        return next((table for table in self.tables if table.id == table_id), None)
