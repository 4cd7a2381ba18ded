"""The last look at a page before it is used: only what the templates make may stand in it.

Narratives were sanitised long before. This is a second lock, on the whole page: elements and
attributes are on a list, links start with one of a few schemes, and nothing is loaded from
anywhere.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final, NoReturn, final

from sarcgen.errors import RenderError

SCHEMES: Final = ("https", "http", "mailto", "tel")

_ELEMENTS: Final = frozenset(
    [
        *("html", "head", "meta", "title", "style", "body"),
        *("header", "nav", "main", "section", "article", "footer", "div"),
        *("h1", "h2", "h3", "h4", "p", "ol", "ul", "li"),
        *("a", "strong", "em", "mark", "span", "br"),
        *("table", "caption", "colgroup", "col", "thead", "tbody", "tr", "th", "td"),
    ]
)
_HEAD_ONLY: Final = frozenset({"meta", "style", "title"})
_EVERYWHERE: Final = frozenset({"id", "class", "lang", "dir", "role", "tabindex"})
_ATTRIBUTES: Final = {
    "a": {"href"},
    "meta": {"charset", "name", "content", "http-equiv"},
    "style": {"media"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "colgroup": {"span"},
}
_ID: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_ADDRESS: Final = re.compile(rf"(?:#[A-Za-z][\w-]*|(?:{'|'.join(SCHEMES)}):\S+)", re.IGNORECASE)
_LOADED: Final = re.compile(
    r"@import|url\((?!data:font/woff2;base64,[A-Za-z0-9+/=]*\))", re.IGNORECASE
)


def check_markup(page: str) -> list[str]:
    """Makes sure that a page holds nothing foreign.

    Args:
        page: a whole HTML document.

    Returns:
        All its text that a reader sees or hears, piece by piece.

    Raises:
        RenderError: it holds an element, attribute or address that is not on the list, an anchor
            twice, or a link to an anchor that is not there.
    """
    checker = _Checker()
    checker.feed(page)
    checker.close()
    for target in checker.targets:
        if target not in checker.ids:
            raise RenderError(f"The page links to its part “{target}”, which is not there.")
    return checker.texts


@final
class _Checker(HTMLParser):
    """Reads a page and stops at the first thing that is not on the list."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: set[str] = set()
        self.targets: list[str] = []
        self.texts: list[str] = []
        self._in_style = False
        self._in_body = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _ELEMENTS:
            _refuse(f"the element <{tag}>")
        if tag in _HEAD_ONLY and self._in_body:
            _refuse(f"the element <{tag}> among its text")
        self._in_style = tag == "style"
        self._in_body = self._in_body or tag == "body"
        allowed = _EVERYWHERE | _ATTRIBUTES.get(tag, set())
        for name, value in attrs:
            if name not in allowed and not name.startswith("aria-"):
                _refuse(f"the attribute {name} on <{tag}>")
            if name == "href":
                self._check_address(value or "")
            elif name == "id":
                self._check_id(value or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "style":
            self._in_style = False

    def handle_data(self, data: str) -> None:
        if self._in_style:
            if _LOADED.search(data):
                _refuse("a style sheet that loads something")
        elif data.strip():
            self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        _refuse("a comment")

    def handle_pi(self, data: str) -> None:
        _refuse("a processing instruction")

    def unknown_decl(self, data: str) -> None:
        _refuse("a marked section")

    def _check_address(self, address: str) -> None:
        if not _ADDRESS.fullmatch(address):
            raise RenderError(
                f"The page links to “{address}”. Links may only start with "
                f"{', '.join(SCHEMES)}, and hold no spaces."
            )
        if address.startswith("#"):
            self.targets.append(address[1:])

    def _check_id(self, anchor: str) -> None:
        if not _ID.fullmatch(anchor):
            _refuse(f"the anchor “{anchor}”")
        if anchor in self.ids:
            raise RenderError(f"The anchor “{anchor}” stands in the page twice.")
        self.ids.add(anchor)


def _refuse(what: str) -> NoReturn:
    raise RenderError(f"The page holds {what}, which does not belong there. Nothing was drawn.")
