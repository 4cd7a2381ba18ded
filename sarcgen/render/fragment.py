"""A finished page becomes a fragment that can stand within another page.

It is made from the page, so that it says the same: the head of the card and its parts, with no
table of contents. Headings are one level lower, anchors and classes have a prefix that no other
page uses, and the style sheet reaches nothing outside.
"""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import Final, final

from sarcgen.languages.catalog import DEFAULT_LANGUAGE
from sarcgen.render.template_files import template_files

SHEET: Final = "base/fragment.css"
CLASS: Final = "sarc-card"
PREFIX: Final = "sarc-"

_DROPPED: Final = frozenset({"head", "nav", "footer", "a.skip-link"})
_UNWRAPPED: Final = frozenset({"html", "body"})
_VOID: Final = frozenset({"br", "col", "img"})
_RENAMED: Final = {"h1": "h2", "h2": "h3", "h3": "h4", "h4": "h5", "main": "div", "header": "div"}
_REFERENCES: Final = frozenset({"id", "aria-labelledby", "aria-describedby"})
_NOT_IN_ANCHORS: Final = re.compile(r"[^A-Za-z0-9_-]+")
_LINE_ENDS: Final = re.compile(r"\n\s*\n")


def fragment_of(page: str, templates: Path, name: str) -> str:
    """The card of a page, to be pasted into another page or included by its server.

    Args:
        page: the finished page, as :func:`sarcgen.render.html.render_html` makes it.
        templates: the folder that holds ``base/``.
        name: of school and year; no two fragments of a page have the same. Anchors begin with it.

    Raises:
        EditionError: the style sheet of fragments is missing.
    """
    with template_files():
        sheet = (templates / SHEET).read_text("utf-8")
    reader = _Fragment()
    reader.feed(page)
    reader.close()
    body = _LINE_ENDS.sub("\n", "".join(reader.parts)).strip()
    language = "" if reader.language == DEFAULT_LANGUAGE else f"-{reader.language}"
    prefix = f"{PREFIX}{_NOT_IN_ANCHORS.sub('-', f'{name}{language}')}-"
    body = body.replace(_Fragment.MARK, prefix)
    start = (
        f'<article class="{CLASS}" lang="{escape(reader.language)}"'
        f' dir="{escape(reader.direction)}" aria-labelledby="{prefix}name">'
    )
    whole = f"{start}\n<style>\n{sheet}</style>\n{body}\n</article>\n"
    # In letters that every encoding has: the host's page says which it is in.
    return whole.encode("ascii", "xmlcharrefreplace").decode("ascii")


@final
class _Fragment(HTMLParser):
    """Writes a page again without what belongs to a page of its own."""

    MARK: Final = "\x00"
    """Stands for the prefix of anchors until the language is known."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.language = ""
        self.direction = "ltr"
        self._dropping: str | None = None
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "html":
            self.language, self.direction = given.get("lang") or "", given.get("dir") or "ltr"
        if self._dropping is not None:
            self._depth += tag == self._dropping
            return
        if tag in _DROPPED or f"{tag}.{given.get('class')}" in _DROPPED:
            self._dropping, self._depth = tag, 1
        elif tag not in _UNWRAPPED:
            self._start(tag, attrs)

    def _start(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = (pair for pair in attrs if pair[0] != "tabindex" or tag != "main")
        written = [_attribute(name, value or "") for name, value in kept]
        if tag == "h1":
            written = [f'id="{self.MARK}name"']
        self.parts.append(f"<{' '.join([_RENAMED.get(tag, tag), *written])}>")

    def handle_endtag(self, tag: str) -> None:
        if self._dropping is not None:
            if tag == self._dropping:
                self._depth -= 1
                if not self._depth:
                    self._dropping = None
        elif tag not in _UNWRAPPED and tag not in _VOID:
            self.parts.append(f"</{_RENAMED.get(tag, tag)}>")

    def handle_data(self, data: str) -> None:
        if self._dropping is None:
            self.parts.append(escape(data, quote=False))


def _attribute(name: str, value: str) -> str:
    if name in _REFERENCES:
        value = " ".join(f"{_Fragment.MARK}{anchor}" for anchor in value.split())
    elif name == "href" and value.startswith("#"):
        value = f"#{_Fragment.MARK}{value[1:]}"
    elif name == "class":
        value = " ".join(f"{PREFIX}{word}" for word in value.split())
    return f'{name}="{escape(value)}"'
