"""The shared definitions of a JSON Schema: what stands at many keys is written once."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final, final

_REFERENCE: Final = "#/$defs/"


@final
class Definitions:
    """Schemas by name, each written once however many keys refer to it.

    Editors show a title, description and examples that stand beside a reference; of any other
    keyword beside it they make a schema of its own, and complete worse. So those three are a key's
    own, and all the rest belongs to what it refers to.
    """

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._schemas: dict[str, dict[str, Any]] = {}

    def refer(self, name: str, schema: dict[str, Any]) -> dict[str, Any]:
        """A reference to a schema.

        Args:
            name: for the definition, if there is none of the same content yet.
            schema: without title, description and examples.
        """
        content = json.dumps(schema)
        if content not in self._names:
            free, number = name, 1
            while free in self._schemas:
                number += 1
                free = f"{name}-{number}"
            self._names[content] = free
            self._schemas[free] = schema
        return {"$ref": _REFERENCE + self._names[content]}

    def attached_to(self, root: dict[str, Any]) -> dict[str, Any]:
        """A schema with all the definitions it needs; what is referred to once stands in place."""
        counts = Counter(
            name for schema in (root, *self._schemas.values()) for name in _references(schema)
        )
        once = {name for name, count in counts.items() if count == 1}
        kept = {
            name: self._in_place(schema, once)
            for name, schema in self._schemas.items()
            if counts[name] > 1
        }
        return {**self._in_place(root, once), "$defs": kept}

    def _in_place(self, node: Any, once: set[str]) -> Any:
        if isinstance(node, list):
            return [self._in_place(item, once) for item in node]
        if not isinstance(node, dict):
            return node
        name = str(node.get("$ref", "")).removeprefix(_REFERENCE)
        if name in once:
            own = {key: value for key, value in node.items() if key != "$ref"}
            return {**own, **self._in_place(self._schemas[name], once)}
        return {key: self._in_place(value, once) for key, value in node.items()}


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for item in node:
            yield from _references(item)
    elif isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"].removeprefix(_REFERENCE)
        for value in node.values():
            yield from _references(value)
