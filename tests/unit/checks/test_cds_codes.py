"""CDS codes of several schools: each its own, one county and district under one file."""

from __future__ import annotations

from pathlib import Path

import pytest

from sarcgen.checks.cds_codes import CdsCode, cds_code_of, same_codes, strange_prefixes
from sarcgen.checks.fellows import Fellow, digest
from sarcgen.problems import Mark, Problem
from tests.support.cards import changed, granite_ridge
from tests.support.editions import case_from, write_school

Entries = list[tuple[Fellow, CdsCode | None]]

HERE, THERE = "1234567", "1299999"
DISTRICT = "_district.yaml"


def entries(codes: dict[str, str], district: str = DISTRICT, edition: str = "2018-19") -> Entries:
    return [
        (
            Fellow(edition, name, district),
            CdsCode(Mark(f"{name}.yaml", 3, 5), digest(code), digest(code[:7])) if code else None,
        )
        for name, code in codes.items()
    ]


def told(found: list[tuple[int, Problem]], code: str) -> list[int]:
    """The places of schools with a finding, each of them right."""
    for place, problem in found:
        assert problem.code == code
        assert problem.field == "contact.cds_code"
        assert problem.mark.line == 3, place
        assert "1234567" not in problem.message
    return [place for place, _ in found]


@pytest.mark.parametrize("codes", [("1", "2"), ("1", "2", "3"), ("", ""), ("1",), ()])
def test_codes_of_one_district_that_differ_are_right(codes: tuple[str, ...]) -> None:
    schools = {f"school-{n}": code and f"{HERE}000000{code}" for n, code in enumerate(codes)}
    assert list(same_codes(entries(schools))) == []
    assert list(strange_prefixes(entries(schools))) == []


def test_schools_with_the_same_code_are_told_of_one_another() -> None:
    code = f"{HERE}0000001"
    found = list(same_codes(entries({"oak": code, "ash": f"{HERE}0000002", "elm": code})))
    assert told(found, "X166") == [0, 2]
    assert "The same CDS code stands in elm.yaml." in found[0][1].message
    assert "The same CDS code stands in oak.yaml." in found[1][1].message


def test_the_same_code_under_other_district_files_is_the_same_code() -> None:
    one = entries({"oak": f"{HERE}0000001"}, "north/_district.yaml")
    other = entries({"elm": f"{HERE}0000001"}, "")
    assert told(list(same_codes([*one, *other])), "X166") == [0, 1]


def test_the_same_school_in_two_editions_keeps_its_code() -> None:
    school = {"oak": f"{HERE}0000001"}
    both = [*entries(school), *entries(school, edition="2019-20")]
    assert list(same_codes(both)) == []


def test_a_school_without_a_code_is_like_no_other() -> None:
    assert list(same_codes(entries({"oak": "", "elm": ""}))) == []


def test_of_two_schools_that_differ_both_are_told() -> None:
    found = list(strange_prefixes(entries({"oak": f"{HERE}0000001", "elm": f"{THERE}0000002"})))
    assert told(found, "X164") == [0, 1]
    assert "are not those of elm.yaml under the same district file." in found[0][1].message
    assert "are not those of oak.yaml under the same district file." in found[1][1].message
    assert all("One of the codes is wrong" in problem.message for _, problem in found)


def test_of_several_the_one_that_differs_from_most_is_told() -> None:
    codes = {"oak": f"{HERE}0000001", "elm": f"{THERE}0000002", "ash": f"{HERE}0000003"}
    found = list(strange_prefixes(entries({**codes, "fir": ""})))
    assert told(found, "X164") == [1]
    assert "are not those of most schools under the same district file." in found[0][1].message


def test_where_no_district_is_that_of_most_all_are_told() -> None:
    codes = {
        "oak": f"{HERE}0000001",
        "elm": f"{THERE}0000002",
        "ash": f"{HERE}0000003",
        "fir": f"{THERE}0000004",
    }
    found = list(strange_prefixes(entries(codes)))
    assert told(found, "X164") == [0, 1, 2, 3]
    assert "are not those of elm.yaml and fir.yaml under" in found[0][1].message
    assert "are not those of oak.yaml and ash.yaml under" in found[1][1].message


@pytest.mark.parametrize("last", ["1234567", "1234568", "1234576", "0234567", "1235567"])
def test_every_one_of_the_first_seven_digits_counts(last: str) -> None:
    codes = {"oak": f"{HERE}0000001", "elm": f"{HERE}0000002", "ash": f"{last}0000003"}
    expected = [] if last == HERE else [2]
    assert told(list(strange_prefixes(entries(codes))), "X164") == expected


@pytest.mark.parametrize("files", [("a/_district.yaml", "b/_district.yaml"), ("", "")])
def test_schools_without_a_district_file_in_common_are_not_compared(
    files: tuple[str, str],
) -> None:
    one = entries({"oak": f"{HERE}0000001"}, files[0])
    other = entries({"elm": f"{THERE}0000002"}, files[1])
    assert list(strange_prefixes([*one, *other])) == []


def test_editions_are_not_mixed() -> None:
    one = entries({"oak": f"{HERE}0000001"})
    other = entries({"elm": f"{THERE}0000002"}, edition="2019-20")
    assert list(strange_prefixes([*one, *other])) == []


@pytest.mark.parametrize("kind", ["regular", "alternative", "charter", "county office"])
@pytest.mark.parametrize("typed", ["99999999900017", "99-99999-9900017"])
def test_the_code_of_a_school_of_any_kind_is_taken_from_its_file(
    kind: str,
    typed: str,
    tmp_path: Path,
) -> None:
    school, district = granite_ridge()
    school = changed(school, {"contact.cds_code": typed, "kind": kind})
    folder = tmp_path
    case = case_from(write_school(folder, "2018-19", "oak", school, district))
    code = cds_code_of(case.record)
    assert code is not None
    assert (code.whole, code.prefix) == (digest("99999999900017"), digest("9999999"))
    lines = (folder / "2018-19" / "oak.yaml").read_text("utf-8").splitlines()
    assert f'"{typed}"' in lines[code.mark.line - 1]


@pytest.mark.parametrize("word", ["not reported", None])
def test_an_absent_code_is_none(word: str | None, tmp_path: Path) -> None:
    school, district = granite_ridge()
    school = changed(school, {"contact.cds_code": word})
    folder = tmp_path
    case = case_from(write_school(folder, "2018-19", "oak", school, district))
    assert cds_code_of(case.record) is None
