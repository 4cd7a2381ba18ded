"""The dashboard of ``sarcgen status`` becomes one self-contained HTML page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, final

from jinja2 import TemplateError, TemplateNotFound
from jinja2.exceptions import SecurityError
from markupsafe import Markup

from sarcgen.errors import EditionError
from sarcgen.findings.dashboard import Dashboard, in_words
from sarcgen.findings.repeatable import one_line
from sarcgen.languages.catalog import Catalog
from sarcgen.render.environment import make_environment
from sarcgen.render.fonts import screen_font_rule
from sarcgen.render.markup import check_markup

TEMPLATE: Final = "base/status.html.j2"
SHEET: Final = "base/status.css"

_WORDS: Final = {"ready": "Ready", "unfinished": "In work", "unreadable": "Cannot be read"}


@final
@dataclass(frozen=True, slots=True)
class _Styles:
    """The style sheets that the page carries in itself."""

    fonts: Markup
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
    try:
        page = environment.get_template(TEMPLATE).render(
            dashboard=dashboard,
            today=in_words(dashboard.today),
            widths=sorted(set(_percents(dashboard))),
            words=_WORDS,
            styles=_styles(templates),
        )
    except TemplateNotFound as error:
        raise EditionError(f"There is no template {error.name} in {templates}.") from error
    except (TemplateError, SecurityError) as error:
        raise EditionError(f"The template {TEMPLATE} is wrong: {error}") from error
    check_markup(page)
    return f"{page}\n"


def _percents(dashboard: Dashboard) -> Iterator[int]:
    """Every percentage that has a bar."""
    cards = [school.card for school in dashboard.schools if school.card is not None]
    tallies = [dashboard.whole, *dashboard.by_section]
    tallies += [tally for card in cards for tally in (card.whole, *card.sections)]
    yield from (percent for tally in tallies if (percent := tally.both.percent) is not None)


def _styles(templates: Path) -> _Styles:
    try:
        return _Styles(
            fonts=Markup(screen_font_rule(templates / "base" / "fonts")),  # noqa: S704 - our own
            sheet=Markup((templates / SHEET).read_text("utf-8")),  # noqa: S704
        )
    except OSError as error:
        raise EditionError(f"A file of the templates cannot be read: {error}") from error
