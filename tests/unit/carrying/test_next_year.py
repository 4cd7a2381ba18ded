"""A school's files for the next edition: what is in them, where they stand, what is refused."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from pydantic import ValidationError

from sarcgen.carrying.next_year import next_year
from sarcgen.errors import InvalidData, UsageError
from sarcgen.problems import errors_among
from sarcgen.records.locate import DISTRICT_FILE, SchoolFile
from tests.support.cards import EDITION, EXAMPLES, ROOT, Data, changed, granite_ridge, kellogg
from tests.support.carried import SCHOOLS, Carried, carry_on, content, ends, source_in, two_editions
from tests.support.editions import NEXT, write_school


@pytest.fixture
def schools(tmp_path: Path) -> Path:
    """A copy of the founding school, and of the invented ones in folders beside it."""
    shutil.copytree(ROOT / "schools" / EDITION, tmp_path / EDITION)
    shutil.copytree(EXAMPLES / EDITION, tmp_path / EDITION / "valley")
    return tmp_path


def invented(tmp_path: Path, school: Data, district: Data | None = None) -> Carried:
    """An invented school carried on."""
    write_school(tmp_path, EDITION, "oak", school, district)
    return carry_on(tmp_path, "oak")


@pytest.mark.parametrize("name", [source.school for source in SCHOOLS])
def test_a_carried_school_wants_nothing_but_its_blanks(schools: Path, name: str) -> None:
    examination = carry_on(schools, name).examined()
    codes = {problem.code for problem in examination.problems}
    assert {problem.code[0] for problem in errors_among(examination.problems)} == {"C"}
    assert "C103" not in codes
    assert not codes & {"S121", "X126", "X172"}


def test_the_founding_school_starts_with_what_is_known_of_the_year(schools: Path) -> None:
    carried = carry_on(schools, "kellogg")
    found = ends(content(carried.new.file).data)
    assert found["edition",] == NEXT
    assert found["grades",] == "K-6"
    assert found["contact", "cds_code"] == "19649076021869"
    assert found["enrollment", "earlier_totals", "2018-19"] == "345"
    assert found["class_size", "elementary", "2018-19", "other", "average"] == "8"
    assert found["conditions", "teacher_credentials", "2019-20", "without_full_credential"] == (
        "not reported"
    )
    assert not [path for path in found if path[:2] == ("outcomes", "ela")]
    assert not [path for path in found if path[0] in ("staff", "finance", "published")]
    shared = ends(content(carried.schools / NEXT / DISTRICT_FILE).data)
    assert shared["schools", "professional_development", "days", "2019-20"] == "6"
    assert ("schools", "conditions", "textbooks", "collected") not in shared
    assert ("conditions", "teacher_credentials", "2019-20", "with_full_credential") not in shared


def test_the_founding_safety_plan_is_marked_and_the_rest_is_not(schools: Path) -> None:
    carried = carry_on(schools, "kellogg")
    assert carried.made.marked == 2
    text = carried.new.file.read_text("utf-8")
    assert re.findall(r"# REVIEW.*\n *(\w+):", text) == ["safety_plan"]
    assert "  # REVIEW: names 2014-15; bring it up to date.\n  safety_plan: |\n" in text


def test_a_text_that_stood_two_years_ago_is_marked(schools: Path) -> None:
    shutil.copytree(schools / EDITION, schools / "2017-18")
    carried = carry_on(schools, "kellogg")
    texts = [file.read_text("utf-8") for file in carried.made.files]
    assert [text.count("has not changed since 2017-18") for text in texts] == [4, 2]
    assert "names 2014-15 and has not changed since 2017-18; bring it up to date." in texts[0]


@pytest.mark.parametrize("text", ["narratives: {", "- a list\n"])
def test_files_of_two_years_ago_that_are_not_sound_say_nothing(schools: Path, text: str) -> None:
    shutil.copytree(schools / EDITION, schools / "2017-18")
    (schools / "2017-18" / "kellogg.yaml").write_text(text, "utf-8")
    assert carry_on(schools, "kellogg").made.marked == 2


def test_files_stand_in_the_same_folders_as_before_and_name_their_schemas(schools: Path) -> None:
    carried = carry_on(schools, "larkspur-elementary")
    place = schools / NEXT / "valley" / "clover-basin"
    assert list(carried.made.files) == [place / "larkspur-elementary.yaml", place / DISTRICT_FILE]
    for text in carried.made.files.values():
        assert "schema=../../../.schema/2019-20-" in text.splitlines()[0]


def test_a_district_file_that_is_there_stays_as_it_is(schools: Path) -> None:
    carry_on(schools, "larkspur-elementary")
    file = schools / NEXT / "valley" / "clover-basin" / DISTRICT_FILE
    before = file.read_bytes()
    carried = carry_on(schools, "basin-middle")
    assert [path.name for path in carried.made.files] == ["basin-middle.yaml"]
    assert carried.made.notes == ()
    assert file.read_bytes() == before
    text = carried.new.file.read_text("utf-8")
    assert "services_funded" not in text
    assert "professional_development" not in text


def test_a_district_of_its_own_folder_does_not_take_the_one_above_for_its_own(
    schools: Path,
) -> None:
    carry_on(schools, "kellogg")
    carried = carry_on(schools, "tule-flat")
    assert carried.new.district == carried.new.file.with_name(DISTRICT_FILE)


def test_a_district_file_nearer_to_the_school_is_taken_for_its_own(schools: Path) -> None:
    moved = schools / EDITION / "north" / "kellogg.yaml"
    moved.parent.mkdir()
    (schools / EDITION / "kellogg.yaml").rename(moved)
    near = schools / NEXT / "north" / DISTRICT_FILE
    near.parent.mkdir(parents=True)
    near.write_text(f'edition: "{NEXT}"\n', "utf-8")
    assert len(carry_on(schools, "kellogg").made.files) == 1


def test_where_there_was_no_district_file_a_blank_one_is_started(tmp_path: Path) -> None:
    school, _ = kellogg()
    carried = invented(tmp_path, school)
    text = carried.made.files[tmp_path / NEXT / DISTRICT_FILE]
    assert "Started from" not in text
    assert set(ends(content(tmp_path / NEXT / DISTRICT_FILE).data)) == {
        ("edition",),
        ("single_school",),
        ("parent_summary",),
    }


def test_settings_and_wishes_of_the_district_are_kept(tmp_path: Path) -> None:
    school, district = granite_ridge()
    wishes = {
        "minimum_group_size": "15",
        "also_hide": [{"table": "caaspp-ela-by-group", "row": "homeless"}],
    }
    district = changed(
        district, {"disclosure": wishes, "single_school": "yes", "parent_summary": "yes"}
    )
    carried = invented(tmp_path, changed(school, {"kind": "alternative"}), district)
    record = carried.examined().record
    assert record is not None
    assert record.entities.school.kind.value == "alternative"
    assert record.entities.district.single_school
    assert record.entities.district.parent_summary
    choices = record.entities.district.disclosure
    assert (choices.minimum_group_size, choices.also_hide[0].row) == (15, "homeless")


def test_other_grades_are_taken_where_they_are_given(schools: Path) -> None:
    text = carry_on(schools, "kellogg", grades="K-8").new.file.read_text("utf-8")
    assert "\ngrades: K-8\n" in text
    assert '\n    "8":\n' in text
    with pytest.raises(ValidationError):
        carry_on(schools, "tule-flat", grades="first")


def test_a_list_of_grades_stays_a_list(tmp_path: Path) -> None:
    school, district = kellogg()
    carried = invented(tmp_path, {**school, "grades": ["K", "1", "2"]}, district)
    assert ends(content(carried.new.file).data)["grades",] == ["K", "1", "2"]


def test_what_is_set_aside_is_not_kept_and_that_is_said(tmp_path: Path) -> None:
    school, district = granite_ridge()
    entry = {"code": "X110", "reason": "The three figures come from two reports."}
    carried = invented(
        tmp_path,
        {**school, "ignore": [entry]},
        changed(district, {"ignore": [entry], "schools.ignore": [entry]}),
    )
    notes = [note for note in carried.made.notes if "“ignore”" in note]
    assert len(notes) == 2
    assert "oak.yaml" in notes[0]
    assert DISTRICT_FILE in notes[1]
    assert not [text for text in carried.made.files.values() if "ignore" in text]


def test_a_text_that_the_new_card_does_not_show_is_named(tmp_path: Path) -> None:
    school, district = kellogg()
    text = {"narratives.career_technical_education": "A workshop."}
    carried = invented(tmp_path, changed(school, text), district)
    assert [note.partition(" of ")[0] for note in carried.made.notes] == [
        "“narratives.career_technical_education”"
    ]
    assert "A workshop." not in carried.made.files[carried.new.file]


def test_a_shared_text_that_a_new_district_file_lacks_is_named(schools: Path) -> None:
    district = schools / NEXT / DISTRICT_FILE
    district.parent.mkdir()
    district.write_text(f'edition: "{NEXT}"\nschools:\n  professional_development:\n', "utf-8")
    notes = carry_on(schools, "kellogg").made.notes
    assert [note.partition(" of ")[0] for note in notes] == [
        "“conditions.facilities.narrative”",
        "“professional_development.narrative”",
        "“professional_development.resources”",
    ]
    assert all("2019-20/_district.yaml, which is there already. Copy it" in note for note in notes)


def test_kind_and_grades_that_the_schools_shared_are_not_lost(tmp_path: Path) -> None:
    school, district = granite_ridge()
    del school["grades"]
    shared = {"schools.grades": "9-12", "schools.kind": "alternative"}
    carried = invented(tmp_path, school, changed(district, shared))
    record = carried.examined().record
    assert record is not None
    assert record.entities.school.kind.value == "alternative"
    assert "grades" not in carried.made.files[carried.new.file].partition("contact:")[0]
    carried.new.file.unlink()
    (tmp_path / NEXT / DISTRICT_FILE).write_text(f'edition: "{NEXT}"\n', "utf-8")
    text = carry_on(tmp_path, "oak").made.files[carried.new.file]
    assert '\ngrades: "9-12"\nkind: "alternative"\n' in text


def test_a_draft_can_be_carried(tmp_path: Path) -> None:
    carried = invented(tmp_path, {"edition": EDITION, "grades": "K-6"})
    assert ends(content(carried.new.file).data) == {("edition",): NEXT, ("grades",): "K-6"}
    assert carried.examined().record is not None


@pytest.mark.parametrize(
    ("field", "mistake", "code"),
    [
        ("outcomes.ela.all_students.number_tested", "12,5", "S1"),
        ("outcomes.ela.all_students.number_tested", "9999", "X1"),
    ],
)
def test_a_file_with_errors_is_not_carried(
    tmp_path: Path, field: str, mistake: str, code: str
) -> None:
    school, district = kellogg()
    with pytest.raises(InvalidData) as refused:
        invented(tmp_path, changed(school, {field: mistake}), district)
    assert {problem.code[:2] for problem in refused.value.problems} == {code}
    assert not (tmp_path / NEXT).exists()


def test_a_new_district_file_with_errors_has_to_be_mended_first(schools: Path) -> None:
    (schools / NEXT).mkdir()
    (schools / NEXT / DISTRICT_FILE).write_text(f'edition: "{NEXT}"\nsingle: yes\n', "utf-8")
    with pytest.raises(InvalidData) as refused:
        carry_on(schools, "kellogg")
    assert [problem.code for problem in refused.value.problems] == ["S101"]


@pytest.mark.parametrize("name", ["kellogg.yaml", "north/Kellogg.yaml"])
def test_a_file_that_is_there_stays_as_it_is(schools: Path, name: str) -> None:
    there = schools / NEXT / name
    there.parent.mkdir(parents=True)
    there.write_text("mine", "utf-8")
    with pytest.raises(UsageError, match="is there already and stays as it is"):
        carry_on(schools, "kellogg")
    assert there.read_text("utf-8") == "mine"


@pytest.mark.parametrize(("start", "target"), [(EDITION, EDITION), (NEXT, EDITION)])
def test_only_a_later_edition_can_be_started(schools: Path, start: str, target: str) -> None:
    (schools / EDITION).rename(schools / start)
    source: SchoolFile = source_in(schools, "kellogg", start)
    with pytest.raises(UsageError, match="must be an earlier one than 2018-19, as in --from 2017"):
        next_year(source, target, schools, two_editions())
