"""The HTML page becomes a tagged PDF."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from sarcgen.errors import EditionError, RenderError
from sarcgen.render.engine import (
    import_weasyprint,
    make_fetcher,
    no_complaints,
    without_system_fonts,
)
from sarcgen.render.fonts import FACES, check_coverage, print_font_rules
from sarcgen.render.markup import check_markup
from sarcgen.render.tags import finish

_FONT_ADDRESS: Final = "sarcgen:fonts/"

# WeasyPrint 70 breaks a line after its first word where all of a text fits but for the space at its
# end, and an inline element follows. In a box of its own, the space does no harm.
_SPACE_BEFORE_ELEMENT: Final = re.compile(r"(?<=[^>\s])\s+(?=<(?:a|em|mark|span|strong)[ >])")


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
    fonts = templates / "base" / "fonts"
    try:
        assets = {_FONT_ADDRESS + face.file: (fonts / face.file).read_bytes() for face in FACES}
    except OSError as error:
        raise EditionError(f"A font of the templates cannot be read: {error}") from error
    check_coverage(texts, assets.values())
    return lay_out(html, assets)


def lay_out(html: str, fonts: dict[str, bytes]) -> bytes:
    """Lays the page out, whatever stands in it; :func:`render_pdf` has looked at it before.

    Args:
        html: the page.
        fonts: the font files by the addresses that the font rules use.

    Raises:
        RenderError: the page wants to load something, or WeasyPrint complains.
    """
    with without_system_fonts(), no_complaints():
        weasyprint = import_weasyprint()
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import FatalURLFetchingError

        configuration = FontConfiguration()
        try:
            faces = weasyprint.CSS(
                string=print_font_rules(_FONT_ADDRESS),
                font_config=configuration,
                url_fetcher=make_fetcher(fonts),
            )
            page = _SPACE_BEFORE_ELEMENT.sub("<span> </span>", html)
            document = weasyprint.HTML(string=page, url_fetcher=make_fetcher({})).render(
                font_config=configuration, stylesheets=[faces], pdf_variant="pdf/ua-1"
            )
            pdf = document.write_pdf(finisher=finish, pdf_variant="pdf/ua-1")
        except FatalURLFetchingError as error:
            raise RenderError(f"The page wants to load {error}; nothing is ever loaded.") from None
    return bytes(pdf)
