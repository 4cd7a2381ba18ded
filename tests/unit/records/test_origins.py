from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from sarcgen.errors import InvalidData
from sarcgen.records.origins import (
    Dispute,
    Origin,
    Origins,
    StateFile,
    origin_file,
    read_origins,
)

FILE = StateFile("ractp.txt", "ab" * 32, "counselors", "2025-12-04")
OTHER = StateFile("caall.txt", "cd" * 32, "caaspp-all")
CELLS = {
    "staff.counselor_ratio": Origin("317", FILE, "99100000000101", "PTAC"),
    "outcomes.caaspp.2018-19.ela": Origin("--", OTHER, "99100000000101", "SELA_Y2", small=True),
    "contact.name": Origin("Peña “Oak”", FILE, "99100000000101", "SCHOOL", Dispute("x", "y")),
}


def test_origins_are_read_as_they_were_written(tmp_path: Path) -> None:
    school = tmp_path / "oak.yaml"
    there = origin_file(school)
    assert there == tmp_path / ".origin" / "oak.json"
    there.parent.mkdir()
    there.write_text(Origins("2018-19", CELLS).text(), "utf-8")
    found = read_origins(school, "2018-19")
    assert dict(found.cells) == CELLS
    assert found.text() == Origins("2018-19", CELLS).text()


def test_the_same_origins_make_the_same_text_with_a_line_each() -> None:
    text = Origins("2018-19", CELLS).text()
    assert text == Origins("2018-19", dict(reversed(CELLS.items()))).text()
    assert len([line for line in text.splitlines() if '"row"' in line]) == len(CELLS)
    changed = {**CELLS, "contact.name": replace(CELLS["contact.name"], value="Oak")}
    other = Origins("2018-19", changed).text().splitlines()
    assert sum(a != b for a, b in zip(text.splitlines(), other, strict=True)) == 1


def test_where_nothing_was_imported_there_are_none(tmp_path: Path) -> None:
    assert read_origins(tmp_path / "oak.yaml", "2018-19") == Origins("2018-19")


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"version": 2, "edition": "x", "files": [], "cells": {}}', "\xff",
     '{"version": 1, "edition": "x", "files": [], "cells": {"a": {"file": 3}}}',
     '{"version": 1, "edition": "x", "files": [{"name": "a"}], "cells": {}}'],
)  # fmt: skip
def test_what_somebody_spoiled_is_told(tmp_path: Path, text: str) -> None:
    school = tmp_path / "oak.yaml"
    origin_file(school).parent.mkdir()
    origin_file(school).write_text(text, "latin-1")
    with pytest.raises(InvalidData) as refused:
        read_origins(school, "2018-19")
    (problem,) = refused.value.problems
    assert problem.code == "I114"
    assert problem.mark.path.endswith(".origin/oak.json")


def test_other_programs_can_read_it() -> None:
    whole = json.loads(Origins("2018-19", CELLS).text())
    assert whole["cells"]["staff.counselor_ratio"]["column"] == "PTAC"
    assert whole["files"][whole["cells"]["staff.counselor_ratio"]["file"]]["name"] == "ractp.txt"
