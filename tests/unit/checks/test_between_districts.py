"""District files of one edition about the same district."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sarcgen.checks.between_districts import district_part_of, unequal_districts
from sarcgen.checks.fellows import fellow_of
from sarcgen.problems import Problem
from tests.support.cards import Data, changed, granite_ridge
from tests.support.editions import NEXT, a_year_on, case_from, write_school

Found = list[tuple[int, Problem]]
Run = Callable[..., Found]

ELA = "outcomes.caaspp.2018-19.ela"


@pytest.fixture
def districts(tmp_path: Path) -> Run:
    """Findings of schools: ``folder/name`` with changes to the district's file of the folder."""

    def run(
        files: dict[str, dict[str, Any]], schools: dict[str, dict[str, Any]] | None = None
    ) -> Found:
        own, district = granite_ridge()
        sources = [
            write_school(
                tmp_path,
                "2018-19",
                name,
                changed(own, (schools or {}).get(name, {})),
                changed(district, changes),
            )
            for name, changes in files.items()
        ]
        cases = [case_from(source) for source in sources]
        entries = [(fellow_of(case.record), district_part_of(case.record)) for case in cases]
        return list(unequal_districts(entries))

    return run


def test_equal_files_and_a_file_for_all_have_no_finding(districts: Run) -> None:
    assert districts({"north/oak": {}, "south/elm": {}, "south/ash": {}}) == []


def test_a_figure_that_differs_is_told_at_the_second_file(districts: Run) -> None:
    ((place, problem),) = districts({"north/oak": {}, "south/elm": {ELA: 51}})
    assert (place, problem.code, problem.field) == (1, "X181", ELA)
    assert problem.mark.path.endswith("2018-19/south/_district.yaml")
    lines = Path(problem.mark.path).read_text("utf-8").splitlines()
    assert lines[problem.mark.line - 1].strip() == '"ela": 51'
    first = problem.mark.path.replace("south", "north")
    assert problem.message == (
        f"“{ELA}” is not as in {first}, which is about the same district. Correct the wrong one, or"
        " keep one district file in a folder above all schools of the district."
    )


def test_every_school_of_the_second_file_is_told_the_same(districts: Run) -> None:
    files = {"south/elm": {ELA: 51}, "north/oak": {}, "south/ash": {ELA: 51}}
    (one, problem), (other, same) = districts(files)
    assert (one, other) == (0, 2)
    assert problem == same


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("contact.superintendent", "Dr. Rowan Tull"),
        ("contact.phone", "(209) 555-0101"),
        ("conditions.teacher_credentials.2019-20.with_full_credential", 215),
        ("engagement.graduation.2016-17.dropout_rate", "6.2"),
        ("engagement.suspensions.2018-19.expulsions", "0.1"),
        ("finance.expenditures.unrestricted", "7120.54"),
        ("finance.salaries.superintendent", 241800),
        ("same_category.average_teacher_salary", 78056),
        ("same_category.salaries.principal_high", 131591),
    ],
)
def test_every_part_of_the_file_is_compared(districts: Run, path: str, value: object) -> None:
    ((_, problem),) = districts({"north/oak": {}, "south/elm": {path: value}})
    assert problem.field == path
    assert str(value) not in problem.message


def test_one_finding_for_each_key(districts: Run) -> None:
    changes = {"outcomes.caaspp.2017-18.ela": 47, ELA: 51, "finance.expenditures.unrestricted": 1}
    found = districts({"north/oak": {}, "south/elm": changes})
    assert [problem.field for _, problem in found] == list(changes)


@pytest.mark.parametrize("same", ["0", "0.0", "0.00"])
def test_numbers_are_compared_as_numbers(districts: Run, same: str) -> None:
    path = "engagement.suspensions.2018-19.expulsions"
    assert districts({"north/oak": {}, "south/elm": {path: same}}) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("contact.phone", "209.555.0100"),
        ("contact.name", "Stillwater Valley  Unified school district"),
        ("contact.superintendent", "Dr Imogen Farrow"),
    ],
)
def test_names_and_numbers_may_be_spelled_in_two_ways(
    districts: Run, path: str, value: str
) -> None:
    assert districts({"north/oak": {}, "south/elm": {path: value}}) == []


@pytest.mark.parametrize("word", [None, "not reported", "N/A", "--", "pending", "Not Reported"])
def test_no_figure_is_no_other_figure(districts: Run, word: str | None) -> None:
    assert districts({"north/oak": {}, "south/elm": {ELA: word}}) == []
    row = {"engagement.suspensions.2018-19": word}
    assert districts({"north/oak": {}, "south/elm": row}) == []


@pytest.mark.parametrize(
    "path", ["single_school", "disclosure.minimum_group_size", "schools.narratives.services_funded"]
)
def test_what_is_not_about_the_district_may_differ(districts: Run, path: str) -> None:
    value = {"single_school": "yes", "disclosure.minimum_group_size": 15}.get(path, "Others.")
    assert districts({"north/oak": {}, "south/elm": {path: value}}) == []


@pytest.mark.parametrize("name", ["Stillwater Hills Unified School District", None, "not reported"])
def test_another_district_is_not_compared(districts: Run, name: str | None) -> None:
    changes = {ELA: 51, "contact.name": name}
    assert districts({"north/oak": {}, "south/elm": changes}) == []


def test_a_district_of_the_same_name_in_another_county_is_another_district(districts: Run) -> None:
    schools = {"south/elm": {"contact.cds_code": "88-99999-9900017"}}
    assert districts({"north/oak": {}, "south/elm": {ELA: 51}}, schools) == []
    assert len(districts({"north/oak": {}, "south/elm": {ELA: 51}})) == 1


def test_a_third_file_is_compared_with_the_first_that_has_the_key(districts: Run) -> None:
    files = {"a/oak": {ELA: None}, "b/elm": {}, "c/ash": {ELA: 51}, "d/fir": {}}
    ((place, problem),) = districts(files)
    assert place == 2
    assert "2018-19/b/_district.yaml, which" in problem.message


def test_every_later_file_is_compared_with_the_same_one(districts: Run) -> None:
    found = districts({"a/oak": {}, "b/elm": {ELA: 51}, "c/ash": {ELA: 51}})
    assert [place for place, _ in found] == [1, 2]
    assert all("2018-19/a/_district.yaml, which" in problem.message for _, problem in found)


def test_editions_are_not_held_against_one_another(tmp_path: Path) -> None:
    school, district = granite_ridge()
    entries = []
    for edition, make in (("2018-19", dict), (NEXT, a_year_on)):
        changes: Data = {"contact.superintendent": f"Superintendent of {edition}"}
        source = write_school(
            tmp_path, edition, "oak", make(school), changed(make(district), changes)
        )
        case = case_from(source)
        entries.append((fellow_of(case.record), district_part_of(case.record)))
    assert list(unequal_districts(entries)) == []


def test_a_school_without_a_district_file_takes_no_part(tmp_path: Path) -> None:
    school, _ = granite_ridge()
    case = case_from(write_school(tmp_path, "2018-19", "oak", school))
    assert district_part_of(case.record) is None
    assert list(unequal_districts([(fellow_of(case.record), None)])) == []


def test_a_file_that_went_away_meanwhile_is_no_finding(tmp_path: Path) -> None:
    school, district = granite_ridge()
    entries = []
    for name, changes in (("north/oak", {}), ("south/elm", {ELA: 51})):
        source = write_school(tmp_path, "2018-19", name, school, changed(district, changes))
        case = case_from(source)
        entries.append((fellow_of(case.record), district_part_of(case.record)))
    (tmp_path / "2018-19" / "south" / "_district.yaml").unlink()
    assert list(unequal_districts(entries)) == []
