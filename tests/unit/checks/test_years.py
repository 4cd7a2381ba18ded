"""Texts whose newest year is older than the card that they stand on."""

from __future__ import annotations

from typing import Any

import pytest

from sarcgen.checks.years import left_as_it_was, old_years
from sarcgen.problems import Severity
from tests.support.cards import place_of
from tests.unit.checks.conftest import Run

TEXT = "narratives.description"


def test_the_founding_cards_safety_plan_speaks_of_2014(founding: Run) -> None:
    (found,) = founding(old_years)
    assert (found.code, found.field) == ("X143", "narratives.safety_plan")
    assert found.severity is Severity.WARNING
    assert place_of(found).startswith("school.yaml:")
    assert "“School Safety Plan” names lies before 2017-18" in found.message
    assert "2014" not in found.message


@pytest.mark.parametrize(
    "words",
    [
        "Staff attended a training on October 10, 2014 and a plan is in place.",
        "For the 2014-15 school year, teachers met every month.",
        "For the 2016-17 school year, teachers met every month.",
        "In 2014 we met.",
        "In March 2017 we met.",
        "Last discussed 10/8/14.",
        "Fall 2014 meetings are listed below.",
        "The school was built in 1962. In 2014 we met.",
        "En el año escolar 2014-2015, los maestros se reunieron.",
        "El plan se revisó el 10 de octubre de 2014.",
    ],
)
def test_a_text_that_names_only_old_years_was_left_as_it_was(words: str) -> None:
    assert left_as_it_was(words, 2018)


@pytest.mark.parametrize(
    "words",
    [
        # The year before the data year still counts as new
        "For the 2017-18 school year, teachers met every month.",
        "In 2017 we met.",
        "In August 2017 we met.",
        # A newer year anywhere
        "In 2014 we met; in 2019 we meet again.",
        "In 2014 we met. The school is to be painted in 2025.",
        "In 2014 we met. We have been accredited since 2018.",
        # History
        "The school was built in 1955 and modernized in 2010.",
        "It opened its doors in August 2012.",
        "We have served families since 2011.",
        "Our facilities were renovated with Measure G of 2008.",
        "The Report Card was established by Proposition 98 in November 1988.",
        "We were a California Distinguished School in 2014.",
        "Title IX of the Education Amendments Act of 2012 applies.",
        "La escuela fue construida en 2010 y se modernizó en 2012.",
        "Una Escuela Distinguida desde 2014.",
        # So far back that nobody plans with it
        "In 1990 we met.",
        # No years
        "Call 555-2014. The 2014 students come from 2014 Main Street.",
        "The facilities are over 49 years old.",
        "",
    ],
)
def test_other_texts_were_not(words: str) -> None:
    assert not left_as_it_was(words, 2018)


@pytest.mark.parametrize(("data_year", "old"), [(2014, False), (2015, False), (2016, True)])
def test_the_edition_decides(data_year: int, *, old: bool) -> None:
    assert left_as_it_was("We met in 2014.", data_year) is old


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ({"en": "We meet in 2019.", "es": "En 2014 nos reunimos."}, "Statement” (es)"),
        ({"en": "In 2014 we met.", "es": "En 2014 nos reunimos."}, "Statement” (en)"),
        ({"en": "We meet in 2019.", "es": "En 2019 nos reunimos."}, None),
        ("not reported", None),
    ],
)
def test_a_text_in_several_languages_is_told_of_once(
    high_school: Run, text: Any, named: str | None
) -> None:
    found = high_school(old_years, {TEXT: text})
    assert [(problem.code, problem.field) for problem in found] == (
        [("X143", TEXT)] if named else []
    )
    assert all(named is not None and named in problem.message for problem in found)


def test_a_text_of_all_schools_is_told_of_where_it_stands(high_school: Run) -> None:
    shared = {"schools.narratives.services_funded": "For 2014-15 the district pays for tutoring."}
    (found,) = high_school(old_years, {}, shared)
    assert place_of(found).startswith("_district.yaml:")
