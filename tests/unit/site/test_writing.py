"""A site is a function of the cards in its folder, and nothing of others is lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sarcgen.errors import InvalidData, RenderError
from sarcgen.render import files
from sarcgen.site.writing import write_site
from tests.support.cards import TEMPLATES
from tests.support.sites import everything_in, put_head

ADDRESS = "https://x.org/"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Two schools of two districts in two years, one of them a draft, one in two languages."""
    folder = tmp_path / "site"
    put_head(folder, "2018-19", "oak", cds_code="19649070000001")
    put_head(folder, "2019-20", "oak", cds_code="19649070000001")
    put_head(folder, "2019-20", "oak.es", cds_code="19649070000001", language="es")
    put_head(folder, "2019-20", "elm", cds_code="12626870000002", draft=True)
    for file in list(folder.rglob("*.json")):
        for end in (".html", ".pdf", ".csv"):
            file.with_suffix(end).write_text("x", "utf-8")
    return folder


def test_what_is_written(site: Path) -> None:
    run = write_site(site, TEMPLATES, address=ADDRESS)
    assert sorted(path.relative_to(site).as_posix() for path in run.written) == [
        "districts/1262687.html",
        "districts/1964907.html",
        "index.html",
        "schema/card-1.schema.json",
        "sitemap.xml",
        "years/2018-19.html",
        "years/2019-20.html",
    ]
    assert (len(run.cards), len(run.site.schools), run.address) == (4, 2, ADDRESS)


def test_the_same_cards_give_the_same_bytes_wherever_they_were_built(
    site: Path, tmp_path: Path
) -> None:
    write_site(site, TEMPLATES, address=ADDRESS)
    """Also if the front page of one of them was copied along."""
    shards = [tmp_path / f"shard-{number}" for number in range(3)]
    for number, file in enumerate(sorted(site.glob("20*/*"))):
        place = shards[number % 3] / file.relative_to(site)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, place)
    together = tmp_path / "together"
    put_head(shards[0], "2018-19", "pine")
    write_site(shards[0], TEMPLATES)
    (shards[0] / "2018-19" / "pine.json").unlink()
    for shard in reversed(shards):
        shutil.copytree(shard, together, dirs_exist_ok=True)
    write_site(together, TEMPLATES, address=ADDRESS)
    assert everything_in(together) == everything_in(site)


def test_a_second_run_writes_nothing_and_keeps_the_address(site: Path) -> None:
    write_site(site, TEMPLATES, address=ADDRESS)
    before = everything_in(site)
    run = write_site(site, TEMPLATES)
    assert (run.written, run.removed, run.address) == ((), (), ADDRESS)
    assert everything_in(site) == before


def test_without_an_address_there_is_no_site_map(site: Path) -> None:
    assert write_site(site, TEMPLATES).address is None
    assert not (site / "sitemap.xml").exists()


def test_a_draft_is_listed_and_marked_and_not_in_the_site_map(site: Path) -> None:
    write_site(site, TEMPLATES, address=ADDRESS)
    assert "2019-20/elm.html" not in (site / "sitemap.xml").read_text("utf-8")
    assert "2019-20/oak.es.html" in (site / "sitemap.xml").read_text("utf-8")
    for page in ("index.html", "districts/1262687.html", "years/2019-20.html"):
        assert (site / page).read_text("utf-8").count(">Draft<") == 1


def test_pages_of_what_is_no_more_go_and_those_of_others_stay(site: Path) -> None:
    write_site(site, TEMPLATES, address=ADDRESS)
    own = site / "districts" / "about.html"
    own.write_text("<p>Our districts</p>", "utf-8")
    for file in site.glob("*/elm.*"):
        file.unlink()
    run = write_site(site, TEMPLATES)
    assert [path.name for path in run.removed] == ["1262687.html"]
    assert own.read_text("utf-8") == "<p>Our districts</p>"
    assert "elm" not in (site / "index.html").read_text("utf-8")


def test_a_broken_json_stops_the_run_and_the_old_pages_stay(site: Path) -> None:
    write_site(site, TEMPLATES)
    before = everything_in(site)
    (site / "2019-20" / "elm.json").write_text("{", "utf-8")
    put_head(site, "2019-20", "new")
    with pytest.raises(InvalidData):
        write_site(site, TEMPLATES)
    after = everything_in(site)
    assert {name for name in before if before[name] != after.get(name)} == {"2019-20/elm.json"}


def test_cards_without_json_are_told(site: Path) -> None:
    (site / "2018-19" / "alone.html").write_text("x", "utf-8")
    run = write_site(site, TEMPLATES)
    assert [path.name for path in run.without_data] == ["alone.html"]


def test_a_full_disk_leaves_whole_pages(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_site(site, TEMPLATES)
    before = everything_in(site)
    put_head(site, "2019-20", "ash", cds_code="19649070000003")

    def full(path: Path, content: bytes) -> None:
        if path.name == "index.html":
            raise OSError(28, "No space left on device")
        path.write_bytes(content)

    monkeypatch.setattr(files, "_write", full)
    with pytest.raises(RenderError, match="disk is full"):
        write_site(site, TEMPLATES)
    assert (site / "index.html").read_bytes() == before["index.html"]
    monkeypatch.undo()
    write_site(site, TEMPLATES)
    assert "ash" in (site / "index.html").read_text("utf-8")


def test_an_empty_folder_has_a_front_page_too(tmp_path: Path) -> None:
    run = write_site(tmp_path / "site", TEMPLATES)
    assert len(run.site.schools) == 0
    assert "There is no card here yet." in (tmp_path / "site" / "index.html").read_text("utf-8")
