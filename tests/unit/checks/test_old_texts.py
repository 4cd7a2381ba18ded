"""Texts that were not written anew since the edition before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sarcgen.checks.old_texts import texts_of_last_year
from sarcgen.problems import Problem
from tests.support.cards import changed, granite_ridge
from tests.support.editions import NEXT, a_year_on, case_from, write_school

Run = Callable[..., list[Problem]]

PLAN = "narratives.safety_plan"
LEARNING = "professional_development.narrative"
NEW = "Since last fall a guard walks the campus all day, and visitors sign in at the front office."
SHORT = "We practice leaving the building every month, rain or shine or snow."
OWN = (
    "narratives.description",
    "narratives.career_technical_education",
    "narratives.parental_involvement",
    PLAN,
    "conditions.facilities.narrative",
)
SHARED = ("narratives.services_funded", LEARNING)


@pytest.fixture
def years(tmp_path: Path) -> Run:
    """Findings of next year's card: all texts are new, but for the changes in the two years."""

    def run(
        now: dict[str, Any] | None = None,
        before: dict[str, Any] | None = None,
        shared: dict[str, Any] | None = None,
    ) -> list[Problem]:
        school, district = granite_ridge()
        new = dict.fromkeys(OWN, NEW)
        next_school = changed(a_year_on(school), {**new, **(now or {})})
        new_shared = {f"schools.{path}": NEW for path in SHARED}
        next_district = changed(a_year_on(district), {**new_shared, **(shared or {})})
        last_school = changed(school, before or {})
        return list(
            texts_of_last_year(
                case_from(write_school(tmp_path, NEXT, "oak", next_school, next_district)),
                case_from(write_school(tmp_path, "2018-19", "oak", last_school, district)),
            )
        )

    return run


def old(path: str) -> str:
    """The text of last year's files."""
    school, district = granite_ridge()
    place: Any = district["schools"] if path in SHARED else school
    for key in path.split("."):
        place = place[key]
    return str(place)


def test_new_texts_have_no_finding(years: Run) -> None:
    assert years() == []


@pytest.mark.parametrize("path", OWN)
def test_a_text_of_last_year_is_told_at_its_place(years: Run, path: str) -> None:
    (found,) = years({path: old(path)})
    assert (found.code, found.field) == ("X144", path)
    assert found.mark.path.endswith(f"{NEXT}/oak.yaml")
    lines = Path(found.mark.path).read_text("utf-8").splitlines()
    assert old(path).split("\n")[0] in lines[found.mark.line - 1]
    last_year = found.mark.path.replace(NEXT, "2018-19")
    assert f"is word for word that of {last_year}. Bring it up to date" in found.message


@pytest.mark.parametrize("path", SHARED)
def test_a_shared_text_of_last_year_is_told_in_the_districts_file(years: Run, path: str) -> None:
    (found,) = years(shared={f"schools.{path}": old(path)})
    assert (found.code, found.field) == ("X144", path)
    assert found.mark.path.endswith(f"{NEXT}/_district.yaml")
    assert "2018-19/_district.yaml. Bring it up to date" in found.message


def test_a_shared_text_that_was_a_schools_own_is_no_newer(years: Run) -> None:
    (found,) = years(before={LEARNING: NEW})
    assert found.mark.path.endswith(f"{NEXT}/_district.yaml")
    assert "2018-19/oak.yaml. Bring it up to date" in found.message


@pytest.mark.parametrize("same", [NEW.upper(), NEW.replace(" ", "\n")])
def test_line_breaks_and_capitals_do_not_make_it_new(years: Run, same: str) -> None:
    assert len(years({PLAN: same}, {PLAN: NEW})) == 1


@pytest.mark.parametrize("other", [NEW.replace("fall", "spring"), f"{NEW} Call the office."])
def test_a_word_more_or_another_makes_it_new(years: Run, other: str) -> None:
    assert years({PLAN: other}, {PLAN: NEW}) == []


def test_a_short_text_may_stay(years: Run) -> None:
    assert len(years({PLAN: SHORT}, {PLAN: SHORT})) == 1
    shorter = SHORT.replace(" or snow", "")
    assert years({PLAN: shorter}, {PLAN: shorter}) == []


def test_each_language_is_compared_with_itself_and_the_text_told_once(years: Run) -> None:
    other = NEW.replace("guard", "teacher")
    spanish = {"en": other, "es": NEW}
    (found,) = years({PLAN: spanish}, {PLAN: {"en": "Other words.", "es": NEW}})
    assert found.field == f"{PLAN}.es"
    assert years({PLAN: spanish}, {PLAN: {"en": NEW}}) == []
    (found,) = years({PLAN: spanish}, {PLAN: spanish})
    assert found.field == f"{PLAN}.en"
    (found,) = years({PLAN: {"en": NEW}}, {PLAN: NEW})
    assert found.field == f"{PLAN}.en"


@pytest.mark.parametrize("word", ["not reported", None])
def test_an_absent_text_is_not_old(years: Run, word: str | None) -> None:
    assert years({PLAN: word}, {PLAN: word}) == []
    assert years({PLAN: NEW}, {PLAN: word}) == []
    assert years({PLAN: word}, {PLAN: NEW}) == []


def test_a_text_moved_to_another_title_is_not_compared(years: Run) -> None:
    assert years({PLAN: old("narratives.parental_involvement")}) == []


def test_no_message_repeats_a_word_of_the_text(years: Run) -> None:
    (found,) = years({PLAN: old(PLAN)})
    assert "October" not in found.message
    assert " 8" not in found.message
