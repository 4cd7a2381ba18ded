"""The counts in tables by student group, read from the edition's own rules."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sarcgen.checks.group_columns import GroupColumn, columns_of, unreported
from tests.support.cards import case_of, changed, granite_ridge

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
