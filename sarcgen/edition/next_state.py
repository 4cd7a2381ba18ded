"""The statewide figures of an edition made ready for the next: kept, dropped or ``pending``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any, Final, TypeAlias

import yaml

from sarcgen.edition.cells import CellSpec
from sarcgen.edition.sources import cell_source
from sarcgen.edition.spec import Edition
from sarcgen.edition.yaml_text import (
    Change,
    changed,
    end_of,
    line_end,
    line_start,
    root_of,
    values,
)
from sarcgen.model.values import NoValue
from sarcgen.model.years import SchoolYear

Keys: TypeAlias = "tuple[str, ...]"

_PENDING: Final = NoValue.PENDING.value
_NOT_REPORTED: Final = NoValue.NOT_REPORTED.value
_YEAR: Final = re.compile(r"20\d\d-\d\d")
_PLAIN: Final = re.compile(r"[a-z_]+")
_WIDTH: Final = 100


def next_state(text: str, edition: Edition) -> str:
    """The text of ``state.yaml`` for the next edition.

    A figure of a school year that the next edition shows too stays; one of a year that it does not
    show goes; what it shows beyond that is ``pending``, and so is every figure that carries no
    year, because such a figure is of another year in each edition (state format 2.0). What was not
    found for the edition before is ``pending`` too: the state gives it again.

    Args:
        text: that of the edition before, whose comments stay.
        edition: the next edition.
    """
    text = text if text.endswith("\n") else f"{text}\n"
    root = root_of(text)
    return changed(text, _changes(text, root, (), tuple(dict.fromkeys(_shown(edition)))))


def pending_in(text: str) -> int:
    """How many figures of a ``state.yaml`` are pending."""
    return sum(value.text == _PENDING for value in values(root_of(text)))


def _shown(edition: Edition) -> Iterator[Keys]:
    """The places of the statewide figures that an edition shows."""
    year = SchoolYear.parse(edition.edition)
    for table in edition.tables():
        for row, column in product(table.rows, table.columns):
            cell = row.cells.get(column.id, CellSpec())
            if not (cell.not_applicable or cell.blank):
                entity, *keys = cell_source(table, row, column, year)
                if entity == "state":
                    yield tuple(keys)


def _changes(
    text: str, node: yaml.MappingNode, path: Keys, shown: tuple[Keys, ...]
) -> Iterator[Change]:
    for key, value in node.value:
        here = (*path, key.value)
        if _is_by_year(value):
            below = [keys[len(here) :] for keys in shown if keys[: len(here)] == here]
            yield from _moved(text, value, [keys for keys in below if keys])
        elif isinstance(value, yaml.MappingNode):
            yield from _changes(text, value, here, shown)
        elif isinstance(value, yaml.ScalarNode) and value.value and here != ("edition",):
            yield Change(value.start_mark.index, value.end_mark.index, _PENDING)


def _is_by_year(node: yaml.Node) -> bool:
    if not isinstance(node, yaml.MappingNode) or not node.value:
        return False
    return all(_YEAR.fullmatch(key.value) for key, _ in node.value)


def _moved(text: str, node: yaml.MappingNode, shown: Iterable[Keys]) -> Iterator[Change]:
    """The changes to a mapping by school year, of which the keys in ``shown`` are wanted."""
    wanted: dict[str, Any] = {}
    for year, *keys in shown:
        wanted[year] = _with(wanted.get(year, {}), keys)
    there = {key.value for key, _ in node.value}
    new = {year: wanted[year] for year in sorted(wanted) if year not in there}
    if node.flow_style:
        kept = [
            text[key.start_mark.index : end_of(value)].replace(_NOT_REPORTED, _PENDING)
            for key, value in node.value
            if key.value in wanted
        ]
        entries = ", ".join([*kept, *(f'"{year}": {_in_braces(new[year])}' for year in new)])
        yield Change(node.start_mark.index, node.end_mark.index, f"{{{entries}}}")
        return
    start = line_start(text, node.value[0][0].start_mark.index)
    indent = node.start_mark.column
    for key, value in node.value:
        end = line_end(text, end_of(value))
        if key.value not in wanted:
            # What stands above the first year is about all of them, above another about that one.
            yield Change(start, end, "")
        else:
            yield from (
                Change(below.start, below.end, _PENDING)
                for below in values(value)
                if below.text == _NOT_REPORTED
            )
        start = end
    lines = [line for year in new for line in _lines(json.dumps(year), new[year], indent)]
    yield Change(start, start, "".join(f"{line}\n" for line in lines))


def _with(group: dict[str, Any], keys: list[str]) -> Any:
    """A group of keys in which a place further down is pending."""
    if not keys:
        return _PENDING
    return {**group, keys[0]: _with(group.get(keys[0], {}), keys[1:])}


def _lines(key: str, below: Any, indent: int) -> Iterator[str]:
    """A key with what is pending below it, in one line if it fits."""
    line = f"{' ' * indent}{key}: {_in_braces(below)}"
    if len(line) <= _WIDTH or not isinstance(below, dict):
        yield line
        return
    yield f"{' ' * indent}{key}:"
    for name, inner in below.items():
        yield from _lines(_key(name), inner, indent + 2)


def _in_braces(below: Any) -> str:
    if not isinstance(below, dict):
        return str(below)
    return f"{{{', '.join(f'{_key(name)}: {_in_braces(inner)}' for name, inner in below.items())}}}"


def _key(name: str) -> str:
    return name if _PLAIN.fullmatch(name) else json.dumps(name)
