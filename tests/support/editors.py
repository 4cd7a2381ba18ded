"""Files as an editor reads them before it holds them against a JSON Schema.

Editors that know the YAML language server follow the core schema of YAML 1.2: only true, false,
null and numbers are more than text, so that ``2018-19``, ``yes`` and ``2020-01-31`` stay text. The
loaders of PyYAML follow YAML 1.1 and would make other things of them. Keys are always text, as in
JSON, and what no JSON can hold is refused: a key that stands twice, a key that is a list, a tag.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from sarcgen.cli.schema import schema_text
from sarcgen.edition.load import load_edition
from sarcgen.records.locate import DISTRICT_FILE
from sarcgen.records.schema import FileKind

TEMPLATES: Final = Path(__file__).parents[2] / "templates"


class NotForEditors(yaml.YAMLError):
    """An editor shows a mistake of YAML here, and asks no schema."""


class EditorLoader(yaml.SafeLoader):
    """YAML 1.2 with the core schema."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - as the base class has it


def _mapping(loader: EditorLoader, node: yaml.MappingNode) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode) or key.value in found:
            raise NotForEditors
        found[key.value] = loader.construct_object(value, deep=True)
    return found


def _whole(text: str) -> int:
    return int(text, 16) if text.startswith("0x") else int(text, 8 if text[:2] == "0o" else 10)


def _decimal(text: str) -> float:
    return float(text.replace(".", "") if text[-1].isalpha() else text)


def _scalar(read: Callable[[str], Any]) -> Callable[[EditorLoader, yaml.ScalarNode], Any]:
    return lambda loader, node: read(str(loader.construct_scalar(node)))


EditorLoader.add_constructor("tag:yaml.org,2002:map", _mapping)
_DECIMAL: Final = r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"
_SIGNS: Final = list("-+.0123456789")
for _tag, _pattern, _first, _read in (
    ("null", r"(~|null|Null|NULL|)$", ["~", "n", "N", ""], lambda _: None),
    ("bool", r"(true|True|TRUE|false|False|FALSE)$", list("tTfF"), lambda t: t[0] in "tT"),
    ("int", r"([-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$", _SIGNS, _whole),
    ("float", rf"({_DECIMAL}|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$", _SIGNS, _decimal),
):
    _name = f"tag:yaml.org,2002:{_tag}"
    EditorLoader.add_implicit_resolver(_name, re.compile(_pattern), _first)
    EditorLoader.add_constructor(_name, _scalar(_read))


def as_an_editor_reads(text: str) -> Any:
    """The data of a file.

    Raises:
        yaml.YAMLError: it is no YAML, or more than one document, or nothing that JSON can hold.
    """
    return yaml.load(text, Loader=EditorLoader)  # noqa: S506 - a SafeLoader


@cache
def schema_of(kind: FileKind, edition: str) -> dict[str, Any]:
    """A schema of the project, as an editor finds it in its file."""
    written: dict[str, Any] = json.loads(
        schema_text(load_edition(TEMPLATES, edition).edition, kind)
    )
    return written


def kind_of(file: Path) -> FileKind:
    """Which schema a file is held against."""
    return FileKind.DISTRICT if file.name == DISTRICT_FILE else FileKind.SCHOOL


def resolved(schema: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    """A node of a schema with what it refers to; its own keywords win, as editors have it."""
    while "$ref" in node:
        target = schema["$defs"][node["$ref"].removeprefix("#/$defs/")]
        node = {**target, **{key: value for key, value in node.items() if key != "$ref"}}
    return node


def properties(
    schema: dict[str, Any], node: dict[str, Any] | None = None, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    """Every key that a schema knows, at every depth, with all that it says about it.

    What may stand at any other key, or at any place of a list, has the path ``*``.
    """
    node = resolved(schema, schema if node is None else node)
    below = dict(node.get("properties", {}))
    for other in (node.get("additionalProperties"), *node.get("patternProperties", {}).values()):
        if isinstance(other, dict):
            below["*"] = other
    for key, child in below.items():
        yield (*path, key), resolved(schema, child)
        yield from properties(schema, child, (*path, key))
    if "items" in node and "properties" in resolved(schema, node["items"]):
        yield from properties(schema, node["items"], (*path, "*"))
