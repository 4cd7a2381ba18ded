"""What the summary for parents shows, and from where in an edition's tables.

The labels are our own plain words, not the state's. The figures are those of the card's tables, as
printed there.
"""

from __future__ import annotations

from typing import final

from sarcgen.edition.base import Flag, Spec
from sarcgen.edition.words import SummaryWord


@final
class SummaryLine(Spec):
    """One line of the summary.

    Attributes:
        label: what the figures are; becomes the link to their table.
        about: what is counted, and of which year; may hold year words, and ``{year}`` for the year
            of the columns.
        table, row: where the figures stand, by id.
        columns: whose cells are shown, by id.
        marked: the head of the column that is marked is shown, not a figure.
        words: what must be explained to readers of this line.
    """

    label: str
    about: str = ""
    table: str
    row: str
    columns: tuple[str, ...]
    marked: Flag = False
    words: tuple[SummaryWord, ...] = ()


@final
class SummarySpec(Spec):
    """All lines of the summary, in print order.

    Attributes:
        compared: percentages of the school, its district and the state, from three columns.
        of_school: what is told of the school alone, from one column.
        contacts: who can be asked, from one column.
    """

    compared: tuple[SummaryLine, ...]
    of_school: tuple[SummaryLine, ...]
    contacts: tuple[SummaryLine, ...]

    def lines(self) -> tuple[SummaryLine, ...]:
        """All lines, in print order."""
        return (*self.compared, *self.of_school, *self.contacts)
