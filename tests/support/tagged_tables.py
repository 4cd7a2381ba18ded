"""Tables and the order of everything else, from a PDF's tag tree and from the page, to compare."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.support.tag_tree import Element, TagTree

SPOKEN = "visually-hidden"
_SCOPES = {"row": "Row", "rowgroup": "Row", "col": "Column", "colgroup": "Column"}
_BLOCKS = ("h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "a")


@dataclass(frozen=True)
class TableCell:
    """A cell as it is announced.

    Attributes:
        role: ``TH`` or ``TD``.
        text: what is printed, without spaces.
        spoken: what is said in its place, where it does not speak for itself.
        heads: of a data cell, rows first; of a head, its scope and the heads above it.
        span: over how many rows and columns it reaches.
    """

    role: str
    text: str
    spoken: str
    heads: tuple[str, ...]
    span: tuple[int, int]


@dataclass(frozen=True)
class Table:
    """A table: its caption and its parts, each with rows of cells."""

    caption: str
    parts: tuple[tuple[str, tuple[tuple[TableCell, ...], ...]], ...]

    def cells(self) -> list[TableCell]:
        """All its cells, row by row."""
        return [cell for _, rows in self.parts for row in rows for cell in row]


def pdf_tables(tree: TagTree) -> list[Table]:
    """The tables of a PDF."""
    return [_pdf_table(tree, element) for element in tree.root.all_of("Table")]


def _pdf_table(tree: TagTree, table: Element) -> Table:
    captions = [kid for kid in table.kids if kid.role == "Caption"]
    if [kid.role for kid in table.kids[:1]] != ["Caption"] or len(captions) != 1:
        tree.faults.append(f"a table has {len(captions)} captions, or not at its head")
    parts = tuple(
        (
            part.role,
            tuple(
                tuple(_pdf_cell(tree, cell) for cell in row.kids)
                for row in part.kids
                if row.role == "TR"
            ),
        )
        for part in table.kids
        if part.role != "Caption"
    )
    return Table(" ".join(caption.text() for caption in captions), parts)


def _pdf_cell(tree: TagTree, cell: Element) -> TableCell:
    heads = tuple(tree.heads_of(cell))
    if cell.role == "TH":
        heads = (str(cell.attributes.get("Scope", "/"))[1:], *heads)
    span = int(cell.attributes.get("RowSpan", 1)), int(cell.attributes.get("ColSpan", 1))
    return TableCell(cell.role, cell.text(), cell.spoken(), heads, span)


def html_tables(page: Any) -> list[Table]:
    """The tables of a page, with the heads that HTML's rules give each data cell."""
    return [_html_table(table) for table in page.iter("table")]


def _html_table(table: Any) -> Table:
    taken: set[tuple[int, int]] = set()
    by_row: dict[int, list[str]] = defaultdict(list)
    by_column: dict[int, list[str]] = defaultdict(list)
    placed: dict[Any, tuple[int, int]] = {}
    above: dict[Any, list[str]] = {}
    for top, row in enumerate(table.iter("tr")):
        left = 0
        for cell in row:
            while (top, left) in taken:
                left += 1
            rows, columns = _span(cell)
            area = [(top + down, left + right) for down in range(rows) for right in range(columns)]
            taken.update(area)
            placed[cell] = top, left
            if cell.tag == "th" and _SCOPES[cell.get("scope")] == "Row":
                for reached in range(top, top + rows):
                    by_row[reached].append(squeezed(cell))
            elif cell.tag == "th":
                above[cell] = list(by_column[left])
                for reached in range(left, left + columns):
                    by_column[reached].append(squeezed(cell))
            left += columns

    def read(cell: Any) -> TableCell:
        top, left = placed[cell]
        heads = (*by_row[top], *by_column[left])
        if cell.tag == "th":
            heads = (_SCOPES[cell.get("scope")], *above.get(cell, ()))
        return TableCell(cell.tag.upper(), squeezed(cell), spoken(cell), heads, _span(cell))

    parts = tuple(
        (part.tag[:2].upper() + part.tag[2:], tuple(tuple(map(read, row)) for row in part))
        for part in table
        if part.tag in ("thead", "tbody", "tfoot")
    )
    return Table(squeezed(table.find("caption")), parts)


def _span(cell: Any) -> tuple[int, int]:
    return int(cell.get("rowspan", 1)), int(cell.get("colspan", 1))


def squeezed(element: Any) -> str:
    """The printed text of an HTML element, without spaces."""
    return "".join("".join(_printed(element)).split())


def _printed(element: Any, without: tuple[str, ...] = ()) -> Iterator[str]:
    if element.text:
        yield element.text
    for child in element:
        if SPOKEN not in child.get("class", "").split() and child.tag not in without:
            yield from _printed(child, without)
        if child.tail:
            yield child.tail


def spoken(element: Any) -> str:
    """What an HTML element says to screen readers only."""
    found = element.xpath(f".//*[contains(concat(' ', @class, ' '), ' {SPOKEN} ')]")
    return " ".join(one.text_content() for one in found)


def pdf_outline(root: Element) -> list[tuple[str, str]]:
    """Headings, paragraphs, list items and links of a PDF, in reading order, with their texts."""
    roles = {name.upper() for name in _BLOCKS[:-1]} | {"Link"}
    return [
        (element.role, element.text(*(("L",) if element.role == "LI" else ())))
        for element in root.walk()
        if element.role in roles
    ]


def html_outline(page: Any, pages: dict[str, int]) -> list[tuple[str, str]]:
    """The same of a page, as it is printed.

    Args:
        page: the page.
        pages: the numbers that are printed before entries of the list of contents, by address.
    """
    printed = [
        element
        for element in page.find("body").iter(*_BLOCKS, "figcaption")
        if not any(
            unseen in one.get("class", "").split()
            for one in (element, *element.iterancestors())
            for unseen in ("skip-link", "colophon", SPOKEN)
        )
    ]
    found = []
    for element in printed:
        without = ("ol", "ul") if element.tag == "li" else ()
        text = "".join("".join(_printed(element, without)).split())
        if element.tag in ("li", "a") and any(one.tag == "nav" for one in element.iterancestors()):
            address = next(element.iter("a")).get("href")
            text = f"{pages.get(address, '?')}{text}"
        found.append(({"a": "Link", "figcaption": "P"}.get(element.tag, element.tag.upper()), text))
    return found
