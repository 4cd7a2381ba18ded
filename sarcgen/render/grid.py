"""Where the heads of a table stand, and which kind of table it is: for the table macro."""

from __future__ import annotations

from itertools import chain
from typing import Final

from sarcgen.report.tables import Align, HeadCell, Table

DENSE_FROM: Final = 9
"""A table with as many data columns is set smaller and with columns of equal width."""

EVEN_UP_TO: Final = 5
"""A table of figures with as many data columns has columns of equal width."""

SHORT_LABELS: Final = 12
"""Row labels of as many letters need little room."""

SIX_SHORT: Final = 7
"""Six columns of figures of equal width have room in print for words of as many letters."""

NARROW_UP_TO: Final = 11
"""A column of a table of texts is narrow in print if its cells have no more letters than this, nor
any word of its head."""

NARROW_HEAD: Final = 30
"""A column of texts with more letters in its head is not narrow: it waits for long texts."""

TALL_FROM: Final = 15
"""A table with as many rows is set closer in print, so that two of them fit on a page."""


def placed_heads(table: Table) -> list[list[tuple[HeadCell, int]]]:
    """Every head cell with the column where it begins, row by row; column 0 holds the row heads."""
    taken: set[tuple[int, int]] = set()
    placed: list[list[tuple[HeadCell, int]]] = []
    for row_number, row in enumerate(table.head):
        column = 0
        placed.append([])
        for head in row:
            while (row_number, column) in taken:
                column += 1
            placed[-1].append((head, column))
            taken |= {
                (row_number + down, column + right)
                for down in range(head.rows)
                for right in range(head.columns)
            }
            column += head.columns
    return placed


def group_starts(table: Table) -> frozenset[int]:
    """The columns before which a rule parts two groups; empty where nothing is grouped."""
    if len(table.head) < 2:
        return frozenset()
    return frozenset(column for _, column in placed_heads(table)[0] if column > 0)


def shape(table: Table) -> str:
    """The CSS classes of a table, from what stands in it."""
    short = table.rows and max(len(row.label) for row in table.rows) <= SHORT_LABELS
    more = (
        ("tall", len(table.rows) >= TALL_FROM),
        ("short-labels", short),
        ("six", table.columns == 6 and _longest_word(table) <= SIX_SHORT),
    )
    return " ".join([_columns(table), *(name for name, holds in more if holds)])


def narrow(table: Table) -> list[bool]:
    """For each data column of a table with one row of heads, whether it needs little room.

    The PDF's tables of texts get their widths from this. To let the engine find out how the texts
    would fit best takes it longer than all the rest of a page.
    """
    return [
        (head.align is not Align.TEXT or len(head.text) <= NARROW_HEAD)
        and max((len(word) for word in head.text.split()), default=0) <= NARROW_UP_TO
        and all(len(row.cells[column].shown) <= NARROW_UP_TO for row in table.rows)
        for column, head in enumerate(table.head[0][1:])
    ]


def _longest_word(table: Table) -> int:
    """The letters of the longest word in the data columns."""
    heads = [
        head.text for head, column in chain(*placed_heads(table)) if column and not head.spanner
    ]
    cells = [cell.shown for row in table.rows for cell in row.cells]
    return max(len(word) for text in (*heads, *cells, "") for word in (text.split() or [""]))


def _columns(table: Table) -> str:
    aligns = {cell.align for row in table.rows for cell in row.cells}
    texts = Align.TEXT in aligns
    if table.columns == 1:
        return "pairs" if texts else "single"
    if table.columns >= DENSE_FROM:
        return "dense"
    if texts:
        return "texts"
    return "figures even" if table.columns <= EVEN_UP_TO else "figures"
