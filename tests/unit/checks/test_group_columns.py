"""The counts in tables by student group, read from the edition's own rules."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sarcgen.checks.group_columns import GroupColumn, columns_of, results_of, unreported
from tests.support.cards import case_of, changed, granite_ridge
from tests.unit.checks.conftest import cinder_flat, later_case

RACES = ("asian", "white", "two_or_more_races")


def columns(folder: Path, changes: dict[str, Any] | None = None) -> list[GroupColumn]:
    school, district = granite_ridge()
    return list(columns_of(case_of(folder, changed(school, changes or {}), district)))


def test_every_governing_count_of_every_group_table_is_a_column(tmp_path: Path) -> None:
    found = [(c.table.spec.id, c.name) for c in columns(tmp_path)]
    assert found == [
        ("caaspp-ela-by-group", "total_enrollment"),
        ("caaspp-ela-by-group", "number_tested"),
        ("caaspp-mathematics-by-group", "total_enrollment"),
        ("caaspp-mathematics-by-group", "number_tested"),
    ]


def test_a_column_knows_its_head_its_rows_and_their_places(tmp_path: Path) -> None:
    column = columns(tmp_path)[3]
    assert column.title == "In table 14, “Number Tested”"
    assert column.label("two_or_more_races") == "Two or More Races"
    assert column.path("white") == ("outcomes", "mathematics", "white", "number_tested")
    assert column.all_students == 189


def test_withheld_and_missing_counts_are_not_given(tmp_path: Path) -> None:
    changes = {"outcomes.ela.all_students": "--", "outcomes.ela.white.total_enrollment": None}
    column = columns(tmp_path, changes)[0]
    assert column.all_students is None
    assert column.given(["male", "white", "all_students"]) == {"male": 101}


def same(number: object, *groups: str) -> dict[str, Any]:
    every = columns_with_small_groups_withheld() | {
        f"outcomes.ela.{group}.total_enrollment": number for group in groups
    }
    return dict(every)


def columns_with_small_groups_withheld() -> dict[str, Any]:
    school, _ = granite_ridge()
    return {f"outcomes.ela.{group}.total_enrollment": "--" for group in school["outcomes"]["ela"]}


@pytest.mark.parametrize(
    ("changes", "repeated"),
    [
        ({}, False),
        (same(198, "male", "female", "hispanic_or_latino", "english_learners"), True),
        (same(198, "all_students", "asian", "white", "homeless", "english_learners"), True),
        # Three groups are too few to be sure.
        (same(198, "all_students", "male", "female", "hispanic_or_latino"), False),
        # Each student may be in all four of these.
        (
            same(
                198,
                "hispanic_or_latino",
                "socioeconomically_disadvantaged",
                "english_learners",
                "students_receiving_migrant_education_services",
            ),
            False,
        ),
        (same(0, "male", "female", "hispanic_or_latino", "english_learners"), False),
        (
            same(198, "male", "female", "hispanic_or_latino", "english_learners")
            | {"outcomes.ela.white.total_enrollment": 64},
            False,
        ),
    ],
)
def test_a_number_is_repeated_if_four_groups_have_it_two_of_which_share_no_student(
    tmp_path: Path, changes: dict[str, Any], *, repeated: bool
) -> None:
    assert columns(tmp_path, changes)[0].repeated is repeated


def test_families_leave_the_race_open_more_often_than_the_gender() -> None:
    genders, races = unreported(("male", "female", "non_binary")), unreported(RACES)
    assert genders < races
    assert genders[1] < races[1]


def test_columns_of_later_tables_stand_once_and_outcomes_last(tmp_path: Path) -> None:
    found = [
        (c.table.spec.id, c.name, c.of_members)
        for c in columns_of(later_case(tmp_path, *cinder_flat()))
        if not c.table.spec.id.startswith("caaspp")
    ]
    assert found == [
        ("graduation-by-group", "cohort", True),
        ("graduation-by-group", "graduates", False),
        ("chronic-absenteeism-by-group", "cumulative_enrollment", True),
        ("chronic-absenteeism-by-group", "eligible_enrollment", True),
        ("chronic-absenteeism-by-group", "count", False),
    ]


@pytest.mark.parametrize(
    ("number", "everybody", "repeated"),
    [
        (30, 59, True),
        # Thirty boys and thirty girls, of whom thirty are Hispanic: rare, but it can be.
        (30, 60, False),
        (11, "--", True),
        # In groups that the card hides, the same number may be chance.
        (10, "--", False),
    ],
)
def test_a_number_that_two_groups_can_share_is_not_repeated(
    tmp_path: Path, number: int, everybody: object, *, repeated: bool
) -> None:
    changes = same(number, "male", "female", "hispanic_or_latino", "english_learners")
    changes["outcomes.ela.all_students"] = {"total_enrollment": everybody}
    assert columns(tmp_path, changes)[0].repeated is repeated


def test_results_of_every_test_are_found_with_their_place(tmp_path: Path) -> None:
    school, district = cinder_flat()
    school["outcomes"]["local_assessments"] = {"ela": {"by_group": {"white": "--"}}}
    places = [path for path, _ in results_of(later_case(tmp_path, school, district))]
    assert ("outcomes", "science_by_group", "white") in places
    assert places[-1] == ("outcomes", "local_assessments", "ela", "by_group", "white")
    assert len(places) == 3 * 18 + 1
