"""The site map keeps to the protocol and remembers the address that it was written for."""

from __future__ import annotations

from pathlib import Path

import lxml.etree
import pytest

from sarcgen.errors import UsageError
from sarcgen.site.sitemap import known_address, site_address, sitemap_files

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
TOP = "https://www.example.org/a&b/"


def addresses(content: bytes) -> list[str]:
    return [str(element.text) for element in lxml.etree.fromstring(content).iter(f"{SPACE}loc")]


def test_addresses_are_whole_and_escaped() -> None:
    files = sitemap_files(["index.html", "2018-19/é x.html"], TOP)
    assert list(files) == ["sitemap.xml"]
    assert addresses(files["sitemap.xml"]) == [f"{TOP}index.html", f"{TOP}2018-19/%C3%A9%20x.html"]
    assert b"<lastmod>" not in files["sitemap.xml"]


def test_more_than_a_file_may_hold_go_into_several() -> None:
    files = sitemap_files(["index.html", "a.html", "b.html"], TOP, most=2)
    assert list(files) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]
    root = lxml.etree.fromstring(files["sitemap.xml"])
    assert root.tag == f"{SPACE}sitemapindex"
    assert addresses(files["sitemap.xml"]) == [f"{TOP}sitemap-1.xml", f"{TOP}sitemap-2.xml"]
    assert addresses(files["sitemap-2.xml"]) == [f"{TOP}b.html"]


@pytest.mark.parametrize("most", [1, 10])
def test_the_address_is_remembered(tmp_path: Path, most: int) -> None:
    for name, content in sitemap_files(["index.html", "a.html"], "https://x.org/", most).items():
        (tmp_path / name).write_bytes(content)
    assert known_address(tmp_path) == "https://x.org/"


@pytest.mark.parametrize(
    "content", ["", "<urlset/>", "<loc>https://x.org/other.html</loc>", "\xff"]
)
def test_another_file_of_that_name_tells_no_address(tmp_path: Path, content: str) -> None:
    (tmp_path / "sitemap.xml").write_bytes(content.encode("latin-1"))
    assert known_address(tmp_path) is None


def test_an_address_ends_with_a_slash() -> None:
    assert site_address("https://x.org") == "https://x.org/"
    assert site_address("https://x.org/sarc/") == "https://x.org/sarc/"


@pytest.mark.parametrize(
    "given", ["x.org", "ftp://x.org", "https://", "https://x.org/?a", "https://x y"]
)
def test_what_is_no_address_is_refused(given: str) -> None:
    with pytest.raises(UsageError, match="https"):
        site_address(given)
