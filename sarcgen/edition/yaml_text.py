"""A YAML text changed in places, so that comments, order and line breaks stay as they are.

For the project's own files only: what a school writes is read by :mod:`sarcgen.reading`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, TypeAlias, final

import yaml

Path: TypeAlias = "tuple[str | int, ...]"

# The same parser as reads editions: the other one takes a question mark in braces for a key.
_LOADER: Final[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@final
@dataclass(frozen=True, slots=True, order=True)
class Change:
    """What stands between two positions of a text is replaced.

    Attributes:
        start: the first character that goes.
        end: the first one that stays; the same as ``start`` where something is put in.
        text: what comes in its place.
    """

    start: int
    end: int
    text: str


@final
@dataclass(frozen=True, slots=True)
class Value:
    """A scalar of a YAML text.

    Attributes:
        path: the keys and list positions that lead to it.
        text: what it says.
        start, end: where it stands, with its quotes.
        in_braces: it stands in a mapping in braces, where no comment may follow it.
    """

    path: Path
    text: str
    start: int
    end: int
    in_braces: bool


def root_of(text: str) -> yaml.MappingNode:
    """The mapping that a text is.

    Raises:
        TypeError: it is something else.
    """
    root = yaml.compose(text, Loader=_LOADER)
    if not isinstance(root, yaml.MappingNode):
        raise TypeError("the text is no mapping")
    return root


def values(node: yaml.Node, path: Path = (), *, in_braces: bool = False) -> Iterator[Value]:
    """Every scalar below a node that is no key, in the order of the text."""
    if isinstance(node, yaml.ScalarNode):
        start, end = node.start_mark.index, node.end_mark.index
        yield Value(path, node.value, start, end, in_braces)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from values(value, (*path, key.value), in_braces=bool(node.flow_style))
    elif isinstance(node, yaml.SequenceNode):
        for place, value in enumerate(node.value):
            yield from values(value, (*path, place), in_braces=bool(node.flow_style))


def end_of(node: yaml.Node) -> int:
    """Where the last character of a node stands, plus one; the parser counts what follows too."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return end_of(last[1] if isinstance(node, yaml.MappingNode) else last)
    end: int = node.end_mark.index
    return end


def line_start(text: str, position: int) -> int:
    """Where the line of a position starts."""
    return text.rfind("\n", 0, position) + 1


def line_end(text: str, position: int) -> int:
    """Where the line after that of a position starts."""
    found = text.find("\n", position)
    return len(text) if found < 0 else found + 1


def line_number(text: str, position: int) -> int:
    """The line of a position, counted from 1."""
    return text.count("\n", 0, position) + 1


def changed(text: str, changes: Iterable[Change]) -> str:
    """A text with changes, none of which overlap."""
    parts, place = [], 0
    for change in sorted(changes):
        parts += [text[place : change.start], change.text]
        place = change.end
    return "".join([*parts, text[place:]])
