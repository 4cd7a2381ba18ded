"""The pages around the cards: what they tell, and that they tell it safely."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest

from sarcgen.explanations.codes import EXPLANATIONS
from sarcgen.findings.results import Finding, Standing
from sarcgen.problems import Mark, Problem, Severity
from sarcgen.serving.pages import Pages
from sarcgen.serving.snapshots import CardState, Snapshot
from tests.support.cards import TEMPLATES
from tests.support.colours import contrast, schemes_of

TYPED = "<script>alert(1)</script>"
ONE = Snapshot(("2018-19", "oak"), "Oak School", "schools/oak.yaml", findings=())


@pytest.fixture
def pages() -> Pages:
    return Pages(TEMPLATES, "edit://{file}:{line}:{column}")


def finding(code: str, line: int, message: str = "Look.", path: str = "oak.yaml") -> Finding:
    return Finding(Problem(Mark(path, line, 3), code, message, EXPLANATIONS[code].severity))


def words(html: str) -> str:
    return " ".join(lxml.html.fromstring(f"<div>{html}</div>").text_content().split())


def test_findings_stand_by_weight_and_code_with_the_rule_behind_them(pages: Pages) -> None:
    found = [finding("X110", 9), finding("C101", 7), finding("Y103", 5), finding("X110", 11)]
    panel = pages.panel(replace(ONE, findings=tuple(found)))
    heads = [e.text_content() for e in lxml.html.fromstring(f"<div>{panel}</div>").iter("h3")]
    assert heads == ["Stops the card (1)", "Errors (1)", "Warnings (2)"]
    text = words(panel)
    assert text.index("oak.yaml:9:3") < text.index("oak.yaml:11:3")
    for part in (EXPLANATIONS["X110"].rule, EXPLANATIONS["X110"].why, EXPLANATIONS["X110"].mend):
        assert text.count(" ".join(part.split())) == 1


def test_a_finding_leads_to_its_line_and_shows_it_without_its_figure(
    pages: Pages, tmp_path: Path
) -> None:
    file = tmp_path / "oak.yaml"
    file.write_text("finance:\n  total: 73.91\n", "utf-8")
    panel = pages.panel(replace(ONE, findings=(finding("X110", 2, path=str(file)),)))
    assert f'href="edit://{file}:2:3"' in panel
    assert "total: …" in panel
    assert "73.91" not in panel


def test_without_an_editor_a_place_is_no_link(pages: Pages) -> None:
    panel = Pages(TEMPLATES, "").panel(replace(ONE, findings=(finding("X110", 2),)))
    assert "oak.yaml:2:3" in panel
    assert "<a " not in panel


def test_what_is_set_aside_is_counted_only(pages: Pages) -> None:
    aside = replace(finding("X110", 2), standing=Standing.IGNORED, reason="secret reason")
    text = words(pages.panel(replace(ONE, findings=(aside,))))
    assert "Nothing to mend." in text
    assert "Not listed: 1 ignored with a reason." in text
    assert "secret" not in text


@pytest.mark.parametrize("made", ["card", "bar", "panel", "start"])
def test_what_stands_in_a_file_is_text_and_nothing_else(pages: Pages, made: str) -> None:
    problem = finding("Y103", 2, TYPED, TYPED)
    one = Snapshot(
        ("2018-19", TYPED), TYPED, TYPED, findings=(problem,), troubles=(TYPED,), page=b"x"
    )
    one = replace(one, state=CardState.OLD)
    html = pages.start([one], TYPED) if made == "start" else getattr(pages, made)(one)
    assert "alert(1)" in html
    assert "<script>" not in html


def test_an_old_card_says_so_and_names_the_first_place_to_mend(pages: Pages) -> None:
    one = replace(ONE, state=CardState.OLD, page=b"x", findings=(finding("Y103", 5, "A comma."),))
    text = words(pages.bar(one))
    assert text.startswith("Out of date.")
    assert "oak.yaml:5:3: A comma." in text
    assert 'href="#stops-the-card"' in pages.bar(one)
    assert 'id="stops-the-card"' in pages.panel(one)
    assert pages.news(one).startswith("Out of date")


def test_a_draft_says_so(pages: Pages) -> None:
    one = replace(ONE, state=CardState.CURRENT, page=b"x", draft=True)
    assert "marked DRAFT" in pages.bar(one)


def test_a_school_without_a_card_has_no_frame(pages: Pages) -> None:
    html = pages.card(ONE)
    assert "<iframe" not in html
    assert "No card yet." in html


def test_the_list_has_the_newest_edition_first_and_counts_findings(pages: Pages) -> None:
    older = replace(ONE, findings=(finding("X110", 1), finding("C101", 2)))
    newer = Snapshot(("2019-20", "elm"), "Elm School", "schools/elm.yaml")
    text = words(pages.schools([older, newer], ""))
    assert text.index("Elm School") < text.index("Oak School")
    assert "1 error, 1 warning" in text
    assert "not checked yet" in text


def test_the_pages_say_what_they_are_to_who_does_not_see_them(pages: Pages) -> None:
    one = replace(ONE, page=b"x", state=CardState.CURRENT)
    for html in (pages.card(one), pages.start([one], "")):
        page = lxml.html.fromstring(html)
        assert page.get("lang") == "en"
        assert len(page.findall(".//h1")) == len(page.findall(".//main")) == 1
        assert page.xpath("//*[@role='status']")
        target = page.xpath("//a[@class='skip-link']/@href")[0].removeprefix("#")
        assert page.get_element_by_id(target).get("tabindex") == "-1"
        assert not page.xpath("//*[@style] | //script[not(@src)] | //style")
    assert lxml.html.fromstring(pages.card(one)).find(".//iframe").get("title")


def test_the_sheet_brings_the_font_and_every_colour_is_readable(pages: Pages) -> None:
    """Text on the ground that it stands on, 4.5 to 1 at least, in both schemes."""
    sheet = pages.sheet()
    assert "font/woff2" in sheet
    light, dark = schemes_of(sheet)
    for scheme in (light, light | dark):
        for ink, ground in PAIRS:
            assert contrast(scheme[ink], scheme[ground]) >= 4.5, (ink, ground)


PAIRS = [
    *[(ink, "paper") for ink in ("ink", "muted", "brand", "link", "alert", "good")],
    *[(ink, "tint") for ink in ("ink", "brand")],
    ("band-ink", "band"),
    ("band-accent", "band"),
    ("good", "good-tint"),
    ("open", "open-tint"),
    ("alert", "alert-tint"),
]


def test_severities_are_words_too(pages: Pages) -> None:
    assert Severity.WARNING.value in words(
        pages.panel(replace(ONE, findings=(finding("X110", 1),)))
    )
