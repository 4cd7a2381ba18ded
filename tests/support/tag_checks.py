"""What a card's PDF says to assistive technology, held against its page."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import lxml.html
import pikepdf

from tests.support.tag_tree import Element, TagTree
from tests.support.tagged_tables import html_outline, html_tables, pdf_outline, pdf_tables

STANDARD_ROLES = {
    *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "P"),
    *(f"H{level}" for level in range(1, 7)),
    *("L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"),
    *("Span", "Link", "Figure"),
}
_MAY_STAND_IN = {
    "LI": {"L"},
    "Lbl": {"LI"},
    "LBody": {"LI"},
    "TR": {"THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "Caption": {"Table"},
}
_ONLY_HOLD = {
    "L": {"LI"},
    "LI": {"Lbl", "LBody"},
    "TR": {"TH", "TD"},
    "Table": {"Caption", "THead", "TBody", "TFoot"},
}
_NO_TEXT = {*_ONLY_HOLD, "Document", "Part", "Art", "Sect", "THead", "TBody", "TFoot"}


def differences(pdf: bytes, html: str) -> list[tuple[str, str]]:
    """All that is wrong with a PDF's tags, as a kind of fault and its place."""
    page = lxml.html.fromstring(html.encode())
    with pikepdf.open(BytesIO(pdf)) as file:
        tree = TagTree(file)
        found = [
            *_of_tables(tree, page),
            *_of_order(tree, page),
            *_of_roles(tree.root),
            *_of_lists(tree.root, page),
            *_of_headings(tree.root),
            *_of_links(tree, page),
            *_of_pictures(tree, page),
            *_of_languages(tree.root, page),
            *_of_document(file, page),
        ]
        return [*(("reference", fault) for fault in tree.faults), *found]


def _of_tables(tree: TagTree, page: Any) -> Iterator[tuple[str, str]]:
    found, wanted = pdf_tables(tree), html_tables(page)
    if len(found) != len(wanted):
        yield "tables", f"{len(found)} in place of {len(wanted)}"
    for one, other in zip(found, wanted, strict=False):
        if one.caption != other.caption:
            yield "caption", f"{one.caption!r} in place of {other.caption!r}"
        shapes = [[(name, list(map(len, rows))) for name, rows in it.parts] for it in (one, other)]
        if shapes[0] != shapes[1]:
            yield "rows", f"{one.caption}: {shapes[0]} in place of {shapes[1]}"
        for cell, model in zip(one.cells(), other.cells(), strict=False):
            for part in ("role", "text", "spoken", "heads", "span"):
                if getattr(cell, part) != getattr(model, part):
                    yield part, f"{one.caption}: {cell} in place of {model}"


def _of_order(tree: TagTree, page: Any) -> Iterator[tuple[str, str]]:
    found, wanted = pdf_outline(tree.root), html_outline(page, _printed_pages(tree, page))
    if len(found) != len(wanted):
        yield "order", f"{len(found)} elements in place of {len(wanted)}"
    for one, other in zip(found, wanted, strict=False):
        if one != other:
            yield "order", f"{one} in place of {other}"


def _printed_pages(tree: TagTree, page: Any) -> dict[str, int]:
    """The page, from 1, on which what an entry of the list of contents leads to begins."""
    titles = [element for part in tree.root.all_of("Part") for element in part.all_of("H2", "H3")]
    anchors = page.xpath("//main//*[self::h2 or self::h3]/@id")
    return {
        "#" + anchor.removesuffix("-title"): 1 + min(title.on_pages())
        for anchor, title in zip(anchors, titles, strict=False)
    }


def _of_roles(root: Element) -> Iterator[tuple[str, str]]:
    for element in root.walk():
        if element.role not in STANDARD_ROLES:
            yield "role of its own", element.role
        if element.own and element.role in _NO_TEXT:
            yield "text outside a paragraph", f"{element.role}: {element.own}"
        if not element.order and not element.annotations:
            yield "empty", element.role
        drawn = "".join(piece for one in element.walk() for piece in one.own)
        if element.role in ("TH", "TD") and not drawn:
            yield "nothing drawn", f"{element.role} with {element.spoken()}"
        for kid in element.kids:
            if element.role not in _MAY_STAND_IN.get(kid.role, {element.role}):
                yield "nesting", f"{kid.role} in {element.role}"
            if kid.role not in _ONLY_HOLD.get(element.role, {kid.role}):
                yield "nesting", f"{kid.role} in {element.role}"


def _of_lists(root: Element, page: Any) -> Iterator[tuple[str, str]]:
    """Numbered lists and those with bullets say so; those without either say nothing."""
    found, wanted = root.all_of("L"), list(page.iter("ul", "ol"))
    if len(found) != len(wanted):
        yield "lists", f"{len(found)} in place of {len(wanted)}"
    for element, source in zip(found, wanted, strict=False):
        labelled = [kid.role for item in element.kids for kid in item.kids].count("Lbl")
        kind = {"ul": "/Disc", "ol": "/Decimal"}[source.tag] if labelled else ""
        if str(element.attributes.get("ListNumbering", "")) != kind:
            yield "lists", f"a list does not say {kind or 'nothing'}: {element.text()}"
        if labelled not in (0, len(element.kids)):
            yield "lists", f"an item has no label: {element.text()}"


def _of_headings(root: Element) -> Iterator[tuple[str, str]]:
    before = 0
    for heading in root.all_of(*(f"H{level}" for level in range(1, 7))):
        level = int(heading.role[1])
        if level > before + 1:
            yield "heading", f"{heading.text()} is of level {level} after {before}"
        before = level


def _of_links(tree: TagTree, page: Any) -> Iterator[tuple[str, str]]:
    printed = "//a[not(ancestor-or-self::*[@class = 'skip-link' or @class = 'colophon'])]"
    elements = tree.root.all_of("Link")
    for element, source in zip(elements, page.xpath(printed), strict=False):
        text = " ".join(source.text_content().split())
        if not element.annotations:
            yield "link", f"{text} has no area"
        for area in element.annotations:
            if str(area.get("/Contents", "")) != text or not int(area.get("/F", 0)) & 4:
                yield "link", f"{area.get('/Contents')} in place of {text}"
            address = source.get("href")
            if not address.startswith("#") and str(area.A.URI) != address:
                yield "link", f"{area.A.URI} in place of {address}"
            if address.startswith("#") and "/Dest" not in area:
                yield "link", f"{text} leads nowhere"


def _of_pictures(tree: TagTree, page: Any) -> Iterator[tuple[str, str]]:
    """Each picture is one element, and what it is made of is read nowhere else."""
    found = tree.root.all_of("Figure")
    drawn = page.xpath("//*[@role = 'img'] | //img")
    wanted = [one.get("aria-label") or one.get("alt") for one in drawn]
    if [figure.described for figure in found] != wanted:
        yield "picture", f"{[figure.described for figure in found]} in place of {wanted}"
    for figure in found:
        if figure.kids or len(figure.attributes.get("BBox", ())) != 4:
            yield "picture", f"{figure.described} is not one picture with a place"


def _of_languages(root: Element, page: Any) -> Iterator[tuple[str, str]]:
    found = [(element.language, element.text()) for element in root.walk() if element.language]
    wanted = [
        (source.get("lang"), "".join(source.text_content().split()))
        for source in page.xpath("//body//*[@lang]")
    ]
    if found != wanted:
        yield "language", f"{found} in place of {wanted}"


def _of_document(file: pikepdf.Pdf, page: Any) -> Iterator[tuple[str, str]]:
    root = file.Root
    with file.open_metadata() as metadata:
        if metadata.get("pdfuaid:part") != "1":
            yield "document", "does not call itself PDF/UA-1"
        if metadata.get("dc:title") != page.findtext(".//title"):
            yield "document", "has another title"
    if str(root.Lang) != page.get("lang"):
        yield "document", "is in another language"
    if not _says(root, "/MarkInfo", "/Marked") or "/RoleMap" in root.StructTreeRoot:
        yield "document", "is not marked as tagged, or has roles of its own"
    if not _says(root, "/ViewerPreferences", "/DisplayDocTitle"):
        yield "document", "shows its file name and not its title"
    for sheet in file.pages:
        if sheet.get("/Tabs") != "/S":
            yield "document", "has a page whose links come in another order"
    with file.open_outline() as outline:
        found = list(_bookmarks(outline.root))
    titles = page.xpath("//h1 | //main//h2 | //main//h3")
    if found != [" ".join(title.text_content().split()) for title in titles]:
        yield "bookmarks", f"{found}"


def _says(root: Any, where: str, what: str) -> bool:
    return where in root and bool(root[where].get(what, False))


def _bookmarks(items: Any) -> Iterator[str]:
    for item in items:
        yield " ".join(str(item.title).split())
        yield from _bookmarks(item.children)
