"""A YAML file as plain data that remembers where every value stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias, final

from sarcgen.problems import Mark
from sarcgen.reading.places import Key, Marks, Path, Places

__all__ = ["Document", "Key", "Node", "Path", "Scalar", "overlay"]

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
@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """Plain data and the place of every path in it.

    Attributes:
        path: the file's name as the user knows it.
        data: nested dictionaries, lists and scalars; ``None`` where a key has no value.
        places: where keys and values start.
    """

    path: str
    data: Node
    places: Places = field(repr=False)

    @property
    def keys(self) -> Mapping[Path, Mark]:
        """For every path, where its key (or list item) starts."""
        return Marks(self.places.key, self.places)

    @property
    def values(self) -> Mapping[Path, Mark]:
        """For every path, where its value starts."""
        return Marks(self.places.value, self.places)

    def holds(self, path: Path) -> bool:
        """Whether the file says anything at ``path`` (an empty value counts as nothing)."""
        return _at(self.data, path) is not None

    def mark(self, path: Path) -> Mark:
        """Where the value at ``path`` stands, or the nearest enclosing key if it is absent."""
        return self.places.value(path) or self.key_mark(path)

    def marks_within(self, path: Path, words: str, offsets: Sequence[int]) -> list[Mark]:
        """Where parts of the text at ``path`` stand, or its start where that cannot be told.

        Args:
            path: of the text.
            words: the text as it was read.
            offsets: where the parts start in it, in characters from 0.
        """
        found = self.places.within(path, words, offsets) if offsets else []
        return [self.mark(path)] * len(offsets) if found is None else found

    def key_mark(self, path: Path) -> Mark:
        """Where the key at ``path`` stands, or the nearest enclosing key if it is absent."""
        while path and self.places.key(path) is None:
            path = path[:-1]
        return self.places.key(path) or Mark(self.path, 1, 1)


def _at(node: Node, path: Path) -> Node:
    for key in path:
        node = _below(node, key)
    return node


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
    data = _merged(_at(base.data, prefix), over.data)
    return Document(over.path, data, _OverlaidPlaces(base, prefix, over, data))


def _merged(low: Node, high: Node) -> Node:
    """What stands at a path: ``high`` laid on ``low``. Nothing is copied that is not changed."""
    if isinstance(low, dict) and isinstance(high, dict):
        both = dict(high)
        for key, value in low.items():
            both[key] = _merged(value, both[key]) if key in both else value
        return both
    return low if high is None else high


@final
@dataclass(frozen=True, slots=True)
class _OverlaidPlaces:
    """The places of two documents, one laid over the other: each value's are those it came from."""

    base: Document
    prefix: Path
    over: Document
    data: Node = field(repr=False)

    def key(self, path: Path) -> Mark | None:
        """Where the key starts. One that both documents name belongs where the upper names it."""
        if self._is_from_base(path):
            # What is still missing below a key belongs where the upper document names the key.
            return self.over.places.key(path) or self._base_key(path)
        return self.over.places.key(path)

    def value(self, path: Path) -> Mark | None:
        """Where the value starts."""
        if self._is_from_base(path):
            return self.base.places.value(self.prefix + path)
        return self.over.places.value(path)

    def within(self, path: Path, words: str, offsets: Sequence[int]) -> list[Mark] | None:
        """Where parts of the text at a path stand."""
        if self._is_from_base(path):
            return self.base.places.within(self.prefix + path, words, offsets)
        return self.over.places.within(path, words, offsets)

    def paths(self) -> Iterator[Path]:
        """Every path of the merged data."""
        return _paths(self.data, ())

    def _base_key(self, path: Path) -> Mark | None:
        return self.base.places.key(self.prefix + path)

    def _is_from_base(self, path: Path) -> bool:
        """Whether what stands at a path was taken from the lower document."""
        low, high = _at(self.base.data, self.prefix), self.over.data
        for length in range(len(path) + 1):
            if not (isinstance(low, dict) and isinstance(high, dict)):
                named = self.over.places.key(path[:length]) is not None
                return high is None and (low is not None or not named)
            if length < len(path):
                low, high = _below(low, path[length]), _below(high, path[length])
        return False


def _paths(node: Node, here: Path) -> Iterator[Path]:
    yield here
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _paths(value, (*here, key))
    elif isinstance(node, list):
        for position, value in enumerate(node):
            yield from _paths(value, (*here, position))
