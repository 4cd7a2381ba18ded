"""Schools that are right alone and odd together, with the exact lines that a check gives."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import pytest

from sarcgen.checking import check_schools
from sarcgen.explanations.comparisons import COMPARISONS
from sarcgen.paths import shown
from sarcgen.records.locate import SchoolFile, all_schools

EXAMPLES: Final = Path(__file__).parent / "between"
TEMPLATES: Final = Path(__file__).parents[2] / "templates"
EDITION: Final = "2018-19"
TODAY: Final = date(2020, 1, 15)
FOLDERS: Final = sorted(file.parent.name for file in EXAMPLES.rglob("expected"))
WITHIN_A_YEAR: Final = {"X145", "X164", "X166", "X181"}


def schools_in(folder: str) -> list[SchoolFile]:
    return [s for s in all_schools(EXAMPLES) if EXAMPLES / EDITION / folder in s.file.parents]


def lines_of(sources: list[SchoolFile]) -> list[str]:
    found = check_schools(sources, TEMPLATES, today=TODAY, jobs=1).open()
    return [str(problem).replace(f"{shown(EXAMPLES / EDITION)}/", "") for problem in found]


def expected(folder: str) -> list[str]:
    return (EXAMPLES / EDITION / folder / "expected").read_text("utf-8").splitlines()


@pytest.mark.parametrize("folder", FOLDERS)
def test_schools_are_answered_with_exactly_the_expected_lines(folder: str) -> None:
    assert lines_of(schools_in(folder)) == expected(folder)


@pytest.mark.parametrize("school", all_schools(EXAMPLES), ids=lambda source: source.school)
def test_each_school_alone_is_right(school: SchoolFile) -> None:
    assert lines_of([school]) == []


def test_every_rule_has_an_example_and_every_school_its_expected_lines() -> None:
    codes = {line.split()[1] for folder in FOLDERS for line in expected(folder)}
    assert codes == WITHIN_A_YEAR <= set(COMPARISONS)
    assert sum(len(schools_in(folder)) for folder in FOLDERS) == len(all_schools(EXAMPLES))
    assert [folder for folder in FOLDERS if not expected(folder)] == ["nothing-alike"]
