"""The JSON Schema of a card's JSON, made from the one definition of its form."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Any, Final

from sarcgen.figures.document import REASONS, UNITS, Card, Reason, Unit

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def schema_json() -> str:
    """The schema, in the dialect of 2020-12."""
    made = _without_titles(Card.model_json_schema(by_alias=True))
    words: dict[str, dict[Any, str]] = {
        Reason.__name__: dict(REASONS),
        Unit.__name__: dict(UNITS),
    }
    for name, meanings in words.items():
        made["$defs"][name] = _closed_list(made["$defs"][name], meanings)
    schema = {
        "$schema": DIALECT,
        "title": "Published figures of a School Accountability Report Card",
        **made,
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _closed_list(made: dict[str, Any], meanings: dict[StrEnum, str]) -> dict[str, Any]:
    """A list of words with the meaning of each."""
    words = [{"const": word.value, "description": text} for word, text in meanings.items()]
    return {"description": made["description"].partition("\n")[0], "oneOf": words}


def _without_titles(node: Any) -> Any:
    """Without the titles that repeat the names of keys, and with descriptions on one line."""
    if isinstance(node, list):
        return [_without_titles(part) for part in node]
    if not isinstance(node, dict):
        return node
    plain = {
        key: _without_titles(value)
        for key, value in node.items()
        if not (key == "title" and isinstance(value, str))
    }
    if isinstance(plain.get("description"), str):
        plain["description"] = " ".join(plain["description"].split())
    return plain
