"""Blanks that are known, and numbers of students that had to stand in for others."""

from __future__ import annotations

from typing import Any

import pytest

from sarcgen.checks import blanks
from sarcgen.problems import Problem, Severity
from tests.support.cards import place_of
from tests.unit.checks.conftest import Run


def about(problems: list[Problem], title: str) -> list[Problem]:
    return [problem for problem in problems if f"“{title}" in problem.message]


def test_a_card_without_blanks_is_left_in_peace(high_school: Run) -> None:
    assert high_school(blanks.not_reported) == []


def test_blanks_of_the_founding_card_are_named_by_table_row_and_column(founding: Run) -> None:
    found = founding(blanks.not_reported)
    assert {problem.code for problem in found} == {"C201"}
    assert {problem.severity for problem in found} == {Severity.WARNING}
    (credentials,) = about(found, "Teacher Credentials")
    assert "“Teacher Credentials”: Without Full Credential, 2019-20. " in credentials.message
    (days,) = about(found, "Professional Development")
    assert "Continuous Improvement, 2017-18; Number of school days" in days.message
    assert "Continuous Improvement, 2018-19. The card" in days.message


def test_all_blanks_of_a_table_are_one_warning_at_the_first(founding: Run) -> None:
    (staff,) = about(founding(blanks.not_reported), "Student Support Services Staff")
    assert staff.field == "staff.support.counselor"
    assert "Library Media Teacher (Librarian); " in staff.message
    assert "Resource Specialist" not in staff.message


def test_blanks_of_the_school_and_of_the_district_are_two_warnings(high_school: Run) -> None:
    blank = {"outcomes.caaspp.2018-19.ela": "not reported"}
    found = high_school(blanks.not_reported, blank, blank)
    assert [place_of(problem).split(":")[0] for problem in found] == [
        "school.yaml",
        "_district.yaml",
    ]


def test_a_blank_fact_before_a_table_counts_too(high_school: Run) -> None:
    (found,) = high_school(blanks.not_reported, {"conditions.textbooks.collected": "not reported"})
    assert found.field == "conditions.textbooks.collected"
    assert "Year and month in which data were collected. The card" in found.message


def test_the_years_in_the_label_of_a_row_are_written_out(high_school: Run) -> None:
    blank = {"outcomes.university_courses.percent_enrolled": "not reported"}
    (found,) = high_school(blanks.not_reported, blank)
    assert ": 2018-19 Pupils Enrolled in Courses" in found.message


def test_a_blank_text_is_named_by_its_title(high_school: Run) -> None:
    (found,) = high_school(blanks.not_reported, {"narratives.safety_plan": "not reported"})
    assert (found.code, found.field) == ("C201", "narratives.safety_plan")
    assert "“School Safety Plan”" in found.message


@pytest.mark.parametrize("word", ["--", "N/A", "pending", None])
def test_other_words_for_no_figure_are_no_blank(high_school: Run, word: str | None) -> None:
    assert high_school(blanks.not_reported, {"staff.support.nurse": word}) == []


def test_statewide_blanks_are_not_the_schools(high_school: Run) -> None:
    """The edition has no statewide graduation rates; no school can mend that."""
    assert about(high_school(blanks.not_reported), "Dropout Rate") == []


YEARS = ("2020-21", "2022-23")
CAASPP = "CAASPP Test Results in ELA and Mathematics for All Students"
FITNESS = "California Physical Fitness Test Results"
SUSPENSIONS = "Suspensions and Expulsions"


def titles(problems: list[Problem]) -> set[str]:
    return {title for title in (CAASPP, FITNESS, SUSPENSIONS) if about(problems, title)}


def test_enrollment_stood_in_for_three_tables_of_the_founding_card(founding: Run) -> None:
    found = founding(blanks.stood_in)
    assert len(found) == 3
    assert titles(found) == {CAASPP, FITNESS, SUSPENSIONS}
    assert {(p.code, p.severity) for p in found} == {("P101", Severity.WARNING)}
    assert all("enrollment in the file decided instead" in problem.message for problem in found)


@pytest.mark.parametrize(
    ("changes", "silent"),
    [
        ({"outcomes.physical_fitness.5.number_tested": 44}, {FITNESS}),
        ({"outcomes.physical_fitness.5": "--"}, {FITNESS}),
        (
            {
                "engagement.suspensions.2016-17.cumulative_enrollment": 360,
                "engagement.suspensions.2017-18.cumulative_enrollment": 360,
                "engagement.suspensions.2018-19.cumulative_enrollment": 360,
            },
            {SUSPENSIONS},
        ),
        ({"engagement.suspensions.2018-19.cumulative_enrollment": 360}, set()),
        (
            {
                "enrollment.earlier_totals": {"2016-17": 350, "2017-18": 350},
                "engagement.suspensions.2018-19.cumulative_enrollment": 360,
            },
            {CAASPP, SUSPENSIONS},
        ),
        ({"enrollment.earlier_totals": {"2017-18": 350}}, {CAASPP}),
    ],
)
def test_a_number_of_students_in_the_file_settles_it(
    founding: Run, changes: dict[str, Any], silent: set[str]
) -> None:
    found = titles(founding(blanks.stood_in, changes))
    assert found == {CAASPP, FITNESS, SUSPENSIONS} - silent


def test_with_no_number_at_all_it_says_that_figures_are_hidden(founding: Run) -> None:
    unknown = {"enrollment.total": "not reported", "enrollment.by_grade": {}}
    (found,) = about(founding(blanks.stood_in, unknown), SUSPENSIONS)
    assert "Some are hidden, because no number of students is known for them." in found.message


@pytest.mark.parametrize("word", ["--", "not reported", "pending"])
def test_where_there_is_no_figure_nothing_stood_in(founding: Run, word: str) -> None:
    rates = {"suspensions": word, "expulsions": word}
    changes = {"engagement.suspensions": dict.fromkeys(("2016-17", "2017-18", "2018-19"), rates)}
    assert SUSPENSIONS not in titles(founding(blanks.stood_in, changes))


def test_a_row_that_is_blank_as_a_whole_is_named_once(later: Run) -> None:
    changes = {
        "engagement.chronic_absenteeism.non_binary": "not reported",
        "engagement.chronic_absenteeism.filipino.rate": "not reported",
    }
    (found,) = later(blanks.not_reported, changes)
    assert ": Non-Binary; Filipino, Chronic Absenteeism Rate. The card" in found.message


def test_tables_of_one_title_are_told_apart_by_their_year(later: Run) -> None:
    changes = {f"class_size.secondary.{year}.english": "not reported" for year in YEARS}
    found = later(blanks.not_reported, changes)
    title = "“Average Class Size and Class Size Distribution (Secondary)”"
    assert [problem.message.split(":")[0] for problem in found] == [
        f"Marked “not reported” in table {title} (School Year {year})" for year in YEARS
    ]
