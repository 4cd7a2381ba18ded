"""Numbers in table form, before protection. Turning any of this into text raises."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias, final

from sarcgen.edition.spec import Edition, NarrativeSpec, TableSpec
from sarcgen.model.entities import Resource
from sarcgen.model.narrative import Narrative
from sarcgen.model.students import Enrollment
from sarcgen.model.values import Count, Figure, NoValue

RawValue: TypeAlias = "Figure | str | date | NoValue"


@final
class Governance(StrEnum):
    """How sure we are of the number of students behind a cell."""

    OPEN = "no student count governs it"
    COUNTED = "counts in the file govern it"
    STOOD_IN = "another count stands in"


@final
@dataclass(frozen=True, slots=True, eq=False)
class RawCell:
    """One cell.

    Attributes:
        column: id of the column.
        value: figure, text or the reason why there is none.
        entity: ``school``, ``district`` or ``state``: whose file owes it.
        path: where it stands, or belongs, in that entity's data.
        governance: whether and how student counts govern it.
        counts: the numbers of students that govern it; an unknown one hides the cell.
        required: whether its absence makes the card incomplete.
        computed: the value was worked out, not read.
    """

    column: str
    value: RawValue = field(repr=False)
    entity: str
    path: tuple[str, ...]
    governance: Governance = Governance.OPEN
    counts: tuple[Count | NoValue, ...] = field(default=(), repr=False)
    required: bool = True
    computed: bool = False


@final
@dataclass(frozen=True, slots=True, eq=False)
class RawRow:
    """One row; for a student group, ``measures`` holds its counts by name, printed or not."""

    id: str
    cells: tuple[RawCell, ...]
    measures: dict[str, Figure | NoValue] = field(default_factory=dict, repr=False)

    def cell(self, column: str) -> RawCell:
        """The cell in the column that has an id, one of those of the table."""
        return next(cell for cell in self.cells if cell.column == column)


@final
@dataclass(frozen=True, slots=True, eq=False)
class RawTable:
    """One table with its specification."""

    spec: TableSpec
    facts: tuple[RawCell, ...]
    rows: tuple[RawRow, ...]

    @property
    def says_something(self) -> bool:
        """Whether any figure stands in its cells, or is withheld there."""
        return any(
            isinstance(cell.value, Figure) or cell.value is NoValue.WITHHELD
            for row in self.rows
            for cell in row.cells
        )


@final
@dataclass(frozen=True, slots=True, eq=False)
class RawText:
    """One narrative with its specification, where it stands or belongs, and its resources."""

    spec: NarrativeSpec
    path: tuple[str, ...]
    narrative: Narrative | NoValue
    resources: tuple[Resource, ...] = ()


@final
@dataclass(frozen=True, slots=True, eq=False)
class RawMessage:
    """A message from the principal: what is said, what its photo shows, who the principal is."""

    text: RawText
    alternative: RawText
    principal: str


@final
@dataclass(frozen=True, slots=True, eq=False)
class RawReport:
    """All tables and narratives that the school shows, in print order, with its enrollment.

    Attributes:
        message: what stands before them, if anything does.
    """

    edition: Edition
    school: str
    district: str
    published: date | None
    enrollment: Enrollment
    tables: tuple[RawTable, ...]
    texts: tuple[RawText, ...]
    message: RawMessage | None = None

    @property
    def own_texts(self) -> tuple[RawText, ...]:
        """The texts that somebody wrote for this card: the message, if any, and all others."""
        return (self.message.text, *self.texts) if self.message is not None else self.texts
