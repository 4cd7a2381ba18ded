"""Ties every data cell of the PDF to its heads.

WeasyPrint 70 loses count of columns where a head spans rows or columns, and then a screen reader
announces the wrong year or the wrong school. Here the grid is laid out as HTML defines it, over the
whole of a table, whatever pages it stands on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, final

from sarcgen.render.tag_tree import Node

_PARTS: Final = frozenset({"THead", "TBody", "TFoot"})


@final
@dataclass(slots=True)
class CellTags:
    """What a cell's element says besides its text.

    Attributes:
        name: of a head, what data cells call it; of a data cell, empty.
        scope: of a head, ``Row`` or ``Column``.
        heads: the names of its heads: of a data cell, those of rows first; of a head of a column,
            the heads above it, such as “School” above a year.
        rows, columns: over how many it reaches.
    """

    name: str
    scope: str
    rows: int
    columns: int
    heads: list[str] = field(default_factory=list)


def cells_of(table: Node, number: int) -> Iterator[tuple[Node, CellTags]]:
    """All cells of a table with what they say.

    Args:
        table: the element of the whole table.
        number: of the table in its document; no two tables have the same.
    """
    by_row: dict[int, list[str]] = defaultdict(list)
    by_column: dict[int, list[str]] = defaultdict(list)
    cells = list(_placed(table))
    tags = []
    for node, row, column in cells:
        box = node.box
        rows, columns = range(row, row + box.rowspan), range(column, column + box.colspan)
        is_head = node.role == "TH"
        name = f"{number}-{row}-{column}" if is_head else ""
        scope = ""
        if is_head:
            scope = "Row" if box.element.get("scope", "").startswith("row") else "Column"
        said = CellTags(name, scope, box.rowspan, box.colspan)
        tags.append(said)
        if is_head:
            heads_of, places = (by_row, rows) if scope == "Row" else (by_column, columns)
            if scope == "Column":
                said.heads = _once(by_column[place] for place in places)
            for place in places:
                heads_of[place].append(name)
    for (node, row, column), said in zip(cells, tags, strict=True):
        if node.role == "TD":
            over = (
                *(by_row[row + down] for down in range(said.rows)),
                *(by_column[column + right] for right in range(said.columns)),
            )
            said.heads = _once(over)
        yield node, said


def _once(lists: Iterable[list[str]]) -> list[str]:
    return list(dict.fromkeys(name for names in lists for name in names))


def _placed(table: Node) -> Iterator[tuple[Node, int, int]]:
    """All cells of a table with the row and column that HTML's rules give them."""
    taken: set[tuple[int, int]] = set()
    rows = (row for part in table.nodes() if part.role in _PARTS for row in part.nodes())
    for row_number, row in enumerate(rows):
        column = 0
        for node in row.nodes():
            while (row_number, column) in taken:
                column += 1
            across = range(column, column + node.box.colspan)
            taken.update(
                (row_number + down, right) for down in range(node.box.rowspan) for right in across
            )
            yield node, row_number, column
            column = across.stop
