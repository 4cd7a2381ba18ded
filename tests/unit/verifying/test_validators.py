"""Other people's checkers: each passes a card, fails a broken one, and may be missing."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import PackageNotFoundError
from io import BytesIO
from pathlib import Path
from typing import Any, NoReturn

import pikepdf
import pytest

from sarcgen.verifying import validators
from sarcgen.verifying.validators import ask_outloud, ask_page_validation
from tests.support.finished import pdf_of


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    file = tmp_path / "card.pdf"
    file.write_bytes(pdf_of("kellogg"))
    return file


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A card without its language, and whose rows stand in no table."""
    file = tmp_path / "broken.pdf"
    with pikepdf.open(BytesIO(pdf_of("kellogg"))) as pdf:
        del pdf.Root["/Lang"]
        things: list[Any] = [
            thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary)
        ]
        for table in (thing for thing in things if thing.get("/S") == "/Table"):
            table.S = pikepdf.Name.Div
        pdf.save(file)
    return file


def test_page_validation_knows_104_rules_and_finds_a_fault(whole: Path, broken: Path) -> None:
    check = ask_page_validation(whole)
    assert (check.found, check.rules) == ((), "104 rules of PDF/UA-1")
    found = ask_page_validation(broken)
    assert found.violations
    assert all(each.rule.startswith("PDFUA1-") for each in found.found)


def test_page_validation_says_that_it_cannot_read_a_file(tmp_path: Path) -> None:
    file = tmp_path / "no.pdf"
    file.write_bytes(b"%PDF-1.7 and no more")
    assert ask_page_validation(file).violations


def test_outloud_finds_no_violation_and_then_a_fault(whole: Path, broken: Path) -> None:
    check = ask_outloud(whole)
    assert (check.not_run, check.violations) == ("", 0)
    assert check.rules == "all but TBL-010"
    assert ask_outloud(broken).violations


def test_what_is_not_installed_is_named_with_the_way_to_install_it(
    monkeypatch: pytest.MonkeyPatch, whole: Path
) -> None:
    def missing(name: str) -> NoReturn:
        raise PackageNotFoundError(name)

    monkeypatch.setitem(sys.modules, "page", None)
    monkeypatch.setattr(validators, "version", missing)
    for check in (ask_page_validation(whole), ask_outloud(whole)):
        assert check.not_run.endswith("pip install 'sarcgen[verify]'.")
        assert check.version == ""


def test_a_checker_that_hangs_or_stutters_did_not_run(
    monkeypatch: pytest.MonkeyPatch, whole: Path
) -> None:
    def hang(*given: object, **options: object) -> NoReturn:
        raise subprocess.TimeoutExpired("outloud", 1)

    monkeypatch.setattr(subprocess, "run", hang)
    assert "no answer" in ask_outloud(whole).not_run

    def stutter(*given: object, **options: object) -> subprocess.CompletedProcess[bytes]:
        return subprocess.CompletedProcess([], 1, b"no braces", b"")

    monkeypatch.setattr(subprocess, "run", stutter)
    assert "no answer" in ask_outloud(whole).not_run
