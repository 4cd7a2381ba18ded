"""Figures and texts in a file that nothing on the card comes from.

A wrong year or group is easily typed; a table that is not the school's is easily filled in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from sarcgen.checks.case import Case
from sarcgen.checks.not_shown import NotShown, places_not_shown, sources_of_row
from sarcgen.checks.shape import SHAPES_KEPT, Shape, shape_of
from sarcgen.edition.protection import ProtectedByCellCounts, ProtectedByRowCounts
from sarcgen.edition.sources import count_source, filled
from sarcgen.edition.spec import NarrativeSpec, TableSpec
from sarcgen.model.message import PLACE
from sarcgen.problems import Problem
from sarcgen.reading.document import Node, Path
from sarcgen.tables.applicability import applies

_NEVER_PRINTED = (
    ("edition",),
    ("grades",),
    ("kind",),
    ("published",),
    ("single_school",),
    ("parent_summary",),
    ("disclosure",),
    ("ignore",),
    ("local",),
    ("contact",),
    ("enrollment", "total"),
    ("enrollment", "earlier_totals"),
    ("staff", "academic_counselors"),
    ("finance", "expenditures"),
)


def unused_figures(case: Case) -> Iterator[Problem]:
    """Every key that no table, text or rule of this edition uses for this school.

    Where the key belongs to a table, row or text of the edition that this school's card leaves out,
    the finding names it (X126); else it says to check the key (S121). What a district's file holds
    for schools of other grades and kinds, in its own columns or under “schools”, is no mistake.
    """
    shape = shape_of(case)
    for entity, document in (("school", case.record.school), ("district", case.record.district)):
        used, leading = _used(shape, entity)
        unused = list(_topmost_unused(document.data, (), used, leading))
        places = places_not_shown(shape, entity) if unused else {}
        for path, node in unused:
            if document.mark(path).path == document.path or entity == "district":
                yield from _findings(case, entity, path, node, places)


def _findings(
    case: Case, entity: str, path: Path, node: Node, places: Mapping[tuple[str, ...], NotShown]
) -> Iterator[Problem]:
    """One finding for a key, or one for each key below it where these belong to several tables."""
    owners = list(dict.fromkeys(o for place, o in places.items() if place[: len(path)] == path))
    if len(owners) > 1 and isinstance(node, dict):
        for key, below in node.items():
            if below is not None:
                yield from _findings(case, entity, (*path, key), below, places)
    elif not owners:
        yield _unknown(case, entity, path)
    elif entity == "school" or owners[0].single_school:
        yield _not_shown(case, entity, path, owners[0])


def _unknown(case: Case, entity: str, path: Path) -> Problem:
    return case.finding(
        "S121",
        path,
        f"Nothing on this school's {case.edition.edition} card comes from “{_dotted(path)}”. Check"
        " the key, the year and the grades served, or delete it.",
        entity,
    )


def _not_shown(case: Case, entity: str, path: Path, owner: NotShown) -> Problem:
    decides = "“single_school”" if owner.single_school else "the grades served"
    return case.finding(
        "X126",
        path,
        f"This school's card does not show the {owner.what}: {owner.why}. Delete"
        f" “{_dotted(path)}”, or correct {decides}.",
        entity,
    )


def _dotted(path: Path) -> str:
    return ".".join(map(str, path))


@lru_cache(maxsize=SHAPES_KEPT)
def _used(shape: Shape, entity: str) -> tuple[frozenset[Path], frozenset[Path]]:
    """The paths that the card of such a school takes something from, and all that lead to one."""
    paths: set[Path] = {*_NEVER_PRINTED, (PLACE,)}
    for section in shape.edition.sections:
        for block in section.blocks:
            if isinstance(block, TableSpec) and applies(block.applies_to, shape.case.entities):
                sources = _sources_of(block, shape.case)
            elif isinstance(block, NarrativeSpec) and applies(
                block.applies_to, shape.case.entities
            ):
                named = filter(None, (block.source, block.resources))
                sources = [tuple(source.split(".")) for source in named]
            else:
                continue
            paths.update(source[1:] for source in sources if source[0] == entity)
    leading = {path[:length] for path in paths for length in range(1, len(path) + 1)}
    return frozenset(paths), frozenset(leading)


def _sources_of(table: TableSpec, case: Case) -> list[tuple[str, ...]]:
    """Where the figures of a table stand, and the counts that decide whether they are printed."""
    rule = table.disclosure
    named = (source for fact in table.facts for source in (fact.source, fact.count))
    found = [tuple(source.split(".")) for source in named if source is not None]
    for row in table.rows:
        if not applies(row.applies_to, case.entities):
            continue
        found += sources_of_row(table, row, case)
        if isinstance(rule, ProtectedByRowCounts):
            found += [
                count_source(table, row.id, name) for name in (*rule.counts, *rule.optional_counts)
            ]
        elif isinstance(rule, ProtectedByCellCounts):
            found += [filled(source, row=row.id) for source in filter(None, [rule.of_data_year])]
            template = rule.rows.get(row.id, rule.count)
            years = [case.data_year.shifted(c.year or 0).key() for c in table.columns]
            found += [filled(template, year=year, row=row.id) for year in years]
    return found


def _topmost_unused(
    node: Node, path: Path, used: frozenset[Path], leading: frozenset[Path]
) -> Iterator[tuple[Path, Node]]:
    """The highest keys that lead to nothing that is used, with what stands there."""
    if path in used or node is None:
        return
    if path and path not in leading:
        yield path, node
    elif isinstance(node, dict):
        for key, below in node.items():
            yield from _topmost_unused(below, (*path, key), used, leading)
