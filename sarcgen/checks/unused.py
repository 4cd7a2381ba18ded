"""Figures in a file that no table of the edition prints: a wrong year or group is easily typed."""

from __future__ import annotations

from collections.abc import Iterator

from sarcgen.checks.case import Case
from sarcgen.edition.protection import ProtectedByCellCounts, ProtectedByRowCounts
from sarcgen.edition.sources import filled
from sarcgen.problems import Problem
from sarcgen.reading.document import Node, Path

_NEVER_PRINTED = (
    ("edition",),
    ("grades",),
    ("kind",),
    ("published",),
    ("single_school",),
    ("disclosure",),
    ("ignore",),
    ("contact",),
    ("enrollment", "total"),
    ("enrollment", "earlier_totals"),
    ("staff", "academic_counselors"),
    ("finance", "expenditures"),
    ("same_category",),
)


def unused_figures(case: Case) -> Iterator[Problem]:
    """Every key that no table, text or rule of this edition uses for this school."""
    for entity, document in (("school", case.record.school), ("district", case.record.district)):
        used = _used(case, entity)
        for path in _topmost_unused(document.data, (), used):
            if document.mark(path).path == document.path or entity == "district":
                yield case.finding(
                    "S121",
                    path,
                    f"Nothing on this school's {case.edition.edition} card comes from"
                    f" “{'.'.join(map(str, path))}”. Check the key, the year and the grades served,"
                    " or delete it.",
                    entity,
                )


def _used(case: Case, entity: str) -> set[Path]:
    paths: set[Path] = set(_NEVER_PRINTED)
    for table in case.report.tables:
        paths.update(fact.path for fact in table.facts if fact.entity == entity)
        rule = table.spec.disclosure
        for row in table.rows:
            paths.update(cell.path for cell in row.cells if cell.entity == entity)
            if isinstance(rule, ProtectedByRowCounts):
                sources = [
                    filled(table.spec.source, scope="school", row=row.id, column=name)
                    for name in (*rule.counts, *rule.optional_counts)
                ]
            elif isinstance(rule, ProtectedByCellCounts):
                template = rule.rows.get(row.id, rule.count)
                years = [case.data_year.shifted(c.year or 0).key() for c in table.spec.columns]
                sources = [filled(template, year=year, row=row.id) for year in years]
            else:
                sources = []
            paths.update(source[1:] for source in sources if source[0] == entity)
    for text in case.report.texts:
        paths.add(text.path)
        if text.spec.resources:
            paths.add(tuple(text.spec.resources.split("."))[1:])
    return paths


def _topmost_unused(node: Node, path: Path, used: set[Path]) -> Iterator[Path]:
    """The highest keys below which nothing is used."""
    if path in used or node is None:
        return
    if path and not any(known[: len(path)] == path for known in used):
        yield path
    elif isinstance(node, dict):
        for key, below in node.items():
            yield from _topmost_unused(below, (*path, key), used)
