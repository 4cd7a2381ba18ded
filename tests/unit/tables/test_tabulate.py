"""Data become cells: value, place, whether it is required, whether it was worked out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from sarcgen.edition.spec import NarrativeSpec, TableSpec
from sarcgen.model.narrative import Narrative
from sarcgen.model.values import NoValue
from sarcgen.tables.raw import RawText
from tests.support.cards import cell_of, opened, raw_report, table_of, template


def text_of(school: dict[str, Any], text: str) -> RawText:
    return next(found for found in raw_report(school).texts if found.spec.id == text)


def value(school: dict[str, Any], table: str, row: str, column: str) -> object:
    return opened(cell_of(raw_report(school), table, row, column).value)


def rows(school: dict[str, Any], table: str) -> list[str]:
    return [row.id for row in table_of(raw_report(school), table).rows]


def test_names_and_day_of_publication_are_carried_along() -> None:
    said = {"contact.name": "Oak School", "published": "2020-01-24"}
    report = raw_report(said, {"contact.name": "Oak Unified"})
    assert (report.school, report.district) == ("Oak School", "Oak Unified")
    assert report.published == date(2020, 1, 24)


@pytest.mark.parametrize("name", [None, "not reported", "--"])
def test_an_absent_name_is_empty(name: str | None) -> None:
    report = raw_report({"contact.name": name}, {"contact.name": name})
    assert (report.school, report.district, report.published) == ("", "", None)


def test_tables_and_texts_stand_in_the_order_of_the_edition() -> None:
    report = raw_report({"grades": "K-12"})
    blocks = [block for section in template().edition.sections for block in section.blocks]
    assert [t.spec for t in report.tables] == [b for b in blocks if isinstance(b, TableSpec)]
    assert [t.spec for t in report.texts] == [b for b in blocks if isinstance(b, NarrativeSpec)]


def test_every_row_has_one_cell_for_every_column_in_order() -> None:
    for table in raw_report({"grades": "K-12"}).tables:
        for row in table.rows:
            assert [c.column for c in row.cells] == [c.id for c in table.spec.columns]


GRADE_2 = ("enrollment-by-grade", "2", "number_of_students")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (52, Decimal(52)),
        (0, Decimal(0)),
        (None, NoValue.MISSING),
        ("--", NoValue.WITHHELD),
        ("N/A", NoValue.NOT_APPLICABLE),
        ("not reported", NoValue.NOT_REPORTED),
        ("pending", NoValue.PENDING),
    ],
)
def test_a_figure_or_the_word_for_none_arrives_as_it_is(said: object, expected: object) -> None:
    assert value({"enrollment.by_grade.2": said}, *GRADE_2) == expected


def test_a_cell_knows_whose_figure_it_is_and_where_it_stands_or_belongs() -> None:
    report = raw_report()
    cell = cell_of(report, *GRADE_2)
    assert (cell.entity, cell.path) == ("school", ("enrollment", "by_grade", "2"))
    cell = cell_of(report, "caaspp", "ela", "district_year_before")
    assert (cell.entity, cell.path) == ("district", ("outcomes", "caaspp", "2017-18", "ela"))
    cell = cell_of(report, "expenditures", "state", "unrestricted")
    assert (cell.entity, cell.path) == ("state", ("finance", "expenditures", "unrestricted"))
    cell = cell_of(report, "salaries", "principal_high", "same_category")
    assert (cell.entity, cell.path) == ("district", ("same_category", "salaries", "principal_high"))


def test_years_of_columns_count_from_the_edition() -> None:
    report = raw_report()
    for column, year in (
        ("school_year_before", "2017-18"),
        ("school_data_year", "2018-19"),
        ("school_publishing_year", "2019-20"),
    ):
        cell = cell_of(report, "teacher-credentials", "with_full_credential", column)
        assert cell.path[2] == year


def test_a_choice_becomes_its_word() -> None:
    systems = "conditions.facilities.systems"
    said = {f"{systems}.interior": {"rating": "fair", "repair": "Tiles."}}
    assert value(said, "facility-status", "interior", "rating") == "Fair"
    assert value(said, "facility-status", "interior", "repair") == "Tiles."


def test_a_cell_that_asks_for_no_data_has_no_source_and_is_never_owed() -> None:
    cell = cell_of(raw_report(), "caaspp-science", "science", "school_data_year")
    assert (cell.value, cell.entity, cell.path) == (NoValue.NOT_APPLICABLE, "", ())
    assert not cell.required


def test_a_cell_that_the_form_leaves_empty_has_no_source_and_is_never_owed() -> None:
    cell = cell_of(raw_report(), "facility-status", "overall", "repair")
    assert (cell.value, cell.entity, cell.path) == (NoValue.MISSING, "", ())
    assert not cell.required


def test_a_mark_stands_only_in_the_column_of_its_word() -> None:
    said = {"conditions.facilities.overall_rating": "Good"}
    row = table_of(raw_report(said), "facility-rate").rows[0]
    marks = {cell.column: (cell.value, cell.required) for cell in row.cells}
    assert marks == {
        "exemplary": (NoValue.MISSING, False),
        "good": ("Good", True),
        "fair": (NoValue.MISSING, False),
        "poor": (NoValue.MISSING, False),
    }


def test_without_the_word_every_column_of_marks_is_owed() -> None:
    row = table_of(raw_report(), "facility-rate").rows[0]
    assert {(cell.value, cell.required) for cell in row.cells} == {(NoValue.MISSING, True)}


SUBJECT = "conditions.textbooks.subjects.foreign_language"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (None, False),
        ("N/A", False),
        ({"materials": "N/A"}, False),
        ({"percent_lacking": 0}, True),
        ({"materials": "Caminos"}, True),
        ("not reported", True),
        ("--", True),
        ("pending", True),
    ],
)
def test_an_optional_row_is_printed_where_the_file_speaks(said: object, *, shown: bool) -> None:
    assert ("foreign_language" in rows({SUBJECT: said}, "textbooks")) is shown


def test_a_required_row_is_printed_even_if_the_file_is_silent() -> None:
    assert "health" in rows({}, "textbooks")
    assert "2" in rows({"class_size": {}}, "class-size-elementary")


def test_a_cell_can_be_optional_by_column_row_or_itself() -> None:
    report = raw_report({f"{SUBJECT}.materials": "Caminos"})
    sizes = ("class-size-elementary", "2")
    assert cell_of(report, *sizes, "average_data_year").required
    assert not cell_of(report, *sizes, "over_32_data_year").required
    assert not cell_of(report, "textbooks", "foreign_language", "percent_lacking").required
    assert not cell_of(report, "facility-status", "interior", "repair").required


TOTAL = ("enrollment-by-grade", "total", "number_of_students")


def test_a_measure_is_worked_out_only_where_the_file_says_nothing() -> None:
    grades = {"grades": "K-1", "enrollment.by_grade": {"K": 20, "1": 30}}
    worked_out = cell_of(raw_report(grades), *TOTAL)
    assert (opened(worked_out.value), worked_out.computed) == (50, True)
    given = cell_of(raw_report(grades | {"enrollment.total": 51}), *TOTAL)
    assert (opened(given.value), given.computed) == (51, False)
    silent = cell_of(raw_report(grades | {"enrollment.total": "not reported"}), *TOTAL)
    assert (silent.value, silent.computed) == (NoValue.NOT_REPORTED, False)


def test_facts_before_a_table_carry_dates_and_where_they_belong() -> None:
    said = {"conditions.textbooks.collected": "September 2019"}
    (fact,) = table_of(raw_report(said), "textbooks").facts
    assert (fact.value, fact.required) == (date(2019, 9, 1), True)
    assert (fact.entity, fact.path) == ("school", ("conditions", "textbooks", "collected"))


def test_texts_carry_their_words_by_language() -> None:
    text = text_of({"narratives.safety_plan": {"en": "Plan.", "es": "Plan (es)."}}, "safety-plan")
    assert isinstance(text.narrative, Narrative)
    assert text.narrative.texts == {"en": "Plan.", "es": "Plan (es)."}
    assert text.path == ("narratives", "safety_plan")


@pytest.mark.parametrize(
    ("said", "expected"), [(None, NoValue.MISSING), ("not reported", NoValue.NOT_REPORTED)]
)
def test_an_absent_text_says_why(said: object, expected: NoValue) -> None:
    assert text_of({"narratives.safety_plan": said}, "safety-plan").narrative is expected


def test_resources_follow_their_text_and_no_other() -> None:
    said = {"professional_development.resources": [{"title": "One"}, {"title": "Two"}]}
    found = text_of(said, "professional-development-text")
    assert [resource.title for resource in found.resources] == ["One", "Two"]
    assert text_of(said, "safety-plan").resources == ()


def test_the_measures_of_a_group_are_kept_whether_printed_or_not() -> None:
    said = {"outcomes.ela.male": {"total_enrollment": 12, "number_with_scores": 11}}
    row = next(r for r in table_of(raw_report(said), "caaspp-ela-by-group").rows if r.id == "male")
    assert {name: opened(figure) for name, figure in row.measures.items()} == {
        "total_enrollment": 12,
        "number_tested": NoValue.MISSING,
        "number_with_scores": 11,
    }
    assert table_of(raw_report(), "caaspp").rows[0].measures == {}
