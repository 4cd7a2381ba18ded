"""Writes all pages of a site anew from the cards that lie in its folder.

A run waits for another that writes the same site, so that the last one has seen all cards. Each
folder's pages appear together or not at all, the front page last. What is already there in the same
bytes is left alone. Pages of districts and years that are no more are taken away if sarcgen made
them, which a mark in them tells; anything else is somebody's own and stays.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Final, final

from sarcgen.errors import RenderError
from sarcgen.figures.document import SCHEMA_NAME
from sarcgen.figures.schema import schema_json
from sarcgen.languages.catalog import DEFAULT_LANGUAGE, Catalog
from sarcgen.render.files import alone_in, write_whole
from sarcgen.render.site_page import GENERATOR
from sarcgen.site.cards import SiteCard, cards_in
from sarcgen.site.pages import DISTRICTS, INDEX, YEARS, site_pages
from sarcgen.site.schools import Site, site_of
from sarcgen.site.sitemap import NAME, known_address, site_address, sitemap_files

SCHEMA: Final = "schema"
_MARK: Final = f'<meta name="generator" content="{GENERATOR}">'
_LANGUAGE: Final = re.compile(r'<html lang="([^"]+)"')


@final
@dataclass(frozen=True, slots=True)
class SiteRun:
    """What a run did.

    Attributes:
        cards: all that were found.
        site: what the site lists.
        written: files that are new or have changed.
        removed: pages that were taken away.
        address: the site's, or None where it is not known and there is no site map.
        without_data: pages of cards that are not listed, because their JSON is not there.
    """

    cards: tuple[SiteCard, ...]
    site: Site
    written: tuple[Path, ...]
    removed: tuple[Path, ...]
    address: str | None
    without_data: tuple[Path, ...]


def write_site(
    folder: Path, templates: Path, *, address: str | None = None, language: str = DEFAULT_LANGUAGE
) -> SiteRun:
    """Writes index, districts, years, schema and, if the address is known, the site map.

    Args:
        folder: the top of the site.
        templates: the folder that holds ``base/``.
        address: where the site will be, as ``https://www.example.org/sarc/``; without it, the one
            that the present site map was written for.
        language: of the pages' own words.

    Raises:
        UsageError: the address or language cannot be.
        InvalidData: a file ``.json`` beside the cards is none of theirs; nothing was written.
        EditionError: a template is wrong.
        RenderError: the pages could not be written; each folder's old ones are still there.
    """
    catalog = Catalog(language)
    given = site_address(address) if address else None
    try:
        years = folder / YEARS
        years.mkdir(parents=True, exist_ok=True)
        # Not the top: there, a build of a card may be waiting, and it need not.
        with alone_in(years):
            known = given or known_address(folder)
            cards = cards_in(folder)
            site = site_of(cards)
            files = site_files(site, templates, catalog, known)
            written = _written(folder, files)
            removed = _without_stale(folder, files)
            return SiteRun(
                tuple(cards), site, written, removed, known, tuple(_without_data(folder, cards))
            )
    except OSError as error:
        raise RenderError(
            f"The site in {folder} could not be written: {error.strerror or error}."
        ) from error


def site_files(
    site: Site, templates: Path, catalog: Catalog, address: str | None
) -> dict[str, bytes]:
    """Every file of a site but those of the cards, by its address from the top.

    Args:
        site: what it lists.
        templates: the folder that holds ``base/``.
        catalog: the language of the pages' own words.
        address: the site's, or None for no site map.
    """
    pages = {name: text.encode("utf-8") for name, text in site_pages(site, templates, catalog)}
    files = {f"{SCHEMA}/{SCHEMA_NAME}": schema_json().encode("utf-8"), **pages}
    if address is not None:
        of_cards = (
            card.address()
            for school in site.schools
            for year in school.years
            for card in (year.main, *year.others)
            if not card.head.draft and ".html" in card.sizes
        )
        files |= sitemap_files([*pages, *sorted(of_cards)], address)
    return files


def language_of_site(folder: Path) -> str:
    """The language in which a site's pages were written last."""
    try:
        return language_of((folder / INDEX).read_bytes())
    except OSError:
        return DEFAULT_LANGUAGE


def language_of(page: bytes) -> str:
    """The language of a page that :func:`write_site` wrote."""
    found = _LANGUAGE.search(page[:400].decode("utf-8", "replace"))
    return found[1] if found else DEFAULT_LANGUAGE


def made_here(page: bytes) -> bool:
    """Whether a page bears the mark of :func:`write_site`."""
    return _MARK.encode("utf-8") in page


def _written(folder: Path, files: dict[str, bytes]) -> tuple[Path, ...]:
    by_folder: defaultdict[Path, dict[Path, bytes]] = defaultdict(dict)
    for name, content in files.items():
        path = folder / name
        if not path.is_file() or path.read_bytes() != content:
            by_folder[path.parent][path] = content
    # The top comes last: no page that is there leads to one that is not there yet.
    for place in sorted(by_folder, reverse=True):
        write_whole(by_folder[place])
    return tuple(path for place in sorted(by_folder) for path in by_folder[place])


def _without_stale(folder: Path, files: dict[str, bytes]) -> tuple[Path, ...]:
    present = [*folder.glob(f"{DISTRICTS}/*.html"), *folder.glob(f"{YEARS}/*.html")]
    stale = [
        path
        for path in sorted(present)
        if path.relative_to(folder).as_posix() not in files and made_here(path.read_bytes())
    ]
    if any(NAME.fullmatch(name) for name in files):
        stale += [
            path
            for path in sorted(folder.glob("sitemap-*.xml"))
            if NAME.fullmatch(path.name) and path.name not in files
        ]
    for path in stale:
        path.unlink()
    return tuple(stale)


def _without_data(folder: Path, cards: list[SiteCard]) -> list[Path]:
    """Pages of cards beside which there is no JSON."""
    known = {folder / card.address() for card in cards}
    known |= {folder / card.address(".fragment.html") for card in cards}
    return sorted(
        path
        for edition in {folder / card.edition for card in cards}
        for path in edition.glob("*.html")
        if path not in known
    )


__all__ = [
    "INDEX",
    "SiteRun",
    "language_of",
    "language_of_site",
    "made_here",
    "site_files",
    "write_site",
]
