"""A finished page as a visitor's browser finds it: anchors, links, what it loads, tables, words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final, TypeAlias, final

Place: TypeAlias = "tuple[int, int]"
"""Line and column, counted from 1."""

Rows: TypeAlias = "list[tuple[str, list[str]]]"
"""The label and the printed cells of each row."""

_LOADING: Final = {
    "src": None,
    "srcset": None,
    "poster": None,
    "background": None,
    "data": frozenset({"object"}),
    "href": frozenset({"link", "image", "use"}),
}
_LOOKED_AT: Final = frozenset({"id", "name", "style", *_LOADING})
_IN_STYLES: Final = re.compile(r"@import|url\(\s*['\"]?(?!data:)", re.IGNORECASE)
_UNFILLED: Final = re.compile(r"\{\{|\}\}|\{%|%\}|\{[a-z_]+\}|%\([a-z_]+\)[sd]")
_VOID: Final = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
_HIDDEN: Final = "visually-hidden"
_TITLE: Final = "-title"


@final
@dataclass(slots=True)
class Page:
    """What stands in a page.

    Attributes:
        title, language: of the document; empty where it has none.
        draft: it says at its head that it is a draft.
        whole: its last element is closed; a page cut short is not whole.
        prefix: before every anchor of a fragment; empty in a page.
        anchors: names of places that a link may lead to.
        links: where they stand and where they lead.
        loaded: addresses of what the page takes from elsewhere, and where they stand.
        unfilled: where a word of a template stands that nothing took the place of.
        tables: printed rows, by the id of the table.
        leads: the anchor that the label of each printed row leads to, by the id of the table.
        facts: facts above the tables, by the id of the table.
    """

    title: str = ""
    language: str = ""
    draft: bool = False
    whole: bool = False
    prefix: str = ""
    anchors: set[str] = field(default_factory=set)
    links: list[tuple[Place, str]] = field(default_factory=list)
    loaded: list[tuple[Place, str]] = field(default_factory=list)
    unfilled: list[Place] = field(default_factory=list)
    tables: dict[str, Rows] = field(default_factory=dict)
    leads: dict[str, list[str]] = field(default_factory=dict)
    facts: dict[str, list[str]] = field(default_factory=dict)


def squeezed(text: str) -> str:
    """The text as a browser prints it, with single spaces."""
    return " ".join(text.split())


def read_page(text: str) -> Page:
    """Reads a page or fragment."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.page


@final
class _Reader(HTMLParser):
    """Reads a page once from its beginning to its end."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._within: list[tuple[str, bool]] = []  # element, and whether its text is not printed
        self._table = ""
        self._words: list[str] | None = None  # of the cell, row head or fact that is open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        classes = given.get("class", "").replace("sarc-", "").split()
        self._enter(tag, hidden=_HIDDEN in classes)
        if not _LOOKED_AT.isdisjoint(given):
            self._attributes(tag, given)
        self._start(tag, given, classes)

    def _enter(self, tag: str, *, hidden: bool) -> None:
        if tag not in _VOID:
            unprinted = hidden or bool(self._within and self._within[-1][1])
            self._within.append((tag, unprinted))

    def _start(self, tag: str, given: dict[str, str], classes: list[str]) -> None:
        match tag:
            case "html":
                self.page.language = given.get("lang", "")
            case "body":
                self.page.draft = "draft" in classes
            case "article" if "card" in classes:
                self.page.language = given.get("lang", "")
                self.page.prefix = given.get("aria-labelledby", "").removesuffix("name")
            case "table":
                self._open_table(given.get("aria-labelledby", ""))
            case "tr" if self._table:
                self.page.tables[self._table].append(("", []))
                self.page.leads[self._table].append("")
            case "a" if self._words is not None and self._table:
                anchor = given.get("href", "").removeprefix("#").removeprefix(self.page.prefix)
                self.page.leads[self._table][-1:] = [anchor]
            case "th" if given.get("scope") == "row":
                self._words = []
            case "td":
                self._words = []
            case "p" if "fact" in classes:
                self._words = []

    def _open_table(self, label: str) -> None:
        name = label.removeprefix(self.page.prefix)
        if name.endswith(_TITLE):
            self._table = name.removesuffix(_TITLE)
            self.page.tables[self._table] = []
            self.page.leads[self._table] = []
            self.page.facts[self._table] = []

    def _close_table(self) -> None:
        """Rows of heads alone are none."""
        name, self._table = self._table, ""
        rows, leads = self.page.tables.get(name, []), self.page.leads.get(name, [])
        printed = [(row, lead) for row, lead in zip(rows, leads, strict=True) if row[1]]
        self.page.tables[name] = [row for row, _ in printed]
        self.page.leads[name] = [lead for _, lead in printed]

    def _attributes(self, tag: str, given: dict[str, str]) -> None:
        place = self._place()
        for name in ("id", "name") if tag == "a" else ("id",):
            if name in given:
                self.page.anchors.add(given[name])
        if tag in {"a", "area"} and "href" in given:
            self.page.links.append((place, given["href"]))
        for name, elements in _LOADING.items():
            if name in given and (elements is None or tag in elements):
                self.page.loaded.append((place, given[name]))
        if _IN_STYLES.search(given.get("style", "")):
            self.page.loaded.append((place, given["style"]))

    def handle_endtag(self, tag: str) -> None:
        while self._within and self._within.pop()[0] != tag:
            pass
        if tag in {"html", "article"} and not self._within:
            self.page.whole = True
        if tag == "table":
            self._close_table()
        if self._words is None or tag not in {"th", "td", "p"}:
            return
        words, self._words = squeezed("".join(self._words)), None
        if not self._table:
            return
        rows = self.page.tables[self._table]
        if tag == "p":
            self.page.facts[self._table].append(words)
        elif tag == "td":
            rows[-1][1].append(words)
        else:
            rows[-1] = (words, rows[-1][1])

    def handle_data(self, data: str) -> None:
        element, unprinted = self._within[-1] if self._within else ("", False)
        if element == "title":
            self.page.title += data
        elif element == "style" and _IN_STYLES.search(data):
            self.page.loaded.append((self._place(), "a style sheet"))
        if self._words is not None and not unprinted:
            self._words.append(data)
        if ("{" in data or "%" in data) and (
            element not in {"style", "script"} and _UNFILLED.search(data)
        ):
            self.page.unfilled.append(self._place())

    def _place(self) -> Place:
        line, column = self.getpos()
        return line, column + 1
