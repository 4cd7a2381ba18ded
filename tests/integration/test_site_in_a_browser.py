"""The site in a real browser, from the disk: searched, filtered, sorted, and fit for everybody."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from sarcgen.site.writing import write_site
from tests.support.browser import OpenPage
from tests.support.cards import TEMPLATES
from tests.support.published import published
from tests.support.sites import put_head

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
HOST = """<!DOCTYPE html>
<html lang="en"><head><meta charset="windows-1252"><title>Our school</title>
<meta name="color-scheme" content="light dark"><style>
.block, .figure, table {{ color: #777; background: #fff }}
h2, th {{ color: #777; background: #777 }}
</style></head>
<body><header>District</header><main><h1>Our school</h1><p class="block">Host</p>
{}</main></body></html>
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty schools of two districts in two years, one in two languages, one a draft."""
    folder = tmp_path_factory.mktemp("browser") / "site"
    for number in range(40):
        high = number % 2
        details = {
            "school": f"{'Élan' if number == 7 else 'ABCDEFGHIJ'[number // 4]} School {number:02d}",
            "cds_code": f"19{60000 + high}07{number:05d}"[:14],
            "grades": ["9", "10", "11", "12"] if high else ["K", "1", "2", "3"],
            "district": "High District" if high else "Elementary District",
        }
        put_head(folder, "2018-19", f"school-{number}", **details, draft=number == 4)
        if number < 10:
            put_head(folder, "2019-20", f"school-{number}", **details)
    put_head(folder, "2019-20", "school-1.es", language="es", school="B School 01")
    for file in list(folder.rglob("*.json")):
        for end in ("html", "pdf", "csv"):
            file.with_name(f"{file.stem}.{end}").write_text("x", "utf-8")
    write_site(folder, TEMPLATES)
    (folder / "host.html").write_text(
        HOST.format(published("kellogg")[".fragment.html"].decode("ascii")), "windows-1252"
    )
    return folder


def rows(page: Page) -> Locator:
    """The rows of schools that are to be seen."""
    return page.locator("tr[data-g]:visible")


def shown(page: Page) -> list[str]:
    """The names of the schools that are to be seen."""
    return page.locator("tr[data-g]:visible th > a:first-child").all_inner_texts()


@pytest.fixture
def index(page: Page, site: Path) -> Page:
    page.goto((site / "index.html").as_uri())
    return page


def test_search_by_name_finds_words_in_any_order_without_accents(index: Page) -> None:
    assert len(shown(index)) == 40
    index.get_by_label("Name of school or district").fill("school elan")
    expect(rows(index)).to_have_count(1)
    assert shown(index) == ["Élan School 07"]
    assert index.get_by_role("status").inner_text() == "Schools shown: 1 of 40"
    index.get_by_role("button", name="Show all").click()
    expect(rows(index)).to_have_count(40)


def test_filters_by_grade_and_year_and_sorts(index: Page) -> None:
    index.get_by_label("Grades served").select_option(label="High (9–12)")
    index.get_by_label("School year", exact=True).select_option(label="2019–20")
    expect(rows(index)).to_have_count(5)
    assert all(int(name[-2:]) % 2 for name in shown(index))
    index.get_by_label("Grades served").select_option(label="All grades")
    index.get_by_label("Sort by").select_option(label="Name of district")
    expect(rows(index)).to_have_count(10)
    names = shown(index)
    assert [int(name[-2:]) % 2 for name in names] == [0] * 5 + [1] * 5
    index.get_by_label("School year", exact=True).select_option(label="All years")
    index.get_by_label("Sort by").select_option(label="Newest card first")
    expect(rows(index)).to_have_count(40)
    assert sorted(int(name[-2:]) for name in shown(index)[:10]) == list(range(10))
    index.get_by_label("Sort by").select_option(label="Name of school")
    expect(index.locator(".letters")).to_be_visible()
    assert shown(index)[0] == "A School 00"


def test_an_address_may_hold_the_words_to_search_for(page: Page, site: Path) -> None:
    page.goto(f"{(site / 'index.html').as_uri()}?q=%C3%A9lan")
    assert shown(page) == ["Élan School 07"]


def test_everything_is_there_without_javascript(open_page: OpenPage, site: Path) -> None:
    page = open_page(java_script_enabled=False)
    page.goto((site / "index.html").as_uri())
    assert page.locator("tr[data-g]:visible").count() == 40
    assert not page.locator("form").is_visible()
    page.get_by_role("navigation", name="first letter").get_by_role("link", name="J").click()
    page.get_by_role("link", name="Élan School 07").click()
    assert page.url.endswith("/2019-20/school-7.html")


def test_the_keyboard_reaches_everything_in_order(index: Page) -> None:
    index.keyboard.press("Tab")
    assert index.evaluate("document.activeElement.textContent") == "Skip to the schools"
    index.keyboard.press("Enter")
    assert index.evaluate("document.activeElement.id") == "content"
    index.get_by_label("Name of school or district").focus()
    for label in ("grade", "year", "order"):
        index.keyboard.press("Tab")
        assert index.evaluate("document.activeElement.id") == label
        assert index.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.parametrize(
    ("name", "scheme"),
    [
        ("index.html", "light"),
        ("index.html", "dark"),  # the other pages take their colours from the same sheet
        ("districts/1960000.html", "light"),
        ("years/2018-19.html", "light"),
        ("host.html", "light"),
        ("host.html", "dark"),
    ],
)
def test_nothing_bars_anybody_and_nothing_is_cut_off_on_a_telephone(
    open_page: OpenPage, site: Path, name: str, scheme: str
) -> None:
    page = open_page(color_scheme=scheme, viewport={"width": 320, "height": 800})
    page.goto((site / name).as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    # Of the host, only the card within is ours.
    part = ".sarc-card" if name == "host.html" else None
    found = Axe().run(page, context=part, options={"runOnly": RULES})
    assert found.violations_count == 0, found.generate_report()


def test_the_fragment_s_summary_shows_its_figures_on_a_telephone(
    open_page: OpenPage, site: Path
) -> None:
    page = open_page(viewport={"width": 320, "height": 800})
    page.goto((site / "host.html").as_uri())
    tables = page.locator(".sarc-summary .sarc-table-scroll")
    assert tables.count() == 2
    assert tables.evaluate_all("all => all.every(one => one.scrollWidth <= one.clientWidth + 1)")


def test_the_fragment_is_as_it_should_be_whatever_its_host_does(page: Page, site: Path) -> None:
    page.goto((site / "host.html").as_uri())
    style = "getComputedStyle(document.querySelector('{}')).{}"
    assert page.evaluate(style.format(".sarc-block", "color")) == "rgb(27, 36, 48)"
    assert page.evaluate(style.format("p.block", "color")) == "rgb(119, 119, 119)"
    assert page.evaluate(style.format(".sarc-card", "backgroundColor")) == "rgb(255, 255, 255)"
    assert "(2018–19)" in page.locator(".sarc-card").inner_text().replace("School Year ", "")
