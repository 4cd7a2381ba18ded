"""Builds the founding card once and reads it back."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.read_back import Card, html_card, pdf_card

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that ``sarcgen build kellogg`` filled."""
    site = tmp_path_factory.mktemp("site")
    command = [
        sys.executable,
        "-m",
        "sarcgen",
        "build",
        "kellogg",
        "--edition",
        "2018-19",
        "--out",
        str(site),
    ]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return site / "2018-19"


@pytest.fixture(scope="session")
def html(built: Path) -> Card:
    """The HTML card."""
    return html_card(built / "kellogg.html")


@pytest.fixture(scope="session")
def pdf(built: Path) -> Card:
    """The PDF card."""
    return pdf_card(built / "kellogg.pdf")
