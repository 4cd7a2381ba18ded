"""The tables of the finished report card, and the charts below them: nothing but text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import final


@final
@dataclass(frozen=True, slots=True)
class SafeHtml:
    """A fragment of HTML that ``present/prose.py`` made and sanitised. Jinja prints it as it is."""

    markup: str

    def __html__(self) -> str:
        return self.markup


@final
class Align(StrEnum):
    """How a cell is set: text to the left, figures to the right, marks in the middle."""

    TEXT = "text"
    FIGURE = "figure"
    MARK = "mark"


@final
@dataclass(frozen=True, slots=True)
class Cell:
    """One data cell.

    Attributes:
        shown: what is printed; ``--`` where the figure is not shown; may be empty.
        align: how it is set.
        spoken: what a screen reader says instead, where the printed form does not speak for
            itself (``--``, an empty cell, N/A); otherwise empty.
        link: address if the cell is a link, otherwise empty.
        missing: the figure is owed and absent; the card is a draft.
    """

    shown: str
    align: Align
    spoken: str = ""
    link: str = ""
    missing: bool = False


@final
@dataclass(frozen=True, slots=True)
class HeadCell:
    """One cell of the table head.

    Attributes:
        text: its label.
        columns: how many columns it spans.
        rows: how many head rows it spans.
        spanner: it stands over other heads.
        align: how it is set; as the cells below it.
    """

    text: str
    columns: int = 1
    rows: int = 1
    spanner: bool = False
    align: Align = Align.TEXT


@final
@dataclass(frozen=True, slots=True)
class Row:
    """One body row: its label (a row head) and its cells.

    Attributes:
        label: row label.
        cells: one for every column of the table.
        total: the row sums up the others.
        about: what is said of it beside the label; may be empty.
        link: anchor that the label leads to; may be empty.
    """

    label: str
    cells: tuple[Cell, ...]
    total: bool = False
    about: str = ""
    link: str = ""


@final
@dataclass(frozen=True, slots=True)
class Fact:
    """A single fact printed before a table: ``Year and month …: January 2020``.

    Attributes:
        spoken: what is read aloud in its place, where signs alone are printed.
    """

    label: str
    text: str
    missing: bool = False
    spoken: str = ""


@final
@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart.

    Attributes:
        label: what it stands for.
        shown: what the table prints.
        length: the printed figure in digits and a point, in percent of the scale; empty where the
            table prints none. Then there is no bar, which is not the same as a bar of length 0.
        beside: it stands there to be compared with.
    """

    label: str
    shown: str
    length: str
    beside: bool = False


@final
@dataclass(frozen=True, slots=True)
class Chart:
    """Printed figures of a table once more, as bars on a scale from 0 to 100 percent.

    Attributes:
        title: what is drawn.
        description: what is said to those who do not see it.
        groups: bars with a title over them, which is empty where all bars are one group.
    """

    title: str
    description: str
    groups: tuple[tuple[str, tuple[Bar, ...]], ...]


@final
@dataclass(frozen=True, slots=True)
class Table:
    """One table.

    Attributes:
        id: anchor, unique in the report.
        title: the state's title with its year suffix; the caption.
        subtitles: lines under the title.
        lead: text before the table.
        facts: single facts before the table.
        head: one or two rows of heads; the first cell of the first row is the stubhead and spans
            all head rows.
        rows: the body.
        notes: notes under the table.
        suffix: the end of the title that says of which year it is; may be empty.
        chart: some of its figures as bars.
    """

    id: str
    title: str
    subtitles: tuple[str, ...]
    lead: SafeHtml
    facts: tuple[Fact, ...]
    head: tuple[tuple[HeadCell, ...], ...]
    rows: tuple[Row, ...]
    notes: tuple[SafeHtml, ...]
    suffix: str = ""
    chart: Chart | None = None

    @property
    def columns(self) -> int:
        """Number of data columns."""
        return len(self.rows[0].cells) if self.rows else 0
