"""``sarcgen new``: a blank file that wants nothing but its blanks, and never overwrites."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from tests.cli.conftest import Command


@pytest.mark.parametrize("grades", ["K-6", "6-8", "9-12", "K-12"])
def test_a_new_school_is_incomplete_and_nothing_else(
    sarcgen: Command, folder: Path, grades: str
) -> None:
    run = sarcgen(
        "new", "oak-hill", "--edition", "2018-19", "--grades", grades, "--schools", "mine"
    )
    assert run.code == 0, run.err
    assert run.out.splitlines() == ["mine/2018-19/oak-hill.yaml", "mine/2018-19/_district.yaml"]
    assert run.err == "Fill in the blanks; “sarcgen check oak-hill” says what is still missing.\n"
    for name in run.out.splitlines():
        text = (folder / name).read_text("utf-8")
        schema = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
        assert schema
        json.loads((folder / name).parent.joinpath(schema[1]).read_text("utf-8"))
        assert yaml.safe_load(text)["edition"] == "2018-19"
        assert text.count("\n# ") + text.count("\n  # ") > 5
    checked = sarcgen("check", "oak-hill", "--schools", "mine")
    assert checked.code == 1
    assert {code[0] for code in checked.codes()} == {"C"}
    assert {line.split(":")[0] for line in checked.lines} == set(run.out.splitlines())


def test_a_new_school_joins_a_district_that_is_there(sarcgen: Command, folder: Path) -> None:
    district = folder / "schools" / "2018-19" / "_district.yaml"
    before = district.read_bytes()
    run = sarcgen("new", "oak", "--edition", "2018-19", "--grades", "K-6")
    assert run.code == 0, run.err
    assert run.out == "schools/2018-19/oak.yaml\n"
    assert district.read_bytes() == before
    assert (folder / "schools" / ".schema" / "2018-19-school.json").is_file()


def test_no_file_is_overwritten(sarcgen: Command, school: Path) -> None:
    before = school.read_bytes()
    run = sarcgen("new", "kellogg", "--edition", "2018-19", "--grades", "K-6")
    assert run.code == 2
    assert run.out == ""
    assert run.err == (
        "sarcgen: schools/2018-19/kellogg.yaml is there already and stays as it is.\n"
    )
    assert school.read_bytes() == before


def test_a_name_is_given_once_in_all_folders_of_an_edition(sarcgen: Command, school: Path) -> None:
    moved = school.parent / "north" / "Kellogg.yaml"
    moved.parent.mkdir()
    school.rename(moved)
    run = sarcgen("new", "kellogg", "--edition", "2018-19", "--grades", "K-6")
    assert run.code == 2
    assert "schools/2018-19/north/Kellogg.yaml is there already" in run.err
    assert not school.exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["Oak", "--edition", "2018-19", "--grades", "K-6"], "A school's file name has small"),
        (["../oak", "--edition", "2018-19", "--grades", "K-6"], "A school's file name has small"),
        (["_oak", "--edition", "2018-19", "--grades", "K-6"], "A school's file name has small"),
        (["oak.yaml", "--edition", "2018-19", "--grades", "K-6"], "A school's file name has small"),
        (["oak", "--edition", "2017-18", "--grades", "K-6"], "There is no edition “2017-18”."),
        (["oak", "--edition", "2018-19", "--grades", "first"], "Write the grades served as in K-6"),
        (["oak", "--edition", "2018-19", "--grades", "6-K"], "Write the grades served as in K-6"),
    ],
)
def test_a_wrong_request_ends_with_code_2_and_writes_nothing(
    sarcgen: Command, folder: Path, arguments: list[str], words: str
) -> None:
    before = sorted(folder.rglob("*"))
    run = sarcgen("new", *arguments)
    assert run.code == 2
    assert run.out == ""
    assert run.err.startswith(f"sarcgen: {words}")
    assert sorted(folder.rglob("*")) == before


def test_edition_and_grades_must_be_given(sarcgen: Command) -> None:
    run = sarcgen("new", "oak")
    assert run.code == 2
    assert "Missing option '--edition'" in run.err


def test_a_folder_that_cannot_be_made_ends_with_code_4(sarcgen: Command, folder: Path) -> None:
    (folder / "mine").touch()
    run = sarcgen("new", "oak", "--edition", "2018-19", "--grades", "K-6", "--schools", "mine")
    assert run.code == 4
    assert "could not be written" in run.err
    assert "Traceback" not in run.err
