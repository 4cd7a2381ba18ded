"""One word for a row, for a whole table, and for one year of it."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from sarcgen.model.entities import School
from sarcgen.model.values import NoValue
from sarcgen.model.vocabulary import SecondaryClass, StudentGroup, TeacherAssignment


def school(**parts: Any) -> School:
    return School.model_validate({"edition": "2022-23", "grades": "9-12", **parts})


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("pending", NoValue.PENDING),
        ("not reported", NoValue.NOT_REPORTED),
        ("n/a", NoValue.NOT_APPLICABLE),
        ("--", NoValue.WITHHELD),
        ("NT", NoValue.NOT_TESTED),
    ],
)
def test_a_word_stands_for_every_group_of_a_table(word: str, reason: NoValue) -> None:
    table = school(engagement={"graduation_by_group": word}).engagement.graduation_by_group
    assert list(table) == list(StudentGroup)
    assert {row.rate for row in table.values()} == {reason}
    assert {row.cohort for row in table.values()} == {reason}


def test_a_word_stands_for_one_year_of_a_table() -> None:
    sizes = {"secondary": {"2021-22": "pending", "2022-23": {"science": {"average": 9}}}}
    found = school(class_size=sizes).class_size.secondary
    assert list(found["2021-22"]) == list(SecondaryClass)
    assert found["2021-22"][SecondaryClass.SCIENCE].average is NoValue.PENDING
    assert list(found["2022-23"]) == [SecondaryClass.SCIENCE]
    placed = school(conditions={"teacher_placement": {"2020-21": "pending"}}).conditions
    total = placed.teacher_placement["2020-21"][TeacherAssignment.TOTAL]
    assert (total.number, total.percent) == (NoValue.PENDING, NoValue.PENDING)


def test_a_table_without_a_value_is_still_to_be_filled() -> None:
    assert school(engagement={"chronic_absenteeism": None}).engagement.chronic_absenteeism == {}


@pytest.mark.parametrize("typed", ["missing", "none", "0", "pending until June"])
def test_any_other_text_is_refused_without_repeating_it(typed: str) -> None:
    with pytest.raises(ValidationError) as caught:
        school(engagement={"suspensions_by_group": typed})
    (error,) = caught.value.errors()
    assert error["type"] == "S111"
    assert error["msg"] == (
        "Here belongs a group of keys, or one word for the whole table: --, N/A, not reported or"
        " pending."
    )
