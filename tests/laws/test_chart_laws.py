"""Laws of charts, for all schools: they tell what the printed tables tell, and nothing else."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import lxml.html
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sarcgen.disclosure.protected import HIDDEN, ProtectedReport
from sarcgen.languages.catalog import Catalog
from sarcgen.present.compose import compose
from sarcgen.render.html import render_html
from sarcgen.report.tables import Chart, Table
from tests.support.cards import TEMPLATES, Data
from tests.support.charts import charts_of
from tests.support.whole_schools import file_of, later_edition, later_report, whole_school

ABSENCES = "chronic-absenteeism-by-group"
COLUMNS = {
    "enrollment-by-group": ["Percent of Total Enrollment"],
    "caaspp": ["School", "District", "State"],
    "caaspp-science": ["School", "District", "State"],
    ABSENCES: ["Chronic Absenteeism Rate"],
}
"""The tables that have charts, and the heads over what these draw; the last column of each."""

EDITION = later_edition(*COLUMNS)
SCHOOLS = st.integers(0, 10**6).map(lambda seed: file_of(whole_school(seed)))
some = settings(max_examples=8)


@cache
def catalog() -> Catalog:
    return Catalog()


def page_of(report: ProtectedReport) -> str:
    return render_html(
        compose(EDITION, report, catalog()), TEMPLATES, catalog(), edition=EDITION.edition
    )


def printed_in(html: str, table: str) -> list[tuple[tuple[str, ...], str]]:
    """What a table prints below the heads that its chart draws: names and seen texts."""
    page = lxml.html.fromstring(html)
    for unseen in page.find_class("visually-hidden"):
        unseen.drop_tree()
    found: list[tuple[tuple[str, ...], str]] = []
    for row in page.get_element_by_id(table).xpath(".//tbody/tr"):
        label = row.find("th").text_content()
        cells = [cell.text_content().strip() for cell in row.iter("td")]
        if COLUMNS[table] == ["School", "District", "State"]:
            # Two years each; the later is drawn.
            found += [((label, name), cells[2 * at + 1]) for at, name in enumerate(COLUMNS[table])]
        else:
            found.append(((label,), cells[-1]))
    return found


@some
@given(SCHOOLS)
def test_a_chart_has_a_bar_for_each_printed_figure_and_none_for_anything_else(school: Data) -> None:
    html = page_of(later_report(school, edition=EDITION))
    captions = {caption_of(html, table): table for table in COLUMNS}
    drawn = [(chart, captions[chart.caption]) for chart in charts_of(html)]
    assert {table for _, table in drawn} >= {"enrollment-by-group", ABSENCES}
    for chart, table in drawn:
        assert [(bar.name, bar.shown) for bar in chart.bars] == printed_in(html, table)
        for bar in chart.bars:
            is_figure = bar.shown.replace(".", "", 1).isdigit()
            assert (bar.scale, bar.length is not None) == (is_figure, is_figure), bar
            assert bar.length == (Decimal(bar.shown) if is_figure else None)


def caption_of(html: str, table: str) -> str:
    return str(lxml.html.fromstring(html).get_element_by_id(f"{table}-title").text_content())


def absences(report: ProtectedReport) -> Table:
    card = compose(EDITION, report, catalog())
    tables = [block for section in card.sections for block in section.blocks]
    return next(block for block in tables if isinstance(block, Table) and block.id == ABSENCES)


@some
@given(SCHOOLS, st.integers(0, 1000))
def test_schools_that_print_the_same_table_have_the_same_chart(school: Data, rate: int) -> None:
    report = later_report(school, edition=EDITION)
    protected = report.table(ABSENCES)
    assert protected is not None
    hidden = [row.id for row in protected.rows if row.cells[-1].status in HIDDEN]
    assume(hidden)
    groups = school["engagement"]["chronic_absenteeism"]
    for group in hidden:
        groups[group] = groups[group] | {"rate": str(Decimal(rate) / 10)}
    one, other = absences(report), absences(later_report(school, edition=EDITION))
    assume(one.rows == other.rows)
    assert isinstance(one.chart, Chart)
    assert one.chart == other.chart
