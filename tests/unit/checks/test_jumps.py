"""Measures that moved further since the edition before than schools usually do."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from sarcgen.checks.jumps import MEASURES, jumps
from sarcgen.edition.sources import leads_somewhere
from sarcgen.problems import Problem
from tests.support.cards import changed, granite_ridge
from tests.support.editions import NEXT, a_year_on, case_from, write_school
from tests.unit.checks.conftest import cinder_flat, later_case

Run = Callable[..., list[Problem]]

TOTAL = "enrollment.total"
ELA = "outcomes.caaspp.{}.ela"
MATHEMATICS = "outcomes.caaspp.{}.mathematics"
SUSPENSIONS = "engagement.suspensions.{}.suspensions"
GRADUATION = "engagement.graduation.{}.graduation_rate"
COHORT = "engagement.graduation.{}.cohort"
MANY = "outcomes.{}.all_students.number_tested"
ENROLLED = "outcomes.{}.all_students.total_enrollment"
COST = "finance.expenditures.total"
UNRESTRICTED = "finance.expenditures.unrestricted"
SALARY = "finance.expenditures.average_teacher_salary"
RATIO = "staff.counselor_ratio"
TEACHERS = "conditions.teacher_credentials.{}.with_full_credential"
LAST = {ELA: 2018, MATHEMATICS: 2018, SUSPENSIONS: 2018, GRADUATION: 2017, COHORT: 2017}
LAST[TEACHERS] = 2019


def at(path: str, years_on: int = 0) -> str:
    """A path with the school year that last year's card prints as its latest, or one later."""
    first = LAST.get(path, 0) + years_on
    return path.format(f"{first}-{(first + 1) % 100:02d}")


@pytest.fixture
def years(tmp_path: Path) -> Run:
    """Findings of next year's card, which repeats last year's figures but for these changes."""

    def run(
        now: dict[str, Any] | None = None, before: dict[str, Any] | None = None
    ) -> list[Problem]:
        school, shared = granite_ridge()
        next_school = changed(a_year_on(school), now or {})
        last_school = changed(school, before or {})
        return list(
            jumps(
                case_from(write_school(tmp_path, NEXT, "oak", next_school, a_year_on(shared))),
                case_from(write_school(tmp_path, "2018-19", "oak", last_school, shared)),
            )
        )

    return run


def moved(years: Run, path: str, before: object, now: object, **both: Any) -> bool:
    """Whether a measure that moves so is told; nothing else ever is."""
    others_before = {at(key): value for key, value in both.items()}
    others_now = {at(key, 1): value for key, value in both.items()}
    found = years(
        {**others_now, at(path, 1): now},
        {**others_before, at(path): before},
    )
    for problem in found:
        assert (problem.code, problem.field) == ("X171", at(path, 1))
        assert problem.mark.path.endswith(f"{NEXT}/oak.yaml")
    return len(found) == 1


def test_a_card_that_repeats_last_years_figures_has_no_finding(years: Run) -> None:
    assert years() == []


def test_every_measure_is_at_a_place_that_exists() -> None:
    for measure in MEASURES:
        path = tuple("2018-19" if key == "*" else key for key in measure.path)
        assert leads_somewhere(("school", *path)), measure.name


def test_a_finding_names_measure_and_file_and_no_figure(years: Run) -> None:
    (found,) = years({at(ELA, 1): 91}, {at(ELA): 19})
    assert found.message.startswith(
        "The percentage that met or exceeded the standard in English language arts is far from"
    )
    assert "/2018-19/oak.yaml. Compare both with their sources" in found.message
    assert "91" not in found.message
    assert 'ela": 91' in Path(found.mark.path).read_text("utf-8").splitlines()[found.mark.line - 1]


@pytest.mark.parametrize(
    ("path", "before", "now", "told"),
    [
        (TOTAL, 800, 1000, False),
        (TOTAL, 800, 1001, True),
        (TOTAL, 800, 600, False),
        (TOTAL, 800, 599, True),
        (TOTAL, 100, 130, False),
        (TOTAL, 100, 131, True),
        (TOTAL, 20, 50, False),
        (TOTAL, 0, 31, True),
        (ELA, 50, 65, False),
        (ELA, 50, 66, True),
        (ELA, 50, 35, False),
        (ELA, 50, 34, True),
        (MATHEMATICS, 50, 65, False),
        (MATHEMATICS, 50, 66, True),
        (SUSPENSIONS, "3.0", "8.0", False),
        (SUSPENSIONS, "3.0", "8.1", True),
        (SUSPENSIONS, "8.1", "3.0", True),
        (GRADUATION, "85.0", "95.0", False),
        (GRADUATION, "84.9", "95.0", True),
        (COST, 8000, 12000, False),
        (COST, 8000, 12001, True),
        (COST, 12001, 8000, True),
        (UNRESTRICTED, 8000, 12000, False),
        (UNRESTRICTED, 8000, 12001, True),
        (UNRESTRICTED, 0, 12001, False),
        (SALARY, 80000, 100000, False),
        (SALARY, 80000, 100001, True),
        (SALARY, 100001, 80000, True),
        (RATIO, 200, 600, False),
        (RATIO, 200, 601, True),
        (RATIO, 601, 200, True),
        (RATIO, "0.0", 601, False),
        (TEACHERS, 36, 48, False),
        (TEACHERS, 36, 49, True),
        (TEACHERS, 36, 24, False),
        (TEACHERS, 36, 23, True),
    ],
)
def test_a_measure_is_told_beyond_its_threshold_only(
    years: Run, path: str, before: object, now: object, *, told: bool
) -> None:
    many = {MANY.format(subject): 5000 for subject in ("ela", "mathematics")}
    many |= {ENROLLED.format(subject): 5000 for subject in ("ela", "mathematics")}
    assert moved(years, path, before, now, **many) is told


@pytest.mark.parametrize(
    ("students", "before", "now", "told"),
    [(30, 50, 86, False), (30, 50, 87, True), (100, 50, 70, False), (100, 50, 71, True)],
)
def test_results_of_few_students_may_move_further(
    years: Run, students: int, before: int, now: int, *, told: bool
) -> None:
    group = {
        ENROLLED.format("ela"): students,
        MANY.format("ela"): students,
        "outcomes.ela.all_students.number_with_scores": None,
    }
    assert moved(years, ELA, before, now, **group) is told


@pytest.mark.parametrize(("students", "told"), [(10, False), (400, True), ("--", False)])
def test_a_rate_that_is_hidden_is_not_told_of(years: Run, students: object, *, told: bool) -> None:
    both = {COHORT: students}
    assert moved(years, GRADUATION, "0.0", "100.0", **both) is told


def test_one_unknown_number_of_students_is_enough_to_say_nothing(years: Run) -> None:
    assert moved(years, ELA, 1, 99)
    assert not moved(years, ELA, 1, 99, **{MANY.format("ela"): "--"})


def test_a_district_may_ask_for_larger_groups(tmp_path: Path) -> None:
    school, shared = granite_ridge()
    wanted = {"disclosure.minimum_group_size": 500}
    cohort = {at(COHORT): 400, at(GRADUATION): 10}
    next_cohort = {at(COHORT, 1): 400, at(GRADUATION, 1): 90}
    last = write_school(tmp_path, "2018-19", "oak", changed(school, cohort), shared)
    for changes, told in (({}, ["X171"]), (wanted, [])):
        files = changed(a_year_on(school), next_cohort), changed(a_year_on(shared), changes)
        now = write_school(tmp_path, NEXT, "oak", *files)
        assert [problem.code for problem in jumps(case_from(now), case_from(last))] == told


@pytest.mark.parametrize(
    ("teachers", "before", "now", "told"),
    [(10, 80000, 100001, True), (9, 80000, 120000, False), (9, 80000, 120001, True)],
)
def test_the_average_salary_of_few_teachers_may_move_further(
    years: Run, teachers: int, before: int, now: int, *, told: bool
) -> None:
    assert moved(years, SALARY, before, now, **{TEACHERS: teachers}) is told


def test_without_their_number_teachers_count_as_few(years: Run) -> None:
    assert not moved(years, SALARY, 80000, 120000, **{TEACHERS: None})
    assert moved(years, SALARY, 80000, 120001, **{TEACHERS: None})
    assert years({SALARY: 120000, at(TEACHERS, 1): None}, {SALARY: 80000}) == []
    assert years({SALARY: 120000}, {SALARY: 80000, at(TEACHERS): None}) == []


def test_a_school_with_other_grades_may_have_other_numbers(years: Run) -> None:
    now = {TOTAL: 2000, at(TEACHERS, 1): 99, at(ELA, 1): 95}
    assert [problem.field for problem in years(now)] == [TOTAL, at(ELA, 1), at(TEACHERS, 1)]
    assert [problem.field for problem in years({**now, "grades": "8-12"})] == [at(ELA, 1)]


@pytest.mark.parametrize("word", [None, "not reported", "--", "N/A", "pending"])
@pytest.mark.parametrize("path", [ELA, SUSPENSIONS, COST, TEACHERS])
def test_no_figure_is_not_far_from_any(years: Run, path: str, word: str | None) -> None:
    assert not moved(years, path, 1, word)
    assert not moved(years, path, word, 99)


def test_figures_that_are_worked_out_are_compared_too(years: Run) -> None:
    (found,) = years({TOTAL: None, "enrollment.by_grade.9": 700, RATIO: None})
    assert found.field == TOTAL


def test_the_year_before_does_not_stand_in_for_a_figure_that_is_not_there_yet(years: Run) -> None:
    newest = {at(path, 1): "pending" for path in (ELA, SUSPENSIONS)}
    assert years({**newest, at(ELA): 99, at(SUSPENSIONS): 99}) == []


@pytest.mark.parametrize(
    ("path", "before", "now", "told"),
    [
        # Of 126 students: three standard errors are 17 points.
        ("outcomes.science.{}", "20.00", "36.50", False),
        ("outcomes.science.{}", "20.00", "37.50", True),
        ("engagement.chronic_absenteeism.all_students.rate", "22.1", "42.1", False),
        ("engagement.chronic_absenteeism.all_students.rate", "22.1", "42.2", True),
        ("outcomes.advanced_placement.all_courses.percent_of_students", 10, 30, False),
        ("outcomes.advanced_placement.all_courses.percent_of_students", 10, "30.1", True),
        ("conditions.teacher_placement.{}.total.number", "30.00", "40.00", False),
        ("conditions.teacher_placement.{}.total.number", "30.00", "40.01", True),
        ("conditions.teacher_placement.{}.fully_credentialed.percent", 50, 80, False),
        ("conditions.teacher_placement.{}.fully_credentialed.percent", 50, "80.01", True),
        ("finance.expenditures.average_teacher_salary", 80000, 100000, False),
        # With 30 positions a quarter is much.
        ("finance.expenditures.average_teacher_salary", 80000, 100001, True),
    ],
)
def test_the_measures_of_later_editions(
    tmp_path: Path, path: str, before: object, now: object, *, told: bool
) -> None:
    school, district = cinder_flat()
    lagging = "placement" in path
    placed = school["conditions"]["teacher_placement"]
    placed["2022-23"] = deepcopy(placed["2021-22"])
    then, today = ("2021-22", "2022-23") if lagging else ("2022-23", "2023-24")
    this_year = changed(school, {path.format(today): now})
    last_year = changed(school, {path.format(then): before})
    found = list(
        jumps(
            later_case(tmp_path, this_year, district, "2023-24"),
            later_case(tmp_path, last_year, district),
        )
    )
    assert [problem.field for problem in found] == ([path.format(today)] if told else [])


def test_few_positions_move_by_themselves(tmp_path: Path) -> None:
    school, district = cinder_flat()
    place = "conditions.teacher_placement.{}.fully_credentialed.percent"
    small = changed(
        school,
        {
            "conditions.teacher_placement.2021-22.total.number": "9.90",
            "conditions.teacher_placement.2022-23.total.number": "9.90",
        },
    )
    now = changed(small, {place.format("2022-23"): 100})
    before = changed(small, {place.format("2021-22"): 50})
    cases = (later_case(tmp_path, now, district, "2023-24"), later_case(tmp_path, before, district))
    assert list(jumps(*cases)) == []
