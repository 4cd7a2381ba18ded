"""Made-up school files are complete and right, and always the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import pytest
import yaml

from bench.school_files import LEVELS, write_schools
from sarcgen.checking import check_schools
from sarcgen.findings.results import CheckRun
from sarcgen.records.locate import DISTRICT_FILE, all_schools
from tests.support.cards import TEMPLATES

SCHOOLS: Final = 32


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Schools of every level in two districts."""
    folder = tmp_path_factory.mktemp("schools")
    write_schools(folder, SCHOOLS, seed=3)
    return folder


@pytest.fixture(scope="module")
def run(folder: Path) -> CheckRun:
    return check_schools(all_schools(folder), TEMPLATES, today=date(2020, 1, 15), jobs=1)


def test_there_are_as_many_schools_as_asked_for_of_every_level(folder: Path) -> None:
    sources = all_schools(folder)
    assert len(sources) == SCHOOLS
    assert len(list(folder.rglob(DISTRICT_FILE))) == 2
    grades = {yaml.safe_load(source.file.read_text("utf-8"))["grades"] for source in sources}
    assert grades == {level.grades for level in LEVELS}


def test_they_have_no_error_and_hardly_a_warning(run: CheckRun) -> None:
    found = [f"{f.problem.mark}: {f.problem.code}" for f in run.findings()]
    assert not run.failed(), found
    assert len(found) <= SCHOOLS, found


def test_the_same_seed_makes_the_same_files_and_another_one_others(
    folder: Path, tmp_path: Path
) -> None:
    def texts(files: list[Path]) -> list[str]:
        return [file.read_text("utf-8") for file in files]

    first = texts(write_schools(tmp_path / "same", SCHOOLS, seed=3))
    assert first == texts(write_schools(tmp_path / "again", SCHOOLS, seed=3))
    assert first != texts(write_schools(tmp_path / "other", SCHOOLS, seed=4))


def test_more_schools_leave_the_first_as_they_are(tmp_path: Path) -> None:
    few = write_schools(tmp_path / "few", 3, seed=3)
    many = write_schools(tmp_path / "many", SCHOOLS, seed=3)
    assert [f.read_text("utf-8") for f in few] == [f.read_text("utf-8") for f in many[:3]]


def test_some_groups_are_withheld_as_in_the_states_files_and_some_small_ones_are_not(
    folder: Path,
) -> None:
    rows = [
        row
        for source in all_schools(folder)
        for row in yaml.safe_load(source.file.read_text("utf-8"))["outcomes"]["ela"].values()
    ]
    assert "--" in rows
    assert any(isinstance(row, dict) and 0 < row["number_tested"] <= 10 for row in rows)
