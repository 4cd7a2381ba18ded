"""Which tables, texts and rows a card shows or leaves blank, by grades, kind and district."""

from __future__ import annotations

import pytest

from sarcgen.edition.cells import Applicability
from sarcgen.edition.spec import TableSpec
from sarcgen.model.vocabulary import SERVED_GRADES
from sarcgen.tables.applicability import applies, may_be_blank
from tests.support.cards import entities, raw_report, table_of, template


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
        (Applicability(without_grades=("12",)), {"grades": "7-9"}, {}, True),
        (Applicability(without_grades=("12",)), {"grades": "9-12"}, {}, False),
        (Applicability(grades=("7",), without_grades=("K", "1")), {"grades": "6-8"}, {}, True),
        (Applicability(grades=("7",), without_grades=("K", "1")), {"grades": "1-8"}, {}, False),
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


def spec_of(table: str) -> TableSpec:
    return next(spec for spec in template().edition.tables() if spec.id == table)


def blank_allowed(table: str, school: dict[str, str], row: str = "", column: str = "") -> bool:
    spec = spec_of(table)
    in_row = next((found for found in spec.rows if found.id == row), None)
    in_column = next((found for found in spec.columns if found.id == column), None)
    return may_be_blank(spec, entities(school), in_row, in_column)


CHARTER = {"kind": "charter", "grades": "9-12"}
COUNTY = {"kind": "county office", "grades": "9-12"}


@pytest.mark.parametrize(
    ("school", "expected"), [({}, False), (CHARTER, True), (COUNTY, True)], ids=str
)
def test_school_districts_alone_owe_the_salary_table(
    school: dict[str, str], *, expected: bool
) -> None:
    assert blank_allowed("salaries", school) is expected


@pytest.mark.parametrize(
    ("table", "row", "column"),
    [
        ("teacher-credentials", "with_full_credential", "district_publishing_year"),
        ("caaspp", "ela", "district_data_year"),
        ("dropout-and-graduation", "dropout_rate", "district_third"),
        ("suspensions-and-expulsions", "suspensions", "district_year_before"),
        ("expenditures", "district", "unrestricted"),
    ],
)
def test_a_charter_school_may_leave_the_district_columns_blank(
    table: str, row: str, column: str
) -> None:
    assert blank_allowed(table, CHARTER, row, column)
    assert not blank_allowed(table, COUNTY, row, column)
    assert not blank_allowed(table, {"grades": "9-12"}, row, column)


def test_its_own_columns_a_charter_school_fills_in() -> None:
    assert not blank_allowed("caaspp", CHARTER, "ela", "school_data_year")
    assert not blank_allowed("expenditures", CHARTER, "school_site", "unrestricted")


def test_a_county_office_may_leave_the_salaries_of_others_blank() -> None:
    for row in ("district", "state"):
        assert blank_allowed("expenditures", COUNTY, row, "average_teacher_salary")
        assert not blank_allowed("expenditures", {}, row, "average_teacher_salary")
    assert not blank_allowed("expenditures", COUNTY, "school_site", "average_teacher_salary")


ELEMENTARY, SECONDARY = "class-size-elementary", "class-size-secondary"


@pytest.mark.parametrize(
    ("grades", "owed"),
    [
        ("K-6", {ELEMENTARY}),
        ("5-6", {ELEMENTARY}),
        ("K-8", {ELEMENTARY}),
        ("6-8", {SECONDARY}),
        ("7-8", {SECONDARY}),
        ("6-12", {SECONDARY}),
        ("9-12", {SECONDARY}),
        ("K-12", {ELEMENTARY, SECONDARY}),
    ],
)
def test_class_sizes_are_asked_for_by_grade_or_by_subject(grades: str, owed: set[str]) -> None:
    school = {"grades": grades}
    tables = {ELEMENTARY, SECONDARY} & shown(grades)
    assert {table for table in tables if not blank_allowed(table, school)} == owed


def test_no_school_may_leave_all_class_sizes_blank() -> None:
    order = [grade.value for grade in SERVED_GRADES]
    for first in range(len(order)):
        for last in range(first, len(order)):
            grades = f"{order[first]}-{order[last]}"
            tables = {ELEMENTARY, SECONDARY} & shown(grades)
            assert not all(blank_allowed(table, {"grades": grades}) for table in tables), grades


def test_a_school_without_grade_twelve_has_no_graduates() -> None:
    graduates = ("university-courses", "percent_of_graduates_completing", "percent")
    for grades, expected in (("7-9", True), ("9-12", False)):
        school = {"grades": grades}
        assert blank_allowed("dropout-and-graduation", school) is expected
        assert blank_allowed(graduates[0], school, *graduates[1:]) is expected
        assert not blank_allowed("advanced-placement", school)
