"""“pending”: never for the district's own figures, nor for the state's once they are released."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sarcgen.edition.spec import Edition
from sarcgen.problems import Problem, Severity
from sarcgen.tables.completeness import missing, overdue
from sarcgen.tables.tabulate import tabulate
from tests.support.cards import DELETED, changed, kellogg, place_of, record_of, template

Found = Callable[..., list[Problem]]
DUE = date(2020, 2, 1)
DAY_BEFORE = date(2020, 1, 31)


@pytest.fixture
def found(tmp_path: Path) -> Found:
    """What is missing or overdue on the founding card with changes to its two files."""

    def find(
        school: dict[str, Any] | None = None,
        district: dict[str, Any] | None = None,
        *,
        today: date = DAY_BEFORE,
        edition: Edition | None = None,
    ) -> list[Problem]:
        own, shared = kellogg()
        record = record_of(tmp_path, changed(own, school or {}), changed(shared, district or {}))
        report = tabulate(edition or template().edition, record.entities)
        return [*missing(report, record), *overdue(report, record, today)]

    return find


def only(problems: list[Problem]) -> Problem:
    (problem,) = problems
    return problem


def released(table: str, day: date) -> Edition:
    """The edition with a release day for one table."""
    edition = template().edition
    sections = tuple(
        section.model_copy(
            update={
                "blocks": tuple(
                    block.model_copy(update={"released": day}) if block.id == table else block
                    for block in section.blocks
                )
            }
        )
        for section in edition.sections
    )
    return edition.model_copy(update={"sections": sections})


@pytest.mark.parametrize(
    "key",
    [
        "staff.support.nurse",
        "staff.counselor_ratio",
        "conditions.textbooks.collected",
        "conditions.facilities.systems.interior.repair",
        "narratives.safety_plan",
    ],
)
def test_the_school_cannot_wait_for_what_it_supplies_itself(found: Found, key: str) -> None:
    problem = only(found({key: "pending"}))
    assert (problem.code, problem.severity, problem.field) == ("C104", Severity.ERROR, key)


def test_the_table_the_place_the_supplier_and_the_statute_are_named(found: Found) -> None:
    assert only(found({"staff.support.nurse": "pending"})).message == (
        "“pending” is for what the state has not released: table 27 “Student Support Services"
        " Staff”, row “Nurse”. The district or school supplies it; EC 33126(b)(7). Give it, or"
        " write “not reported”."
    )
    fact = only(found({"conditions.textbooks.collected": "pending"}))
    assert "Materials”, “Year and month in which data were collected” above it." in fact.message
    assert "text 23 “School Safety Plan”. The" in str(
        only(found({"narratives.safety_plan": "pending"}))
    )


def test_one_word_for_a_whole_row_is_one_problem_where_it_stands(
    found: Found, tmp_path: Path
) -> None:
    problem = only(found({"conditions.teacher_credentials.2018-19": "pending"}))
    assert problem.field == "conditions.teacher_credentials.2018-19"
    text = (tmp_path / "2018-19" / "school.yaml").read_text("utf-8").splitlines()
    assert text[problem.mark.line - 1][problem.mark.column - 1 :] == '"pending"'
    assert "row “With Full Credential”, column “School 2018-19”; row “Without" in problem.message


def test_one_word_for_a_row_that_two_tables_print_is_one_problem(found: Found) -> None:
    problem = only(found({"conditions.facilities.overall_rating": "pending"}))
    table, row = "table 10 “School Facility Good Repair Status”", "row “Overall Rating”"
    assert f"{table}, {row}, column “Rating”. The district" in problem.message


def test_the_districts_own_figures_cannot_be_pending_either(found: Found) -> None:
    problem = only(found({}, {"finance.expenditures.unrestricted": "pending"}))
    assert (problem.code, place_of(problem).split(":")[0]) == ("C104", "_district.yaml")


def test_counselors_from_whom_the_ratio_is_worked_out_cannot_be_pending(found: Found) -> None:
    changes = {"staff.counselor_ratio": DELETED, "staff.academic_counselors": "pending"}
    assert only(found(changes)).field == "staff.academic_counselors"


def test_what_waits_for_the_states_enrollment_is_not_the_schools_fault(found: Found) -> None:
    changes = {
        "staff.counselor_ratio": DELETED,
        "staff.academic_counselors": 1,
        "enrollment.total": "pending",
        "enrollment.by_grade.4": "pending",
    }
    assert found(changes) == []


def test_a_difference_need_not_be_typed(found: Found) -> None:
    problem = only(found({"finance.expenditures.salary_against_state": "pending"}))
    assert problem.code == "C104"
    assert problem.message.endswith("Leave it out: it is worked out from other figures.")


def test_a_difference_may_wait_for_the_states_figure(found: Found) -> None:
    """In a table of the district's, the state supplies the district's average salary."""
    left_out = {"finance.expenditures.salary_against_district": DELETED}
    assert found(left_out, {"finance.expenditures.average_teacher_salary": "pending"}) == []
    of_state = {"same_category.average_teacher_salary": "pending"}
    assert found({"finance.expenditures.salary_against_state": DELETED}, of_state) == []


PENDING = {"outcomes.caaspp.2018-19.ela": "pending"}


def test_the_states_figures_may_be_pending_until_the_day_of_release(found: Found) -> None:
    assert found(PENDING, today=DAY_BEFORE) == []
    problem = only(found(PENDING, today=DUE))
    assert (problem.code, problem.severity) == ("C105", Severity.ERROR)
    assert problem.field == "outcomes.caaspp.2018-19.ela"


def test_an_overdue_figure_is_named_with_its_table_supplier_day_and_statute(found: Found) -> None:
    assert only(found(PENDING, today=DUE)).message == (
        "Still “pending”: table 12 “CAASPP Test Results in ELA and Mathematics for All Students”,"
        " row “English Language Arts/Literacy (grades 3-8 and 11)”, column “School 2018-19”. The"
        " state (CDE) supplies it and was to release it by 2020-02-01; EC 33126(b)(1)(A). Type the"
        " figures, or one of --, N/A, not reported."
    )


def test_a_table_may_have_a_release_day_of_its_own(found: Found) -> None:
    late = released("caaspp", date(2020, 6, 15))
    assert found(PENDING, today=date(2020, 6, 14), edition=late) == []
    assert "by 2020-06-15;" in str(only(found(PENDING, today=date(2020, 6, 15), edition=late)))


def test_overdue_figures_are_one_problem_for_each_table_and_file(found: Found) -> None:
    district = {"outcomes.caaspp.2018-19.ela": "pending", "contact.phone": "pending"}
    school = {**PENDING, "outcomes.caaspp.2017-18.ela": "pending", "outcomes.ela.male": "pending"}
    problems = found(school, district, today=DUE)
    assert sorted((place_of(p).split(":")[0], p.field) for p in problems) == [
        ("_district.yaml", "contact.phone"),
        ("_district.yaml", "outcomes.caaspp.2018-19.ela"),
        ("school.yaml", "outcomes.caaspp.2017-18.ela"),
        ("school.yaml", "outcomes.ela.male"),
    ]


def test_many_overdue_figures_are_named_by_their_rows(found: Found) -> None:
    groups = {f"outcomes.ela.{group}": "pending" for group in ("male", "female")}
    message = only(found(groups, today=DUE)).message
    assert "Grade Eleven”, row “Male”; row “Female”. The state" in message


def test_what_the_state_owes_in_a_table_of_the_districts_becomes_overdue(found: Found) -> None:
    left_out = {"finance.expenditures.salary_against_district": DELETED}
    salary = {"finance.expenditures.average_teacher_salary": "pending"}
    problem = only(found(left_out, salary, today=DUE))
    assert (problem.code, place_of(problem).split(":")[0]) == ("C105", "_district.yaml")
