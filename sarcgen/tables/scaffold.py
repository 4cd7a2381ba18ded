"""A blank school or district file for an edition: every key that the card needs, with comments.

It follows the tables of the edition, so it stands beside them rather than with the file readers.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from textwrap import wrap
from typing import Final, final

from sarcgen.edition.load import Template
from sarcgen.edition.spec import NarrativeSpec, TableSpec
from sarcgen.edition.words import ProvidedBy
from sarcgen.model.derived import Entities
from sarcgen.model.entities import District, School
from sarcgen.records.load import SHARED
from sarcgen.records.schema import FileKind, schema_line
from sarcgen.tables.gaps import specs_of
from sarcgen.tables.raw import RawReport
from sarcgen.tables.tabulate import tabulate

WIDTH: Final = 100
_BY: Final = {
    frozenset({ProvidedBy.CDE}): "from the state",
    frozenset({ProvidedBy.LEA}): "from the school or district",
    frozenset(ProvidedBy): "partly from the state, partly from the school or district",
}
_HOW: Final = """\
# Fill in the blanks. Figures are typed bare: 1234, 92.8 (no commas, $ or %).
# Where there is no figure, write one of
#   --            the state withheld it          N/A      the cell asks for no data
#   not reported  it is knowingly left blank     pending  the state has not released it
# A whole group may be replaced by one such word, as in   asian: "--"
"""


@final
@dataclass(slots=True)
class _Branch:
    """A key with what stands below it and the comments before it."""

    below: dict[str, _Branch] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)
    is_text: bool = False


def blank_school(template: Template, grades: str) -> str:
    """A school file with all keys that a card for these grades needs, and no values.

    Args:
        template: the edition.
        grades: grades served, as ``K-6``.

    Raises:
        pydantic.ValidationError: the grades cannot be read.
    """
    year = template.edition.edition
    report = _blank_report(template, grades)
    lines = [
        schema_line(year, FileKind.SCHOOL),
        f"# School Accountability Report Card {year}: one school's own facts.",
        "# What all schools of the district share stands in _district.yaml.",
        *_HOW.splitlines(),
        "",
        f'edition: "{year}"',
        f"grades: {grades}",
        "",
        *_draw(_tree(report, "school")),
    ]
    return "\n".join(lines) + "\n"


def blank_district(template: Template, grades: str) -> str:
    """A district file with all keys that its schools' cards need, and no values."""
    year = template.edition.edition
    report = _blank_report(template, grades)
    lines = [
        schema_line(year, FileKind.DISTRICT),
        f"# School Accountability Report Card {year}: what all schools of the district share.",
        *_HOW.splitlines(),
        "",
        f'edition: "{year}"',
        "single_school: no  # yes for a district or charter of one school",
        "",
        *_draw(_tree(report, "district")),
        "",
        "# Below “schools” may stand anything that a school file may hold; it fills in what the",
        "# school's own file leaves out, as texts that all schools share.",
        f"{SHARED}:",
    ]
    return "\n".join(lines) + "\n"


def _blank_report(template: Template, grades: str) -> RawReport:
    year = template.edition.edition
    school = School.model_validate({"edition": year, "grades": grades})
    district = District.model_validate({"edition": year})
    return tabulate(template.edition, Entities(school, district, template.state))


def _tree(report: RawReport, entity: str) -> _Branch:
    root = _Branch()
    for spec, paths, suppliers, is_text in _needed(report, entity):
        comment = f"# {spec.number}. {spec.title} ({_BY[suppliers]}; {spec.statute})"
        for path in paths:
            place = root
            for key in path:
                place = place.below.setdefault(key, _Branch())
            place.is_text = is_text
        for group in _by_first_key(paths):
            place = root
            for keys in takewhile(lambda keys: len(set(keys)) == 1, zip(*group, strict=False)):
                place = place.below[keys[0]]
            place.comments += wrap(comment, WIDTH - 6, subsequent_indent="#    ")
    return root


def _by_first_key(paths: list[tuple[str, ...]]) -> list[list[tuple[str, ...]]]:
    return [
        [path for path in paths if path[0] == key] for key in dict.fromkeys(p[0] for p in paths)
    ]


def _needed(
    report: RawReport, entity: str
) -> Iterator[tuple[TableSpec | NarrativeSpec, list[tuple[str, ...]], frozenset[ProvidedBy], bool]]:
    """Each table and text, by number, with the paths it takes from an entity and who owes them.

    The last says whether it is a text.
    """
    needed: list[
        tuple[TableSpec | NarrativeSpec, list[tuple[str, ...]], frozenset[ProvidedBy], bool]
    ] = []
    for table in report.tables:
        spec = table.spec
        cells = [(fact, spec.provided_by) for fact in table.facts]
        cells += [(c, spec.supplier(row, column)) for _, row, column, c in specs_of(table)]
        asked = [
            (cell.path, supplier)
            for cell, supplier in cells
            if cell.entity == entity and (cell.required or not cell.computed)
        ]
        if asked:
            paths, suppliers = [path for path, _ in asked], {supplier for _, supplier in asked}
            needed.append((spec, paths, frozenset(suppliers), False))
    if entity == "school":
        needed += [
            (text.spec, [text.path], frozenset({text.spec.provided_by}), True)
            for text in report.texts
        ]
    yield from sorted(needed, key=lambda item: item[0].number)


def _draw(root: _Branch) -> list[str]:
    lines: list[str] = []
    for key, branch in root.below.items():
        if lines:
            lines.append("")
        lines += _key(key, branch, 0)
    return lines


def _key(key: str, branch: _Branch, depth: int) -> list[str]:
    indent = "  " * depth
    name = _written(key)
    comments = [f"{indent}{comment}" for comment in branch.comments]
    if not branch.below:
        return [*comments, f"{indent}{name}:"]
    flow = "{" + ", ".join(f"{_written(k)}: " for k in branch.below).rstrip() + " }"
    leaves = all(not below.below and not below.is_text for below in branch.below.values())
    if depth >= 2 and leaves and len(indent + name + flow) < WIDTH - 2:
        return [*comments, f"{indent}{name}: {flow}"]
    lines = [*comments, f"{indent}{name}:"]
    for below_key, below in branch.below.items():
        lines += _key(below_key, below, depth + 1)
    return lines


def _written(key: str) -> str:
    """A key as it stands in the file: in quotes where other tools would read a number."""
    return key if key.isidentifier() else json.dumps(key)
