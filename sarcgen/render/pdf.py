"""The HTML page becomes a tagged PDF."""

from __future__ import annotations

import re
from base64 import b64decode
from pathlib import Path
from typing import Final

from sarcgen.errors import RenderError
from sarcgen.render import page_numbers
from sarcgen.render.engine import (
    collect_between_cards,
    load_fonts,
    make_fetcher,
    no_complaints,
    read_sheet,
)
from sarcgen.render.fonts import FACES, check_coverage
from sarcgen.render.loading import without_system_fonts
from sarcgen.render.markup import PICTURE, check_markup
from sarcgen.render.page import page_class
from sarcgen.render.spoken import carry_spoken
from sarcgen.render.tags import use_own_tags
from sarcgen.render.template_files import template_files

# WeasyPrint 70 breaks a line after its first word where all of a text fits but for the space at its
# end, and an inline element follows. In a box of its own, the space does no harm.
_SPACE_BEFORE_ELEMENT: Final = re.compile(r"(?<=[^>\s])\s+(?=<(?:a|em|mark|span|strong)[ >])")

# WeasyPrint counts from 1 whatever HTML says, unless it heeds all of HTML's old attributes.
_LIST_FROM: Final = re.compile(r'<ol start="(?P<first>[0-9]+)">')

_STYLE: Final = re.compile(
    r'<style media="(?P<media>print|screen)(?:, [^"]*)?">(?P<text>.*?)</style>', re.DOTALL
)

_TAG: Final = re.compile(r"<(?:a|div|section) [^<>]*>")
_TITLE: Final = re.compile(r' id="(?P<part>[^"]+)-title"')
_ANCHOR: Final = re.compile(r'(?P<before> id="| href="#)(?P<part>[^"]+)"')


def render_pdf(html: str, templates: Path) -> bytes:
    """The page as PDF: US Letter, PDF/UA-1, fonts embedded.

    The page brings its own print style sheet; the fonts come from the templates folder. Nothing
    else is read and nothing is fetched. The same page gives the same bytes.

    Args:
        html: what :func:`sarcgen.render.html.render_html` returned.
        templates: the folder that holds ``base/``.

    Raises:
        RenderError: a character that no font has, an element or address that does not belong into
            the page, a complaint of WeasyPrint, or a missing system library.
        EditionError: a font file is missing.
    """
    texts = check_markup(html)
    fonts = read_fonts(templates)
    check_coverage(texts, fonts.values())
    collect_between_cards()
    return lay_out(html, fonts)


def read_fonts(templates: Path) -> dict[str, bytes]:
    """The font files of the templates, by name.

    Raises:
        EditionError: a font file is missing.
    """
    folder = templates / "base" / "fonts"
    with template_files("font"):
        return {face.file: (folder / face.file).read_bytes() for face in FACES}


def lay_out(html: str, fonts: dict[str, bytes]) -> bytes:
    """Lays the page out, whatever stands in it; :func:`render_pdf` has looked at it before.

    Args:
        html: the page.
        fonts: the font files by name.

    Raises:
        RenderError: the page wants to load something, or WeasyPrint complains.
    """
    with without_system_fonts(), no_complaints():
        use_own_tags()
        from weasyprint.urls import FatalURLFetchingError

        try:
            loaded = load_fonts(tuple(fonts.items()))
            page, sheets = _without_styles(html)
            page = _counted(_anchored_at_titles(carry_spoken(page)))
            document = page_class()(
                string=_SPACE_BEFORE_ELEMENT.sub("<span> </span>", page),
                url_fetcher=make_fetcher(_pictures(html)),
            ).render(
                font_config=loaded.configuration,
                stylesheets=[loaded.rules, *map(read_sheet, [*sheets, page_numbers.RULE])],
                pdf_variant="pdf/ua-1",
            )
            page_numbers.fill_in(document)
            pdf = document.write_pdf(pdf_variant="pdf/ua-1")
        except FatalURLFetchingError as error:
            raise RenderError(f"The page wants to load {error}; nothing is ever loaded.") from None
    return bytes(pdf)


def _pictures(html: str) -> dict[str, bytes]:
    """The pictures that the page brings along, by their addresses. Nothing else is let through."""
    return {found[0]: b64decode(found[1]) for found in PICTURE.finditer(html)}


def _without_styles(html: str) -> tuple[str, list[str]]:
    """The page without its style sheets, and those for paper.

    WeasyPrint would read through the ones for the screen, a font of forty kilobytes among them, and
    then leave them aside; and it would parse those for paper anew for every card.
    """
    sheets: list[str] = []

    def take(style: re.Match[str]) -> str:
        if style["media"] == "print":
            sheets.append(style["text"].strip())
        return ""

    return _STYLE.sub(take, html), sheets


def _counted(html: str) -> str:
    """The page with the first number of every list that goes on where another left off."""
    return _LIST_FROM.sub(
        lambda it: f'<ol style="counter-reset: list-item {int(it["first"]) - 1}">', html
    )


def _anchored_at_titles(html: str) -> str:
    """The page with the anchors of parts at their titles, and all links to them.

    To WeasyPrint an anchor is a style of its own, and everything inside an element with one gets
    styles of its own, too. Without, all tables share their styles, which are then worked out once.
    """
    parts = set(_TITLE.findall(html))

    def move(anchor: re.Match[str]) -> str:
        if anchor["part"] not in parts:
            return anchor[0]
        return f'{anchor["before"]}{anchor["part"]}-title"' if "href" in anchor["before"] else ""

    return _TAG.sub(lambda tag: _ANCHOR.sub(move, tag[0]), html)
