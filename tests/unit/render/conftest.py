"""The sample card, drawn once for all tests of this folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sarcgen.render.files import write_whole
from sarcgen.render.html import render_html
from sarcgen.render.pdf import render_pdf
from sarcgen.report.card import Report
from tests.unit.render.hurt_processes import pair
from tests.unit.render.sample_report import WordsAsTheyAre, draft_report, sample_report

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"
EDITION = "2018-19"

Draw = Callable[[Report], str]


@pytest.fixture(scope="session")
def templates() -> Path:
    return TEMPLATES


@pytest.fixture(scope="session")
def draw() -> Draw:
    return lambda report: render_html(report, TEMPLATES, WordsAsTheyAre(), edition=EDITION)


@pytest.fixture(scope="session")
def sample_html(draw: Draw) -> str:
    return draw(sample_report())


@pytest.fixture(scope="session")
def draft_html(draw: Draw) -> str:
    return draw(draft_report())


@pytest.fixture(scope="session")
def sample_pdf(sample_html: str) -> bytes:
    return render_pdf(sample_html, TEMPLATES)


@pytest.fixture(scope="session")
def draft_pdf(draft_html: str) -> bytes:
    return render_pdf(draft_html, TEMPLATES)


@pytest.fixture
def own_templates(tmp_path: Path) -> Path:
    """A copy of the templates that a test may spoil."""
    return Path(shutil.copytree(TEMPLATES, tmp_path / "templates"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.fixture
def with_old_pair(folder: Path) -> Path:
    write_whole(pair(folder, "old"))
    return folder
