"""A look over a finished site before it goes out. Files are read and nothing is changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

from sarcgen import processes
from sarcgen.errors import RenderError, UsageError
from sarcgen.findings.results import CheckedSchool, CheckRun, Finding
from sarcgen.inspecting.cards import CardLook, look_at
from sarcgen.inspecting.completeness import missing_cards
from sarcgen.inspecting.files import SiteFiles, files_of, names_and_sizes, strays
from sarcgen.inspecting.links import broken_links, loaded_from_elsewhere
from sarcgen.inspecting.reading import read_page
from sarcgen.languages.catalog import Catalog
from sarcgen.paths import shown
from sarcgen.problems import Problem
from sarcgen.records.locate import SchoolFile
from sarcgen.site.cards import SiteCard, cards_of_edition, edition_folders
from sarcgen.site.schools import site_of
from sarcgen.site.sitemap import SITEMAP, known_address
from sarcgen.site.writing import INDEX, language_of, site_files

Key: TypeAlias = "tuple[str, str]"

FEW: Final = 40
"""Cards up to which one process is quicker than several."""


def inspect_site(
    top: Path,
    templates: Path,
    schools: Sequence[SchoolFile],
    *,
    languages: Collection[str] = (),
    jobs: int | None = None,
) -> CheckRun:
    """Looks a whole site over.

    Args:
        top: its folder.
        templates: the folder that holds ``base/``.
        schools: the schools that must have a card.
        languages: as for :func:`sarcgen.inspecting.completeness.missing_cards`.
        jobs: processes; None for as many as pay.

    Raises:
        UsageError: there is no such folder.
        RenderError: a file cannot be read.
    """
    if not top.is_dir():
        raise UsageError(f"There is no folder {top}. Build the cards first, or name the folder.")
    try:
        files = files_of(top)
        looks = _looks(files, jobs)
        own = _own_files(files, templates)
        problems = [
            *strays(files, own),
            *names_and_sizes(files),
            *(problem for look in looks for problem in look.problems),
            *missing_cards(files, looks, schools, languages),
            *_not_current(files, own),
            *_links(files, looks, own),
        ]
    except OSError as error:
        raise RenderError(
            f"The site in {top} cannot be read: {error.strerror or error}."
        ) from error
    return CheckRun(tuple(_by_card(files, looks, problems)))


def _own_files(files: SiteFiles, templates: Path) -> dict[str, bytes]:
    """What ``sarcgen site`` would write for the cards that are there."""
    cards: list[SiteCard] = []
    for folder in edition_folders(files.top):
        cards += cards_of_edition(folder)[0]
    index = files.top / INDEX
    language = language_of(index.read_bytes()) if INDEX in files.sizes else Catalog().language
    try:
        catalog = Catalog(language)
    except UsageError:
        catalog = Catalog()
    address = known_address(files.top)
    return site_files(site_of(cards), templates, catalog, address)


def _not_current(files: SiteFiles, own: dict[str, bytes]) -> Iterator[Problem]:
    for address, content in own.items():
        if address not in files.sizes:
            yield Problem(files.mark(address), "W150", f"The page is not there. {_WRITE}")
        elif (files.top / address).read_bytes() != content:
            yield Problem(
                files.mark(address),
                "W150",
                f"The page does not list the cards that are there, or was changed. {_WRITE}",
            )
    if SITEMAP in files.sizes and SITEMAP not in own:
        yield Problem(files.mark(SITEMAP), "W150", f"It is no site map of sarcgen's. {_WRITE}")


_WRITE: Final = "Write it anew: sarcgen site"


def _links(files: SiteFiles, looks: Sequence[CardLook], own: dict[str, bytes]) -> Iterator[Problem]:
    """Links of all pages, once the anchors of all pages are known."""
    anchors = {address: found for look in looks for address, found in look.anchors.items()}
    links = {address: found for look in looks for address, found in look.links.items()}
    for address in own:
        if address.endswith(".html") and address in files.sizes:
            page = read_page((files.top / address).read_bytes().decode("utf-8", "replace"))
            anchors[address], links[address] = frozenset(page.anchors), page.links
            yield from loaded_from_elsewhere(files, address, page)
    small = {address.casefold(): address for address in files.sizes}
    for address, of_page in links.items():
        yield from broken_links(files, address, of_page, anchors, small)


def _looks(files: SiteFiles, jobs: int | None) -> list[CardLook]:
    keys = sorted(files.cards)
    workers = jobs or (1 if len(keys) <= FEW else processes.cores())
    if workers == 1:
        return [look_at(files, *key) for key in keys]
    with ProcessPoolExecutor(workers, processes.quickest_start()) as pool:
        return list(pool.map(partial(_look, files), keys, chunksize=8))


def _look(files: SiteFiles, key: Key) -> CardLook:
    return look_at(files, *key)


def _by_card(
    files: SiteFiles, looks: Sequence[CardLook], problems: Sequence[Problem]
) -> Iterator[CheckedSchool]:
    """Findings told of their card; those of no card of the site as a whole."""
    whose = {
        shown(files.top / f"{look.edition}/{look.name}{end}"): (look.edition, look.name)
        for look in looks
        for end in files.cards[look.edition, look.name]
    }
    found: dict[Key | None, list[Finding]] = {}
    for problem in sorted(set(problems), key=lambda p: (p.mark, p.code, p.message)):
        found.setdefault(whose.get(problem.mark.path), []).append(Finding(problem))
    for look in looks:
        yield CheckedSchool(
            look.edition,
            look.name,
            look.title or look.name,
            shown(files.top / f"{look.edition}/{look.name}.html"),
            "",
            tuple(found.get((look.edition, look.name), ())),
        )
    if None in found:
        name = shown(files.top / INDEX)
        yield CheckedSchool("", "site", "The site", name, "", tuple(found[None]))
