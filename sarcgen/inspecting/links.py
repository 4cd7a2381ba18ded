"""Whether the links of a site lead somewhere, on every host and without the network."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator, Mapping
from typing import Final
from urllib.parse import unquote, urlsplit

from sarcgen.inspecting.files import SiteFiles
from sarcgen.inspecting.reading import Page, Place
from sarcgen.problems import Problem

_OUTSIDE: Final = frozenset({"https", "http", "mailto", "tel"})
_HOW: Final = "Write it from this page on, or whole with https://."
_PAGE_END: Final = ".html"


def loaded_from_elsewhere(files: SiteFiles, address: str, page: Page) -> Iterator[Problem]:
    """What a page takes from anywhere but itself: a visitor's address would go there."""
    for place, target in page.loaded:
        if not target.startswith("data:"):
            yield Problem(
                files.mark(address, *place),
                "W124",
                "The page loads something from elsewhere. A page of the site holds all that it"
                " needs; build it again.",
            )


def broken_links(
    files: SiteFiles,
    address: str,
    links: Collection[tuple[Place, str]],
    anchors: Mapping[str, Collection[str]],
    by_small_letters: Mapping[str, str],
) -> Iterator[Problem]:
    """Links of one page that lead nowhere.

    Args:
        files: of the site.
        address: the page, from the top of the site.
        links: where they stand and where they lead.
        anchors: those of every page, by address.
        by_small_letters: the files of the site, by address in small letters.
    """
    for place, link in links:
        found = _wrong(files, address, link, anchors, by_small_letters)
        if found is not None:
            code, message = found
            yield Problem(files.mark(address, *place), code, message)


def _wrong(
    files: SiteFiles,
    address: str,
    link: str,
    anchors: Mapping[str, Collection[str]],
    by_small_letters: Mapping[str, str],
) -> tuple[str, str] | None:
    try:
        parts = urlsplit(link)
    except ValueError:
        return "W123", f"“{link}” is no address."
    if parts.scheme in _OUTSIDE:
        return None
    target = address
    if parts.path:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(address), unquote(parts.path)))
    if parts.scheme or parts.netloc or parts.path.startswith("/") or target.startswith(".."):
        return "W123", f"The link “{link}” works on one host or machine only. {_HOW}"
    if target not in files.sizes:
        return _no_file(link, by_small_letters.get(target.casefold()))
    anchor = unquote(parts.fragment)
    if anchor and target.endswith(_PAGE_END) and anchor not in anchors.get(target, ()):
        return "W121", f"The link “{link}” leads to a place that is not in {target}."
    return None


def _no_file(link: str, other: str | None) -> tuple[str, str]:
    if other is None:
        return "W120", f"The link “{link}” leads to no file of the site."
    return "W122", f"The link “{link}” leads to {other} only where capital letters do not matter."
