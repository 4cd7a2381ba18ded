from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from sarcgen.edition.load import known_editions, load_edition
from sarcgen.errors import EditionError
from sarcgen.importing.state_files import MAP_FILE, FileMap, Taken, state_files, taken_columns
from sarcgen.tables.keys import taken
from tests.support.cards import TEMPLATES
from tests.support.state_files import kind, known


def paths(file: FileMap, column: Taken, edition: str) -> set[tuple[str, ...]]:
    """All paths that a column may fill, whatever its row is about."""
    found = set()
    for words in product(*(choice.words.values() for choice in file.choose.values())):
        about = dict(zip(file.choose, words, strict=True))
        if all(about.get(key) == word for key, word in column.spec.only.items()):
            place = column.place(edition, about)
            if place[0] == about.get("scope", place[0]):
                found.add(place)
    return found


def test_everything_in_the_map_goes_where_the_edition_takes_it_from() -> None:
    stray = set()
    for name in known_editions(TEMPLATES):
        edition = load_edition(TEMPLATES, name).edition
        shown = {
            (entity, *one.path)
            for entity in ("school", "district")
            for one in taken(edition, entity)
        }
        for file in known().files:
            if name in file.confirmed:
                for column in taken_columns(file):
                    stray |= {p for p in paths(file, column, name) if p[0] != "state"} - shown
    # The research file has the group from the start, the state's form from 2020-21 on.
    assert {path for path in stray if "military" not in path} == set()


def test_every_header_has_its_source() -> None:
    text = (TEMPLATES / MAP_FILE).read_text("utf-8")
    explained = text[: text.index("\nfiles:")]
    for file in known().files:
        assert file.confirmed, file.id
        for tag in file.confirmed.values():
            assert f" {tag} " in explained, (file.id, tag)


def test_the_columns_of_teacher_placement_are_the_113_of_the_state() -> None:
    columns = kind("teacher-placement").needed
    assert len(columns) == 113
    assert {"snful_y1", "stpttp_y3", "dpoof_y2"} <= set(columns)


def test_years_count_from_the_data_year() -> None:
    column = next(c for c in taken_columns(kind("teacher-placement")) if c.columns == ("SNFUL_Y3",))
    assert column.place("2024-25", {}) == (
        "school", "conditions", "teacher_placement", "2023-24", "fully_credentialed", "number",
    )  # fmt: skip


def test_a_path_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    text = (TEMPLATES / MAP_FILE).read_text("utf-8")
    (tmp_path / MAP_FILE).write_text(text.replace("school.enrollment.total", "school.nowhere"))
    with pytest.raises(EditionError, match=r"school\.nowhere leads nowhere"):
        state_files(tmp_path)


def test_a_map_that_is_not_there_is_the_projects_to_mend(tmp_path: Path) -> None:
    with pytest.raises(EditionError):
        state_files(tmp_path)
