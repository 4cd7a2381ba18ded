"""The keys of a new file as a tree, with comments and values, and how it is drawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby, takewhile
from textwrap import wrap
from typing import Final, final

import yaml

from sarcgen.edition.words import ProvidedBy
from sarcgen.tables.keys import Keys, Taken
from sarcgen.tables.writing import WIDTH, in_braces, lines_of, written_key

_BY: Final = {
    frozenset({ProvidedBy.CDE}): "from the state",
    frozenset({ProvidedBy.LEA}): "from the school or district",
    frozenset(ProvidedBy): "partly from the state, partly from the school or district",
}
_COMMENTS_WIDTH: Final = WIDTH - 6


@final
@dataclass(slots=True)
class Branch:
    """A key.

    Attributes:
        below: the keys below it.
        comments: lines before it.
        is_text: a text belongs there, which takes lines of its own.
        value: what stands there; None where it is still to be filled in.
    """

    below: dict[str, Branch] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)
    is_text: bool = False
    value: yaml.Node | None = None

    def at(self, path: Keys) -> Branch:
        """The branch at a path, made where it is not there yet."""
        place = self
        for key in path:
            place = place.below.setdefault(key, Branch())
        return place

    def put(self, path: Keys, value: yaml.Node, comment: str = "") -> None:
        """Puts a value at a path, in place of any keys below it, with a comment before it."""
        place = self.at(path)
        place.below, place.value = {}, value
        if comment:
            place.say(comment)

    def has_values(self) -> bool:
        """Whether something stands here or below."""
        return self.value is not None or any(b.has_values() for b in self.below.values())

    def say(self, comment: str) -> None:
        """Adds a comment."""
        self.comments += wrap(f"# {comment}", _COMMENTS_WIDTH, subsequent_indent="#    ")


def tree_of(wanted: Iterable[Taken]) -> Branch:
    """The keys of a file, each group under a comment with its table, who owes it and the statute.

    Args:
        wanted: what the file is to have, in the order of :func:`sarcgen.tables.keys.taken`.
    """
    root = Branch()
    for _, group in groupby(wanted, key=lambda one: (one.spec.number, one.spec.id)):
        of_spec = list(group)
        for one in of_spec:
            root.at(one.path).is_text = one.is_text
        spec = of_spec[0].spec
        told = [one for one in of_spec if one.asked] or [one for one in of_spec if one.printed]
        suppliers = frozenset(one.supplier for one in told)
        for together in _by_first_key([one.path for one in told]):
            place = root
            for keys in takewhile(lambda keys: len(set(keys)) == 1, zip(*together, strict=False)):
                place = place.below[keys[0]]
            place.say(f"{spec.number}. {spec.title} ({_BY[suppliers]}; {spec.statute})")
    return root


def _by_first_key(paths: list[Keys]) -> list[list[Keys]]:
    return [
        [path for path in paths if path[0] == key] for key in dict.fromkeys(p[0] for p in paths)
    ]


def draw(root: Branch, depth: int = 0) -> list[str]:
    """The lines of a tree, with a blank line between its first branches.

    Args:
        root: whose keys are drawn; it is no key itself.
        depth: keys above them.
    """
    lines: list[str] = []
    for key, branch in root.below.items():
        if lines:
            lines.append("")
        lines += _key(key, branch, depth)
    return lines


def _key(key: str, branch: Branch, depth: int) -> list[str]:
    indent = "  " * depth
    name = written_key(key)
    lines = [f"{indent}{comment}" for comment in branch.comments]
    if branch.value is not None:
        own = lines_of(key, branch.value, WIDTH - len(indent))
        return [*lines, *(f"{indent}{line}" if line else "" for line in own)]
    if not branch.below:
        return [*lines, f"{indent}{name}:"]
    if depth >= 2 and all(map(_fits_in_braces, branch.below.values())):
        line = f"{indent}{name}: {_braces(branch)}"
        if len(line) < WIDTH:
            return [*lines, line]
    lines.append(f"{indent}{name}:")
    for below_key, below in branch.below.items():
        lines += _key(below_key, below, depth + 1)
    return lines


def _fits_in_braces(branch: Branch) -> bool:
    if branch.below or branch.is_text:
        return False
    value = branch.value
    return value is None or (isinstance(value, yaml.ScalarNode) and "\n" not in value.value)


def _braces(branch: Branch) -> str:
    parts = [
        f"{written_key(key)}: "
        + (in_braces(below.value) if isinstance(below.value, yaml.ScalarNode) else "")
        for key, below in branch.below.items()
    ]
    inside = ", ".join(parts)
    return f"{{{inside}}}" if not inside.endswith(" ") else f"{{{inside[:-1]} }}"
