"""What differs between two cards of a school, as text: nothing in it is a number or is hidden."""

from __future__ import annotations

from dataclasses import dataclass
from typing import final


@final
@dataclass(frozen=True, slots=True)
class Shown:
    """A figure or word as a card prints it.

    Attributes:
        year: school year that it is of, as ``2018-19``; empty where its column names none.
        words: what is printed; in brackets where that is the reason why nothing is.
    """

    year: str
    words: str


@final
@dataclass(frozen=True, slots=True)
class FigureChange:
    """One measure of one row.

    Attributes:
        row, column: its labels; the column's is empty where it would say nothing.
        earlier, later: what each card shows; None where it does not have the measure or year.
    """

    row: str
    column: str
    earlier: Shown | None
    later: Shown | None


@final
@dataclass(frozen=True, slots=True)
class TableChanges:
    """What differs in one table.

    Attributes:
        id, number, title: the table, in the words of the later card that shows it.
        on_earlier, on_later: whether the cards show it at all.
        figures: what differs in rows that both cards show.
        new_rows, gone_rows: labels of rows that only the later, or only the earlier card shows.
    """

    id: str
    number: int
    title: str
    on_earlier: bool = True
    on_later: bool = True
    figures: tuple[FigureChange, ...] = ()
    new_rows: tuple[str, ...] = ()
    gone_rows: tuple[str, ...] = ()

    @property
    def is_any(self) -> bool:
        """Whether anything differs."""
        there = self.on_earlier and self.on_later
        return not there or bool(self.figures or self.new_rows or self.gone_rows)


@final
@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences that stand in the place of others; either side may be empty."""

    earlier: tuple[str, ...]
    later: tuple[str, ...]


@final
@dataclass(frozen=True, slots=True)
class TextChanges:
    """What differs in one text, or in the list of local additions under it.

    Attributes:
        id, number, title: the text, in the words of the later card that has it.
        language: BCP 47 code; empty for a list.
        passages: what differs, in the order of the text.
    """

    id: str
    number: int
    title: str
    language: str
    passages: tuple[Passage, ...]


@final
@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs between two cards.

    Attributes:
        school: the school's name; empty where neither file says it.
        earlier, later: the data years of the cards.
        tables: tables in which something differs, in print order.
        texts: the same of texts.
    """

    school: str
    earlier: str
    later: str
    tables: tuple[TableChanges, ...]
    texts: tuple[TextChanges, ...]
