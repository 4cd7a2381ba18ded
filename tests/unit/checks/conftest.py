"""One check, run on a school's files with changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from sarcgen.checks.case import Case
from sarcgen.edition.load import Template, load_edition
from sarcgen.problems import Problem
from sarcgen.records.load import load_record
from sarcgen.records.locate import DISTRICT_FILE
from sarcgen.tables.tabulate import tabulate
from tests.support.cards import (
    EXAMPLES,
    TEMPLATES,
    Data,
    case_of,
    changed,
    data_of,
    granite_ridge,
    kellogg,
)
from tests.support.editions import write_school

LATER: Final = "2022-23"
Check = Callable[[Case], Iterator[Problem]]
Run = Callable[..., list[Problem]]


@cache
def _template(edition: str) -> Template:
    return load_edition(TEMPLATES, edition)


def cinder_flat() -> tuple[Data, Data]:
    """School and district data of the invented school of all grades, of 2022-23."""
    folder = EXAMPLES / LATER
    return data_of(folder / "cinder-flat.yaml"), data_of(folder / DISTRICT_FILE)


def later_case(folder: Path, school: Data, district: Data, edition: str = LATER) -> Case:
    """What a check looks at, from files of a later edition with this content."""
    school, district = ({**data, "edition": edition} for data in (school, district))
    source = write_school(folder, edition, "school", school, district)
    record, problems = load_record(source, _template(edition))
    assert record is not None, problems
    return Case(record, tabulate(_template(edition).edition, record.entities))


@pytest.fixture
def founding(tmp_path: Path) -> Run:
    """Runs a check on the founding card with changes to the school's and the district's file."""
    return _runner(tmp_path, kellogg(), case_of)


@pytest.fixture
def high_school(tmp_path: Path) -> Run:
    """Runs a check on the invented high school with changes."""
    return _runner(tmp_path, granite_ridge(), case_of)


@pytest.fixture
def later(tmp_path: Path) -> Run:
    """Runs a check on the invented school of a later edition with changes."""
    return _runner(tmp_path, cinder_flat(), later_case)


def _runner(
    folder: Path, files: tuple[Data, Data], case: Callable[[Path, Data, Data], Case]
) -> Run:
    def run(
        check: Check, school: dict[str, Any] | None = None, district: dict[str, Any] | None = None
    ) -> list[Problem]:
        own, shared = files
        return list(
            check(case(folder, changed(own, school or {}), changed(shared, district or {})))
        )

    return run
