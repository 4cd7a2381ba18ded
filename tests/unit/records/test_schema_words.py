"""Titles and descriptions in the words of the state and of the model."""

from __future__ import annotations

from typing import Any, Final

import pytest

from sarcgen.records.schema import FileKind
from tests.support.editors import properties, schema_of

EDITION: Final = "2018-19"
SCHOOL: Final = FileKind.SCHOOL
DISTRICT: Final = FileKind.DISTRICT
OR_ELSE: Final = 'where there is none, "--", N/A, not reported or pending.'
OF_ITS_OWN: Final = "where there is none, N/A or not reported."
TABLE_13: Final = (
    "table 13, “CAASPP Test Results in ELA by Student Group, Grades Three through Eight and Grade"
    " Eleven (School Year 2018–19)”"
)
TABLE_31: Final = "table 31, “Advanced Placement (AP) Courses (School Year 2018–19)”"
NO_DATA: Final = "The form asks for no data there; leave it out."


def key(kind: FileKind, path: str) -> dict[str, Any]:
    return dict(properties(schema_of(kind, EDITION)))[tuple(path.split("."))]


@pytest.mark.parametrize(
    ("kind", "path", "title"),
    [
        (SCHOOL, "contact.city_state_zip", "City, State, Zip"),
        (SCHOOL, "enrollment.total", "Total Enrollment"),
        (SCHOOL, "enrollment.by_grade", "Student Enrollment by Grade Level (School Year 2018–19)"),
        (SCHOOL, "enrollment.earlier_totals", "Earlier totals"),
        (SCHOOL, "enrollment.by_group.non_binary", "Non-binary"),
        (SCHOOL, "outcomes.ela.asian.number_tested", "Number Tested"),
        (SCHOOL, "outcomes.physical_fitness.5", "Grade Level 5"),
        (SCHOOL, "outcomes.physical_fitness.6", "Grade 6"),
        (SCHOOL, "class_size.elementary.2018-19.other", "Other"),
        (SCHOOL, "conditions.teacher_credentials.2018-19", "School year 2018–19"),
        (SCHOOL, "conditions.teacher_credentials.*", "Another school year"),
        (SCHOOL, "enrollment.earlier_totals.*", "School year"),
        (SCHOOL, "conditions.facilities.overall_rating", "Overall Rating"),
        (
            SCHOOL,
            "conditions.facilities.inspected",
            "Year and month of the most recent FIT report",
        ),
        (
            SCHOOL,
            "outcomes.university_courses.percent_of_graduates_completing",
            "2017–18 Graduates Who Completed All Courses Required for UC/CSU Admission",
        ),
        (
            SCHOOL,
            "finance.expenditures.salary_against_state",
            "Percent Difference - School Site and State, Average Teacher Salary",
        ),
        (SCHOOL, "narratives.safety_plan", "School Safety Plan (School Year 2019–20)"),
        # No table prints the district's, but the school's has a label.
        (DISTRICT, "enrollment.total", "Total Enrollment"),
        (DISTRICT, "schools.contact.name", "School Name"),
    ],
)
def test_a_title_is_the_label_of_the_state_or_else_the_name_of_the_key(
    kind: FileKind, path: str, title: str
) -> None:
    assert key(kind, path)["title"] == title


@pytest.mark.parametrize(
    ("kind", "path", "sentences"),
    [
        (
            SCHOOL,
            "outcomes.ela.asian.number_tested",
            [
                "Students who took the test, with or without a score.",
                f"Column “Number Tested” of {TABLE_13}.",
                f"Unit: students. Write a whole number in digits, as in 345; {OR_ELSE}",
                "The state (CDE) supplies it; EC 33126(b)(1)(A).",
            ],
        ),
        (
            SCHOOL,
            "outcomes.ela.asian.number_with_scores",
            [
                "Students who received a score, if known. Ten or fewer hide the row.",
                "Nothing on the 2018-19 card is printed from it.",
                f"Unit: students. Write a whole number in digits, as in 345; {OR_ELSE}",
            ],
        ),
        (
            SCHOOL,
            "staff.support.nurse",
            [
                "Row “Nurse” of table 27, “Student Support Services Staff (School Year 2018–19)”.",
                f"Unit: FTE. Write a number in digits, as in 0.5; {OF_ITS_OWN}",
                "The district or school supplies it; EC 33126(b)(7).",
            ],
        ),
        (
            SCHOOL,
            "outcomes.advanced_placement.english.percent_of_students",
            [
                "Share of all students who take at least one such course.",
                f"Column “Percent of Students In AP Courses” of {TABLE_31}. {NO_DATA}",
                "Unit: percent, 0 to 100.",
            ],
        ),
        (
            SCHOOL,
            "professional_development.days.*",
            [
                "No table of the 2018-19 card prints this school year.",
                f"Unit: days. Write a number in digits, as in 0.5; {OR_ELSE}",
            ],
        ),
        (
            DISTRICT,
            "conditions.teacher_credentials.2019-20",
            [
                "School year 2019–20 in table 6, “Teacher Credentials” (the district's figures).",
                "One word may stand for all that is below it: N/A or not reported.",
                "The district or school supplies it; EC 33126(b)(5).",
            ],
        ),
        (
            SCHOOL,
            "staff",
            [
                "Counselors and support staff.",
                "Printed in tables 26 and 27 of the 2018-19 card.",
                "The district or school supplies it; EC 33126(b)(7).",
            ],
        ),
        (
            SCHOOL,
            "kind",
            [
                "Kind of school: regular if left out. It decides which tables the card shows.",
                "Write regular, alternative, charter or county office.",
            ],
        ),
    ],
)
def test_a_description_says_what_it_is_where_it_is_printed_how_to_write_it_and_who_supplies_it(
    kind: FileKind, path: str, sentences: list[str]
) -> None:
    assert key(kind, path)["description"].splitlines() == sentences


def test_a_figure_that_two_tables_print_names_both() -> None:
    assert (
        "Row “Overall Rating” of table 10, “School Facility Good Repair Status (Most Recent Year)”,"
        " and in table 11."
    ) in key(SCHOOL, "conditions.facilities.overall_rating")["description"]


def test_what_is_worked_out_may_be_left_out() -> None:
    tested = key(SCHOOL, "outcomes.ela.male.percent_tested")
    assert tested["x-supplier"] == "sarcgen works it out"
    assert "May be left out: sarcgen works it out." in tested["description"]
