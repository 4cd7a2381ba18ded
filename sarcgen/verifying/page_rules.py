"""What a page must have so that everybody can read it, as far as its text alone tells.

Contrast, the order of the keyboard and what a small screen does need a browser (``axe.py``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final, TypeAlias
from xml.etree.ElementTree import Element

from sarcgen.verifying.evidence import Found
from sarcgen.verifying.grids import classes, squeezed

Rule: TypeAlias = Callable[[Element], Iterator[Found]]

_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_LOADING: Final = {
    "script": "src",
    "iframe": "src",
    "img": "src",
    "source": "src",
    "embed": "src",
    "object": "data",
    "audio": "src",
    "video": "src",
    "link": "href",
    "base": "href",
}
_SCOPES: Final = frozenset({"row", "col", "rowgroup", "colgroup"})
_REFERRING: Final = ("aria-labelledby", "aria-describedby", "headers", "for")
_FROM_ELSEWHERE: Final = re.compile(r"@import|url\(\s*['\"]?(?!data:)", re.IGNORECASE)
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")


def page_findings(page: Element) -> Iterator[Found]:
    """What is wrong with a page.

    Args:
        page: its root, with names of elements without a namespace.
    """
    for rule in RULES.values():
        yield from rule(page)


def spoken(element: Element) -> str:
    """What a screen reader says for an element: its text, names, and alternatives of pictures."""
    if element.get("aria-hidden") == "true":
        return ""
    parts = [element.get("aria-label", ""), element.get("alt", ""), element.text or ""]
    for kid in element:
        if isinstance(kid.tag, str):  # a comment has none
            parts.append(spoken(kid))
        parts.append(kid.tail or "")
    return " ".join(part for part in parts if part)


def _place(element: Element) -> str:
    named = element.get("id") or " ".join(classes(element))
    return f"{element.tag} {named}".strip()


def _document(page: Element) -> Iterator[Found]:
    if not _LANGUAGE.match(page.get("lang", "")):
        yield Found("language", "The page does not say which language it is in.")
    for element in page.iter():
        if element is not page and not _LANGUAGE.match(element.get("lang", "en")):
            yield Found("language", "A part has a language that is none.", _place(element))
    title = page.find("head/title")
    if title is None or not squeezed("".join(title.itertext())):
        yield Found("title", "The page has no title.")
    viewport = next((m for m in page.iter("meta") if m.get("name") == "viewport"), None)
    content = "" if viewport is None else squeezed(viewport.get("content", ""))
    if "user-scalable=no" in content or "maximum-scale" in content:
        yield Found("zoom", "The page cannot be enlarged.")


def _landmarks(page: Element) -> Iterator[Found]:
    mains = list(page.iter("main"))
    if len(mains) != 1:
        yield Found("landmarks", f"There must be one main part, and there are {len(mains)}.")
    for kind in ("header", "nav", "footer"):
        if next(page.iter(kind), None) is None:
            yield Found("landmarks", f"There is no part “{kind}”.")
    target = mains[0].get("id", "") if mains else ""
    first = next((link for link in page.iter("a") if link.get("href")), None)
    if first is None or not target or first.get("href") != f"#{target}":
        yield Found("skip-link", "The first link does not lead to the main part.")


def _headings(page: Element) -> Iterator[Found]:
    found = [element for element in page.iter() if element.tag in _HEADINGS]
    levels = [_HEADINGS.index(str(element.tag)) + 1 for element in found]
    if levels.count(1) != 1 or levels[:1] != [1]:
        yield Found("headings", "The page must begin with its one heading of the first level.")
    for before, level, element in zip(levels, levels[1:], found[1:], strict=False):
        if level > before + 1:
            yield Found("headings", f"Level {level} follows upon level {before}.", _place(element))
    for element in found:
        if not squeezed(spoken(element)):
            yield Found("headings", "A heading is empty.", _place(element))


def _tables(page: Element) -> Iterator[Found]:
    for number, table in enumerate(page.iter("table"), 1):
        caption = table.find("caption")
        where = table.get("aria-labelledby") or f"table {number}"
        if caption is None or not squeezed(spoken(caption)):
            yield Found("table-caption", "The table has no caption.", where)
        heads = list(table.iter("th"))
        if not heads:
            yield Found("table-heads", "The table has no heads.", where)
        if any(head.get("scope") not in _SCOPES for head in heads):
            yield Found("table-scope", "A head does not say what it is the head of.", where)
        if any(not squeezed(spoken(head)) for head in heads):
            yield Found("table-heads", "A head is empty.", where)
        if any(not squeezed(spoken(cell)) for cell in table.iter("td")):
            yield Found("table-blank", "A screen reader says nothing at a cell.", where)


def _names(page: Element) -> Iterator[Found]:
    ids = Counter(element.get("id") for element in page.iter() if element.get("id"))
    for name, count in ids.items():
        if count > 1:
            yield Found("ids", "More than one element has the same id.", str(name))
    for element in page.iter():
        for attribute in _REFERRING:
            for name in element.get(attribute, "").split():
                if name not in ids:
                    yield Found("ids", f"{attribute} names what is not there.", _place(element))
        address = element.get("href", "")
        if element.tag == "a" and address.startswith("#") and address[1:] not in ids:
            yield Found("links", "A link leads to a place that is not there.", _place(element))


def _texts(page: Element) -> Iterator[Found]:
    for link in page.iter("a"):
        if link.get("href") is not None and not squeezed(spoken(link)):
            yield Found("links", "A link has no text.", _place(link))
    for picture in page.iter("img"):
        if picture.get("alt") is None:
            yield Found("alternatives", "A picture has no alternative text.", _place(picture))
    for picture in page.iter():
        named = picture.get("aria-label") or picture.get("aria-labelledby")
        if picture.get("role") == "img" and not named:
            yield Found("alternatives", "A picture has no alternative text.", _place(picture))
    parents = {kid: element for element in page.iter() for kid in element}
    for drawing in (element for element in page.iter() if str(element.tag).endswith("svg")):
        around: Element | None = drawing
        while around is not None and around.get("aria-hidden") != "true":
            around = parents.get(around)
        named = drawing.get("aria-label") or drawing.get("aria-labelledby")
        title = next((e for e in drawing if str(e.tag).endswith("title")), None)
        if around is None and not named and title is None:
            yield Found("alternatives", "A drawing has no alternative text.", _place(drawing))


def _regions(page: Element) -> Iterator[Found]:
    for element in page.iter():
        named = element.get("aria-label") or element.get("aria-labelledby")
        if element.get("role") == "region" and not named:
            yield Found("regions", "A region has no name.", _place(element))
        given = element.get("tabindex", "0").strip()
        if given.isdecimal() and int(given) > 0:
            yield Found("keyboard", "An element takes its turn before others.", _place(element))


def _elsewhere(page: Element) -> Iterator[Found]:
    for element in page.iter("meta"):
        if element.get("http-equiv", "").lower() == "refresh":
            yield Found("self-contained", "The page reloads or leaves by itself.", _place(element))
    for element in page.iter():
        attribute = _LOADING.get(str(element.tag))
        address = element.get(attribute, "") if attribute else ""
        if address and not address.startswith("data:"):
            yield Found("self-contained", "The page loads something else.", _place(element))
        style = element.get("style", "")
        if element.tag == "style":
            style = "".join(element.itertext())
        if _FROM_ELSEWHERE.search(style):
            yield Found("self-contained", "A style sheet loads something else.", _place(element))


RULES: Final[dict[str, Rule]] = {
    "language, title, zoom": _document,
    "landmarks, skip link": _landmarks,
    "headings": _headings,
    "captions, heads, scopes, blank cells": _tables,
    "ids and where links lead": _names,
    "text of links, alternatives": _texts,
    "regions, order of the keyboard": _regions,
    "nothing from elsewhere": _elsewhere,
}
"""What each rule looks at."""
