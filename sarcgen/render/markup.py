"""The last look at a page before it is used: only what the templates make may stand in it.

Narratives were sanitised long before. This is a second lock, on the whole page: elements and
attributes are on a list, links start with one of a few schemes, and nothing is loaded from
anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
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
    "a": frozenset({"href"}),
    "meta": frozenset({"charset", "name", "content", "http-equiv"}),
    "style": frozenset({"media"}),
    "th": frozenset({"scope", "colspan", "rowspan"}),
    "td": frozenset({"colspan", "rowspan"}),
    "ol": frozenset({"start"}),
    "colgroup": frozenset({"span"}),
}
_CHART_ELEMENTS: Final = frozenset({"svg", "rect"})
_CHART_ATTRIBUTES: Final = {
    "svg": frozenset({"viewbox", "preserveaspectratio"}),
    "rect": frozenset({"y", "width", "height", "fill"}),
}
_DRAWN: Final = re.compile(r"#[0-9a-f]{6}|none|[0-9.]+(?: [0-9.]+)*")
"""A colour or numbers: what attributes of drawings may hold."""
_ID: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_ADDRESS: Final = re.compile(rf"(?:#[A-Za-z][\w-]*|(?:{'|'.join(SCHEMES)}):\S+)", re.IGNORECASE)
_RELATIVE: Final = re.compile(
    r"(?:\.\./)?(?:[\w%~!$&'()*+,;=@-][\w%~!$&'()*+,;=@.-]*/)*[\w%~!$&'()*+,;=@.-]+(?:#[A-Za-z][\w-]*)?"
)
_LOADED: Final = re.compile(
    r"@import|url\((?!data:font/woff2;base64,[A-Za-z0-9+/=]*\))", re.IGNORECASE
)


PICTURE: Final = re.compile(r"data:image/jpeg;base64,([A-Za-z0-9+/]+={0,2})")
"""The only address of a picture: the page brings it along."""


_WRITTEN: Final = {
    "start": re.compile("[0-9]+"),
    "src": PICTURE,
    **dict.fromkeys(frozenset().union(*_CHART_ATTRIBUTES.values()), _DRAWN),
}
"""How values of some attributes are written."""
_ANYTHING: Final = re.compile(".*", re.DOTALL)


@final
@dataclass(frozen=True, slots=True)
class Allowed:
    """What a kind of page may hold.

    Attributes:
        elements: names of elements.
        attributes: of elements that have more than every element may have.
        relative: links may lead to other files of the site.
    """

    elements: frozenset[str]
    attributes: Mapping[str, frozenset[str]]
    relative: bool = False


CARD: Final = Allowed(
    _ELEMENTS | _CHART_ELEMENTS | {"figure", "figcaption", "img"},
    {
        **_ATTRIBUTES,
        **_CHART_ATTRIBUTES,
        "img": frozenset({"src", "alt", "width", "height"}),
    },
)
SITE_PAGE: Final = Allowed(
    _ELEMENTS
    | {"details", "summary", "form", "label", "input", "select", "option", "button", "script"},
    {
        **_ATTRIBUTES,
        "a": frozenset({"href", "hreflang"}),
        "tr": frozenset({"data-g"}),
        "p": frozenset({"data-words"}),
        "details": frozenset({"open"}),
        "form": frozenset({"hidden"}),
        "label": frozenset({"for"}),
        "input": frozenset({"type", "autocomplete", "spellcheck"}),
        "option": frozenset({"value"}),
        "button": frozenset({"type"}),
    },
    relative=True,
)


def check_markup(page: str, allowed: Allowed = CARD) -> list[str]:
    """Makes sure that a page holds nothing foreign.

    Args:
        page: a whole HTML document.
        allowed: what it may hold.

    Returns:
        All its text that a reader sees or hears, piece by piece.

    Raises:
        RenderError: it holds an element, attribute or address that is not on the list, an anchor
            twice, or a link to an anchor that is not there.
    """
    checker = _Checker(allowed)
    checker.feed(page)
    checker.close()
    for target in checker.targets:
        if target not in checker.ids:
            raise RenderError(f"The page links to its part “{target}”, which is not there.")
    return checker.texts


@final
class _Checker(HTMLParser):
    """Reads a page and stops at the first thing that is not on the list."""

    def __init__(self, allowed: Allowed) -> None:
        super().__init__(convert_charrefs=True)
        self.allowed = allowed
        self.ids: set[str] = set()
        self.targets: list[str] = []
        self.texts: list[str] = []
        self._in_style = False
        self._in_script = False
        self._in_body = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.allowed.elements:
            _refuse(f"the element <{tag}>")
        if tag in _HEAD_ONLY and self._in_body:
            _refuse(f"the element <{tag}> among its text")
        self._in_style = tag == "style"
        self._in_script = tag == "script"
        self._in_body = self._in_body or tag == "body"
        allowed = _EVERYWHERE | self.allowed.attributes.get(tag, frozenset())
        for name, value in attrs:
            if name not in allowed and not name.startswith("aria-"):
                _refuse(f"the attribute {name} on <{tag}>")
            if name == "href":
                self._check_address(value or "")
            elif name == "id":
                self._check_id(value or "")
            elif not _WRITTEN.get(name, _ANYTHING).fullmatch(value or ""):
                _refuse(f"“{(value or '')[:40]}” as {name} on <{tag}>")
        if tag == "img" and not dict(attrs).get("alt"):
            _refuse("a picture without a description")

    def handle_endtag(self, tag: str) -> None:
        if tag == "style":
            self._in_style = False
        elif tag == "script":
            self._in_script = False

    def handle_data(self, data: str) -> None:
        if self._in_style:
            if _LOADED.search(data):
                _refuse("a style sheet that loads something")
        elif data.strip() and not self._in_script:
            self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        _refuse("a comment")

    def handle_pi(self, data: str) -> None:
        _refuse("a processing instruction")

    def unknown_decl(self, data: str) -> None:
        _refuse("a marked section")

    def _check_address(self, address: str) -> None:
        if self.allowed.relative and _RELATIVE.fullmatch(address):
            return
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
