"""Why a school's card leaves a table, row or text out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sarcgen.checks.case import Case
from sarcgen.checks.not_shown import grades_in_words, places_not_shown
from sarcgen.checks.shape import shape_of
from sarcgen.edition.cells import Applicability
from sarcgen.edition.spec import SectionSpec, TableSpec
from tests.support.cards import case_of, changed, kellogg

SALARIES = ("finance", "salaries", "superintendent")


def case_with(folder: Path, rule: Applicability) -> Case:
    """The founding card under an edition whose salary table is for other schools."""
    case = case_of(folder, *kellogg())
    sections = tuple(
        SectionSpec(
            id=section.id,
            title=section.title,
            blocks=tuple(
                block.model_copy(update={"applies_to": rule})
                if isinstance(block, TableSpec) and block.id == "salaries"
                else block
                for block in section.blocks
            ),
        )
        for section in case.edition.sections
    )
    edition = case.edition.model_copy(update={"sections": sections})
    return Case(case.record, replace(case.report, edition=edition))


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        (Applicability(grades=("9", "10", "11", "12")), "it is for grades 9 to 12"),
        (Applicability(without_grades=("4", "5")), "it is for schools without grades 4 to 5"),
        (Applicability(kinds=("alternative",)), "it is for alternative schools"),
        (
            Applicability(kinds=("charter", "county office")),
            "it is for charter and county office schools",
        ),
        (
            Applicability(kinds=("regular",), without_grades=("K",)),
            "it is for schools without grade K",
        ),
        (Applicability(), None),
        (Applicability(grades=("5", "7"), kinds=("regular",)), None),
    ],
)
def test_the_reason_is_the_condition_that_the_school_fails(
    tmp_path: Path, rule: Applicability, why: str | None
) -> None:
    left_out = places_not_shown(shape_of(case_with(tmp_path, rule)), "district").get(SALARIES)
    if why is None:
        assert left_out is None
    else:
        assert left_out is not None
        assert (left_out.what, left_out.why, left_out.single_school) == (
            "table “Teacher and Administrative Salaries”",
            why,
            False,
        )


def test_each_place_is_told_for_the_file_that_holds_it(tmp_path: Path) -> None:
    case = case_of(tmp_path, *kellogg())
    graduation = ("engagement", "graduation", "2017-18", "graduation_rate")
    assert graduation in places_not_shown(shape_of(case), "school")
    assert graduation in places_not_shown(shape_of(case), "district")
    text = ("narratives", "career_technical_education")
    assert text in places_not_shown(shape_of(case), "school")
    assert text not in places_not_shown(shape_of(case), "district")


def test_a_cell_that_asks_for_no_data_has_no_place(tmp_path: Path) -> None:
    school, district = kellogg()
    case = case_of(tmp_path, changed(school, {"grades": "K-2"}), district)
    places = places_not_shown(shape_of(case), "school")
    assert ("outcomes", "caaspp", "2018-19", "ela") in places
    assert ("outcomes", "science", "2018-19") not in places


@pytest.mark.parametrize(
    ("grades", "words"),
    [
        (("7",), "grade 7"),
        (("5", "7", "9"), "grades 5, 7 and 9"),
        (("K", "1", "2", "3"), "grades K to 3"),
        (("3", "4", "5", "6", "7", "8", "11"), "grades 3 to 8 and 11"),
        (("11", "3", "4"), "grades 3 to 4 and 11"),
    ],
)
def test_grades_in_words(grades: tuple[str, ...], words: str) -> None:
    assert grades_in_words(grades) == words
