"""The keys of one kind of file as JSON Schema, each with its title, description and examples."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, TypeAlias, final

from sarcgen.model.forms import SCHOOL_YEAR
from sarcgen.records.schema_definitions import Definitions
from sarcgen.records.schema_nodes import ANY_OTHER, Node
from sarcgen.records.schema_places import Path, Places
from sarcgen.records.schema_values import row_schema, value_schema
from sarcgen.records.schema_words import Words, may_be_pending, supplier_of

Schema: TypeAlias = "dict[str, Any]"


_PRINTED_OR_NOTHING: Final = (("contact",), ("conditions",), ("outcomes",), ("engagement",))
"""Groups whose keys are all printed. What only the cards of other years print is not offered."""


@final
class Writer:
    """Writes the schema of one kind of file.

    Args:
        words: titles and descriptions.
        places: what the card takes from this kind of file.
        definitions: where shared schemas go.
        within: keys above this file's own, for names of definitions.
        listed: values whose words come from the edition, by path.
    """

    def __init__(
        self,
        words: Words,
        places: Places,
        definitions: Definitions,
        within: Path,
        listed: Mapping[Path, Schema],
    ) -> None:
        self._words = words
        self._places = places
        self._definitions = definitions
        self._within = within
        self._listed = listed

    def properties(self, root: Node) -> Schema:
        """The keys at the top of a file.

        Raises:
            LookupError: nothing describes a key.
        """
        return {key: self._key((key,), node) for key, node in root.below.items()}

    def _key(
        self, path: Path, node: Node, *, like: Path = (), in_closed_list: bool = False
    ) -> Schema:
        """One key: title, description, examples and a reference to the rest.

        Args:
            path: of the key.
            node: what stands behind it.
            like: path of a row or year like it that the card prints, if it does not print this one.
            in_closed_list: it is a row or year; the group around it is described.
        """
        if not (in_closed_list or node.about or self._words.knows(path)):
            raise LookupError(f"{'.'.join(path)}: the model must describe what no table prints")
        schema: Schema = {
            "title": self._words.title(path, is_row=in_closed_list),
            "description": self._words.description(path, node, like),
        }
        if node.form is not None:
            schema["examples"] = list(node.examples or node.form.choices[:2])
        # A row is written like its neighbors; a figure that nothing prints has no supplier.
        source = path if node.form is not None else like or path
        name = ".".join([*self._within, *source])
        return {**schema, **self._definitions.refer(name, self._content(source, node))}

    def _content(self, path: Path, node: Node) -> Schema:
        """What is accepted at a key."""
        if path in self._listed:
            return dict(self._listed[path])
        uses = self._places.below(path)
        waits, supplier = may_be_pending(uses), supplier_of(uses)
        if node.form is not None:
            schema = value_schema(node.form, node.unit, of_the_state=waits)
        elif node.each_year is not None:
            schema = self._years(path, node, node.each_year)
        elif node.item is not None:
            below = self._group((*path, ANY_OTHER), node.item)
            schema = {"type": _type("array", node), "items": {"type": "object", **below}}
        else:
            head = row_schema(of_the_state=waits) if node.one_word else None
            schema = {**(head or {"type": _type("object", node)}), **self._group(path, node)}
        return {**schema, **({"x-supplier": supplier} if supplier else {})}

    def _group(self, path: Path, node: Node) -> Schema:
        printed = self._places.keys(path) if node.of_closed_list else []
        keys = {}
        for key, below in node.below.items():
            if path in _PRINTED_OR_NOTHING and not self._words.knows((*path, key)):
                continue
            like = (*path, printed[0]) if printed and key not in printed else ()
            keys[key] = self._key(
                (*path, key), below, like=like, in_closed_list=node.of_closed_list
            )
        required = {"required": list(node.required)} if node.required else {}
        return {"properties": keys, "additionalProperties": False, **required}

    def _years(self, path: Path, node: Node, each: Node) -> Schema:
        printed = self._places.keys(path)
        like = (*path, printed[-1]) if printed else ()
        other = self._key((*path, ANY_OTHER), each, like=like, in_closed_list=True)
        return {
            "type": _type("object", node),
            "properties": {
                year: self._key((*path, year), each, in_closed_list=True) for year in printed
            },
            "additionalProperties": other,
            "propertyNames": {
                "pattern": f"^{SCHOOL_YEAR}$",
                "patternErrorMessage": "A school year is two years in a row, as in 2018-19.",
            },
        }


def _type(name: str, node: Node) -> Any:
    return [name, "null"] if node.blank else name
