"""How many syllables a word has, by rules of spelling: English and Spanish.

A list of pronunciations would be exact for English, but the libraries that count with one fetch it
from the network or spend longer on loading it than a whole check takes. In running text the rules
are off by few in a hundred syllables, in both directions.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from unicodedata import normalize

_ENGLISH_RUN: Final = re.compile(r"[aeiouy]+")
_SILENT: Final = re.compile(r"(?<=[^aeiouy])(?:e|es|ed|ely|eless|ement|ements|eful|ety)\Z")
"""Endings that begin with an e which is not spoken, after a consonant."""

_SPOKEN: Final = re.compile(r"(?:[^aeiouy]les?|[^f]ety|[td]ed|(?:[sxzcg]|ch|sh)es)\Z")
"""Endings in which the e is spoken after all: table, started, classes."""

_APART: Final = re.compile(
    r"i(?:a(?!l?ly|l\b|n\b)|(?<![ctsgx]i)o(?!us\b)|um|et)|(?<![ctsg])i(?:al|an|ous)"
    r"|[aeiouy]ing\b|ism\b|uous|eo(?!us|p)|(?<!q)ua(?=[tlr])|creat|scien|\barea"
)
"""Vowels side by side that belong to two syllables."""

_SPANISH_RUN: Final = re.compile(r"[aeiouáéíóúü]+y?\b|[aeiouáéíóúü]+|\by\b")
_SPANISH_STRONG: Final = re.compile(r"[aeoáéíóú]")


@lru_cache(maxsize=8192)
def english_syllables(word: str) -> int:
    """Syllables of an English word, at least one.

    Args:
        word: letters, hyphens and apostrophes.
    """
    return max(1, sum(map(_english, re.findall(r"[a-z]+", _plain(word)))))


def _english(part: str) -> int:
    if len(part) == 1:
        return 0 if part in {"s", "t", "d"} else 1
    count = len(_ENGLISH_RUN.findall(part)) + len(_APART.findall(part))
    if _SILENT.search(part) and not _SPOKEN.search(part):
        count -= 1
    return max(0 if part in {"ll", "re", "ve", "th"} else 1, count)


@lru_cache(maxsize=8192)
def spanish_syllables(word: str) -> int:
    """Syllables of a Spanish word, at least one.

    A strong vowel (a, e, o) or one with an accent is the heart of a syllable; weak ones beside it
    belong to it.

    Args:
        word: letters, hyphens and apostrophes.
    """
    runs = _SPANISH_RUN.findall(normalize("NFC", word.casefold()))
    return max(1, sum(max(1, len(_SPANISH_STRONG.findall(run))) for run in runs))


def _plain(word: str) -> str:
    return normalize("NFKD", word.casefold().replace("’", "'"))
