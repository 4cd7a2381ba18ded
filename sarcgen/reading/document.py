"""A YAML file as plain data that remembers where every value stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias, final

from sarcgen.problems import Mark

Key: TypeAlias = "str | int"
Path: TypeAlias = "tuple[Key, ...]"
Node: TypeAlias = "Scalar | dict[str, Node] | list[Node] | None"


@final
class Scalar(str):
    """A YAML scalar: always text. ``quoted`` tells whether the author put it in quotes.

    The model decides whether the text is a count, a percentage or a sentence. That keeps a CDS
    code's leading zero, a trailing zero of a percentage, and the word ``no``, which YAML libraries
    otherwise turn into an octal number, a shorter number and the value false.
    """

    __slots__ = ("quoted",)
    quoted: bool

    def __new__(cls, text: str, quoted: bool = False) -> Scalar:
        scalar = super().__new__(cls, text)
        scalar.quoted = quoted
        return scalar


@final
@dataclass(frozen=True, slots=True)
class Document:
    """Plain data and the place of every path in it.

    Attributes:
        path: the file's name as the user knows it.
        data: nested dictionaries, lists and scalars; ``None`` where a key has no value.
        keys: for every path, where its key (or list item) starts.
        values: for every path, where its value starts.
    """

    path: str
    data: Node
    keys: Mapping[Path, Mark] = field(repr=False)
    values: Mapping[Path, Mark] = field(repr=False)

    def holds(self, path: Path) -> bool:
        """Whether the file says anything at ``path`` (an empty value counts as nothing)."""
        node: Node = self.data
        for key in path:
            if isinstance(node, dict) and isinstance(key, str) and key in node:
                node = node[key]
            elif isinstance(node, list) and isinstance(key, int) and 0 <= key < len(node):
                node = node[key]
            else:
                return False
        return node is not None

    def mark(self, path: Path) -> Mark:
        """Where the value at ``path`` stands, or the nearest enclosing key if it is absent."""
        if path in self.values:
            return self.values[path]
        return self.key_mark(path)

    def key_mark(self, path: Path) -> Mark:
        """Where the key at ``path`` stands, or the nearest enclosing key if it is absent."""
        while path and path not in self.keys:
            path = path[:-1]
        return self.keys.get(path, Mark(self.path, 1, 1))


def overlay(base: Document, prefix: Path, over: Document) -> Document:
    """The document ``over`` laid on the part of ``base`` below ``prefix``.

    Mappings are merged key by key; for anything else ``over`` wins. An empty value in ``over``
    does not hide a value of ``base``. Every value keeps the place in the file it came from.
    """
    below: Node = base.data
    for key in prefix:
        below = below.get(key) if isinstance(below, dict) and isinstance(key, str) else None
    keys: dict[Path, Mark] = {}
    values: dict[Path, Mark] = {}

    def keep(source: Document, here: Path, start: Path, node: Node) -> Node:
        if start in source.keys:
            keys[here] = source.keys[start]
        if start in source.values:
            values[here] = source.values[start]
        if isinstance(node, dict):
            return {k: keep(source, (*here, k), (*start, k), v) for k, v in node.items()}
        if isinstance(node, list):
            return [keep(source, (*here, i), (*start, i), v) for i, v in enumerate(node)]
        return node

    def merge(here: Path, low: Node, high: Node) -> Node:
        if isinstance(low, dict) and isinstance(high, dict):
            if here in over.keys:
                keys[here] = over.keys[here]
                values[here] = over.values[here]
            merged: dict[str, Node] = {}
            for key in [*high, *(k for k in low if k not in high)]:
                inner: Path = (*here, key)
                if key in high and key in low:
                    merged[key] = merge(inner, low[key], high[key])
                elif key in high:
                    merged[key] = keep(over, inner, inner, high[key])
                else:
                    merged[key] = keep(base, inner, prefix + inner, low[key])
            return merged
        if high is None and low is not None:
            return keep(base, here, prefix + here, low)
        return keep(over, here, here, high)

    data = merge((), below, over.data)
    return Document(over.path, data, keys, values)
