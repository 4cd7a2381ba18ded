"""Rows, columns and cells of a table of an edition."""

from __future__ import annotations

from typing import final

from pydantic import Field

from sarcgen.edition.base import Flag, Spec
from sarcgen.edition.words import Format, ProvidedBy, Scope


@final
class Applicability(Spec):
    """Which schools a rule is for: those that meet every condition; an empty list is no condition.

    Attributes:
        grades: schools that serve any of these (as in ``["9", "10"]``).
        without_grades: schools that serve none of these.
        kinds: these kinds of school.
        not_single_school: schools of a district that has more than one.
    """

    grades: tuple[str, ...] = ()
    without_grades: tuple[str, ...] = ()
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
        provided_by: who owes it; overrides row, column and table.
        optional_for: schools that may leave it blank.
    """

    source: str | None = None
    computed: str | None = None
    not_applicable: Flag = False
    blank: Flag = False
    format: Format | None = None
    required: Flag | None = None
    provided_by: ProvidedBy | None = None
    optional_for: Applicability | None = None


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
        provided_by: who owes its figures; overrides column and table.
        applies_to: schools that have this row; others do not print it.
        optional_for: schools that may leave it blank.
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
    provided_by: ProvidedBy | None = None
    applies_to: Applicability = Applicability()
    optional_for: Applicability | None = None
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
        provided_by: who owes its figures; overrides the table.
        optional_for: schools that may leave it blank.
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
    provided_by: ProvidedBy | None = None
    optional_for: Applicability | None = None
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
class FieldSpec(Spec):
    """A single fact printed above a table, as the month in which data were collected.

    Attributes:
        format: how it prints.
        count: path of the number of students behind a figure; too few, or unknown, and it is
            hidden. None for a fact that tells nothing of students.
    """

    label: str
    source: str
    required: Flag = True
    format: Format = Format.TEXT
    count: str | None = None


@final
class ChartSpec(Spec):
    """Figures of a table as bars from 0 to 100 percent, one a row for each column named here.

    Attributes:
        title: what the bars show; may hold the year words.
        columns: ids of columns of percentages. With one of them a bar is named after its row. With
            several, each row is a group of bars named after the columns' spanners, or after the
            columns where they have none; the first is set off from those beside it.
    """

    title: str
    columns: tuple[str, ...]
