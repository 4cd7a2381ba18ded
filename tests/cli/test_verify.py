"""``sarcgen verify`` as a district runs it."""

from __future__ import annotations

import hashlib
import json
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Error

from sarcgen.verifying import browser
from sarcgen.verifying.evidence import Check
from tests.cli.conftest import Command
from tests.support.browser import browser_program
from tests.support.finished import page_of, pdf_of

FAINT = """<!DOCTYPE html><html lang="en"><head><title>Faint</title></head>
<body><main><h1>Card</h1><p style="color: #999; background: #fff; width: 500px">Hardly to be
read</p></main></body></html>
"""
BLIND = {"SARCGEN_BROWSER": "/nowhere/chromium"}


@pytest.fixture
def card(folder: Path) -> Path:
    """The page of a card, with its PDF beside it."""
    (folder / "kellogg.pdf").write_bytes(pdf_of("kellogg"))
    file = folder / "kellogg.html"
    file.write_text(page_of("kellogg"), "utf-8")
    return file


def test_a_card_passes_every_check_there_is(sarcgen: Command, card: Path) -> None:
    files = ("kellogg.html", "kellogg.pdf")
    program = browser_program()
    run = sarcgen("verify", *files, "--format", "json", SARCGEN_BROWSER=program)
    data = json.loads(run.out)
    assert run.code == 0, run.out
    assert run.summary.startswith("2 files, 6 checks: 0 violations")
    assert [[check["name"] for check in file["checks"]] for file in data["files"]] == [
        ["sarcgen, text of the page", "axe-core in Chromium"],
        ["sarcgen, tags of the PDF", "sarcgen, PDF against page", "page-validation", "outloud"],
    ]
    for file, of_file in zip(files, data["files"], strict=True):
        content = (card.parent / file).read_bytes()
        assert of_file["path"] == file
        assert of_file["digest"] == hashlib.sha256(content).hexdigest()
        assert all(check["version"] and not check["not_run"] for check in of_file["checks"])
    assert data["files"][0]["checks"][1]["found"] == []
    assert data["day"] == ""


def test_axe_tells_what_was_broken_on_purpose_once_and_where(
    sarcgen: Command, folder: Path
) -> None:
    (folder / "faint.html").write_text(FAINT, "utf-8")
    run = sarcgen("verify", "faint.html", SARCGEN_BROWSER=browser_program())
    assert run.code == 1
    assert "  FAILED, " in run.out
    assert "color-contrast: Elements must meet minimum color contrast" in run.out
    assert "reflow: The page is " in run.out
    assert run.out.count("    color-contrast: Elements") == 1
    assert "(1280 pixels, light); p (1280 pixels, dark); p (390 pixels, light)" in run.out


def test_without_a_browser_the_rest_runs_and_the_report_says_so(
    within: Command, card: Path
) -> None:
    run = within("verify", "kellogg.html", **BLIND)
    assert run.code == 0
    assert "not run: axe-core in Chromium. No browser could be driven" in run.out
    assert run.summary == "1 file, 1 check: 0 violations. 1 check was not run."


def test_without_the_extra_it_says_how_to_install_it(
    within: Command, card: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "axe_playwright_python.sync_playwright", None)
    run = within("verify", "kellogg.html")
    assert run.code == 0
    assert "It is not installed. Install it: pip install 'sarcgen[verify]'." in run.out


def test_a_broken_page_fails_and_a_pdf_that_says_something_else_too(
    within: Command, card: Path
) -> None:
    html = card.read_text("utf-8").replace(">19649076021869<", "><").replace(' lang="en"', "")
    card.write_text(html, "utf-8")
    run = within("verify", "kellogg.html", "kellogg.pdf", **BLIND)
    assert run.code == 1
    assert "    language: The page does not say which language it is in." in run.out
    assert "    table-blank: A screen reader says nothing at a cell." in run.out
    assert "  FAILED, 1 violation: sarcgen, PDF against page" in run.out


def test_a_file_that_only_looks_like_a_pdf_fails(within: Command, folder: Path) -> None:
    (folder / "card.pdf").write_bytes(b"%PDF-1.7")
    run = within("verify", "card.pdf")
    assert run.code == 1
    assert "readable: It cannot be read as a tagged PDF. Build the card again." in run.out
    assert "Traceback" not in run.out + run.err


def test_a_pdf_behind_a_password_fails(within: Command, folder: Path) -> None:
    with pikepdf.open(BytesIO(pdf_of("kellogg"))) as pdf:
        pdf.save(folder / "locked.pdf", encryption=pikepdf.Encryption(owner="o", user="u"))
    run = within("verify", "locked.pdf")
    assert run.code == 1
    assert "readable: It is locked with a password" in run.out


def test_a_page_that_never_comes_to_rest_does_not_keep_others_from_being_looked_at(
    within: Command, card: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look(_: object, file: Path) -> Check:
        if file.name == "endless.html":
            raise Error("Timeout 1 ms exceeded.\nand so on")
        return Check(browser.NAME, "1", "all")

    (card.parent / "endless.html").write_text("<script>for (;;) {}</script>", "utf-8")
    monkeypatch.setattr(browser, "_look", look)
    run = within("verify", "endless.html", "kellogg.html", SARCGEN_BROWSER=browser_program())
    says = "The page does not come to rest (Timeout 1 ms exceeded)."
    assert f"not run: {browser.NAME}. {says}" in run.out
    assert f"passed: {browser.NAME} 1 (all)" in run.out


def test_the_report_goes_into_a_file_whole_with_the_day_that_was_given(
    within: Command, card: Path
) -> None:
    given = ("verify", "kellogg.html", "--format", "markdown", "--output", "proof.md")
    run = within(*given, "--today", "2027-01-29", **BLIND)
    assert (run.code, run.out) == (0, "")
    report = (card.parent / "proof.md").read_text("utf-8")
    assert report.startswith("# Accessibility of report cards\n\nLooked at on 2027-01-29 ")
    within(*given, "--today", "2027-01-29", **BLIND)
    assert (card.parent / "proof.md").read_text("utf-8") == report


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["no.html"], "There is no file no.html. Build the card first."),
        (["schools"], "schools is no card: its name must end in .html or .pdf."),
        (["a.fragment.html"], "a.fragment.html is a part of a page. Name the page"),
        (["kellogg.html", "./kellogg.html"], "A file is named twice."),
        (["kellogg.html", "--today", "soon"], "Write --today as year-month-day"),
        (["kellogg.html", "--output", "kellogg.html"], "is one of the files to look at."),
    ],
)
def test_what_cannot_be_looked_at_is_a_mistake_of_the_command(
    within: Command, card: Path, arguments: list[str], says: str
) -> None:
    run = within("verify", *arguments, **BLIND)
    assert (run.code, run.out) == (2, "")
    assert says in run.err
    assert card.read_text("utf-8") == page_of("kellogg")
