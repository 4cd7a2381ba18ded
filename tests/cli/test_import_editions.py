"""Whole schools from made-up files of the state's, in the editions whose headers were seen."""

from __future__ import annotations

import re
import shutil
from itertools import cycle
from pathlib import Path

from tests.cli.conftest import Command
from tests.support.state_files import ELM, OAK, PREFIX, header_of, known, text_of

SUPPLIED = re.compile(r"C10\d .*table \d+ “(.+?)”.*The state \(CDE\) supplies it")
PLANTED = "66.66"
SPANS = {"directory": "GRSPAN", "public-schools": "GSserved"}


def made_up(kind: str, edition: str) -> str:
    """A file of a kind, with a figure that fits in every column, for two schools."""
    figures = cycle(("40", "12", "25"))
    cells = {name: next(figures) for name in header_of(kind)}
    cells |= {"C": "99", "D": OAK[2:7], "S": OAK[7:], "StatusType": "Active", "Charter": "No"}
    cells |= {"SCHOOL": "Oak", "School": "Oak", SPANS.get(kind, "-"): "K-8"}
    for name in ("CDSCode", "CDSCODE", "SARCYear"):
        cells.pop(name, None)
    return text_of(kind, {OAK: cells, ELM: {**cells, SPANS.get(kind, "-"): "K-6"}}, year=edition)


def start(folder: Path, within: Command, edition: str) -> None:
    """Starts the district of the tests from every SARC file that is confirmed for an edition."""
    shutil.rmtree(folder / "schools")
    (folder / "state").mkdir()
    kinds = [kind for kind in known().files if edition in kind.confirmed and not kind.second]
    names = {kind.id for kind in kinds} | ({"public-schools"} if edition != "2024-25" else set())
    for name in names:
        (folder / "state" / f"{name}.txt").write_text(made_up(name, edition), "utf-8")
    run = within("init-district", PREFIX, "--from", "state", "--edition", edition)
    assert run.code == 0, run.err


def owed_by_the_state(within: Command, edition: str) -> set[str]:
    run = within("check", "--edition", edition, "--today", "2026-12-01")
    return {found[1] for line in run.lines if (found := SUPPLIED.search(line))}


def test_2024_25_lacks_only_what_nobody_has_confirmed(folder: Path, within: Command) -> None:
    start(folder, within, "2024-25")
    assert owed_by_the_state(within, "2024-25") == {
        "CAASPP Test Results in ELA by Student Group",
        "CAASPP Test Results in Mathematics by Student Group",
        "CAASPP Test Results in Science for All Students",
        "CAASPP Test Results in Science by Student Group",
        "Chronic Absenteeism by Student Group",
        "Suspensions and Expulsions",
        "Suspensions and Expulsions by Student Group",
        "Expenditures Per Pupil and School Site Teacher Salaries",
        "Teacher and Administrative Salaries",
    }


def test_2022_23_has_what_its_files_have(folder: Path, within: Command) -> None:
    start(folder, within, "2022-23")
    owed = owed_by_the_state(within, "2022-23")
    assert owed.isdisjoint(
        {
            "Student Enrollment by Student Group",
            "CAASPP Test Results in ELA and Mathematics for All Students",
            "Chronic Absenteeism by Student Group",
            "Teacher and Administrative Salaries",
        }
    )
    assert "Student Enrollment by Grade Level" in owed


def test_no_small_group_of_the_states_absenteeism_file_is_taken_over(
    folder: Path, within: Command
) -> None:
    start(folder, within, "2022-23")
    small = {"CEAS": "40", "EEAS": "9", "CAS": "6", "RAS": PLANTED}
    large = {"CEWH": "41", "EEWH": "40", "CWH": "6", "RWH": "15.0"}
    (folder / "again.txt").write_text(
        text_of("chronic-absenteeism", {OAK: small | large}, year="2022-23", delimiter="|")
    )
    run = within("import", "again.txt", "--edition", "2022-23", "--school", OAK)
    assert run.code == 0, run.err
    files = [file for file in (folder / "schools").rglob("*") if file.suffix in {".yaml", ".json"}]
    text = "".join(file.read_text("utf-8") for file in files)
    assert PLANTED not in text + run.out + run.err
    oak = (folder / "schools" / "2022-23" / "oak.yaml").read_text("utf-8")
    absenteeism = oak[oak.index("chronic_absenteeism:") :]
    assert re.search(r'^    asian: "--"$', absenteeism, re.MULTILINE)
    row = "{cumulative_enrollment: 41, eligible_enrollment: 40, count: 6, rate: 15}"
    assert f"    white: {row}\n" in absenteeism
