"""Whether a text gives a small number of students beside the name of a student group.

A guess from words, for a warning that a person then judges: neither sure to find every such
sentence nor sure to be right.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, final

SMALL: Final = 10
_DIGITS: Final = "|".join(map(str, range(SMALL, 0, -1)))
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+|\n{2,}|\n\s*(?=[-*+] |\d+[.)] )")
_EMPHASIS: Final = re.compile(r"[*_`]")
_AROUND: Final = (r"(?<![\w.,:/$#–-])", r"(?![\w%:/–]|[.,-]\d|-\w)")


@final
@dataclass(frozen=True, slots=True)
class _Language:
    """Parts of patterns, in lower case.

    Attributes:
        numbers: words for one to ten.
        groups: names of student groups.
        stems: pieces of words, one of which is in every such name. They are looked for first,
            because most texts name no group and that is quickly seen.
        people: words for those who are counted.
        staff: what makes of such a word another thing (an English learner specialist).
        did: what follows a number that stands for students alone.
        of: what stands between a number and those of whom it is a part.
        ends: words after which a number no longer belongs to the people that follow.
        numbered: words before a number that counts nobody, as in "grade 3".
        each: words that make "one" mean all.
    """

    numbers: str
    groups: str
    stems: tuple[str, ...]
    people: str
    staff: str
    did: str
    of: str
    ends: str
    numbered: str
    each: str


_LANGUAGES: Final = {
    "en": _Language(
        numbers="one|two|three|four|five|six|seven|eight|nine|ten",
        groups=(
            r"african[- ]americans?|blacks?|american indians?|native americans?|alaska natives?"
            r"|asians?|filipin[oa]s?|hispanics?|latin[oax]s?|pacific islanders?|hawaiians?"
            r"|whites?(?! ?board)|two or more races|disadvantaged|low[- ]income"
            r"|english[- ](?:language )?learners?|disabilit\w+|disabled|special education"
            r"|foster (?:youths?|care|child\w*|students?|famil\w+|homes?)|homeless|migrants?"
            r"|migratory|non-?binary|boys(?! (?:and|&) girls)|(?<!boys and )girls"
            r"|military"
        ),
        stems=(
            "african",
            "black",
            "american",
            "native",
            "alaska",
            "asian",
            "filipin",
            "hispanic",
            "latin",
            "pacific",
            "hawaiian",
            "white",
            "races",
            "disadvantaged",
            "income",
            "learner",
            "disab",
            "special",
            "foster",
            "homeless",
            "migra",
            "binary",
            "boy",
            "girl",
            "military",
        ),
        people=(
            r"students?|pupils?|child(?:ren)?|kids?|learners?|boys?|girls?|youths?|graduates?"
            r"|seniors?|filipin[oa]s?|african[- ]americans?|asians?|latin[oax]s?|hispanics?"
            r"|hawaiians?|islanders?|native americans?|them"
        ),
        staff=(
            r"specialists?|teachers?|aides?|coordinators?|liaisons?|counsell?ors?|programs?"
            r"|class(?:es)?|services?|courses?|advis\w+|committees?|meetings?|groups?|support\w*"
            r"|cent(?:er|re)s?|councils?|representatives?|clubs?|teams?|workers?|workshops?"
        ),
        did=(
            r"(?:\w+ly )?(?:have |has |had )?(?:met|passed|scored|graduated|exceeded|tested"
            r"|failed|dropped|achieved|reached|attained)|were|was|are|did"
        ),
        of=r"of (?:our|the|these|those|its|all)?",
        ends=(
            "for|to|of|in|on|at|with|and|or|that|which|who|whose|is|are|was|were|be|been|has|have"
            "|had|will|can|may|must|should|as|by|from|per|percent|percentage|a|an|the|our|their"
            "|than|into|through|until|during|where|when|if|but|about|because|while|so"
        ),
        numbered=(
            "grades?|ages?|aged|title|tiers?|levels?|pages?|rooms?|propositions?|phases?"
            "|chapters?|steps?|goals?|priorit(?:y|ies)|periods?|units?|sections?|parts?|types?"
            "|kindergarten|k|january|february|march|april|may|june|july|august|september|october"
            "|november|december|least"
        ),
        each="each|every|any|no|another",
    ),
    "es": _Language(
        numbers="un|una|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez",
        groups=(
            r"afroamerican\w+|negr[oa]s?|indígenas?|nativ[oa]s?|asiátic[oa]s?|filipin[oa]s?"
            r"|hispan[oa]s?|latin[oa]s?|isleñ[oa]s?|hawaian[oa]s?|blanc[oa]s?|dos o más razas"
            r"|desfavorecid[oa]s?|desventaj\w+|bajos ingresos|aprendi(?:z|ces) (?:de|del) inglés"
            r"|discapacidad(?:es)?|educación especial|acogimiento|crianza temporal|foster"
            r"|(?:hogar|hogares|familias?|jóvenes|niñ[oa]s|cuidado|estudiantes|alumn[oa]s)"
            r" (?:de|en|bajo) (?:acogida|crianza)"
            r"|sin hogar|migrantes?|migratori[oa]s?|no binari[oa]s?|(?<!niños y )niñas(?! y niños)"
            r"|militar(?:es)?"
        ),
        stems=(
            "afroamerican",
            "negr",
            "indígena",
            "nativ",
            "asiátic",
            "filipin",
            "hispan",
            "latin",
            "isleñ",
            "hawaian",
            "blanc",
            "razas",
            "desfavorecid",
            "desventaj",
            "ingresos",
            "aprendi",
            "discapacidad",
            "especial",
            "acog",
            "crianza",
            "foster",
            "hogar",
            "migra",
            "binari",
            "niñ",
            "militar",
        ),
        people=(
            r"estudiantes?|alumn[oa]s?|niñ[oa]s?|jóvenes|joven|aprendices|aprendiz|graduad[oa]s"
            r"|ell[oa]s|filipin[oa]s|afroamerican[oa]s|latin[oa]s|hispan[oa]s"
        ),
        staff=r"maestr[oa]s?",
        did=(
            r"(?:lo |la |los |las )?(?:aprob\w+|logr\w+|cumpl\w+|alcanz\w+|super\w+|reprob\w+)"
            r"|se gradua\w+|fueron|fue|son"
        ),
        of=r"de (?:nuestr[oa]s|l[oa]s|est[oa]s|es[oa]s|sus)?",
        ends=(
            "de|del|para|por|con|en|y|o|que|a|al|es|son|fue|fueron|ha|han|como|desde|hasta|ciento"
            "|porcentaje|cada|el|la|los|las|su|sus|sin|se|cuando|si|donde"
        ),
        numbered=(
            "grados?|años?|edad(?:es)?|título|nivel(?:es)?|páginas?|salón|aula|fase|capítulo"
            "|pasos?|metas?|prioridad|período|unidad|sección|parte|tipo|menos"
        ),
        each="cada|ningún|ninguna|ninguno",
    ),
}


@lru_cache(maxsize=64)  # the texts of a district come back with each of its schools
def tells_a_small_number(text: str, language: str) -> bool:
    """Whether a sentence names a student group and a number of up to ten students.

    Args:
        text: Markdown.
        language: BCP 47 code; a language without words of its own is read as English.
    """
    words = _LANGUAGES.get(language.split("-", maxsplit=1)[0].lower(), _LANGUAGES["en"])
    folded = text.casefold()
    stems = [stem for stem in words.stems if stem in folded]
    if not stems:
        return False
    patterns = _patterns_of(words)
    return any(
        _tells(" ".join(part.split()), patterns)
        for part in _SENTENCE.split(folded)
        if any(stem in part for stem in stems)
    )


@final
@dataclass(frozen=True, slots=True)
class _Patterns:
    """What is looked for in a sentence.

    Attributes:
        group: the name of a student group.
        numbered: grades, ages and other numbers that count nobody.
        numbers: a small number of students, in each way to say it.
    """

    group: re.Pattern[str]
    numbered: re.Pattern[str]
    numbers: tuple[re.Pattern[str], ...]


def _tells(sentence: str, patterns: _Patterns) -> bool:
    if not patterns.group.search(sentence):
        return False
    rest = patterns.numbered.sub(" ", _EMPHASIS.sub("", sentence))
    return any(pattern.search(rest) for pattern in patterns.numbers)


@cache
def _patterns_of(words: _Language) -> _Patterns:
    number = rf"(?:{_DIGITS}|{words.numbers}|\d+)(?![\w%])"
    joint = r"\s*(?:,|-|–|to|through|and|or|&|a|y|o)\s*(?:and |or |y |o )?"
    return _Patterns(
        group=re.compile(rf"\b(?:{words.groups})\b"),
        numbered=re.compile(rf"\b(?:{words.numbered})\s+{number}(?:{joint}{number})*"),
        numbers=tuple(map(re.compile, _small_numbers(words))),
    )


def _small_numbers(words: _Language) -> tuple[str, ...]:
    before, after = _AROUND
    number = rf"{before}(?<!\beach )(?<!\bevery )(?<!\bcada )(?:{words.numbers}|{_DIGITS}){after}"
    # Words between a number and the people counted; a plural is already what is counted.
    modifier = rf"(?:\s+(?!(?:{words.ends}|{words.each})\b)[\w'’-]*(?:ss|[^\Ws]))"
    people = rf"(?:{words.people})\b(?!\s+(?:{words.staff})\b)"
    return (
        rf"{number}{modifier}{{0,3}}\s+{people}",
        rf"{number}\s+{words.of}\s*(?:\d+|{words.numbers})?{modifier}{{0,3}}\s+{people}",
        rf"{number}\s+(?:{words.did})\b",
        rf"\b(?:{words.groups})(?:\s+(?:{words.people}))?\s*[:=(]\s*{number}\s*(?:[).;,]|$)",
    )
