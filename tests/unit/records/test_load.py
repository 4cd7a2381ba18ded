"""A school's and its district's file become one record, or all their problems."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from sarcgen.edition.load import Template, load_edition
from sarcgen.model.values import Count, reveal
from sarcgen.records.load import Record, load_record
from sarcgen.records.locate import SchoolFile

TEMPLATES = Path(__file__).parents[3] / "templates"
EDITION = "2018-19"
HEAD = f'edition: "{EDITION}"\n'
SCHOOL = f"{HEAD}grades: K-6\n"


@cache
def template() -> Template:
    return load_edition(TEMPLATES, EDITION)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def load(folder: Path, school: str, district: str | None) -> tuple[Record | None, list[str]]:
    own, shared = folder / "oak.yaml", folder / "_district.yaml"
    own.write_text(school, "utf-8")
    if district is not None:
        shared.write_text(district, "utf-8")
    source = SchoolFile(EDITION, "oak", own, shared if district is not None else None)
    record, problems = load_record(source, template())
    assert (record is None) == bool(problems)
    return record, [f"{p.mark} {p.code}" for p in problems]


def loaded(folder: Path, school: str, district: str | None) -> Record:
    record, problems = load(folder, school, district)
    assert record is not None, problems
    return record


def total(record: Record) -> Decimal:
    figure = record.entities.school.enrollment.total
    assert isinstance(figure, Count)
    return reveal(figure)


def test_school_district_and_state_come_together(folder: Path) -> None:
    record = loaded(
        folder, f"{SCHOOL}contact: {{name: Oak}}\n", f"{HEAD}contact: {{name: Valley}}\n"
    )
    assert record.entities.school.contact.name == "Oak"
    assert record.entities.district.contact.name == "Valley"
    assert record.entities.state == template().state


def test_what_the_district_shares_fills_what_the_school_leaves_out(folder: Path) -> None:
    district = f"{HEAD}schools:\n  enrollment: {{total: 300}}\n  contact: {{city_state_zip: A}}\n"
    assert total(loaded(folder, SCHOOL, district)) == 300
    assert total(loaded(folder, f"{SCHOOL}enrollment:\n  total:\n", district)) == 300
    record = loaded(folder, f"{SCHOOL}enrollment: {{total: 45}}\n", district)
    assert total(record) == 45
    assert record.entities.school.contact.city_state_zip == "A"


def test_what_is_shared_is_not_the_districts_own(folder: Path) -> None:
    record = loaded(folder, SCHOOL, f"{HEAD}schools:\n  contact: {{name: Oak}}\n")
    assert not isinstance(record.entities.district.contact.name, str)
    assert not record.district.holds(("schools",))


def test_places_lead_to_the_file_that_says_so(folder: Path) -> None:
    district = (
        f"{HEAD}contact: {{name: Valley}}\n"
        "schools:\n  contact:\n    name: All\n    phone: (909) 555-0100\n"
    )
    record = loaded(folder, f"{SCHOOL}contact:\n  name: Oak\n", district)
    assert str(record.mark("school", ("contact", "name"))) == "oak.yaml:4:9"
    assert str(record.key_mark("school", ("contact", "name"))) == "oak.yaml:4:3"
    assert str(record.mark("school", ("contact", "phone"))) == "_district.yaml:6:12"
    assert str(record.mark("district", ("contact", "name"))) == "_district.yaml:2:17"
    assert str(record.key_mark("school", ("contact", "email"))) == "oak.yaml:3:1"
    assert str(record.key_mark("school", ("finance", "total"))) == "oak.yaml:1:1"
    assert str(record.key_mark("district", ("finance", "total"))) == "_district.yaml:1:1"


def test_a_school_without_a_district_file_is_read_all_the_same(folder: Path) -> None:
    record = loaded(folder, SCHOOL, None)
    assert record.entities.district.edition == EDITION
    assert str(record.key_mark("district", ("contact",))) == "_district.yaml:1:1"


@pytest.mark.parametrize(
    ("school", "district", "expected"),
    [
        (
            f"{SCHOOL}contact: {{nam: x}}\n",
            f"{HEAD}contact: {{nam: x}}\n",
            ["_district.yaml:2:11 S101", "oak.yaml:3:11 S101"],
        ),
        (
            f"{SCHOOL}grades: K-5\nenrollment: {{total: x}}\n",
            f"{HEAD}single_school: maybe\n",
            ["_district.yaml:2:16 S109", "oak.yaml:3:1 Y104", "oak.yaml:4:21 S103"],
        ),
        (
            f"{SCHOOL}enrollment: {{total: x}}\n",
            f"{HEAD}contact: 'a' b\n",
            ["_district.yaml:2:14 Y103", "oak.yaml:3:21 S103"],
        ),
        (
            f"{SCHOOL}contact: 'a' b\n",
            f"{HEAD}single_school: maybe\nschools: {{contact: {{nam: x}}}}\n",
            ["_district.yaml:2:16 S109", "oak.yaml:3:14 Y103"],
        ),
        ("", "", ["_district.yaml:1:1 Y110", "oak.yaml:1:1 Y110"]),
        (SCHOOL, "- a\n", ["_district.yaml:1:1 S111"]),
        (SCHOOL, f"{HEAD}schools: [a]\n", ["_district.yaml:2:10 S111"]),
        (SCHOOL, f"{HEAD}schools: a\nsingle_school: x\n",
            ["_district.yaml:2:10 S111", "_district.yaml:3:16 S109"]),
        (
            SCHOOL,
            f"{HEAD}schools: {{enrollment: {{by_grade: {{K: x}}}}}}\n",
            ["_district.yaml:2:38 S103"],
        ),
        (
            f"{SCHOOL}enrollment: {{by_grade: {{'1': y}}}}\n",
            f"{HEAD}schools: {{enrollment: {{by_grade: {{K: x}}}}}}\n",
            ["_district.yaml:2:38 S103", "oak.yaml:3:30 S103"],
        ),
    ],
)  # fmt: skip
def test_every_problem_of_both_files_is_told_in_one_run(
    folder: Path, school: str, district: str, expected: list[str]
) -> None:
    assert load(folder, school, district)[1] == expected


def test_a_wrong_default_that_the_school_overrides_is_no_problem_of_this_school(
    folder: Path,
) -> None:
    district = f"{HEAD}schools: {{enrollment: {{total: x}}}}\n"
    assert total(loaded(folder, f"{SCHOOL}enrollment: {{total: 45}}\n", district)) == 45


@pytest.mark.parametrize(
    ("school", "district", "expected"),
    [
        ("2019-20", EDITION, ["oak.yaml:1:10 S120"]),
        (EDITION, "2017-18", ["_district.yaml:1:10 S120"]),
        ("2019-20", "2017-18", ["_district.yaml:1:10 S120", "oak.yaml:1:10 S120"]),
    ],
)
def test_both_files_must_name_the_edition_of_their_folder(
    folder: Path, school: str, district: str, expected: list[str]
) -> None:
    own, shared = f'edition: "{school}"\ngrades: K-6\n', f'edition: "{district}"\n'
    assert load(folder, own, shared)[1] == expected


def test_an_edition_that_only_the_shared_part_names_is_not_the_schools(folder: Path) -> None:
    district = f'{HEAD}schools: {{edition: "2017-18"}}\n'
    assert load(folder, SCHOOL, district)[1] == []


def test_files_outside_the_current_folder_are_named_in_full(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    file = elsewhere / "oak.yaml"
    file.write_text("", "utf-8")
    _, problems = load_record(SchoolFile(EDITION, "oak", file, None), template())
    assert [problem.mark.path for problem in problems] == [file.as_posix()]
