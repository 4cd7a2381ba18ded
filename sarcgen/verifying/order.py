"""Headings and pictures in the order of reading: whether a card's PDF has those of its page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias
from xml.etree.ElementTree import Element

from sarcgen.verifying.evidence import Found
from sarcgen.verifying.grids import printed, squeezed
from sarcgen.verifying.tag_tree import TagTree

Told: TypeAlias = "list[tuple[str, str]]"
"""The role of each in a PDF, and its text or description, without spaces."""

_HEADINGS: Final = tuple(f"H{level}" for level in range(1, 7))
_PICTURE: Final = "Figure"


def told_by_page(page: Element) -> Told:
    """The headings and pictures of a page."""
    told = []
    for element in page.iter():
        name = str(element.tag).upper()
        if name in _HEADINGS:
            told.append((name, squeezed(printed(element))))
        elif name == "IMG" or element.get("role") == "img":
            described = element.get("aria-label") or element.get("alt") or ""
            told.append((_PICTURE, squeezed(described)))
    return told


def told_by_pdf(tree: TagTree) -> Told:
    """The headings and pictures of a PDF."""
    told = []
    for element in tree.of_role(_PICTURE, *_HEADINGS):
        role = tree.role(element)
        is_picture = role == _PICTURE
        text = str(element.get("/Alt", "")) if is_picture else tree.text(element)
        told.append((role, squeezed(text)))
    return told


def reordered(page: Told, pdf: Told) -> Iterator[Found]:
    """Where the two differ, once; no text is repeated."""
    if page == pdf:
        return
    same = zip(page, pdf, strict=False)
    at = next((n for n, (one, other) in enumerate(same) if one != other), min(len(page), len(pdf)))
    says = "Headings or descriptions of pictures differ, or stand in another order."
    yield Found("same-order", says, f"heading or picture {at + 1}")
