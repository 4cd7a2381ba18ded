"""Repairs the tags of the PDF, so that assistive technology reads what the page says.

It runs on WeasyPrint's public hook ``finisher``, after the tag tree is built and before the file is
written. It also uses what is not public: the boxes of a page (``page._page_box``), the structure
element kept on each table cell (``box.mark``), and the order in which objects are numbered. That is
why WeasyPrint is pinned to ``>=70,<71``; the tests read the finished file back and compare every
cell with the HTML.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

import pydyf

from sarcgen.errors import RenderError
from sarcgen.render.table_heads import tie_cells_to_heads

if TYPE_CHECKING:
    from weasyprint import Document
    from weasyprint.formatting_structure.boxes import Box

_PRINTED: Final = 4
"""The flag Print of an annotation (ISO 32000-1, table 165), which PDF/UA wants to be set."""

_NO_TEXT_OF_THEIR_OWN: Final = frozenset({"/Document", "/Table", "/TR", "/L", "/LI"})


class _Null(pydyf.Object):
    """Stands in for an object that is gone: numbers of other objects must not move."""

    @property
    def data(self) -> bytes:
        return b"null"


def finish(document: Document, pdf: pydyf.PDF) -> None:
    """Mends the tags of a PDF that is about to be written.

    * Heads get a scope, data cells their right heads, and the tree an index of the heads.
    * Running heads and feet become artifacts of the page.
    * Lines of text belong to their paragraph, not each to an element of its own.
    * A link is one link, carries its text as description, and prints.
    * Texts in another language say in which.

    Args:
        document: the laid-out pages.
        pdf: the PDF as WeasyPrint made it; changed in place.

    Raises:
        RenderError: the tree is not as this module knows it.
    """
    from weasyprint.formatting_structure.boxes import TableBox

    boxes = [box for page in document.pages for box in _boxes(page._page_box)]
    root = _referred(pdf, pdf.catalog["StructTreeRoot"])
    _name_languages(boxes, pdf)
    heads = tie_cells_to_heads(box for box in boxes if isinstance(box, TableBox))
    _index_heads(heads, root, pdf)
    _drop_nested_links(document, root, pdf)
    _describe_links(boxes)
    folded, reachable = _fold_lines(root, pdf)
    _make_artifacts(root, pdf, folded, reachable)


def _boxes(box: Box) -> Iterator[Box]:
    """The boxes of a page in the order in which WeasyPrint makes structure elements of them."""
    # A box that is placed absolutely stands behind a placeholder.
    box = getattr(box, "_box", box)
    yield box
    for child in getattr(box, "children", ()):
        yield from _boxes(child)


def _referred(pdf: pydyf.PDF, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _dictionaries(pdf: pydyf.PDF) -> Iterator[Any]:
    return (item for item in pdf.objects if isinstance(item, pydyf.Dictionary))


def _name_languages(boxes: list[Box], pdf: pydyf.PDF) -> None:
    """Narratives in another language are ``article`` elements, and nothing else is one."""
    languages = [box.element.get("lang") for box in boxes if box.element_tag == "article"]
    elements = [element for element in _dictionaries(pdf) if element.get("S") == "/Art"]
    if len(languages) != len(elements):
        raise RenderError("The PDF's tags do not match its pages. Please report this.")
    for language, element in zip(languages, elements, strict=True):
        element["Lang"] = pydyf.String(language)


def _index_heads(heads: list[tuple[pydyf.String, Any]], root: Any, pdf: pydyf.PDF) -> None:
    """The tree of identifiers that PDF wants where cells name their heads."""
    if not heads:
        return
    names = pydyf.Array()
    for identifier, element in sorted(heads, key=lambda head: bytes(head[0].data)):
        names += [identifier, element.reference]
    tree = pydyf.Dictionary({"Names": names})
    pdf.add_object(tree)
    root["IDTree"] = tree.reference


def _drop_nested_links(document: Document, root: Any, pdf: pydyf.PDF) -> None:
    """Leaves one annotation to a link; WeasyPrint makes one more for every element within it."""
    dropped = {
        box.link_annotation.reference: box.link_annotation
        for page in document.pages
        for box in _nested_links(page._page_box, within=False)
    }
    references = {
        reference.reference: reference
        for reference in _dictionaries(pdf)
        if reference.get("Type") == "/OBJR" and reference["Obj"] in dropped
    }
    for element in _dictionaries(pdf):
        if element.get("Type") == "/StructElem":
            kids = [kid for kid in element["K"] if kid not in references]
            if len(kids) < len(element["K"]):
                element["K"] = pydyf.Array(kids)
                element["S"] = "/Span"
    for page in map(pdf.objects.__getitem__, pdf.pages["Kids"][::3]):
        if "Annots" in page:
            page["Annots"] = pydyf.Array(a for a in page["Annots"] if a not in dropped)
    numbers = _referred(pdf, root["ParentTree"])["Nums"]
    gone = {annotation["StructParent"] for annotation in dropped.values()}
    pairs = zip(numbers[::2], numbers[1::2], strict=True)
    numbers[:] = [item for pair in pairs if pair[0] not in gone for item in pair]
    for removed in (*dropped.values(), *references.values()):
        _remove(removed, pdf)


def _nested_links(box: Box, *, within: bool) -> Iterator[Box]:
    """The boxes with a link of their own inside a box with a link."""
    box = getattr(box, "_box", box)
    if within and box.link_annotation is not None:
        yield box
    for child in getattr(box, "children", ()):
        yield from _nested_links(child, within=within or box.link_annotation is not None)


def _describe_links(boxes: list[Box]) -> None:
    """A link says its text; WeasyPrint writes the address."""
    for box in boxes:
        annotation = box.link_annotation
        if annotation is None:
            continue
        annotation["F"] = _PRINTED
        text = " ".join("".join(box.element.itertext()).split())
        if text:
            annotation["Contents"] = pydyf.String(text)


def _fold_lines(root: Any, pdf: pydyf.PDF) -> tuple[dict[bytes, bytes], set[bytes]]:
    """Moves the text of elements that only hold one line into the element around them.

    Returns:
        For every element that is gone, the one that took its text; and all elements that remain.
    """
    folded: dict[bytes, bytes] = {}
    reachable: set[bytes] = set()

    def fold(element: Any) -> None:
        kids = pydyf.Array()
        for kid in element["K"]:
            child = _referred(pdf, kid) if isinstance(kid, bytes) else None
            if child is None or "S" not in child:
                kids.append(kid)
                continue
            fold(child)
            if _is_line(child) and element["S"] not in _NO_TEXT_OF_THEIR_OWN:
                kids += child["K"]
                folded[child.reference] = element.reference
                reachable.discard(child.reference)
                _remove(child, pdf)
            else:
                kids.append(kid)
        element["K"] = kids
        reachable.add(element.reference)

    fold(_referred(pdf, root["K"][0]))
    return folded, reachable


def _is_line(element: Any) -> bool:
    """A ``Span`` with nothing but one piece of text, which says nothing about it."""
    plain = not {"A", "Alt", "ActualText", "E", "Lang"} & set(element)
    kids = element["K"]
    return bool(element["S"] == "/Span" and plain and len(kids) == 1 and isinstance(kids[0], int))


def _remove(element: Any, pdf: pydyf.PDF) -> None:
    gone = _Null()
    gone.number = element.number
    pdf.objects[element.number] = gone


def _make_artifacts(
    root: Any, pdf: pydyf.PDF, folded: dict[bytes, bytes], reachable: set[bytes]
) -> None:
    """Text that no element of the tree claims is a running head or foot."""
    numbers = _referred(pdf, root["ParentTree"])["Nums"]
    for page_number, page in enumerate(map(pdf.objects.__getitem__, pdf.pages["Kids"][::3])):
        owners = numbers[2 * page_number + 1]
        artifacts = set()
        for content, owner in enumerate(owners):
            remaining = owner
            while remaining in folded:
                remaining = folded[remaining]
            if remaining in reachable:
                owners[content] = remaining
            else:
                artifacts.add(content)
                owners[content] = b"null"
                _remove(_referred(pdf, owner), pdf)
        stream = _referred(pdf, page["Contents"]).stream
        for position, item in enumerate(stream):
            if isinstance(item, pydyf.Dictionary) and item.get("MCID") in artifacts:
                stream[position - 1] = "/Artifact"
                stream[position] = pydyf.Dictionary({"Type": "/Pagination"})
