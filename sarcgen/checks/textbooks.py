"""Textbooks: whether the data are of the year, and what is done where some are lacking."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from sarcgen.checks.case import Case
from sarcgen.checks.dates import month_or_day
from sarcgen.checks.texts import folded, sentences, written
from sarcgen.model.values import Figure, reveal
from sarcgen.problems import Problem

_REMEDY: Final = re.compile(
    r"\b(?:(?:back-?|re)?ordered|(?:on|back|re)-?\s?orders?|ordering|orders? (?:has|have|was|were"
    r"|is|are|will)|purchas\w*|buy|buying|bought|procur\w*|acquir\w*|replac\w*|arriv\w*|deliver\w*"
    r"|shipped|shipments?|received|remed\w*|distributed|(?:will|to) be (?:provided|supplied|issued"
    r"|available|added|given|printed)|additional copies|more copies|digital|online"
    r"|pedid\w*|pidi\w+|encarg\w*|compra|compras|comprar\w*|comprad\w*|compro|compraron|adquir\w*"
    r"|reemplaz\w*|repon\w*|repuest\w*|reposicion|lleg\w*|entreg\w*|recib\w*|suministr\w*|remedi\w*"
    r"|distribui\w*|se (?:proporcionar|dar|agregar)an?|copias adicionales|mas copias|en linea)\b"
)
_TEXTBOOKS: Final = re.compile(
    r"\b(?:text ?books?|instructional materials?|libros? de texto|materiales? (?:de instruccion"
    r"|didacticos?|de ensenanza|instructivos?))\b"
)


def textbooks_of_the_year(case: Case) -> Iterator[Problem]:
    """Textbook data belong to the publishing year (state format 2.0; EC 60119)."""
    collected = case.school.conditions.textbooks.collected
    year = case.data_year.shifted(1)
    first, last = date(year.start, 7, 1), date(year.start + 1, 6, 30)
    if not isinstance(collected, date) or first <= collected <= last:
        return
    written = month_or_day(collected)
    when, mend = (
        ("older than", f"Collect them anew, or correct the {written}.")
        if collected < first
        else ("dated after", f"Correct the {written}.")
    )
    yield case.finding(
        "X130",
        ("conditions", "textbooks", "collected"),
        f"The textbook data are {when} the school year {year.key()}, which this table reports."
        f" {mend}",
    )


def remedy_described(case: Case) -> Iterator[Problem]:
    """Where students lack a textbook, the card says what is done about it.

    EC 33126(b)(6) asks for the percentage and EC 60119(a)(2) has the board act within two months;
    that the card itself must describe the remedy is UNCONFIRMED, but it is what a reader asks next.
    A word such as ordered, purchased or delivered in the row's own text will do, and so does one in
    a sentence about textbooks in any text of the card. The row of laboratory equipment has no text.
    """
    subjects = case.school.conditions.textbooks.subjects
    lacking = {
        subject: book.materials
        for subject, book in subjects.items()
        if isinstance(book.percent_lacking, Figure) and reveal(book.percent_lacking) > 0
    }
    undone = [
        subject
        for subject, materials in lacking.items()
        if isinstance(materials, str) and not _REMEDY.search(folded(materials))
    ]
    if not undone or _remedy_told(case):
        return
    for subject in undone:
        yield case.finding(
            "X122",
            ("conditions", "textbooks", "subjects", subject.value, "percent_lacking"),
            f"Students lack their own textbook in “{subject.value}” and no remedy is described."
            " Add to “materials:” what was ordered and when it comes.",
        )


def _remedy_told(case: Case) -> bool:
    return any(
        _TEXTBOOKS.search(sentence) and _REMEDY.search(sentence)
        for _, by_language in written(case)
        for words in by_language.values()
        for sentence in sentences(folded(words))
    )
