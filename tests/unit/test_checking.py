"""A whole run: schools alone, beside their past and their fellows, and what their files ignore."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from sarcgen.checking import check_schools
from sarcgen.findings.results import CheckedSchool, CheckRun, Finding, Standing
from sarcgen.problems import Severity
from sarcgen.records.locate import SchoolFile, all_schools, earlier_files
from tests.support.cards import EDITION, TEMPLATES, Data, changed, granite_ridge, kellogg
from tests.support.editions import NEXT, a_year_on, with_next_edition, write_school

Schools = Callable[..., list[SchoolFile]]

TODAY: Final = date(2020, 1, 15)
REASON: Final = "The business office confirmed both figures."
PARTS: Final = {"code": "X110", "reason": REASON}
"""Kellogg's expenditures do not add up: a warning in the school's own file."""
OLD_BOOKS: Final = {"code": "X130", "reason": "The books were collected before the school year."}
"""Its textbook data are old: a warning in the district's file."""


@pytest.fixture
def kelloggs(tmp_path: Path) -> Schools:
    """Schools like the founding one, in one district, with changes to each and to the district."""

    def write(*changes: Data, district: Data | None = None) -> list[SchoolFile]:
        school, shared = kellogg()
        return [
            write_school(
                tmp_path,
                EDITION,
                f"school-{number}",
                changed(school, own),
                changed(shared, district or {}),
            )
            for number, own in enumerate(changes)
        ]

    return write


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of templates with two editions."""
    return with_next_edition(tmp_path_factory.mktemp("editions"))


def run(sources: list[SchoolFile], templates: Path = TEMPLATES, **options: Any) -> CheckRun:
    return check_schools(sources, templates, **{"today": TODAY, "jobs": 1, **options})


def of(school: CheckedSchool, code: str) -> list[Finding]:
    return [finding for finding in school.findings if finding.problem.code == code]


def test_a_run_tells_of_every_school_in_the_order_asked(kelloggs: Schools) -> None:
    sources = kelloggs({}, {"contact.name": None})
    found = run(sources[::-1]).schools
    assert [school.school for school in found] == ["school-1", "school-0"]
    assert [school.title for school in found] == [
        "school-1",
        "Kellogg Polytechnic Elementary School",
    ]
    for school, source in zip(found, sources[::-1], strict=True):
        assert school.edition == EDITION
        assert school.file == source.file.as_posix()
        assert school.district_file == source.file.with_name("_district.yaml").as_posix()


def test_one_school_alone_is_beside_no_other(kelloggs: Schools) -> None:
    (school,) = run(kelloggs({})).schools
    codes = {finding.problem.code for finding in school.findings}
    assert {"X110", "X130", "X140"} <= codes
    assert not codes & {"X144", "X145", "X164", "X166", "X171", "X172", "X181"}


def test_what_schools_share_is_told_of_both_and_listed_once(kelloggs: Schools) -> None:
    checked = run(kelloggs({}, {}))
    for school in checked.schools:
        assert len(of(school, "X166")) == 1
        assert len(of(school, "X130")) == 1
    codes = [finding.problem.code for finding in checked.findings()]
    assert (codes.count("X166"), codes.count("X130")) == (2, 1)


def test_a_file_that_cannot_be_read_moves_no_finding_to_another_school(kelloggs: Schools) -> None:
    texts = kellogg()[0]["narratives"]
    own = {f"narratives.{key}": f"Ours: {text}" for key, text in texts.items()}
    sources = kelloggs({}, {}, {}, own)
    sources[0].file.write_text("edition: [\n", "utf-8")
    first, second, third, fourth = run(sources).schools
    assert [finding.problem.code for finding in first.findings] == ["Y103"]
    for school in (second, third, fourth):
        files = {Path(finding.problem.mark.path).name for finding in school.findings}
        assert files == {f"{school.school}.yaml", "_district.yaml"}
        assert len(of(school, "X166")) == 1
    assert len(of(second, "X145")) == len(of(third, "X145")) > 2
    assert of(fourth, "X145") == []


def test_one_process_and_two_give_the_same(kelloggs: Schools, tmp_path: Path, both: Path) -> None:
    entries = [PARTS, {"code": "X145", "field": "narratives.safety_plan", "reason": REASON}]
    kelloggs({"ignore": entries}, {}, {"enrollment.total": 1}, district={"ignore": [OLD_BOOKS]})
    write_school(tmp_path, EDITION, "ridge/high", *granite_ridge())
    school, district = kellogg()
    for number in range(3):
        later = changed(a_year_on(school), {"outcomes.caaspp.2018-19.ela": number})
        write_school(tmp_path, NEXT, f"school-{number}", later, a_year_on(district))
    (tmp_path / EDITION / "broken.yaml").write_text("edition: [\n", "utf-8")
    sources = all_schools(tmp_path)
    assert len(sources) == 8
    before = earlier_files(sources, sources)
    alone = run(sources, both, earlier=before)
    codes = {finding.problem.code for finding in alone.findings()}
    assert {"Y103", "X110", "X130", "X144", "X145", "X166", "X171", "X172"} <= codes
    assert run(sources, both, earlier=before, jobs=2) == alone
    assert run(sources, both, earlier=before, jobs=None) == alone


def test_a_school_is_held_against_the_edition_before_if_it_is_there(
    tmp_path: Path, both: Path
) -> None:
    last = write_school(tmp_path, EDITION, "oak", *granite_ridge())
    now = write_school(tmp_path, NEXT, "oak", *map(a_year_on, granite_ridge()))
    (beside,) = run([now], both, earlier={now: last}).schools
    assert of(beside, "X144")
    (alone,) = run([now], both).schools
    assert of(alone, "X144") == []
    rest = [finding for finding in beside.findings if finding.problem.code != "X144"]
    assert rest == list(alone.findings)


@pytest.mark.parametrize("spoiled", ["edition: [\n", ""])
def test_files_of_last_year_that_cannot_be_read_are_not_held_against_a_school(
    tmp_path: Path, both: Path, spoiled: str
) -> None:
    last = write_school(tmp_path, EDITION, "oak", *granite_ridge())
    now = write_school(tmp_path, NEXT, "oak", *map(a_year_on, granite_ridge()))
    last.file.write_text(spoiled, "utf-8")
    assert run([now], both, earlier={now: last}) == run([now], both)


def test_files_of_an_edition_without_a_template_are_not_held_against_a_school(
    tmp_path: Path,
) -> None:
    now = write_school(tmp_path, EDITION, "oak", *granite_ridge())
    last = replace(now, edition="2017-18")
    assert run([now], earlier={now: last}) == run([now])


def test_the_edition_before_is_found_by_year_and_name(tmp_path: Path) -> None:
    def source(edition: str, school: str) -> SchoolFile:
        return SchoolFile(edition, school, tmp_path / edition / f"{school}.yaml", None)

    present = [
        source(edition, school)
        for edition in ("2016-17", "2017-18", "2018-19")
        for school in ("oak", "elm")
    ]
    new = source("2018-19", "ash")
    found = earlier_files([present[5], new, present[0]], present)
    assert found == {present[5]: present[3]}


def test_a_strict_run_fails_for_a_warning(kelloggs: Schools) -> None:
    checked = run(kelloggs({}))
    assert all(problem.severity is Severity.WARNING for problem in checked.open())
    assert not checked.failed()
    assert run(kelloggs({}), strict=True).failed()


def test_an_entry_in_a_schools_file_sets_its_finding_aside(kelloggs: Schools) -> None:
    first, second = run(kelloggs({"ignore": [PARTS]}, {})).schools
    (finding,) = of(first, "X110")
    assert (finding.standing, finding.reason) == (Standing.IGNORED, REASON)
    (finding,) = of(second, "X110")
    assert (finding.standing, finding.reason) == (Standing.OPEN, "")
    assert of(first, "S122") == []


def test_an_entry_in_the_districts_file_sets_its_own_findings_aside(kelloggs: Schools) -> None:
    checked = run(kelloggs({}, {}, district={"ignore": [OLD_BOOKS]}))
    for school in checked.schools:
        assert [finding.standing for finding in of(school, "X130")] == [Standing.IGNORED]
        assert of(school, "S122") == []
    assert "X130" not in {problem.code for problem in checked.open()}


def test_a_file_sets_nothing_aside_in_another_file(kelloggs: Schools) -> None:
    (school,) = run(kelloggs({"ignore": [OLD_BOOKS]}, district={"ignore": [PARTS]})).schools
    for code in ("X110", "X130"):
        assert [finding.standing for finding in of(school, code)] == [Standing.OPEN]
    assert len(of(school, "S122")) == 2


@pytest.mark.parametrize(
    ("field", "standing"),
    [
        ("conditions.facilities.systems.interior", Standing.IGNORED),
        ("conditions.facilities.systems", Standing.IGNORED),
        ("conditions", Standing.IGNORED),
        ("conditions.facilities.systems.electrical", Standing.OPEN),
        ("conditions.facilities.systems.inter", Standing.OPEN),
        ("conditions.facilities.systems.interior.rating", Standing.OPEN),
    ],
)
def test_an_entry_with_a_field_means_findings_at_it_or_below(
    kelloggs: Schools, field: str, standing: Standing
) -> None:
    entry = {"code": "X120", "reason": "The painter was there in August.", "field": field}
    (school,) = run(kelloggs({"ignore": [entry]})).schools
    standings = {finding.problem.field: finding.standing for finding in of(school, "X120")}
    assert standings["conditions.facilities.systems.interior"] is standing


def test_what_only_a_look_at_other_schools_shows_can_be_set_aside(kelloggs: Schools) -> None:
    entry = {"code": "X145", "field": "narratives.safety_plan", "reason": "One plan for two."}
    first, second = run(kelloggs({"ignore": [entry]}, {})).schools
    standings = {finding.problem.field: finding.standing for finding in of(first, "X145")}
    assert standings["narratives.safety_plan"] is Standing.IGNORED
    assert standings["narratives.services_funded"] is Standing.OPEN
    assert {finding.standing for finding in of(second, "X145")} == {Standing.OPEN}
    assert of(first, "S122") == []
    (alone,) = run(kelloggs({"ignore": [entry]})).schools
    assert len(of(alone, "S122")) == 1


def test_what_only_last_year_shows_can_be_set_aside(tmp_path: Path, both: Path) -> None:
    school, district = granite_ridge()
    entry = {"code": "X144", "field": "narratives.description", "reason": "It still holds."}
    last = write_school(tmp_path, EDITION, "oak", school, district)
    later = {**a_year_on(school), "ignore": [entry]}
    now = write_school(tmp_path, NEXT, "oak", later, a_year_on(district))
    (checked,) = run([now], both, earlier={now: last}).schools
    standings = {finding.problem.field: finding.standing for finding in of(checked, "X144")}
    assert standings["narratives.description"] is Standing.IGNORED
    assert standings["narratives.safety_plan"] is Standing.OPEN


def test_an_entry_that_sets_nothing_aside_is_told_of_at_its_place(kelloggs: Schools) -> None:
    entries = [PARTS, {**PARTS, "code": "X103"}]
    (school,) = run(kelloggs({"ignore": entries})).schools
    (finding,) = of(school, "S122")
    assert finding.problem.severity is Severity.WARNING
    lines = Path(finding.problem.mark.path).read_text("utf-8").splitlines()
    assert any("X103" in line for line in lines[finding.problem.mark.line - 1 :][:2])


def test_an_entry_of_the_district_is_used_if_any_school_needs_it(kelloggs: Schools) -> None:
    text = "professional_development.days.2017-18"
    entry = {"code": "C201", "field": text, "reason": "Nobody counted them then."}
    checked = run(kelloggs({text: 6}, {}, district={"ignore": [entry]}))
    assert [of(school, "S122") for school in checked.schools] == [[], []]
    unused = run(kelloggs({text: 6}, district={"ignore": [entry]}))
    assert len(of(unused.schools[0], "S122")) == 1


@pytest.mark.parametrize("code", ["X144", "X145", "X166", "X172", "X181"])
def test_in_a_part_of_the_schools_an_entry_may_need_those_left_out(
    kelloggs: Schools, code: str
) -> None:
    entry = {"code": code, "reason": REASON}
    sources = kelloggs({"ignore": [entry, {**PARTS, "code": "X103"}]}, district={"ignore": [entry]})
    (school,) = run(sources, whole=False).schools
    (finding,) = of(school, "S122")
    assert "X103" in finding.problem.message
    (school,) = run(sources).schools
    assert len(of(school, "S122")) == 3


def test_an_entry_of_the_district_may_be_for_a_school_that_is_left_out(kelloggs: Schools) -> None:
    entry = {"code": "X103", "reason": REASON}
    sources = kelloggs({}, {}, district={"ignore": [entry, OLD_BOOKS]})
    (school,) = run(sources[:1], whole=False).schools
    assert of(school, "S122") == []
    assert [finding.standing for finding in of(school, "X130")] == [Standing.IGNORED]


@pytest.mark.parametrize(
    ("entry", "code", "words"),
    [
        ({"code": "X999", "reason": REASON}, "S123", "There is no such code."),
        ({"code": "X11", "reason": REASON}, "S123", "There is no such code."),
        ({"code": "C101", "reason": REASON}, "S123", "An error cannot be ignored"),
        ({"code": "P201", "reason": REASON}, "S123", "An error cannot be ignored"),
        ({"code": "X110", "reason": None}, "S124", "Say why it is right"),
        ({"code": "X110", "reason": ""}, "S124", "Say why it is right"),
        ({"code": "X110", "reason": "not reported"}, "S124", "Say why it is right"),
        ({"code": "X110"}, "S102", ""),
        ({"reason": REASON}, "S102", ""),
        ({"code": "X110", "reason": REASON, "until": "2021"}, "S101", ""),
    ],
)
@pytest.mark.parametrize("whose", ["school", "district"])
def test_a_wrong_entry_is_an_error_and_ignores_nothing(
    kelloggs: Schools, whose: str, entry: Data, code: str, words: str
) -> None:
    wrong = {"ignore": [PARTS, entry]}
    sources = kelloggs(wrong) if whose == "school" else kelloggs({}, district=wrong)
    checked = run(sources)
    (finding,) = checked.schools[0].findings
    assert (finding.problem.code, finding.standing) == (code, Standing.OPEN)
    assert words in finding.problem.message
    name = "school-0.yaml" if whose == "school" else "_district.yaml"
    assert Path(finding.problem.mark.path).name == name
    assert finding.problem.field.startswith("ignore.1")
    assert checked.failed()


@pytest.mark.parametrize("empty", [None, []])
def test_an_empty_list_ignores_nothing(kelloggs: Schools, empty: object) -> None:
    (school,) = run(kelloggs({"ignore": empty}, district={"ignore": empty})).schools
    assert {finding.standing for finding in school.findings} == {Standing.OPEN}


def test_the_code_of_an_entry_may_be_typed_in_small_letters(kelloggs: Schools) -> None:
    (school,) = run(kelloggs({"ignore": [{**PARTS, "code": "x110"}]})).schools
    assert [finding.standing for finding in of(school, "X110")] == [Standing.IGNORED]
