"""A finished card read back as plain data, HTML and PDF.

Nothing here imports sarcgen, so that tests see what a reader sees. The HTML is read by the table
model of HTML itself; the PDF through its tag tree, which is what a screen reader follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import lxml.html
import pikepdf

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "caption")


@dataclass
class Card:
    """A card as it was read back.

    Attributes:
        cells: (caption, row label, heads from top to bottom joined by a space) to the cell's text.
        segments: every heading or caption with the text that follows it, in reading order.
    """

    cells: dict[tuple[str, str, str], str] = field(default_factory=dict)
    segments: list[tuple[str, str]] = field(default_factory=list)

    def put(self, caption: str, row: str, column: str, text: str) -> None:
        key = (_spaced(caption), _spaced(row), _spaced(column))
        assert key not in self.cells, f"two cells stand at {key}"
        self.cells[key] = _spaced(text)


def _spaced(text: str) -> str:
    return " ".join(text.split())


def html_card(file: Path) -> Card:
    """An HTML card, without what it says to screen readers only."""
    page = lxml.html.fromstring(file.read_bytes())
    unseen = "//*[contains(concat(' ', @class, ' '), ' visually-hidden ')] | //script | //style"
    for element in page.xpath(unseen):
        element.drop_tree()
    card = Card()
    for table in page.iter("table"):
        _read_html_table(table, card)
    titles: list[str] = [""]
    texts: list[list[str]] = [[]]
    for element, text, is_title in _html_text(page.find("body")):
        if is_title:
            titles.append(_spaced(element.text_content()))
            texts.append([])
        texts[-1].append(text)
    card.segments = [(title, " ".join(parts)) for title, parts in zip(titles, texts, strict=True)]
    return card


def _html_text(element: Any) -> Iterator[tuple[Any, str, bool]]:
    """Every piece of text in order; the first piece of a heading says so."""
    if element.tag in HEADINGS:
        yield element, "", True
    if element.text:
        yield element, element.text, False
    for child in element:
        if isinstance(child.tag, str):
            yield from _html_text(child)
        if child.tail:
            yield element, child.tail, False


def _read_html_table(table: Any, card: Card) -> None:
    caption = table.find("caption").text_content()
    taken: set[tuple[int, int]] = set()
    heads: dict[int, list[str]] = {}
    for top, row in enumerate(table.iter("tr")):
        left, label = 0, ""
        for cell in row:
            while (top, left) in taken:
                left += 1
            columns, rows = int(cell.get("colspan", 1)), int(cell.get("rowspan", 1))
            taken |= {(top + i, left + j) for i in range(rows) for j in range(columns)}
            text = cell.text_content()
            if cell.tag == "th" and cell.get("scope") == "row":
                label = text
            elif cell.tag == "th":
                assert cell.get("scope") in ("col", "colgroup"), f"{text}: head without a scope"
                for j in range(columns):
                    heads.setdefault(left + j, []).append(text)
            else:
                assert label, f"{caption}: a row without a row head"
                card.put(caption, label, " ".join(heads[left]), text)
            left += columns


def pdf_card(file: Path) -> Card:
    """A PDF card as its tag tree gives it: artifacts such as page numbers are not in it."""
    with pikepdf.open(file) as document:
        return _Tags(document).card()


class _Tags:
    """The tag tree of a PDF with the text that each tag holds."""

    def __init__(self, document: pikepdf.Pdf) -> None:
        self.marked: dict[Any, dict[int, str]] = {
            page.objgen: marked_text(page) for page in document.pages
        }
        self.root = document.Root.StructTreeRoot
        self.heads: dict[bytes, tuple[int, Any]] = {}
        self.caption = ""
        self.found = Card(segments=[("", "")])

    def card(self) -> Card:
        for place, element in enumerate(self.below(self.root)):
            if element.S == "/TH":
                self.heads[bytes(element.ID)] = (place, element)
        self.read(self.root, None)
        return self.found

    def below(self, element: Any) -> Iterator[Any]:
        for kid in self.kids(element):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield kid
                yield from self.below(kid)

    def kids(self, element: Any) -> list[Any]:
        """What an element holds, without the bullets of lists: HTML has no text for them."""
        kids = element.get("/K", [])
        return [
            kid
            for kid in (kids if isinstance(kids, pikepdf.Array) else [kids])
            if not (isinstance(kid, pikepdf.Dictionary) and kid.get("/S") == "/Lbl")
        ]

    def pieces(self, element: Any, page: Any) -> Iterator[str]:
        page = element.get("/Pg", page)
        for kid in self.kids(element):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield from self.pieces(kid, page)
            elif not isinstance(kid, pikepdf.Dictionary) or "/MCID" in kid:
                yield self.piece(kid, page)

    def piece(self, kid: Any, page: Any) -> str:
        if isinstance(kid, pikepdf.Dictionary):
            return self.marked[kid.get("/Pg", page).objgen].get(int(kid.MCID), "")
        return self.marked[page.objgen].get(int(kid), "")

    def text(self, element: Any, page: Any = None) -> str:
        return _spaced(" ".join(self.pieces(element, page)))

    def read(self, element: Any, page: Any) -> None:
        page = element.get("/Pg", page)
        tag = str(element.get("/S", "/"))[1:].lower()
        if tag in HEADINGS:
            self.found.segments.append((self.text(element, page), ""))
        if tag == "caption":
            self.caption = self.text(element, page)
        if tag == "td":
            self.read_cell(element, page)
        for kid in self.kids(element):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                self.read(kid, page)
            elif not isinstance(kid, pikepdf.Dictionary) or "/MCID" in kid:
                title, text = self.found.segments[-1]
                self.found.segments[-1] = (title, f"{text} {self.piece(kid, page)}")

    def read_cell(self, cell: Any, page: Any) -> None:
        rows: list[str] = []
        columns: list[str] = []
        for _, head in sorted(
            (self.heads[bytes(name)] for name in _table_attribute(cell, "/Headers")),
            key=lambda found: found[0],
        ):
            is_row = str(_table_attribute(head, "/Scope")) == "/Row"
            (rows if is_row else columns).append(self.text(head))
        self.found.put(self.caption, " ".join(rows), " ".join(columns), self.text(cell, page))


def _table_attribute(element: Any, name: str) -> Any:
    attributes = element.get("/A", [])
    for group in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
        if name in group:
            return group[name]
    raise AssertionError(f"{element.S} without {name}")


def marked_text(page: pikepdf.Page) -> dict[int, str]:
    """The text of every piece of marked content of a page, by its number (MCID)."""
    fonts = {name: _characters(font) for name, font in page.Resources.get("/Font", {}).items()}
    found: dict[int, str] = {}
    open_marks: list[int | None] = []
    font: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        name = str(instruction.operator)
        if name in ("BDC", "BMC"):
            mark = operands[1].get("/MCID") if name == "BDC" else None
            open_marks.append(None if mark is None else int(mark))
        elif name == "EMC":
            open_marks.pop()
        elif name == "Tf":
            font = fonts[str(operands[0])]
        elif name in ("Tj", "TJ") and open_marks and open_marks[-1] is not None:
            strings = operands[0] if name == "TJ" else operands
            glyphs = b"".join(bytes(part) for part in strings if isinstance(part, pikepdf.String))
            text = "".join(
                font[int.from_bytes(glyphs[i : i + 2], "big")] for i in range(0, len(glyphs), 2)
            )
            found[open_marks[-1]] = f"{found.get(open_marks[-1], '')} {text}"
    return found


def _characters(font: Any) -> dict[int, str]:
    """What the glyphs of a font stand for, from its ToUnicode map."""
    source = font.ToUnicode.read_bytes().decode("ascii")
    glyphs: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", source, re.DOTALL):
        for glyph, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            glyphs[int(glyph, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", source, re.DOTALL):
        for first, last, text in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for offset in range(int(last, 16) - int(first, 16) + 1):
                glyphs[int(first, 16) + offset] = chr(int(text, 16) + offset)
    return glyphs
