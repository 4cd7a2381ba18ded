"""Why a text that was kept from an earlier card should be looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import yaml

from sarcgen.checks.dates import NamedYear, named_years
from sarcgen.checks.fellows import normalized
from sarcgen.checks.years import HISTORY
from sarcgen.edition.spec import Edition, NarrativeSpec
from sarcgen.model.narrative import DEFAULT_LANGUAGE
from sarcgen.model.years import SchoolYear
from sarcgen.tables.carry import Reviewer
from sarcgen.tables.held import Values
from sarcgen.tables.labels import listed

_YEAR_WORD: Final = re.compile(r"\{(\w+?)(?:_plain)?\}")
# Years after the data year.
_SPEAKS_OF: Final = {
    "publishing_year": 1,
    "data_year": 0,
    "previous_year": -1,
    "two_years_before": -2,
}


def reviewer(edition: Edition, before: Values, before_year: str) -> Reviewer:
    """Says of a text on its way into an edition why somebody should look at it.

    One reason is that it names a school year older than the one that its title is about, or than
    the data year where its title names none. Years more than 15 years back are history and stay
    (the same limit as in :mod:`sarcgen.checks.years`); younger ones are named even in a sentence
    that tells history, because a plan that “was approved in October 2019” tells it too.

    The other is that it stood word for word in the card of two years ago already.

    Args:
        edition: the later edition.
        before: what the school's files of the edition before the older one say; may be empty.
        before_year: that edition.
    """
    data_year = SchoolYear.parse(edition.edition).start

    def reason(spec: NarrativeSpec, language: str, words: str) -> str:
        due = data_year + _offset(spec)
        years = list(_old(words, data_year - HISTORY, due))
        reasons = [f"names {listed(years)}"] if years else []
        earlier = _words(before, spec, language)
        if earlier and normalized(earlier) == normalized(words):
            reasons.append(f"has not changed since {before_year}")
        return f"{' and '.join(reasons)}; bring it up to date." if reasons else ""

    return reason


def _offset(spec: NarrativeSpec) -> int:
    """The year that a text's title is about, in years after the data year."""
    words = _YEAR_WORD.findall(f"{spec.title} {spec.suffix}")
    return next((_SPEAKS_OF[word] for word in words if word in _SPEAKS_OF), 0)


def _old(words: str, history: int, due: int) -> Iterator[str]:
    """The years that a text names and that begin before one, each once, oldest first."""
    found = {(year.start, _written(year)) for year in named_years(words)}
    for start, year in sorted(found):
        if history <= start < due:
            yield year


def _written(year: NamedYear) -> str:
    """A school year; a calendar year, or several, where the text does not say which half."""
    if year.earliest == year.start:
        return SchoolYear(year.start).key()
    first = year.earliest + 1
    return str(first) if first == year.start else f"{first} to {year.start}"


def _words(values: Values, spec: NarrativeSpec, language: str) -> str:
    path = tuple(spec.source.split("."))[1:]
    text = values.get((*path, language))
    if text is None and language == DEFAULT_LANGUAGE:
        text = values.get(path)
    return text.value if isinstance(text, yaml.ScalarNode) else ""
