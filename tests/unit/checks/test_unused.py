"""Figures in a file that nothing on the card comes from."""

from __future__ import annotations

from typing import Any

import pytest

from sarcgen.checks.unused import unused_figures
from sarcgen.problems import Severity
from tests.support.cards import place_of
from tests.unit.checks.conftest import Run


def test_the_founding_card_and_the_high_school_use_all_they_say(
    founding: Run, high_school: Run
) -> None:
    assert founding(unused_figures) == []
    assert high_school(unused_figures) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        # A year that no column shows
        ("outcomes.caaspp.2016-17", {"ela": 40}),
        ("class_size.elementary.2019-20", {"K": {"average": 20}}),
        ("professional_development.days.2015-16", 6),
        # A group that this edition does not print
        ("outcomes.ela.military", {"total_enrollment": 12}),
        # A table that asks for no data in this edition
        ("outcomes.science", {"2018-19": 31}),
        # A figure that belongs to the district
        ("finance.salaries", {"superintendent": 281701}),
    ],
)
def test_a_figure_that_is_printed_nowhere_is_named_by_its_highest_unused_key(
    founding: Run, key: str, value: Any
) -> None:
    (found,) = founding(unused_figures, {key: value})
    assert (found.code, found.severity, found.field) == ("S121", Severity.WARNING, key)
    assert f"“{key}”" in found.message


@pytest.mark.parametrize(
    ("key", "value", "what"),
    [
        (
            "engagement.graduation",
            {"2017-18": {"dropout_rate": 1}},
            (
                "the table “Dropout Rate and Graduation Rate (Four-Year Cohort Rate)”:"
                " it is for grades 9 to 12."
            ),
        ),
        (
            "class_size.secondary",
            {"2018-19": {"english": {"average": 20}}},
            (
                "the table “Average Class Size and Class Size Distribution (Secondary)”:"
                " it is for grades 7 to 12."
            ),
        ),
        (
            "outcomes.advanced_placement",
            {"english": {"courses_offered": 1}},
            "the table “Advanced Placement (AP) Courses”: it is for grades 9 to 12.",
        ),
        (
            "outcomes.career_technical_education",
            {"number_of_pupils": 30},
            "the table “Career Technical Education (CTE) Participation”: it is for grades 9 to 12.",
        ),
        (
            "outcomes.university_courses",
            {"percent_enrolled": 30},
            (
                "the table “Courses for University of California (UC) and/or California State"
                " University (CSU) Admission”: it is for grades 9 to 12."
            ),
        ),
        (
            "enrollment.by_grade.7",
            31,
            "the row “Grade 7” of table “Student Enrollment by Grade Level”: it is for grade 7.",
        ),
        (
            "outcomes.physical_fitness.7",
            {"four_of_six": 20},
            "the row “7” of table “California Physical Fitness Test Results”: it is for grade 7.",
        ),
        (
            "conditions.textbooks.subjects.science_laboratory_equipment",
            {"percent_lacking": 0},
            (
                "the row “Science Laboratory Equipment (grades 9-12)” of table “Quality, Currency,"
                " Availability of Textbooks and Instructional Materials”: it is for grades 9 to 12."
            ),
        ),
        (
            "narratives.career_technical_education",
            "None here.",
            "the text “Career Technical Education Programs”: it is for grades 9 to 12.",
        ),
        (
            "narratives.career_technical_education",
            {"en": "None here.", "es": "Ninguno."},
            "the text “Career Technical Education Programs”: it is for grades 9 to 12.",
        ),
    ],
)
def test_a_figure_of_what_the_card_leaves_out_is_told_by_its_table_and_the_reason(
    founding: Run, key: str, value: Any, what: str
) -> None:
    (found,) = founding(unused_figures, {key: value})
    assert (found.code, found.severity, found.field) == ("X126", Severity.WARNING, key)
    assert f"This school's card does not show {what} Delete “{key}”, or correct the grades" in (
        found.message
    )


def test_what_a_high_school_does_not_show(high_school: Run) -> None:
    key = "class_size.elementary"
    (found,) = high_school(unused_figures, {key: {"2018-19": {"K": {"average": 20}}}})
    assert (found.code, found.field) == ("X126", key)
    assert "it is for grades K to 6." in found.message


def test_each_table_below_one_unused_key_is_told(founding: Run) -> None:
    """A school of kindergarten to grade 2 has no figures at all in a group of keys."""
    found = founding(unused_figures, {"grades": "K-2"})
    codes = {problem.code for problem in found}
    fields = [problem.field for problem in found]
    assert codes == {"X126"}
    assert {"outcomes.caaspp", "outcomes.ela", "outcomes.mathematics"} < set(fields)
    assert "outcomes" not in fields
    assert next(p.message for p in found if p.field == "outcomes.ela").startswith(
        "This school's card does not show the table “CAASPP Test Results in ELA by Student Group,"
        " Grades Three through Eight and Grade Eleven”: it is for grades 3 to 8 and 11."
    )


def test_an_empty_key_among_them_is_not_told(founding: Run) -> None:
    found = founding(unused_figures, {"grades": "K-2", "outcomes.advanced_placement": None})
    assert "outcomes.advanced_placement" not in {problem.field for problem in found}


def test_what_no_table_knows_below_such_a_key_is_still_told_by_itself(founding: Run) -> None:
    changes = {"grades": "K-2", "outcomes.science": {"2018-19": 31}}
    found = founding(unused_figures, changes)
    told = {problem.field: problem.code for problem in found}
    assert told["outcomes.physical_fitness"] == "X126"
    assert told["outcomes.science"] == "S121"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("enrollment.earlier_totals", {"2016-17": 350}),
        ("staff.academic_counselors", 1),
        ("outcomes.ela.male.number_with_scores", 105),
        ("outcomes.physical_fitness.5.number_tested", 44),
        ("engagement.suspensions.2016-17.cumulative_enrollment", 360),
        ("enrollment.by_grade.ungraded_elementary", 3),
        ("finance.expenditures.salary_against_state", "-3.5"),
        ("published", "2020-01-31"),
        ("kind", "regular"),
    ],
)
def test_what_decides_or_is_worked_with_is_used_though_not_printed(
    founding: Run, key: str, value: Any
) -> None:
    assert founding(unused_figures, {key: value}) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("outcomes.ela", {"male": {"total_enrollment": 1200}}),
        ("engagement.suspensions.2018-19.cumulative_enrollment", 23000),
        ("outcomes.caaspp.2016-17", {"ela": 40}),
        ("class_size", {"elementary": {"2018-19": {"K": {"average": 20}}}}),
        ("enrollment.by_grade", {"K": 1800}),
    ],
)
def test_what_no_district_column_shows_is_named_in_the_districts_file(
    founding: Run, key: str, value: Any
) -> None:
    (found,) = founding(unused_figures, {}, {key: value})
    assert (found.code, found.field) == ("S121", key)
    assert place_of(found).startswith("_district.yaml:")


def test_a_districts_column_for_schools_of_other_grades_is_no_mistake(founding: Run) -> None:
    """A unified district's graduation rates are for its high schools."""
    rates = {"2017-18": {"dropout_rate": 5.5, "graduation_rate": 90.2}}
    assert founding(unused_figures, {}, {"engagement.graduation": rates}) == []


def test_a_district_of_one_school_does_not_owe_the_salary_table(founding: Run) -> None:
    found = founding(unused_figures, {}, {"single_school": "yes"})
    assert [(problem.code, problem.field) for problem in found] == [
        ("X126", "finance.salaries"),
        ("X126", "same_category.salaries"),
    ]
    for problem in found:
        assert place_of(problem).startswith("_district.yaml:")
        assert problem.message == (
            "This school's card does not show the table “Teacher and Administrative Salaries”:"
            f" a district of one school does not owe it. Delete “{problem.field}”, or correct"
            " “single_school”."
        )


def test_what_a_district_gives_all_its_schools_need_not_fit_each(founding: Run) -> None:
    """Career programs of the high schools are no mistake on an elementary school's card."""
    shared = {"schools.narratives.career_technical_education": "Programs at our high schools."}
    assert founding(unused_figures, {}, shared) == []


def test_a_key_without_a_value_is_no_figure(founding: Run) -> None:
    assert founding(unused_figures, {"outcomes.caaspp.2016-17": None}) == []
    assert founding(unused_figures, {"outcomes.advanced_placement": None}) == []
