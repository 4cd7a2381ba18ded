"""What two tables say of all students must be the same."""

from __future__ import annotations

from typing import Any

import pytest

from sarcgen.checks.said_twice import all_students_in_both_tables
from sarcgen.problems import Severity
from tests.support.cards import DELETED
from tests.unit.checks.conftest import Run

PRINTED = "outcomes.caaspp.2018-19"
SCIENCE = "outcomes.science.2022-23"
GRADUATION = "engagement.graduation.2022-23"
SUSPENSIONS = "engagement.suspensions.2022-23"


def fields(run: Run, changes: dict[str, Any]) -> list[str]:
    found = run(all_students_in_both_tables, changes)
    assert {problem.code for problem in found} <= {"X119"}
    assert {problem.severity for problem in found} <= {Severity.WARNING}
    return [problem.field for problem in found]


def test_complete_cards_are_left_in_peace(founding: Run, high_school: Run, later: Run) -> None:
    assert fields(founding, {}) == fields(high_school, {}) == fields(later, {}) == []


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        # 38.42 in the table by group: rounded or cut it is 38.
        ({f"{PRINTED}.ela": 38}, []),
        ({f"{PRINTED}.ela": 39}, []),
        ({f"{PRINTED}.ela": "38.4"}, []),
        ({f"{PRINTED}.ela": "37.43"}, []),
        ({f"{PRINTED}.ela": "37.42"}, [f"{PRINTED}.ela"]),
        ({f"{PRINTED}.ela": 37}, [f"{PRINTED}.ela"]),
        ({f"{PRINTED}.ela": 40}, [f"{PRINTED}.ela"]),
        ({f"{PRINTED}.mathematics": 82}, [f"{PRINTED}.mathematics"]),
        ({f"{PRINTED}.ela": "--"}, []),
        ({f"{PRINTED}.ela": 83, "outcomes.ela.all_students": "--"}, []),
        ({f"{PRINTED}.ela": 83, "outcomes.ela.all_students": DELETED}, []),
        # The year before has no table by group.
        ({"outcomes.caaspp.2017-18.ela": 83}, []),
        ({PRINTED: DELETED}, []),
    ],
)
def test_all_students_have_one_percentage_in_tables_of_different_decimals(
    founding: Run, changes: dict[str, Any], where: list[str]
) -> None:
    assert fields(founding, changes) == where


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        # The same decimals in both tables: one unit of the last is let pass.
        ({SCIENCE: "27.79"}, []),
        ({SCIENCE: "27.80"}, [SCIENCE]),
        ({SCIENCE: "--"}, []),
        ({"outcomes.science.2021-22": "99.9"}, []),
        ({f"{GRADUATION}.graduation_rate": "97.6"}, []),
        ({f"{GRADUATION}.graduation_rate": "97.5"}, [f"{GRADUATION}.graduation_rate"]),
        ({f"{SUSPENSIONS}.suspensions": "3.50"}, []),
        ({f"{SUSPENSIONS}.suspensions": "3.51"}, [f"{SUSPENSIONS}.suspensions"]),
        ({f"{SUSPENSIONS}.expulsions": "0.15"}, [f"{SUSPENSIONS}.expulsions"]),
        # Numbers of students that decide what is hidden.
        ({f"{GRADUATION}.cohort": 44}, []),
        ({f"{GRADUATION}.cohort": 45}, [f"{GRADUATION}.cohort"]),
        (
            {f"{SUSPENSIONS}.cumulative_enrollment": 572},
            [f"{SUSPENSIONS}.cumulative_enrollment"],
        ),
        ({f"{SUSPENSIONS}.suspensions": "9.99", "engagement.suspensions_by_group": "--"}, []),
    ],
)
def test_all_students_have_one_figure(
    later: Run, changes: dict[str, Any], where: list[str]
) -> None:
    assert fields(later, changes) == where
