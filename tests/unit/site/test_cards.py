"""Cards are found by their JSON, and a file that is none is told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from sarcgen.errors import InvalidData
from sarcgen.render.files import WRITING
from sarcgen.site.cards import cards_in
from tests.support.sites import put_head


def test_cards_are_found_with_the_files_beside_them(tmp_path: Path) -> None:
    put_head(tmp_path, "2018-19", "oak")
    put_head(tmp_path, "2018-19", "oak.es", language="es")
    put_head(tmp_path, "2019-20", "st.mary")
    (tmp_path / "2018-19" / "oak.html").write_bytes(b"12345")
    (tmp_path / "2018-19" / "oak.fragment.html").write_bytes(b"1")
    (tmp_path / "2018-19" / "other.html").write_bytes(b"1")
    found = [(c.edition, c.name, c.school, c.language) for c in cards_in(tmp_path)]
    assert found == [
        ("2018-19", "oak", "oak", "en"),
        ("2018-19", "oak.es", "oak", "es"),
        ("2019-20", "st.mary", "st.mary", "en"),
    ]
    sizes = dict(cards_in(tmp_path)[0].sizes)
    assert sizes.pop(".json") > 100
    assert sizes == {".html": 5, ".fragment.html": 1}


def test_only_folders_of_editions_are_looked_into(tmp_path: Path) -> None:
    put_head(tmp_path, "2018-19", "oak")
    put_head(tmp_path, "drafts", "elm", edition="2018-19")
    (tmp_path / "notes.json").write_text("{}", "utf-8")
    assert [card.name for card in cards_in(tmp_path)] == ["oak"]


def test_all_files_that_are_none_are_told_at_once(tmp_path: Path) -> None:
    put_head(tmp_path, "2018-19", "oak")
    put_head(tmp_path, "2018-19", "moved", edition="2019-20")
    put_head(tmp_path, "2018-19", "spanish", language="es")
    (tmp_path / "2018-19" / "cut.json").write_text('{"version": 1,\n"edi', "utf-8")
    (tmp_path / "2018-19" / "package.json").write_text('{"name": "x"}', "utf-8")
    with pytest.raises(InvalidData) as refused:
        cards_in(tmp_path)
    told = [(Path(p.mark.path).name, p.mark.line, p.code) for p in refused.value.problems]
    assert told == [
        ("cut.json", 2, "W110"),
        ("moved.json", 1, "W111"),
        ("package.json", 1, "W110"),
        ("spanish.json", 1, "W111"),
    ]


def test_what_a_killed_run_left_is_put_right_first(tmp_path: Path) -> None:
    """It had moved the old file away, and the new one was not in its place yet."""
    file = put_head(tmp_path, "2018-19", "oak")
    leftover = tmp_path / "2018-19" / WRITING
    for part in ("new", "old"):
        (leftover / part).mkdir(parents=True)
    (leftover / "new" / "oak.json").write_text("{}", "utf-8")
    (leftover / "names").write_text("oak.json", "utf-8")
    file.rename(leftover / "old" / "oak.json")
    assert [card.name for card in cards_in(tmp_path)] == ["oak"]
    assert not leftover.exists()
