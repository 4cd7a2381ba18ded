"""Texts that were not written anew since the edition before."""

from __future__ import annotations

from collections.abc import Iterator

from sarcgen.checks.case import Case
from sarcgen.checks.fellows import is_long_enough, normalized
from sarcgen.checks.same_text import place_of
from sarcgen.model.narrative import Narrative
from sarcgen.problems import Problem
from sarcgen.tables.raw import RawText


def texts_of_last_year(case: Case, earlier: Case) -> Iterator[Problem]:
    """Every text of the card is about a school year, which its title names, and so is renewed.

    The safety plan has to be reviewed every year by law (EC 32286), and where the text says so it
    cannot be last year's. A description and mission may last longer; it is told all the same,
    because it tells the school's state in that year, and can be ignored with a reason. A text of
    fewer than twelve words is not compared. One finding a text, at the first language that is the
    same; the text may be the school's own or come from its district's shared part.
    """
    before = {text.path: text for text in earlier.report.own_texts}
    for text in case.report.own_texts:
        old = before.get(text.path)
        language = _same_language(text, old) if old is not None else None
        if language is None:
            continue
        last_year = place_of(earlier.record, text.path, language)
        yield case.finding(
            "X144",
            place_of(case.record, text.path, language),
            f"The text “{text.spec.title}” is word for word that of"
            f" {earlier.record.mark('school', last_year).path}. Bring it up to date, or give the"
            " reason why it still holds under “ignore”.",
        )


def _same_language(text: RawText, old: RawText) -> str | None:
    """The first language in which both texts have the same words."""
    if not isinstance(text.narrative, Narrative) or not isinstance(old.narrative, Narrative):
        return None
    return next(
        (
            language
            for language, words in text.narrative.texts.items()
            if is_long_enough(words)
            and normalized(words) == normalized(old.narrative.texts.get(language, ""))
        ),
        None,
    )
