"""Counts of a student group that are part of one another, and the rates made of them."""

from __future__ import annotations

from typing import Any

import pytest

from sarcgen.checks import group_rates
from sarcgen.problems import Severity
from tests.unit.checks.conftest import Check, Run

ABSENCE = "engagement.chronic_absenteeism.homeless"
COHORT = "engagement.graduation_by_group.hispanic_or_latino"


def fields(run: Run, check: Check, changes: dict[str, Any], code: str) -> list[str]:
    found = run(check, changes)
    assert {problem.code for problem in found} <= {code}
    assert {problem.severity for problem in found} <= {Severity.WARNING}
    return [problem.field for problem in found]


@pytest.mark.parametrize(
    "check", [group_rates.part_above_its_whole, group_rates.rate_that_does_not_follow]
)
def test_complete_cards_are_left_in_peace(check: Check, high_school: Run, later: Run) -> None:
    assert high_school(check) == []
    assert later(check) == []


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        # 25 homeless students, all eligible.
        ({f"{ABSENCE}.eligible_enrollment": 26}, [f"{ABSENCE}.eligible_enrollment"]),
        ({f"{ABSENCE}.cumulative_enrollment": 24}, [f"{ABSENCE}.eligible_enrollment"]),
        ({f"{ABSENCE}.count": 25}, []),
        ({f"{ABSENCE}.count": 26}, [f"{ABSENCE}.count"]),
        ({f"{ABSENCE}.eligible_enrollment": "--", f"{ABSENCE}.count": 26}, []),
        ({f"{ABSENCE}.cumulative_enrollment": "not reported"}, []),
        ({f"{COHORT}.graduates": 18}, []),
        ({f"{COHORT}.graduates": 19}, [f"{COHORT}.graduates"]),
        # That it cannot be is said of hidden groups too; it tells nothing of their students.
        (
            {"engagement.graduation_by_group.asian": {"cohort": 2, "graduates": 3}},
            ["engagement.graduation_by_group.asian.graduates"],
        ),
        ({COHORT: "pending"}, []),
    ],
)
def test_a_part_is_no_larger_than_its_whole(
    later: Run, changes: dict[str, Any], where: list[str]
) -> None:
    assert fields(later, group_rates.part_above_its_whole, changes, "X133") == where


def test_results_of_tests_have_their_own_rule(later: Run) -> None:
    changes = {"outcomes.ela.white.number_tested": 999}
    assert fields(later, group_rates.part_above_its_whole, changes, "X133") == []


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        # 7 of 25 are 28.0 percent: one unit of the printed decimal is let pass.
        ({f"{ABSENCE}.rate": "28.1"}, []),
        ({f"{ABSENCE}.rate": "27.9"}, []),
        ({f"{ABSENCE}.rate": "28.2"}, [f"{ABSENCE}.rate"]),
        ({f"{ABSENCE}.rate": "2.8"}, [f"{ABSENCE}.rate"]),
        # A share of all who were enrolled at any time.
        ({f"{ABSENCE}.cumulative_enrollment": 50, f"{ABSENCE}.rate": 14}, [f"{ABSENCE}.rate"]),
        ({f"{ABSENCE}.rate": "--"}, []),
        ({f"{ABSENCE}.count": "--", f"{ABSENCE}.rate": 99}, []),
        # More absent than eligible is told of once.
        ({f"{ABSENCE}.count": 26}, []),
        ({f"{COHORT}.rate": "94.5"}, []),
        ({f"{COHORT}.rate": "94.6"}, [f"{COHORT}.rate"]),
        ({COHORT: {"cohort": 0, "graduates": 0, "rate": 0}}, []),
        ({COHORT: {"cohort": 0, "graduates": 0, "rate": 100}}, [f"{COHORT}.rate"]),
    ],
)
def test_a_rate_follows_from_its_counts(
    later: Run, changes: dict[str, Any], where: list[str]
) -> None:
    assert fields(later, group_rates.rate_that_does_not_follow, changes, "X134") == where


def test_the_messages_name_table_group_and_columns(later: Run) -> None:
    (part,) = later(group_rates.part_above_its_whole, {f"{COHORT}.graduates": 19})
    assert part.message.startswith(
        "In table 26, “Number of Cohort Graduates” of Hispanic or Latino is more than “Number of"
        " Students in Cohort”"
    )
    (rate,) = later(group_rates.rate_that_does_not_follow, {f"{ABSENCE}.rate": 50})
    assert rate.message.startswith(
        "In table 27, “Chronic Absenteeism Rate” of Homeless does not follow from “Chronic"
        " Absenteeism Count” and “Chronic Absenteeism Eligible Enrollment”."
    )
