"""``sarcgen site`` as a person runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.support.sites import put_head


@pytest.fixture
def site(folder: Path) -> Path:
    put_head(folder / "site", "2018-19", "oak")
    return folder / "site"


def test_names_of_written_files_go_to_stdout_and_the_rest_to_stderr(
    within: Command, site: Path
) -> None:
    run = within("site")
    assert run.code == 0
    assert run.out.splitlines() == [
        "site/index.html",
        "site/districts/oak-unified.html",
        "site/schema/card-1.schema.json",
        "site/years/2018-19.html",
    ]
    assert run.err.splitlines()[0] == "1 school with 1 card listed."
    assert "--address" in run.err
    again = within("site")
    assert (again.code, again.out) == (0, "")


def test_the_address_comes_from_the_option_or_the_surroundings(
    within: Command, site: Path, folder: Path
) -> None:
    site.rename(folder / "elsewhere")
    run = within("site", "elsewhere", SARCGEN_SITE_ADDRESS="https://x.org/a")
    assert "No site map" not in run.err
    assert "https://x.org/a/2018-19" not in (folder / "elsewhere/sitemap.xml").read_text("utf-8")
    assert "https://x.org/a/index.html" in (folder / "elsewhere/sitemap.xml").read_text("utf-8")
    within("site", "elsewhere", "--address", "https://y.org/")
    assert "https://y.org/index.html" in (folder / "elsewhere/sitemap.xml").read_text("utf-8")


def test_what_is_removed_and_what_is_not_listed_is_said(within: Command, site: Path) -> None:
    within("site")
    put_head(site, "2018-19", "oak", district="Elm Unified")
    (site / "2018-19" / "alone.html").write_text("x", "utf-8")
    run = within("site")
    assert "Removed, because it lists nothing any more: site/districts/oak-unified.html" in run.err
    assert "Not listed, because its JSON is not there: site/2018-19/alone.html" in run.err


def test_a_file_that_is_no_cards_is_told_with_its_place(within: Command, site: Path) -> None:
    (site / "2018-19" / "package.json").write_text("{", "utf-8")
    run = within("site")
    assert run.code == 1
    assert run.err.startswith("site/2018-19/package.json:1:2: W110 ")
    assert not (site / "index.html").exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nothing"], "no folder nothing"),
        (["site", "--address", "x.org"], "https://"),
        (["site", "--language", "xx"], "no language “xx”"),
    ],
)
def test_what_cannot_be_is_a_plain_sentence(
    within: Command, site: Path, arguments: list[str], says: str
) -> None:
    run = within("site", *arguments)
    assert run.code == 2
    assert says in run.err
    assert "Traceback" not in run.err


def test_the_pages_speak_another_language(within: Command, site: Path) -> None:
    within("site", "--language", "en-XA")
    assert '<html lang="en-XA"' in (site / "index.html").read_text("utf-8")
