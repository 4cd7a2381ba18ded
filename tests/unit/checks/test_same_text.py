"""Texts that two schools share word for word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sarcgen.checks.fellows import fellow_of
from sarcgen.checks.same_text import own_texts, same_texts
from sarcgen.problems import Problem
from tests.support.cards import changed, granite_ridge
from tests.support.editions import NEXT, a_year_on, case_from, write_school

Found = list[tuple[int, Problem]]
Schools = Callable[..., Found]

PLAN = "narratives.safety_plan"
WORDS = "We practice leaving the building every month and tell families how they will be called."
OTHER = "A guard walks the campus all day, and every door locks from the inside since last spring."
SHORT = "We practice leaving the building every month, rain or shine or snow."
assert len(SHORT.split()) == 12
TITLE = "“School Safety Plan”"


def own_words(name: str) -> dict[str, Any]:
    """What makes each of the high school's texts the text of another school."""
    school, _ = granite_ridge()
    texts = {f"narratives.{key}": text for key, text in school["narratives"].items()}
    texts["conditions.facilities.narrative"] = school["conditions"]["facilities"]["narrative"]
    return {key: f"At {name}: {text}" for key, text in texts.items()}


@pytest.fixture
def schools(tmp_path: Path) -> Schools:
    """Findings of several schools, each the high school with other texts and these changes."""

    def run(files: dict[str, dict[str, Any]], shared: dict[str, Any] | None = None) -> Found:
        own, district = granite_ridge()
        entries = []
        for name, changes in files.items():
            school = changed(own, {**own_words(name), **changes})
            folder = changed(district, shared or {})
            case = case_from(write_school(tmp_path, "2018-19", name, school, folder))
            texts = tuple(own_texts(case.record, case.report.texts))
            entries.append((fellow_of(case.record), texts))
        return list(same_texts(entries))

    return run


def test_schools_with_texts_of_their_own_have_no_finding(schools: Schools) -> None:
    assert schools({"oak": {}, "elm": {}, "ash": {PLAN: WORDS}}) == []


def test_a_copied_text_is_told_of_each_school_with_the_others_name(schools: Schools) -> None:
    found = schools({"oak": {PLAN: WORDS}, "ash": {}, "elm": {PLAN: WORDS}})
    assert [(place, p.code, p.field, Path(p.mark.path).name) for place, p in found] == [
        (0, "X145", PLAN, "oak.yaml"),
        (2, "X145", PLAN, "elm.yaml"),
    ]
    assert [problem.message for _, problem in found] == [
        f"The text {TITLE} is word for word the same as in {other}.yaml. Write this school's own"
        " text, or move it under schools: in _district.yaml if it holds for all schools."
        for other in ("elm", "oak")
    ]
    lines = Path(found[0][1].mark.path).read_text("utf-8").splitlines()
    assert WORDS in lines[found[0][1].mark.line - 1]


@pytest.mark.parametrize("copy", [WORDS.upper(), WORDS.replace(" ", "\n"), f"  {WORDS}\n"])
def test_line_breaks_blanks_and_capitals_do_not_make_another_text(
    schools: Schools, copy: str
) -> None:
    assert len(schools({"oak": {PLAN: WORDS}, "elm": {PLAN: copy}})) == 2


@pytest.mark.parametrize("copy", [WORDS.replace("month", "week"), WORDS.rstrip(".")])
def test_one_sign_makes_another_text(schools: Schools, copy: str) -> None:
    assert schools({"oak": {PLAN: WORDS}, "elm": {PLAN: copy}}) == []


def test_a_short_text_may_be_alike(schools: Schools) -> None:
    assert len(schools({"oak": {PLAN: SHORT}, "elm": {PLAN: SHORT}})) == 2
    shorter = SHORT.replace(" or snow", "")
    assert schools({"oak": {PLAN: shorter}, "elm": {PLAN: shorter}}) == []


def test_what_comes_from_the_shared_part_belongs_to_all(schools: Schools) -> None:
    gone = {PLAN: None}
    assert schools({"oak": gone, "elm": gone}, {f"schools.{PLAN}": WORDS}) == []


def test_a_copy_of_the_shared_text_in_one_school_is_no_copy_of_another_schools(
    schools: Schools,
) -> None:
    found = schools({"oak": {PLAN: WORDS}, "elm": {PLAN: None}}, {f"schools.{PLAN}": WORDS})
    assert found == []


def test_the_same_words_under_another_title_are_not_compared(schools: Schools) -> None:
    other = "narratives.parental_involvement"
    assert schools({"oak": {PLAN: WORDS}, "elm": {other: WORDS}}) == []


def test_the_description_does_not_belong_into_the_shared_part(schools: Schools) -> None:
    description = {"narratives.description": WORDS}
    for _, problem in schools({"oak": description, "elm": description}):
        assert problem.message.endswith(".yaml. Write this school's own text.")


def test_schools_of_different_districts_have_no_shared_part(schools: Schools) -> None:
    found = schools({"north/oak": {PLAN: WORDS}, "south/elm": {PLAN: WORDS}})
    assert len(found) == 2
    for _, problem in found:
        assert problem.message.endswith(".yaml. Write this school's own text.")


def test_the_shared_part_is_named_only_to_those_who_have_one_in_common(schools: Schools) -> None:
    text = {PLAN: WORDS}
    found = schools({"north/oak": text, "south/elm": text, "north/ash": text})
    assert ["_district.yaml" in problem.message for _, problem in found] == [True, False, True]
    assert "the same as in elm.yaml and ash.yaml." in found[0][1].message


def test_a_text_in_two_languages_is_told_once_and_of_the_same_language(schools: Schools) -> None:
    both = {PLAN: {"en": WORDS, "es": OTHER}}
    found = schools({"oak": both, "elm": both})
    assert [(place, problem.field) for place, problem in found] == [
        (0, f"{PLAN}.en"),
        (1, f"{PLAN}.en"),
    ]
    spanish = {PLAN: {"en": OTHER, "es": WORDS}}
    assert schools({"oak": {PLAN: WORDS}, "elm": spanish}) == []
    assert len(schools({"oak": {PLAN: OTHER}, "elm": spanish})) == 2


def test_a_language_that_the_shared_part_adds_is_not_the_schools_own(schools: Schools) -> None:
    files = {"oak": {PLAN: {"en": WORDS}}, "elm": {PLAN: {"en": OTHER}}}
    assert schools(files, {f"schools.{PLAN}.es": WORDS}) == []


@pytest.mark.parametrize("word", ["not reported", None])
def test_an_absent_text_is_like_no_other(schools: Schools, word: str | None) -> None:
    assert schools({"oak": {PLAN: word}, "elm": {PLAN: word}}) == []


def test_a_text_that_the_card_does_not_show_is_not_compared(schools: Schools) -> None:
    words = {"narratives.career_technical_education": WORDS}
    assert len(schools({"oak": words, "elm": words})) == 2
    assert schools({"oak": {**words, "grades": "K-6"}, "elm": {**words, "grades": "K-6"}}) == []


def test_editions_are_not_held_against_one_another(tmp_path: Path) -> None:
    own, district = granite_ridge()
    entries = []
    for name, edition, make in (("oak", "2018-19", dict), ("elm", NEXT, a_year_on)):
        source = write_school(tmp_path, edition, name, make(own), make(district))
        case = case_from(source)
        entries.append((fellow_of(case.record), tuple(own_texts(case.record, case.report.texts))))
    assert all(texts for _, texts in entries)
    assert list(same_texts(entries)) == []


def test_no_message_repeats_a_word_of_the_text(schools: Schools) -> None:
    private = "Call 209-555-0187 about the 7 foster youth who moved away in the middle of the year."
    for _, problem in schools({"oak": {PLAN: private}, "elm": {PLAN: private}}):
        assert not any(digit.isdigit() for digit in problem.message)
