"""``sarcgen build``: cards, drafts, refusals; what is wrong with one school stops no other."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from sarcgen import pipeline
from sarcgen.cards import Card, Settings
from sarcgen.cli.app import main
from sarcgen.errors import DisclosureError, RenderError, SarcgenError
from sarcgen.records.locate import SchoolFile
from tests.cli.conftest import EDITION, Command

HEAD = f'edition: "{EDITION}"\ngrades: K-6\n'


def without(file: Path, line: str) -> None:
    lines = file.read_text("utf-8").splitlines(keepends=True)
    lines.remove(f"{line}\n")
    file.write_text("".join(lines), "utf-8")


def everything(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*"))


ENDS = ("csv", "fragment.html", "html", "json", "pdf")
PAGES = [
    "site/districts/1964907.html",
    "site/index.html",
    "site/schema/card-1.schema.json",
    "site/years/2018-19.html",
]


def test_a_card_is_built_in_every_form_with_its_site_and_its_files_are_named(
    sarcgen: Command, folder: Path
) -> None:
    run = sarcgen("build", "kellogg")
    assert run.code == 0, run.err
    files = [f"site/2018-19/kellogg.{end}" for end in ENDS]
    assert sorted(run.out.splitlines()) == sorted([*files, *PAGES])
    html, pdf = ((folder / f"site/2018-19/kellogg.{end}").read_bytes() for end in ("html", "pdf"))
    assert html.startswith(b"<!DOCTYPE html>")
    assert b"DRAFT" not in html
    assert pdf.startswith(b"%PDF-")
    written = {name for name in everything(folder) if name.startswith("site/") and "." in name}
    assert written == {*files, *PAGES}
    assert run.lines
    assert run.err.splitlines()[-1] == f"0 errors, {len(run.lines)} warnings."


def test_the_pages_are_written_again_only_where_something_has_changed(
    sarcgen: Command, folder: Path
) -> None:
    sarcgen("build", "kellogg", "--format", "html,json")
    run = sarcgen("build", "kellogg", "--format", "html,json")
    assert [name for name in run.out.splitlines() if name in PAGES] == []
    (folder / "site/index.html").write_text("spoilt", "utf-8")
    run = sarcgen("build", "kellogg", "--format", "html,json")
    assert [name for name in run.out.splitlines() if name in PAGES] == ["site/index.html"]
    assert "Kellogg" in (folder / "site/index.html").read_text("utf-8")


def test_a_foreign_file_beside_the_cards_keeps_the_pages_from_being_written(
    sarcgen: Command, folder: Path
) -> None:
    sarcgen("build", "kellogg", "--format", "html,json")
    (folder / "site/2018-19/other.json").write_text("{}", "utf-8")
    run = sarcgen("build", "kellogg", "--format", "html,json")
    assert run.code == 1
    assert "site/2018-19/other.json:1:1: W" in run.err
    assert "The pages of the site were not written" in run.err


def test_an_incomplete_card_is_a_draft_with_a_list_of_what_is_missing(
    sarcgen: Command, folder: Path, school: Path
) -> None:
    without(school, "    restricted: 986")
    run = sarcgen("build", "kellogg", "--format", "html", "--out", "public")
    assert run.code == 0, run.err
    assert run.out == "public/2018-19/kellogg.html\n"
    assert "DRAFT" in (folder / "public" / EDITION / "kellogg.html").read_text("utf-8")
    (missing,) = [line for line in run.lines if " warning: " not in line]
    assert "C101 “restricted” is missing" in missing
    assert run.err.splitlines()[-2:] == [
        f"1 error, {len(run.lines) - 1} warnings.",
        "DRAFT, because something is missing: kellogg.",
    ]


def test_strict_refuses_an_incomplete_card_and_keeps_what_was_there(
    sarcgen: Command, folder: Path, school: Path
) -> None:
    without(school, "    restricted: 986")
    run = sarcgen("build", "kellogg", "--strict")
    assert (run.code, run.out) == (1, "")
    (missing,) = [line for line in run.lines if "C101 “restricted” is missing" in line]
    assert run.err.splitlines()[-3:] == [
        "Not built:",
        f"  kellogg  {missing.partition(' “')[0]}; see above",
        "1 of 1 card not built. What was there before is still there.",
    ]
    assert not (folder / "site").exists()
    old = folder / "site" / EDITION / "kellogg.html"
    old.parent.mkdir(parents=True)
    old.write_text("last year's", "utf-8")
    assert sarcgen("build", "kellogg", "--strict").code == 1
    assert everything(folder / "site") == ["2018-19", "2018-19/kellogg.html"]
    assert old.read_text("utf-8") == "last year's"


def test_strict_builds_a_card_that_has_warnings_only(sarcgen: Command) -> None:
    run = sarcgen("build", "kellogg", "--strict", "--format", "html")
    assert (run.code, run.out) == (0, "site/2018-19/kellogg.html\n")


def test_a_warning_that_the_file_ignores_is_not_in_the_list(sarcgen: Command, school: Path) -> None:
    before = sarcgen("build", "kellogg", "--format", "html")
    assert "X110" in before.codes()
    entry = 'ignore:\n  - {code: X110, reason: "The published card prints it so."}\n'
    school.write_text(school.read_text("utf-8") + entry, "utf-8")
    after = sarcgen("build", "kellogg", "--format", "html")
    assert after.codes() == [code for code in before.codes() if code != "X110"]


def test_a_contradiction_is_refused_even_as_a_draft(
    sarcgen: Command, folder: Path, school: Path
) -> None:
    text = school.read_text("utf-8").replace("number_tested: 190", "number_tested: 197", 1)
    school.write_text(text, "utf-8")
    run = sarcgen("build", "kellogg", "--format", "html")
    assert (run.code, run.out) == (1, "")
    assert "X101" in run.err
    assert not (folder / "site").exists()


def test_a_broken_file_does_not_stop_the_other_schools(
    sarcgen: Command, folder: Path, school: Path
) -> None:
    (school.parent / "ash.yaml").write_text('edition: "2018-19\n', "utf-8")
    (school.parent / "elm.yaml").write_text(f"{HEAD}enrollment: {{total: 1,234}}\n", "utf-8")
    run = sarcgen("build", "--all", "--format", "html")
    assert run.code == 1
    assert run.out == "site/2018-19/kellogg.html\n"
    errors = [line for line in run.lines if " warning: " not in line]
    assert [line.split(" ")[:2] for line in errors] == [
        ["schools/2018-19/ash.yaml:1:10:", "Y103"],
        ["schools/2018-19/elm.yaml:3:23:", "S101"],
    ]
    assert run.err.splitlines()[-4:] == [
        "Not built:",
        "  ash  schools/2018-19/ash.yaml:1:10: Y103; see above",
        "  elm  schools/2018-19/elm.yaml:3:23: S101; see above",
        "2 of 3 cards not built. What was there before is still there.",
    ]
    assert everything(folder / "site") == ["2018-19", "2018-19/kellogg.html"]


def test_a_finding_that_schools_share_counts_once(sarcgen: Command, school: Path) -> None:
    (school.parent / "twin.yaml").write_text(school.read_text("utf-8"), "utf-8")
    run = sarcgen("build", "--all", "--format", "html")
    assert run.code == 0, run.err
    assert len(set(run.lines)) == len(run.lines)
    assert run.err.splitlines()[-1] == f"0 errors, {len(run.lines)} warnings."


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "Name one or more schools, or give --all or --changed."),
        (["kellogg", "--all"], "Name schools or give --all, not both."),
        (["kellogg", "--shard", "9/8"], "Write --shard as part/parts, from 1/8 to 8/8"),
        (["kellogg", "--jobs", "2", "--scheduler", "tcp://x:1"], "Give --jobs or --scheduler, not"),
        (["kellogg", "--format", "doc"], "--format takes some of html,pdf,json,csv,fragment"),
        (["kellogg", "--format", ","], "--format takes some of html,pdf,json,csv,fragment"),
        (["kellogg", "--language", "tlh"], "There is no language “tlh”."),
        (["kelog"], "There is no school “kelog”. Did you mean “kellogg”?"),
        (["kellogg", "--edition", "1999-00"], "There is no edition “1999-00”."),
    ],
)
def test_a_wrong_request_ends_with_code_2_and_writes_nothing(
    sarcgen: Command, folder: Path, arguments: list[str], words: str
) -> None:
    run = sarcgen("build", *arguments)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(f"sarcgen: {words}")
    assert not (folder / "site").exists()


def test_a_folder_that_cannot_be_written_ends_with_code_4(sarcgen: Command, folder: Path) -> None:
    (folder / "site").touch()
    run = sarcgen("build", "kellogg", "--format", "html")
    assert (run.code, run.out) == (4, "")
    assert "  kellogg  kellogg.html could not be written to site/2018-19" in run.err
    assert "Traceback" not in run.err


@pytest.mark.parametrize(
    ("errors", "code"),
    [
        ({"ash": RenderError("No ink.")}, 4),
        ({"ash": DisclosureError("A hidden value shows.")}, 5),
        ({"ash": DisclosureError("A hidden value shows."), "elm": RenderError("No ink.")}, 5),
    ],
)
def test_the_gravest_error_of_a_run_is_its_exit_code_and_the_others_are_built(
    folder: Path,
    school: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    errors: dict[str, SarcgenError],
    code: int,
) -> None:
    def pretended(source: SchoolFile, settings: Settings, draw: object) -> Card:
        if source.school in errors:
            raise errors[source.school]
        return Card({".html": b"<p>"}, ())

    for name in errors:
        (school.parent / f"{name}.yaml").write_text(HEAD, "utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setattr(pipeline, "make_card", pretended)
    monkeypatch.setattr(sys, "argv", ["sarcgen", "build", "--all", "--format", "html"])
    with pytest.raises(SystemExit) as caught:
        main()
    assert caught.value.code == code
    printed = capsys.readouterr()
    assert printed.out == "site/2018-19/kellogg.html\n"
    assert printed.err.splitlines()[:-1] == [
        "Not built:",
        *(f"  {name}  {error}" for name, error in errors.items()),
    ]
