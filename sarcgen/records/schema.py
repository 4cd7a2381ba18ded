"""JSON Schemas of school and district files, from the data model, for editors."""

from __future__ import annotations

from copy import deepcopy
from enum import StrEnum
from typing import Any, Final, final

from sarcgen.model.entities import District, School
from sarcgen.records.load import SHARED

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
FOLDER: Final = ".schema"


@final
class FileKind(StrEnum):
    """The two kinds of file."""

    SCHOOL = "school"
    DISTRICT = "district"


def schema_name(edition: str, kind: FileKind) -> str:
    """File name of a schema, as ``2018-19-school.json``."""
    return f"{edition}-{kind.value}.json"


def schema_line(edition: str, kind: FileKind, levels: int = 1) -> str:
    """The comment that makes an editor complete and explain keys.

    Args:
        edition: data year.
        kind: school or district file.
        levels: folders between the file and the schools folder.
    """
    up = "../" * levels
    return f"# yaml-language-server: $schema={up}{FOLDER}/{schema_name(edition, kind)}"


def json_schema(edition: str, kind: FileKind) -> dict[str, Any]:
    """The JSON Schema of one kind of file in one edition."""
    school = _groups_may_be_empty(_without_titles(School.model_json_schema()))
    school["properties"]["edition"]["const"] = edition
    if kind is FileKind.SCHOOL:
        return _headed(school, f"School file of the {edition} report card")
    district = _groups_may_be_empty(_without_titles(District.model_json_schema()))
    district["properties"]["edition"]["const"] = edition
    shared = deepcopy(school)
    definitions = {**shared.pop("$defs", {}), **district.pop("$defs", {})}
    for private in ("edition", "grades"):
        shared["properties"].pop(private)
    shared.pop("required", None)
    shared["description"] = "What every school of the district shares; a school's own file wins."
    district["properties"][SHARED] = _or_nothing(shared)
    district["$defs"] = definitions
    return _headed(district, f"District file of the {edition} report card")


def _headed(schema: dict[str, Any], title: str) -> dict[str, Any]:
    return {"$schema": DIALECT, "title": title, **schema}


def _without_titles(node: Any) -> Any:
    """Pydantic's titles repeat the keys; its defaults are not what a clerk would type."""
    if isinstance(node, dict):
        return {
            key: _without_titles(value)
            for key, value in node.items()
            if not (key in ("title", "default") and not isinstance(value, dict))
        }
    if isinstance(node, list):
        return [_without_titles(item) for item in node]
    return node


def _groups_may_be_empty(node: Any) -> Any:
    """A group or list whose blanks are not filled in yet is as good as an absent one."""
    if isinstance(node, list):
        return [_groups_may_be_empty(item) for item in node]
    if not isinstance(node, dict):
        return node
    mended = {key: _groups_may_be_empty(value) for key, value in node.items()}
    for keyword in ("properties", "patternProperties"):
        for name, schema in mended.get(keyword, {}).items():
            mended[keyword][name] = _or_nothing(schema)
    if "patternProperties" in mended:
        mended["additionalProperties"] = False
    return mended


def _or_nothing(schema: dict[str, Any]) -> dict[str, Any]:
    if "$ref" not in schema and schema.get("type") not in ("object", "array"):
        return schema
    described = {"description": schema["description"]} if "description" in schema else {}
    return {**described, "anyOf": [schema, {"type": "null"}]}
