"""The preview in a real browser: edit the file, see the figure; break it, see why; mend it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.integration.conftest import change
from tests.support.browser import PATIENCE, ROOT, OpenPage
from tests.support.previews import ridge_in

WHITE = "    white: 32.8\n"
PLACE = "schools/2018-19/granite-ridge-high.yaml"
FRAME = "iframe:not(.coming)"


@dataclass(frozen=True)
class Running:
    """A preview that runs as a person starts it."""

    folder: Path
    address: str
    process: subprocess.Popen[str]

    def get(self, end: str, **headers: str) -> tuple[int, bytes]:
        parts = urlsplit(self.address + end)
        connection = HTTPConnection(parts.netloc)
        connection.request("GET", parts.path, headers=headers)
        answer = connection.getresponse()
        with closing(connection):
            return answer.status, answer.read()


@contextmanager
def started(folder: Path, port: int = 0) -> Iterator[Running]:
    with subprocess.Popen(
        [sys.executable, "-m", "sarcgen", "serve", "granite-ridge-high", "--port", str(port)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        try:
            yield Running(folder, process.stdout.readline().strip(), process)
        finally:
            process.send_signal(signal.SIGINT)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("preview")
    ridge_in(folder)
    with started(folder) as preview:
        yield preview


@pytest.fixture
def file(running: Running) -> Iterator[Path]:
    """The school's file; it and the district's are as they were for the next test."""
    own = running.folder / PLACE
    texts = {one: one.read_text("utf-8") for one in (own, own.parent / "_district.yaml")}
    yield own
    for one, text in texts.items():
        one.write_text(text, "utf-8")


@pytest.fixture
def preview(page: Page, running: Running, file: Path) -> Page:
    expect.set_options(timeout=PATIENCE)
    page.goto(running.address)
    expect(page.locator("#bar")).to_contain_text("Up to date")
    expect(row(page, "White")).to_contain_text("32.8")
    return page


def row(page: Page, name: str) -> Locator:
    """The first row of the card with a name."""
    return page.frame_locator(FRAME).get_by_role("row", name=name).first


def scrolled(page: Page) -> float:
    place = page.evaluate(f"document.querySelector('{FRAME}').contentWindow.scrollY")
    assert isinstance(place, int | float)
    return place


def test_an_edited_figure_changes_on_the_page_which_stays_where_it_is(
    preview: Page, file: Path
) -> None:
    preview.evaluate(f"document.querySelector('{FRAME}').contentWindow.scrollTo(0, 1500)")
    change(file, WHITE, "    white: 32.9\n")
    expect(row(preview, "White")).to_contain_text("32.9")
    assert abs(scrolled(preview) - 1500) < 2
    expect(preview.get_by_role("status")).to_contain_text("Up to date. 0 errors, 0 warnings.")
    expect(preview.locator("iframe")).to_have_count(1)


def test_a_broken_file_is_told_beside_the_last_card_until_it_is_mended(
    preview: Page, file: Path
) -> None:
    line = change(file, WHITE, "    white: [32.9\n")
    bar, panel = preview.locator("#bar"), preview.locator("#panel")
    expect(bar).to_contain_text("Out of date.")
    told = re.compile(rf"{re.escape(PLACE)}:{line + 1}:\d+")
    expect(bar).to_contain_text(told)
    expect(panel.locator("a").first).to_have_attribute(
        "href", re.compile(rf"^vscode://file/.+/{re.escape(PLACE)}:{line + 1}:\d+$")
    )
    expect(panel).to_contain_text("Y103")
    expect(panel).to_contain_text("comma or a closing bracket is missing")
    expect(row(preview, "White")).to_contain_text("32.8")
    expect(preview.get_by_role("status")).to_contain_text("Out of date")
    change(file, "    white: [32.9\n", "    white: 32.9\n")
    expect(bar).to_contain_text("Up to date")
    expect(row(preview, "White")).to_contain_text("32.9")
    expect(panel).to_contain_text("Nothing to mend.")


def test_what_is_missing_is_told_and_makes_a_draft(preview: Page, file: Path) -> None:
    change(file, WHITE, "")
    expect(preview.locator("#bar")).to_contain_text("marked DRAFT")
    expect(preview.locator("#panel")).to_contain_text("Errors (1)")
    banner = preview.frame_locator(FRAME).get_by_role("region", name="Draft, not for publication.")
    expect(banner).to_contain_text("Each place is marked.")


def test_a_contradiction_is_told_and_the_last_card_stays(preview: Page, file: Path) -> None:
    change(file, "number_tested: 61, percent_tested", "number_tested: 6100, percent_tested")
    expect(preview.locator("#bar")).to_contain_text("Out of date.")
    expect(preview.locator("#panel")).to_contain_text("Stops the card")
    expect(row(preview, "White")).to_contain_text("32.8")
    assert "6100" not in preview.content()


def test_an_edited_district_file_changes_the_page(preview: Page, file: Path) -> None:
    change(file.parent / "_district.yaml", "Dr. Imogen Farrow", "Dr. Ada Heron")
    card = preview.frame_locator(FRAME)
    expect(card.get_by_text("Dr. Ada Heron").first).to_be_attached()


def test_a_deleted_file_is_told_and_one_that_takes_its_place_is_shown(
    preview: Page, file: Path
) -> None:
    text = file.read_text("utf-8")
    file.unlink()
    expect(preview.locator("#bar")).to_contain_text("deleted or renamed")
    expect(row(preview, "White")).to_contain_text("32.8")
    beside = file.with_suffix(".new")
    beside.write_text(text.replace(WHITE, "    white: 32.9\n"), "utf-8")
    beside.rename(file)
    expect(row(preview, "White")).to_contain_text("32.9")
    expect(preview.locator("#bar")).to_contain_text("Up to date")


def test_of_many_saves_in_a_row_the_last_is_shown(preview: Page, file: Path) -> None:
    figure = 32.8
    for number in range(9):
        change(file, f"    white: {figure}\n", f"    white: 31.{number}\n")
        figure = float(f"31.{number}")
    expect(row(preview, "White")).to_contain_text("31.8")


def test_an_unfolded_rule_and_the_keyboard_stay_where_they_are(preview: Page, file: Path) -> None:
    change(file, WHITE, "")
    rule = preview.locator("#panel summary")
    rule.focus()
    preview.keyboard.press("Enter")
    expect(preview.locator("#panel details")).to_have_attribute("open", "")
    change(file, "    asian: ", "    # asian: ")
    expect(preview.locator("#panel")).to_contain_text("Errors (2)")
    expect(preview.locator("#panel details")).to_have_attribute("open", "")
    expect(rule).to_be_focused()


def test_links_out_of_the_card_open_beside_it(preview: Page) -> None:
    links = f"document.querySelector('{FRAME}').contentDocument.querySelectorAll('a[href^=https]')"
    preview.evaluate(f"for (const link of {links}) link.href = '/preview.css'")
    with preview.expect_popup() as opened:
        preview.frame_locator(FRAME).locator("a[href='/preview.css']").first.click()
    assert opened.value.url.endswith("/preview.css")
    expect(row(preview, "White")).to_contain_text("32.8")


def test_the_list_follows_too_and_leads_to_the_card(preview: Page, file: Path) -> None:
    preview.get_by_role("link", name="All schools").click()
    expect(preview.get_by_role("row", name="Granite Ridge High School")).to_contain_text("0 errors")
    change(file, WHITE, "")
    expect(preview.get_by_role("row", name="Granite Ridge High School")).to_contain_text("1 error")
    preview.get_by_role("link", name="Granite Ridge High School").click()
    expect(preview.locator("#bar")).to_contain_text("marked DRAFT")


def test_nothing_is_found_that_keeps_people_out(preview: Page, file: Path) -> None:
    assert Axe().run(preview).response["violations"] == []
    change(file, WHITE, "    white: [32.8\n")
    expect(preview.locator("#panel")).to_contain_text("Stops the card")
    assert Axe().run(preview).response["violations"] == []
    preview.get_by_role("link", name="All schools").click()
    expect(preview.locator("#schools")).to_contain_text("cannot be built")
    assert Axe().run(preview).response["violations"] == []


def test_on_a_telephone_nothing_is_cut_off(open_page: OpenPage, running: Running) -> None:
    narrow = open_page(viewport={"width": 390, "height": 844})
    narrow.goto(running.address)
    for address in (running.address, urlsplit(running.address)._replace(path="/").geturl()):
        narrow.goto(address)
        assert narrow.evaluate("document.documentElement.scrollWidth") == 390


def test_the_pdf_is_that_of_a_build_and_the_preview_goes_on_meanwhile(
    preview: Page, running: Running, file: Path
) -> None:
    address = preview.get_by_role("link", name="Make the PDF").get_attribute("href")
    assert address
    asked = HTTPConnection(urlsplit(running.address).netloc)
    asked.request("GET", address)
    change(file, WHITE, "    white: 32.9\n")
    expect(row(preview, "White")).to_contain_text("32.9")
    answer = asked.getresponse()
    with closing(asked):
        assert (answer.status, answer.getheader("content-type")) == (200, "application/pdf")
        assert answer.read(5) == b"%PDF-"


def test_a_name_that_leads_here_from_elsewhere_gets_nothing(running: Running) -> None:
    status, body = running.get("", Host="attacker.example")
    assert status == 421
    assert b"Granite" not in body


def test_a_preview_that_ends_says_so_and_goes_on_when_it_is_back(
    page: Page, tmp_path: Path
) -> None:
    expect.set_options(timeout=PATIENCE)
    file = ridge_in(tmp_path)
    with started(tmp_path) as first:
        page.goto(first.address)
        expect(row(page, "White")).to_contain_text("32.8")
        first.process.send_signal(signal.SIGINT)
        assert first.process.wait() == 130
        assert first.process.stderr
        assert first.process.stderr.read().count("\n") == 1
    expect(page.get_by_role("alert")).to_contain_text("The preview has ended")
    change(file, WHITE, "    white: 32.9\n")
    with started(tmp_path, urlsplit(first.address).port or 0):
        expect(row(page, "White")).to_contain_text("32.9")
        expect(page.get_by_role("alert")).to_have_count(0)
