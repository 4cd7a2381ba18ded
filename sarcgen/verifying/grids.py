"""Tables as a listener meets them: each data cell with the heads that are announced for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, final
from xml.etree.ElementTree import Element

SPOKEN_ONLY: Final = "visually-hidden"
"""The class of words that stand for screen readers and are never printed."""


@final
@dataclass(frozen=True, slots=True)
class DataCell:
    """A data cell.

    Attributes:
        heads: texts of its row heads, then of its column heads from top to bottom.
        text: what is printed in it.
        said: what is read in its place, where that is something else.
    """

    heads: tuple[str, ...]
    text: str
    said: str = ""


@final
@dataclass(frozen=True, slots=True)
class Grid:
    """A table; all texts are without spaces, because a PDF keeps none where lines break.

    Attributes:
        caption: all of its caption.
        cells: its data cells in the order of reading.
    """

    caption: str
    cells: tuple[DataCell, ...]


def squeezed(text: str) -> str:
    """A text without spaces."""
    return "".join(text.split())


def classes(element: Element) -> list[str]:
    """The classes of an element."""
    return element.get("class", "").split()


def printed(element: Element) -> str:
    """The text of an element but for what only a screen reader says."""
    if SPOKEN_ONLY in classes(element):
        return ""
    parts = [element.text or ""]
    for kid in element:
        if isinstance(kid.tag, str):
            parts.append(printed(kid))
        parts.append(kid.tail or "")
    return "".join(parts)


def said(element: Element) -> str:
    """What only a screen reader says in an element."""
    heard = (one for one in element.iter() if SPOKEN_ONLY in classes(one))
    return squeezed("".join("".join(one.itertext()) for one in heard))


def spanned(cell: Element, name: str) -> int:
    """How many rows or columns a cell takes; 1 where it says nothing sensible."""
    given = cell.get(name, "1").strip()
    return int(given) if given.isascii() and given.isdecimal() and 0 < int(given) < 1000 else 1


def grids_of_page(tables: Iterable[Element]) -> list[Grid]:
    """The tables of a page, by HTML's own rules for heads."""
    return [_grid(table) for table in tables]


def _grid(table: Element) -> Grid:
    caption = table.find("caption")
    taken: set[tuple[int, int]] = set()
    of_row: dict[int, list[str]] = {}
    of_column: dict[int, list[str]] = {}
    data: list[tuple[int, int, str, str]] = []
    for number, row in enumerate(table.iter("tr")):
        column = 0
        for cell in row:
            if cell.tag not in {"td", "th"}:
                continue
            while (number, column) in taken:
                column += 1
            rows = range(number, number + spanned(cell, "rowspan"))
            columns = range(column, column + spanned(cell, "colspan"))
            taken |= {(at, across) for at in rows for across in columns}
            text = squeezed(printed(cell))
            if cell.tag == "td":
                data.append((number, column, text, said(cell)))
            elif cell.get("scope") in {"row", "rowgroup"}:
                for at in rows:
                    of_row.setdefault(at, []).append(text)
            else:
                for across in columns:
                    of_column.setdefault(across, []).append(text)
            column = columns.stop
    cells = (
        DataCell((*of_row.get(row, ()), *of_column.get(column, ())), text, heard)
        for row, column, text, heard in data
    )
    return Grid("" if caption is None else squeezed(printed(caption)), tuple(cells))
