"""The finished report becomes one self-contained HTML page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, final

from markupsafe import Markup

from sarcgen.render.environment import Catalog, make_environment, template_faults
from sarcgen.render.fonts import screen_font_rule
from sarcgen.render.markup import check_markup
from sarcgen.render.template_files import template_files
from sarcgen.report.card import Report

BASE: Final = "base"
TEMPLATE: Final = "report.html.j2"

# Compiling the templates takes longer than drawing a card with them. One that is edited is compiled
# anew: Jinja looks at its file each time.
_environment = lru_cache(maxsize=4)(make_environment)


@final
@dataclass(frozen=True, slots=True)
class _Styles:
    """The style sheets that the page carries in itself."""

    fonts: Markup
    shared: Markup
    screen: Markup
    print: Markup


def render_html(report: Report, templates: Path, catalog: Catalog, *, edition: str) -> str:
    """The report as one HTML page that needs nothing from anywhere.

    Args:
        report: what to draw.
        templates: the folder that holds ``base/`` and a folder for every edition.
        catalog: fixed text of the page in the report's language.
        edition: the folder with the edition's template, such as ``2018-19``.

    Raises:
        EditionError: a template is missing, or names what does not exist.
        RenderError: the page holds an element or an address that it must not.
    """
    environment = _environment(templates, catalog)
    with template_faults(f"template of edition {edition}", templates):
        page = environment.get_template(f"{edition}/{TEMPLATE}").render(
            report=report, styles=_styles(templates)
        )
    check_markup(page)
    return f"{page}\n"


def _styles(templates: Path) -> _Styles:
    folder = templates / BASE
    with template_files():
        return _Styles(
            fonts=Markup(screen_font_rule(folder / "fonts")),  # noqa: S704 - our own files
            shared=Markup((folder / "shared.css").read_text("utf-8")),  # noqa: S704
            screen=Markup((folder / "screen.css").read_text("utf-8")),  # noqa: S704
            print=Markup((folder / "print.css").read_text("utf-8")),  # noqa: S704
        )
