"""What is missing: a problem for each absent key, with its place, who owes it and the statute."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sarcgen.edition.spec import Edition
from sarcgen.problems import Problem, Severity
from sarcgen.tables.completeness import missing
from sarcgen.tables.tabulate import tabulate
from tests.support.cards import (
    DELETED,
    changed,
    edition_of,
    entities,
    granite_ridge,
    kellogg,
    place_of,
    record_of,
    template,
)

Found = Callable[..., list[Problem]]


@pytest.fixture
def found(tmp_path: Path) -> Found:
    """The findings for the founding card with changes to the school's and the district's file."""

    def find(
        school: dict[str, Any] | None = None,
        district: dict[str, Any] | None = None,
        edition: Edition | None = None,
    ) -> list[Problem]:
        own, shared = kellogg()
        record = record_of(tmp_path, changed(own, school or {}), changed(shared, district or {}))
        report = tabulate(edition or template().edition, record.entities)
        return list(missing(report, record))

    return find


def only(problems: list[Problem]) -> Problem:
    (problem,) = problems
    return problem


def test_the_founding_card_and_the_high_school_are_complete(found: Found, tmp_path: Path) -> None:
    assert found() == []
    record = record_of(tmp_path, *granite_ridge())
    assert list(missing(tabulate(template().edition, record.entities), record)) == []


def test_a_missing_figure_is_named_with_its_row_its_column_and_who_owes_it(found: Found) -> None:
    key = "engagement.suspensions.2017-18.expulsions"
    problem = only(found({key: DELETED}))
    assert (problem.code, problem.severity, problem.field) == ("C101", Severity.ERROR, key)
    assert problem.message == (
        "“expulsions” is missing: table 22 “Suspensions and Expulsions”, row “Expulsions”, column"
        " “School 2017-18”. The state (CDE) supplies it; EC 33126(b)(10)."
        " Type it, or one of --, N/A, not reported, pending."
    )


def test_a_figure_in_a_table_of_several_columns_is_named_with_the_column(found: Found) -> None:
    problem = only(found({"outcomes.ela.male.number_tested": DELETED}))
    table = (
        "CAASPP Test Results in ELA by Student Group, Grades Three through Eight and Grade Eleven"
    )
    assert f"table 13 “{table}”, row “Male”, column “Number Tested”." in problem.message


def test_the_row_alone_names_the_place_in_a_table_of_one_column(found: Found) -> None:
    problem = only(found({"enrollment.by_grade.4": DELETED}))
    assert "table 4 “Student Enrollment by Grade Level”, row “Grade 4”." in problem.message


def test_a_class_size_is_named_with_its_year(found: Found) -> None:
    problem = only(found({"class_size.elementary.2017-18.3.average": DELETED}))
    assert "row “3”, column “2017-18 Average Class Size”." in problem.message


def test_what_the_district_owes_is_said_to_be_the_districts(found: Found) -> None:
    problem = only(found({"staff.support.nurse": DELETED}))
    assert "The district or school supplies it; EC 33126(b)(7)." in problem.message


def test_the_place_is_that_of_the_key_or_of_the_nearest_key_above(
    found: Found, tmp_path: Path
) -> None:
    empty = only(found({"enrollment.by_grade.2": None}))
    absent = only(found({"enrollment.by_grade.3": DELETED}))
    text = (tmp_path / "2018-19" / "school.yaml").read_text("utf-8").splitlines()
    assert place_of(absent).startswith("school.yaml:")
    assert '"by_grade"' in text[absent.mark.line - 1]
    assert empty.mark.line == absent.mark.line + 3  # after the keys K, 1


def test_a_district_figure_is_missing_in_the_districts_file(found: Found) -> None:
    problem = only(found({}, {"outcomes.caaspp.2017-18.ela": DELETED}))
    assert place_of(problem).startswith("_district.yaml:")
    assert "column “District 2017-18”" in problem.message


@pytest.mark.parametrize(
    ("key", "where"),
    [
        ("outcomes.ela.male", "Grade Eleven”, row “Male” (3 figures)."),
        ("engagement.suspensions.2016-17", "table 22 “Suspensions and Expulsions” (2 figures)."),
        (
            "conditions.teacher_misassignments",
            "table 7 “Teacher Misassignments and Vacant Teacher Positions” (9 figures).",
        ),
        (
            "staff",
            (
                "table 26 “Ratio of Academic Counselors to Pupils”, row “Academic Counselors” and"
                " table 27 “Student Support Services Staff” (9 figures)."
            ),
        ),
        ("outcomes", "all that tables and texts 12, 13, 14 and 19 take from it."),
    ],
)
def test_everything_below_an_absent_key_is_one_problem(found: Found, key: str, where: str) -> None:
    problem = only(found({key: DELETED}))
    assert (problem.code, problem.field) == ("C101", key)
    assert problem.message.startswith(f"“{key.rpartition('.')[2]}” is missing: ")
    assert where in problem.message
    assert "Type what belongs below it; where there is no figure, " in problem.message


def test_a_figure_that_two_tables_print_is_one_problem(found: Found) -> None:
    problem = only(found({"conditions.facilities.overall_rating": DELETED}))
    assert (
        "table 10 “School Facility Good Repair Status”, row “Overall Rating”, column “Rating” and"
        " table 11 “Overall Facility Rate”, row “Overall Rating”." in problem.message
    )


def test_figures_and_texts_below_one_key_are_one_problem(found: Found) -> None:
    problem = only(found({}, {"schools.professional_development": DELETED}))
    assert problem.code == "C101"
    assert "Continuous Improvement” (3 figures) and text 32 “Professional" in problem.message


def test_a_key_that_lacks_one_thing_only_is_named_with_it(found: Found) -> None:
    """Deleting the last key of a group leaves the group empty."""
    own = {"conditions.textbooks.subjects.health": {"percent_lacking": None}}
    assert only(found(own)).field == "conditions.textbooks.subjects.health.percent_lacking"
    problem = only(found({}, {"same_category.average_teacher_salary": DELETED}))
    assert problem.field == "same_category.average_teacher_salary"
    alone = only(
        found({}, {"same_category": None, "single_school": "yes", "finance.salaries": DELETED})
    )
    assert alone.field == "same_category.average_teacher_salary"
    assert alone.message.startswith("“same_category.average_teacher_salary” is missing: table 28")


def test_different_suppliers_of_one_key_are_both_named(found: Found) -> None:
    problem = only(found({}, {"finance.expenditures": DELETED}))
    assert "supplies a part of it, the district or school the rest; EC 33126(b)(3)" in str(problem)


def test_each_figure_of_a_mixed_table_names_its_own_supplier(found: Found) -> None:
    of_state = only(found({}, {"finance.expenditures.average_teacher_salary": DELETED}))
    assert "The state (CDE) supplies it; EC 33126(b)(3), EC 33126.15." in of_state.message
    own = only(found({}, {"finance.expenditures.unrestricted": DELETED}))
    assert "The district or school supplies it; EC 33126(b)(3), EC 33126.15." in own.message


def test_an_optional_cell_is_never_missing(found: Found) -> None:
    assert found({"conditions.facilities.systems.interior.repair": None}) == []
    assert found({"class_size.elementary.2016-17.3.classes_of_1_to_20": DELETED}) == []


@pytest.mark.parametrize("word", ["--", "N/A", "not reported"])
def test_a_word_for_no_figure_is_an_answer(found: Found, word: str) -> None:
    assert found({"staff.support.nurse": word}) == []


def test_a_missing_fact_before_a_table_is_named(found: Found) -> None:
    problem = only(found({"conditions.facilities.inspected": DELETED}))
    assert problem.code == "C101"
    assert (
        "table 10 “School Facility Good Repair Status”, “Year and month of the most recent FIT"
        " report” above it." in problem.message
    )


def test_a_missing_text_is_named_with_its_title_and_key(found: Found) -> None:
    problem = only(found({"narratives.safety_plan": DELETED}))
    assert (problem.code, problem.field) == ("C102", "narratives.safety_plan")
    assert problem.message == (
        "“safety_plan” is missing: text 23 “School Safety Plan”. The district or school supplies"
        " it; EC 32286. Write it, or “not reported”."
    )


def test_a_school_without_a_district_file_is_told_so(tmp_path: Path) -> None:
    record = record_of(tmp_path, kellogg()[0], None)
    problems = list(missing(tabulate(template().edition, record.entities), record))
    problem = problems[0]
    assert (problem.code, problem.mark.line, problem.field) == ("C103", 1, "")
    assert "_district.yaml" in problem.message
    # What would stand in it is not asked for one by one.
    assert {place_of(other).split(":")[0] for other in problems} == {"school.yaml"}
    assert [p for p in problems if p.code == "C103"] == [problem]


def test_the_counselor_ratio_may_be_given_by_the_counselors(found: Found) -> None:
    problem = only(found({"staff.counselor_ratio": DELETED}))
    assert problem.field == "staff.counselor_ratio"
    assert "Type it, or “academic_counselors”, from which it is worked out, or N/A" in str(problem)
    assert found({"staff.counselor_ratio": DELETED, "staff.academic_counselors": 1}) == []


def test_a_ratio_that_lacks_the_enrollment_is_not_missing_itself(found: Found) -> None:
    changes = {
        "staff.counselor_ratio": DELETED,
        "staff.academic_counselors": 1,
        "enrollment.total": DELETED,
        "enrollment.by_grade.4": DELETED,
    }
    assert only(found(changes)).field == "enrollment.by_grade.4"


def test_a_column_that_a_kind_of_school_may_leave_blank_is_never_missing(found: Found) -> None:
    column = {"outcomes.caaspp.2018-19": DELETED}
    assert only(found({}, column)).field == "outcomes.caaspp.2018-19"
    assert found({"kind": "charter"}, column) == []


LANGUAGE = "conditions.textbooks.subjects.foreign_language"


def test_a_row_that_need_not_be_there_is_whole_where_it_is(found: Found) -> None:
    row = {"materials": "Puentes 1, 2015", "percent_lacking": 0}
    problem = only(found({LANGUAGE: row}))
    assert problem.field == f"{LANGUAGE}.from_most_recent_adoption"
    assert found({LANGUAGE: {**row, "from_most_recent_adoption": "Yes"}}) == []


def test_a_row_that_need_not_be_there_may_be_there_in_one_year_only(found: Found) -> None:
    other = {"average": 12, "classes_of_1_to_20": 1}
    assert found({"class_size.elementary.2016-17.other": other}) == []
    problem = only(found({"class_size.elementary.2016-17.other": {"classes_of_1_to_20": 1}}))
    assert problem.field == "class_size.elementary.2016-17.other.average"


ROW = "class_size.elementary.2018-19.4"


def test_an_average_class_size_needs_a_number_of_classes(found: Found, tmp_path: Path) -> None:
    problem = only(found({f"{ROW}.classes_of_21_to_32": DELETED}))
    assert (problem.code, problem.severity, problem.field) == ("C106", Severity.ERROR, ROW)
    assert problem.message == (
        "“4” is not complete: table 24 “Average Class Size and Class Size Distribution"
        " (Elementary)”, row “4”, column “2018-19 Average Class Size” stands alone. The state (CDE)"
        " supplies the rest; EC 33126(b)(4). Type at least one of classes_of_1_to_20,"
        " classes_of_21_to_32 and classes_of_33_or_more beside it."
    )
    text = (tmp_path / "2018-19" / "school.yaml").read_text("utf-8").splitlines()
    assert text[problem.mark.line - 1].strip() == '"4":'


@pytest.mark.parametrize(
    "row",
    [
        {"average": 25, "classes_of_33_or_more": 1},
        {"average": 25, "classes_of_33_or_more": "not reported"},
        {"average": "N/A"},
        {"average": 0},
        "not reported",
    ],
)
def test_one_size_is_enough_and_no_average_needs_none(found: Found, row: object) -> None:
    assert found({ROW: row}) == []


def test_a_missing_statewide_figure_is_the_editions_fault(tmp_path: Path) -> None:
    """Whatever the school's own file says about the same measure."""
    state = template().state.model_copy(update={"engagement": entities().school.engagement})
    for own in (kellogg()[0], changed(kellogg()[0], {"engagement": DELETED})):
        record = record_of(tmp_path, own, kellogg()[1])
        of_state = type(record.entities)(record.entities.school, record.entities.district, state)
        report = tabulate(edition_of("suspensions-and-expulsions"), of_state)
        problems = [p for p in missing(report, record) if p.code == "E101"]
        assert {problem.field for problem in problems} == {
            f"engagement.suspensions.{year}.{row}"
            for year in ("2016-17", "2017-18", "2018-19")
            for row in ("suspensions", "expulsions")
        }
        assert {str(problem.mark) for problem in problems} == {"2018-19/state.yaml:1:1"}
