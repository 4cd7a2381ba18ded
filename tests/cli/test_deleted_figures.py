"""With any one required figure or text deleted, ``check`` ends with 1 and names the line."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from sarcgen.model.values import NoValue
from sarcgen.pipeline import Examination, examine
from sarcgen.problems import Mark, errors_among
from sarcgen.reading.document import Document, Node
from sarcgen.reading.document import Path as KeyPath
from sarcgen.reading.yaml_reader import read_yaml
from sarcgen.records.locate import DISTRICT_FILE, SchoolFile
from tests.cli.conftest import EDITION, ROOT, Command

SCHOOL_FILE = "kellogg.yaml"
SHARED = "schools"
SAMPLE = [
    (SCHOOL_FILE, "contact.cds_code"),
    (SCHOOL_FILE, "enrollment.by_group.homeless"),
    (SCHOOL_FILE, "conditions.textbooks.subjects.health.percent_lacking"),
    (SCHOOL_FILE, "outcomes.caaspp.2017-18.mathematics"),
    (SCHOOL_FILE, "outcomes.ela.asian"),
    (SCHOOL_FILE, "outcomes.mathematics.male.number_tested"),
    (SCHOOL_FILE, "outcomes.physical_fitness.5.six_of_six"),
    (SCHOOL_FILE, "class_size.elementary.2016-17.K.average"),
    (SCHOOL_FILE, "finance.expenditures.restricted"),
    (DISTRICT_FILE, "engagement.suspensions.2017-18.expulsions"),
    (DISTRICT_FILE, "same_category.salaries.superintendent"),
    (DISTRICT_FILE, "schools.conditions.textbooks.collected"),
]


@cache
def read(name: str) -> Document:
    return read_yaml(ROOT / "schools" / EDITION / name, name)[0]


def leaves(node: Node, path: KeyPath = ()) -> Iterator[KeyPath]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield from leaves(value, (*path, key))
    elif not isinstance(node, list):
        yield path


def without(text: str, document: Document, path: KeyPath) -> str:
    """The file without a key: its line and the lines below that are indented further."""
    mark = document.keys[path]
    lines = text.splitlines(keepends=True)
    end = mark.line
    while end < len(lines) and (
        not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip()) >= mark.column
    ):
        end += 1
    return "".join(lines[: mark.line - 1] + lines[end:])


@cache
def whole() -> Examination:
    folder = ROOT / "schools" / EDITION
    source = SchoolFile(EDITION, "kellogg", folder / SCHOOL_FILE, folder / DISTRICT_FILE)
    return examine(source, ROOT / "templates")


def required() -> set[tuple[str, tuple[str, ...]]]:
    """Every figure and text that the card needs and the files give, as entity and path."""
    report = whole().report
    assert report is not None
    cells = [cell for table in report.tables for row in table.rows for cell in row.cells]
    cells += [fact for table in report.tables for fact in table.facts]
    worked_out = {
        (table.spec.id, cell.column)
        for table in report.tables
        for row in table.rows
        for cell in row.cells
        if cell.computed
    }
    assert not worked_out, "the founding card gives every figure"
    given = {(c.entity, c.path) for c in cells if c.required and c.value is not NoValue.MISSING}
    return given | {("school", text.path) for text in report.texts}


def can_be_worked_out(path: KeyPath) -> bool:
    """What sarcgen computes from other figures of the founding card when it is left out."""
    last = str(path[-1])
    return (
        path[-2:] == ("enrollment", "total")
        or last in ("percent_tested", "percent_not_tested")
        or last.endswith(("_against_district", "_against_state"))
    )


def owed() -> list[tuple[str, KeyPath]]:
    """Every key of the two files that the card cannot do without."""
    needed = required()
    found: list[tuple[str, KeyPath]] = []
    for name, entity in ((SCHOOL_FILE, "school"), (DISTRICT_FILE, "district")):
        for path in leaves(read(name).data):
            shared = name == DISTRICT_FILE and path[0] == SHARED
            whose, key = ("school", path[1:]) if shared else (entity, path)
            if not can_be_worked_out(key) and any(
                owner == whose and wanted[: len(key)] == key for owner, wanted in needed
            ):
                found.append((name, path))
    return found


def group_of(name: str, path: KeyPath) -> Mark:
    """Where the group stands that a key belongs to: in the school's file if that names it."""
    document, group = read(name), path[:-1]
    if name == DISTRICT_FILE and path[0] == SHARED and group[1:] in read(SCHOOL_FILE).keys:
        document, group = read(SCHOOL_FILE), group[1:]
    return document.keys[group]


def test_deleting_any_required_key_is_an_error_at_the_group_it_belongs_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = Path(EDITION)
    shutil.copytree(ROOT / "schools" / EDITION, folder)
    source = SchoolFile(EDITION, "kellogg", folder / SCHOOL_FILE, folder / DISTRICT_FILE)
    assert not errors_among(whole().problems)
    keys = owed()
    assert len(keys) > 200
    for name, path in keys:
        file, document = folder / name, read(name)
        text = file.read_text("utf-8")
        file.write_text(without(text, document, path), "utf-8")
        errors = errors_among(examine(source, ROOT / "templates").problems)
        file.write_text(text, "utf-8")
        # The group's key stands above what was deleted, so that its line has not moved.
        group = group_of(name, path)
        assert {(error.mark.path, error.mark.line, error.code[0]) for error in errors} == {
            (f"{EDITION}/{group.path}", group.line, "C")
        }, path


@pytest.mark.parametrize(("name", "key"), SAMPLE, ids=[key for _, key in SAMPLE])
def test_the_command_ends_with_1_and_names_the_line(
    sarcgen: Command, folder: Path, name: str, key: str
) -> None:
    path = tuple(key.split("."))
    assert (name, path) in owed()
    document = read(name)
    file = folder / "schools" / EDITION / name
    file.write_text(without(file.read_text("utf-8"), document, path), "utf-8")
    run = sarcgen("check", "kellogg")
    assert run.code == 1
    errors = [line for line in run.lines if " warning: " not in line]
    assert len(errors) == 1
    assert errors[0].startswith(f"schools/{EDITION}/{group_of(name, path)}: C101 ")
    assert " supplies it; EC " in errors[0]
    assert run.err.splitlines()[-1].startswith("1 school checked: 1 error, ")
