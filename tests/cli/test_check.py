"""``sarcgen check``: what is missing or wrong, with its place; exit code 1 for errors only."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Command, Run


def change(file: Path, old: str, new: str) -> int:
    """Changes the first place where a text stands, and says in which line that is."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def finding(run: Run, code: str, words: str) -> str:
    found = [line for line in run.lines if f" {code} " in line and words in line]
    assert len(found) == 1, run.out
    return found[0]


def test_the_founding_card_is_complete_and_its_oddities_are_warned_of(sarcgen: Command) -> None:
    run = sarcgen("check", "kellogg")
    assert run.code == 0, run.err
    told = sum(" information: " in line for line in run.lines)
    warned = sum(" warning: " in line for line in run.lines)
    assert warned + told == len(run.lines)
    assert run.err == f"1 school checked: 0 errors, {warned} warnings, {told} for information.\n"
    own, shared = "schools/2018-19/kellogg.yaml", "schools/2018-19/_district.yaml"
    for place, code, words in (
        (own, "X110", "Total expenditures per pupil is not the sum"),
        (own, "X120", "“interior” is rated Fair and no repair is described"),
        (own, "X120", "“electrical” is rated Fair and no repair is described"),
        (shared, "X130", "older than the school year 2019-20"),
        (shared, "C201", "Professional Development"),
        (own, "X140", "School Description and Mission Statement” differs in one digit"),
    ):
        assert finding(run, code, words).startswith(f"{place}:")
    blank = finding(run, "C201", "Professional Development")
    assert "2017-18" in blank
    assert "2018-19" in blank
    assert "Improvement, 2019-20" not in blank


def test_warnings_stand_at_the_figures_they_are_about(sarcgen: Command, school: Path) -> None:
    run = sarcgen("check", "kellogg")
    lines = school.read_text("utf-8").splitlines()
    line, column = map(int, finding(run, "X110", "Total").split(":")[1:3])
    assert lines[line - 1].strip().startswith("total:")
    assert lines[line - 1][column - 1 :].isdigit()


def test_findings_of_all_schools_come_in_one_run(
    sarcgen: Command, school: Path, folder: Path
) -> None:
    line = change(school, "total: 345", "total: 3,45")
    (school.parent / "broken.yaml").write_text('edition: "2018-19"\n\tgrades: K-6\n', "utf-8")
    (school.parent / "blank.yaml").write_text("", "utf-8")
    run = sarcgen("check")
    assert run.code == 1
    assert [(found.split(":")[0].rpartition("/")[2], code) for found, code in
            zip(run.lines, run.codes(), strict=True)] == [
        ("blank.yaml", "Y110"),
        ("broken.yaml", "Y102"),
        ("kellogg.yaml", "S103"),
    ]  # fmt: skip
    assert f"kellogg.yaml:{line}:10: S103 " in run.lines[2]
    assert run.summary == "3 schools checked: 3 errors, 0 warnings."


def test_a_problem_that_schools_share_is_told_once(sarcgen: Command, school: Path) -> None:
    (school.parent / "twin.yaml").write_text(school.read_text("utf-8"), "utf-8")
    line = change(school.parent / "_district.yaml", "collected: October 2016", "collected: 10/2016")
    run = sarcgen("check")
    assert run.code == 1
    assert [line.split(" ")[:2] for line in run.lines] == [
        [f"schools/2018-19/_district.yaml:{line}:18:", "S115"]
    ]
    assert run.summary == "2 schools checked: 1 error, 0 warnings."


def test_a_contradiction_is_an_error_and_names_no_figure(sarcgen: Command, school: Path) -> None:
    change(school, "number_tested: 190", "number_tested: 197")
    run = sarcgen("check", "kellogg")
    assert run.code == 1
    found = finding(run, "X101", "More students are tested than enrolled")
    assert "197" not in found
    assert "195" not in found


def test_a_path_names_a_school_too(sarcgen: Command) -> None:
    assert sarcgen("check", "schools/2018-19/kellogg.yaml").code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["kelog"], "There is no school “kelog”. Did you mean “kellogg”?"),
        (["kellogg", "--edition", "2017-18"], "There is no edition “2017-18”."),
        (["kellogg", "--schools", "none"], "There is no folder none."),
        (["kellogg", "--templates", "none"], "There are no templates in none"),
    ],
)
def test_what_is_not_there_ends_with_code_2(
    sarcgen: Command, arguments: list[str], words: str
) -> None:
    run = sarcgen("check", *arguments)
    assert run.code == 2
    assert run.out == ""
    assert run.err.startswith(f"sarcgen: {words}")
    assert "Traceback" not in run.err


def test_a_folder_without_schools_ends_with_code_2(sarcgen: Command, folder: Path) -> None:
    (folder / "elsewhere").mkdir()
    run = sarcgen("check", "--schools", "elsewhere")
    assert run.code == 2
    assert run.err.startswith("sarcgen: There is no school in elsewhere.")


def test_a_wrong_edition_ends_with_code_3(sarcgen: Command, templates: Path) -> None:
    file = templates / "2018-19" / "edition.yaml"
    line = change(file, "empty_group: dash", "empty_group: hyphen")
    run = sarcgen("check", "kellogg", "--templates", "templates")
    assert run.code == 3
    assert run.err.startswith(f"sarcgen: templates/2018-19/edition.yaml:{line}:14: S109 ")


def test_a_check_writes_nothing(sarcgen: Command, folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    sarcgen("check")
    assert sorted(folder.rglob("*")) == before


def test_a_terminal_without_curly_quotes_gets_the_findings_all_the_same(sarcgen: Command) -> None:
    run = sarcgen("check", "kellogg", PYTHONIOENCODING="ascii")
    assert run.code == 0
    assert "1 school checked" in run.err
