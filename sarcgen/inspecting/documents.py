"""The PDF of a card: whether it can be read, is the card's, and leads where it says."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

import pikepdf

from sarcgen.figures.document import Card

_ADDRESSES = frozenset({"https", "http", "mailto", "tel"})


def faults_of_pdf(content: bytes, card: Card) -> Iterator[str]:
    """What is wrong with a PDF, in sentences.

    Args:
        content: the file.
        card: the one that it should be of.
    """
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            yield from _faults(pdf, card)
    except pikepdf.PdfError:
        yield "It cannot be read as a PDF. Build the card again."


def _faults(pdf: Any, card: Card) -> Iterator[str]:
    if str(pdf.docinfo.get("/Title", "")) != card.title:
        yield "Its title is not that of the card's JSON. Build the card again."
    if str(pdf.Root.get("/Lang", "")) != card.language:
        yield "Its language is not that of the card's JSON. Build the card again."
    targets = _targets(pdf)
    annotations = [
        a for page in pdf.pages for a in page.get("/Annots", []) if a.get("/Subtype") == "/Link"
    ]
    if any(_leads_nowhere(annotation, targets) for annotation in annotations):
        yield "A link in it leads to no place in it. Build the card again."
    if any(_address(annotation) for annotation in annotations):
        yield "A link in it does not start with https, http, mailto or tel. Build the card again."


def _targets(pdf: Any) -> set[str]:
    """The names of the places in a PDF."""
    waiting = [pdf.Root.Names.Dests] if "/Names" in pdf.Root and "/Dests" in pdf.Root.Names else []
    found: set[str] = set()
    while waiting:
        node = waiting.pop()
        waiting += list(node.get("/Kids", []))
        found |= {str(name) for name in list(node.get("/Names", []))[::2]}
    return found


def _leads_nowhere(annotation: Any, targets: set[str]) -> bool:
    name = annotation.get("/Dest")
    return isinstance(name, pikepdf.String) and str(name) not in targets


def _address(annotation: Any) -> bool:
    """Whether a link has an address of a kind that no card has."""
    action = annotation.get("/A")
    if action is None:
        return False
    return urlsplit(str(action.get("/URI", ""))).scheme not in _ADDRESSES
