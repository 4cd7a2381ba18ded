"""What lies in a site's folder, and what of it does not belong there."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, final

from sarcgen.paths import shown
from sarcgen.problems import Mark, Problem
from sarcgen.site.cards import EDITION, ENDS

_SANE: Final = re.compile(r"[a-z0-9][a-z0-9._-]*")
_LANGUAGE: Final = re.compile(r"\.[a-z]{2,3}(-[A-Z][A-Za-z]*)?(?=\.)")
_HOSTS_OWN: Final = frozenset(
    {".nojekyll", ".htaccess", "CNAME", "_headers", "_redirects", "robots.txt", "favicon.ico",
     "404.html", "web.config", "security.txt"}
)  # fmt: skip
"""What some hosts want at the top of a site. They are looked at no further."""

_WELL_KNOWN: Final = ".well-known"
_MEGABYTE: Final = 1_000_000
MOST: Final = {".html": 5, ".pdf": 20, ".json": 5, ".csv": 5, ".xml": 50}
"""Megabytes. A card has about a fifth of one; far more is an accident."""

MOST_OF_A_LIST: Final = 10
"""Megabytes of a page of the site itself: it lists ten thousand schools in three."""


@final
@dataclass(frozen=True, slots=True)
class SiteFiles:
    """The files of a site.

    Attributes:
        top: the folder.
        sizes: bytes, by address from the top.
        cards: ends of the files of each card, by edition and name.
    """

    top: Path
    sizes: Mapping[str, int]
    cards: Mapping[tuple[str, str], tuple[str, ...]]

    def mark(self, address: str, line: int = 1, column: int = 1) -> Mark:
        """A place in one of them."""
        return Mark(shown(self.top / address), line, column)


def files_of(top: Path) -> SiteFiles:
    """Lists a site.

    Raises:
        OSError: a folder cannot be read.
    """
    sizes = {}
    for folder, below, names in os.walk(top, onerror=_refuse):
        below.sort()
        inside = Path(folder).relative_to(top)
        links = [name for name in below if (Path(folder) / name).is_symlink()]
        for name in (*names, *links):
            sizes[(inside / name).as_posix()] = (Path(folder) / name).lstat().st_size
    cards: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for address in sorted(sizes):
        edition, slash, name = address.partition("/")
        if slash and "/" not in name and EDITION.fullmatch(edition) and _card_end(name):
            end = _card_end(name)
            cards[edition, name.removesuffix(end)].append(end)
    return SiteFiles(
        top, dict(sorted(sizes.items())), {key: tuple(ends) for key, ends in cards.items()}
    )


def _refuse(error: OSError) -> None:
    raise error


def _card_end(name: str) -> str:
    """The longest end of a card's file that a name has; empty if it has none."""
    if name.startswith("."):
        return ""
    return max((end for end in ENDS if name.endswith(end)), key=len, default="")


def strays(files: SiteFiles, of_site: Collection[str]) -> Iterator[Problem]:
    """Files that are neither a card's nor the site's own nor a host's.

    Args:
        files: all.
        of_site: addresses that ``sarcgen site`` writes.
    """
    of_cards = {
        f"{edition}/{name}{end}" for (edition, name), ends in files.cards.items() for end in ends
    }
    for address in files.sizes:
        first = address.partition("/")[0]
        if (
            address in of_cards
            or address in of_site
            or address in _HOSTS_OWN
            or first == _WELL_KNOWN
        ):
            continue
        yield Problem(files.mark(address), "W100", _why_stray(address))


def _why_stray(address: str) -> str:
    if address.endswith((".yaml", ".yml")) or ".origin" in address:
        return (
            "School files and what belongs to them hold figures of small groups. Remove it now; if"
            " it was public, its figures are."
        )
    return "It is no part of the site: visitors could open it. Remove it, or keep it elsewhere."


def names_and_sizes(files: SiteFiles) -> Iterator[Problem]:
    """Names that some hosts or people trip over, and files that are empty or far too large."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for address, size in files.sizes.items():
        alike[address.casefold()].append(address)
        if address in _HOSTS_OWN or address.startswith(_WELL_KNOWN):
            continue
        in_card = EDITION.fullmatch(address.partition("/")[0]) is not None
        plain = _LANGUAGE.sub("", address) if in_card else address
        if not all(_SANE.fullmatch(part) for part in plain.split("/")):
            yield Problem(
                files.mark(address),
                "W101",
                "Its name should have small letters, figures and hyphens only. Name the school's"
                " file so, and build the card again.",
            )
        yield from _size(files, address, size, in_card=in_card)
    for addresses in alike.values():
        for address in addresses[1:]:
            yield Problem(
                files.mark(address),
                "W102",
                f"Its name differs from {addresses[0]} in capital letters only; on many hosts they"
                " are one file.",
            )


def _size(files: SiteFiles, address: str, size: int, *, in_card: bool) -> Iterator[Problem]:
    end = address[address.rfind(".") :]
    most = (MOST.get(end) if in_card or end != ".html" else MOST_OF_A_LIST) or max(MOST.values())
    if not size:
        yield Problem(files.mark(address), "W103", "It is empty. Build the card again.")
    elif size > most * _MEGABYTE:
        yield Problem(
            files.mark(address),
            "W103",
            f"It has more than {most} MB, too much for a visitor on a telephone. Look at what is in"
            " it.",
        )
