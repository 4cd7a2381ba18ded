"""Every key of a schema is explained: a key without a description fails the build."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import product
from typing import Annotated, Any, Final

import jsonschema
import pytest
from pydantic import Field

from sarcgen.edition.cells import CellSpec
from sarcgen.edition.load import known_editions, load_edition
from sarcgen.edition.sources import cell_source
from sarcgen.edition.spec import Edition, NarrativeSpec
from sarcgen.model.base import Part
from sarcgen.model.fields import CountField
from sarcgen.model.forms import STUDENTS, Examples
from sarcgen.model.years import SchoolYear
from sarcgen.records.schema import FileKind, json_schema
from sarcgen.records.schema_definitions import Definitions
from sarcgen.records.schema_nodes import root_of
from sarcgen.records.schema_places import Places
from sarcgen.records.schema_words import Words
from sarcgen.records.schema_writer import Writer
from tests.support.editors import TEMPLATES, properties, schema_of

EACH: Final = pytest.mark.parametrize(
    ("edition", "kind"), list(product(known_editions(TEMPLATES), FileKind)), ids=str
)
LARGEST: Final = 650_000
"""Bytes of a schema as it is written; editors read it whole. Our own choice."""


def spec_of(edition: str) -> Edition:
    return load_edition(TEMPLATES, edition).edition


def types(node: dict[str, Any]) -> list[str]:
    given = node.get("type", "string")
    return [given] if isinstance(given, str) else given


def is_value(node: dict[str, Any]) -> bool:
    return not {"properties", "propertyNames"} & set(node) and types(node)[0] != "array"


@EACH
def test_a_schema_is_one_and_not_too_large(edition: str, kind: FileKind) -> None:
    schema = schema_of(kind, edition)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == jsonschema.Draft202012Validator.META_SCHEMA["$id"]
    assert len(json.dumps(schema, indent=1, ensure_ascii=False).encode()) < LARGEST
    assert json_schema(spec_of(edition), kind) == schema


@EACH
def test_every_key_has_a_title_and_a_description(edition: str, kind: FileKind) -> None:
    found = list(properties(schema_of(kind, edition)))
    assert len(found) > 500
    for path, node in found:
        assert node.get("title"), path
        assert node.get("description"), path
        assert "{" not in node["title"] + node["description"], path
        assert "*" not in node["title"], path
        # References to our own sources are for us, not for a clerk.
        assert "state format" not in node["description"], path


@EACH
def test_every_value_has_examples_that_fit_it(edition: str, kind: FileKind) -> None:
    schema = schema_of(kind, edition)
    for path, node in properties(schema):
        if is_value(node):
            assert node["examples"], path
            own = {**node, "$defs": schema["$defs"]}
            for example in node["examples"]:
                assert jsonschema.Draft202012Validator(own).is_valid(example), path


@EACH
def test_every_figure_has_a_unit_and_says_it(edition: str, kind: FileKind) -> None:
    for path, node in properties(schema_of(kind, edition)):
        figure = {"integer", "number"} & set(types(node)) and path[-1] != "grades"
        assert ("x-unit" in node) is bool(figure), path
        if figure:
            assert f"Unit: {node['x-unit']}." in node["description"], path


@EACH
def test_completing_a_key_never_types_an_example(edition: str, kind: FileKind) -> None:
    """Editors type the only value that they can think of, and an invented figure is worse."""
    for path, node in properties(schema_of(kind, edition)):
        if is_value(node):
            thinkable = [*node["examples"], *node.get("defaultSnippets", []), *node.get("enum", [])]
            assert "const" in node or len(thinkable) > 1, path
            assert "default" not in node, path


@EACH
def test_beside_a_reference_stands_only_what_editors_show_there(
    edition: str, kind: FileKind
) -> None:
    def references(node: Any) -> Iterator[dict[str, Any]]:
        if isinstance(node, dict):
            if isinstance(node.get("$ref"), str):
                yield node
            node = list(node.values())
        for part in node if isinstance(node, list) else []:
            yield from references(part)

    found = list(references(schema_of(kind, edition)))
    assert found
    for node in found:
        assert set(node) <= {"$ref", "title", "description", "examples"}


@EACH
def test_what_the_card_prints_has_its_label_supplier_and_statute(
    edition: str, kind: FileKind
) -> None:
    keys = dict(properties(schema_of(kind, edition)))
    spec = spec_of(edition)
    checked = 0
    for table in spec.tables():
        for row, column in product(table.rows, table.columns):
            cell = row.cells.get(column.id, CellSpec())
            if cell.blank or cell.not_applicable:
                continue
            owner, *path = cell_source(table, row, column, SchoolYear.parse(edition))
            if owner != kind.value:
                continue
            node = keys[tuple(path)]
            computed = cell.computed or row.computed or column.computed
            supplier = table.supplier(row, column).value.upper()
            assert node["x-supplier"] == ("sarcgen works it out" if computed else supplier), path
            who = {"CDE": "The state (CDE)", "LEA": "The district or school"}[supplier]
            for wanted in (f"{who} supplies it; ", table.statute, f"able {table.number}"):
                assert wanted in node["description"], path
            pieces = (cell.source or column.source or table.source).split(".")
            if "{row}" in pieces:
                label = keys[tuple(path[: pieces.index("{row}")])]["title"]
                assert label.endswith(row.label.replace("*", "").split("}")[-1]), path
            checked += 1
    for section in spec.sections:
        for block in section.blocks:
            if isinstance(block, NarrativeSpec) and kind is FileKind.SCHOOL:
                node = keys[tuple(block.source.split("."))[1:]]
                assert node["x-supplier"] == block.provided_by.value.upper()
                assert block.statute in node["description"]
                assert node["title"].startswith(block.title)
    assert checked > 20


def writer() -> Writer:
    edition = spec_of("2018-19")
    places = Places(edition, "school")
    return Writer(Words(edition.edition, places, places), places, Definitions(), (), {})


class Described(Part):
    new: Annotated[CountField, STUDENTS, Examples(5)]
    """Something new."""


class Undescribed(Part):
    new: Annotated[CountField, STUDENTS, Examples(5)]


class Printed(Part):
    enrollment: Annotated[CountField, STUDENTS, Examples(5), Field(default=0)]


def test_a_key_that_nothing_describes_is_refused() -> None:
    (key,) = writer().properties(root_of(Described)).values()
    assert key["description"].startswith("Something new.")
    assert list(writer().properties(root_of(Printed))) == ["enrollment"]
    with pytest.raises(LookupError, match="new: the model must describe"):
        writer().properties(root_of(Undescribed))
