"""Figures of one school year that this year's card and last year's give differently."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Final, TypeAlias

from sarcgen.checks.case import Case
from sarcgen.checks.fellows import normalized
from sarcgen.edition.sources import follow
from sarcgen.model.derived import rounded
from sarcgen.model.entities import District, School
from sarcgen.model.values import Figure, Rate, reveal
from sarcgen.model.years import SchoolYear
from sarcgen.problems import Problem
from sarcgen.reading.document import Node

Keys: TypeAlias = "tuple[str, ...]"
Place: TypeAlias = "tuple[str, Keys]"

_MEND: Final = (
    "Find out which is right; if the figure was corrected since, say so under “ignore” as the"
    " reason."
)


def told_differently(case: Case, earlier: Case) -> Iterator[Problem]:
    """A school year has one figure for one thing, in whatever edition it is printed.

    Figures of school and district are compared that both editions have at the same path with a
    school year in it. They are compared as numbers; of two percentages the finer is first rounded
    to the decimals of the other, because an edition may print fewer. A district that has another
    name is another district. One finding for a row of a table, or for a key that no table prints.
    """
    rows = _rows(case)
    found: dict[tuple[str, str, str], list[Keys]] = {}
    for entity, path in _differing(case, earlier):
        table, row = rows.get((entity, path), ("", ".".join(path)))
        found.setdefault((entity, table, row), []).append(path)
    for (entity, table, row), paths in found.items():
        path = paths[0]
        what = f"Table “{table}”, row “{row}”" if table else f"“{row}”"
        years = " and ".join(sorted({key for path in paths for key in path if is_year(key)}))
        elsewhere = earlier.record.mark(entity, path).path
        yield case.finding(
            "X172",
            path,
            f"{what}: for {years} this file and {elsewhere} give different figures. {_MEND}",
            entity,
        )


def _rows(case: Case) -> dict[Place, tuple[str, str]]:
    """Title of the table and label of the row in which a place is printed."""
    labels = {
        (table.spec.id, row.id): row.label.rstrip("*")
        for table in case.report.tables
        for row in table.spec.rows
    }
    return {
        (cell.entity, cell.path): (table.spec.title, labels[table.spec.id, row.id])
        for table, row, cell in case.cells()
    }


def _differing(case: Case, earlier: Case) -> Iterator[Place]:
    """Places of school and district at which both editions have a figure, and not the same."""
    names = (case.district.contact.name, earlier.district.contact.name)
    known = [normalized(name) for name in names if isinstance(name, str)]
    pairs: list[tuple[str, Node, School | District, School | District]] = [
        ("school", case.record.school.data, case.school, earlier.school)
    ]
    if len(set(known)) < 2:
        own = case.record.district.data
        pairs.append(("district", own, case.district, earlier.district))
    for entity, data, now, before in pairs:
        for path in _paths(data, ()):
            if any(map(is_year, path)) and _differ(follow(now, path), follow(before, path)):
                yield entity, path


def _paths(node: Node, path: Keys) -> Iterator[Keys]:
    """Every path that leads to a value."""
    if isinstance(node, dict):
        for key, below in node.items():
            yield from _paths(below, (*path, key))
    elif node is not None and not isinstance(node, list):
        yield path


@lru_cache(1024)
def is_year(key: str) -> bool:
    """Whether a key of a path names a school year."""
    try:
        SchoolYear.parse(key)
    except ValueError:
        return False
    return True


def _differ(now: object, before: object) -> bool:
    if not isinstance(now, Figure) or not isinstance(before, Figure):
        return False
    one, other = reveal(now), reveal(before)
    if isinstance(now, Rate):
        decimals = min(_decimals(one), _decimals(other))
        return rounded(one, decimals) != rounded(other, decimals)
    return one != other


def _decimals(amount: Decimal) -> int:
    exponent = amount.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
