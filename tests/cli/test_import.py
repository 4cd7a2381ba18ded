"""The state's figures come in, come again, and come changed."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.conftest import EDITION, Command
from tests.support.state_files import ELM, OAK, PREFIX, confirm, header_of, text_of

FOLDER = f"schools/{EDITION}"


@pytest.fixture
def repository(folder: Path, templates: Path, within: Command) -> Path:
    """A folder with two blank schools of one district, and templates that know all headers."""
    confirm(templates)
    shutil.rmtree(folder / "schools")
    for name, code in (("oak", OAK), ("elm", ELM)):
        run = within("new", name, "--edition", EDITION, "--grades", "K-6")
        assert run.code == 0, run.err
        file = folder / FOLDER / f"{name}.yaml"
        file.write_text(file.read_text("utf-8").replace("cds_code:", f'cds_code: "{code}"'))
    return folder


@pytest.fixture
def importing(repository: Path, within: Command) -> Command:
    """Imports files into the repository: names of files, then options."""

    def run(*arguments: str, **variables: str) -> object:
        return within(
            "import", *arguments, "--edition", EDITION, "--templates", "templates", **variables
        )

    return run  # type: ignore[return-value]


def put(folder: Path, name: str, kind: str, rows: Mapping[str, Mapping[str, str]]) -> str:
    (folder / name).write_text(text_of(kind, rows), "utf-8", newline="")
    return name


GROUPS = {
    OAK: {"PERAS": "12.5", "PERWH": "40.0", "PERHI": "", "PERAA": ".6"},
    ELM: {"PERAS": "7", "PERWH": "50"},
}
CLASSES = {
    OAK: {"AVGK_Y3": "24", "NCMK_Y3": "2", "NCSK_Y3": "0", "AVG1_Y3": "0"},
    ELM: {"AVGK_Y3": "20"},
}


def everything(folder: Path) -> list[str]:
    return [
        put(folder, "enrbysubgrp.csv", "enrollment-by-group", GROUPS),
        put(folder, "acselm.csv", "class-size-elementary", CLASSES),
        put(
            folder,
            "caall.csv",
            "caaspp-all",
            {
                OAK: {"SELA_Y2": "38", "SMATH_Y2": "0", "DELA_Y2": "41", "DMATH_Y2": "--"},
                ELM: {"SELA_Y2": "--", "DELA_Y2": "41", "DMATH_Y2": "--"},
            },
        ),
    ]


def state_of(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted((folder / "schools").rglob("*"))
        if file.is_file()
    }


def test_blank_files_are_filled_in(repository: Path, importing: Command) -> None:
    run = importing(*everything(repository))
    assert run.code == 0, run.err
    oak = (repository / FOLDER / "oak.yaml").read_text("utf-8")
    for line in (
        "    asian: 12.5\n",
        "    black_or_african_american: 0.6\n",
        "    white: 40\n",
        "    hispanic_or_latino: not reported\n",
        f'    "{EDITION}": {{ela: 38, mathematics: 0}}\n',
    ):
        assert line in oak
    sizes = oak[oak.index("class_size:") :]
    year = sizes[sizes.index(f'"{EDITION}"') :]
    assert re.search(r"K: \{average: 24, classes_of_1_to_20: , classes_of_21_to_32: 2,", year)
    assert '"1": {average: , ' in year
    district = (repository / FOLDER / "_district.yaml").read_text("utf-8")
    assert f'"{EDITION}": {{ela: 41, mathematics: "--"}}' in district


def test_the_report_counts_and_tells_no_figure(repository: Path, importing: Command) -> None:
    run = importing(*everything(repository))
    assert (
        re.search(r"added +14  Student Enrollment by Student Group", run.out) or "added" in run.out
    )
    assert "caall.csv (2 rows)" in run.out
    assert "outcomes.caaspp.2018-19.mathematics  the state has a zero" in run.out
    for figure in ("12.5", "38", "41", "0.6"):
        assert not re.search(rf"(?<![\d.-]){re.escape(figure)}(?![\d-])", run.out)


def test_the_same_files_again_change_nothing(repository: Path, importing: Command) -> None:
    names = everything(repository)
    importing(*names)
    before = state_of(repository)
    run = importing(*reversed(names))
    assert run.code == 0
    assert state_of(repository) == before
    assert "added" not in run.out


def test_a_dry_run_writes_nothing_and_says_the_same(repository: Path, importing: Command) -> None:
    names = everything(repository)
    before = state_of(repository)
    dry = importing(*names, "--dry-run")
    assert dry.code == 0
    assert state_of(repository) == before
    assert importing(*names).out == dry.out


def test_files_that_others_wrote_stay_byte_for_byte(repository: Path, importing: Command) -> None:
    file = repository / FOLDER / "oak.yaml"
    text = file.read_text("utf-8").replace("  by_group:\n", "  by_group:   # by hand\n")
    text = text.replace("    asian:\n", "    # Ask Ms. Vale.\n    asian:\n")
    file.write_bytes(text.replace("\n", "\r\n").encode())
    importing(*everything(repository))
    after = file.read_bytes().decode()
    assert after.count("\r\n") == after.count("\n")
    lines, before = after.split("\r\n"), text.split("\n")
    assert len(lines) == len(before)
    for old, new in zip(before, lines, strict=True):
        assert new == old or new.startswith(old.split(": ,")[0].split(":")[0])
    assert "  by_group:   # by hand" in lines
    assert "    # Ask Ms. Vale." in lines


EDITS = (
    ("    asian: 12.5\n", "    asian: 13\n"),
    ("    white: 40\n", "    white: 41  # ours\n"),
    ("    black_or_african_american: 0.6\n", "    black_or_african_american: 0.7\n"),
)
REASONS = """
local:
  - field: enrollment.by_group
    reason: Three students moved in after the state's file was made.
"""


def edit(folder: Path, *, reasons: bool = True) -> None:
    file = folder / FOLDER / "oak.yaml"
    text = file.read_text("utf-8")
    for before, after in EDITS:
        assert before in text
        text = text.replace(before, after)
    file.write_text(text + (REASONS if reasons else ""), "utf-8")


def test_a_file_that_is_posted_again_moves_the_right_figures_only(
    repository: Path, importing: Command
) -> None:
    names = everything(repository)
    importing(*names)
    edit(repository)
    before = (repository / FOLDER / "oak.yaml").read_text("utf-8")
    again = {
        OAK: {**GROUPS[OAK], "PERAS": "12.9", "PERHI": "20.1", "PEREL": "5"},
        ELM: GROUPS[ELM],
    }
    put(repository, "enrbysubgrp.csv", "enrollment-by-group", again)
    run = importing(*names)
    assert run.code == 1
    assert "1 conflict to decide" in run.err
    after = (repository / FOLDER / "oak.yaml").read_text("utf-8")
    expected = before.replace("hispanic_or_latino: not reported", "hispanic_or_latino: 20.1")
    expected = expected.replace("english_learners: not reported", "english_learners: 5")
    assert after == expected
    lines = [line.split() for line in run.out.splitlines()]
    told = {line[-0 or 0]: line for line in lines if line}
    assert told
    assert re.search(
        r"conflict +enrollment.by_group.asian +changed by hand, and the state", run.out
    )
    assert re.search(r"kept +enrollment.by_group.white +… students moved in", run.out)
    assert re.search(r"updated +enrollment.by_group.hispanic_or_latino", run.out)


def test_figures_that_the_next_file_of_a_kind_leaves_out_stay_and_are_told(
    repository: Path, importing: Command
) -> None:
    names = everything(repository)
    importing(*names)
    put(repository, "caall.csv", "caaspp-all", {ELM: {"SELA_Y2": "--", "DELA_Y2": "41"}})
    before = (repository / FOLDER / "oak.yaml").read_bytes()
    run = importing(*names)
    assert run.code == 0, run.err
    assert re.search(
        rf"schools/{EDITION}/oak.yaml:\d+:\d+: I121 warning: caall.csv has nothing any more for 4",
        run.err,
    )
    assert "elm.yaml" not in run.err
    assert (repository / FOLDER / "oak.yaml").read_bytes() == before


def test_a_conflict_is_told_until_it_is_settled(
    repository: Path, importing: Command, within: Command
) -> None:
    names = everything(repository)
    importing(*names)
    edit(repository)
    again = {**GROUPS, OAK: {**GROUPS[OAK], "PERAS": "12.9"}}
    put(repository, "enrbysubgrp.csv", "enrollment-by-group", again)
    for _ in range(2):
        assert "conflict" in importing(*names).out
    checked = within("check", "oak", "--templates", "templates", "--select", "X19")
    assert [code for code in checked.codes() if code[:3] == "X19"] == ["X191"]
    file = repository / FOLDER / "oak.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("asian: 13\n", "asian: 12.9\n"), "utf-8")
    assert "conflict" not in importing(*names).out


def test_check_wants_a_reason(repository: Path, importing: Command, within: Command) -> None:
    importing(*everything(repository))
    edit(repository, reasons=False)
    run = within("check", "oak", "--templates", "templates", "--select", "X19")
    found = [line for line in run.lines if " X19" in line]
    assert [line.split(" ")[1] for line in found] == ["X190", "X190", "X190"]
    assert all("oak.yaml" in line for line in found)


def test_check_does_not_warn_of_what_the_state_left_blank(
    repository: Path, importing: Command, within: Command
) -> None:
    importing(*everything(repository))
    run = within("check", "oak", "--templates", "templates", "--select", "C201")
    assert "C201" not in run.codes()


@pytest.mark.parametrize(
    ("option", "touched"),
    [
        (("--school", OAK), "oak"),
        (("--school", "99-20000-0000102"), "elm"),
        (("--district", PREFIX), ""),
    ],
)
def test_some_schools_only(
    repository: Path, importing: Command, option: tuple[str, str], touched: str
) -> None:
    before = state_of(repository)
    assert importing(*everything(repository), *option).code == 0
    after = state_of(repository)
    changed = {
        name
        for name in ("oak", "elm")
        if after[f"{FOLDER}/{name}.yaml"] != before[f"{FOLDER}/{name}.yaml"]
    }
    assert changed == ({touched} if touched else {"oak", "elm"})


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--district", "123"), "7 digits"),
        (("--school", "123"), "14 digits"),
        (("--school", "98765432109876"), "No school"),
        (("--district", "9876543"), "No school"),
        (("--posted", "March"), "--posted"),
    ],
)
def test_mistakes_of_the_command_line(
    repository: Path, importing: Command, options: tuple[str, str], message: str
) -> None:
    run = importing(*everything(repository), *options)
    assert run.code == 2
    assert message in run.err


@pytest.mark.parametrize(
    ("kind", "rows", "code"),
    [
        ("enrollment-by-grade", {OAK: {}}, "I109"),
        ("enrollment-by-group", {OAK: {}, ELM: {"SARCYear": "2016-17"}}, "I106"),
        ("enrollment-by-group", {OAK: {"PERAS": "many"}, ELM: {}}, "I110"),
    ],
)
def test_one_error_anywhere_and_nothing_is_written(
    repository: Path, importing: Command, kind: str, rows: dict[str, dict[str, str]], code: str
) -> None:
    good = put(repository, "acselm.csv", "class-size-elementary", CLASSES)
    bad = put(repository, "bad.csv", kind, rows)
    before = state_of(repository)
    run = importing(good, bad)
    assert run.code == 1
    assert code in run.err
    assert "many" not in run.err
    assert state_of(repository) == before


def test_a_school_that_no_file_has_is_an_error_only_if_it_was_named(
    repository: Path, importing: Command
) -> None:
    name = put(repository, "caall.csv", "caaspp-all", {OAK: {"SELA_Y2": "38"}})
    lines = (repository / FOLDER / "elm.yaml").read_text("utf-8").splitlines()
    (code,) = (number for number, line in enumerate(lines, 1) if "cds_code:" in line)
    place = f"elm.yaml:{code}:13: I109"
    run = importing(name)
    assert (run.code, f"{place} warning" in run.err) == (0, True)
    run = importing(name, "--school", ELM)
    assert (run.code, f"{place} None" in run.err) == (1, True)


def test_a_figure_that_the_key_cannot_hold_is_told_where_the_state_has_it(
    repository: Path, importing: Command
) -> None:
    name = put(repository, "salary.csv", "salaries", {OAK: {"PTCHSAL": "120"}})
    before = state_of(repository)
    run = importing(name)
    assert run.code == 1
    assert "salary.csv:2:" in run.err
    assert "I110" in run.err
    assert state_of(repository) == before


def test_a_school_without_a_code_is_an_error_unless_others_are_named(
    repository: Path, importing: Command
) -> None:
    file = repository / FOLDER / "elm.yaml"
    file.write_text(file.read_text("utf-8").replace(f'"{ELM}"', ""), "utf-8")
    names = everything(repository)
    run = importing(*names)
    assert (run.code, "I117" in run.err) == (1, True)
    run = importing(*names, "--school", OAK)
    assert (run.code, "I117 warning" in run.err) == (0, True)


def test_a_folder_and_an_archive_are_read_like_files(repository: Path, importing: Command) -> None:
    names = everything(repository)
    (repository / "all").mkdir()
    for name in names:
        shutil.move(repository / name, repository / "all" / name)
    (repository / "all" / "camath.txt").write_text("CDSCode,MTES\n1,2\n", "utf-8")
    run = importing("all")
    assert run.code == 0, run.err
    assert "I102 warning" in run.err
    before = state_of(repository)
    with zipfile.ZipFile(repository / "all.zip", "w") as archive:
        for name in names:
            archive.write(repository / "all" / name, f"sarc/{name}")
    assert importing("all.zip").code == 0
    assert state_of(repository) == before


def test_json_is_for_programs(repository: Path, importing: Command) -> None:
    run = importing(*everything(repository), "--format", "json", "--dry-run")
    whole = json.loads(run.out)
    assert (whole["version"], whole["edition"], whole["written"]) == (1, EDITION, False)
    assert {"name": "caall.csv", "rows": 2} in whole["sources"]
    oak = next(one for one in whole["files"] if one["file"].endswith("oak.yaml"))
    assert oak["changes"] is True
    asian = next(f for f in oak["figures"] if f["field"] == "enrollment.by_group.asian")
    assert (asian["action"], asian["source"]) == ("added", "enrbysubgrp.csv")
    assert "12.5" not in run.out


def research(cells: dict[str, dict[str, str]]) -> str:
    header = header_of("research-tests-2018")
    lines = [",".join(header)]
    for group, own in cells.items():
        row = {"County Code": "99", "District Code": OAK[2:7], "School Code": OAK[7:]}
        row |= {"Test Year": "2019", "Grade": "13", "Test Id": "1", "Subgroup ID": group, **own}
        lines.append(",".join(row.get(name, "") for name in header))
    return "\n".join([*lines, ""])


COUNTS = ("CAASPP Reported Enrollment", "Students Tested", "Students with Scores")
PLANTED = "8.76"


def write_small(folder: Path, students: str = "9") -> str:
    groups = {
        "1": dict.fromkeys(COUNTS, "60") | {"Percentage Standard Met and Above": "33.33"},
        "76": dict.fromkeys(COUNTS, students) | {"Percentage Standard Met and Above": PLANTED},
    }
    (folder / "sb.csv").write_text(research(groups), "utf-8")
    return "sb.csv"


def test_no_small_row_gets_into_the_repository(repository: Path, importing: Command) -> None:
    run = importing(write_small(repository), "--school", OAK)
    assert run.code == 0, run.err
    everywhere = b"".join(state_of(repository).values()) + (run.out + run.err).encode()
    assert PLANTED.encode() not in everywhere
    assert '    asian: "--"\n' in (repository / FOLDER / "oak.yaml").read_text("utf-8")
    assert re.search(r"withheld +4", run.out)


def test_small_rows_are_kept_where_somebody_asks_for_it(
    repository: Path, importing: Command, within: Command
) -> None:
    name = write_small(repository)
    run = importing(name, "--school", OAK, "--keep-small")
    assert "Do not publish" in run.err
    file = repository / FOLDER / "oak.yaml"
    assert PLANTED in file.read_text("utf-8")
    before = state_of(repository)
    importing(name, "--school", OAK, "--keep-small")
    assert state_of(repository) == before
    told = within("check", "oak", "--templates", "templates", "--select", "X19,P104")
    assert {code for code in told.codes() if code[:3] in {"X19", "P10"}} == set()
    public = within(
        "check",
        "oak",
        "--templates",
        "templates",
        "--select",
        "P104",
        CI_PROJECT_VISIBILITY="public",
    )
    assert public.out.count("P104 warning") == 2, "the file and its origins"
    assert f"schools/{EDITION}/.origin/oak.json:1:1: P104" in public.out
    assert importing(name, "--school", OAK).code == 0
    assert PLANTED.encode() not in b"".join(state_of(repository).values())


def test_a_kept_small_row_that_nobody_touched_follows_the_state(
    repository: Path, importing: Command
) -> None:
    importing(write_small(repository), "--school", OAK, "--keep-small")
    run = importing(write_small(repository, "20"), "--school", OAK, "--keep-small")
    assert run.code == 0, run.err
    assert re.search(r"updated +outcomes.ela.asian.number_tested", run.out)
    assert "conflict" not in run.out
    assert "asian: {total_enrollment: 20, number_tested: 20," in (
        repository / FOLDER / "oak.yaml"
    ).read_text("utf-8")


def asian_row(repository: Path, row: str, more: str = "") -> Path:
    """Types a row of the table on English by hand."""
    file = repository / FOLDER / "oak.yaml"
    text = file.read_text("utf-8")
    start = text.index("    asian: {total_enrollment")
    end = text.index("\n", start)
    file.write_text(text[:start] + f"    asian: {row}" + text[end:] + more, "utf-8")
    return file


def test_a_figure_changed_by_hand_does_not_stay_in_a_row_that_becomes_small(
    repository: Path, importing: Command
) -> None:
    importing(write_small(repository, "48"), "--school", OAK)
    file = repository / FOLDER / "oak.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("number_tested: 48,", "number_tested: 47,"), "utf-8")
    run = importing(write_small(repository), "--school", OAK)
    assert '    asian: "--"\n' in file.read_text("utf-8")
    assert re.search(
        r"withheld +outcomes.ela.asian.number_tested +not the state's figure; the row", run.out
    )
    assert "47" not in run.out


def test_a_reason_for_a_result_alone_keeps_nothing_in_a_row_that_becomes_small(
    repository: Path, importing: Command
) -> None:
    importing(write_small(repository, "48"), "--school", OAK)
    file = repository / FOLDER / "oak.yaml"
    reason = "\nlocal:\n  - field: outcomes.ela.asian\n    reason: Two appeals were granted.\n"
    row = next(line for line in file.read_text("utf-8").splitlines() if "asian: {total" in line)
    changed = row.replace(f": {PLANTED}", ": 12.5")
    assert changed != row
    file.write_text(file.read_text("utf-8").replace(row, changed) + reason, "utf-8")
    run = importing(write_small(repository), "--school", OAK)
    assert run.code == 0, run.err
    assert '    asian: "--"\n' in file.read_text("utf-8")


def test_a_row_that_has_grown_by_hand_and_says_why_stays(
    repository: Path, importing: Command
) -> None:
    importing(write_small(repository, "48"), "--school", OAK)
    file = repository / FOLDER / "oak.yaml"
    reason = "\nlocal:\n  - field: outcomes.ela.asian\n    reason: A class was counted twice.\n"
    text = file.read_text("utf-8").replace("total_enrollment: 48", "total_enrollment: 24")
    text = text.replace("number_tested: 48", "number_tested: 24")
    text = text.replace("number_with_scores: 48", "number_with_scores: 24")
    file.write_text(text + reason, "utf-8")
    before = file.read_bytes()
    run = importing(write_small(repository), "--school", OAK)
    assert "conflict" in run.out
    assert b"number_tested: 24" in file.read_bytes()
    text = before.decode().replace("total_enrollment: 24", "total_enrollment: 8")
    file.write_text(text, "utf-8")
    importing(write_small(repository), "--school", OAK)
    assert '    asian: "--"\n' in file.read_text("utf-8"), "a reason excuses no small figure"


@pytest.mark.parametrize("late", ["counts", "rates"])
def test_a_rate_is_withheld_whichever_of_two_files_comes_last(
    repository: Path, importing: Command, late: str
) -> None:
    few = {
        "1": dict.fromkeys(COUNTS, "9") | {"Percentage Standard Met and Above": PLANTED},
    }
    (repository / "sb.csv").write_text(research(few), "utf-8")
    put(repository, "caall.csv", "caaspp-all", {OAK: {"SELA_Y2": PLANTED, "SMATH_Y2": "44"}})
    names = ["sb.csv", "caall.csv"] if late == "rates" else ["caall.csv", "sb.csv"]
    for name in names:
        run = importing(name, "--school", OAK)
        assert run.code == 0, run.err
    assert PLANTED.encode() not in b"".join(state_of(repository).values())
    text = (repository / FOLDER / "oak.yaml").read_text("utf-8")
    assert f'"{EDITION}": {{ela: "--", mathematics: 44}}' in text
    before = state_of(repository)
    for name in names:
        importing(name, "--school", OAK)
    assert state_of(repository) == before


def test_what_the_state_takes_back_is_a_conflict_where_it_was_changed_by_hand(
    repository: Path, importing: Command, within: Command
) -> None:
    importing(*everything(repository))
    edit(repository)
    again = {**GROUPS, OAK: {**GROUPS[OAK], "PERAS": ""}}
    put(repository, "enrbysubgrp.csv", "enrollment-by-group", again)
    before = (repository / FOLDER / "oak.yaml").read_bytes()
    for _ in range(2):
        run = importing("enrbysubgrp.csv")
        assert re.search(r"conflict +enrollment.by_group.asian +changed by hand, and", run.out)
    assert (repository / FOLDER / "oak.yaml").read_bytes() == before
    checked = within("check", "oak", "--templates", "templates", "--select", "X19")
    assert [code for code in checked.codes() if code[:3] == "X19"] == ["X191"]


def test_not_reported_with_a_reason_stays_and_without_one_is_told(
    repository: Path, importing: Command
) -> None:
    file = repository / FOLDER / "oak.yaml"
    text = file.read_text("utf-8").replace("    asian:\n", "    asian: not reported\n")
    file.write_text(text + REASONS, "utf-8")
    run = importing(*everything(repository))
    assert "    asian: not reported\n" in file.read_text("utf-8")
    assert re.search(r"kept +enrollment.by_group.asian", run.out)
    file.write_text(text, "utf-8")
    (repository / FOLDER / ".origin" / "oak.json").unlink()
    run = importing(*everything(repository))
    assert "    asian: 12.5\n" in file.read_text("utf-8")
    assert re.search(r"added +enrollment.by_group.asian +left blank until now", run.out)


def test_a_comment_within_a_row_survives_the_rows_being_withheld(
    repository: Path, importing: Command
) -> None:
    typed = "{total_enrollment: 9,  # as of May\n      number_tested: 9}  # end"
    file = asian_row(repository, typed)
    assert importing(write_small(repository), "--school", OAK).code == 0
    text = file.read_text("utf-8")
    assert "# as of May" in text
    assert "# end" in text
    assert not re.search(r"asian: \{[^}]*\d", text)


def test_what_was_typed_beside_a_small_row_goes_with_it(
    repository: Path, importing: Command
) -> None:
    file = repository / FOLDER / "oak.yaml"
    text = file.read_text("utf-8")
    start = text.index("    asian: {total_enrollment")
    end = text.index("\n", start)
    typed = "    asian: {total_enrollment: 9, number_tested: 9, percent_tested: 100.00}"
    file.write_text(text[:start] + typed + text[end:], "utf-8")
    run = importing(write_small(repository), "--school", OAK)
    assert run.code == 0, run.err
    assert '    asian: "--"\n' in file.read_text("utf-8")


def test_public_is_told_by_github_too(
    repository: Path, importing: Command, within: Command, tmp_path: Path
) -> None:
    importing(write_small(repository), "--school", OAK, "--keep-small")
    event = tmp_path / "event.json"
    check = ("check", "oak", "--templates", "templates", "--format", "text", "--select", "P104")
    for text, found in (
        ('{"repository": {"visibility": "public"}}', True),
        ('{"repository": {"private": false}}', True),
        ('{"repository": {"private": true, "visibility": "private"}}', False),
        ("{}", False),
        ("spoiled", False),
    ):
        event.write_text(text, "utf-8")
        run = within(*check, GITHUB_ACTIONS="true", GITHUB_EVENT_PATH=str(event))
        assert ("P104" in run.codes()) is found, text


def test_a_figure_that_was_deleted_comes_back(repository: Path, importing: Command) -> None:
    names = everything(repository)
    importing(*names)
    before = state_of(repository)
    file = repository / FOLDER / "oak.yaml"
    file.write_text(file.read_text("utf-8").replace("asian: 12.5\n", "asian:\n"), "utf-8")
    assert importing(*names).code == 0
    assert state_of(repository) == before


def test_where_no_file_can_be_used_that_is_an_error(repository: Path, importing: Command) -> None:
    (repository / "all").mkdir()
    (repository / "all" / "notes.txt").write_text("A,B\n1,2\n", "utf-8")
    run = importing("all")
    assert (run.code, "I101" in run.err) == (1, True)
