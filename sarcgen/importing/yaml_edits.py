"""A school's or district's file with some values changed, and every other byte as it was.

The text is changed in places, found by the parser's own marks. A library that writes the whole file
anew from what it read would do for files typed by hand; of a blank file of ``sarcgen new`` it
changes every fourth line (ruamel.yaml 0.19: 93 of 323), because it has one form for what is between
braces and around blanks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias, final

import yaml

from sarcgen.edition.yaml_text import Change, changed, end_of, line_end, root_of
from sarcgen.importing.values import WITHHELD
from sarcgen.tables.keys import Keys
from sarcgen.tables.writing import in_braces, plain, quoted, written_key

_INDENT: Final = 2
_BOM: Final = "\ufeff"
_LARGE: Final = 3
"""Keys of rows stand at least so deep; a row is written in braces where it is new."""

Tree: TypeAlias = "dict[str, Tree | str]"


@final
@dataclass(slots=True)
class _Edits:
    """What is to be done at one text, gathered by place."""

    changes: list[Change] = field(default_factory=list)
    inside: dict[int, tuple[yaml.MappingNode, int, Tree]] = field(default_factory=dict)
    instead: dict[int, tuple[yaml.ScalarNode, _Around, Tree]] = field(default_factory=dict)


@final
@dataclass(frozen=True, slots=True)
class _Around:
    """What is around a value.

    Attributes:
        column: where its key starts in its line, from 0.
        depth: keys above it, and its own.
        in_braces: it stands in a mapping in braces.
    """

    column: int
    depth: int
    in_braces: bool


def with_values(
    raw: bytes, values: Mapping[Keys, str | None], root: yaml.MappingNode | None = None
) -> bytes:
    """The bytes of a file with values put at some paths.

    Args:
        raw: the bytes of a file that was read without problems.
        values: by path, each as it is typed; None makes a value blank. At the path of a group of
            keys in braces, a value stands in place of the group.
        root: what the parser makes of the text, if somebody has asked it already.

    Raises:
        TypeError: the file holds no keys, or a path leads into a list.
    """
    if not values:
        return raw
    text = raw.decode("utf-8")
    start = _BOM if text.startswith(_BOM) else ""
    text = text.removeprefix(_BOM)
    end = "\r\n" if "\r\n" in text else "\n"
    root = root or root_of(text)
    edits = _Edits()
    for path, value in values.items():
        _plan(root, path, value, edits, text)
    for mapping, depth, tree in edits.inside.values():
        edits.changes.append(_grown(mapping, depth, tree, text))
    for scalar, around, tree in edits.instead.values():
        edits.changes += _replaced(scalar, around, tree, text)
    done = changed(text, _one_a_place(edits.changes))
    return (
        start + (done.replace("\r\n", "\n").replace("\n", end) if end != "\n" else done)
    ).encode()


def _one_a_place(changes: Iterable[Change]) -> list[Change]:
    """Changes with those that put something in at one place made one, the deepest first."""
    inserted: dict[int, list[Change]] = {}
    others: list[Change] = []
    for change in changes:
        if change.start == change.end:
            inserted.setdefault(change.start, []).append(change)
        else:
            others.append(change)
    for place, together in inserted.items():
        together.sort(key=lambda change: -_indentation(change.text))
        others.append(Change(place, place, "".join(change.text for change in together)))
    return others


def _indentation(text: str) -> int:
    bare = text.lstrip("\r\n")
    return len(bare) - len(bare.lstrip(" "))


def _plan(root: yaml.MappingNode, path: Keys, value: str | None, edits: _Edits, text: str) -> None:
    node: yaml.Node = root
    around = _Around(0, 0, bool(root.flow_style))
    for depth, key in enumerate(path):
        if isinstance(node, yaml.ScalarNode):
            if value is not None:
                tree = edits.instead.setdefault(node.start_mark.index, (node, around, {}))[2]
                _plant(tree, path[depth:], value)
            return
        if not isinstance(node, yaml.MappingNode):
            raise TypeError("a path leads into a list")
        pair = next((pair for pair in node.value if pair[0].value == key), None)
        if pair is None:
            if value is not None:
                tree = edits.inside.setdefault(id(node), (node, depth, {}))[2]
                _plant(tree, path[depth:], value)
            return
        around = _Around(pair[0].start_mark.column, depth + 1, bool(node.flow_style))
        node = pair[1]
    edits.changes.append(_put(node, value, around, text))


def _plant(tree: Tree, path: Keys, value: str) -> None:
    for key in path[:-1]:
        below = tree.setdefault(key, {})
        if isinstance(below, str):
            raise TypeError("a value stands where keys belong")
        tree = below
    tree[path[-1]] = value


def _put(node: yaml.Node, value: str | None, around: _Around, text: str) -> Change:
    """One value in the place of another, or of none."""
    start, end = node.start_mark.index, node.end_mark.index
    words = value or ""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        span = span_of_block(node, text)
        if span is None:
            raise TypeError("keys with comments among them are not replaced by one value")
        return Change(*span, f" {words}" if words else "")
    if start == end:
        return _into_blank(start, words, around, text)
    end = _last(node, text)
    if not words and not around.in_braces:
        start = _before_blanks(start, text)
    return Change(start, end, words)


def span_of_block(node: yaml.CollectionNode, text: str) -> tuple[int, int] | None:
    """What a group of keys on lines of their own takes up, from behind the colon of its key.

    None where a comment stands in it, which nothing may take away.
    """
    start, end = len(text[: node.start_mark.index].rstrip()), len(text[: end_of(node)].rstrip())
    return None if "#" in text[start:end] or text[start - 1] != ":" else (start, end)


def _into_blank(place: int, words: str, around: _Around, text: str) -> Change:
    """A value where a key has none; in braces, without blanks between it and what follows."""
    start = end = _before_blanks(place, text)
    if around.in_braces:
        while text[end : end + 1] == " ":
            end += 1
        if text[end : end + 1] not in (",", "}"):
            end = start
    return Change(start, end, f" {words}" if words else text[start:end])


def _is_blank(node: yaml.Node) -> bool:
    return bool(node.start_mark.index == node.end_mark.index)


def _before_blanks(place: int, text: str) -> int:
    """Where the blanks before a place begin: the parser's mark of nothing may be behind them."""
    while text[place - 1] == " ":
        place -= 1
    return place


def _last(node: yaml.Node, text: str) -> int:
    """Where a value ends; the parser counts the blank lines below a block of text too."""
    end: int = node.end_mark.index
    return len(text[:end].rstrip()) if getattr(node, "style", None) in ("|", ">") else end


def _grown(mapping: yaml.MappingNode, depth: int, tree: Tree, text: str) -> Change:
    """New keys at the end of a group of keys."""
    if mapping.flow_style:
        end = mapping.end_mark.index - 1
        if not (mapping.value and _is_blank(mapping.value[-1][1])):
            end = _before_blanks(end, text)
        comma = "" if not mapping.value or text[end - 1] == "," else ", "
        return Change(end, end, comma + ", ".join(_flow(key, below) for key, below in tree.items()))
    last = len(text[: end_of(mapping)].rstrip())
    column = mapping.value[0][0].start_mark.column
    lines = _block(tree, column, depth)
    place = line_end(text, last)
    before = "" if text[place - 1] == "\n" else "\n"
    return Change(place, place, before + "".join(f"{line}\n" for line in lines))


def _replaced(scalar: yaml.ScalarNode, around: _Around, tree: Tree, text: str) -> list[Change]:
    """Keys in the place of one value, or of none."""
    start, end = scalar.start_mark.index, _last(scalar, text)
    if around.in_braces or (_is_row(tree) and around.depth >= _LARGE):
        inside = ", ".join(_flow(key, below) for key, below in tree.items())
        if start == end:
            return [_into_blank(start, f"{{{inside}}}", around, text)]
        return [Change(start, end, f"{{{inside}}}")]
    changes = [Change(_before_blanks(start, text), end, "")] if start != end else []
    place = line_end(text, end)
    before = "" if text[place - 1] == "\n" else "\n"
    lines = _block(tree, around.column + _INDENT, around.depth)
    return [*changes, Change(place, place, before + "".join(f"{line}\n" for line in lines))]


def _block(tree: Tree, column: int, depth: int) -> list[str]:
    lines = []
    for key, below in tree.items():
        indent = " " * column
        if isinstance(below, str):
            lines.append(f"{indent}{written_key(key)}: {below}")
        elif depth + 1 >= _LARGE and _is_row(below):
            lines.append(f"{indent}{_flow(key, below)}")
        else:
            lines += [f"{indent}{written_key(key)}:", *_block(below, column + _INDENT, depth + 1)]
    return lines


def _flow(key: str, below: Tree | str) -> str:
    if isinstance(below, str):
        return f"{written_key(key)}: {below}"
    return f"{written_key(key)}: {{{', '.join(_flow(k, b) for k, b in below.items())}}}"


def _is_row(tree: Tree) -> bool:
    return all(isinstance(below, str) for below in tree.values())


def figure_source(value: str) -> str:
    """A figure, or a word for none, as it is typed."""
    return in_braces(quoted(value)) if value == WITHHELD else value


def text_source(value: str) -> str:
    """A text as it is typed: in quotes where other programs would read something else."""
    bare = in_braces(plain(value))
    return bare if _is_read_as_text(bare) else in_braces(quoted(value))


def _is_read_as_text(bare: str) -> bool:
    try:
        loaded: Any = yaml.safe_load(f"[{bare}]")[0]
    except yaml.YAMLError:
        return False
    return isinstance(loaded, str)
