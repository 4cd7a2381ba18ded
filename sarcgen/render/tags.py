"""Writes the tags of the PDF, so that assistive technology reads what the page says.

It stands in the place of ``weasyprint.pdf.add_tags``, which WeasyPrint calls when all pages are
drawn. WeasyPrint's own makes a tree of boxes: a table on two pages is two tables, a line is an
element, heads of grouped tables are tied to the wrong cells, languages and links' texts are lost.
To make that tree and then mend it took twice the time of making the right one.

What is not public in WeasyPrint and used here: that function's name and arguments, the boxes of a
page (``page._page_box``), the numbers of their content (``stream._tags``), the annotation of a link
(``box.link_annotation``). That is why WeasyPrint is pinned to ``>=70,<71``; the tests read the
finished file back and compare it with the page.

A cell that shows dashes, an X or nothing carries what a reader of the web page hears there as
``ActualText`` of a ``Span`` in the cell. docs/accessibility-of-pdf.md says why it is that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, final

import pydyf

from sarcgen.errors import RenderError
from sarcgen.render.loading import import_weasyprint
from sarcgen.render.tag_heads import CellTags, cells_of
from sarcgen.render.tag_tree import Content, Node, Reference, TreeBuilder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from weasyprint import Document

_PRINTED: Final = 4
"""The flag Print of an annotation (ISO 32000-1, table 165), which PDF/UA wants to be set."""

_POINTS_PER_PIXEL: Final = 0.75

_NUMBERING: Final = {
    **{name: name.capitalize() for name in ("disc", "circle", "square", "decimal")},
    "lower-alpha": "LowerAlpha",
    "upper-alpha": "UpperAlpha",
    "lower-roman": "LowerRoman",
    "upper-roman": "UpperRoman",
}
"""What PDF calls the labels of lists (ISO 32000-1, table 347), by their name in the style sheet."""


class _Null(pydyf.Object):
    """Stands in for an object that is gone: numbers of other objects must not move."""

    @property
    def data(self) -> bytes:
        return b"null"


def use_own_tags() -> None:
    """Makes WeasyPrint write these tags from now on, in this process."""
    import_weasyprint()
    from weasyprint import pdf

    pdf.add_tags = add_tags


def add_tags(
    pdf: pydyf.PDF, document: Document, _version: str | None, page_streams: Sequence[Any]
) -> None:
    """Writes the tag tree of a PDF.

    Args:
        pdf: the PDF with all its pages; changed in place.
        document: the laid-out pages.
        page_streams: what was drawn, page by page, with the numbers of its pieces.

    Raises:
        RenderError: boxes and pieces are not as this module knows them, the page names no
            language, or a picture has no description.
    """
    if "Lang" not in pdf.catalog:
        raise RenderError("The page does not say in which language it is.")
    builder = TreeBuilder()
    for page, stream in zip(document.pages, page_streams, strict=True):
        builder.add_page(page._page_box, stream._tags)
    for page_number, stream in enumerate(page_streams):
        _make_artifacts(stream, builder.artifacts[page_number])
        _drop_links(pdf, page_number, builder.dropped[page_number])
    builder.leave_out_empty(builder.root)
    _Writer(pdf, document, page_streams).write(builder.root)
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})


def _make_artifacts(stream: Any, numbers: set[int]) -> None:
    """Content that is not read is decoration of the page: heads, feet, heads printed again."""
    drawn = stream.stream
    for position, item in enumerate(drawn):
        if isinstance(item, pydyf.Dictionary) and item.get("MCID") in numbers:
            drawn[position - 1] = "/Artifact"
            drawn[position] = pydyf.Dictionary({"Type": "/Pagination"})


def _drop_links(pdf: pydyf.PDF, page_number: int, links: list[Any]) -> None:
    if not links:
        return
    page = pdf.objects[pdf.pages["Kids"][3 * page_number]]
    references = {link.reference for link in links}
    page["Annots"] = pydyf.Array(one for one in page["Annots"] if one not in references)
    for link in links:
        gone = _Null()
        gone.number = link.number
        pdf.objects[link.number] = gone


@final
class _Writer:
    """Writes one tree into one PDF."""

    def __init__(self, pdf: pydyf.PDF, document: Document, page_streams: Sequence[Any]) -> None:
        self._pdf = pdf
        self._pages: list[bytes] = list(pdf.page_references)
        self._heights = [page.height for page in document.pages]
        self._owners: list[list[Any]] = [[b"null"] * len(one._tags) for one in page_streams]
        self._links: list[tuple[Any, bytes]] = []
        self._tables = 0
        self._names: list[tuple[bytes, pydyf.String, bytes]] = []
        self._cells: dict[Node, CellTags] = {}

    def write(self, root: Node) -> None:
        """Writes the tree and the indexes from content, links and names to its elements."""
        index, top = pydyf.Dictionary(), pydyf.Dictionary({"Type": "/StructTreeRoot"})
        self._pdf.add_object(top)
        self._pdf.add_object(index)
        top["ParentTree"] = index.reference
        top["K"] = pydyf.Array([self._element(root, top.reference)])
        numbers = index["Nums"] = pydyf.Array()
        for page_number, owners in enumerate(self._owners):
            numbers += [page_number, pydyf.Array(owners)]
        for number, (annotation, owner) in enumerate(self._links, start=len(self._owners)):
            numbers += [number, owner]
            annotation["StructParent"] = number
        top["ParentTreeNextKey"] = len(self._owners) + len(self._links)
        if self._names:
            names = pydyf.Dictionary({"Names": pydyf.Array()})
            for _, name, reference in sorted(self._names, key=lambda one: one[0]):
                names["Names"] += [name, reference]
            self._pdf.add_object(names)
            top["IDTree"] = names.reference
        self._pdf.catalog["StructTreeRoot"] = top.reference

    def _element(self, node: Node, parent: bytes) -> bytes:
        """Writes an element and all below it."""
        element = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{node.role}", "P": parent})
        self._pdf.add_object(element)
        reference: bytes = element.reference
        if node.role == "Table":
            self._tables += 1
            self._cells.update(cells_of(node, self._tables))
            # Without a page, checkers take no table for the one that covers a drawn grid.
            element["Pg"] = self._pages[node.page]
        own_page = next((kid.page for kid in node.kids if not isinstance(kid, Node)), None)
        if own_page is not None:
            element["Pg"] = self._pages[own_page]
        self._describe(element, node)
        kids = element["K"] = pydyf.Array()
        for kid in node.kids:
            if isinstance(kid, Content):
                kids.append(
                    kid.number
                    if kid.page == own_page
                    else pydyf.Dictionary(
                        {"Type": "/MCR", "Pg": self._pages[kid.page], "MCID": kid.number}
                    )
                )
                self._owners[kid.page][kid.number] = reference
            elif isinstance(kid, Reference):
                kids.append(self._link(kid, reference))
            else:
                kids.append(self._element(kid, reference))
        return reference

    def _describe(self, element: pydyf.Dictionary, node: Node) -> None:
        """Writes what an element says of itself."""
        if node.language:
            element["Lang"] = pydyf.String(node.language)
        if node.spoken:
            element["ActualText"] = pydyf.String(node.spoken)
        if node in self._cells:
            self._describe_cell(element, self._cells[node])
        if node.role == "Figure":
            self._describe_picture(element, node)
        if node.role == "L":
            _describe_list(element, node)

    def _describe_cell(self, element: pydyf.Dictionary, said: CellTags) -> None:
        attributes = element["A"] = pydyf.Dictionary({"O": "/Table"})
        if said.rows != 1:
            attributes["RowSpan"] = said.rows
        if said.columns != 1:
            attributes["ColSpan"] = said.columns
        if said.name:
            element["ID"] = pydyf.String(said.name)
            self._names.append((said.name.encode(), element["ID"], element.reference))
            attributes["Scope"] = f"/{said.scope}"
        if said.heads or not said.name:
            attributes["Headers"] = pydyf.Array(map(pydyf.String, said.heads))

    def _describe_picture(self, element: pydyf.Dictionary, node: Node) -> None:
        """A picture has a description, and says where it stands, in points from below."""
        source, box = node.box.element, node.box
        title = source.find("{http://www.w3.org/2000/svg}title")
        text = source.get("aria-label") or source.get("alt", "") if title is None else title.text
        if not text:
            raise RenderError("A picture has no description for those who do not see it.")
        element["Alt"] = pydyf.String(text)
        left, top = box.content_box_x(), self._heights[node.page] - box.content_box_y()
        area = (left, top - box.height, left + box.width, top)
        element["A"] = pydyf.Dictionary(
            {"O": "/Layout", "BBox": pydyf.Array(_POINTS_PER_PIXEL * side for side in area)}
        )

    def _link(self, link: Reference, owner: bytes) -> pydyf.Dictionary:
        """A link says its text, where WeasyPrint writes the address, and is there in print, too."""
        annotation = link.annotation
        left, top, right, bottom = annotation["Rect"]
        annotation["Rect"] = pydyf.Array((left, min(top, bottom), right, max(top, bottom)))
        annotation["F"] = _PRINTED
        if link.text:
            annotation["Contents"] = pydyf.String(link.text)
        self._links.append((annotation, owner))
        return pydyf.Dictionary(
            {"Type": "/OBJR", "Obj": annotation.reference, "Pg": self._pages[link.page]}
        )


def _describe_list(element: pydyf.Dictionary, node: Node) -> None:
    """A list whose items carry labels says of which kind they are (PDF/UA-1, 7.6)."""
    if any(part.role == "Lbl" for item in node.nodes() for part in item.nodes()):
        kind = _NUMBERING.get(node.box.style["list_style_type"], "None")
        element["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": f"/{kind}"})
