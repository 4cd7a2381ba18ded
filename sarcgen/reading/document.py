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

    def __new__(cls, text: str, *, quoted: bool = False) -> Scalar:
        """A scalar of this text."""
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
            node = _below(node, key)
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


def _below(node: Node, key: Key) -> Node:
    """What stands under a key or list position; None where nothing does."""
    if isinstance(node, dict) and isinstance(key, str):
        return node.get(key)
    if isinstance(node, list) and isinstance(key, int):
        return node[key] if 0 <= key < len(node) else None
    return None


def overlay(base: Document, prefix: Path, over: Document) -> Document:
    """The document ``over`` laid on the part of ``base`` below ``prefix``.

    Mappings are merged key by key; for anything else ``over`` wins. An empty value in ``over``
    does not hide a value of ``base``. Every value keeps the place in the file it came from.
    """
    below = base.data
    for key in prefix:
        below = _below(below, key)
    merger = _Merger(base, prefix, over)
    data = merger.merged((), below, over.data)
    return Document(over.path, data, merger.keys, merger.values)


@final
class _Merger:
    """Two documents becoming one, with the places of what was taken from each."""

    def __init__(self, base: Document, prefix: Path, over: Document) -> None:
        self.base = base
        self.prefix = prefix
        self.over = over
        self.keys: dict[Path, Mark] = {}
        self.values: dict[Path, Mark] = {}

    def merged(self, here: Path, low: Node, high: Node) -> Node:
        """What stands at a path: ``high`` laid on ``low``."""
        if isinstance(low, dict) and isinstance(high, dict):
            self._note(self.over, here, here)
            inner = dict.fromkeys([*high, *low])
            return {key: self.merged((*here, key), low.get(key), high.get(key)) for key in inner}
        if high is None and (low is not None or here not in self.over.keys):
            taken = self._taken(self.base, here, self.prefix + here, low)
            # What is still missing below a key belongs where the upper document names the key.
            self.keys.update({here: self.over.keys[here]} if here in self.over.keys else {})
            return taken
        return self._taken(self.over, here, here, high)

    def _taken(self, source: Document, here: Path, start: Path, node: Node) -> Node:
        """A node of one document with all below it."""
        self._note(source, here, start)
        if isinstance(node, dict):
            return {k: self._taken(source, (*here, k), (*start, k), v) for k, v in node.items()}
        if isinstance(node, list):
            return [self._taken(source, (*here, i), (*start, i), v) for i, v in enumerate(node)]
        return node

    def _note(self, source: Document, here: Path, start: Path) -> None:
        if start in source.keys:
            self.keys[here] = source.keys[start]
        if start in source.values:
            self.values[here] = source.values[start]
