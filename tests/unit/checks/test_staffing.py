"""Numbers of teachers of which a part is larger than its whole."""

from __future__ import annotations

from typing import Any

import pytest

from sarcgen.checks import staffing
from sarcgen.problems import Severity
from tests.support.cards import DELETED
from tests.unit.checks.conftest import Check, Run

YEAR = "conditions.teacher_misassignments.2017-18"
TEACHERS = "conditions.teacher_credentials.2019-20"


def fields(run: Run, check: Check, *changes: dict[str, Any]) -> list[str]:
    found = run(check, *changes)
    assert {problem.code for problem in found} <= {"X127"}
    assert {problem.severity for problem in found} <= {Severity.WARNING}
    return [problem.field for problem in found]


@pytest.mark.parametrize(
    "check", [staffing.part_of_all_misassignments, staffing.part_of_the_district]
)
def test_the_founding_card_and_the_high_school_are_left_in_peace(
    check: Check, founding: Run, high_school: Run
) -> None:
    assert founding(check) == []
    assert high_school(check) == []


@pytest.mark.parametrize(
    ("part", "total", "fires"),
    [
        (2, 2, False),
        (3, 2, True),
        (1, 0, True),
        ("--", 0, False),
        (1, "not reported", False),
        (1, None, False),
    ],
)
def test_misassignments_of_teachers_of_english_learners_are_in_the_total(
    founding: Run, part: object, total: object, *, fires: bool
) -> None:
    changes = {f"{YEAR}.english_learners": part, f"{YEAR}.total": total}
    found = fields(founding, staffing.part_of_all_misassignments, changes)
    assert found == ([f"{YEAR}.english_learners"] if fires else [])


@pytest.mark.parametrize(
    ("school", "district", "names"),
    [
        ({f"{TEACHERS}.with_full_credential": 214}, {}, []),
        ({f"{TEACHERS}.with_full_credential": 215}, {}, ["with_full_credential"]),
        ({f"{TEACHERS}.without_full_credential": 7}, {}, ["without_full_credential"]),
        ({f"{TEACHERS}.outside_subject_area": 4}, {}, ["outside_subject_area"]),
        ({}, {f"{TEACHERS}.with_full_credential": 37}, ["with_full_credential"]),
        ({f"{TEACHERS}.with_full_credential": "--"}, {}, []),
        ({}, {f"{TEACHERS}.with_full_credential": "not reported"}, []),
        ({}, {TEACHERS: DELETED}, []),
        # A charter school may be larger than the district that granted its charter.
        ({f"{TEACHERS}.with_full_credential": 215, "kind": "charter"}, {}, []),
        (
            {f"{TEACHERS}.with_full_credential": 215, "kind": "alternative"},
            {},
            ["with_full_credential"],
        ),
    ],
)
def test_a_schools_teachers_are_among_its_districts(
    high_school: Run, school: dict[str, Any], district: dict[str, Any], names: list[str]
) -> None:
    found = fields(high_school, staffing.part_of_the_district, school, district)
    assert found == [f"{TEACHERS}.{name}" for name in names]


PLACED = "conditions.teacher_placement.2021-22"


@pytest.mark.parametrize(
    ("school", "district", "fires"),
    [
        ({}, {}, False),
        # 9.6 positions in the district; a tenth is rounding.
        ({f"{PLACED}.out_of_field.number": "9.70"}, {}, False),
        ({f"{PLACED}.out_of_field.number": "9.71"}, {}, True),
        ({}, {f"{PLACED}.out_of_field.number": "2.39"}, True),
        ({f"{PLACED}.out_of_field.number": "9.71", "kind": "charter"}, {}, False),
        ({f"{PLACED}.out_of_field.number": "--"}, {}, False),
        ({f"{PLACED}.out_of_field.number": "9.71"}, {PLACED: "pending"}, False),
        ({f"{PLACED}.out_of_field.percent": "99.00"}, {}, False),
    ],
)
def test_a_schools_positions_are_among_its_districts(
    later: Run, school: dict[str, Any], district: dict[str, Any], *, fires: bool
) -> None:
    found = fields(later, staffing.part_of_the_district, school, district)
    assert found == ([f"{PLACED}.out_of_field.number"] if fires else [])
