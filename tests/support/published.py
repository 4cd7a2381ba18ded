"""The published figures of the cards in the repository."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from sarcgen.cards import OutputFormat, Settings
from sarcgen.figures.document import Card
from sarcgen.figures.json_text import read_card
from sarcgen.pipeline import make_card
from sarcgen.records.locate import find_schools
from tests.support.cards import EXAMPLES, ROOT, TEMPLATES

DATA: Final = frozenset(OutputFormat) - {OutputFormat.PDF}
EDITIONS: Final = {
    "kellogg": ("2018-19", ROOT / "schools"),
    "quartz-hollow-high": ("2019-20", EXAMPLES),
    "tarweed-slough": ("2020-21", EXAMPLES),
    "pinyon-wash": ("2021-22", EXAMPLES),
    "mckinleyville-high": ("2022-23", ROOT / "schools"),
    "palmiter": ("2023-24", ROOT / "schools"),
    "manzanita-fork": ("2024-25", EXAMPLES),
    "sagebrush-mesa": ("2025-26", EXAMPLES),
}


@cache
def published(school: str, language: str = "en") -> dict[str, bytes]:
    """All files of a card but its PDF, by the ends of their names."""
    edition, folder = EDITIONS[school]
    (source,) = find_schools(folder, [school], edition, [edition])
    return make_card(source, Settings(TEMPLATES, Path(), DATA, language)).files


def figures_of_card(school: str, edition: str) -> Card:
    """The figures of a card."""
    assert EDITIONS[school][0] == edition
    return read_card(published(school)[".json"])
