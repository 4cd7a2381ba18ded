"""All checks together: what they say of the founding card, and that they never repeat a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from inspect import isfunction, signature
from pathlib import Path
from pkgutil import iter_modules

import pytest

from sarcgen import checks
from sarcgen.checks import all_checks
from sarcgen.explanations.codes import EXPLANATIONS
from sarcgen.problems import Problem, errors_among
from tests.support.cards import case_of, changed, granite_ridge, kellogg
from tests.unit.checks.conftest import cinder_flat, later_case

# The list itself, what a check gets, and checks that need more than one school's card of one year,
# the files beside it, to know who can read it, or to be asked for.
NOT_LISTED = {
    "all_checks",
    "case",
    "between_schools",
    "year_to_year",
    "origins",
    "in_public",
    "readability",
}


@pytest.fixture
def odd(tmp_path: Path) -> list[Problem]:
    """The founding card's findings."""
    case = case_of(tmp_path, *kellogg())
    return all_checks.cross_check(case.record, case.report)


def test_every_public_check_is_in_the_list() -> None:
    names = {module.name for module in iter_modules(checks.__path__)} - NOT_LISTED
    modules = [import_module(f"{checks.__name__}.{name}") for name in sorted(names)]
    assert len(modules) > 5
    own = {
        function
        for module in modules
        for name, function in vars(module).items()
        if isfunction(function)
        and function.__module__ == module.__name__
        and list(signature(function).parameters) == ["case"]
        and signature(function).return_annotation == "Iterator[Problem]"
        and not name.startswith("_")
    }
    assert set(all_checks.CHECKS) == own
    assert len(all_checks.CHECKS) == len(own)


def test_what_is_really_odd_in_the_founding_card_is_found(odd: list[Problem]) -> None:
    found = {(problem.code, problem.field) for problem in odd}
    assert {
        ("X110", "finance.expenditures.total"),
        ("X120", "conditions.facilities.systems.interior"),
        ("X120", "conditions.facilities.systems.electrical"),
        ("X130", "conditions.textbooks.collected"),
        ("X140", "narratives.description"),
        ("C201", "professional_development.days.2017-18"),
    } <= found
    assert errors_among(odd) == []


def test_the_high_school_is_odd_in_nothing(tmp_path: Path) -> None:
    case = case_of(tmp_path, *granite_ridge())
    assert all_checks.cross_check(case.record, case.report) == []


def test_the_school_of_a_later_edition_is_odd_in_nothing(tmp_path: Path) -> None:
    case = later_case(tmp_path, *cinder_flat())
    assert all_checks.cross_check(case.record, case.report) == []


def test_every_finding_can_be_explained(odd: list[Problem]) -> None:
    assert {problem.code for problem in odd} <= set(EXPLANATIONS)


def contradictions() -> Iterator[dict[str, object]]:
    group = "outcomes.ela.male"
    yield {f"{group}.number_tested": 7391, f"{group}.total_enrollment": 6173}
    yield {f"{group}.number_with_scores": 7391}
    yield {f"{group}.percent_tested": "73.91", f"{group}.percent_not_tested": "61.73"}
    yield {"enrollment.total": 7391}
    yield {"finance.expenditures.total": 7391, "finance.expenditures.restricted": 6173}
    yield {"finance.expenditures.unrestricted_against_district": "-73.91"}
    yield {"staff.counselor_ratio": "739.1", "staff.academic_counselors": "61.73"}
    yield {"enrollment.earlier_totals.2017-18": 7391, "outcomes.caaspp.2016-17.ela": "73.91"}
    yield {"enrollment.by_group.white": "73.91", "outcomes.caaspp.2018-19.ela": "61.73"}
    yield {f"{group}.total_enrollment": 7391, "outcomes.ela.homeless.total_enrollment": 6173}
    yield {"class_size.elementary.2018-19.K.average": 7391, "enrollment.by_grade.6": 6173}
    yield {"conditions.teacher_credentials.2019-20.with_full_credential": 7391}
    yield {"conditions.teacher_misassignments.2018-19.english_learners": 7391}
    yield {"engagement.suspensions.2018-19.expulsions": "73.91"}
    yield {"finance.expenditures.average_teacher_salary": 7391}
    yield {"narratives.safety_plan": "Call (909) 397-7391.", "contact.phone": "(909) 397-7390"}


@pytest.mark.parametrize("changes", list(contradictions()))
def test_no_message_repeats_a_figure(tmp_path: Path, changes: dict[str, object]) -> None:
    school, district = kellogg()
    case = case_of(tmp_path, changed(school, changes), district)
    found = all_checks.cross_check(case.record, case.report)
    assert len(found) > 6
    messages = " ".join(problem.message for problem in found)
    assert not re.search(r"7[,.]?391|6[,.]?173|73[,.]?9|61[,.]?7", messages)


def later_contradictions() -> Iterator[dict[str, object]]:
    absence, placed = "engagement.chronic_absenteeism.white", "conditions.teacher_placement.2021-22"
    yield {f"{absence}.eligible_enrollment": 7391, f"{absence}.count": 6173}
    yield {f"{absence}.count": 6173}
    yield {f"{absence}.rate": "73.91", "engagement.graduation_by_group.white.rate": "61.73"}
    yield {f"{placed}.total.number": "73.91", f"{placed}.interns.percent": "61.73"}
    yield {"conditions.teachers_out_of_field.2021-22.total": "73.91"}
    yield {"outcomes.advanced_placement.all_courses.courses_offered": 7391}
    yield {"outcomes.science.2022-23": "73.91", "engagement.suspensions.2022-23.expulsions": "61.7"}
    yield {"engagement.suspensions_by_group.white.expulsions": "73.91"}


@pytest.mark.parametrize("changes", list(later_contradictions()))
def test_no_message_about_later_tables_repeats_a_figure(
    tmp_path: Path, changes: dict[str, object]
) -> None:
    school, district = cinder_flat()
    case = later_case(tmp_path, changed(school, changes), district)
    messages = [problem.message for problem in all_checks.cross_check(case.record, case.report)]
    assert messages
    assert not re.search(r"7[,.]?391|6[,.]?173|73[,.]?9|61[,.]?7", " ".join(messages))
