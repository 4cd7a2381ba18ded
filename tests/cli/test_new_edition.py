"""``sarcgen new-edition``: a folder that works at once, whole or not there at all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sarcgen.cli import new_edition
from sarcgen.errors import EditionError
from tests.cli.conftest import EDITION, ROOT, Command, Run
from tests.cli.test_check import change
from tests.support.cards import kellogg
from tests.support.editions import NEXT, a_year_on, write_school

WHERE = ("--templates", "templates")
REQUEST = ("new-edition", NEXT, "--from", EDITION, *WHERE)


@pytest.fixture
def only(templates: Path) -> Path:
    """The templates with the first edition alone."""
    for other in templates.iterdir():
        if other.name not in (EDITION, "base"):
            other.rename(templates.parent / f"other-{other.name}")
    return templates


@pytest.fixture
def made(within: Command, only: Path) -> Run:
    """What the command says when it makes the next edition."""
    assert only.is_dir()
    return within(*REQUEST)


def contents(folder: Path) -> dict[str, bytes | None]:
    return {
        place.relative_to(folder).as_posix(): place.read_bytes() if place.is_file() else None
        for place in folder.rglob("*")
    }


def test_the_files_are_written_and_listed(made: Run, only: Path) -> None:
    assert made.code == 0
    older = sorted(
        f"templates/{NEXT}/{file.relative_to(only / EDITION).as_posix()}"
        for file in (only / EDITION).rglob("*")
        if file.is_file() and file.name != "requirements.md"
    )
    assert made.out.splitlines() == older
    assert all((only.parent / name).is_file() for name in older)
    assert sorted(place.name for place in only.iterdir()) == [EDITION, NEXT, "base"]


def test_what_is_left_to_do_is_said(made: Run, only: Path) -> None:
    *left, state, then = made.err.splitlines()
    assert len(left) > 5
    for line in left:
        found = re.match(rf"templates/{NEXT}/edition\.yaml:(\d+): ", line)
        assert found, line
        told = (only / NEXT / "edition.yaml").read_text("utf-8").splitlines()[int(found[1]) - 1]
        assert re.search(r"\b20\d\d\b|not_applicable", told)
    assert state == (
        f"Edition {NEXT} is provisional: all of it is that of {EDITION} with the years moved, and"
        " 9 statewide figures are pending."
    )
    for step in ("state's template", "CONTRIBUTING.md", "messages", "schemas", "rules", "page"):
        assert step in then


def test_the_steps_that_are_named_are_there(made: Run) -> None:
    targets = re.findall(r"make ([a-z]+)", made.err)
    assert targets
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert all(f"\n{target}:" in makefile for target in targets)
    assert "\n## An edition\n" in (ROOT / "CONTRIBUTING.md").read_text("utf-8")


@pytest.mark.parametrize("grades", ["K-6", "9-12"])
def test_a_school_can_be_started_in_it(made: Run, within: Command, grades: str) -> None:
    assert made.code == 0
    started = within("new", "oak", "--edition", NEXT, "--grades", grades, *WHERE)
    assert started.code == 0, started.err
    checked = within("check", "oak", "--jobs", "1", *WHERE)
    assert checked.code == 1
    codes = checked.codes()
    assert codes.count("E201") == 1
    assert {code[0] for code in codes} == {"C", "E"}
    assert "E101" not in codes


def test_a_card_can_be_built_with_it(made: Run, within: Command, folder: Path) -> None:
    assert made.code == 0
    school, district = map(a_year_on, kellogg())
    write_school(folder / "schools", NEXT, "kellogg", school, district)
    built = within("build", "kellogg", *WHERE)
    assert built.code == 0, built.err
    card = {f"site/{NEXT}/kellogg.html", f"site/{NEXT}/kellogg.pdf"}
    assert card <= set(built.out.splitlines())
    assert built.codes().count("E201") == 1
    assert "DRAFT" not in built.err
    page = (folder / "site" / NEXT / "kellogg.html").read_text("utf-8")
    assert "Published During 2020-21" in page
    assert "rovisional" not in page


def test_its_warning_is_one_like_others(made: Run, within: Command, folder: Path) -> None:
    assert made.code == 0
    school, district = map(a_year_on, kellogg())
    check = ("check", "kellogg", "--select", "E", *WHERE)
    write_school(folder / "schools", NEXT, "kellogg", school, district)
    assert (within(*check).code, within(*check).codes()) == (0, ["E201"])
    assert within(*check, "--strict").code == 1
    reason = {"code": "E201", "reason": "Compared with the state's template on January 12."}
    write_school(folder / "schools", NEXT, "kellogg", {**school, "ignore": [reason]}, district)
    assert within(*check, "--strict").codes() == []
    assert within(*check, "--strict").code == 0


def test_an_edition_that_is_there_is_never_overwritten(
    made: Run, within: Command, only: Path
) -> None:
    assert made.code == 0
    change(only / NEXT / "edition.yaml", "provisional: yes\n", "")
    before = contents(only)
    again = within(*REQUEST)
    assert (again.code, again.out) == (2, "")
    assert again.err == f"sarcgen: templates/{NEXT} is there already and stays as it is.\n"
    assert contents(only) == before


@pytest.mark.parametrize("there", ["a folder", "a file"])
def test_whatever_has_its_name_stays(within: Command, only: Path, there: str) -> None:
    (only / NEXT).mkdir() if there == "a folder" else (only / NEXT).touch()
    before = contents(only)
    run = within(*REQUEST)
    assert (run.code, run.out) == (2, "")
    assert contents(only) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["2020-21", "--from", EDITION], "After 2018-19 comes 2019-20, not 2020-21"),
        (["2019", "--from", EDITION], "Write the new edition as its data year: 2019-20."),
        ([NEXT, "--from", "2017-18"], "There is no edition “2017-18”. Possible are: 2018-19."),
    ],
)
def test_a_wrong_request_ends_with_code_2_and_writes_nothing(
    within: Command, only: Path, arguments: list[str], words: str
) -> None:
    before = contents(only)
    run = within("new-edition", *arguments, *WHERE)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(f"sarcgen: {words}")
    assert contents(only) == before


def test_the_older_edition_must_be_named(within: Command, only: Path) -> None:
    run = within("new-edition", NEXT, *WHERE)
    assert run.code == 2
    assert "Missing option '--from'" in run.err
    assert not (only / NEXT).exists()


def test_nothing_is_made_of_an_edition_that_is_wrong(within: Command, only: Path) -> None:
    change(only / EDITION / "edition.yaml", "empty_group: dash", "empty_group: hyphen")
    before = contents(only)
    run = within(*REQUEST)
    assert (run.code, run.out) == (3, "")
    assert contents(only) == before


def test_a_folder_that_cannot_be_written_ends_with_code_4(within: Command, only: Path) -> None:
    (only / ".sarcgen-making").touch()
    before = contents(only)
    run = within(*REQUEST)
    assert (run.code, run.out) == (4, "")
    assert "could not be written" in run.err
    assert contents(only) == before


def test_an_edition_that_could_not_be_used_does_not_appear(
    within: Command, only: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(only)

    def refused(templates: Path, name: str) -> None:
        assert (templates / name / "edition.yaml").is_file()
        assert not (only / name).exists()
        raise EditionError("It leads nowhere.")

    monkeypatch.setattr(new_edition, "load_edition", refused)
    run = within(*REQUEST)
    assert (run.code, run.out) == (3, "")
    assert contents(only) == before


def test_what_a_run_that_was_cut_short_left_is_no_edition_and_goes(
    within: Command, only: Path
) -> None:
    rest = only / ".sarcgen-making" / NEXT
    rest.mkdir(parents=True)
    for name in ("edition.yaml", "stray.yaml"):
        (rest / name).touch()
    assert NEXT not in within("editions", *WHERE).out
    assert within(*REQUEST).code == 0
    assert sorted(place.name for place in only.iterdir()) == [EDITION, NEXT, "base"]
    assert not (only / NEXT / "stray.yaml").exists()
