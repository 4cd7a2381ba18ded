"""A PDF as assistive technology meets it: through its tree of tags, and nothing else.

None of the code that makes PDFs is used here, so that a mistake there does not hide itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, final

import pikepdf

from sarcgen.verifying.grids import DataCell, Grid, squeezed

_DEEPEST: Final = 60
"""A tree deeper than this is damaged, or made to hurt."""


@final
class TagTree:
    """The tags of a PDF.

    Args:
        pdf: the open file, which must stay open.
    """

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self._texts: dict[int, dict[int, str]] = {}
        self._pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
        root: Any = pdf.Root.get("/StructTreeRoot")
        tops = [] if root is None else _kids(root)
        self.roles: dict[str, str] = (
            {} if root is None else {str(k): str(v) for k, v in root.get("/RoleMap", {}).items()}
        )
        self.elements: list[Any] = [element for top in tops for element in self._walk(top, 0)]
        self._by_name = {bytes(e.ID): e for e in self.elements if "/ID" in e}

    def role(self, element: Any) -> str:
        """What an element is, by PDF's own names, as ``TD``."""
        name = str(element.get("/S", ""))
        return self.roles.get(name, name).removeprefix("/")

    def of_role(self, *roles: str) -> list[Any]:
        """All elements that are one of these, in the order of reading."""
        return [element for element in self.elements if self.role(element) in roles]

    def below(self, element: Any, *roles: str) -> list[Any]:
        """Elements of these roles within another."""
        return [e for e in self._walk(element, 0) if self.role(e) in roles]

    def text(self, element: Any) -> str:
        """What is printed within an element, but for bullets and numbers of lists."""
        return " ".join(self._pieces(element, None, 0))

    def heads(self, cell: Any) -> list[Any] | None:
        """The heads that a data cell names; None if one of them is not there."""
        names = [bytes(name) for name in attribute(cell, "/Headers") or []]
        if any(name not in self._by_name for name in names):
            return None
        return [self._by_name[name] for name in names]

    def grids(self) -> list[Grid]:
        """The tables, each data cell with the heads that it names."""
        return [self._grid(table) for table in self.of_role("Table")]

    def _grid(self, table: Any) -> Grid:
        caption = "".join(self.text(part) for part in self.below(table, "Caption"))
        cells = (
            DataCell(
                tuple(squeezed(self.text(head)) for head in self.heads(cell) or []),
                squeezed(self.text(cell)),
                squeezed("".join(str(e.get("/ActualText", "")) for e in self._walk(cell, 0))),
            )
            for cell in self.below(table, "TD")
        )
        return Grid(squeezed(caption), tuple(cells))

    def _walk(self, element: Any, depth: int) -> Iterator[Any]:
        if isinstance(element, pikepdf.Dictionary) and "/S" in element and depth < _DEEPEST:
            yield element
            for kid in _kids(element):
                yield from self._walk(kid, depth + 1)

    def _pieces(self, element: Any, page: Any, depth: int) -> Iterator[str]:
        page = element.get("/Pg", page)
        for kid in _kids(element) if depth < _DEEPEST else []:
            if not isinstance(kid, pikepdf.Dictionary):
                yield self._text(page, int(kid))
            elif "/S" in kid:
                if self.role(kid) != "Lbl":
                    yield from self._pieces(kid, page, depth + 1)
            elif "/MCID" in kid:
                yield self._text(kid.get("/Pg", page), int(kid.MCID))

    def _text(self, page: Any, number: int) -> str:
        place = None if page is None else self._pages.get(page.objgen)
        if place is None:
            return ""
        if place not in self._texts:
            self._texts[place] = _marked_texts(self.pdf.pages[place])
        return self._texts[place].get(number, "")


def attribute(element: Any, name: str) -> Any:
    """An attribute of an element, from whichever of its lists of attributes has it."""
    given = element.get("/A", [])
    lists = list(given) if isinstance(given, pikepdf.Array) else [given]
    for one in lists:
        if isinstance(one, pikepdf.Dictionary) and name in one:
            return one[name]
    return None


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _marked_texts(page: pikepdf.Page) -> dict[int, str]:
    """The text of a page, by the number of its marked content."""
    resources: Any = page.obj.get("/Resources", pikepdf.Dictionary())
    maps = {
        name: _characters(font)
        for name, font in resources.get("/Font", {}).items()
        if "/ToUnicode" in font
    }
    texts: dict[int, list[str]] = {}
    open_marks: list[int] = []
    known: dict[bytes, str] = {}
    for instruction in pikepdf.parse_content_stream(page, "BDC BMC EMC Tf Tj TJ"):
        operands: list[Any] = list(instruction.operands)
        match str(instruction.operator):
            case "BDC":
                marks = operands[1]
                has_number = isinstance(marks, pikepdf.Dictionary) and "/MCID" in marks
                open_marks.append(int(marks.MCID) if has_number else -1)
            case "BMC":
                open_marks.append(-1)
            case "EMC" if open_marks:
                open_marks.pop()
            case "Tf":
                known = maps.get(str(operands[0]), {})
            case "Tj" | "TJ":
                shown = operands[0] if isinstance(operands[0], pikepdf.Array) else operands
                strings = [bytes(part) for part in shown if isinstance(part, pikepdf.String)]
                number = next((mark for mark in reversed(open_marks) if mark >= 0), -1)
                texts.setdefault(number, []).append(_decoded(b"".join(strings), known))
    return {number: "".join(parts) for number, parts in texts.items()}


def _decoded(codes: bytes, known: dict[bytes, str]) -> str:
    return "".join(known.get(codes[at : at + 2], "\ufffd") for at in range(0, len(codes), 2))


def _characters(font: Any) -> dict[bytes, str]:
    """What the two-byte codes of a font stand for, from its ToUnicode map."""
    source = font.ToUnicode.read_bytes().decode("latin-1")
    found: dict[bytes, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", source, re.DOTALL):
        for code, text in re.findall(r"<([0-9A-Fa-f]{4})>\s*<((?:[0-9A-Fa-f]{4})*)>", block):
            found[bytes.fromhex(code)] = bytes.fromhex(text).decode("utf-16-be", "replace")
    pattern = r"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4})>"
    for block in re.findall(r"beginbfrange(.*?)endbfrange", source, re.DOTALL):
        for first, last, text in re.findall(pattern, block):
            for offset in range(int(last, 16) - int(first, 16) + 1):
                code = (int(first, 16) + offset).to_bytes(2, "big")
                found[code] = chr(int(text, 16) + offset)
    return found
