"""The JSON Schemas that editors use."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from sarcgen.edition.load import load_edition
from sarcgen.records.schema import FileKind, json_schema, schema_line, schema_name
from sarcgen.tables.scaffold import blank_district, blank_school

ROOT = Path(__file__).parents[3]
EDITION = "2018-19"
DISTRICT_FILE = "_district.yaml"
FILES = [
    file
    for folder in ("schools", "tests/examples/valid")
    for file in sorted((ROOT / folder / EDITION).glob("*.yaml"))
]


class EditorLoader(yaml.SafeLoader):
    """Reads plain scalars as YAML 1.2 does, which is what editors follow; keys are text."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - as the base class has it


def _mapping(loader: EditorLoader, node: yaml.MappingNode) -> dict[str, Any]:
    return {key.value: loader.construct_object(value, deep=True) for key, value in node.value}


EditorLoader.add_constructor("tag:yaml.org,2002:map", _mapping)
for _tag, _pattern, _first in (
    ("null", r"(~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"(true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"[-+]?[0-9]+$", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", list("-+.0123456789")),
):
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), _first)


def as_an_editor_reads(text: str) -> Any:
    return yaml.load(text, Loader=EditorLoader)  # noqa: S506 - a SafeLoader


def validator(kind: FileKind) -> jsonschema.Draft202012Validator:
    schema = json.loads(json.dumps(json_schema(EDITION, kind)))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def complaints(kind: FileKind, data: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator(kind).iter_errors(data)]


def school(**changes: Any) -> dict[str, Any]:
    return {"edition": EDITION, "grades": "K-6", **changes}


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_file_that_sarcgen_accepts_satisfies_its_schema(file: Path) -> None:
    kind = FileKind.DISTRICT if file.name == DISTRICT_FILE else FileKind.SCHOOL
    assert complaints(kind, as_an_editor_reads(file.read_text("utf-8"))) == []


@pytest.mark.parametrize("grades", ["K-6", "6-8", "9-12", "K-12"])
def test_a_blank_file_satisfies_its_schema(grades: str) -> None:
    template = load_edition(ROOT / "templates", EDITION)
    blank = as_an_editor_reads(blank_school(template, grades))
    assert complaints(FileKind.SCHOOL, blank) == []
    blank = as_an_editor_reads(blank_district(template, grades))
    assert complaints(FileKind.DISTRICT, blank) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"enrolment": {"total": 5}},
        {"enrollment": {"totl": 5}},
        {"enrollment": {"by_group": {"latinx": 5}}},
        {"enrollment": {"by_grade": {"13": 5}}},
        {"enrollment": {"total": -1}},
        {"enrollment": {"total": 5.5}},
        {"enrollment": {"total": "5 students"}},
        {"enrollment": {"by_group": {"white": 101}}},
        {"enrollment": []},
        {"outcomes": {"ela": {"asian": "withheld"}}},
        {"narratives": {"safety_plan": {"Spanish": "x"}}},
        {"outcomes": {"caaspp": {"2018-2019": {"ela": 5}}}},
        {"contact": {"cds_code": "123"}},
        {"contact": {"cds_code": 19649076021869}},
        {"contact": {"name": 5}},
        {"conditions": {"facilities": {"systems": {"interior": {"rating": "Exemplary"}}}}},
        {"professional_development": {"resources": {"title": "x"}}},
        {"edition": "2019-20"},
        {"schools": {}},
    ],
)
def test_what_sarcgen_refuses_does_not_satisfy_the_schema(changes: dict[str, Any]) -> None:
    assert complaints(FileKind.SCHOOL, school(**changes)) != []


def test_edition_and_grades_are_required_of_a_school_and_edition_of_a_district() -> None:
    assert len(complaints(FileKind.SCHOOL, {})) == 2
    assert len(complaints(FileKind.DISTRICT, {})) == 1
    assert complaints(FileKind.SCHOOL, school()) == []


@pytest.mark.parametrize("word", ["--", "N/A", "not reported", "pending", None])
def test_the_words_for_no_figure_satisfy_the_schema(word: str | None) -> None:
    given = {
        "enrollment": {"total": word},
        "outcomes": {"ela": {"asian": word}},
        "contact": {"name": word},
    }
    assert complaints(FileKind.SCHOOL, school(**given)) == []


def test_empty_groups_satisfy_the_schema() -> None:
    given = dict.fromkeys(["contact", "enrollment", "outcomes", "professional_development"])
    assert complaints(FileKind.SCHOOL, school(**given)) == []
    given = {
        "outcomes": {"caaspp": {"2018-19": None}, "ela": None},
        "narratives": {"safety_plan": {"es": None}},
    }
    assert complaints(FileKind.SCHOOL, school(**given)) == []
    assert complaints(FileKind.DISTRICT, {"edition": EDITION, "schools": None}) == []


def test_the_shared_part_of_a_district_takes_what_a_school_takes_but_its_edition() -> None:
    for key, value, fits in (
        ("enrollment", {"total": 5}, True),
        ("narratives", {"safety_plan": {"en": "a", "es": "b"}}, True),
        ("edition", EDITION, False),
        ("grades", "K-6", False),
        ("enrolment", {}, False),
    ):
        found = complaints(FileKind.DISTRICT, {"edition": EDITION, "schools": {key: value}})
        assert (found == []) is fits, key


def test_keys_are_explained() -> None:
    schema = json_schema(EDITION, FileKind.SCHOOL)
    outcome = schema["$defs"]["AssessmentResult"]["anyOf"][0]["properties"]
    assert outcome["number_with_scores"]["description"].startswith("Students who received a score")
    assert "title" not in outcome["number_with_scores"]


def test_a_file_names_its_schema_by_a_relative_path() -> None:
    assert schema_name(EDITION, FileKind.DISTRICT) == "2018-19-district.json"
    assert schema_line(EDITION, FileKind.SCHOOL) == (
        "# yaml-language-server: $schema=../.schema/2018-19-school.json"
    )
    assert "$schema=../../.schema/" in schema_line(EDITION, FileKind.SCHOOL, levels=2)
