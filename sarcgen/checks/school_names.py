"""Whether a text is about another school: left from the card that it was copied from.

A guess from words, for a warning that a person then judges. Texts name feeder schools, neighbors
and districts, so only a text that nowhere has a word of this school's own name, and that names
another in a place where it speaks of itself, is told of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sarcgen.checks.case import Case
from sarcgen.checks.texts import folded, named, plain, written
from sarcgen.model.vocabulary import Grade
from sarcgen.problems import Problem

_WORD: Final = r"[A-ZÀ-ÖØ-Þ](?:\.|[\w'’-]*)"
_LEVEL: Final = (
    r"(?P<level>Elementary|Primary|Middle|Intermediate|Junior High|Jr\. High|Senior High|Sr\. High"
    r"|High|Charter|Continuation|Preparatory|Community|Magnet|Alternative)"
)
_SCHOOL: Final = rf"(?P<name>(?:{_WORD} ){{1,5}}?)(?:{_LEVEL} )+School\b(?! District)"
_ACADEMY: Final = rf"(?P<name>(?:{_WORD} ){{1,5}}?)(?P<level>Academy)\b"
_ESCUELA: Final = (
    r"(?:[Ee]scuela )(?P<level>Primaria|Elemental|Intermedia|Secundaria|Preparatoria)"
    rf" (?P<name>{_WORD}(?: {_WORD}){{0,4}})"
)
_DOES: Final = (
    r"(?:is|has|serves|offers|provides|was|opened|will|strives|believes|prides|maintains|enrolls"
    r"|operates|es|tiene|sirve|ofrece|atiende|brinda|proporciona|fue|se)\b"
)
_PEOPLE: Final = (
    r"(?:mission|vision|goals?|purpose|motto|staff|faculty|students|parents|families|teachers"
    r"|community|principal|children|campus|halls|misión|visión|meta|personal|estudiantes|padres"
    r"|familias|maestros|comunidad|director|directora)"
)
_OF: Final = r"(?:statement )?(?:of|at|de|en)"
_PLACES: Final = {
    sign: tuple(
        re.compile(place.replace("SCHOOL", school), re.MULTILINE)
        for place in (
            r"\b(?:[Ww]elcome to|[Bb]ienvenid[oa]s a) (?:[Tt]he |[Ll]a )?SCHOOL",
            rf"\b(?:[Oo]ur|[Tt]he|[Ll]a|[Ll]os|[Ee]l) {_PEOPLE} {_OF} (?:the |la )?SCHOOL",
            r"\b(?:[Ww]e at|[Hh]ere at|[Aa]quí en|[Nn]osotros en) (?:the |la )?SCHOOL",
            rf"(?:^|[.!?] )(?:La |The )?SCHOOL,? {_DOES}",
        )
    )
    for sign, school in (
        (re.compile(rf"{_LEVEL} School\b"), _SCHOOL),
        (re.compile(r" Academy\b"), _ACADEMY),
        (re.compile("[Ee]scuela [A-Z]"), _ESCUELA),
    )
}
_GRADES: Final = {
    **dict.fromkeys(("elementary", "primary", "primaria", "elemental"), "K 1 2 3 4 5 6"),
    **dict.fromkeys(("middle", "junior high", "jr. high"), "7 8"),
    **dict.fromkeys(("high", "senior high", "sr. high", "preparatoria"), "9 10 11 12"),
    **dict.fromkeys(("intermediate", "intermedia"), "4 5 6 7 8"),
    "secundaria": "7 8 9 10 11 12",
}
# Words that tell no school from another.
_COMMON: Final = frozenset(
    """
    the of and at in for our a an this each every all new public national california title blue
    ribbon distinguished gold state local comprehensive traditional welcome to la el de los las
    elementary primary middle intermediate junior senior jr sr high school schools charter
    continuation preparatory prep community magnet alternative academy k-8 campus center programs
    program escuela primaria secundaria preparatoria intermedia elemental
    """.split()  # noqa: SIM905
)
_LEAST: Final = 3
"""Letters of a word that can tell one school from another."""


def another_school(words: str, school: str, grades: frozenset[str]) -> bool:
    """Whether a text speaks as another school than this one.

    Args:
        words: Markdown.
        school: this school's name, as the contact table has it.
        grades: those it serves; a school of another level is a neighbor.
    """
    own = telling_words(school)
    text = plain(words)
    if not own or not any(sign.search(text) for sign in _PLACES):
        return False
    if re.search(rf"\b(?:{'|'.join(map(re.escape, sorted(own)))})\b", folded(words)):
        return False
    return any(
        _is_like(match["level"].casefold(), school, grades) and _is_name(match["name"])
        for sign, places in _PLACES.items()
        if sign.search(text)
        for place in places
        for match in place.finditer(text)
    )


def telling_words(words: str) -> set[str]:
    """The words of a name or text, folded, by which one school could be told from another."""
    found = re.findall(r"[\w-]+", re.sub(r"['’]s?\b", "", folded(words)))
    parts = {part for word in found for part in (word, *word.split("-"))}
    return {part for part in parts if len(part) >= _LEAST and part not in _COMMON}


def _is_name(name: str) -> bool:
    """Whether words before “Elementary School” are a name, not “California Distinguished”."""
    words = folded(name).split()
    return bool(telling_words(name)) and not any(word in _COMMON for word in words)


def _is_like(level: str, school: str, grades: frozenset[str]) -> bool:
    """Whether a school of this level could be this one: “Parent Academy” is a program."""
    wanted = _GRADES.get(level)
    return bool(grades & set(wanted.split())) if wanted else level in school.casefold()


def school_named(case: Case) -> Iterator[Problem]:
    """A text that speaks as another school was copied and not read again."""
    name = case.school.contact.name
    if not isinstance(name, str):
        return
    grades = frozenset(Grade(grade).value for grade in case.school.grades)
    for text, by_language in written(case):
        for language, words in by_language.items():
            if another_school(words, name, grades):
                yield case.finding(
                    "X142",
                    text.path,
                    f"The text {named(text, language)} speaks of another school than the contact"
                    " table names. Correct the one that is wrong.",
                )
                break
