"""A raw figure that strays into a card or a template raises on every road to text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from jinja2.exceptions import SecurityError, TemplateError

from sarcgen.languages.catalog import Catalog
from sarcgen.model.values import Confidential, Count, Figure, Fte, Money, Rate
from sarcgen.present.compose import compose
from sarcgen.render.environment import make_environment
from sarcgen.render.html import render_html
from sarcgen.report.card import Narrative, Report
from sarcgen.report.tables import Align, Bar, Cell, Chart, Row, Table
from tests.support.cards import EDITION, TEMPLATES, edition_of, protected_report

FIGURES = [
    Count(Decimal(7391)),
    Rate(Decimal("73.91")),
    Money(Decimal(7391)),
    Fte(Decimal("73.91")),
]
each_figure = pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: type(figure).__name__)


@pytest.fixture(scope="module")
def report() -> Report:
    """A small card with one table and one text."""
    edition = edition_of("support-staff", "safety-plan")
    said = {"contact.name": "Oak School", "narratives.safety_plan": "Plan."}
    return compose(edition, protected_report(said, edition=edition), Catalog())


def with_table(report: Report, change: Callable[[Table], Table]) -> Report:
    (section,) = report.sections
    blocks = tuple(change(b) if isinstance(b, Table) else b for b in section.blocks)
    return replace(report, sections=(replace(section, blocks=blocks),))


def with_text(report: Report, change: Callable[[Narrative], Narrative]) -> Report:
    (section,) = report.sections
    blocks = tuple(change(b) if isinstance(b, Narrative) else b for b in section.blocks)
    return replace(report, sections=(replace(section, blocks=blocks),))


def with_row(report: Report, row: Row) -> Report:
    return with_table(report, lambda table: replace(table, rows=(row,)))


def with_bar(report: Report, bar: Bar, described: Any = "") -> Report:
    chart = Chart("Staff", described, (("", (bar,)),))
    return with_table(report, lambda table: replace(table, chart=chart))


PLACES: dict[str, Callable[[Report, Any], Report]] = {
    "cell": lambda report, figure: with_row(report, Row("Nurse", (Cell(figure, Align.FIGURE),))),
    "spoken form": lambda report, figure: with_row(
        report, Row("Nurse", (Cell("--", Align.FIGURE, spoken=figure),))
    ),
    "link": lambda report, figure: with_row(
        report, Row("Nurse", (Cell("x", Align.TEXT, link=figure),))
    ),
    "row label": lambda report, figure: with_row(report, Row(figure, (Cell("1", Align.FIGURE),))),
    "table title": lambda report, figure: with_table(report, lambda t: replace(t, title=figure)),
    "note": lambda report, figure: with_table(report, lambda t: replace(t, notes=(figure,))),
    "subtitle": lambda report, figure: with_table(
        report, lambda t: replace(t, subtitles=(figure,))
    ),
    "length of a bar": lambda report, figure: with_bar(report, Bar("Nurse", "--", figure)),
    "figure at a bar": lambda report, figure: with_bar(report, Bar("Nurse", figure, "1")),
    "description of a chart": lambda report, figure: with_bar(
        report, Bar("Nurse", "1", "1"), figure
    ),
    "text": lambda report, figure: with_text(report, lambda n: replace(n, absent=figure)),
    "school": lambda report, figure: replace(report, school=figure),
    "document title": lambda report, figure: replace(report, title=figure),
    "description": lambda report, figure: replace(report, description=figure),
    "line": lambda report, figure: replace(report, lines=(figure,)),
    "day": lambda report, figure: replace(report, published=figure),
}


@pytest.mark.parametrize("place", PLACES)
@each_figure
def test_a_figure_anywhere_in_a_report_stops_the_drawing(
    report: Report, place: str, figure: Figure
) -> None:
    with pytest.raises(Confidential) as stopped:
        render_html(PLACES[place](report, figure), TEMPLATES, Catalog(), edition=EDITION)
    assert "73" not in str(stopped.value)


def test_the_same_report_without_a_figure_is_drawn(report: Report) -> None:
    assert "Oak School" in render_html(report, TEMPLATES, Catalog(), edition=EDITION)
    drawn = PLACES["cell"](report, "7,391")
    assert "7,391" in render_html(drawn, TEMPLATES, Catalog(), edition=EDITION)


ROADS = [
    "{{ figure }}",
    "{{ figure|string }}",
    "{{ figure|e }}",
    "{{ figure|forceescape }}",
    "{{ figure ~ '' }}",
    "{{ '%s' % figure }}",
    "{{ '%d' % figure }}",
    "{{ '%r' % figure }}",
    "{{ '{}'.format(figure) }}",
    "{{ '{0._Figure__amount}'.format(figure) }}",
    "{{ '{0!r}'.format(figure) }}",
    "{{ figure + 1 }}",
    "{{ 1 * figure }}",
    "{{ -figure }}",
    "{{ figure|int }}",
    "{{ figure|float }}",
    "{{ figure|round }}",
    "{{ figure|abs }}",
    "{{ figure|tojson }}",
    "{{ figure|list }}",
    "{{ figure|length }}",
    "{{ figure|join }}",
    "{{ figure|pprint }}",
    "{{ figure|urlize }}",
    "{{ figure|filesizeformat }}",
    "{{ [figure]|sum }}",
    "{{ [figure, 1]|max }}",
    "{{ [figure, 1]|sort }}",
    "{{ [figure, figure]|unique|list }}",
    "{{ [figure] }}",
    "{{ {'a': figure} }}",
    "{{ {figure: 1} }}",
    "{% if figure %}yes{% endif %}",
    "{% if figure == 7391 %}yes{% endif %}",
    "{% if figure > 7000 %}yes{% endif %}",
    "{% if figure in [7391] %}yes{% endif %}",
    "{% for digit in figure %}{{ digit }}{% endfor %}",
    "{{ range(figure)|length }}",
    "{{ figure._amount }}",
    "{{ figure.__amount }}",
    "{{ figure._Figure__amount }}",
    "{{ figure._open() }}",
    "{{ figure['_Figure__amount'] }}",
    "{{ figure|attr('_open') }}",
    "{{ figure.__class__.__slots__ }}",
    "{{ figure.__reduce_ex__(2) }}",
    "{{ figure.__init__.__globals__ }}",
]


@pytest.mark.parametrize("template", ROADS)
@each_figure
def test_no_template_gets_a_figure_into_text(template: str, figure: Figure) -> None:
    """It is refused, or what comes out is the word that it is hidden, or a zero of Jinja's."""
    environment = make_environment(TEMPLATES, Catalog())
    try:
        text = environment.from_string(template).render(figure=figure)
    except (Confidential, TypeError, TemplateError, SecurityError):
        return
    assert "(hidden)" in text or text in ("0", "0.0")
    assert "73" not in text


def test_most_roads_end_in_a_refusal() -> None:
    """The test above would pass if every template merely said that the figure is hidden."""
    environment = make_environment(TEMPLATES, Catalog())
    passed = []
    for template in ROADS:
        try:
            environment.from_string(template).render(figure=FIGURES[0])
        except (Confidential, TypeError, TemplateError, SecurityError):
            continue
        passed.append(template)
    assert set(passed) <= {
        "{{ '%r' % figure }}",
        "{{ '{0!r}'.format(figure) }}",
        "{{ [figure] }}",
        "{{ {'a': figure} }}",
        "{{ figure|pprint }}",
        # These filters of Jinja's turn every refusal into zero.
        "{{ figure|int }}",
        "{{ figure|float }}",
    }
