"""The dashboard of ``sarcgen status`` becomes one self-contained HTML page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, final

from markupsafe import Markup

from sarcgen.findings.dashboard import Dashboard, in_words
from sarcgen.findings.repeatable import one_line
from sarcgen.languages.catalog import Catalog
from sarcgen.render.environment import make_environment, template_faults
from sarcgen.render.fonts import screen_font_rule
from sarcgen.render.markup import check_markup
from sarcgen.render.template_files import template_files

TEMPLATE: Final = "base/status.html.j2"
SHARED_SHEET: Final = "base/shared.css"
SHEET: Final = "base/status.css"

_WORDS: Final = {"ready": "Ready", "unfinished": "In work", "unreadable": "Cannot be read"}


@final
@dataclass(frozen=True, slots=True)
class _Styles:
    """The style sheets that the page carries in itself."""

    fonts: Markup
    shared: Markup
    sheet: Markup


def render_dashboard(dashboard: Dashboard, templates: Path) -> str:
    """The dashboard as one HTML page that needs nothing from anywhere.

    Args:
        dashboard: what to draw.
        templates: the folder that holds ``base/``.

    Raises:
        EditionError: the template is missing, or names what does not exist.
        RenderError: the page holds an element or an address that it must not.
    """
    environment = make_environment(templates, Catalog())
    environment.filters["one_line"] = one_line
    with template_faults(f"template {TEMPLATE}", templates):
        page = environment.get_template(TEMPLATE).render(
            dashboard=dashboard,
            today=in_words(dashboard.today),
            widths=sorted(set(_percents(dashboard))),
            words=_WORDS,
            styles=_styles(templates),
        )
    check_markup(page)
    return f"{page}\n"


def _percents(dashboard: Dashboard) -> Iterator[int]:
    """Every percentage that has a bar."""
    cards = [school.card for school in dashboard.schools if school.card is not None]
    tallies = [dashboard.whole, *dashboard.by_section]
    tallies += [tally for card in cards for tally in (card.whole, *card.sections)]
    yield from (percent for tally in tallies if (percent := tally.both.percent) is not None)


def _styles(templates: Path) -> _Styles:
    with template_files():
        return _Styles(
            fonts=Markup(screen_font_rule(templates / "base" / "fonts")),  # noqa: S704 - our own
            shared=Markup((templates / SHARED_SHEET).read_text("utf-8")),  # noqa: S704
            sheet=Markup((templates / SHEET).read_text("utf-8")),  # noqa: S704
        )
