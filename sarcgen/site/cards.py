"""The cards that lie in a site's folder, read from their JSON and from nothing else.

So a site is a function of its files alone: whoever built them, wherever and in which order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, final

from sarcgen.errors import InvalidData
from sarcgen.figures.document import Head
from sarcgen.figures.json_text import NotACard, read_head
from sarcgen.languages.catalog import DEFAULT_LANGUAGE
from sarcgen.paths import shown
from sarcgen.problems import Mark, Problem
from sarcgen.render.files import alone_in, recover

DATA_END: Final = ".json"
ENDS: Final = (".html", ".pdf", DATA_END, ".csv", ".fragment.html")
"""Of the names of a card's files, in the order in which they are offered."""

EDITION: Final = re.compile(r"[0-9]{4}-[0-9]{2}")
"""The name of a folder of cards."""

OF_ANOTHER: Final = (
    "It is the JSON of a card of another edition or language than its name and folder say."
)
"""What is said of a JSON that is not that of :func:`school_of`."""


@final
@dataclass(frozen=True, slots=True)
class SiteCard:
    """One card in one language.

    Attributes:
        name: of its files, without their ends: the school's, and the language's but for English.
        school: the school's file name.
        head: what its JSON says of it.
        sizes: bytes of its files, by the ends of their names.
    """

    name: str
    school: str
    head: Head
    sizes: dict[str, int]

    @property
    def edition(self) -> str:
        """Its data year, which is also its folder."""
        return self.head.edition

    @property
    def language(self) -> str:
        """Of its own words."""
        return self.head.language

    def address(self, end: str = ".html") -> str:
        """Where one of its files is, seen from the top of the site."""
        return f"{self.edition}/{self.name}{end}"


def edition_folders(site: Path) -> list[Path]:
    """The folders of a site that hold cards, by year."""
    found = (path for path in site.iterdir() if EDITION.fullmatch(path.name))
    return sorted(path for path in found if path.is_dir() and not path.is_symlink())


def cards_in(site: Path) -> list[SiteCard]:
    """All cards of a site, by edition and name.

    What another run is writing is waited for; what a killed run left is put right first.

    Raises:
        InvalidData: a file ``.json`` is not a card's, or of another card; names all of them.
        OSError: a folder or file cannot be read.
    """
    cards: list[SiteCard] = []
    problems: list[Problem] = []
    for folder in edition_folders(site):
        with alone_in(folder):
            recover(folder)
            found, wrong = cards_of_edition(folder)
        cards += found
        problems += wrong
    if problems:
        raise InvalidData(problems)
    return cards


def cards_of_edition(folder: Path) -> tuple[list[SiteCard], list[Problem]]:
    """The cards in a folder as it stands, and what is wrong with other files ``.json``."""
    looked_at = list(_in_edition(folder))
    return (
        [found for found in looked_at if isinstance(found, SiteCard)],
        [found for found in looked_at if isinstance(found, Problem)],
    )


def _in_edition(folder: Path) -> Iterator[SiteCard | Problem]:
    sizes = {
        path.name: path.stat().st_size
        for path in folder.iterdir()
        if path.is_file() and not path.name.startswith(".")
    }
    for name in sorted(n.removesuffix(DATA_END) for n in sizes if n.endswith(DATA_END)):
        path = folder / f"{name}{DATA_END}"
        try:
            head = read_head(path.read_bytes())
        except NotACard as error:
            yield Problem(Mark(shown(path), error.line, error.column), "W110", f"{error} {_BUILD}")
            continue
        school = school_of(name, head.language)
        if head.edition != folder.name or school is None:
            yield Problem(Mark(shown(path), 1, 1), "W111", f"{OF_ANOTHER} {_BUILD}")
            continue
        of_card = {end: sizes[f"{name}{end}"] for end in ENDS if f"{name}{end}" in sizes}
        yield SiteCard(name, school, head, of_card)


_BUILD: Final = "Remove it, or build the card again."


def school_of(name: str, language: str) -> str | None:
    """The school's file name in that of a card, or None where the language does not fit."""
    if language == DEFAULT_LANGUAGE:
        return name
    end = f".{language}"
    return name.removesuffix(end) if name.endswith(end) else None
