"""What an import says of files that it did not read, of schools they lack, and to programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest
from jsonschema import Draft202012Validator

from tests.cli.conftest import EDITION, ROOT, Command, Run
from tests.cli.test_import import GROUPS, everything, importing, put, repository, state_of
from tests.support.state_files import ELM, OAK, text_of

__all__ = ["importing", "repository"]

SCHEMA: Final = json.loads((ROOT / "docs" / "import-report.schema.json").read_text("utf-8"))
GRADES: Final = {OAK: {"KDGN": "40", "ENRTOTAL": "400"}}


def report(run: Run) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(run.out)
    Draft202012Validator(SCHEMA).validate(whole)
    return whole


def test_a_school_that_a_file_lacks_stops_the_import_unless_the_user_says_so(
    repository: Path, importing: Command
) -> None:
    name = put(repository, "enrbygrade.csv", "enrollment-by-grade", GRADES)
    groups = put(repository, "enrbysubgrp.csv", "enrollment-by-group", GROUPS)
    before = state_of(repository)
    run = importing(name, groups)
    assert (run.code, f"--without {ELM}" in run.err) == (1, True)
    assert state_of(repository) == before
    run = importing(name, groups, "--without", ELM)
    assert run.code == 0, run.err
    assert (
        f"enrbygrade.csv:1:1: I109 warning: The file has no row for the CDS code {ELM}" in run.err
    )
    elm = (repository / "schools" / EDITION / "elm.yaml").read_text("utf-8")
    assert "    asian: 7\n" in elm
    assert "  total:\n" in elm


def test_a_file_that_is_known_to_lack_schools_does_not_stop_it(
    repository: Path, importing: Command
) -> None:
    name = put(repository, "enrbysubgrp.csv", "enrollment-by-group", {OAK: GROUPS[OAK]})
    run = importing(name)
    assert run.code == 0
    assert f"I109 warning: The file has no row for the CDS code {ELM} (elm)" in run.err


def test_what_without_says_must_mean_something(repository: Path, importing: Command) -> None:
    names = everything(repository)
    run = importing(*names, "--without", "98765432109876")
    assert (run.code, "no school of this import" in run.err) == (2, True)
    run = importing(*names, "--without", OAK)
    assert (run.code, f"{OAK} is missing in no file" in run.err) == (0, True)


def test_a_school_that_has_no_file_yet_is_told_how_to_get_one(
    repository: Path, importing: Command
) -> None:
    run = importing(*everything(repository), "--school", "98765432109876")
    assert f"sarcgen new NAME --edition {EDITION}" in run.err
    assert "sarcgen init-district" in run.err


def test_what_was_not_read_is_summed_up(repository: Path, importing: Command) -> None:
    everything(repository)
    (repository / "state").mkdir()
    for name in ("enrbysubgrp.csv", "acselm.csv", "caall.csv"):
        (repository / name).rename(repository / "state" / name)
    (repository / "state" / "camath.txt").write_text("CDSCode,ALLMTES\n1,2\n", "utf-8")
    (repository / "state" / "notes.csv").write_text("A,B\n1,2\n", "utf-8")
    run = importing("state")
    assert run.code == 0
    assert "Not read: 2 of 5 files (state/camath.txt, state/notes.csv)." in run.err.splitlines()
    whole = report(importing("state", "--format", "json"))
    assert whole["not_read"] == ["state/camath.txt", "state/notes.csv"]


def test_a_file_and_the_sheet_beside_it_are_one(repository: Path, importing: Command) -> None:
    names = everything(repository)
    text = (repository / names[0]).read_text("utf-8")
    (repository / "other.txt").write_text(text.replace(",", "\t"), "utf-8")
    run = importing(*names, "other.txt")
    assert run.code == 0, run.err
    assert "other.txt:1:1: I112 warning" in run.err
    assert "Not read" not in run.err


def test_a_file_of_another_year_is_told_in_one_line(repository: Path, importing: Command) -> None:
    names = everything(repository)
    wrong = text_of("enrollment-by-group", GROUPS, year="2016-17")
    (repository / "old.csv").write_text(wrong, "utf-8")
    run = importing(*names, "old.csv")
    assert run.code == 1
    (line,) = run.err.splitlines()
    assert "I106 All 2 rows are of 2016-17, not of 2018-19." in line


@pytest.mark.parametrize("options", [("--dry-run",), (), ("--keep-small",)])
def test_the_report_for_programs_is_as_documented(
    repository: Path, importing: Command, options: tuple[str, ...]
) -> None:
    run = importing(*everything(repository), "--format", "json", *options)
    whole = report(run)
    assert whole["problems"] == []
    assert whole["written"] is ("--dry-run" not in options)


def test_what_is_wrong_is_told_to_programs_too(repository: Path, importing: Command) -> None:
    name = put(repository, "bad.csv", "enrollment-by-group", {OAK: {"PERAS": "many"}})
    run = importing(name, "--format", "json")
    whole = report(run)
    assert (run.code, whole["written"]) == (1, False)
    assert [problem["code"] for problem in whole["problems"]] == ["I110"]
    assert [warning["code"] for warning in whole["warnings"]] == ["I109", "I109"]
    assert "I110" in run.err
    assert "many" not in run.out
    run = importing("nowhere.csv", "--format", "json")
    whole = report(run)
    assert run.code == 2
    assert whole["problems"] == [{"message": "There is no file or folder nowhere.csv."}]


def test_the_documented_form_lets_nothing_else_through() -> None:
    valid = {
        "version": 1, "edition": EDITION, "written": False, "sources": [], "not_read": [],
        "files": [], "warnings": [], "problems": [],
    }  # fmt: skip
    check = Draft202012Validator(SCHEMA)
    assert check.is_valid(valid)
    wrongs: tuple[dict[str, Any], ...] = (
        {"version": 2},
        {"edition": "2018"},
        {"problems": [{}]},
        {"more": 1},
    )
    for wrong in wrongs:
        assert not check.is_valid({**valid, **wrong})
