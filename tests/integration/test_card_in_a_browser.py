"""Cards in a real browser: for people who see little, use no mouse, or hold a small telephone.

Nothing here takes the card's own word: axe-core looks at the page, Tab walks through it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from sarcgen.render.dashboard import render_dashboard
from tests.support.accessibility import COLOUR_RULES, axe_findings, sideways, walked
from tests.support.browser import OpenPage
from tests.support.cards import TEMPLATES
from tests.support.dashboards import sample
from tests.support.finished import CARDS, GENERATED, OF_EVERY_EDITION
from tests.support.finished import page_of as card

if TYPE_CHECKING:
    from playwright.sync_api import Page

DESKTOP, PHONE, SMALLEST = 1280, 390, 320


def shown(open_page: OpenPage, html: str, width: int) -> Page:
    """A page that stands still at once: it does not glide to where Tab leads."""
    window = {"width": width, "height": 800}
    page = open_page(viewport=window, reduced_motion="reduce")
    page.set_content(html)
    return page


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("school", [*CARDS, GENERATED])
def test_axe_finds_nothing_in_light_and_in_the_dark(
    open_page: OpenPage, school: str, width: int
) -> None:
    page = shown(open_page, card(school), width)
    assert axe_findings(page) == []
    page.emulate_media(color_scheme="dark")
    assert axe_findings(page) == []


def test_the_banner_of_a_draft_is_a_landmark(open_page: OpenPage) -> None:
    page = shown(open_page, card("harbor-lights-charter"), PHONE)
    assert page.locator(".draft-banner").is_visible()
    assert axe_findings(page, ("region", "landmark-unique", "color-contrast")) == []


@pytest.mark.parametrize("width", [DESKTOP, SMALLEST])
@pytest.mark.parametrize("school", CARDS)
def test_the_keyboard_alone_reaches_everything_and_gets_out_again(
    open_page: OpenPage, school: str, width: int
) -> None:
    assert walked(shown(open_page, card(school), width)) == []


@pytest.mark.parametrize("school", OF_EVERY_EDITION)
def test_nothing_moves_sideways_but_wide_tables_in_their_own_region(
    open_page: OpenPage, school: str
) -> None:
    """320 pixels are also what a window of 1280 has left at 400 percent (WCAG 1.4.10)."""
    page = shown(open_page, card(school), SMALLEST)
    assert sideways(page) == []
    page.set_viewport_size({"width": DESKTOP, "height": 800})
    assert sideways(page) == []


def test_arrow_keys_move_a_wide_table(open_page: OpenPage) -> None:
    page = shown(open_page, card("kellogg"), SMALLEST)
    region = page.get_by_role("region", name="CAASPP Test Results in ELA and Mathematics for All")
    region.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.activeElement.scrollLeft > 0")


def test_the_skip_link_leads_past_the_contents(open_page: OpenPage) -> None:
    page = shown(open_page, card("kellogg"), PHONE)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_nothing_glides_for_those_who_ask_for_less_motion(open_page: OpenPage) -> None:
    page = shown(open_page, card("kellogg"), PHONE)
    behaviour = "getComputedStyle(document.documentElement).scrollBehavior"
    assert page.evaluate(behaviour) == "auto"
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(behaviour) == "smooth"


def test_forced_colours_leave_the_ring(open_page: OpenPage) -> None:
    page = shown(open_page, card("kellogg"), PHONE)
    page.emulate_media(forced_colors="active")
    assert walked(page) == []


def test_text_may_be_spaced_out_without_loss(open_page: OpenPage) -> None:
    """The distances of WCAG 1.4.12."""
    page = shown(open_page, card("mckinleyville-high"), SMALLEST)
    page.add_style_tag(
        content="* { line-height: 1.5 !important; letter-spacing: .12em !important;"
        " word-spacing: .16em !important } p { margin-bottom: 2em !important }"
    )
    assert sideways(page) == []


BARS = """() => [...document.querySelectorAll(".chart .bar:not(.scale)")].map(bar => {
  const width = part => bar.querySelector(part)?.getBoundingClientRect().width ?? -1;
  const sizes = [...bar.children].map(it => parseFloat(getComputedStyle(it).fontSize));
  return [bar.children[1].textContent, width(".length"), width(".rail"), Math.min(...sizes)];
})"""


@pytest.mark.parametrize("width", [DESKTOP, SMALLEST])
def test_bars_are_as_long_as_their_figures_and_no_letter_shrinks(
    open_page: OpenPage, width: int
) -> None:
    page = shown(open_page, card("mckinleyville-high"), width)
    bars = page.evaluate(BARS)
    assert {"--", "0.0"} <= {text for text, *_ in bars}
    for text, length, scale, size in bars:
        assert size >= 12
        if text in ("--", ""):
            assert (length, scale) == (-1, -1)
        else:
            assert scale > 100
            assert length == pytest.approx(scale * float(text) / 100, abs=0.1)


def test_axe_finds_nothing_on_the_page_of_sarcgen_status(open_page: OpenPage) -> None:
    page = shown(open_page, render_dashboard(sample(), TEMPLATES), DESKTOP)
    assert axe_findings(page) == []
    page.set_viewport_size({"width": SMALLEST, "height": 800})
    page.emulate_media(color_scheme="dark")
    assert axe_findings(page, COLOUR_RULES) == []
    assert sideways(page) == []


@cache
def beginning() -> str:
    """Kellogg's card up to its fifth part: to break, the whole would only take longer."""
    html = card("kellogg")
    parts = re.findall(r"<section .*?</section>\n", html, re.DOTALL)
    assert len(parts) > 5
    return html.replace("".join(parts[4:]), "")


BROKEN = {
    "no language": ('<html lang="en"', "<html", "html-has-lang"),
    "no name": ("<title>", "<title hidden></title><xtitle>", "document-title"),
    "faint": ("--muted: #4a5766", "--muted: #b0b8c0", "color-contrast"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_axe_finds_what_was_broken_on_purpose(open_page: OpenPage, fault: str) -> None:
    whole, broken, rule = BROKEN[fault]
    html = beginning().replace(whole, broken)
    found = axe_findings(shown(open_page, html, PHONE), (rule,))
    assert found
    assert all(rule in line for line in found)


def test_a_head_that_axe_leaves_open_is_measured(open_page: OpenPage) -> None:
    html = card("kellogg").replace(
        "thead th { background: var(--tint); color: var(--brand)",
        "thead th { background: var(--tint); color: var(--rule)",
    )
    found = axe_findings(shown(open_page, html, DESKTOP), ("color-contrast",))
    assert any(line.startswith("contrast of") and "thead" in line for line in found)


def with_style(rules: str) -> str:
    return beginning().replace("</head>", f"<style>{rules}</style></head>")


WALKS = {
    "no skip link": (('class="skip-link" href="#content"', 'href="#x"'), "no skip link"),
    "no ring": (("</head>", "<style>a { outline: none !important }</style></head>"), "no ring"),
    "hidden": (
        ("</head>", "<style>.colophon a { position: fixed; top: -99px }</style></head>"),
        "not in sight",
    ),
    "odd order": (('role="region" tabindex="0"', 'role="region" tabindex="3"'), "odd order"),
}


@pytest.mark.parametrize("fault", WALKS)
def test_the_walk_finds_what_was_broken_on_purpose(open_page: OpenPage, fault: str) -> None:
    (whole, broken), words = WALKS[fault]
    html = beginning().replace(whole, broken)
    assert any(words in line for line in walked(shown(open_page, html, PHONE)))


def test_the_walk_finds_a_trap(open_page: OpenPage) -> None:
    page = shown(open_page, beginning(), PHONE)
    page.evaluate(
        "document.querySelector('.colophon a').addEventListener("
        "'keydown', event => event.preventDefault())"
    )
    assert any(line.startswith("no way out") for line in walked(page))


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        (".masthead { width: 400px }", "pixels wide"),
        (".colophon a { padding: 0; line-height: 1 }", "smaller than 24"),
        (
            ".even { table-layout: fixed !important } .stub col { width: 90% !important }",
            "out of its cell: District",
        ),
    ],
)
def test_what_reaches_too_far_or_is_too_small_is_found(
    open_page: OpenPage, rules: str, words: str
) -> None:
    assert any(words in line for line in sideways(shown(open_page, with_style(rules), SMALLEST)))


def test_a_table_out_of_reach_of_the_keyboard_is_found(open_page: OpenPage) -> None:
    html = beginning().replace('role="region" tabindex="0"', "")
    assert any("out of reach" in line for line in sideways(shown(open_page, html, SMALLEST)))
