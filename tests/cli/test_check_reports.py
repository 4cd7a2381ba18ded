"""How ``sarcgen check`` reports: the format, where it goes, colour, and how it fails."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from lxml import etree

from sarcgen.cli import check, reporters
from sarcgen.cli.app import main
from sarcgen.errors import RenderError
from sarcgen.findings.formats import ReportFormat
from sarcgen.findings.results import CheckRun
from tests.cli.conftest import ROOT, Command
from tests.cli.test_check import change

ESCAPE = "\x1b["
FORMATS = [form.value for form in ReportFormat]
WARNING = "Total expenditures per pupil is not the sum"


def lacks(school: Path) -> None:
    change(school, "    restricted: 986\n", "")


# ----------------------------------------------------------------------------------- the format

LOOKS_RIGHT: dict[str, Callable[[str], bool]] = {
    "text": lambda out: "/kellogg.yaml:" in out and " X110 warning: " in out,
    "json": lambda out: bool(json.loads(out)),
    "github": lambda out: out.startswith("::warning "),
    "sarif": lambda out: json.loads(out)["version"] == "2.1.0",
    "junit": lambda out: etree.fromstring(out.encode()).tag == "testsuites",
    "markdown": lambda out: "|" in out,
}


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_goes_to_standard_output_and_the_summary_to_standard_error(
    within: Command, form: str
) -> None:
    run = within("check", "--format", form, "--select", "X110")
    assert run.code == 0
    assert run.err == "1 school checked: 0 errors, 1 warning.\n"
    assert WARNING in run.out
    assert LOOKS_RIGHT[form](run.out)
    assert ESCAPE not in run.out


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_has_the_same_exit_codes_and_the_same_bytes_each_time(
    within: Command, school: Path, form: str
) -> None:
    lacks(school)
    runs = [within("check", "--format", form.upper()) for _ in range(2)]
    assert runs[0].code == 1
    assert runs[0] == runs[1]


def test_an_unknown_format_ends_with_code_2(within: Command) -> None:
    run = within("check", "--format", "xml")
    assert (run.code, run.out) == (2, "")
    assert "'xml'" in run.err
    assert "markdown" in run.err


def test_under_github_actions_findings_become_annotations_by_themselves(within: Command) -> None:
    arguments = ("check", "--select", "X110")
    asked = within(*arguments, "--format", "github")
    assert asked.out.startswith("::warning ")
    assert within(*arguments, GITHUB_ACTIONS="true") == asked
    text = within(*arguments)
    assert not text.out.startswith("::")
    for value in ("", "false", "1"):
        assert within(*arguments, GITHUB_ACTIONS=value) == text
    assert within(*arguments, "--format", "text", GITHUB_ACTIONS="true") == text


def test_a_file_holds_text_under_github_actions_too(within: Command, folder: Path) -> None:
    run = within("check", "--output", "report.txt", GITHUB_ACTIONS="true")
    assert run.code == 0
    assert not (folder / "report.txt").read_text("utf-8").startswith("::")


@pytest.mark.parametrize("form", ["github", "junit", "markdown"])
def test_what_programs_read_is_utf_8_whatever_the_terminal_says(
    sarcgen: Command, form: str
) -> None:
    arguments = ("check", "--select", "C201", "--format", form)
    assert sarcgen(*arguments, PYTHONIOENCODING="ascii").out == sarcgen(*arguments).out


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_loads_what_draws_cards(sarcgen: Command, form: str) -> None:
    run = sarcgen("check", "--format", form, "--output", "report", PYTHONPROFILEIMPORTTIME="1")
    loaded = {line.rpartition("|")[2].strip() for line in run.err.splitlines()}
    assert "sarcgen.findings.formats" in loaded
    assert loaded & {"jinja2", "weasyprint", "pydyf", "fontTools"} == set()


# ------------------------------------------------------------------------------------ the file


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_holds_what_would_have_been_printed(
    within: Command, folder: Path, school: Path, form: str
) -> None:
    lacks(school)
    printed = within("check", "--format", form)
    run = within("check", "--format", form, "--output", "reports/found")
    assert (run.code, run.out, run.err) == (1, "", printed.err)
    assert (folder / "reports" / "found").read_text("utf-8") == printed.out
    assert [file.name for file in (folder / "reports").iterdir()] == ["found"]


def test_an_older_report_is_replaced_and_a_link_stays_a_link(within: Command, folder: Path) -> None:
    (folder / "old.txt").write_text("old" * 10_000, "utf-8")
    (folder / "link.txt").symlink_to("old.txt")
    run = within("check", "--output", "link.txt")
    assert run.code == 0
    assert (folder / "link.txt").is_symlink()
    assert (folder / "old.txt").read_text("utf-8") == within("check").out


def test_a_file_that_cannot_be_written_ends_with_code_4(within: Command, folder: Path) -> None:
    (folder / "occupied").write_text("", "utf-8")
    (folder / "report").mkdir()
    for file, reason in (
        ("occupied/report", "something else of that name is in the way"),
        ("report", "a folder of that name is in the way"),
        ("r" * 300, "the name is too long"),
    ):
        run = within("check", "--output", file)
        assert (run.code, run.out) == (4, "")
        assert run.err.startswith("sarcgen: r")
        assert f": {reason}. Nothing was changed there." in run.err


def test_a_pipe_or_device_is_never_replaced(within: Command, folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    run = within("check", "--output", "pipe")
    assert (run.code, run.out) == (4, "")
    assert run.err == ("sarcgen: pipe is not a file that can be written anew. Name another.\n")
    assert (folder / "pipe").is_fifo()


def test_an_older_report_stays_if_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> NoReturn:
        raise OSError(28, "No space left on device")

    (tmp_path / "report").write_text("old", "utf-8")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(RenderError, match="the disk is full"):
        reporters.write_file(tmp_path / "report", "new")
    assert (tmp_path / "report").read_text("utf-8") == "old"


# ------------------------------------------------------------------------------------- streams


def start(folder: Path, stdout: int, *options: str, also_errors: bool = False) -> tuple[int, str]:
    """The command with standard output going elsewhere; its report fits into the buffer."""
    arguments = ["check", "kellogg", "--format", "text", "--select", "X110", *options]
    variables = {**os.environ, "PYTHONPATH": str(ROOT)}
    # Without a buffer nothing is left in it, and what goes wrong at the end could not be seen.
    variables.pop("PYTHONUNBUFFERED", None)
    done = subprocess.run(
        [sys.executable, "-m", "sarcgen", *arguments],
        cwd=folder,
        env=variables,
        stdout=stdout,
        stderr=subprocess.STDOUT if also_errors else subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stderr or ""


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("also_errors", [False, True])
def test_a_reader_that_has_had_enough_is_no_failure(
    folder: Path, *, also_errors: bool, strict: bool
) -> None:
    """As in ``sarcgen check | head -1``, where ``head`` has gone before the report comes."""
    options = ["--strict"] if strict else []
    read, write = os.pipe()
    os.close(read)
    try:
        code, said = start(folder, write, *options, also_errors=also_errors)
    finally:
        os.close(write)
    assert code == strict
    assert also_errors or (said.count("\n"), said[:16]) == (1, "1 school checked")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_disk_is_told_in_a_plain_line(folder: Path) -> None:
    full = os.open("/dev/full", os.O_WRONLY)
    try:
        code, said = start(folder, full)
    finally:
        os.close(full)
    assert code == 4
    assert said == "sarcgen: The report could not be written: No space left on device.\n"


# -------------------------------------------------------------------------------------- colour


def test_colour_can_be_asked_for_and_never_goes_into_a_file_or_to_a_program(
    within: Command, folder: Path
) -> None:
    assert ESCAPE not in within("check").out
    assert ESCAPE in within("check", FORCE_COLOR="1").out
    assert ESCAPE not in within("check", FORCE_COLOR="1", NO_COLOR="1").out
    for form in FORMATS[1:]:
        assert ESCAPE not in within("check", "--format", form, FORCE_COLOR="1").out
    within("check", "--output", "report.txt", FORCE_COLOR="1")
    assert ESCAPE not in (folder / "report.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("terminal", "variables", "coloured"),
    [
        (True, {"TERM": "xterm"}, True),
        (True, {}, True),
        (True, {"TERM": "dumb"}, False),
        (True, {"TERM": "xterm", "NO_COLOR": "1"}, False),
        (True, {"TERM": "xterm", "NO_COLOR": "0"}, False),
        (True, {"TERM": "xterm", "NO_COLOR": ""}, True),
        (False, {"TERM": "xterm"}, False),
        (False, {"FORCE_COLOR": "1"}, True),
        (False, {"FORCE_COLOR": ""}, False),
        (True, {"TERM": "dumb", "FORCE_COLOR": "1"}, True),
        (True, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colour_is_for_terminals_that_have_not_asked_for_none(
    monkeypatch: pytest.MonkeyPatch, *, terminal: bool, variables: dict[str, str], coloured: bool
) -> None:
    for name in ("TERM", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    assert reporters.in_colour() is coloured


# ------------------------------------------------------------------------- what is handed down


@pytest.fixture
def handed_down(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., dict[str, object]]:
    """What the command hands to the run, for some options."""

    def ask(*options: str) -> dict[str, object]:
        caught: dict[str, object] = {}

        def check_schools(*_: object, **chosen: object) -> CheckRun:
            caught.update(chosen)
            return CheckRun(())

        monkeypatch.chdir(folder)
        monkeypatch.setattr(check, "check_schools", check_schools)
        monkeypatch.setattr(sys, "argv", ["sarcgen", "check", *options])
        with pytest.raises(SystemExit) as ended:
            main()
        return {"code": ended.value.code or 0, **caught}

    return ask


def test_the_day_the_processes_and_strictness_are_handed_down(
    handed_down: Callable[..., dict[str, object]],
) -> None:
    plain = handed_down()
    assert (plain["strict"], plain["jobs"]) == (False, None)
    chosen = handed_down("--strict", "--jobs", "3", "--today", "2020-02-29")
    assert (chosen["strict"], chosen["jobs"]) == (True, 3)
    assert str(chosen["today"]) == "2020-02-29"


def test_a_run_knows_whether_a_school_is_left_out(
    handed_down: Callable[..., dict[str, object]], school: Path
) -> None:
    assert handed_down("kellogg")["whole"] is True
    school.with_name("ash.yaml").write_text("", "utf-8")
    assert handed_down("kellogg")["whole"] is False
    assert handed_down("kellogg", "ash")["whole"] is True
    assert handed_down()["whole"] is True


@pytest.mark.parametrize(
    "day", ["", "tomorrow", "02/01/2020", "20200201", "2020-2-1", "2020-02-30", "2020-W05-6"]
)
def test_a_day_in_another_form_ends_with_code_2(
    handed_down: Callable[..., dict[str, object]], day: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert handed_down("--today", day) == {"code": 2}
    printed = capsys.readouterr()
    assert printed.err == "sarcgen: Write --today as year-month-day: --today 2020-01-31.\n"


@pytest.mark.parametrize("number", ["0", "-1", "many", "1.5"])
def test_a_number_of_processes_that_is_none_ends_with_code_2(
    handed_down: Callable[..., dict[str, object]], number: str
) -> None:
    assert handed_down("--jobs", number) == {"code": 2}


def test_several_processes_report_the_same_as_one(sarcgen: Command, school: Path) -> None:
    lacks(school)
    for name in ("ash", "elm"):
        school.with_name(f"{name}.yaml").write_text(school.read_text("utf-8"), "utf-8")
    one = sarcgen("check", "--jobs", "1")
    assert (one.code, one.codes().count("C101")) == (1, 3)
    assert sarcgen("check", "--jobs", "3") == one


# ------------------------------------------------------------------------------------ the README


def test_every_command_that_the_readme_shows_under_checking_works(
    within: Command, folder: Path
) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    section = readme.partition("\n## Checking\n")[2].partition("\n## ")[0]
    blocks = re.findall(r"^```sh\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
    shown = [line.partition("#")[0].strip() for block in blocks for line in block.splitlines()]
    assert len(shown) > 8
    for line in shown:
        run = within(*line.split()[1:])
        assert run.code == ("--strict" in line), line
        assert run.summary.startswith("1 school checked: "), line
    written = {word for line in shown for word in line.split() if "." in word}
    assert written == {file.name for file in folder.iterdir() if file.is_file()}
