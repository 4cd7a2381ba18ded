"""Other doors through which a small group's results could leave: texts and misspelled wishes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sarcgen.checks.case import Case
from sarcgen.edition.protection import ProtectedByRowCounts
from sarcgen.model.narrative import Narrative
from sarcgen.problems import Problem

SMALL: Final = 10
_NUMBER_WORDS: Final = {
    "en": ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    "es": ("un", "una", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve",
           "diez"),
}  # fmt: skip
_GROUP_WORDS: Final = {
    "en": (
        "african american", "black", "american indian", "alaska native", "asian", "filipino",
        "hispanic", "latino", "latina", "pacific islander", "hawaiian", "white",
        "two or more races",
        "disadvantaged", "english learner", "disabilit", "special education", "foster", "homeless",
        "migrant", "non-binary", "nonbinary", "boys", "girls", "military",
    ),
    "es": (
        "afroamerican", "negro", "negra", "indígena", "nativo", "nativa", "asiátic", "filipin",
        "hispan", "latino", "latina", "isleñ", "hawaian", "blanc", "dos o más razas",
        "desfavorecid", "aprendiz de inglés", "aprendices de inglés", "discapacidad",
        "educación especial", "acogida", "crianza", "sin hogar", "migrante", "migratori",
        "no binari", "niños", "niñas", "militar",
    ),
}  # fmt: skip
_PEOPLE: Final = {
    "en": (
        r"students?|pupils?|children|child|learners?|boys?|girls?|youths?|of (?:them|our|the)"
        r"|met|passed|scored|graduat\w+"
    ),
    "es": (
        r"estudiantes?|alumn[oa]s?|niñ[oa]s?|jóvenes|aprendices|aprendiz"
        r"|de (?:ellos|ellas|los|las)|aprob\w+|logr\w+|gradua\w+"
    ),
}
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+|\n{2,}|\n(?=- )")


def small_numbers_in_texts(case: Case) -> Iterator[Problem]:
    """A number of students up to ten in a sentence that names a student group."""
    for text in case.report.texts:
        if not isinstance(text.narrative, Narrative):
            continue
        for language, words in text.narrative.texts.items():
            if any(_tells(sentence, language) for sentence in _SENTENCE.split(words)):
                yield case.warn(
                    "P103",
                    text.path,
                    f"The text “{text.spec.title}” gives a small number of students beside the"
                    " name of a student group. If it tells results or circumstances of ten or"
                    " fewer students, write the sentence without the number.",
                )


def _tells(sentence: str, language: str) -> bool:
    base = language.split("-", maxsplit=1)[0]
    known = base if base in _GROUP_WORDS else "en"
    lowered = sentence.casefold()
    if not any(word in lowered for word in _GROUP_WORDS[known]):
        return False
    numbers = "|".join((*_NUMBER_WORDS[known], *map(str, range(1, SMALL + 1))))
    number = rf"(?<![\w.,$-])(?:{numbers})(?![\w%]|[.,-]\d|-\w)"
    pattern = rf"{number}(?:\s+[\w-]+){{0,4}}?\s+(?:{_PEOPLE[known]})\b"
    return re.search(pattern, lowered) is not None


def rows_to_hide(case: Case) -> Iterator[Problem]:
    """A row that the district wants hidden must exist; a slip would leave it printed."""
    known = {
        (table.id, row.id)
        for table in case.edition.tables()
        if isinstance(table.disclosure, ProtectedByRowCounts)
        for row in table.rows
    }
    for place, wish in enumerate(case.district.disclosure.also_hide):
        if (wish.table, wish.row) not in known:
            yield case.error(
                "P102",
                ("disclosure", "also_hide", place),
                f"There is no row “{wish.row}” in a table by student group “{wish.table}”, so it"
                " cannot be hidden. Tables are: "
                + ", ".join(sorted({table for table, _ in known}))
                + ".",
                "district",
            )
