"""The list of contents fills two columns of about equal height."""

from __future__ import annotations

import lxml.html
import pytest

from sarcgen.render.contents import second_column
from sarcgen.report.card import Paragraph, Section
from sarcgen.report.tables import SafeHtml
from tests.unit.render.conftest import Draw
from tests.unit.render.sample_report import sample_report


def section(name: str, titles: list[str]) -> Section:
    blocks = tuple(
        Paragraph(f"{name}-{number}", title, SafeHtml("<p>x</p>"))
        for number, title in enumerate(titles)
    )
    return Section(name, f"Part {name}", blocks)


@pytest.mark.parametrize(
    ("sections", "anchor"),
    [
        ([], ""),
        ([section("a", [])], ""),
        ([section("a", []), section("b", [])], "b"),
        ([section("a", ["One"])], ""),
        ([section("a", ["x"] * 4), section("b", ["x"] * 4)], "b"),
        ([section("a", ["x"] * 9)], "a-4"),
        ([section("a", ["xxxxx " * 16] * 2 + ["x"] * 7)], "a-2"),
    ],
)
def test_the_second_column_begins_in_the_middle(sections: list[Section], anchor: str) -> None:
    assert second_column(sections) == anchor


def test_no_title_of_a_part_ends_the_first_column() -> None:
    for before in range(1, 12):
        sections = [section("a", ["x"] * before), section("b", ["x"] * 6)]
        assert second_column(sections) != "b-0"


def test_the_page_marks_the_entry(draw: Draw) -> None:
    report = sample_report()
    page = lxml.html.fromstring(draw(report))
    marked = page.xpath("//nav//li[@class='turn']/a/@href")
    assert marked == [f"#{second_column(report.sections)}"]
