"""What an edition takes from a file: what it prints, and what it needs besides."""

from __future__ import annotations

import pytest

from sarcgen.edition.words import ProvidedBy
from sarcgen.tables.keys import Keys, Taken, is_year, of_any_year, taken
from tests.support.cards import entities, template
from tests.support.whole_schools import later_edition

EDITION = template().edition


def at(path: str, entity: str = "school", grades: str | None = "9-12") -> list[Taken]:
    """All that is taken from a place, by the card of a school or of any."""
    school = None if grades is None else entities({"grades": grades})
    keys = tuple(path.split("/"))
    return [one for one in taken(EDITION, entity, school) if one.path == keys]


def test_what_is_printed_stands_by_number_before_what_is_not() -> None:
    found = taken(EDITION, "school", entities({"grades": "9-12"}))
    printed = [one.spec.number for one in found if one.printed]
    assert printed == sorted(printed)
    assert [one.printed for one in found] == sorted((one.printed for one in found), reverse=True)


@pytest.mark.parametrize(
    ("path", "supplier"),
    [
        ("engagement/suspensions/2018-19/suspensions", ProvidedBy.CDE),
        ("professional_development/days/2019-20", ProvidedBy.LEA),
        ("conditions/textbooks/collected", ProvidedBy.LEA),
        ("narratives/safety_plan", ProvidedBy.LEA),
    ],
)
def test_what_has_to_be_typed_is_asked(path: str, supplier: ProvidedBy) -> None:
    (one,) = at(path)
    assert (one.asked, one.supplier, one.is_text) == (True, supplier, "narratives" in path)


@pytest.mark.parametrize("path", ["enrollment/total", "outcomes/ela/male/percent_tested"])
def test_what_the_card_works_out_is_not_asked(path: str) -> None:
    one = next(one for one in at(path) if one.printed)
    assert (one.asked, one.worked_out) == (False, True)


@pytest.mark.parametrize(
    "path",
    [
        "engagement/suspensions/2016-17/cumulative_enrollment",
        "engagement/graduation/2015-16/cohort",
        "outcomes/physical_fitness/9/number_tested",
        "outcomes/ela/asian/number_with_scores",
        "staff/academic_counselors",
    ],
)
def test_what_only_governs_or_helps_is_neither_asked_nor_printed(path: str) -> None:
    assert {(one.asked, one.printed) for one in at(path)} == {(False, False)}


def test_a_row_that_need_not_be_there_is_known_by_its_keys() -> None:
    (one,) = at("class_size/elementary/2017-18/other/average", grades="K-6")
    assert one.optional_row == ("class_size", "elementary", "2017-18", "other")
    (one,) = at("enrollment/by_grade/ungraded_secondary")
    assert one.optional_row == one.path
    (one,) = at("class_size/elementary/2017-18/K/average", grades="K-6")
    assert one.optional_row == ()


def test_tables_of_other_grades_are_taken_only_for_any_school() -> None:
    assert at("engagement/graduation/2017-18/dropout_rate", grades="K-6") == []
    assert at("engagement/graduation/2017-18/dropout_rate", grades=None)
    assert at("enrollment/by_grade/K") == []


def test_a_district_gives_its_own_columns_and_no_texts() -> None:
    assert at("finance/salaries/superintendent", "district")
    assert not any(one.is_text for one in taken(EDITION, "district"))


def test_local_additions_belong_to_their_text() -> None:
    (one,) = at("professional_development/resources")
    assert (one.is_text, one.asked) == (True, False)


@pytest.mark.parametrize(
    ("path", "general"),
    [
        (("days", "2018-19"), ("days", "*")),
        (("days", "2018-20"), ("days", "2018-20")),
        (("a", "b"), ("a", "b")),
    ],
)
def test_a_path_of_any_year_has_no_school_year(path: Keys, general: Keys) -> None:
    assert of_any_year(path) == general
    assert is_year(path[-1]) is (path != general)


def test_counts_that_govern_from_another_table_or_a_fact_are_taken_for_both() -> None:
    cumulative = ("engagement", "chronic_absenteeism", "all_students", "cumulative_enrollment")
    counted = [one for one in taken(later_edition(), "school") if one.path == cumulative]
    assert {(one.spec.id, one.asked, one.printed) for one in counted} == {
        ("chronic-absenteeism-by-group", True, True),
        ("chronic-absenteeism-by-group", False, False),
        ("suspensions-by-group", False, False),
        ("suspensions-and-expulsions", False, False),
    }
    ap = later_edition("advanced-placement")
    total = [one for one in taken(ap, "school") if one.path == ("enrollment", "total")]
    assert [(one.asked, one.printed) for one in total] == [(False, False)]
