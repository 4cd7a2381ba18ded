"""The card as files: which are made, what they are called, where they belong.

Told apart from the stages, which take long to load: a run that finds all cards up to date needs to
know no more than this.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import final

from sarcgen.languages.codes import DEFAULT_LANGUAGE
from sarcgen.problems import Problem
from sarcgen.records.locate import SchoolFile


@final
class OutputFormat(StrEnum):
    """What a build writes."""

    HTML = "html"
    PDF = "pdf"
    JSON = "json"
    CSV = "csv"
    FRAGMENT = "fragment"


@final
@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for a whole run.

    Attributes:
        templates: folder of editions.
        out: folder that the site goes into.
        formats: which files to write for each card.
        language: language of the fixed text.
        strict: refuse a card that is incomplete.
    """

    templates: Path
    out: Path
    formats: frozenset[OutputFormat] = frozenset(OutputFormat)
    language: str = DEFAULT_LANGUAGE
    strict: bool = False


@final
@dataclass(frozen=True, slots=True)
class Card:
    """One school's card, made and not yet written.

    Attributes:
        files: contents by the end of the file's name, such as ``.html``.
        problems: all findings that no file sets aside; errors among them mean a draft.
    """

    files: dict[str, bytes]
    problems: tuple[Problem, ...]


def card_file(source: SchoolFile, settings: Settings, end: str) -> Path:
    """Where one file of a school's card belongs.

    Args:
        source: the school's files.
        settings: what holds for the run.
        end: the end of the file's name, such as ``.pdf``.
    """
    language = "" if settings.language == DEFAULT_LANGUAGE else f".{settings.language}"
    return settings.out / source.edition / f"{source.school}{language}{end}"
