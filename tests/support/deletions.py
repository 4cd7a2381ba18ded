"""A school's files with one field deleted, as a clerk would have left it out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Final

from sarcgen.problems import Mark
from sarcgen.reading.document import Document, Node
from sarcgen.reading.document import Path as KeyPath
from sarcgen.reading.yaml_reader import read_yaml

SHARED: Final = "schools"


@dataclass(frozen=True)
class Original:
    """A file as it is, and without one of its fields."""

    file: Path

    @cached_property
    def text(self) -> str:
        """What stands in it."""
        return self.file.read_text("utf-8")

    @cached_property
    def document(self) -> Document:
        """The same, read."""
        document, problems = read_yaml(self.file, self.file.name)
        assert problems == []
        return document

    def fields(self) -> list[KeyPath]:
        """Every key with a figure or text of its own; what is in a list belongs to the list."""
        return list(_leaves(self.document.data))

    def without(self, field: KeyPath) -> str:
        """The file without a field: without its line and all below it, or its place in braces."""
        lines = self.text.splitlines(keepends=True)
        mark = self.document.keys[field]
        line = lines[mark.line - 1]
        if line[: mark.column - 1].strip():
            lines[mark.line - 1] = _out_of_braces(line, mark.column - 1)
            return "".join(lines)
        end = mark.line
        while end < len(lines) and _is_deeper(lines[end], mark.column):
            end += 1
        return "".join(lines[: mark.line - 1] + lines[end:])

    def group(self, field: KeyPath) -> Mark:
        """Where the key stands that a field belongs to; the head of the file for the first keys."""
        return self.document.key_mark(field[:-1])


@cache
def original(file: Path) -> Original:
    """A file that no test changes, read once."""
    return Original(file)


def _leaves(node: Node, path: KeyPath = ()) -> Iterator[KeyPath]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _leaves(value, (*path, key))
    elif not isinstance(node, list):
        yield path


def _is_deeper(line: str, column: int) -> bool:
    return not line.strip() or len(line) - len(line.lstrip()) >= column


def _out_of_braces(line: str, start: int) -> str:
    """The line without the key that starts there; no figure or text of the examples has a comma."""
    end = min(place for place in (line.find(",", start), line.find("}", start)) if place >= 0)
    before, after = line[:start], line[end:]
    if after.startswith(","):
        return before + after[1:].lstrip()
    return before.rstrip().removesuffix(",") + after
