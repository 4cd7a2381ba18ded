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
        # Grades that the school does not serve
        ("engagement.graduation", {"2017-18": {"dropout_rate": 1}}),
        ("class_size.secondary", {"2018-19": {"english": {"average": 20}}}),
        ("outcomes.advanced_placement", {"english": {"courses_offered": 1}}),
        ("enrollment.by_grade.7", 31),
        ("outcomes.physical_fitness.7", {"four_of_six": 20}),
        ("narratives.career_technical_education", "None here."),
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


def test_what_a_district_gives_all_its_schools_need_not_fit_each(founding: Run) -> None:
    """Career programs of the high schools are no mistake on an elementary school's card."""
    shared = {"schools.narratives.career_technical_education": "Programs at our high schools."}
    assert founding(unused_figures, {}, shared) == []


def test_a_key_without_a_value_is_no_figure(founding: Run) -> None:
    assert founding(unused_figures, {"outcomes.caaspp.2016-17": None}) == []
