"""Tables that repeat others, as the summary for parents does: whether they say the same."""

from __future__ import annotations

from collections.abc import Iterator

from sarcgen.figures.document import Card, Table
from sarcgen.inspecting.reading import Page, squeezed


def repeating(page: Page, card: Card) -> dict[str, list[str]]:
    """The tables of a page that are none of the card's and whose rows all lead to those.

    Args:
        page: a page or fragment of the card.
        card: its figures.

    Returns:
        By the id of such a table, the ids of the card's tables that its rows lead to.
    """
    own = {table.id for table in card.tables}
    return {
        name: leads
        for name, leads in page.leads.items()
        if name not in own and leads and own.issuperset(leads)
    }


def misquoted(page: Page, card: Card) -> Iterator[str]:
    """The ids of the repeating tables that print what the tables they lead to do not print."""
    tables = {table.id: table for table in card.tables}
    for name, leads in repeating(page, card).items():
        rows = zip(page.tables[name], leads, strict=True)
        if not all(_stands_in(tables[lead], cells) for (_, cells), lead in rows):
            yield name


def _stands_in(table: Table, cells: list[str]) -> bool:
    """Whether a row of the table prints these cells, in this order.

    A table in which one column is marked is quoted by the head of that column.
    """
    heads = [[squeezed(column.label)] for column in table.columns]
    printed = [[squeezed(figure.printed) for figure in row.figures] for row in table.rows]
    return cells in heads or any(_in_order(cells, row) for row in printed)


def _in_order(cells: list[str], row: list[str]) -> bool:
    rest = iter(row)
    return all(cell in rest for cell in cells)
