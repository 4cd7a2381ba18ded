from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import EDITION, Command, Run
from tests.support.state_files import ELM, FAR, OAK, PREFIX, confirm, text_of

Rows = dict[str, dict[str, str]]
ASH = f"{PREFIX}0000103"
SCHOOLS = {
    OAK: {
        "SCHOOL": "Peña's Oak School (K–8)", "GRSPAN": "P-8", "ADDRESS": "20 Schoolhouse Road",
        "CITY": "Alder Creek", "STATE": "CA", "ZIP": "00000", "ADMNAME": "Ms. Vale",
        "Charter": "No", "DISTRICT": "Stillwater Valley Unified", "SUPFNAME": "Imogen",
        "SUPLNAME": "Farrow",
    },
    ELM: {"SCHOOL": "Elm", "GRSPAN": "9-12", "Charter": "Yes"},
    ASH: {"SCHOOL": "Elm", "GRSPAN": "K", "Charter": "No"},
    FAR: {"SCHOOL": "Far Away", "GRSPAN": "K-6", "Charter": "No"},
}  # fmt: skip


@pytest.fixture
def start(folder: Path, templates: Path, within: Command) -> Command:
    confirm(templates)
    shutil.rmtree(folder / "schools")
    (folder / "state").mkdir()

    def run(
        *options: str, rows: dict[str, dict[str, str]] | None = None, code: str = PREFIX
    ) -> Run:
        (folder / "state" / "schldir.txt").write_text(text_of("directory", rows or SCHOOLS))
        return within(
            "init-district", code, "--from", "state", "--templates", "templates", *options
        )

    return run


def test_all_schools_of_a_district_are_started(start: Command, folder: Path) -> None:
    run = start()
    assert run.code == 0, run.err
    made = sorted(file.name for file in (folder / "schools" / EDITION).glob("*.yaml"))
    assert made == ["_district.yaml", "elm-0000103.yaml", "elm.yaml", "penas-oak-school-k-8.yaml"]
    assert "3 schools started" in run.err
    oak = next((folder / "schools" / EDITION).glob("pena*.yaml")).read_text("utf-8")
    for line in (
        "grades: K-8\n",
        f'  cds_code: "{OAK}"\n',
        "  city_state_zip: Alder Creek, CA 00000\n",
        "  principal: Ms. Vale\n",
    ):
        assert line in oak.replace("'", "")
    assert "kind:" not in oak
    elm = (folder / "schools" / EDITION / "elm.yaml").read_text("utf-8")
    assert "grades: 9-12\nkind: charter\n" in elm
    district = (folder / "schools" / EDITION / "_district.yaml").read_text("utf-8")
    assert "  name: Stillwater Valley Unified\n" in district
    assert "  superintendent: Imogen Farrow\n" in district
    assert "single_school: no" in district
    assert (folder / "schools" / ".schema" / f"{EDITION}-school.json").exists()


def test_the_files_are_ready_for_check_and_for_the_next_import(
    start: Command, folder: Path, within: Command
) -> None:
    start()
    run = within("check", "--templates", "templates", "--edition", EDITION)
    assert {code[0] for code in run.codes()} <= {"C", "X"}
    before = {file: file.read_bytes() for file in (folder / "schools").rglob("*") if file.is_file()}
    again = within("import", "state", "--edition", EDITION, "--templates", "templates")
    assert again.code == 0, again.err
    assert {f: f.read_bytes() for f in (folder / "schools").rglob("*") if f.is_file()} == before


def test_a_school_whose_grades_cannot_be_read_is_left_out_and_told(
    start: Command, folder: Path
) -> None:
    rows = {OAK: SCHOOLS[OAK], ELM: {"SCHOOL": "Elm", "GRSPAN": "Adult"}}
    run = start(rows=rows)
    assert run.code == 0
    assert "I119 warning" in run.err
    assert "1 school started" in run.err
    assert "single_school: yes" in (folder / "schools" / EDITION / "_district.yaml").read_text()


def test_nothing_is_overwritten(start: Command, folder: Path) -> None:
    start()
    file = folder / "schools" / EDITION / "elm.yaml"
    before = file.read_bytes()
    run = start()
    assert run.code == 2
    assert "there already" in run.err
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("code", "message"), [("12345", "7 digits"), ("9712345", "no school whose CDS code begins")]
)
def test_mistakes_of_the_command_line(start: Command, code: str, message: str) -> None:
    run = start(code=code)
    assert run.code == 2
    assert message in run.err


def test_without_a_directory_nobody_can_tell_the_schools(
    start: Command, folder: Path, within: Command
) -> None:
    (folder / "groups.txt").write_text(text_of("enrollment-by-group", {OAK: {}}))
    run = within("init-district", PREFIX, "--from", "groups.txt", "--templates", "templates")
    assert run.code == 2
    assert "no directory" in run.err
