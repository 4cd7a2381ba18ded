"""Who is too few to be shown, and that nobody can lower the number."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from decimal import Decimal

import pytest
from pydantic import ValidationError

from sarcgen.disclosure.groups import MINIMUM_GROUP_SIZE
from sarcgen.disclosure.policy import Policy, policy_of
from sarcgen.edition.words import EmptyGroup
from sarcgen.model.vocabulary import Level
from tests.support.cards import entities

DASH = EmptyGroup.DASH


def test_ten_or_fewer_are_too_few() -> None:
    assert MINIMUM_GROUP_SIZE == 11


@pytest.mark.parametrize("students", range(14))
def test_the_rule_is_inclusive_at_ten(students: int) -> None:
    assert Policy(11, DASH).is_too_small(Decimal(students)) is (students <= 10)


@pytest.mark.parametrize(
    ("minimum", "students", "expected"), [(15, 14, True), (15, 15, False), (100, 99, True)]
)
def test_a_higher_minimum_is_the_smallest_number_printed(
    minimum: int, students: int, *, expected: bool
) -> None:
    assert Policy(minimum, DASH).is_too_small(Decimal(students)) is expected


@pytest.mark.parametrize("minimum", [10, 5, 1, 0, -1])
def test_no_policy_has_a_lower_minimum(minimum: int) -> None:
    with pytest.raises(ValueError, match="can only be raised"):
        Policy(minimum, DASH)


def test_a_policy_cannot_be_changed() -> None:
    policy = Policy(11, DASH)
    with pytest.raises(FrozenInstanceError):
        policy.minimum_group_size = 1  # type: ignore[misc]


@pytest.mark.parametrize(("said", "expected"), [(None, 11), ({}, 11), (11, 11), (15, 15)])
def test_a_district_may_raise_the_minimum(said: object, expected: int) -> None:
    key = "disclosure" if said is None or said == {} else "disclosure.minimum_group_size"
    policy = policy_of(entities({}, {key: said}).district, DASH)
    assert policy == Policy(expected, DASH)


@pytest.mark.parametrize("said", [10, 1, 0, -11, "ten", "10.9", "", "--", "N/A", 11.0, 10**9])
def test_no_district_file_lowers_it(said: object) -> None:
    with pytest.raises(ValidationError):
        entities({}, {"disclosure.minimum_group_size": said})


@pytest.mark.parametrize("key", ["threshold", "show", "minimum", "also_show"])
def test_no_district_file_can_ask_for_less_by_another_name(key: str) -> None:
    with pytest.raises(ValidationError):
        entities({}, {f"disclosure.{key}": "11"})


@pytest.mark.parametrize(
    ("said", "level"), [(None, Level.STRICT), ("strict", Level.STRICT), ("exact", Level.EXACT)]
)
def test_strict_is_the_default_and_exact_the_least(said: str | None, level: Level) -> None:
    choices = {} if said is None else {"disclosure.level": said}
    assert policy_of(entities({}, choices).district, DASH).level is level


@pytest.mark.parametrize("said", ["none", "off", "no", "", "--", "primary", 0])
def test_there_is_no_weaker_level(said: object) -> None:
    with pytest.raises(ValidationError):
        entities({}, {"disclosure.level": said})


def test_a_key_left_blank_is_the_default() -> None:
    for key in ("minimum_group_size", "level", "enrollment_by_group", "also_hide"):
        policy = policy_of(entities({}, {f"disclosure.{key}": None}).district, DASH)
        assert policy == Policy(11, DASH)


def test_a_district_may_ask_for_more() -> None:
    wishes = [{"table": "caaspp-ela-by-group", "row": "homeless"}]
    choices = {"disclosure.enrollment_by_group": "dash", "disclosure.also_hide": wishes}
    policy = policy_of(entities({}, choices).district, DASH)
    assert policy.dash_enrollment
    assert policy.also_hide == {("caaspp-ela-by-group", "homeless")}
    assert not policy_of(entities().district, DASH).dash_enrollment


def test_how_empty_groups_print_is_the_editions_choice() -> None:
    district = entities().district
    for choice in EmptyGroup:
        assert policy_of(district, choice).empty_group is choice
