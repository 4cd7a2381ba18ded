"""Why a text that was kept should be looked at: the years it names, and that it did not change."""

from __future__ import annotations

import pytest
import yaml

from sarcgen.carrying.reviewing import reviewer
from sarcgen.edition.spec import NarrativeSpec
from sarcgen.tables.writing import plain
from tests.support.editions import next_template

EDITION = next_template().edition
SPECS = {
    block.id: block
    for section in EDITION.sections
    for block in section.blocks
    if isinstance(block, NarrativeSpec)
}
PUBLISHING_YEAR, DATA_YEAR, NO_YEAR = "safety-plan", "services-funded", "facility-conditions"


def reason(words: str, text: str = PUBLISHING_YEAR, before: str = "", language: str = "en") -> str:
    """What is said of a text on its way from 2018-19 to 2019-20, published in 2020-21."""
    path = tuple(SPECS[text].source.split("."))[1:]
    values: dict[tuple[str, ...], yaml.Node] = {path: plain(before)} if before else {}
    return reviewer(EDITION, values, "2017-18")(SPECS[text], language, words)


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("The plan was reviewed on October 8, 2019.", "2019-20"),
        (
            "It was approved in October 2014, on May 1, 2016 and in 2019.",
            "2014-15, 2015-16 and 2019",
        ),
        ("The goals of 2018-19 stand.", "2018-19"),
        ("The goals of 2014-2018 stand.", "2014 to 2018"),
        ("Se aprobó en octubre de 2018.", "2018-19"),
        ("In 2018 and in 2018.", "2018"),
    ],
)
def test_a_text_that_names_an_old_year_is_to_be_brought_up_to_date(words: str, years: str) -> None:
    assert reason(words) == f"names {years}; bring it up to date."


@pytest.mark.parametrize(
    "words",
    [
        "The plan is reviewed every year.",
        "The plan was reviewed on October 7, 2020.",
        "The school was built in 1974.",
        "The school was built in 2003.",
        "Room 2018 is for guests.",
    ],
)
def test_a_text_without_old_years_needs_no_look(words: str) -> None:
    assert reason(words) == ""


@pytest.mark.parametrize(
    ("text", "due"), [(PUBLISHING_YEAR, 2020), (DATA_YEAR, 2019), (NO_YEAR, 2019)]
)
def test_the_year_that_counts_is_that_of_the_title_else_the_data_year(text: str, due: int) -> None:
    assert reason(f"Goals of {due}-{due - 1999} stand.", text) == ""
    assert reason(f"Goals of {due - 1}-{due - 2000} stand.", text)


def test_years_are_named_back_to_where_history_begins() -> None:
    assert reason("Since 2004 we read aloud.")
    assert not reason("Since 2003 we read aloud.")


def test_a_text_of_two_years_ago_is_to_be_brought_up_to_date() -> None:
    assert reason("A plan  for\nall.", before="A plan for all.") == (
        "has not changed since 2017-18; bring it up to date."
    )
    assert reason("A plan for 2018-19.", before="A plan for 2018-19.") == (
        "names 2018-19 and has not changed since 2017-18; bring it up to date."
    )
    assert reason("A plan for all.", before="A plan for some.") == ""


def test_texts_are_held_against_those_in_their_own_language() -> None:
    assert reason("Un plan.", before="Un plan.", language="es") == ""
    values: dict[tuple[str, ...], yaml.Node] = {
        ("narratives", "safety_plan", "es"): plain("Un plan.")
    }
    review = reviewer(EDITION, values, "2017-18")
    assert review(SPECS[PUBLISHING_YEAR], "es", "Un plan.")
    assert not review(SPECS[PUBLISHING_YEAR], "en", "Un plan.")
