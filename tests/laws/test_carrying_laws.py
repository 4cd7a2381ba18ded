"""What holds for every school that is carried into the next edition, whatever its files say.

Texts and contacts are what they were, letter for letter. A figure stands for a school year that
both cards show, and is what it was. Nothing else is filled in, and what was written can be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sarcgen.edition.cells import CellSpec
from sarcgen.edition.sources import cell_source
from sarcgen.edition.spec import Edition, NarrativeSpec
from sarcgen.errors import InvalidData
from sarcgen.model.years import SchoolYear
from sarcgen.problems import errors_among
from sarcgen.reading.document import Node
from sarcgen.records.locate import DISTRICT_FILE, SchoolFile
from tests.support.cards import EDITION, data_of, template
from tests.support.carried import SCHOOLS, Carried, Keys, carry_on, content, ends
from tests.support.editions import NEXT, next_template

YEAR: Final = re.compile(r"20\d\d-\d\d")
WORDS: Final = {"--", "n/a", "not reported", "pending"}
SETTINGS: Final = {"edition", "grades", "kind", "single_school", "parent_summary", "disclosure"}
NUMBERS_BEHIND: Final = {"cumulative_enrollment", "cohort"}
TEXTS: Final = st.lists(
    st.one_of(
        st.sampled_from(
            ["\n", "\n\n", "  ", " \n", "\t", ": ", " #", "- ", "'", '"', "\\", "{", "é", "😀",
             "We meet on Mondays. ", "reviewed on October 8, 2018. ", "--", "pending"]
        ),
        st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=8),
    ),
    max_size=8,
).map("".join)  # fmt: skip
STYLES: Final = st.sampled_from(["'", '"', "|", ">"])


@given(st.data())
@settings(max_examples=max(10, settings().max_examples // 4))
def test_what_is_kept_is_what_it_was_and_nothing_else_is_filled_in(data: st.DataObject) -> None:
    source = data.draw(st.sampled_from(SCHOOLS), label="school")
    with TemporaryDirectory() as folder:
        write_invented(data, source, Path(folder))
        try:
            carried = carry_on(Path(folder), source.school)
        except InvalidData:
            return  # What was invented contradicts itself, and cannot be carried.
        district = carried.new.file.with_name(DISTRICT_FILE)
        compare(
            ends(content(carried.old.file).data), ends(content(carried.new.file).data), "school"
        )
        before = ends(content(carried.old.file.with_name(DISTRICT_FILE)).data)
        now = ends(content(district).data)
        compare(of_all_schools(before), of_all_schools(now), "school")
        compare(of_the_district(before), of_the_district(now), "district")
        can_be_read(carried)


def write_invented(data: st.DataObject, source: SchoolFile, folder: Path) -> None:
    """A school's files with other texts and with figures left out, or replaced by a word."""
    place = folder / EDITION
    place.mkdir()
    assert source.district is not None
    for file, name in ((source.file, source.file.name), (source.district, DISTRICT_FILE)):
        values: dict[Keys, Any] = {**ends(data_of(file))}
        gone = data.draw(st.sets(st.sampled_from(sorted(values)), max_size=8), label="left out")
        for path in sorted(set(values) & {*gone}):
            if path[0] not in SETTINGS:
                del values[path]
        figures = [path for path in sorted(values) if any(map(YEAR.fullmatch, path))]
        if figures:
            for path in data.draw(st.sets(st.sampled_from(figures), max_size=4), label="words"):
                values[path] = data.draw(st.sampled_from(sorted(WORDS)))
        texts = [path for path in sorted(values) if is_text(path)]
        styles = {path: data.draw(STYLES) for path in texts}
        for path in texts:
            values[path] = data.draw(TEXTS)
        text = yaml.serialize(
            node_of(nested(values), styles, ()), Dumper=yaml.dumper.BaseDumper, allow_unicode=True
        )
        (place / name).write_text(text, "utf-8", newline="")


def nested(values: dict[Keys, Any]) -> dict[str, Any]:
    root: dict[str, Any] = {}
    for path, value in values.items():
        place = root
        for key in path[:-1]:
            place = place.setdefault(key, {})
        place[path[-1]] = value
    return root


def node_of(value: Any, styles: dict[Keys, str], path: Keys) -> yaml.Node:
    if isinstance(value, dict):
        pairs = [
            (
                yaml.ScalarNode("tag:yaml.org,2002:str", key, style='"'),
                node_of(v, styles, (*path, key)),
            )
            for key, v in value.items()
        ]
        return yaml.MappingNode("tag:yaml.org,2002:map", pairs)
    if isinstance(value, list):
        items = [node_of(item, styles, ()) for item in value]
        return yaml.SequenceNode("tag:yaml.org,2002:seq", items)
    quoted = path == () or path[-1] in ("materials", "from_most_recent_adoption", "cds_code")
    style = styles.get(path, '"' if quoted else None)
    return yaml.ScalarNode("tag:yaml.org,2002:str", str(value), style=style)


def compare(before: dict[Keys, Node], now: dict[Keys, Node], entity: str) -> None:
    """Everything in a part of a new file stands there for a reason, and nothing is missing."""
    for path, value in now.items():
        if path[0] in SETTINGS:
            assert path == ("edition",) or value == before.get(path, "no")
        elif path == ("enrollment", "earlier_totals", EDITION):
            assert value in (before.get(("enrollment", "total")), worked_out(before))
        else:
            assert value == before[path], path
            kept = is_text(path) or is_whole(path)
            assert kept or shown_by_both(path, entity), path
    for path, value in before.items():
        word = str(value).strip().casefold()
        is_kept = bool(word) and word not in WORDS if is_text(path) else is_whole(path)
        if is_kept or (shown_by_both(path, entity) and word != "pending"):
            assert now[path] == value, path


def is_whole(path: Keys) -> bool:
    """Whether something is kept whatever it says."""
    return path[0] == "contact" or path[-1] == "resources"


def worked_out(before: dict[Keys, Node]) -> str:
    by_grade = [value for path, value in before.items() if path[:2] == ("enrollment", "by_grade")]
    return str(sum(int(str(count)) for count in by_grade if str(count).isdigit()))


def shown_by_both(path: Keys, entity: str) -> bool:
    """Whether both cards print a figure of a school year, or its number decides what they print."""
    if not any(map(YEAR.fullmatch, path)):
        return False
    if path[-1] in NUMBERS_BEHIND:
        rate = {"cumulative_enrollment": "suspensions", "cohort": "dropout_rate"}[path[-1]]
        path = (*path[:-1], rate)
    if path[:2] == ("enrollment", "earlier_totals"):
        return SchoolYear.parse(path[2]).start >= SchoolYear.parse(NEXT).start - 3
    return all((entity, *path) in printed(name) for name in (EDITION, NEXT))


@cache
def printed(name: str) -> set[Keys]:
    edition = (template() if name == EDITION else next_template()).edition
    return set(cells(edition))


def cells(edition: Edition) -> Iterator[Keys]:
    year = SchoolYear.parse(edition.edition)
    for table in edition.tables():
        for row, column in product(table.rows, table.columns):
            cell = row.cells.get(column.id, CellSpec())
            if not (cell.not_applicable or cell.blank):
                yield cell_source(table, row, column, year)


@cache
def texts() -> set[Keys]:
    return {
        tuple(block.source.split("."))[1:]
        for section in next_template().edition.sections
        for block in section.blocks
        if isinstance(block, NarrativeSpec)
    }


def is_text(path: Keys) -> bool:
    own = path[1:] if path[0] == "schools" else path
    return own in texts()


def of_all_schools(values: dict[Keys, Node]) -> dict[Keys, Node]:
    return {path[1:]: value for path, value in values.items() if path[0] == "schools"}


def of_the_district(values: dict[Keys, Node]) -> dict[Keys, Node]:
    return {path: value for path, value in values.items() if path[0] != "schools"}


def can_be_read(carried: Carried) -> None:
    examination = carried.examined()
    assert examination.record is not None
    assert {problem.code[0] for problem in errors_among(examination.problems)} <= {"C"}
    assert not {"S121", "X126", "X172"} & {problem.code for problem in examination.problems}
