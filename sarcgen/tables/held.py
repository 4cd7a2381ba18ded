"""What a file says, place by place, and which keys it has whatever the school year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias, final

import yaml

from sarcgen.edition.spec import Edition
from sarcgen.tables.keys import Keys, Taken, is_year, of_any_year, taken

Values: TypeAlias = "Mapping[Keys, yaml.Node]"
"""What a file, or a part of it, says, by path: single values and lists."""


def values_of(root: yaml.Node | None) -> dict[Keys, yaml.Node]:
    """All that a file, or a part of it, says; a key without a value says nothing."""
    return {path: node for path, node in _ends(root, ()) if node.value}


def keys_for_schools(root: yaml.Node | None, edition: Edition) -> Held:
    """The keys for all schools of a district, filled in or not."""
    taken_from_schools = {one.path for one in taken(edition, "school")}
    return Held(path for path, node in _ends(root, ()) if node.value or path in taken_from_schools)


def _ends(node: yaml.Node | None, path: Keys) -> Iterator[tuple[Keys, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        for key, below in node.value:
            yield from _ends(below, (*path, key.value))
    elif node is not None:
        yield path, node


@final
class Held:
    """The keys that a file has, whatever the school year.

    Args:
        paths: where it says something, or means to.
    """

    def __init__(self, paths: Iterable[Keys]) -> None:
        self._ends = {of_any_year(path) for path in paths}
        self._ways = {path[:length] for path in self._ends for length in range(1, len(path) + 1)}

    def has(self, path: Keys) -> bool:
        """Whether it says something at a path or below it."""
        return of_any_year(path) in self._ways

    def covers(self, path: Keys) -> bool:
        """The same, or one word stands for all that is around."""
        general = of_any_year(path)
        around = (general[:length] for length in range(1, len(general)))
        return general in self._ways or any(above in self._ends for above in around)

    def wants(self, one: Taken) -> bool:
        """Whether a later file should have a key, because this one has it.

        What is worked out and was typed all the same need not be typed again.
        """
        if one.asked:
            return self.covers(one.path)
        if one.optional_row:
            return self.has(one.optional_row)
        by_year = any(map(is_year, one.path))
        return self.has(one.path) and (by_year or not one.worked_out)
