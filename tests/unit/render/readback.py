"""Reads a finished PDF and a finished page back, without any of the code that made them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import lxml.html
import pikepdf

HiddenInPrint = "visually-hidden"


@dataclass(frozen=True)
class ReadCell:
    """A data cell as it is announced: its heads, rows first, and its text, all without spaces."""

    heads: tuple[str, ...]
    text: str


def squeezed(text: str) -> str:
    """The text without spaces: where lines break, PDF keeps none."""
    return "".join(text.split())


class TaggedPdf:
    """A PDF through its structure tree, as assistive technology sees it."""

    def __init__(self, content: bytes) -> None:
        self.file = pikepdf.open(BytesIO(content))
        self.text_by_page = [_marked_text(page) for page in self.file.pages]
        self._page_numbers: dict[Any, int] = {
            page.objgen: n for n, page in enumerate(self.file.pages)
        }

    @property
    def root(self) -> Any:
        return self.file.Root.StructTreeRoot.K[0]

    def elements(self, role: str) -> list[Any]:
        """All elements of a role, in reading order."""
        return [element for element in self.walk(self.root) if str(element.S) == f"/{role}"]

    def walk(self, element: Any) -> Iterator[Any]:
        yield element
        for kid in _kids(element):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield from self.walk(kid)

    def pieces(self, element: Any) -> Iterator[tuple[int, int]]:
        """Page and number of every piece of marked content below an element."""
        for kid in _kids(element):
            if isinstance(kid, pikepdf.Dictionary):
                if "/S" in kid:
                    yield from self.pieces(kid)
                elif "/MCID" in kid:
                    yield self._page_numbers[kid.Pg.objgen], int(kid.MCID)
            else:
                yield self._page_numbers[element.Pg.objgen], int(kid)

    def in_reading_order(self) -> Iterator[tuple[int, str, frozenset[str]]]:
        """Page, text and the roles around it, of every piece of content."""
        waiting: list[tuple[Any, frozenset[str]]] = [(self.root, frozenset())]
        while waiting:
            element, roles = waiting.pop()
            if isinstance(element, tuple):
                page, number = element
                yield page, self.text_by_page[page].get(number, ""), roles
                continue
            within = roles | {str(element.S)}
            kids: list[tuple[Any, frozenset[str]]] = []
            for kid in _kids(element):
                if not isinstance(kid, pikepdf.Dictionary):
                    kids.append(((self._page_numbers[element.Pg.objgen], int(kid)), within))
                elif "/S" in kid:
                    kids.append((kid, within))
                elif "/MCID" in kid:
                    kids.append(((self._page_numbers[kid.Pg.objgen], int(kid.MCID)), within))
            waiting += reversed(kids)

    def text(self, element: Any) -> str:
        return " ".join(self.text_by_page[page].get(n, "") for page, n in self.pieces(element))

    def pages_of(self, element: Any) -> set[int]:
        return {page for page, _ in self.pieces(element)}

    def cells(self, table: Any) -> list[ReadCell]:
        """All data cells of one table element with the heads that they name."""
        heads = {
            bytes(head.ID): squeezed(self.text(head))
            for head in self.walk(self.root)
            if "/ID" in head
        }
        return [
            ReadCell(
                tuple(heads[bytes(name)] for name in cell.A.get("/Headers", [])),
                squeezed(self.text(cell)),
            )
            for cell in self.walk(table)
            if str(cell.S) == "/TD"
        ]

    def all_cells(self) -> list[ReadCell]:
        return [cell for table in self.elements("Table") for cell in self.cells(table)]

    def whole_text(self) -> str:
        return " ".join(text for page in self.text_by_page for _, text in sorted(page.items()))


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _marked_text(page: pikepdf.Page) -> dict[int, str]:
    """The text of a page by number of marked content; what is no content stands under -1."""
    maps = {
        name: _characters(font)
        for name, font in page.Resources.Font.items()
        if "/ToUnicode" in font
    }
    texts: dict[int, str] = defaultdict(str)
    current, stack, characters = -1, [-1], {}
    for instruction in pikepdf.parse_content_stream(page):
        operands: list[Any] = list(instruction.operands)
        match str(instruction.operator):
            case "BDC":
                stack.append(current)
                current = int(operands[1].get("/MCID", -1))
            case "BMC":
                stack.append(current)
                current = -1
            case "EMC":
                current = stack.pop()
            case "Tf":
                characters = maps.get(str(operands[0]), {})
            case "Tj" | "TJ":
                shown = operands[0] if isinstance(operands[0], pikepdf.Array) else [operands[0]]
                for string in shown:
                    if isinstance(string, pikepdf.String):
                        texts[current] += _decoded(bytes(string), characters)
    return texts


def _decoded(codes: bytes, characters: dict[int, str]) -> str:
    return "".join(
        characters[int.from_bytes(codes[at : at + 2], "big")] for at in range(0, len(codes), 2)
    )


def _characters(font: Any) -> dict[int, str]:
    """What the codes of a font stand for, from its ToUnicode map."""
    source = font.ToUnicode.read_bytes().decode("latin-1")
    found = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", source, re.DOTALL):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            found[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    return found


def html_cells(html: str) -> list[ReadCell]:
    """All data cells of a page with the heads that HTML's rules give them."""
    return [
        cell for table in lxml.html.fromstring(html).iter("table") for cell in _table_cells(table)
    ]


def _table_cells(table: Any) -> Iterator[ReadCell]:
    taken: set[tuple[int, int]] = set()
    by_row: dict[int, list[str]] = defaultdict(list)
    by_column: dict[int, list[str]] = defaultdict(list)
    found: list[tuple[int, int, str]] = []
    for row_number, row in enumerate(table.iter("tr")):
        column = 0
        for cell in row:
            while (row_number, column) in taken:
                column += 1
            rows = range(row_number, row_number + int(cell.get("rowspan", 1)))
            columns = range(column, column + int(cell.get("colspan", 1)))
            taken |= {(r, c) for r in rows for c in columns}
            text = squeezed(printed_text(cell))
            if cell.tag == "td":
                found.append((row_number, column, text))
            elif cell.get("scope") == "row":
                for r in rows:
                    by_row[r].append(text)
            else:
                for c in columns:
                    by_column[c].append(text)
            column = columns.stop
    for row_number, column, text in found:
        yield ReadCell((*by_row[row_number], *by_column[column]), text)


def printed_text(element: Any) -> str:
    """The text of an HTML element but for what only a screen reader says."""
    hidden = HiddenInPrint in element.get("class", "").split()
    own = "" if hidden else (element.text or "") + "".join(map(printed_text, element))
    return own + ("" if element.getparent() is None else element.tail or "")
