"""``sarcgen diff``: what changed between two cards of a school."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import EDITION, Command
from tests.support.cards import changed, kellogg
from tests.support.carried import two_editions
from tests.support.editions import NEXT, a_year_on, write_school

DIFF = ("diff", "kellogg", EDITION, NEXT, "--templates", "templates")


@pytest.fixture
def later(folder: Path) -> Path:
    """The founding school's file of the next edition, which has a few more children."""
    shutil.copytree(two_editions(), folder / "templates")
    school, district = kellogg()
    data = changed(a_year_on(school), {"enrollment.by_grade.K": "44"})
    return write_school(folder / "schools", NEXT, "kellogg", data, a_year_on(district)).file


def test_changes_are_told_in_lines(sarcgen: Command, later: Path) -> None:
    run = sarcgen(*DIFF)
    assert (run.code, run.err) == (0, "")
    assert run.out == (
        "Kellogg Polytechnic Elementary School: 2018-19 -> 2019-20\n"
        "\n4. Student Enrollment by Grade Level\n  Kindergarten: 40 -> 44\n"
    )


def test_changes_are_told_to_programs(within: Command, later: Path) -> None:
    run = within(*DIFF, "--format", "json")
    assert (run.code, run.err) == (0, "")
    data = json.loads(run.out)
    assert (data["earlier"], data["later"]) == (EDITION, NEXT)
    assert [table["table"] for table in data["tables"]] == ["enrollment-by-grade"]


def test_files_of_one_school_in_different_folders_are_found(within: Command, later: Path) -> None:
    (later.parent / "north").mkdir()
    later.rename(later.parent / "north" / "kellogg.yaml")
    assert "40 -> 44" in within(*DIFF).out


def test_nothing_is_written(within: Command, folder: Path, later: Path) -> None:
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    within(*DIFF)
    assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["kellogg", NEXT, EDITION], "Give the earlier edition first"),
        (["kellogg", NEXT, NEXT], "Give the earlier edition first"),
        (["kelog", EDITION, NEXT], "There is no school “kelog” in edition 2018-19. Did you mean"),
        (["kellogg", EDITION, "1999-00"], "There is no edition “1999-00”."),
    ],
)
def test_a_wrong_request_ends_with_code_2(
    within: Command, later: Path, arguments: list[str], words: str
) -> None:
    run = within("diff", *arguments, "--templates", "templates")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(f"sarcgen: {words}")


def test_a_file_with_errors_ends_with_code_1(within: Command, later: Path) -> None:
    later.write_text(later.read_text("utf-8").replace('"44"', '"4,4"'), "utf-8")
    run = within(*DIFF)
    assert (run.code, run.out) == (1, "")
    assert "S103" in run.codes()


def test_it_says_of_itself_what_is_compared(within: Command) -> None:
    run = within("diff", "--help")
    assert run.code == 0
    said = " ".join(run.out.split())
    assert "a hidden figure is -- here too" in said
    assert "exit code 0, whether anything differs or not" in said
