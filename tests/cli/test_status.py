"""``sarcgen status``: how far all schools of an edition are, whatever state they are in."""

from __future__ import annotations

import csv
import json
import re
import shutil
import sys
from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from sarcgen.cli.status import StatusFormat
from tests.cli.conftest import EDITION, ROOT, Command, Run
from tests.cli.test_check import change
from tests.support.editions import NEXT, with_next_edition

ESCAPE = "\x1b["
FORMATS = [form.value for form in StatusFormat]
DAY = ("--today", "2019-11-26")


@pytest.fixture
def schools(folder: Path, school: Path) -> Path:
    """The invented schools beside the founding one: one with gaps, one that cannot be read."""
    place = school.parent
    shutil.copytree(ROOT / "tests" / "examples" / "valid" / EDITION, place / "valley")
    ridge = place / "valley" / "granite-ridge-high.yaml"
    change(ridge, "  phone:", "  fax:")
    change(place / "valley" / "clover-basin" / "basin-middle.yaml", "  phone:", "  # phone:")
    return place


def read(run: Run) -> dict[str, Any]:
    assert (run.code, run.err) == (0, "")
    data = json.loads(run.out)
    assert isinstance(data, dict)
    return data


def test_the_founding_school_is_told_in_a_table(within: Command) -> None:
    run = within("status", *DAY)
    assert (run.code, run.err) == (0, "")
    lines = run.out.splitlines()
    assert lines[0] == "Report cards 2018-19, Pomona Unified School District"
    assert lines[1] == "Due February 1, 2020: 67 days left. 1 of 1 card is ready."
    assert "In all" in run.out
    assert max(map(len, lines)) <= 80


def test_it_says_of_itself_what_it_takes(within: Command) -> None:
    run = within("status", "--help")
    assert run.code == 0
    for option in ("--format", "--output", "--sort", "--today", "--jobs", "--edition", "--schools"):
        assert f"{option} " in run.out
    assert "text|html|json|csv" in run.out
    assert "name|worst" in run.out


def test_exit_code_0_whatever_is_missing_or_wrong(within: Command, schools: Path) -> None:
    for form in FORMATS:
        run = within("status", "--format", form, *DAY)
        assert (run.code, run.err) == (0, "")
    data = read(within("status", "--format", "json", *DAY))
    found = {school["school"]: school for school in data["schools"]}
    assert len(found) == 8
    assert found["granite-ridge-high"]["progress"] == "unreadable"
    assert found["granite-ridge-high"]["errors"] == 1
    middle = found["basin-middle"]
    assert (middle["progress"], middle["errors"]) == ("unfinished", 1)
    assert middle["card"]["from_state"]["missing"] == 1
    assert found["kellogg"]["progress"] == "ready"
    assert {name: data["total"][name] for name in ("ready", "unfinished", "unreadable")} == {
        "ready": 6,
        "unfinished": 1,
        "unreadable": 1,
    }


def test_findings_are_those_of_check(within: Command, school: Path, schools: Path) -> None:
    place = school.parent / "_district.yaml"
    reason = "ignore:\n  - {code: X130, reason: The books were counted in summer.}\n"
    place.write_text(place.read_text("utf-8") + reason, "utf-8")
    told = read(within("status", "--format", "json", *DAY))
    checked = json.loads(within("check", "--format", "json", *DAY).out)
    kinds = ("errors", "warnings", "ignored")
    assert {name: told["total"][name] for name in kinds} == {
        name: checked["summary"][name] for name in kinds
    }
    assert told["total"]["ignored"] == 1
    by_school = {one["school"]: [one[kind] for kind in kinds] for one in checked["schools"]}
    assert {one["school"]: [one[kind] for kind in kinds] for one in told["schools"]} == by_school


@pytest.mark.parametrize("names", [(), ("kellogg",), ("kellogg", "twin")])
def test_findings_of_named_schools_are_those_of_check_too(
    within: Command, school: Path, names: tuple[str, ...]
) -> None:
    """An entry that ignores nothing is warned of only where no school is left out."""
    (school.parent / "twin.yaml").write_text(school.read_text("utf-8"), "utf-8")
    place = school.parent / "_district.yaml"
    entry = "ignore:\n  - {code: X131, reason: It was right last year.}\n"
    place.write_text(place.read_text("utf-8") + entry, "utf-8")
    told = read(within("status", *names, "--format", "json", *DAY))
    checked = json.loads(within("check", *names, "--format", "json", *DAY).out)
    assert told["total"]["warnings"] == checked["summary"]["warnings"]
    unused = sum(found["code"] == "S122" for found in checked["findings"])
    assert unused == (len(names) != 1)


def test_schools_may_be_named(within: Command, schools: Path) -> None:
    data = read(within("status", "kellogg", "tule-flat.yaml", "--format", "json", *DAY))
    assert [one["school"] for one in data["schools"]] == ["kellogg", "tule-flat"]


def test_the_worst_come_first_if_asked(within: Command, schools: Path) -> None:
    data = read(within("status", "--sort", "worst", "--format", "json", *DAY))
    first = [one["school"] for one in data["schools"]][:3]
    assert first == ["granite-ridge-high", "kellogg", "basin-middle"]


# ---------------------------------------------------------------------------------- the edition


@pytest.fixture
def two_editions(folder: Path, school: Path) -> Path:
    """A second edition, with a school of its own beside the next card of the first."""
    with_next_edition(folder)
    after = folder / "schools" / NEXT
    shutil.copytree(school.parent, after)
    for file in after.iterdir():
        text = file.read_text("utf-8")
        file.write_text(text.replace('edition: "2018-19"', f'edition: "{NEXT}"'), "utf-8")
    (school.parent / "older.yaml").write_text(school.read_text("utf-8"), "utf-8")
    return folder / "templates"


def test_without_a_choice_it_is_the_newest_edition_that_has_schools(
    within: Command, two_editions: Path
) -> None:
    arguments = ("status", "--templates", str(two_editions), "--format", "json", *DAY)
    data = read(within(*arguments))
    assert (data["edition"], data["due"]) == (NEXT, "2021-02-01")
    assert [one["school"] for one in data["schools"]] == ["kellogg"]
    data = read(within(*arguments, "--edition", EDITION))
    assert (data["edition"], data["due"]) == (EDITION, "2020-02-01")
    assert [one["school"] for one in data["schools"]] == ["kellogg", "older"]
    assert read(within(*arguments, "older"))["edition"] == EDITION
    shutil.rmtree(two_editions.parent / "schools" / NEXT)
    assert read(within(*arguments))["edition"] == EDITION


def test_each_editions_findings_are_those_of_check(within: Command, two_editions: Path) -> None:
    options = ("--templates", str(two_editions), "--format", "json", *DAY)
    checked = json.loads(within("check", *options).out)
    for edition in (EDITION, NEXT):
        told = read(within("status", *options, "--edition", edition))
        assert [(one["school"], one["errors"], one["warnings"]) for one in told["schools"]] == [
            (one["school"], one["errors"], one["warnings"])
            for one in checked["schools"]
            if one["edition"] == edition
        ]


def test_schools_of_different_editions_are_not_mixed(within: Command, two_editions: Path) -> None:
    run = within("status", "--templates", str(two_editions), "kellogg", "older")
    assert (run.code, run.out) == (2, "")
    assert run.err == (
        "sarcgen: older is not in edition 2019-20, as kellogg is. Choose an edition that has all of"
        " them: --edition 2018-19\n"
    )


# ----------------------------------------------------------------------------------- the formats


def test_every_format_is_what_it_says(within: Command, schools: Path) -> None:
    told = {form: within("status", "--format", form.upper(), *DAY).out for form in FORMATS}
    assert told["text"] == within("status", *DAY).out
    assert told["html"].startswith("<!DOCTYPE html>")
    assert json.loads(told["json"])["edition"] == EDITION
    assert len(list(csv.DictReader(StringIO(told["csv"])))) == 8
    for name in ("Kellogg Polytechnic", "Tule Flat School", "granite-ridge-high"):
        assert [form for form in FORMATS if name not in told[form]] == []


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_files_give_the_same_bytes_in_one_process_or_several(
    within: Command, schools: Path, form: str
) -> None:
    arguments = ("status", "--format", form, *DAY)
    first = within(*arguments)
    assert first == within(*arguments, "--jobs", "1") == within(*arguments, "--jobs", "2")


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_tells_a_figure(within: Command, school: Path, form: str) -> None:
    arguments = ("status", "--format", form, *DAY)
    before = within(*arguments)
    change(school, "    restricted: 986", "    restricted: 973")
    change(school, "principal: ", "principal: Prof. ")
    assert within(*arguments) == before


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_holds_what_would_have_been_printed(
    within: Command, folder: Path, form: str
) -> None:
    arguments = ("status", "--format", form, *DAY)
    printed = within(*arguments)
    run = within(*arguments, "--output", "reports/status")
    assert (run.code, run.out, run.err) == (0, "reports/status\n", "")
    assert (folder / "reports" / "status").read_text("utf-8") == printed.out
    assert [file.name for file in (folder / "reports").iterdir()] == ["status"]


@pytest.mark.parametrize(
    ("form", "loads", "without"),
    [
        ("text", "rich.table", {"jinja2", "weasyprint"}),
        ("json", "json", {"jinja2", "weasyprint", "rich.table"}),
        ("csv", "csv", {"jinja2", "weasyprint", "rich.table"}),
        ("html", "jinja2", {"weasyprint", "rich.table"}),
    ],
)
def test_a_format_loads_only_what_draws_it(
    sarcgen: Command, form: str, loads: str, without: set[str]
) -> None:
    run = sarcgen("status", "--format", form, "--output", "status", PYTHONPROFILEIMPORTTIME="1")
    loaded = {line.rpartition("|")[2].strip() for line in run.err.splitlines()}
    assert run.code == 0
    assert loads in loaded
    assert loaded & without == set()


@pytest.mark.parametrize("form", ["html", "csv"])
def test_what_programs_read_is_utf_8_whatever_the_terminal_says(
    sarcgen: Command, school: Path, form: str
) -> None:
    change(school, "name: Kellogg", "name: Peña")
    arguments = ("status", "--format", form, *DAY)
    run = sarcgen(*arguments, PYTHONIOENCODING="ascii")
    assert "Peña" in run.out
    assert run == sarcgen(*arguments)


# ----------------------------------------------------------------------------------- the terminal


def test_colour_can_be_asked_for_and_never_goes_into_a_file_or_to_a_program(
    within: Command, folder: Path
) -> None:
    assert ESCAPE not in within("status").out
    assert ESCAPE in within("status", FORCE_COLOR="1").out
    assert ESCAPE not in within("status", FORCE_COLOR="1", NO_COLOR="1").out
    for form in FORMATS[1:]:
        assert ESCAPE not in within("status", "--format", form, FORCE_COLOR="1").out
    within("status", "--output", "status.txt", FORCE_COLOR="1")
    assert ESCAPE not in (folder / "status.txt").read_text("utf-8")


@pytest.mark.parametrize(("terminal", "one_line"), [(True, True), (False, False)])
def test_a_wide_terminal_is_used(
    within: Command, monkeypatch: pytest.MonkeyPatch, *, terminal: bool, one_line: bool
) -> None:
    monkeypatch.setattr(sys.stdout.__class__, "isatty", lambda _: terminal, raising=False)
    out = within("status", COLUMNS="130", TERM="dumb").out
    assert ("Kellogg Polytechnic Elementary School " in out) is one_line


# ---------------------------------------------------------------------------------------- the day


def test_only_the_days_depend_on_the_day(within: Command) -> None:
    def without_days(day: str) -> str:
        out = within("status", "--today", day).out
        return re.sub(r"[0-9]+ days? (left|past)", "", out)

    assert without_days("2019-11-26") == without_days("2019-12-31")


def test_without_a_day_it_is_today(within: Command) -> None:
    before = datetime.now().astimezone().date()
    day = read(within("status", "--format", "json"))["today"]
    assert before.isoformat() <= day <= datetime.now().astimezone().date().isoformat()


@pytest.mark.parametrize("day", ["tomorrow", "2020-02-30", "20200201", "2/1/2020", ""])
def test_a_day_is_written_in_one_way(within: Command, day: str) -> None:
    run = within("status", "--today", day)
    assert (run.code, run.out) == (2, "")
    assert run.err == "sarcgen: Write --today as year-month-day: --today 2020-01-31.\n"


# ---------------------------------------------------------------------------------- what is wrong


@pytest.mark.parametrize(
    "arguments",
    [
        ("kelog",),
        ("--edition", "2001-02"),
        ("--schools", "nowhere"),
        ("--templates", "nowhere"),
        ("--format", "pdf"),
        ("--sort", "best"),
        ("--jobs", "0"),
        ("--output", "schools/2018-19/kellogg.yaml"),
        ("--output", "schools/../schools/2018-19/_district.yaml"),
    ],
)
def test_what_cannot_be_done_ends_with_code_2(
    within: Command, school: Path, arguments: tuple[str, ...]
) -> None:
    before = [file.read_bytes() for file in sorted(school.parent.iterdir())]
    run = within("status", *arguments)
    assert (run.code, run.out) == (2, "")
    assert run.err
    assert [file.read_bytes() for file in sorted(school.parent.iterdir())] == before


@pytest.mark.parametrize("file", ["2018-19/edition.yaml", "base/status.html.j2"])
def test_a_wrong_edition_or_template_ends_with_code_3(
    within: Command, templates: Path, file: str
) -> None:
    (templates / file).write_text("{{ nothing }}", "utf-8")
    run = within("status", "--templates", "templates", "--format", "html", "--output", "s.html")
    assert (run.code, run.out) == (3, "")
    assert not (templates.parent / "s.html").exists()


@pytest.mark.parametrize("form", FORMATS)
def test_what_cannot_be_written_ends_with_code_4(within: Command, folder: Path, form: str) -> None:
    (folder / "occupied").mkdir()
    run = within("status", "--format", form, "--output", "occupied")
    assert (run.code, run.out) == (4, "")
    assert "Nothing was changed there." in run.err
