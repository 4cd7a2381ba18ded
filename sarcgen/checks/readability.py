"""How hard the texts of a card are to read, by published formulas, and their longest sentences.

English: Flesch-Kincaid (Kincaid, Fishburne, Rogers, Chissom 1975, Navy Research Branch Report 8-75)
and Coleman-Liau (Coleman, Liau 1975, Journal of Applied Psychology 60(2), 283-284). Spanish:
Crawford (1984, A Spanish language Fry-type readability procedure, elementary level) and Fernández
Huerta (1959, Consigna 214, 29-32), which counts points of ease and not school years; its sentence
term is words per sentence, as in the works that apply it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from sarcgen.checks.case import Case
from sarcgen.checks.prose import Sentence, sentences_of
from sarcgen.checks.syllables import english_syllables, spanish_syllables
from sarcgen.checks.texts import is_spanish, named, written
from sarcgen.problems import Mark, Problem

FEWEST_WORDS: Final = 100
FEWEST_SENTENCES: Final = 3
"""What a text must have to be graded: the formulas were made on samples of 100 words."""

LONG: Final = 25
"""Words up to which a sentence is not called long."""

_MOST_NAMED: Final = 3
_GRADED: Final = frozenset({"en", "es"})


def reading_grades(case: Case) -> Iterator[Problem]:
    """For each text that is long enough, its reading grade and where its longest sentences are."""
    for text, words_by_language in written(case):
        for language, words in words_by_language.items():
            sentences = sentences_of(words)
            if not _long_enough(sentences) or language.split("-")[0] not in _GRADED:
                continue
            by_language = (*text.path, language)
            path = by_language if case.record.school.holds(by_language) else text.path
            grades = _in_spanish(sentences) if is_spanish(language) else _in_english(sentences)
            longest = _longest(sentences)
            marks = case.record.school.marks_within(path, words, [one.start for one in longest])
            yield case.finding(
                "X149",
                path,
                f"The text {named(text, language)} {grades}. {_told(longest, marks)}",
            )


def flesch_kincaid(sentences: Sequence[Sentence]) -> float:
    """The school grade of an English text."""
    words = [word for one in sentences for word in one.words]
    syllables = sum(map(english_syllables, words))
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def coleman_liau(sentences: Sequence[Sentence]) -> float:
    """The school grade of an English text, by letters and without syllables."""
    words = [word for one in sentences for word in one.words]
    letters = sum(character.isalpha() for word in words for character in word)
    return 5.88 * letters / len(words) - 29.6 * len(sentences) / len(words) - 15.8


def crawford(sentences: Sequence[Sentence]) -> float:
    """The school years that a Spanish text asks for; made for grades 1 to 6."""
    words = [word for one in sentences for word in one.words]
    syllables = sum(map(spanish_syllables, words))
    return -20.5 * len(sentences) / len(words) + 4.9 * syllables / len(words) - 3.407


def fernandez_huerta(sentences: Sequence[Sentence]) -> float:
    """The ease of a Spanish text in points: 100 is very easy, below 50 difficult."""
    words = [word for one in sentences for word in one.words]
    syllables = sum(map(spanish_syllables, words))
    return 206.84 - 60 * syllables / len(words) - 1.02 * len(words) / len(sentences)


def _long_enough(sentences: Sequence[Sentence]) -> bool:
    many = sum(len(one.words) for one in sentences)
    return many >= FEWEST_WORDS and len(sentences) >= FEWEST_SENTENCES


def _in_english(sentences: Sequence[Sentence]) -> str:
    return (
        f"reads at grade {_whole(flesch_kincaid(sentences))} by Flesch-Kincaid"
        f" and {_whole(coleman_liau(sentences))} by Coleman-Liau"
    )


def _in_spanish(sentences: Sequence[Sentence]) -> str:
    return (
        f"reads at grade {_whole(crawford(sentences))} by Crawford and has"
        f" {_whole(fernandez_huerta(sentences))} of 100 points of ease by Fernández Huerta"
    )


def _whole(grade: float) -> int:
    """A formula is no more exact than a whole grade."""
    return max(0, round(grade))


def _longest(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The longest of the long sentences, longest first."""
    long = [one for one in sentences if len(one.words) > LONG]
    return sorted(long, key=lambda one: -len(one.words))[:_MOST_NAMED]


def _told(longest: Sequence[Sentence], marks: Sequence[Mark]) -> str:
    if not longest:
        return f"No sentence has more than {LONG} words."
    places = [
        f"line {mark.line}, column {mark.column} ({len(one.words)} words)"
        for one, mark in zip(longest, marks, strict=True)
    ]
    if len(places) == 1:
        return f"Its longest sentence starts at {places[0]}. Divide it."
    return f"Its longest sentences start at {'; '.join(places)}. Divide them."
