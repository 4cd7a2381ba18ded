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
        "“expulsions” is missing: table “Suspensions and Expulsions”, row “Expulsions”."
        " The state (CDE) supplies it; EC 33126(b)(10)."
        " Type it, or one of --, N/A, not reported, pending."
    )


def test_a_figure_in_a_table_of_several_columns_is_named_with_the_column(found: Found) -> None:
    problem = only(found({"outcomes.ela.male.number_tested": DELETED}))
    table = (
        "CAASPP Test Results in ELA by Student Group, Grades Three through Eight and Grade Eleven"
    )
    assert f"table “{table}”, row “Male”, column “Number Tested”." in problem.message


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
    assert "column" not in problem.message.partition("row “")[0]


@pytest.mark.parametrize(
    ("key", "figures", "table"),
    [
        ("outcomes.ela.male", 3, "CAASPP Test Results in ELA by Student Group"),
        ("engagement.suspensions.2016-17", 2, "Suspensions and Expulsions"),
        ("conditions.teacher_misassignments", 9, "Teacher Misassignments"),
    ],
)
def test_everything_below_an_absent_key_is_one_problem(
    found: Found, key: str, figures: int, table: str
) -> None:
    problem = only(found({key: DELETED}))
    assert problem.field == key
    assert f"{figures} figures of table “{table}" in problem.message


def test_one_absent_key_is_a_problem_for_each_table_that_needs_it(found: Found) -> None:
    problems = found({"outcomes": DELETED})
    assert {problem.field for problem in problems} == {"outcomes"}
    assert len(problems) == len({problem.message for problem in problems}) == 4


def test_an_optional_cell_is_never_missing(found: Found) -> None:
    assert found({"conditions.facilities.systems.interior.repair": None}) == []
    assert found({"class_size.elementary.2018-19.K.classes_of_1_to_20": DELETED}) == []


@pytest.mark.parametrize("word", ["--", "N/A", "not reported"])
def test_a_word_for_no_figure_is_an_answer(found: Found, word: str) -> None:
    assert found({"staff.support.nurse": word}) == []


def test_a_missing_fact_before_a_table_is_named(found: Found) -> None:
    problem = only(found({"conditions.facilities.inspected": DELETED}))
    assert problem.code == "C101"
    assert "table “School Facility Good Repair Status”, in the line above it." in problem.message


def test_a_missing_text_is_named_with_its_title_and_key(found: Found) -> None:
    problem = only(found({"narratives.safety_plan": DELETED}))
    assert (problem.code, problem.field) == ("C102", "narratives.safety_plan")
    assert problem.message == (
        "The text “School Safety Plan” is missing. The district or school supplies it; EC 32286."
        " Write it under “safety_plan”, or “not reported”."
    )


def test_a_school_without_a_district_file_is_told_so(tmp_path: Path) -> None:
    record = record_of(tmp_path, kellogg()[0], None)
    problems = list(missing(tabulate(template().edition, record.entities), record))
    problem = problems[0]
    assert (problem.code, problem.mark.line, problem.field) == ("C103", 1, "")
    assert "_district.yaml" in problem.message
    assert [p for p in problems if p.code == "C103"] == [problem]


PENDING_OF_THE_SCHOOL = [
    "staff.support.nurse",
    "conditions.textbooks.collected",
    "narratives.safety_plan",
]


@pytest.mark.parametrize("key", PENDING_OF_THE_SCHOOL)
def test_the_school_cannot_wait_for_what_it_supplies_itself(found: Found, key: str) -> None:
    problem = only(found({key: "pending"}))
    assert (problem.code, problem.severity, problem.field) == ("C104", Severity.ERROR, key)


def test_the_districts_own_figures_cannot_be_pending_either(found: Found) -> None:
    problem = only(found({}, {"finance.expenditures.unrestricted": "pending"}))
    assert (problem.code, place_of(problem).split(":")[0]) == ("C104", "_district.yaml")


def test_the_states_figures_may_be_pending(found: Found) -> None:
    assert found({"outcomes.caaspp.2018-19.ela": "pending"}) == []


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
