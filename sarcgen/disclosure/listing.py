"""Which rows of a report are hidden and why, for the coordinator; without numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, final

from sarcgen.disclosure.protected import HIDDEN, CellStatus, ProtectedReport, ProtectedRow
from sarcgen.edition.spec import Edition

_WHY: Final = {
    CellStatus.PRIMARY: "too few students (primary suppression)",
    CellStatus.COMPLEMENTARY: (
        "so that a small group cannot be worked out (complementary suppression)"
    ),
    CellStatus.LINKED: "hidden in a table about the same students",
    CellStatus.REQUESTED: "hidden at the district's request",
    CellStatus.WITHHELD: "withheld by the state",
}


@final
@dataclass(frozen=True, slots=True)
class HiddenRow:
    """A row with hidden cells.

    Attributes:
        table, row: ids.
        title, label: as the state prints them, in English.
        reason: why, in words.
    """

    table: str
    row: str
    title: str
    label: str
    reason: str


def list_hidden(report: ProtectedReport, edition: Edition) -> list[HiddenRow]:
    """Every row of a protected report that hides something, in print order."""
    specs = {table.id: table for table in edition.tables()}
    found: list[HiddenRow] = []
    for table in report.tables:
        spec = specs[table.id]
        labels = {row.id: row.label for row in spec.rows}
        for row in table.rows:
            reason = _reason(row)
            if reason:
                found.append(HiddenRow(table.id, row.id, spec.title, labels[row.id], reason))
    return found


def _reason(row: ProtectedRow) -> str:
    statuses = [cell.status for cell in row.cells if cell.status in HIDDEN]
    if not statuses:
        return ""
    part = any(cell.status is CellStatus.PUBLISHED for cell in row.cells)
    reasons = "; ".join(dict.fromkeys(_WHY[status] for status in statuses))
    return f"{reasons}; part of the row is printed" if part else reasons
