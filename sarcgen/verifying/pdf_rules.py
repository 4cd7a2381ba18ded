"""What the tags of a PDF must say so that its tables and headings can be followed by ear."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, Final, TypeAlias

from sarcgen.verifying.evidence import Found
from sarcgen.verifying.grids import Grid, squeezed
from sarcgen.verifying.tag_tree import TagTree, attribute

Rule: TypeAlias = Callable[[TagTree], Iterator[Found]]

_SCOPES: Final = frozenset({"/Row", "/Column", "/Both"})
_IDENTIFIER: Final = "{http://www.aiim.org/pdfua/ns/id/}part"


def pdf_findings(tree: TagTree) -> Iterator[Found]:
    """What is wrong with the tags of a PDF."""
    for rule in RULES.values():
        yield from rule(tree)


def _document(tree: TagTree) -> Iterator[Found]:
    pdf = tree.pdf
    root: Any = pdf.Root
    if not bool(root.get("/MarkInfo", {}).get("/Marked", False)) or not tree.elements:
        yield Found("tagged", "The PDF has no tags.")
    if not str(root.get("/Lang", "")):
        yield Found("language", "The PDF does not say which language it is in.")
    if not str(pdf.docinfo.get("/Title", "")):
        yield Found("title", "The PDF has no title.")
    if not bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
        yield Found("title", "The name of the file is shown in place of the title.")
    with pdf.open_metadata(update_docinfo=False) as metadata:
        if str(metadata.get(_IDENTIFIER, "")) != "1":
            yield Found("identifier", "The PDF does not say that it is PDF/UA-1.")
    if len(pdf.pages) > 1 and "/Outlines" not in root:
        yield Found("bookmarks", "The PDF has no bookmarks.")


def _headings(tree: TagTree) -> Iterator[Found]:
    levels = [int(tree.role(e)[1]) for e in tree.of_role(*(f"H{n}" for n in range(1, 7)))]
    if levels.count(1) != 1 or levels[:1] != [1]:
        yield Found("headings", "The PDF must begin with its one heading of the first level.")
    for before, level in pairwise(levels):
        if level > before + 1:
            yield Found("headings", f"Level {level} follows upon level {before}.")


def _tables(tree: TagTree) -> Iterator[Found]:
    for number, table in enumerate(tree.of_role("Table"), 1):
        where = f"table {number}"
        captions = tree.below(table, "Caption")
        if len(captions) != 1 or not squeezed(tree.text(captions[0])):
            yield Found("table-caption", "The table must have one caption.", where)
        heads = tree.below(table, "TH")
        if any(str(attribute(head, "/Scope")) not in _SCOPES for head in heads):
            yield Found("table-scope", "A head does not say what it is the head of.", where)
        if any(not tree.text(cell) for cell in tree.below(table, "TH", "TD")):
            yield Found("table-blank", "At a cell there is nothing; it may be passed over.", where)
        own = {head.objgen for head in heads}
        for cell in tree.below(table, "TD"):
            named = tree.heads(cell)
            if named is None:
                yield Found("table-heads", "A cell names a head that is not there.", where)
            elif not named or any(head.objgen not in own for head in named):
                yield Found("table-heads", "A cell is not tied to heads of its table.", where)


def _links(tree: TagTree) -> Iterator[Found]:
    for link in tree.of_role("Link"):
        if not squeezed(tree.text(link)) and not str(link.get("/Alt", "")):
            yield Found("links", "A link has no text.")
    for number, page in enumerate(tree.pdf.pages, 1):
        annotations: Any = page.obj.get("/Annots", [])
        for annotation in annotations:
            is_link = annotation.get("/Subtype") == "/Link"
            if is_link and not str(annotation.get("/Contents", "")):
                yield Found("links", "A link does not say where it leads.", f"page {number}")


def _pictures(tree: TagTree) -> Iterator[Found]:
    for figure in tree.of_role("Figure"):
        if not str(figure.get("/Alt", "")) and not str(figure.get("/ActualText", "")):
            yield Found("alternatives", "A picture has no alternative text.")


RULES: Final[dict[str, Rule]] = {
    "tags, language, title, identifier, bookmarks": _document,
    "headings": _headings,
    "captions, scopes, heads of cells, blank cells": _tables,
    "links": _links,
    "pictures": _pictures,
}
"""What each rule looks at."""


def differences(page: list[Grid], pdf: list[Grid]) -> Iterator[Found]:
    """Where the tables of a card's page and of its PDF differ: captions, heads, cells.

    No text of a cell is repeated, because evidence goes to places where the card may not.
    """
    if len(page) != len(pdf):
        says = f"The page has {len(page)} tables and the PDF has {len(pdf)}."
        yield Found("same-tables", says)
        return
    for number, (one, other) in enumerate(zip(page, pdf, strict=True), 1):
        where = f"table {number}"
        if one.caption != other.caption:
            yield Found("same-captions", "The captions differ.", where)
        if len(one.cells) != len(other.cells):
            says = f"The page has {len(one.cells)} cells and the PDF has {len(other.cells)}."
            yield Found("same-cells", says, where)
            continue
        for at, (cell, spoken) in enumerate(zip(one.cells, other.cells, strict=True), 1):
            if cell.text != spoken.text:
                yield Found("same-cells", f"Cell {at} differs.", where)
            if cell.said != spoken.said:
                yield Found("same-words", f"Cell {at} is read in other words.", where)
            if cell.heads != spoken.heads:
                yield Found("same-heads", f"Cell {at} has other heads.", where)
