"""Markdown becomes safe HTML.

Allowed are paragraphs, lists, emphasis, line breaks and links. Raw HTML is shown as text, images
and headings do not exist, and a link must start with one of four schemes. A second, independent
library then removes anything that is not on its own list.
"""

from __future__ import annotations

import re
from typing import Final

import nh3
from markdown_it import MarkdownIt

from sarcgen.report.tables import SafeHtml

SCHEMES: Final = ("https", "http", "mailto", "tel")
_TAGS: Final = {"p", "ul", "ol", "li", "em", "strong", "a", "br"}
_RULES: Final = ["list", "emphasis", "link", "autolink", "newline", "escape", "entity", "linkify"]
_NUMBER: Final = re.compile("[0-9]{1,9}")
_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


def _allowed_link(address: str) -> bool:
    match = _SCHEME.match(address.strip())
    return match is not None and match[1].casefold() in SCHEMES


def _markdown() -> MarkdownIt:
    parser = MarkdownIt("zero", {"html": False, "linkify": True}).enable(_RULES)
    parser.validateLink = _allowed_link  # type: ignore[method-assign, assignment]
    if parser.linkify is None:
        raise ImportError("linkify-it-py is not installed")
    parser.linkify.set({"fuzzy_link": False, "fuzzy_email": True})
    return parser


_PARSER: Final = _markdown()


def prose(text: str) -> SafeHtml:
    """The HTML of a text in Markdown."""
    return _clean(_PARSER.render(text))


def inline_prose(text: str) -> SafeHtml:
    """The HTML of one line of Markdown, without a paragraph around it."""
    return _clean(_PARSER.renderInline(text))


def _harmless(element: str, attribute: str, value: str) -> str | None:
    """A list that goes on where another left off begins with a number; nothing else does."""
    if (element, attribute) == ("ol", "start") and not _NUMBER.fullmatch(value):
        return None
    return value


def _clean(markup: str) -> SafeHtml:
    cleaned = nh3.clean(
        markup,
        tags=_TAGS,
        attributes={"*": set(), "a": {"href"}, "ol": {"start"}},
        attribute_filter=_harmless,
        url_schemes=set(SCHEMES),
        link_rel=None,
    )
    return SafeHtml(cleaned.strip())
