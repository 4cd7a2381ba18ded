"""Finished cards in both forms, built once for all tests of a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from sarcgen.cards import OutputFormat, Settings
from sarcgen.pipeline import make_card
from sarcgen.records.locate import find_schools
from tests.support.cards import EXAMPLES, ROOT, TEMPLATES

CARDS: Final = {
    "kellogg": ("2018-19", ROOT / "schools"),
    "mckinleyville-high": ("2022-23", ROOT / "schools"),
    "palmiter": ("2023-24", ROOT / "schools"),
    "granite-ridge-high": ("2018-19", EXAMPLES),
}
"""The schools that come with sarcgen, and an invented high school."""


@cache
def finished(school: str, form: OutputFormat) -> bytes:
    """The page or the PDF of a card."""
    edition, folder = CARDS[school]
    (source,) = find_schools(folder, [school], edition, [edition])
    (content,) = make_card(source, Settings(TEMPLATES, Path(), frozenset({form}))).files.values()
    return content


def page_of(school: str) -> str:
    """The page of a card."""
    return finished(school, OutputFormat.HTML).decode("utf-8")


def pdf_of(school: str) -> bytes:
    """The PDF of a card."""
    return finished(school, OutputFormat.PDF)
