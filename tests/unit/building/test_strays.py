"""Cards whose schools have no file any more."""

from __future__ import annotations

from pathlib import Path

from sarcgen.building.strays import stray_files
from sarcgen.records.locate import SchoolFile

PRESENT = [
    SchoolFile("2018-19", name, Path(f"{name}.yaml"), None) for name in ("ash", "st.-mary", "oak")
]


def site(folder: Path, *names: str) -> list[Path]:
    (folder / "2018-19").mkdir(parents=True, exist_ok=True)
    files = [folder / "2018-19" / name for name in names]
    for file in files:
        file.touch()
    return files


def strays(out: Path, cards: list[Path]) -> list[str]:
    return [file.name for file in stray_files(out, PRESENT, cards)]


def test_a_card_without_a_school_is_found_and_others_are_not(tmp_path: Path) -> None:
    cards = site(tmp_path, "ash.html", "ash.pdf", "ash.fragment.html", "oak.html", "oak.pdf")
    site(tmp_path, "st.-mary.html", "st.-mary.pdf", "st.-mary.fragment.html")
    site(tmp_path, "elm.html", "elm.pdf", "elm.fragment.html")
    assert strays(tmp_path, cards) == ["elm.fragment.html", "elm.html", "elm.pdf"]


def test_other_pages_of_a_site_are_no_cards(tmp_path: Path) -> None:
    cards = site(tmp_path, "ash.html", "ash.pdf")
    site(tmp_path, "index.html", "notes.pdf", ".hidden")
    assert strays(tmp_path, cards) == []


def test_a_card_in_another_language_has_its_school(tmp_path: Path) -> None:
    cards = site(tmp_path, "ash.html", "ash.pdf")
    site(tmp_path, "oak.es.html", "oak.es.pdf", "elm.es.html", "elm.es.pdf")
    assert strays(tmp_path, cards) == ["elm.es.html", "elm.es.pdf"]


def test_nothing_is_said_where_one_end_alone_is_known(tmp_path: Path) -> None:
    cards = site(tmp_path, "ash.html")
    site(tmp_path, "elm.html", "index.html")
    assert strays(tmp_path, cards) == []


def test_a_site_that_is_not_there_has_none(tmp_path: Path) -> None:
    assert strays(tmp_path / "nowhere", []) == []
