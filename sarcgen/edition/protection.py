"""How a table of an edition is protected: part of its specification, without a default."""

from __future__ import annotations

from typing import Annotated, Literal, final

from pydantic import Field

from sarcgen.edition.base import Flag, Spec


@final
class NotProtected(Spec):
    """A table that is published as it stands, and why that is safe or required."""

    kind: Literal["none"]
    reason: str


@final
class ProtectedByRowCounts(Spec):
    """Each row is a student group; the smallest of its counts governs the whole row.

    The first count is that of all students of the group, the last that of those among them of whom
    the outcome is a share; they may be one and the same.

    Attributes:
        counts: measures of the row, as paths below the row (``number_tested``), in the place of
            ``{column}`` in the table's source; or full paths to another table, which hold
            ``{row}``. Where another table's count is not in the file, the row is hidden.
        optional_counts: counts that govern too where the file gives them.
        total: id of the row that holds all students.
        partitions: lists of row ids that together make up the total row.
        within: row id to the row id that contains it (foster youth are all disadvantaged).
        linked: tables with the same word have the same students.
        outcome: id of the column with the percentage of students who reached the outcome.
        more_outcomes: ids of columns with further percentages of the same students.
        met: id of the column that prints how many students reached the outcome.
        nobody_may_be_known: that no student of a group reached the outcome is no secret
            (privacy.md, decision C6).
    """

    kind: Literal["row-counts"]
    counts: tuple[str, ...]
    optional_counts: tuple[str, ...] = ()
    total: str
    partitions: tuple[tuple[str, ...], ...] = ()
    within: dict[str, str] = Field(default_factory=dict)
    linked: str | None = None
    outcome: str
    more_outcomes: tuple[str, ...] = ()
    met: str | None = None
    nobody_may_be_known: Flag = False

    @property
    def outcomes(self) -> tuple[str, ...]:
        """Ids of all columns with percentages of students who reached an outcome."""
        return (self.outcome, *self.more_outcomes)


@final
class ProtectedByCellCounts(Spec):
    """Each school cell stands for a number of students found elsewhere in the data.

    Attributes:
        count: path of that number for the cell; may hold ``{year}`` and ``{row}``.
        of_data_year: path of that number for cells of the data year, before ``count``; may hold
            ``{row}``.
        stand_in: path of a number of students to use where the file does not give ``count``; with
            neither, the cell is hidden. May hold ``{row}``.
        rows: rows that have counts of their own: row id to path.
        repeats: row id to ``table.column``: in the data year the row says again what the row of
            all students of a table by student group says in that column.
    """

    kind: Literal["cell-counts"]
    count: str
    of_data_year: str | None = None
    stand_in: str
    rows: dict[str, str] = Field(default_factory=dict)
    repeats: dict[str, str] = Field(default_factory=dict)


@final
class ProtectedOnRequest(Spec):
    """Shares of total enrollment by group: printed as they are unless the district wants dashes.

    Attributes:
        reason: why printing them is the rule.
        partitions, within: as in :class:`ProtectedByRowCounts`.
    """

    kind: Literal["on-request"]
    reason: str
    partitions: tuple[tuple[str, ...], ...] = ()
    within: dict[str, str] = Field(default_factory=dict)


DisclosureSpec = Annotated[
    NotProtected | ProtectedByRowCounts | ProtectedByCellCounts | ProtectedOnRequest,
    Field(discriminator="kind"),
]
