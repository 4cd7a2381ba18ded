"""Ties every data cell of the PDF to its heads.

WeasyPrint 70 loses count of columns where a head spans rows or columns, and then a screen reader
announces the wrong year or the wrong school. Here the grid is laid out as HTML defines it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, final

import pydyf

if TYPE_CHECKING:
    from weasyprint.formatting_structure.boxes import TableBox, TableCellBox


@final
@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell and its place in the grid. ``box.mark`` is its structure element."""

    box: TableCellBox
    row: int
    column: int

    @property
    def rows(self) -> range:
        return range(self.row, self.row + self.box.rowspan)

    @property
    def columns(self) -> range:
        return range(self.column, self.column + self.box.colspan)


def tie_cells_to_heads(tables: Iterable[TableBox]) -> list[tuple[pydyf.String, Any]]:
    """Writes ``Scope`` on every head and ``Headers`` on every data cell.

    Args:
        tables: the table boxes of the laid-out pages; a table that is split by a page break is two.

    Returns:
        The identifier and the structure element of every head.
    """
    heads = []
    for table in tables:
        cells = list(_placed(table))
        by_row: dict[int, list[pydyf.String]] = defaultdict(list)
        by_column: dict[int, list[pydyf.String]] = defaultdict(list)
        for cell in cells:
            if cell.box.element_tag != "th":
                continue
            element = cell.box.mark
            identifier = element["ID"]
            heads.append((identifier, element))
            if cell.box.element.get("scope", "").startswith("row"):
                element["A"]["Scope"] = "/Row"
                for row in cell.rows:
                    by_row[row].append(identifier)
            else:
                element["A"]["Scope"] = "/Column"
                for column in cell.columns:
                    by_column[column].append(identifier)
        for cell in cells:
            if cell.box.element_tag == "td":
                identifiers = [
                    identifier
                    for heads_of, places in ((by_row, cell.rows), (by_column, cell.columns))
                    for place in places
                    for identifier in heads_of[place]
                ]
                cell.box.mark["A"]["Headers"] = pydyf.Array(dict.fromkeys(identifiers))
    return heads


def _placed(table: TableBox) -> Iterator[_Placed]:
    """All cells of a table with the place that HTML's rules give them."""
    taken: set[tuple[int, int]] = set()
    rows = (row for group in table.children for row in group.children)
    for row_number, row in enumerate(rows):
        column = 0
        for box in row.children:
            while (row_number, column) in taken:
                column += 1
            cell = _Placed(box, row_number, column)
            taken.update((down, right) for down in cell.rows for right in cell.columns)
            yield cell
            column += box.colspan
