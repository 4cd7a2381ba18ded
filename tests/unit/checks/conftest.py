"""One check, run on a school's files with changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sarcgen.checks.case import Case
from sarcgen.problems import Problem
from tests.support.cards import Data, case_of, changed, granite_ridge, kellogg

Check = Callable[[Case], Iterator[Problem]]
Run = Callable[..., list[Problem]]


@pytest.fixture
def founding(tmp_path: Path) -> Run:
    """Runs a check on the founding card with changes to the school's and the district's file."""
    return _runner(tmp_path, kellogg())


@pytest.fixture
def high_school(tmp_path: Path) -> Run:
    """Runs a check on the invented high school with changes."""
    return _runner(tmp_path, granite_ridge())


def _runner(folder: Path, files: tuple[Data, Data]) -> Run:
    def run(
        check: Check, school: dict[str, Any] | None = None, district: dict[str, Any] | None = None
    ) -> list[Problem]:
        own, shared = files
        return list(
            check(case_of(folder, changed(own, school or {}), changed(shared, district or {})))
        )

    return run
