"""A blank file has every key that the card needs and nothing that must be deleted."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from sarcgen.checks.all_checks import cross_check
from sarcgen.reading.yaml_reader import read_yaml
from sarcgen.records.load import Record, load_record
from sarcgen.records.locate import DISTRICT_FILE, SchoolFile
from sarcgen.tables.completeness import missing
from sarcgen.tables.scaffold import blank_district, blank_school
from sarcgen.tables.tabulate import tabulate
from tests.support.cards import EDITION, template

GRADES = ["K-6", "7-8", "9-12", "K-12", "K-2"]


@pytest.fixture(params=GRADES)
def blank(request: pytest.FixtureRequest, tmp_path: Path) -> Record:
    """The record of blank files."""
    folder = tmp_path / EDITION
    folder.mkdir()
    file, district = folder / "blank.yaml", folder / DISTRICT_FILE
    file.write_text(blank_school(template(), request.param), "utf-8")
    district.write_text(blank_district(template(), request.param), "utf-8")
    record, problems = load_record(SchoolFile(EDITION, "blank", file, district), template())
    assert record is not None, problems
    return record


def test_a_blank_file_wants_nothing_but_its_blanks(blank: Record) -> None:
    report = tabulate(template().edition, blank.entities)
    problems = [*missing(report, blank), *cross_check(blank, report)]
    assert {problem.code for problem in problems} <= {"C101", "C102"}
    assert problems


def test_every_missing_key_stands_in_the_blank_file(blank: Record) -> None:
    """But for what sarcgen works out from other keys that do."""
    worked_out = ("total", "percent_tested", "percent_not_tested", "_district", "_state")
    report = tabulate(template().edition, blank.entities)
    for problem in missing(report, blank):
        key = tuple(problem.field.split("."))
        document = blank.district if "_district.yaml" in problem.mark.path else blank.school
        if not problem.field.endswith(worked_out):
            assert key in document.keys, problem.field


def test_what_no_printed_figure_gives_is_asked_for(blank: Record) -> None:
    assert ("staff", "counselor_ratio") in blank.school.keys


def test_a_blank_file_has_the_keys_of_its_own_grades_only() -> None:
    elementary, high = blank_school(template(), "K-6"), blank_school(template(), "9-12")
    assert "  graduation:" in high
    assert "  graduation:" not in elementary
    assert "  elementary:" in elementary
    assert "  elementary:" not in high


def test_each_group_of_keys_says_which_table_it_fills_from_whom_and_why() -> None:
    assert "# 22. Suspensions and Expulsions (from the state; EC 33126(b)(10))" in (
        blank_school(template(), "K-6")
    )


def test_a_blank_file_names_its_schema_first() -> None:
    school, district = blank_school(template(), "K-6"), blank_district(template(), "K-6")
    assert school.startswith("# yaml-language-server: $schema=../.schema/2018-19-school.json\n")
    assert district.startswith("# yaml-language-server: $schema=../.schema/2018-19-district.json\n")


def test_a_blank_file_keeps_to_the_width_of_a_page(tmp_path: Path) -> None:
    for text in (blank_school(template(), "K-12"), blank_district(template(), "K-12")):
        file = tmp_path / "blank.yaml"
        file.write_text(text, "utf-8")
        assert read_yaml(file, "blank.yaml")[1] == []
        assert [line for line in text.splitlines() if len(line) > 100] == []


def test_grades_that_cannot_be_read_are_refused() -> None:
    with pytest.raises(ValidationError):
        blank_school(template(), "first to third")
