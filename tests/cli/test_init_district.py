from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.cli.conftest import EDITION, ROOT, Command, Run
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


def grades(folder: Path, codes: tuple[str, ...], **cells: str) -> None:
    rows = {code: {"ENRTOTAL": "400", **cells} for code in codes}
    (folder / "state" / "enrbygrade.txt").write_text(text_of("enrollment-by-grade", rows), "utf-8")


def test_a_school_that_a_file_lacks_stops_it_unless_the_user_says_so(
    start: Command, folder: Path
) -> None:
    grades(folder, (OAK, ELM))
    run = start()
    assert (run.code, f"--without {ASH}" in run.err) == (1, True)
    assert not (folder / "schools").exists()
    run = start("--without", ASH)
    assert run.code == 0, run.err
    assert "I109 warning" in run.err
    assert len(list((folder / "schools" / EDITION).glob("*.yaml"))) == 4
    assert start("--without", FAR).code == 2


def test_a_school_that_the_directory_lacks_is_told(start: Command, folder: Path) -> None:
    strange = f"{PREFIX}0000999"
    grades(folder, (OAK, ELM, ASH, strange))
    run = start()
    assert run.code == 0, run.err
    assert f"I109 warning: The directory does not have {strange}" in run.err


def test_a_figure_that_no_file_can_hold_stops_it(start: Command, folder: Path) -> None:
    rows = {code: {"PTCHSAL": "120"} for code in (OAK, ELM, ASH)}
    (folder / "state" / "salary.txt").write_text(text_of("salaries", rows), "utf-8")
    run = start()
    assert run.code == 1
    assert "state/salary.txt:2:" in run.err
    assert "I110" in run.err
    assert "120" not in run.err
    assert not (folder / "schools").exists()


def test_the_report_is_that_of_an_import(start: Command, folder: Path) -> None:
    grades(folder, (OAK, ELM, ASH))
    run = start()
    assert "from enrbygrade.txt (3 rows), schldir.txt (4 rows)" in run.out
    assert f"schools/{EDITION}/elm.yaml\n" in run.out
    assert "Student Enrollment by Grade Level" in run.out
    assert "3 schools started: added " in run.err


def test_the_report_is_for_programs_too(start: Command, folder: Path) -> None:
    schema = json.loads((ROOT / "docs" / "import-report.schema.json").read_text("utf-8"))
    made = json.loads(start("--format", "json").out)
    again = json.loads(start("--format", "json").out)
    for whole in (made, again):
        Draft202012Validator(schema).validate(whole)
    assert (made["written"], len(made["files"])) == (True, 4)
    assert (again["written"], len(again["problems"])) == (False, 1)


def test_a_long_name_makes_no_long_name_of_a_file(start: Command, folder: Path) -> None:
    run = start(rows={**SCHOOLS, OAK: {**SCHOOLS[OAK], "SCHOOL": "Oak School " * 27}})
    assert run.code == 0, run.err
    names = [file.name for file in (folder / "schools" / EDITION).glob("oak*.yaml")]
    assert names == ["oak-school-oak-school-oak-school-oak-school-oak-school-oak.yaml"]


@pytest.mark.parametrize("name", ["No Data", "", "NULL"])
def test_a_school_without_a_name_is_left_out_and_told(
    start: Command, folder: Path, name: str
) -> None:
    run = start(rows={**SCHOOLS, OAK: {**SCHOOLS[OAK], "SCHOOL": name}})
    assert run.code == 0
    assert f"I119 warning: The school {OAK} has no name" in run.err
    assert len(list((folder / "schools" / EDITION).glob("*.yaml"))) == 3


def test_where_every_school_is_left_out_nothing_is_started(start: Command, folder: Path) -> None:
    run = start(rows={OAK: {"SCHOOL": "No Data", "GRSPAN": "K-6"}})
    assert (run.code, "I119" in run.err) == (1, True)
    assert not (folder / "schools").exists()


def test_the_public_directory_names_the_district_too(
    start: Command, folder: Path, within: Command
) -> None:
    row = {
        "School": "Oak", "District": "Stillwater Valley Unified", "GSserved": "K-6",
        "Charter": "N", "StatusType": "Active",
    }  # fmt: skip
    (folder / "pubschls.txt").write_text(text_of("public-schools", {OAK: row}), "utf-8")
    run = within(
        "init-district", PREFIX, "--from", "pubschls.txt", "--edition", EDITION,
        "--templates", "templates",
    )  # fmt: skip
    assert run.code == 0, run.err
    district = (folder / "schools" / EDITION / "_district.yaml").read_text("utf-8")
    assert "  name: Stillwater Valley Unified\n" in district
