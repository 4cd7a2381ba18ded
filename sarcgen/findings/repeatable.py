"""What a report may repeat of a file, and how: words that are no figure, on one line.

A report goes into logs that are public, and any figure of a file may be one that the card hides.
Figures are digits of all scripts, signs that stand for a number, and number words.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from sarcgen.problems import Problem

HIDDEN: Final = "…"
"""Stands where something of the file is not shown."""

LONGEST_KEY: Final = 60

# A word without digits, or a school year. Anything else may be a figure in the wrong place.
_FIT: Final = re.compile(r"([^\W\d][^\W\d -]*([ -][^\W\d -]+)*|20\d\d-\d\d)\Z")
_SCHOOL_YEAR: Final = re.compile(r"20\d\d-\d\d\Z", re.ASCII)
_UNCHECKED_FAMILIES: Final = ("Y", "S")
_NUMBER_WORDS: Final = (
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    "|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    "|hundreds?|thousands?|millions?|dozens?"
    "|cero|un|una|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce"
    "|quince|dieci(?:s[eé]is|siete|ocho|nueve)|veinte"
    "|veinti(?:[uú]n|un[ao]|d[oó]s|tr[eé]s|cuatro|cinco|s[eé]is|siete|ocho|nueve)|treinta|cuarenta"
    "|cincuenta|sesenta|setenta|ochenta|noventa|cien|ciento|mil|docenas?"
)
_NUMBER_WORD: Final = re.compile(rf"(?<![^\W\d_])(?:{_NUMBER_WORDS})(?![^\W\d_])", re.IGNORECASE)


class Masked(NamedTuple):
    """A text without its figures.

    Attributes:
        text: on one line, each figure replaced by one sign.
        places: for each character of the original, and for its end, the place in ``text``.
    """

    text: str
    places: tuple[int, ...]


def masked(text: str) -> Masked:
    """A text with every figure replaced."""
    hidden = [character.isnumeric() for character in text]
    for word in _NUMBER_WORD.finditer(text):
        hidden[word.start() : word.end()] = [True] * len(word[0])
    shown: list[str] = []
    places = []
    for place, character in enumerate(text):
        if not hidden[place]:
            shown.append(_printable(character))
        elif place == 0 or not hidden[place - 1]:
            shown.append(HIDDEN)
        places.append(len(shown) - 1)
    return Masked("".join(shown), (*places, len(shown)))


def without_figures(text: str) -> str:
    """A text of the file's keeper, as the reason for an ignored finding, fit for a public log."""
    return masked(text).text


def one_line(text: str) -> str:
    """A text without line breaks, control characters and what cannot be written as UTF-8."""
    return text if text.isprintable() else "".join(map(_printable, text))


def may_be_repeated(key: str) -> bool:
    """Whether a key of a file is a plain word (or words) or a school year, and not too long."""
    if len(key) > LONGEST_KEY or not _FIT.match(key):
        return False
    if _SCHOOL_YEAR.match(key):
        return True
    # In “two_or_more_races” the underscores make one word of it.
    words = re.split("[ -]", key)
    return not any(_NUMBER_WORD.fullmatch(word) or any(map(str.isnumeric, word)) for word in words)


def public_field(problem: Problem) -> str:
    """The dotted path of a problem's field, without what may be a figure in place of a key.

    Keys that reading and validation complain about are as somebody typed them; later rules name
    only keys that exist.
    """
    if not problem.code.startswith(_UNCHECKED_FAMILIES):
        return problem.field
    return ".".join(
        key if may_be_repeated(key) else HIDDEN for key in problem.field.split(".") if key
    )


def _printable(character: str) -> str:
    return character if character.isprintable() else " "
