"""Which files belong to which school."""

from __future__ import annotations

from pathlib import Path

import pytest

from sarcgen.errors import UsageError
from sarcgen.records.locate import SchoolFile, all_schools, find_schools

KNOWN = ["2018-19", "2019-20"]


@pytest.fixture
def schools(tmp_path: Path) -> Path:
    for name in (
        "2018-19/_district.yaml",
        "2018-19/kellogg.yaml",
        "2018-19/_draft.yaml",
        "2018-19/.hidden.yaml",
        "2018-19/notes.txt",
        "2018-19/east/_district.yaml",
        "2018-19/east/oak.yaml",
        "2018-19/east/upper/elm.yaml",
        "2018-19/west/fir.yaml",
        "2018-19/_old/ash.yaml",
        "2019-20/kellogg.yaml",
        "2019-20/west/fir.yaml",
        ".schema/2018-19-school.json",
        "_attic/2018-19/ash.yaml",
    ):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    (tmp_path / "readme.yaml").touch()
    return tmp_path


def names(found: list[SchoolFile]) -> list[str]:
    return [f"{entry.edition}/{entry.school}" for entry in found]


def refusal(schools: Path, wanted: list[str], edition: str | None = None) -> str:
    with pytest.raises(UsageError) as caught:
        find_schools(schools, wanted, edition, KNOWN)
    return str(caught.value)


def test_every_yaml_file_below_an_edition_is_a_school_but_those_with_an_underscore(
    schools: Path,
) -> None:
    assert names(all_schools(schools)) == [
        "2018-19/elm",
        "2018-19/fir",
        "2018-19/kellogg",
        "2018-19/oak",
        "2019-20/fir",
        "2019-20/kellogg",
    ]
    assert names(all_schools(schools, "2019-20")) == ["2019-20/fir", "2019-20/kellogg"]


def test_the_nearest_district_file_up_to_the_edition_serves_a_school(schools: Path) -> None:
    district = {f"{e.edition}/{e.school}": e.district for e in all_schools(schools)}
    top, east = schools / "2018-19", schools / "2018-19" / "east"
    assert district == {
        "2018-19/elm": east / "_district.yaml",
        "2018-19/fir": top / "_district.yaml",
        "2018-19/kellogg": top / "_district.yaml",
        "2018-19/oak": east / "_district.yaml",
        "2019-20/fir": None,
        "2019-20/kellogg": None,
    }


def test_a_district_file_above_the_edition_serves_nobody(schools: Path) -> None:
    (schools / "_district.yaml").touch()
    assert all_schools(schools, "2019-20")[0].district is None


def test_the_newest_edition_that_has_the_school_is_meant(schools: Path) -> None:
    found = find_schools(schools, ["kellogg", "oak"], None, KNOWN)
    assert names(found) == ["2019-20/kellogg", "2018-19/oak"]


def test_an_edition_can_be_asked_for(schools: Path) -> None:
    assert names(find_schools(schools, ["kellogg"], "2018-19", KNOWN)) == ["2018-19/kellogg"]


def test_no_name_means_every_school_of_every_edition_or_of_one(schools: Path) -> None:
    assert find_schools(schools, [], None, KNOWN) == all_schools(schools)
    assert find_schools(schools, [], "2019-20", KNOWN) == all_schools(schools, "2019-20")


def test_names_may_be_paths_and_are_taken_once_in_the_order_given(schools: Path) -> None:
    wanted = ["oak", "schools/2018-19/kellogg.yaml", "kellogg.yaml", "oak"]
    assert names(find_schools(schools, wanted, "2018-19", KNOWN)) == [
        "2018-19/oak",
        "2018-19/kellogg",
    ]


def test_an_unknown_school_is_refused_with_the_nearest_name(schools: Path) -> None:
    assert refusal(schools, ["kelog"]) == ("There is no school “kelog”. Did you mean “kellogg”?")
    assert refusal(schools, ["oak"], "2019-20") == "There is no school “oak” in edition 2019-20."


@pytest.mark.parametrize("name", ["_district", "_draft", "ash", "notes", "readme"])
def test_what_is_no_school_is_not_found(schools: Path, name: str) -> None:
    assert refusal(schools, [name]).startswith(f"There is no school “{name}”.")


def test_an_unknown_edition_is_refused(schools: Path) -> None:
    assert refusal(schools, [], "2017-18") == (
        "There is no edition “2017-18”. Possible are: 2018-19, 2019-20."
    )


def test_a_folder_that_is_no_edition_is_refused_if_it_holds_a_school(schools: Path) -> None:
    (schools / "drafts").mkdir()
    assert find_schools(schools, ["oak"], None, KNOWN)
    (schools / "drafts" / "oak.yaml").touch()
    assert refusal(schools, ["oak"]).endswith(
        "drafts is not named after an edition. Possible are: 2018-19, 2019-20."
    )
    assert find_schools(schools, ["oak"], "2018-19", KNOWN)


def test_a_folder_without_schools_is_refused(tmp_path: Path) -> None:
    assert "There is no school in" in refusal(tmp_path, [])
    (tmp_path / "2018-19").mkdir()
    assert refusal(tmp_path, [], "2018-19").endswith(
        ", edition 2018-19. Start one with “sarcgen new”."
    )


@pytest.mark.parametrize("twin", ["2018-19/west/oak.yaml", "2018-19/OAK.yaml"])
def test_two_schools_of_one_name_in_an_edition_are_refused(schools: Path, twin: str) -> None:
    (schools / twin).touch()
    message = refusal(schools, ["kellogg"])
    assert "Two files have the same school name" in message
    assert "east/oak.yaml" in message
    assert twin in message


def test_one_name_in_two_editions_is_one_school_in_two_years(schools: Path) -> None:
    (schools / "2019-20" / "oak.yaml").touch()
    assert names(find_schools(schools, ["oak"], None, KNOWN)) == ["2019-20/oak"]
