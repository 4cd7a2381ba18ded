"""The data model as a tree of keys."""

from __future__ import annotations

from typing import Annotated

import pytest

from sarcgen.model.base import Part
from sarcgen.model.entities import District, School
from sarcgen.model.fields import CountField
from sarcgen.model.forms import STUDENTS, TEACHERS, Examples
from sarcgen.model.vocabulary import StudentGroup
from sarcgen.records.schema_nodes import root_of


class Measured(Part):
    students: Annotated[CountField, STUDENTS, Examples(5)]
    """How many there are,
    on one day."""

    teachers: Annotated[CountField, STUDENTS, Examples(1, 2), TEACHERS, Examples(3)]


class Formless(Part):
    name: str


def test_a_field_has_the_model_s_words_its_unit_and_its_examples() -> None:
    students, teachers = root_of(Measured).below.values()
    assert students.about == "How many there are, on one day."
    assert (students.unit, students.examples) == ("students", (5,))
    assert (teachers.about, teachers.unit, teachers.examples) == ("", "teachers", (3,))


def test_a_field_without_a_form_is_refused() -> None:
    with pytest.raises(TypeError, match="needs a Form"):
        root_of(Formless)


def test_rows_years_and_lists_are_told_apart() -> None:
    school = root_of(School).below
    ela = school["outcomes"].below["ela"]
    assert ela.of_closed_list
    assert list(ela.below) == [group.value for group in StudentGroup]
    assert ela.below["asian"].one_word
    credentials = school["conditions"].below["teacher_credentials"]
    assert credentials.each_year is not None
    assert credentials.each_year.one_word
    ignored = school["ignore"]
    assert ignored.item is not None
    assert (ignored.item.required, ignored.item.blank) == (("code", "reason"), False)
    assert not school["contact"].of_closed_list


def test_a_group_or_list_may_be_left_without_content_where_the_model_lets_it() -> None:
    school = root_of(School).below
    for group in (school["contact"], school["ignore"], school["class_size"].below["elementary"]):
        assert group.blank


def test_keys_can_be_left_out_at_the_top_and_then_none_has_to_be_there() -> None:
    assert root_of(School).required == ("edition", "grades")
    assert root_of(District).required == ("edition",)
    shared = root_of(School, without=["edition", "grades"])
    assert (shared.required, "grades" in shared.below, "kind" in shared.below) == ((), False, True)
