"""Which tables, texts and rows a card shows, by grades, kind and kind of district."""

from __future__ import annotations

import pytest

from sarcgen.edition.cells import Applicability
from sarcgen.tables.applicability import applies
from tests.support.cards import entities, raw_report, table_of


@pytest.mark.parametrize(
    ("rule", "school", "district", "expected"),
    [
        (Applicability(), {}, {}, True),
        (Applicability(grades=("6", "7")), {"grades": "K-6"}, {}, True),
        (Applicability(grades=("6", "7")), {"grades": "K-5"}, {}, False),
        (Applicability(grades=("K",)), {"grades": "K-6"}, {}, True),
        (Applicability(grades=("1",)), {"grades": "10-12"}, {}, False),
        (Applicability(kinds=("charter",)), {"kind": "charter"}, {}, True),
        (Applicability(kinds=("charter", "alternative")), {"kind": "alternative"}, {}, True),
        (Applicability(kinds=("charter",)), {}, {}, False),
        (Applicability(not_single_school=True), {}, {"single_school": "no"}, True),
        (Applicability(not_single_school=True), {}, {"single_school": "yes"}, False),
        (Applicability(grades=("6",), kinds=("charter",)), {"grades": "K-6"}, {}, False),
        (Applicability(grades=("9",), kinds=("charter",)), {"kind": "charter"}, {}, False),
    ],
)
def test_all_conditions_of_a_rule_must_hold(
    rule: Applicability, school: dict[str, str], district: dict[str, str], *, expected: bool
) -> None:
    assert applies(rule, entities(school, district)) is expected


def shown(grades: str, district: dict[str, str] | None = None) -> set[str]:
    report = raw_report({"grades": grades}, district)
    return {table.spec.id for table in report.tables} | {text.spec.id for text in report.texts}


HIGH_SCHOOL = {
    "career-technical-education",
    "career-technical-education-participation",
    "university-courses",
    "dropout-and-graduation",
    "advanced-placement",
}


def test_an_elementary_school_shows_no_table_of_secondary_schools() -> None:
    assert shown("K-6") & (HIGH_SCHOOL | {"class-size-secondary"}) == set()
    assert {"class-size-elementary", "caaspp-ela-by-group", "physical-fitness"} <= shown("K-6")


def test_a_high_school_shows_them_and_none_of_elementary_schools() -> None:
    assert shown("9-12") >= HIGH_SCHOOL | {"class-size-secondary", "caaspp-ela-by-group"}
    assert "class-size-elementary" not in shown("9-12")


def test_tests_that_no_grade_of_the_school_takes_are_not_shown() -> None:
    assert shown("K-2") & {"caaspp", "caaspp-ela-by-group", "caaspp-science"} == set()
    assert "physical-fitness" not in shown("K-4")
    assert "caaspp-science" not in shown("6-7")


def test_a_district_of_one_school_is_exempt_from_the_salary_table() -> None:
    assert "salaries" in shown("K-6", {"single_school": "no"})
    assert "salaries" not in shown("K-6", {"single_school": "yes"})


def test_rows_of_grades_that_the_school_does_not_serve_are_not_shown() -> None:
    rows = [row.id for row in table_of(raw_report({"grades": "3-5"}), "enrollment-by-grade").rows]
    assert rows == ["3", "4", "5", "total"]


def test_laboratory_equipment_is_a_row_from_grade_nine_on() -> None:
    for grades, expected in (("K-8", False), ("7-9", True)):
        rows = {row.id for row in table_of(raw_report({"grades": grades}), "textbooks").rows}
        assert ("science_laboratory_equipment" in rows) is expected
