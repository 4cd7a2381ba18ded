"""What belongs to schools and districts alone: grades served, addresses, choices."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from sarcgen.model.entities import District, School
from sarcgen.model.protection_choices import SMALLEST_MINIMUM
from sarcgen.model.vocabulary import SERVED_GRADES, SchoolKind


def school(**given: Any) -> School:
    return School.model_validate({"edition": "2018-19", "grades": "K-6", **given})


def district(**given: Any) -> District:
    return District.model_validate({"edition": "2018-19", **given})


def codes(build: Any, **given: Any) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        build(**given)
    return [error["type"] for error in caught.value.errors()]


@pytest.mark.parametrize(
    ("typed", "served"),
    [
        ("K-6", "K 1 2 3 4 5 6"),
        ("k-2", "K 1 2"),
        ("K – 2", "K 1 2"),
        ("9-12", "9 10 11 12"),
        ("5", "5"),
        ("12, 9", "9 12"),
        ("K-1, 6-8, 7", "K 1 6 7 8"),
        ("K-12", "K 1 2 3 4 5 6 7 8 9 10 11 12"),
        (["2", "K-1"], "K 1 2"),
    ],
)
def test_grades_served_are_read_in_order(typed: object, served: str) -> None:
    assert [grade.value for grade in school(grades=typed).grades] == served.split()


@pytest.mark.parametrize(
    "typed",
    ["6-K", "K-6-8", "13", "0-5", "kindergarten", "K to 6", "K-", "-6", "", None, [], {}],
)
def test_other_grades_are_refused(typed: object) -> None:
    assert codes(school, grades=typed) == ["S108"]


def test_every_grade_can_be_served_alone() -> None:
    for grade in SERVED_GRADES:
        assert school(grades=grade.value).grades == (grade,)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "www.example.org",
        "//x.org", "https://a b", " ", "ftp://example.org", "mailto:a@example.org", "JAVASCRIPT:x",
        "java\nscript:x", "https://example.org\nx",
    ],
)  # fmt: skip
def test_other_addresses_than_those_of_web_pages_are_refused(address: str) -> None:
    given = {"resources": [{"title": "x", "address": address}]}
    assert codes(school, professional_development=given) == ["S118"]


def test_a_resource_may_have_no_address() -> None:
    given = {"resources": [{"title": "x"}, {"address": None}]}
    resources = school(professional_development=given).professional_development.resources
    assert [resource.address for resource in resources] == [None, None]


def test_a_school_is_regular_unless_it_says_otherwise() -> None:
    assert school().kind is SchoolKind.REGULAR
    assert school(kind="Charter").kind is SchoolKind.CHARTER
    assert codes(school, kind="magnet") == ["S109"]


@pytest.mark.parametrize("typed", ["0", "5", "10", "-11", "11.0", "eleven", "", "12345", []])
def test_no_district_can_lower_the_smallest_group(typed: object) -> None:
    with pytest.raises(ValidationError):
        district(disclosure={"minimum_group_size": typed})


@pytest.mark.parametrize(("typed", "size"), [("11", 11), (" 20 ", 20)])
def test_a_district_can_raise_the_smallest_group(typed: str, size: int) -> None:
    assert district(disclosure={"minimum_group_size": typed}).disclosure.minimum_group_size == size
    assert district().disclosure.minimum_group_size == SMALLEST_MINIMUM == 11


def test_a_district_of_one_school_says_yes() -> None:
    assert district().single_school is False
    assert district(single_school="yes").single_school is True
    assert district(single_school="No").single_school is False
    assert codes(district, single_school="true") == ["S109"]


def test_a_group_of_keys_may_still_be_empty() -> None:
    blank = school(
        contact=None,
        narratives=None,
        enrollment={"by_grade": None},
        conditions={"teacher_credentials": {"2018-19": None}, "textbooks": {"subjects": None}},
        outcomes={"ela": {"asian": None}, "caaspp": {"2018-19": None}},
        class_size={"elementary": {"2018-19": {"K": None}}},
        professional_development={"days": None, "resources": None},
    )
    assert blank.enrollment.by_grade == {}
    assert blank.professional_development.resources == []


def test_what_was_read_cannot_be_changed() -> None:
    read: Any = school()
    with pytest.raises(ValidationError, match="frozen"):
        read.contact = None
