"""The dashboard as a page: one file, readable by everybody, on a screen and on paper."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from sarcgen.errors import EditionError
from sarcgen.findings.dashboard import Dashboard, Order
from sarcgen.render.dashboard import SHARED_SHEET, SHEET, TEMPLATE, render_dashboard
from tests.support.colours import contrast, schemes_of
from tests.support.dashboards import DUE, NOTHING, card, checked, of, sample


@pytest.fixture(scope="module")
def page(templates: Path) -> Any:
    return drawn(sample(), templates)


def drawn(dashboard: Dashboard, templates: Path) -> Any:
    return lxml.html.fromstring(render_dashboard(dashboard, templates))


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def row_of(page: Any, name: str) -> list[str]:
    (row,) = [row for row in page.iterfind(".//tbody/tr") if words(row[0]) == name]
    return [words(cell) for cell in row[1:]]


def test_it_is_one_file_that_loads_nothing_and_runs_nothing(templates: Path, page: Any) -> None:
    html = render_dashboard(sample(), templates)
    assert html.startswith("<!DOCTYPE html>\n<html lang=")
    assert html.endswith("</html>\n")
    assert [address[:22] for address in re.findall(r"url\(([^)]*)", html)] == [
        "data:font/woff2;base64"
    ]
    assert not {"script", "link", "img", "svg", "form"} & {element.tag for element in page.iter()}
    assert not any(name.startswith(("on", "style")) for e in page.iter() for name in e.attrib)


def test_a_browser_may_load_nothing_as_on_the_cards(templates: Path, page: Any) -> None:
    policy = page.find(".//meta[@http-equiv='Content-Security-Policy']").get("content")
    assert policy in (templates / "base" / "page.html.j2").read_text("utf-8")


def test_language_title_and_description_are_there(page: Any) -> None:
    assert page.getroottree().getroot().get("lang") == "en"
    assert page.findtext(".//title") == "Report cards 2018-19, Sierra Unified"
    assert page.findtext(".//h1") == "Report cards 2018-19"
    assert "2018-19" in page.find(".//meta[@name='description']").get("content")


def test_the_days_stand_at_its_head(templates: Path, page: Any) -> None:
    assert words(page.find(".//*[@class='countdown']")) == "67 days left Due February 1, 2020"
    assert "As of November 26, 2019" in words(page.find(".//header"))
    due = drawn(sample(today=DUE), templates)
    assert words(due.find(".//*[@class='countdown']")) == "Due today February 1, 2020"


def test_the_summary_tells_what_matters(page: Any) -> None:
    owed = "that the district and its schools owe"
    assert [words(tile) for tile in page.iterfind(".//ul[@class='tiles']/li")] == [
        "1 of 4 cards ready to publish; 1 cannot be read",
        "93% of what the law requires is complete",
        f"8 missing figures and texts: 1 that the state owes, 7 {owed}",
        "4 errors to mend, and 3 warnings to look at",
    ]


def test_numbers_agree_with_their_words(templates: Path) -> None:
    dashboard = of(checked("oak", card(), "C105", "X110"))
    tiles = [words(tile) for tile in drawn(dashboard, templates).iterfind(".//ul/li")]
    assert tiles[0] == "0 of 1 card ready to publish"
    assert tiles[-1] == "1 error to mend, and 1 warning to look at"


def test_a_row_tells_progress_percentages_what_is_owed_and_findings(page: Any) -> None:
    assert row_of(page, "Oak School") == [
        *("Ready", "100%", "100%", "100%", "100%"),
        *("0", "0", "0", "0", "0"),
        *("0", "2", "0"),
    ]
    assert row_of(page, "Elm Elementary School") == [
        *("In work", "75%", "75%", "75%", "–nothing required"),
        *("1", "1", "7", "0", "1"),
        *("2", "2", "0"),
    ]
    assert row_of(page, "All 4 schools") == [
        *("1 ready", "93%", "90%", "91%", "100%"),
        *("1", "2", "7", "0", "1"),
        *("4", "3", "0"),
    ]


def test_a_school_that_cannot_be_read_says_so_and_stops_no_other(page: Any) -> None:
    assert row_of(page, "Fir School") == [
        "Cannot be read",
        "Its files cannot be read. “sarcgen check fir” says where.",
        *("2", "1", "0"),
    ]


def test_every_column_and_row_has_a_head(page: Any) -> None:
    scopes = {head.get("scope") for head in page.iterfind(".//thead//th")}
    assert scopes == {"col", "colgroup"}
    assert all(row[0].tag == "th" for row in page.iterfind(".//tbody/tr"))
    assert {row[0].get("scope") for row in page.iterfind(".//tbody/tr")} == {"row"}
    first, second = page.iterfind(".//thead/tr")
    for head in first:
        assert ("rowspan" in head.attrib) != (head.get("scope") == "colgroup")
    assert sum(int(head.get("colspan", 0)) for head in first) == len(second)
    assert [words(head) for head in second][1:4] == [
        "About This School",
        "A. Conditions of Learning",
        "B. Pupil Outcomes",
    ]


def test_all_rows_are_as_wide_as_the_table(page: Any) -> None:
    columns = sum(int(group.get("span", 1)) for group in page.iterfind(".//colgroup"))
    for row in page.iterfind(".//tbody/tr"):
        assert sum(int(cell.get("colspan", 1)) for cell in row) == columns
    head = page.find(".//thead/tr")
    assert sum(int(cell.get("colspan", 1)) for cell in head) == columns


def test_the_table_has_a_caption_and_scrolls_by_itself(page: Any) -> None:
    assert words(page.find(".//table/caption")) == "School by school"
    region = page.find(".//*[@role='region']")
    assert region.get("tabindex") == "0"
    assert page.find(f".//*[@id='{region.get('aria-labelledby')}']") is not None


def test_a_bar_is_as_long_as_its_number_says_and_is_not_read_aloud(page: Any) -> None:
    sheet = page.find(".//style").text
    bars = page.xpath("//span[@class='bar']")
    assert len(bars) == 15
    for bar in bars:
        number = words(bar.getprevious())
        assert bar.get("aria-hidden") == "true"
        assert f".{bar[0].get('class')} {{ width: {number} }}" in sheet


def test_the_order_is_that_of_the_dashboard(templates: Path) -> None:
    page = drawn(sample(Order.WORST), templates)
    names = [words(row[0]) for row in page.iterfind(".//tbody/tr")]
    assert names[:2] == ["Fir School", "Elm Elementary School"]


def test_a_name_is_escaped(templates: Path) -> None:
    evil = "</title></style><b>\"'&\n"
    dashboard = of(checked("oak", card(NOTHING, district=evil), title=evil))
    page = drawn(dashboard, templates)
    assert list(page.iter("b")) == []
    assert len(list(page.iter("style"))) == 1
    assert words(page.find(".//tbody/tr/th")) == evil.strip()


def test_where_nothing_can_be_read_there_is_a_page(templates: Path) -> None:
    page = drawn(of(checked("oak", None, "Y101")), templates)
    assert len(page.findall(".//ul[@class='tiles']/li")) == 3
    assert row_of(page, "In all")[:2] == ["0 ready", "–nothing required"]


def test_a_template_or_sheet_that_is_missing_or_wrong_is_the_editions_fault(
    own_templates: Path,
) -> None:
    sheet, template = own_templates / SHEET, own_templates / TEMPLATE
    sheet.rename(sheet.with_suffix(".old"))
    with pytest.raises(EditionError, match="status"):
        render_dashboard(sample(), own_templates)
    sheet.with_suffix(".old").rename(sheet)
    template.write_text("{{ dashboard.nothing }}", "utf-8")
    with pytest.raises(EditionError, match="nothing"):
        render_dashboard(sample(), own_templates)
    template.unlink()
    with pytest.raises(EditionError, match=TEMPLATE):
        render_dashboard(sample(), own_templates)


INKS = [
    *[(ink, paper) for ink in ("ink", "muted", "brand") for paper in ("paper", "stripe", "tint")],
    *[("alert", paper) for paper in ("paper", "stripe", "tint", "alert-tint")],
    *[(f"band-{ink}", "band") for ink in ("ink", "muted", "accent")],
    ("good", "good-tint"),
    ("open", "open-tint"),
]


def test_text_contrasts_with_what_it_stands_on(templates: Path) -> None:
    sheets = (SHARED_SHEET, SHEET)
    schemes = schemes_of("".join((templates / sheet).read_text("utf-8") for sheet in sheets))
    assert len(schemes) == 2
    for colours in schemes:
        low = {pair: contrast(*(colours[name] for name in pair)) for pair in INKS}
        assert {pair: ratio for pair, ratio in low.items() if ratio < 4.5} == {}
        for paper in ("track", "paper", "stripe", "tint"):
            assert contrast(colours["fill"], colours[paper]) >= 3, paper


def test_every_colour_of_the_sheet_has_a_name(templates: Path) -> None:
    css = (templates / SHEET).read_text("utf-8")
    rules = re.sub(r":root \{.*?\}", "", css, flags=re.DOTALL)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b", rules) == []


def test_it_is_printed_on_a_landscape_page(templates: Path) -> None:
    css = (templates / SHEET).read_text("utf-8")
    assert "@page { size: 11in 8.5in;" in css
    assert re.search(r"\.bar \{[^}]*print-color-adjust: exact", css)
