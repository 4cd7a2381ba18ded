"""A district's file is read once in a run, and what it says is told for each of its schools."""

from __future__ import annotations

from pathlib import Path

import pytest

from sarcgen.problems import Problem
from sarcgen.reading.document import Document
from sarcgen.reading.yaml_reader import read_yaml
from sarcgen.records import districts
from sarcgen.records.districts import DistrictFiles
from sarcgen.records.load import load_record
from sarcgen.records.locate import DISTRICT_FILE, SchoolFile
from tests.support.cards import EDITION, kellogg, template, write_files


def source(folder: Path, name: str, district_says: str | None = None) -> SchoolFile:
    file = write_files(folder, kellogg()[0], kellogg()[1], name)
    beside = file.with_name(DISTRICT_FILE)
    if district_says is not None:
        beside.write_text(district_says, "utf-8")
    return SchoolFile(EDITION, name, file, beside)


def test_the_file_is_read_once_for_all_schools_of_a_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    schools = [source(tmp_path, name) for name in ("elm", "oak")]
    read: list[Path] = []

    def counting(file: Path, name: str) -> tuple[Document, list[Problem]]:
        read.append(file)
        return read_yaml(file, name)

    monkeypatch.setattr(districts, "read_yaml", counting)
    run = DistrictFiles()
    records = [load_record(school, template(), run)[0] for school in schools]
    assert len(read) == 1
    assert all(record is not None for record in records)
    assert load_record(schools[0], template())[0] is not None
    assert len(read) == 2


def test_its_problems_are_told_for_each_school(tmp_path: Path) -> None:
    broken = f'edition: "{EDITION}"\nsingle_school: perhaps\n'
    run = DistrictFiles()
    for name in ("elm", "oak"):
        record, problems = load_record(source(tmp_path, name, broken), template(), run)
        assert record is None
        assert [(Path(p.mark.path).name, p.mark.line, p.code) for p in problems] == [
            (DISTRICT_FILE, 2, "S109")
        ]


def test_each_run_reads_anew(tmp_path: Path) -> None:
    school = source(tmp_path, "elm")
    assert DistrictFiles().of(school).problems == ()
    source(tmp_path, "elm", "edition: [\n")
    assert [problem.code for problem in DistrictFiles().of(school).problems] == ["Y103"]


def test_a_school_without_a_district_file_has_an_empty_district(tmp_path: Path) -> None:
    file = write_files(tmp_path, kellogg()[0], None)
    found = DistrictFiles().of(SchoolFile(EDITION, "school", file, None))
    assert found.shared is None
    assert found.district is not None
    assert found.district.edition == EDITION
    assert found.document.path.endswith(DISTRICT_FILE)
