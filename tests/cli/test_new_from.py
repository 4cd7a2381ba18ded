"""``sarcgen new --from``: next year's file starts from this year's, and nothing is overwritten."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from sarcgen.records.locate import DISTRICT_FILE
from tests.cli.conftest import EDITION, Command
from tests.cli.test_check import change
from tests.support.carried import two_editions
from tests.support.editions import NEXT

START = ("new", "kellogg", "--from", EDITION, "--edition", NEXT)


@pytest.fixture
def templates(folder: Path) -> Path:
    """An edition and the next, in the working folder."""
    shutil.copytree(two_editions(), folder / "templates")
    return folder / "templates"


def files_in(folder: Path) -> dict[Path, bytes]:
    """All files of a folder."""
    return {file: file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def test_the_next_year_starts_from_this_one(
    sarcgen: Command, folder: Path, templates: Path
) -> None:
    run = sarcgen(*START, "--templates", "templates")
    assert run.code == 0, run.err
    assert run.out.splitlines() == [
        f"schools/{NEXT}/kellogg.yaml",
        f"schools/{NEXT}/_district.yaml",
    ]
    assert run.err.splitlines() == [
        "2 places to look at: search for REVIEW.",
        "Fill in the blanks; “sarcgen check kellogg” says what is still missing.",
    ]
    for name in run.out.splitlines():
        schema = (folder / name).read_text("utf-8").partition("$schema=")[2].partition("\n")[0]
        assert ((folder / name).parent / schema).is_file()
    checked = sarcgen("check", "kellogg", "--edition", NEXT, "--templates", "templates")
    errors = [line for line in checked.lines if not re.search(" (?:warning|information): ", line)]
    assert {line.split(" ")[1][0] for line in errors} == {"C"}
    assert not {"S121", "X126", "X172"} & set(checked.codes())


def test_no_file_is_ever_overwritten(within: Command, folder: Path, templates: Path) -> None:
    assert within(*START, "--templates", "templates").code == 0
    before = files_in(folder)
    run = within(*START, "--templates", "templates")
    assert (run.code, run.out) == (2, "")
    assert run.err == (
        f"sarcgen: schools/{NEXT}/kellogg.yaml is there already and stays as it is.\n"
    )
    assert files_in(folder) == before


def test_what_is_not_kept_is_said(
    within: Command, folder: Path, school: Path, templates: Path
) -> None:
    entry = "\nignore:\n  - {code: X110, reason: The three figures come from two reports.}\n"
    school.write_text(school.read_text("utf-8") + entry, "utf-8")
    run = within(*START, "--templates", "templates")
    assert run.code == 0
    assert run.err.startswith(
        f"The entries under “ignore” of schools/{EDITION}/kellogg.yaml are not kept. Look anew at"
    )


def test_a_file_with_errors_is_not_carried(
    within: Command, folder: Path, school: Path, templates: Path
) -> None:
    change(school, "total: 345", "total: 3,45")
    before = files_in(folder)
    run = within(*START, "--templates", "templates")
    assert (run.code, run.out) == (1, "")
    assert run.codes() == ["S103"]
    assert files_in(folder) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["kellogg", "--from", NEXT, "--edition", EDITION], "There is no school in schools, ed"),
        (["kellogg", "--from", EDITION, "--edition", EDITION], "The edition to start from must be"),
        (["kellogg", "--from", "1999-00", "--edition", NEXT], "There is no edition “1999-00”."),
        (["kellogg", "--from", EDITION, "--edition", "1999-00"], "There is no edition “1999-00”."),
        (["kelog", "--from", EDITION, "--edition", NEXT], "There is no school “kelog” in edition"),
        (["kellogg", "--from", EDITION, "--edition", NEXT, "--grades", "x"], "Write the grades"),
        (["oak", "--edition", EDITION], "Give the grades served, as in --grades K-6, or an ed"),
        (
            ["kellogg", "--from", EDITION, "--edition", NEXT, "--schools", "none"],
            "There is no folder none.",
        ),
    ],
)
def test_a_wrong_request_ends_with_code_2_and_writes_nothing(
    within: Command, folder: Path, templates: Path, arguments: list[str], words: str
) -> None:
    before = files_in(folder)
    run = within("new", *arguments, "--templates", "templates")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(f"sarcgen: {words}")
    assert files_in(folder) == before


def test_files_in_two_folders_are_written_together_or_not_at_all(
    within: Command, folder: Path, school: Path, templates: Path
) -> None:
    moved = school.parent / "north" / "kellogg.yaml"
    moved.parent.mkdir()
    school.rename(moved)
    in_the_way = folder / "schools" / NEXT / ".sarcgen-writing"
    in_the_way.parent.mkdir()
    in_the_way.write_text("", "utf-8")
    run = within(*START, "--templates", "templates")
    assert run.code == 4, run.err
    assert run.out == ""
    assert [file for file in files_in(folder / "schools" / NEXT) if file.suffix == ".yaml"] == []
    in_the_way.unlink()
    run = within(*START, "--templates", "templates")
    assert run.code == 0, run.err
    assert run.out.splitlines() == [
        f"schools/{NEXT}/north/kellogg.yaml",
        f"schools/{NEXT}/{DISTRICT_FILE}",
    ]


def test_the_name_of_a_school_may_be_written_as_its_file(
    within: Command, folder: Path, school: Path, templates: Path
) -> None:
    school.rename(school.with_name("Kellogg.yaml"))
    run = within(
        "new", "Kellogg.yaml", "--from", EDITION, "--edition", NEXT, "--templates", "templates"
    )
    assert run.code == 0, run.err
    assert run.out.splitlines()[0] == f"schools/{NEXT}/Kellogg.yaml"


def test_files_are_the_same_each_time(within: Command, folder: Path, templates: Path) -> None:
    assert within(*START, "--templates", "templates").code == 0
    first = files_in(folder / "schools" / NEXT)
    shutil.rmtree(folder / "schools" / NEXT)
    assert within(*START, "--templates", "templates").code == 0
    assert files_in(folder / "schools" / NEXT) == first
