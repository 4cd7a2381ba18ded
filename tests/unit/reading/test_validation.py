"""Where a wrong value stands, for every kind of place that a model has."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import pytest
from pydantic import BaseModel, ConfigDict, Field, PlainValidator

from sarcgen.model.entities import District, School
from sarcgen.model.fields import CountField, YearKey
from sarcgen.model.narrative import NarrativeField
from sarcgen.reading.validation import known_keys, validate
from sarcgen.reading.yaml_reader import parse_yaml


class Color(StrEnum):
    RED = "red"
    BLUE = "blue"


def _number(raw: object) -> int:
    return int(str(raw))


class Inner(BaseModel):
    model_config = ConfigDict(extra="forbid")
    count: CountField
    needed: str


class Outer(BaseModel):
    model_config = ConfigDict(extra="forbid")
    by_color: dict[Color, Inner] = Field(default_factory=dict)
    by_year: dict[YearKey, Annotated[dict[Color, Inner], Field()]] = Field(default_factory=dict)
    items: list[Inner] = Field(default_factory=list)
    either: Inner | Annotated[int, PlainValidator(_number)] | None = None
    text: NarrativeField
    color: Color = Color.RED


def found(text: str, model: type[BaseModel] = Outer) -> list[str]:
    document, problems = parse_yaml(text.encode(), "f.yaml")
    assert problems == []
    read, problems = validate(document, model)
    assert (read is None) == bool(problems)
    return [f"{p.mark.line}:{p.mark.column} {p.code} {p.field}" for p in problems]


def test_what_is_right_gives_the_model() -> None:
    document, _ = parse_yaml(b"by_color: {red: {count: 3, needed: x}}\n", "f.yaml")
    read, problems = validate(document, Outer)
    assert problems == []
    assert read is not None
    assert list(read.by_color) == [Color.RED]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("by_color: {red: {count: x, needed: y}}", ["1:25 S103 by_color.red.count"]),
        ("by_color: {red: {count: 1}}", ["1:12 S102 by_color.red.needed"]),
        ("by_color: {rot: {count: 1, needed: y}}", ["1:12 S101 by_color.rot"]),
        ("by_color: {red: {cont: 1, needed: y}}", ["1:18 S101 by_color.red.cont"]),
        ("by_color: {red: 7}", ["1:17 S111 by_color.red"]),
        ("by_color: 7", ["1:11 S111 by_color"]),
        (
            "by_year:\n  2018-20:\n    red: {count: 1, needed: y}",
            ["2:3 S116 by_year.2018-20"],
        ),
        (
            "by_year:\n  2018-19:\n    rot: {count: x, needed: y}",
            ["3:5 S101 by_year.2018-19.rot", "3:18 S103 by_year.2018-19.rot.count"],
        ),
        ("items:\n  - needed: y\n  - count: x\n    needed: y", ["3:12 S103 items.1.count"]),
        ("items:\n  - needed: y\n  - z", ["3:5 S111 items.1"]),
        ("items: {a: b}", ["1:8 S111 items"]),
        ("text:\n  en: a\n  Spanish: b\n  es: no", ["3:3 S117 text.Spanish", "4:7 S110 text.es"]),
        ("text: [a]", ["1:7 S111 text"]),
        ("color: rot", ["1:8 S109 color"]),
        ("wrong: 1\nalso: 2", ["1:1 S101 wrong", "2:1 S101 also"]),
    ],
)
def test_a_problem_stands_at_the_key_or_value_it_is_about(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_a_value_that_fits_none_of_several_types_is_placed_all_the_same() -> None:
    assert found("either: {count: x, needed: y}") == [
        "1:17 S103 either.count",
        "1:9 S100 either",
    ]


@pytest.mark.parametrize("text", ["- a\n", "just words\n", "~\n"])
def test_a_file_that_holds_no_keys_is_told_so_once(text: str) -> None:
    assert found(text) == ["1:1 S111 "]


def test_the_value_of_an_edition_is_named_not_its_key() -> None:
    assert found('edition: "2018-20"\ngrades: K-6\n', School) == ["1:10 S116 edition"]


@pytest.mark.parametrize(
    ("model", "path", "some"),
    [
        (School, (), ["grades", "narratives"]),
        (School, ("enrollment",), ["by_grade", "total"]),
        (School, ("enrollment", "by_group"), ["hispanic_or_latino"]),
        (School, ("outcomes", "caaspp", "2018-19"), ["ela", "mathematics"]),
        (School, ("professional_development", "resources", 0), ["title", "address"]),
        (School, ("class_size", "elementary", "2018-19", "K"), ["average"]),
        (District, ("same_category",), ["salaries"]),
    ],
)
def test_the_keys_that_are_possible_at_a_place_are_known(
    model: type[BaseModel], path: tuple[str | int, ...], some: list[str]
) -> None:
    assert set(some) <= set(known_keys(model, path))


@pytest.mark.parametrize(
    "path", [("none",), ("grades", "x"), ("enrollment", "total", "x"), ("engagement", "none", "x")]
)
def test_where_nothing_is_possible_no_keys_are(path: tuple[str, ...]) -> None:
    assert known_keys(School, path) == []


def test_keys_beside_the_model_are_suggested_at_the_top_only() -> None:
    document, _ = parse_yaml(b'edition: "2018-19"\nschool: {}\ncontact: {schol: x}\n', "f.yaml")
    _, problems = validate(document, District, ["schools"])
    assert "Did you mean “schools”?" in problems[1].message
    assert "schools" not in problems[0].message
