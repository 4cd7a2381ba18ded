"""Values of one file, written into another one as their author wrote them.

What has to be escaped, PyYAML escapes. The one exception are texts of several lines, because it has
no block for lines that end in a blank.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

import yaml

WIDTH: Final = 100
_OVERHANG: Final = 12
"""PyYAML ends a line with the word that goes beyond its width; most words are shorter than this."""

_TEXT: Final = yaml.resolver.BaseResolver.DEFAULT_SCALAR_TAG
_GROUP: Final = yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG
_LIST: Final = yaml.resolver.BaseResolver.DEFAULT_SEQUENCE_TAG
_LOADER: Final[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_TRUTHS: Final = frozenset({"yes", "no", "on", "off", "true", "false", "null", "y", "n"})


class _Dumper(yaml.dumper.BaseDumper):
    """Writes the items of a list further in than the key above them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002 (as PyYAML has it)
        super().increase_indent(flow, False)  # noqa: FBT003


def composed(text: str) -> yaml.MappingNode:
    """A file that was read without problems, with the manner in which each value is written."""
    root = yaml.compose(text, Loader=_LOADER)
    if not isinstance(root, yaml.MappingNode):
        raise TypeError("a file that was read without problems holds keys")
    return root


def plain(text: str) -> yaml.ScalarNode:
    """A value that is typed bare, as a figure."""
    return yaml.ScalarNode(_TEXT, text)


def quoted(text: str) -> yaml.ScalarNode:
    """A value in double quotes."""
    return yaml.ScalarNode(_TEXT, text, style='"')


def written_key(key: str) -> str:
    """A key as it stands in the file: in quotes where other tools would read something else."""
    if key.isidentifier() and key.casefold() not in _TRUTHS:
        return key
    return json.dumps(key, ensure_ascii=False)


def in_braces(value: yaml.ScalarNode) -> str:
    """A value of one line, as it stands in a group of keys in braces."""
    return _serialized(yaml.SequenceNode(_LIST, [value], flow_style=True), None)[0][1:-1]


def lines_of(key: str, value: yaml.Node, width: int = WIDTH) -> list[str]:
    """A key and its value, on as many lines as it takes.

    Args:
        key: the key.
        value: as :func:`composed` found it.
        width: of a line, where the value can be broken.
    """
    return next(lines for lines in _ways(key, value, width) if _reads_as(lines, value))


def _ways(key: str, value: yaml.Node, width: int) -> Iterator[list[str]]:
    """Ways to write a key and its value, the author's own first. The last one always reads well."""
    text = value.value if isinstance(value, yaml.ScalarNode) else ""
    if "\n" not in text or getattr(value, "style", None) == ">":
        yield _under(key, value, width)
    if "\n" in text:
        yield _literal(key, text)
    yield _under(key, _all_quoted(value), width)


def _all_quoted(node: yaml.Node) -> yaml.Node:
    if isinstance(node, yaml.MappingNode):
        pairs = [(quoted(key.value), _all_quoted(below)) for key, below in node.value]
        return yaml.MappingNode(_GROUP, pairs, flow_style=False)
    if isinstance(node, yaml.SequenceNode):
        return yaml.SequenceNode(_LIST, [*map(_all_quoted, node.value)], flow_style=False)
    return quoted(node.value)


def _under(key: str, value: yaml.Node, width: int) -> list[str]:
    name = quoted(key) if written_key(key).startswith('"') else plain(key)
    return _serialized(yaml.MappingNode(_GROUP, [(name, value)], flow_style=False), width)


def _serialized(node: yaml.Node, width: int | None) -> list[str]:
    text: str = yaml.serialize(
        node,
        Dumper=_Dumper,
        allow_unicode=True,
        width=width - _OVERHANG if width else float("inf"),
    )
    return text.removesuffix("\n").split("\n")


def _literal(key: str, text: str) -> list[str]:
    """A text in a block that keeps its lines; it ends with one line end or with none."""
    lines = text.removesuffix("\n").split("\n")
    first = next((line for line in lines if line), "")
    indent = "2" if first.startswith((" ", "\t")) else ""
    keeps = "" if text.endswith("\n") else "-"
    head = f"{written_key(key)}: |{indent}{keeps}"
    return [head, *(f"  {line}" if line else "" for line in lines)]


def _reads_as(lines: list[str], value: yaml.Node) -> bool:
    """Whether a value is read from lines as it is, with a blank line and another key after them."""
    text = "\n".join([*lines, "", "next:", ""])
    try:
        found = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError:
        return False
    pairs = found.value if isinstance(found, yaml.MappingNode) else []
    return len(pairs) == 2 and _says(pairs[0][1]) == _says(value)


def _says(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _says(below) for key, below in node.value}
    return [_says(below) for below in node.value] if isinstance(node.value, list) else node.value
