"""The tag tree of a finished PDF and the elements of the finished page, as plain data to compare.

Nothing here imports sarcgen. A PDF is read as assistive technology reads it: from the root of its
tag tree, with the text of marked content that the elements claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from tests.support.read_back import marked_text


@dataclass
class Element:
    """One element of the tag tree.

    Attributes:
        role: its type, such as ``TD``.
        kids: elements below it, in order.
        own: text of the content that it claims itself.
        pages: numbers of the pages, from 0, on which that content stands.
        attributes: of tables: Scope, ColSpan, RowSpan, Headers.
        said: its replacement text, or empty.
        described: its alternative text, or empty.
        annotations: the link annotations that it refers to.
    """

    role: str
    kids: list[Element] = field(default_factory=list)
    own: list[str] = field(default_factory=list)
    order: list[Element | str] = field(default_factory=list)
    pages: set[int] = field(default_factory=set)
    attributes: dict[str, Any] = field(default_factory=dict)
    name: bytes = b""
    language: str = ""
    said: str = ""
    described: str = ""
    annotations: list[Any] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def all_of(self, *roles: str) -> list[Element]:
        """All elements of some roles, in reading order."""
        return [element for element in self.walk() if element.role in roles]

    def text(self, *without: str) -> str:
        """What is printed in it, without spaces, bullets and elements of some roles."""
        parts = [
            item if isinstance(item, str) else item.text(*without)
            for item in self.order
            if isinstance(item, str) or item.role not in ("Lbl", *without)
        ]
        return "".join("".join(parts).split())

    def spoken(self) -> str:
        """What is said in place of its text, where that is something else."""
        return " ".join(element.said for element in self.walk() if element.said)

    def on_pages(self) -> set[int]:
        """The pages on which it or anything in it stands."""
        return {page for element in self.walk() for page in element.pages}


class TagTree:
    """A PDF file and its tag tree.

    Attributes:
        root: the one element at the root, of the role ``Document``.
        faults: what is wrong with how the tree, the pages and their content refer to each other.
    """

    def __init__(self, file: pikepdf.Pdf) -> None:
        self.file = file
        self.faults: list[str] = []
        self._pages = {page.objgen: number for number, page in enumerate(file.pages)}
        self._texts = [marked_text(page) for page in file.pages]
        self._owners: dict[tuple[int, int], Any] = {}
        self._places: dict[Any, Element] = {}
        tops = _listed(file.Root.StructTreeRoot.K)
        assert len(tops) == 1
        self.root = self._read(tops[0], file.Root.StructTreeRoot)
        self._look_at_parents()
        self.heads = self._named()

    def _read(self, source: Any, parent: Any) -> Element:
        element = Element(str(source.S)[1:])
        if source.P.objgen != parent.objgen:
            self.faults.append(f"{element.role} does not name the element that holds it")
        if source.objgen in self._places:
            self.faults.append(f"{element.role} stands twice in the tree")
        self._places[source.objgen] = element
        for group in _listed(source.get("/A", [])):
            element.attributes |= {key[1:]: value for key, value in group.items()}
        element.name = bytes(source.get("/ID", b""))
        element.language = str(source.get("/Lang", ""))
        element.said = str(source.get("/ActualText", ""))
        element.described = str(source.get("/Alt", ""))
        for kid in _listed(source.get("/K", [])):
            self._read_kid(kid, source, element)
        return element

    def _read_kid(self, kid: Any, source: Any, element: Element) -> None:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            element.kids.append(self._read(kid, source))
            element.order.append(element.kids[-1])
            return
        if isinstance(kid, pikepdf.Dictionary) and kid.Type == "/OBJR":
            element.annotations.append(kid.Obj)
            return
        inner = isinstance(kid, pikepdf.Dictionary)
        number = int(kid.MCID if inner else kid)
        place = kid if inner and "/Pg" in kid else source
        page = self._pages[place.Pg.objgen]
        if (page, number) in self._owners:
            self.faults.append(f"content {number} of page {page} stands twice in the tree")
        self._owners[page, number] = source
        element.pages.add(page)
        element.own.append(self._texts[page].get(number, ""))
        element.order.append(element.own[-1])

    def _look_at_parents(self) -> None:
        """The index from content to elements says the same as the tree."""
        numbers = _listed(self.file.Root.StructTreeRoot.ParentTree.Nums)
        index = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        for (page, number), owner in self._owners.items():
            row = index[int(self.file.pages[page].obj.StructParents)]
            if number >= len(row) or row[number] is None or row[number].objgen != owner.objgen:
                self.faults.append(
                    f"content {number} of page {page} has another owner in the index"
                )
        for page, texts in enumerate(self._texts):
            for number in texts:
                if (page, number) not in self._owners:
                    self.faults.append(f"content {number} of page {page} is in no element")
        for sheet in self.file.pages:
            for annotation in sheet.get("/Annots", []):
                owner = self._places.get(index[int(annotation.StructParent)].objgen)
                found = [] if owner is None else owner.annotations
                if annotation.objgen not in [one.objgen for one in found]:
                    self.faults.append(f"the link {annotation.get('/Contents')} has no element")

    def _named(self) -> dict[bytes, Element]:
        """Elements by the identifiers of the tree's index."""
        root = self.file.Root.StructTreeRoot
        names = _listed(root.IDTree.Names) if "/IDTree" in root else []
        if list(map(bytes, names[::2])) != sorted(map(bytes, names[::2])):
            self.faults.append("the index of identifiers is not sorted")
        heads = {
            bytes(name): self._places[target.objgen]
            for name, target in zip(names[::2], names[1::2], strict=True)
            if target.objgen in self._places
        }
        for element in self.root.walk():
            if element.name and heads.get(element.name) is not element:
                self.faults.append(f"{element.role} is not found by its identifier")
        return heads

    def heads_of(self, cell: Element) -> list[str]:
        """The texts of the heads that a data cell names; one that is nowhere is a question mark."""
        names = [bytes(name) for name in cell.attributes.get("Headers", [])]
        return [self.heads[name].text() if name in self.heads else "?" for name in names]


def _listed(kids: Any) -> list[Any]:
    return list(kids) if isinstance(kids, (pikepdf.Array, list)) else [kids]
