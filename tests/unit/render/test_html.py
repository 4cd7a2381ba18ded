"""The page: one file, readable by everybody, with every word in its place."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import lxml.html
import pytest

from sarcgen.report.card import Narrative, Paragraph, Resource
from sarcgen.report.tables import Align, Cell, Row, SafeHtml, Table
from tests.unit.render.conftest import Draw
from tests.unit.render.sample_report import sample_report, with_blocks
from tests.unit.render.sample_tables import HIDDEN_SPOKEN, enrollment, one_row_head, table


def parsed(html: str) -> Any:
    return lxml.html.fromstring(html)


def tables_of(html: str) -> dict[str, Any]:
    return {t.getparent().getparent().get("id"): t for t in parsed(html).iter("table")}


def drawn_cell(draw: Draw, cell: Cell) -> Any:
    report = with_blocks(table("one", "One", one_row_head("A", "B"), (Row("R", (cell,)),)))
    return parsed(draw(report)).find(".//td")


def all_tables() -> list[Table]:
    return [
        block
        for section in sample_report().sections
        for block in section.blocks
        if isinstance(block, Table)
    ]


def test_nothing_is_loaded_and_nothing_runs(sample_html: str) -> None:
    page = parsed(sample_html)
    loading = {"script", "link", "img", "iframe", "object", "embed", "svg", "video", "base", "form"}
    assert not loading & {element.tag for element in page.iter()}
    assert not any(name.startswith("on") for e in page.iter() for name in e.attrib)
    addresses = re.findall(r"url\(([^)]*)", sample_html)
    assert [address[:22] for address in addresses] == ["data:font/woff2;base64"]


def test_a_browser_may_load_nothing_even_if_it_were_told_to(sample_html: str) -> None:
    policy = parsed(sample_html).find(".//meta[@http-equiv='Content-Security-Policy']")
    rules = policy.get("content").split("; ")
    assert "default-src 'none'" in rules
    assert not any(rule.startswith(("script", "img", "connect", "frame")) for rule in rules)


def test_it_is_a_text_file_of_whole_lines(sample_html: str) -> None:
    assert sample_html.startswith("<!DOCTYPE html>\n")
    assert sample_html.endswith("</html>\n")
    assert "\r" not in sample_html


def test_it_says_its_language_title_and_dates(sample_html: str) -> None:
    page = parsed(sample_html)
    report = sample_report()
    assert (page.get("lang"), page.get("dir")) == ("en", "ltr")
    assert page.findtext(".//title") == report.title
    meta = {element.get("name"): element.get("content") for element in page.iter("meta")}
    assert meta["description"] == report.description
    assert meta["dcterms.created"] == meta["dcterms.modified"] == "2020-01-31"
    assert "initial-scale=1" in meta["viewport"]


def test_a_card_without_a_day_has_no_dates(draw: Draw) -> None:
    assert "dcterms" not in draw(replace(sample_report(), published=""))


def test_a_language_that_runs_from_right_to_left(draw: Draw) -> None:
    page = parsed(draw(replace(sample_report(), language="ar", direction="rtl")))
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")


def test_headings_leave_no_level_out(sample_html: str) -> None:
    levels = [
        int(element.tag[1])
        for element in parsed(sample_html).iter("h1", "h2", "h3", "h4", "h5", "h6")
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_landmarks_and_the_skip_link(sample_html: str) -> None:
    body = parsed(sample_html).find("body")
    assert [e.tag for e in body] == ["a", "header", "nav", "main", "footer"]
    assert body[0].get("href") == "#" + body.find("main").get("id")


def test_every_section_and_titled_block_is_in_the_contents(sample_html: str) -> None:
    page = parsed(sample_html)
    targets = [a.get("href") for a in page.find(".//nav").iter("a")]
    wanted = [
        f"#{item.id}"
        for section in sample_report().sections
        for item in (section, *section.blocks)
        if item.title and item.id != "priority-basic"
    ]
    assert targets == wanted


def test_the_caption_holds_the_title_as_a_heading(sample_html: str) -> None:
    drawn = tables_of(sample_html)
    assert len(drawn) == len(all_tables()) == 9
    for block in all_tables():
        caption = drawn[block.id][0]
        assert caption.tag == "caption"
        assert caption[0].tag == "h3"
        assert caption[0].text_content() == block.title
        assert [p.text_content() for p in caption.findall("p[@class='subtitle']")] == list(
            block.subtitles
        )
        assert drawn[block.id].get("aria-labelledby") == caption[0].get("id")


def test_what_stands_before_a_table_comes_after_its_title(sample_html: str) -> None:
    caption = tables_of(sample_html)["facility-status"][0]
    lead, fact = caption[1], caption[2]
    assert "The repair status of every system listed" in lead.text_content()
    assert fact.text_content() == "Year and month of the most recent FIT report: August 2019"


def test_heads_say_what_they_are_heads_of(sample_html: str) -> None:
    drawn = tables_of(sample_html)
    for block in all_tables():
        upper, *lower = drawn[block.id].findall("thead/tr")
        scopes = [th.get("scope") for th in upper]
        assert scopes == ["colgroup" if h.spanner else "col" for h in block.head[0]]
        assert {th.get("scope") for row in lower for th in row} <= {"col"}
        for row in drawn[block.id].findall("tbody/tr"):
            assert [cell.tag for cell in row] == ["th", *["td"] * block.columns]
            assert row[0].get("scope") == "row"


def test_the_stubhead_spans_both_rows_and_spanners_their_columns(sample_html: str) -> None:
    upper = tables_of(sample_html)["class-size"].findall("thead/tr")[0]
    assert [(th.get("rowspan"), th.get("colspan")) for th in upper] == [
        ("2", None),
        *[(None, "4")] * 3,
    ]


def test_every_column_belongs_to_a_column_group(sample_html: str) -> None:
    for block in all_tables():
        groups = tables_of(sample_html)[block.id].findall("colgroup")
        assert sum(int(group.get("span", 1)) for group in groups) == block.columns + 1


def test_every_figure_stands_in_its_cell(sample_html: str) -> None:
    drawn = tables_of(sample_html)
    for block in all_tables():
        for row, shown in zip(block.rows, drawn[block.id].findall("tbody/tr"), strict=True):
            assert shown[0].text_content() == row.label
            for cell, td in zip(row.cells, shown[1:], strict=True):
                assert td.text_content() == cell.shown + cell.spoken
                assert cell.align.value in td.get("class").split()


def test_a_cell_with_a_spoken_form(draw: Draw) -> None:
    td = drawn_cell(draw, Cell("--", Align.FIGURE, spoken=HIDDEN_SPOKEN))
    shown, spoken = td
    assert (shown.text, shown.get("aria-hidden")) == ("--", "true")
    assert (spoken.text, spoken.get("class")) == (HIDDEN_SPOKEN, "visually-hidden")
    assert not (td.text or "").strip()


def test_an_empty_cell_with_a_spoken_form(draw: Draw) -> None:
    td = drawn_cell(draw, Cell("", Align.FIGURE, spoken="none"))
    assert [(e.get("class"), e.text) for e in td] == [("visually-hidden", "none")]


def test_a_figure_that_is_missing_is_marked(draw: Draw) -> None:
    td = drawn_cell(draw, Cell("missing", Align.FIGURE, spoken="missing: required", missing=True))
    assert [(e.tag, e.get("class")) for e in td] == [
        ("mark", "missing"),
        ("span", "visually-hidden"),
    ]
    assert td[0].text == "missing"


def test_a_cell_that_is_a_link(draw: Draw) -> None:
    td = drawn_cell(draw, Cell("www.example.org", Align.TEXT, link="https://www.example.org"))
    assert [(a.get("href"), a.text) for a in td] == [("https://www.example.org", "www.example.org")]


def test_wide_tables_scroll_where_the_keyboard_reaches_them(sample_html: str) -> None:
    for identifier, drawn in tables_of(sample_html).items():
        region = drawn.getparent()
        columns = len(drawn.findall("tbody/tr")[0]) - 1
        wanted = ("region", "0", f"{identifier}-title") if columns > 2 else (None, None, None)
        found = tuple(region.get(n) for n in ("role", "tabindex", "aria-labelledby"))
        assert found == wanted


def test_totals_are_marked(sample_html: str) -> None:
    rows = tables_of(sample_html)["enrollment-by-grade"].findall("tbody/tr")
    assert [row.get("class") for row in rows] == [*[None] * 7, "total"]


def test_notes_stand_under_their_table(sample_html: str) -> None:
    notes = parsed(sample_html).find(".//div[@id='results-ela']//div[@class='notes']")
    assert notes.getprevious().get("class") == "table-scroll"
    assert [p.text for p in notes] == [
        "Double dashes (--) stand where the number of students is ten or less.",
        "The number tested includes students who received no score.",
    ]


def test_resources_are_links_with_their_address_in_print(sample_html: str) -> None:
    block = parsed(sample_html).find(".//div[@class='resources']")
    assert block.findtext("h4") == "More to read and watch"
    video, summary, study = block.findall("ul/li")
    address = "https://www.example.org/watch?v=teacher-led-learning-and-a-rather-long-address"
    assert video.find(".//a").get("href") == address
    assert video.findtext("p[@class='address']") == address
    assert summary.find(".//a").text == "Executive summary"
    assert list(study.iter("a")) == []
    assert "Case study" in study.text_content()


def test_resources_without_a_title_above_do_not_skip_a_level(draw: Draw) -> None:
    story = Narrative(
        "one",
        "",
        SafeHtml("<p>Text</p>"),
        resources_title="More",
        resources=(Resource("Report", "Report", "", ""),),
    )
    block = parsed(draw(with_blocks(story))).find(".//div[@class='resources']")
    assert block[0].tag == "h3"
    assert block.find(".//p").text_content() == "Report"  # and not twice


def test_a_text_in_another_language_says_so(sample_html: str) -> None:
    article = parsed(sample_html).find(".//article")
    assert article.get("lang") == "es"
    assert "Las familias" in article.text_content()


@pytest.mark.parametrize("missing", [True, False])
def test_a_text_that_is_not_there(draw: Draw, missing: bool) -> None:  # noqa: FBT001
    block = Narrative("one", "One", SafeHtml(""), absent="Not there.", missing=missing)
    absent = parsed(draw(with_blocks(block))).find(".//p[@class='absent']")
    assert absent.text_content() == "Not there."
    assert (absent.find("mark") is not None) == missing


def test_a_draft_says_so_and_a_card_does_not(sample_html: str, draft_html: str) -> None:
    assert "Draft, not for publication." in parsed(draft_html).text_content()
    assert "DRAFT" in draft_html
    assert "DRAFT" not in sample_html
    assert parsed(sample_html).find(".//div[@class='draft-banner']") is None


def test_a_paragraph_without_a_title_has_no_heading(draw: Draw) -> None:
    page = parsed(draw(with_blocks(Paragraph("one", "", SafeHtml("<p>Text</p>")), enrollment())))
    assert page.find(".//div[@id='one']/h3") is None
    assert len(list(page.find(".//nav").iter("a"))) == 2
