"""Finished cards in both forms, built once for all tests of a process."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bench.school_files import EDITION as YEAR
from bench.school_files import write_schools
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

OF_EVERY_EDITION: Final = {
    **CARDS,
    "quartz-hollow-high": ("2019-20", EXAMPLES),
    "tarweed-slough": ("2020-21", EXAMPLES),
    "pinyon-wash": ("2021-22", EXAMPLES),
    "manzanita-fork": ("2024-25", EXAMPLES),
    "sagebrush-mesa": ("2025-26", EXAMPLES),
}
"""These, and an invented school of each other edition."""


GENERATED: Final = "sparrow-alder-valley"
"""A high school of grades 9 to 12 with made-up figures, as the benchmarks generate them."""

DRAFTS: Final = {"harbor-lights-charter": ("2018-19", EXAMPLES)}
"""An invented school whose card lacks figures that the law asks for."""

_made: Final[dict[tuple[str, OutputFormat], bytes]] = {}


def finished(school: str, form: OutputFormat) -> bytes:
    """The page or the PDF of a card."""
    if (school, form) not in _made:
        if school == GENERATED:
            with TemporaryDirectory() as folder:
                write_schools(Path(folder), 12, seed=1)
                _make(school, YEAR, Path(folder), form)
        else:
            _make(school, *{**OF_EVERY_EDITION, **DRAFTS}[school], form)
    return _made[school, form]


def _make(school: str, edition: str, folder: Path, form: OutputFormat) -> None:
    (source,) = find_schools(folder, [school], edition, [edition])
    # The PDF is drawn from the page, which comes with it for nothing.
    forms = frozenset({OutputFormat.HTML, form})
    for ending, content in make_card(source, Settings(TEMPLATES, Path(), forms)).files.items():
        _made[school, OutputFormat(ending.removeprefix("."))] = content


def page_of(school: str) -> str:
    """The page of a card."""
    return finished(school, OutputFormat.HTML).decode("utf-8")


def pdf_of(school: str) -> bytes:
    """The PDF of a card."""
    return finished(school, OutputFormat.PDF)
