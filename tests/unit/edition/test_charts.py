"""A chart draws percentages that its table has; anything else is refused at load."""

from __future__ import annotations

import re

import pytest

from sarcgen.edition.cells import ChartSpec
from sarcgen.edition.charts import chart_complaints
from sarcgen.edition.load import known_editions, load_edition
from sarcgen.edition.next_year import next_edition
from sarcgen.model.years import SchoolYear
from tests.support.cards import TEMPLATES, edition_of


@pytest.mark.parametrize(
    ("table", "columns", "complaint"),
    [
        ("caaspp", [], "caaspp: the chart names no column"),
        (
            "caaspp",
            ["school_data_year", "county_data_year"],
            "caaspp: the chart names a column county_data_year that is not there",
        ),
        (
            "enrollment-by-grade",
            ["number_of_students"],
            (
                "enrollment-by-grade: the chart names the column number_of_students, which does not"
                " hold percentages"
            ),
        ),
        (
            "caaspp",
            ["school_year_before", "school_data_year"],
            "caaspp: two bars of a row of the chart would have the same name",
        ),
    ],
)
def test_a_wrong_chart_is_refused(table: str, columns: list[str], complaint: str) -> None:
    edition = edition_of(table)
    (section,) = edition.sections
    (spec,) = section.blocks
    chart = ChartSpec(title="Some", columns=tuple(columns))
    blocks = (spec.model_copy(update={"chart": chart}),)
    sections = (section.model_copy(update={"blocks": blocks}),)
    wrong = edition.model_copy(update={"sections": sections})
    assert list(chart_complaints(wrong)) == [complaint]
    assert list(chart_complaints(edition)) == []


@pytest.mark.parametrize("name", known_editions(TEMPLATES))
def test_each_edition_draws_what_its_tables_have(name: str) -> None:
    """Where a table holds no figures in its year, as of a suspended test, nothing is drawn."""
    tables = load_edition(TEMPLATES, name).edition.tables()
    drawn = {table.id for table in tables if table.chart is not None}
    wanted = {"enrollment-by-group"}
    wanted |= {"caaspp"} if name != "2020-21" else set()
    wanted |= {"caaspp-science"} if name != "2018-19" else set()
    wanted |= {"chronic-absenteeism-by-group"} if name >= "2020-21" else set()
    assert drawn == wanted
    assert any(table.id == "chronic-absenteeism-by-group" for table in tables) is (
        name >= "2020-21"
    )


def test_a_new_edition_draws_what_the_one_before_draws() -> None:
    newest = known_editions(TEMPLATES)[-1]
    following = SchoolYear.parse(newest).shifted(1).key()
    text = next_edition(TEMPLATES, following, newest).files["edition.yaml"].decode("utf-8")
    older = (TEMPLATES / newest / "edition.yaml").read_text("utf-8")
    charts = [
        re.findall(r"^        chart:\n(?: {10}.*\n)+", it, re.MULTILINE) for it in (text, older)
    ]
    assert charts[0] == charts[1]
    assert len(charts[0]) == 4
