"""Statewide figures of the next edition: what it still shows is kept, all else is pending."""

from __future__ import annotations

import pytest

from sarcgen.edition.next_state import next_state, pending_in
from sarcgen.edition.spec import Edition
from sarcgen.edition.words import Scope
from sarcgen.edition.yaml_text import root_of, values
from sarcgen.model.entities import State
from sarcgen.reading.validation import validate
from sarcgen.reading.yaml_reader import parse_yaml
from tests.support.cards import EDITION, TEMPLATES, edition_of
from tests.support.editions import NEXT

STATE = (TEMPLATES / EDITION / "state.yaml").read_text("utf-8")


def next_year(*tables: str) -> Edition:
    return edition_of(*tables).model_copy(update={"edition": NEXT})


def figures(text: str) -> dict[str, str]:
    return {".".join(map(str, value.path)): value.text for value in values(root_of(text))}


def test_the_years_that_are_still_shown_are_kept_and_new_ones_are_pending() -> None:
    assert figures(next_state(STATE, next_year())) == {
        "edition": EDITION,
        "outcomes.caaspp.2018-19.ela": "50",
        "outcomes.caaspp.2018-19.mathematics": "39",
        "outcomes.caaspp.2019-20.ela": "pending",
        "outcomes.caaspp.2019-20.mathematics": "pending",
        "engagement.suspensions.2017-18.suspensions": "3.5",
        "engagement.suspensions.2017-18.expulsions": "0.1",
        "engagement.suspensions.2018-19.suspensions": "3.5",
        "engagement.suspensions.2018-19.expulsions": "0.1",
        "engagement.suspensions.2019-20.suspensions": "pending",
        "engagement.suspensions.2019-20.expulsions": "pending",
        "engagement.graduation.2016-17": "pending",
        "engagement.graduation.2017-18": "pending",
        "engagement.graduation.2018-19.dropout_rate": "pending",
        "engagement.graduation.2018-19.graduation_rate": "pending",
        "finance.expenditures.unrestricted": "pending",
    }


def test_no_figure_is_invented_nor_moved_to_another_year() -> None:
    before, after = figures(STATE), figures(next_state(STATE, next_year()))
    assert {path for path, text in after.items() if text not in ("pending", before.get(path))} == (
        set()
    )


def test_what_is_pending_is_counted() -> None:
    assert pending_in(STATE) == 0
    # Two of them were not found for the edition before, and so are looked up again.
    assert pending_in(next_state(STATE, next_year())) == 9


def test_the_comments_stay() -> None:
    comments = [line for line in STATE.splitlines() if line.lstrip().startswith("#")]
    made = next_state(STATE, next_year())
    assert [line for line in made.splitlines() if line.lstrip().startswith("#")] == comments


def test_a_comment_goes_with_the_year_that_it_stands_above_or_behind() -> None:
    text = """\
edition: "2018-19"
engagement:
  suspensions:
    # SEED, all years
    "2016-17": {suspensions: 3.6, expulsions: 0.1}  # goes

    # stays, 2017-18
    "2017-18": {suspensions: 3.5, expulsions: 0.1}
    # stays, 2018-19
    "2018-19": {suspensions: 3.5, expulsions: 0.1}  # stays behind
    # about what follows
  graduation:
    "2015-16": {dropout_rate: 9, graduation_rate: 83}
    # goes too
    "2014-15": {dropout_rate: 9, graduation_rate: 83}
"""
    made = next_state(text, next_year())
    assert (
        made
        == """\
edition: "2018-19"
engagement:
  suspensions:
    # SEED, all years

    # stays, 2017-18
    "2017-18": {suspensions: 3.5, expulsions: 0.1}
    # stays, 2018-19
    "2018-19": {suspensions: 3.5, expulsions: 0.1}  # stays behind
    "2019-20": {suspensions: pending, expulsions: pending}
    # about what follows
  graduation:
    "2016-17": {dropout_rate: pending, graduation_rate: pending}
    "2017-18": {dropout_rate: pending, graduation_rate: pending}
    "2018-19": {dropout_rate: pending, graduation_rate: pending}
"""
    )


def test_years_in_braces_are_kept_in_braces() -> None:
    text = 'edition: "2018-19"\noutcomes: {caaspp: {"2017-18": {ela: 1}, "2018-19": {ela: 2}}}'
    assert next_state(text, next_year("caaspp")).splitlines()[1] == (
        'outcomes: {caaspp: {"2018-19": {ela: 2}, "2019-20": {ela: pending, mathematics: pending}}}'
    )


def test_what_spans_lines_is_dropped_and_kept_whole() -> None:
    text = """\
edition: "2018-19"
outcomes:
  caaspp:
    "2017-18":
      ela: 50
      mathematics: 38
    "2018-19":
      ela: 50
      # SEED
      mathematics: 39

finance:
"""
    assert (
        next_state(text, next_year("caaspp"))
        == """\
edition: "2018-19"
outcomes:
  caaspp:
    "2018-19":
      ela: 50
      # SEED
      mathematics: 39
    "2019-20": {ela: pending, mathematics: pending}

finance:
"""
    )


def test_years_that_no_table_shows_go() -> None:
    text = 'edition: "2018-19"\noutcomes:\n  science:\n    "2018-19": 30\n'
    made = next_state(text, next_year("caaspp-science"))
    assert made == 'edition: "2018-19"\noutcomes:\n  science:\n'
    document, problems = parse_yaml(made.encode(), "state.yaml")
    assert problems == []
    assert validate(document, State)[1] == []


def test_years_of_schools_and_districts_are_not_the_state_s() -> None:
    edition = next_year("suspensions-and-expulsions")
    (table,) = edition.tables()
    columns = tuple(column for column in table.columns if column.scope is not Scope.STATE)
    table = table.model_copy(update={"columns": columns})
    section = edition.sections[0].model_copy(update={"blocks": (table,)})
    text = 'edition: "2018-19"\nengagement:\n  suspensions:\n    "2018-19": --\n'
    made = next_state(text, edition.model_copy(update={"sections": (section,)}))
    assert made == 'edition: "2018-19"\nengagement:\n  suspensions:\n'


def test_a_last_line_may_lack_its_end() -> None:
    text = 'edition: "2018-19"\nengagement:\n  suspensions:\n    "2018-19": --'
    assert next_state(text, next_year("suspensions-and-expulsions")) == (
        'edition: "2018-19"\nengagement:\n  suspensions:\n    "2018-19": --\n'
        '    "2017-18": {suspensions: pending, expulsions: pending}\n'
        '    "2019-20": {suspensions: pending, expulsions: pending}\n'
    )


def test_a_year_with_nothing_below_it_is_pending_by_one_word() -> None:
    edition = next_year("caaspp-science")
    (table,) = edition.tables()
    row = table.rows[0].model_copy(update={"cells": {}})
    table = table.model_copy(update={"rows": (row,)})
    section = edition.sections[0].model_copy(update={"blocks": (table,)})
    text = 'edition: "2018-19"\noutcomes:\n  science:\n    "2018-19": 30\n'
    made = next_state(text, edition.model_copy(update={"sections": (section,)}))
    assert made == f'{text}    "2019-20": pending\n'


def test_an_entry_that_is_too_long_for_a_line_stands_in_several() -> None:
    edition = next_year("advanced-placement")
    (table,) = edition.tables()
    source = "state.outcomes.advanced_placement.{year}.{row}.{column}"
    columns = tuple(
        column.model_copy(update={"id": f"{column.id}{year}", "measure": column.id, "year": year})
        for year in (-1, 0)
        for column in table.columns
    )
    rows = tuple(row.model_copy(update={"cells": {}}) for row in table.rows[:2])
    rows += (rows[0].model_copy(update={"id": "2"}),)
    table = table.model_copy(update={"source": source, "columns": columns, "rows": rows})
    section = edition.sections[0].model_copy(update={"blocks": (table,)})
    text = 'edition: "2018-19"\noutcomes:\n  advanced_placement:\n    "2018-19": --\n'
    assert next_state(text, edition.model_copy(update={"sections": (section,)})) == (
        f"{text}"
        '    "2019-20":\n'
        "      computer_science: {courses_offered: pending, percent_of_students: pending}\n"
        "      english: {courses_offered: pending, percent_of_students: pending}\n"
        '      "2": {courses_offered: pending, percent_of_students: pending}\n'
    )


@pytest.mark.parametrize("word", ["7506.64", "not reported", "N/A", '"--"', "pending"])
def test_whatever_carries_no_year_is_pending(word: str) -> None:
    text = f'edition: "2018-19"\nfinance:\n  expenditures:\n    unrestricted: {word}  # SEED\n'
    made = next_state(text, next_year("expenditures"))
    assert made == text.replace(word, "pending")


def test_a_key_that_is_still_empty_stays_empty() -> None:
    text = 'edition: "2018-19"\nfinance:\n  expenditures:\n    unrestricted:\n'
    assert next_state(text, next_year("expenditures")) == text
