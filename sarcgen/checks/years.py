"""Whether a text was left as it was years ago, by the years that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sarcgen.checks.case import Case
from sarcgen.checks.dates import named_years
from sarcgen.checks.texts import named, written
from sarcgen.problems import Problem

HISTORY: Final = 15
"""Years before the edition that are history wherever they stand: nobody plans with them."""

# A sentence with one of these tells how something came about; its years may stay for ever.
_TELLS_HISTORY: Final = re.compile(
    r"\b(?:built|construct\w*|erected|moderni[sz]\w*|remodel\w*|renovat\w*|rebuilt|opened|reopened"
    r"|established|found(?:ed|ing)|since|original\w*|bond|measure|proposition|prop|acts?|laws?"
    r"|legislat\w*|statutes?|code|bill|voters?|named|renamed|award\w*|recogni[sz]\w*|honou?red"
    r"|distinguished|ribbon|accredit\w*|adopt\w*|approved|passed|dedicated|histor\w*|began|begun"
    r"|started|replaced|installed|upgraded|added|painted|completed|ranked|earned|grants?|joined"
    r"|class of|copyright|edition|version|merged|anniversary|additions?|purchased|relocated|moved"
    r"|converted|charter(?:ed)?|formed|launched|ago|implement\w*|introduced|old|age"
    r"|construid\w*|construy\w*|edificad\w*|moderniz\w*|renovad\w*|remodelad\w*|inaugur\w*|abrio"
    r"|abierta|establecid\w*|fundad\w*|fundo|desde|bono|medida|proposicion|ley|leyes|codigo"
    r"|votantes|nombrad\w*|premi\w*|reconocid\w*|acreditad\w*|aprobad\w*|historia|comenzo|empezo"
    r"|reemplazad\w*|instalad\w*|agregad\w*|pintad\w*|terminad\w*|aniversario|edicion|hace"
    r"|implementad\w*)\b"
)


def left_as_it_was(words: str, data_year: int) -> bool:
    """Whether the newest year that a text names is older than the year before the data year.

    That year still counts as new, for a card of 2018-19 compares with 2017-18. Years in sentences
    that tell history, and those more than 15 years back, are no sign of an old text, but any newer
    year anywhere is one of a text that was looked at. Both limits are our own choice.

    Args:
        words: Markdown.
        data_year: calendar year in which the edition's data year begins.
    """
    years = list(named_years(words))
    if not years or max(year.start for year in years) >= data_year - 1:
        return False
    return any(
        year.start >= data_year - HISTORY and not _TELLS_HISTORY.search(year.sentence)
        for year in years
    )


def old_years(case: Case) -> Iterator[Problem]:
    """A text that names no year newer than two before the data year was likely carried over."""
    for text, by_language in written(case):
        for language, words in by_language.items():
            if left_as_it_was(words, case.data_year.start):
                yield case.finding(
                    "X143",
                    text.path,
                    f"The newest year that the text {named(text, language)} names lies before"
                    f" {case.data_year.shifted(-1).key()}; it may be left from an earlier card."
                    " Bring it up to date.",
                )
                break
