"""The site map for search engines (https://www.sitemaps.org/protocol.html).

Its addresses must be whole, so it is written only if the site's address is known. It names no days:
they would come from the clock. Drafts are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote
from xml.sax.saxutils import escape, unescape

from sarcgen.errors import UsageError

SITEMAP: Final = "sitemap.xml"
MOST: Final = 50_000
"""Addresses in one file, by the protocol."""

NAME: Final = re.compile(r"sitemap(-[0-9]+)?\.xml")
_ADDRESS: Final = re.compile(r"https?://[^\s/?#\"'<>&]+(/[^\s?#\"'<>&]*)?")
_FIRST: Final = re.compile(r"<loc>(?P<loc>[^<]+)</loc>")
_XML: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE: Final = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def site_address(given: str) -> str:
    """The address of the top of a site, with a slash at its end.

    Raises:
        UsageError: it does not start with https:// or http://, or holds a question.
    """
    if not _ADDRESS.fullmatch(given):
        raise UsageError(
            "The site's address starts with https:// and has no spaces, ? or #:"
            " --address https://www.example.org/sarc/"
        )
    return given if given.endswith("/") else f"{given}/"


def known_address(site: Path) -> str | None:
    """The address that the site map in a folder was written for, if there is one.

    Raises:
        OSError: it cannot be read.
    """
    try:
        text = (site / SITEMAP).read_text("utf-8")
    except (FileNotFoundError, UnicodeDecodeError):
        return None
    found = _FIRST.search(text)
    if found is None:
        return None
    first = unescape(found["loc"])
    for end in ("index.html", "sitemap-1.xml"):
        if first.endswith(f"/{end}") and _ADDRESS.fullmatch(first):
            return first.removesuffix(end)
    return None


def sitemap_files(addresses: Sequence[str], top: str, most: int = MOST) -> dict[str, bytes]:
    """The site map, in several files where it is too long for one.

    Args:
        addresses: of all pages, seen from the top of the site; ``index.html`` first.
        top: the site's address, with a slash at its end.
        most: addresses in one file.
    """
    whole = [f"{top}{quote(unquote(address))}" for address in addresses]
    if len(whole) <= most:
        return {SITEMAP: _listed("urlset", "url", whole)}
    parts = [whole[start : start + most] for start in range(0, len(whole), most)]
    files = {
        f"sitemap-{number}.xml": _listed("urlset", "url", part)
        for number, part in enumerate(parts, start=1)
    }
    return {
        SITEMAP: _listed("sitemapindex", "sitemap", [f"{top}{name}" for name in files]),
        **files,
    }


def _listed(root: str, item: str, addresses: Iterable[str]) -> bytes:
    lines = (f"<{item}><loc>{escape(address)}</loc></{item}>\n" for address in addresses)
    return f"{_XML}<{root} {_SPACE}>\n{''.join(lines)}</{root}>\n".encode()
