"""Schools for tests, from plain data, and their way through the stages of a card."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

from sarcgen.checks.case import Case
from sarcgen.disclosure.policy import policy_of
from sarcgen.disclosure.protect import protect
from sarcgen.disclosure.protected import ProtectedReport
from sarcgen.edition.load import Template, load_edition
from sarcgen.edition.spec import Edition, SectionSpec
from sarcgen.edition.words import EmptyGroup
from sarcgen.model.derived import Entities
from sarcgen.model.entities import District, School
from sarcgen.model.values import Figure, NoValue, reveal
from sarcgen.problems import Problem
from sarcgen.reading.yaml_reader import read_yaml
from sarcgen.records.load import Record, load_record
from sarcgen.records.locate import DISTRICT_FILE, SchoolFile
from sarcgen.tables.raw import RawCell, RawReport, RawRow, RawTable
from sarcgen.tables.tabulate import tabulate

ROOT: Final = Path(__file__).parents[2]
TEMPLATES: Final = ROOT / "templates"
EDITION: Final = "2018-19"
EXAMPLES: Final = ROOT / "tests" / "examples" / "valid"
DELETED: Final = object()
"""As a value in :func:`changed`: the key is not there."""

Data = dict[str, Any]


@cache
def template() -> Template:
    """The edition with its statewide figures."""
    return load_edition(TEMPLATES, EDITION)


def edition_of(*tables: str, empty_group: EmptyGroup | None = None) -> Edition:
    """The edition with these tables only (all, if none is named)."""
    edition = template().edition
    sections = edition.sections
    if tables:
        blocks = tuple(block for s in sections for block in s.blocks if block.id in tables)
        assert {block.id for block in blocks} == set(tables)
        sections = (SectionSpec(id="some", title="Some", blocks=blocks),)
    update = {"sections": sections, "empty_group": empty_group or edition.empty_group}
    return edition.model_copy(update=update)


def changed(data: Data, changes: dict[str, Any]) -> Data:
    """A copy of plain data with values at dotted paths set, or deleted."""
    copy = deepcopy(data)
    for path, value in changes.items():
        place = copy
        *above, last = path.split(".")
        for key in above:
            if not isinstance(place.get(key), dict):
                place[key] = {}
            place = place[key]
        if value is DELETED:
            place.pop(last)
        else:
            place[last] = value
    return copy


def data_of(file: Path) -> Data:
    """What stands in a school's or district's file, as plain data."""
    document, problems = read_yaml(file, file.name)
    assert problems == []
    assert isinstance(document.data, dict)
    return dict(document.data)


def kellogg() -> tuple[Data, Data]:
    """School and district data of the founding card."""
    folder = ROOT / "schools" / EDITION
    return data_of(folder / "kellogg.yaml"), data_of(folder / DISTRICT_FILE)


def granite_ridge() -> tuple[Data, Data]:
    """School and district data of the invented high school."""
    folder = EXAMPLES / EDITION
    return data_of(folder / "granite-ridge-high.yaml"), data_of(folder / DISTRICT_FILE)


def entities(school: Data | None = None, district: Data | None = None) -> Entities:
    """The three entities from what a school's and a district's file say, by dotted paths."""
    return Entities(
        School.model_validate(changed({"edition": EDITION, "grades": "K-6"}, school or {})),
        District.model_validate(changed({"edition": EDITION}, district or {})),
        template().state,
    )


def raw_report(
    school: Data | None = None, district: Data | None = None, edition: Edition | None = None
) -> RawReport:
    """The report before protection."""
    return tabulate(edition or template().edition, entities(school, district))


def protected_report(
    school: Data | None = None, district: Data | None = None, edition: Edition | None = None
) -> ProtectedReport:
    """The report after protection, under the district's policy."""
    edition = edition or template().edition
    found = entities(school, district)
    policy = policy_of(found.district, edition.empty_group)
    return protect(tabulate(edition, found), policy)


def table_of(report: RawReport, table: str) -> RawTable:
    """A table of the raw report."""
    return next(found for found in report.tables if found.spec.id == table)


def row_of(report: RawReport, table: str, row: str) -> RawRow:
    """A row of the raw report."""
    return next(found for found in table_of(report, table).rows if found.id == row)


def cell_of(report: RawReport, table: str, row: str, column: str) -> RawCell:
    """A cell of the raw report."""
    return next(c for c in row_of(report, table, row).cells if c.column == column)


def opened(value: object) -> Decimal | object:
    """The number in a figure; anything else as it is."""
    return reveal(value) if isinstance(value, Figure) else value


def counts_of(cell: RawCell) -> list[int | NoValue]:
    """The numbers of students that govern a cell."""
    return [c if isinstance(c, NoValue) else int(reveal(c)) for c in cell.counts]


def yaml_lines(data: Any, depth: int = 0) -> Iterator[str]:
    """Plain data as YAML: one key a line, texts in quotes, None as no value."""
    indent = "  " * depth
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        head = f"{indent}{json.dumps(key)}:" if isinstance(data, dict) else f"{indent}-"
        if isinstance(value, (dict, list)) and value:
            yield head
            yield from yaml_lines(value, depth + 1)
        else:
            text = "" if value is None else json.dumps(value, ensure_ascii=False)
            yield f"{head} {text}".rstrip()


def write_files(
    folder: Path,
    school: Data,
    district: Data | None,
    name: str = "school",
    district_folder: str = "",
) -> Path:
    """Writes a school's and its district's file below a folder of schools."""
    place = folder / EDITION / district_folder
    place.mkdir(parents=True, exist_ok=True)
    for file, data in ((f"{name}.yaml", school), (DISTRICT_FILE, district)):
        if data is not None:
            (place / file).write_text("\n".join(yaml_lines(data)) + "\n", "utf-8")
    return place / f"{name}.yaml"


def record_of(folder: Path, school: Data, district: Data | None) -> Record:
    """The record of files with this content."""
    file = write_files(folder, school, district)
    beside = file.with_name(DISTRICT_FILE)
    source = SchoolFile(EDITION, file.stem, file, beside if beside.exists() else None)
    record, problems = load_record(source, template())
    assert record is not None, problems
    return record


def case_of(folder: Path, school: Data, district: Data | None) -> Case:
    """What a check looks at, from files with this content."""
    record = record_of(folder, school, district)
    return Case(record, tabulate(template().edition, record.entities))


def place_of(problem: Problem) -> str:
    """File and line of a problem, without the folders before them."""
    return f"{Path(problem.mark.path).name}:{problem.mark.line}"
