"""What tables, rows and columns are called in messages: the state's words, years written out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, final

from sarcgen.edition.cells import ColumnSpec, RowSpec
from sarcgen.edition.spec import Edition, NarrativeSpec, TableSpec
from sarcgen.edition.words import ProvidedBy
from sarcgen.edition.years import YearWords

OWED_BY: Final = {
    ProvidedBy.CDE: "The state (CDE)",
    ProvidedBy.LEA: "The district or school",
}


@final
class Labels:
    """Names of an edition's tables and of what is in them.

    Args:
        edition: whose years fill the labels.
    """

    def __init__(self, edition: Edition) -> None:
        self._words = YearWords(edition, "-")

    def row(self, row: RowSpec) -> str:
        """A row's label without the asterisks that lead to notes."""
        return self._plain(row.label)

    def column(self, table: TableSpec, column: ColumnSpec) -> str:
        """A column's label below its spanner's, as in ``School 2017-18``."""
        above = [s for s in table.spanners if s.id == column.spanner]
        parts = [self._plain(s.label, s.year) for s in above]
        return " ".join(filter(None, [*parts, self._plain(column.label, column.year)]))

    def place(self, table: TableSpec, row: RowSpec, column: ColumnSpec) -> str:
        """Row and column of a cell; the row alone where there is one column of data."""
        named = f"row “{self.row(row)}”"
        if len(table.columns) == 1:
            return named
        return f"{named}, column “{self.column(table, column)}”"

    def _plain(self, label: str, year: int | None = None) -> str:
        return self._words.fill(label, year).replace("*", "").strip(" -–")


def numbered(spec: TableSpec | NarrativeSpec) -> str:
    """A table or text with its number and title, as messages name it."""
    kind = "table" if isinstance(spec, TableSpec) else "text"
    return f"{kind} {spec.number} “{spec.title}”"


def listed(parts: Sequence[str]) -> str:
    """Words in a row: a, b and c."""
    return " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))
