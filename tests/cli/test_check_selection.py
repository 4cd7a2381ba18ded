"""``sarcgen check --select`` and ``--ignore``, ``--strict``, and a file's own ``ignore`` list."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Command
from tests.cli.test_check import change

README = (ROOT / "README.md").read_text("utf-8")


@pytest.fixture
def sarcgen(within: Command) -> Command:
    """The command within this process: the streams of a real one are another file's business."""
    return within


@pytest.fixture
def lacking(school: Path) -> None:
    """The founding school without a figure that it owes."""
    change(school, "    restricted: 986\n", "")


def test_only_what_is_selected_is_reported(sarcgen: Command) -> None:
    everything = sarcgen("check").codes()
    assert set(everything) > {"C201", "X110", "X120"}
    assert sarcgen("check", "--select", "X110").codes() == ["X110"]
    cross = [code for code in everything if code.startswith("X")]
    assert sarcgen("check", "--select", "x").codes() == cross
    several = [code for code in everything if code == "C201" or code.startswith("X12")]
    for arguments in (["--select", "X12,C201"], ["--select", "X12", "--select", "C201"]):
        assert sarcgen("check", *arguments).codes() == several


def test_what_is_ignored_is_not_reported(sarcgen: Command) -> None:
    everything = sarcgen("check").codes()
    run = sarcgen("check", "--ignore", "X1,C201")
    assert run.codes() == [c for c in everything if c != "C201" and not c.startswith("X1")]
    assert run.summary == f"1 school checked: 0 errors, {len(run.lines)} warnings."
    assert sarcgen("check", "--select", "X", "--ignore", "X120").codes() == [
        code for code in everything if code.startswith("X") and code != "X120"
    ]


@pytest.mark.usefixtures("lacking")
def test_the_selection_decides_the_exit_code(sarcgen: Command) -> None:
    assert sarcgen("check").code == 1
    assert sarcgen("check", "--select", "X").code == 0
    assert sarcgen("check", "--ignore", "C101").code == 0
    assert sarcgen("check", "--select", "C101").code == 1


@pytest.mark.parametrize("arguments", [["--select", "X110"], ["--ignore", "S,Y,X"]])
def test_what_stops_a_build_is_reported_and_counts_all_the_same(
    sarcgen: Command, school: Path, arguments: list[str]
) -> None:
    change(school, "total: 345", "total: 3,45")
    run = sarcgen("check", *arguments)
    assert run.code == 1
    assert run.codes() == ["S103"]
    assert run.summary == "1 school checked: 1 error, 0 warnings."


def test_ignoring_what_is_always_reported_is_answered(sarcgen: Command) -> None:
    run = sarcgen("check", "--select", "X110", "--ignore", "Y,X120")
    assert run.err.splitlines() == [
        "--ignore Y changes nothing: what stops a build is always reported.",
        "1 school checked: 0 errors, 1 warning.",
    ]


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.parametrize(
    ("codes", "words"),
    [
        ("Z", "No code is or begins with “Z”. X110 is one code; X11 or X stands for all"),
        ("XX110", "No code is or begins with “XX110”. Did you mean X110?"),
        ("X110 X120", "No code is or begins with “X110 X120”."),
        (",", "Name codes as they stand in messages. X110 is one code;"),
    ],
)
def test_an_unknown_code_ends_with_code_2_and_a_hint(
    sarcgen: Command, option: str, codes: str, words: str
) -> None:
    run = sarcgen("check", option, codes)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(f"sarcgen: {words}")


def test_a_strict_run_fails_on_warnings_that_are_reported(sarcgen: Command) -> None:
    assert sarcgen("check", "--strict").code == 1
    assert sarcgen("check", "--strict", "--select", "X110").code == 1
    assert sarcgen("check", "--strict", "--select", "E").code == 0


IGNORE = """
ignore:
  - code: X110
    reason: The three figures are from different reports; the business office knows.
  - code: X120
    field: conditions.facilities.systems.interior
    reason: The repair is described under another heading.
"""


def test_a_file_sets_warnings_aside_with_a_reason(sarcgen: Command, school: Path) -> None:
    before = sarcgen("check")
    school.write_text(school.read_text("utf-8") + IGNORE, "utf-8")
    run = sarcgen("check")
    assert run.code == 0
    assert "X110" not in run.codes()
    assert run.codes().count("X120") == before.codes().count("X120") - 1
    warnings = len(before.lines) - 2
    assert (
        run.summary == f"1 school checked: 0 errors, {warnings} warnings, 2 ignored with a reason."
    )


def test_the_example_of_the_readme_sets_its_warning_aside(sarcgen: Command, school: Path) -> None:
    (example,) = re.findall(r"^ignore:\n(?:  .+\n)+", README, re.MULTILINE)
    school.write_text(school.read_text("utf-8") + example, "utf-8")
    run = sarcgen("check", "--strict", "--select", "X110,S122")
    assert (run.code, run.lines) == (0, [])
    assert run.summary.endswith(" 1 ignored with a reason.")


def test_what_a_file_sets_aside_does_not_fail_a_strict_run(sarcgen: Command, school: Path) -> None:
    school.write_text(school.read_text("utf-8") + IGNORE, "utf-8")
    run = sarcgen("check", "--strict", "--select", "X110")
    assert (run.code, run.lines) == (0, [])
    assert run.summary == "1 school checked: 0 errors, 0 warnings, 1 ignored with a reason."


@pytest.mark.parametrize(
    ("entry", "code", "words"),
    [
        ("{code: X110}", "S102", "reason"),
        ('{code: X110, reason: ""}', "S124", "Say why"),
        ("{code: C101, reason: Later.}", "S123", "An error cannot be ignored"),
        ("{code: X999, reason: Seen.}", "S123", "There is no such code"),
    ],
)
def test_an_entry_without_a_reason_or_for_an_error_is_refused(
    sarcgen: Command, school: Path, entry: str, code: str, words: str
) -> None:
    school.write_text(school.read_text("utf-8") + f"\nignore:\n  - {entry}\n", "utf-8")
    run = sarcgen("check")
    assert run.code == 1
    (found,) = [line for line in run.lines if f" {code} " in line]
    assert words in found


def test_an_entry_that_excuses_nothing_any_more_is_warned_of(
    sarcgen: Command, school: Path
) -> None:
    lines = school.read_text("utf-8").count("\n")
    entry = "ignore:\n  - {code: X104, reason: Seen.}\n"
    school.write_text(school.read_text("utf-8") + entry, "utf-8")
    run = sarcgen("check", "--select", "S122")
    assert run.code == 0
    (found,) = run.lines
    assert found.startswith(f"schools/2018-19/kellogg.yaml:{lines + 2}:")
    assert found.endswith("Delete the entry.")
