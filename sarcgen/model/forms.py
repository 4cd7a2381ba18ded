"""What may stand behind a key, as the JSON Schema tells it to editors.

Metadata of the fields: it says in JSON Schema's words what their readers accept, and nothing about
the reading follows from it. Patterns keep to what Python and JavaScript read alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias, final

from sarcgen.model.numbers import NumberKind

Example: TypeAlias = "str | int | float"

ANY_TEXT: Final = (
    r"[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]*"
)
"""Text without the invisible characters that reading refuses, on any number of lines."""

SOME_TEXT: Final = rf"(?=[\s\S]*\S){ANY_TEXT}"
"""The same, and more than blanks."""

SCHOOL_YEAR: Final = (
    "20(([0-9])("
    + "|".join(rf"{ones}-\2[{ones + 1}]" for ones in range(9))
    + ")|"
    + "|".join(f"{tens}9-{(tens + 1) % 10}0" for tens in range(10))
    + ")"
)
"""Two years in a row, as in 2018-19. It takes a back reference, so it stands first in a pattern."""

_LARGEST: Final = 999_999_999_999
"""Twelve digits are as many as a reader takes (numbers.py)."""


@final
@dataclass(frozen=True, slots=True)
class Form:
    """What a reader accepts.

    Attributes:
        wanted: what to write, as the end of a sentence: ``a whole number in digits, as in 345``.
        pattern: which texts it accepts, apart from the words for no figure.
        keywords: what else it accepts, as keywords of JSON Schema; a ``type`` among them is one of
            JSON's own other than text.
        choices: the words of a closed list, for editors to offer.
        words: whether ``--``, N/A, not reported and pending may stand instead.
        blank: whether the key may be left without a value.
        languages: pattern of the keys of a group that may stand instead, one text for each.
    """

    wanted: str
    pattern: str
    keywords: Mapping[str, Any] = field(default_factory=dict, hash=False)
    choices: tuple[str, ...] = ()
    words: bool = True
    blank: bool = True
    languages: str = ""


@final
@dataclass(frozen=True, slots=True)
class Unit:
    """What a figure counts or measures. The last one of a field holds."""

    name: str


@final
class Examples:
    """Invented values, as a file may have them. The last ones of a field hold.

    Args:
        values: at least one.
    """

    __slots__ = ("values",)

    def __init__(self, *values: Example) -> None:
        self.values = values


CLASSES: Final = Unit("classes")
COURSES: Final = Unit("courses")
DAYS: Final = Unit("days")
FULL_TIME: Final = Unit("FTE")
POSITIONS: Final = Unit("teaching positions")
PUPILS_TO_ONE: Final = Unit("students to one counselor")
PER_CLASS: Final = Unit("students per class")
STUDENTS: Final = Unit("students")
TEACHERS: Final = Unit("teachers")


def any_case(words: Iterable[str]) -> str:
    """A pattern for words of a closed list, whatever their capitals."""
    return "|".join(
        "".join(f"[{c.upper()}{c.lower()}]" if c.isalpha() else c for c in word) for word in words
    )


def whole(kind: NumberKind) -> Form:
    """The form of a count."""
    return Form(
        f"{kind.wanted} in digits, as in {kind.example}",
        "[0-9]{1,12}",
        {"type": "integer", "minimum": 0, "maximum": _LARGEST},
    )


def decimal(kind: NumberKind, *, least: int | None = 0, most: int = _LARGEST) -> Form:
    """The form of a number that may have decimals.

    Args:
        kind: how it is written.
        least: smallest value; None where it may be below zero.
        most: largest value.
    """
    digits = r"0*(100(\.0+)?|[0-9]{1,2}(\.[0-9]+)?)" if most == 100 else r"[0-9]+(\.[0-9]+)?"
    return Form(
        f"{kind.wanted} in digits, as in {kind.example}",
        rf"(?=.{{1,12}}$){'-?' if least is None else ''}({digits}|\.[0-9]+)",
        {"type": "number", "minimum": -_LARGEST if least is None else least, "maximum": most},
    )


def one_of_these(words: Iterable[str], *, or_no_figure: bool) -> Form:
    """The form of one word of a closed list.

    Args:
        words: the list, as it is printed.
        or_no_figure: whether a word for no figure may stand instead.
    """
    choices = tuple(words)
    wanted = " or ".join(filter(None, [", ".join(choices[:-1]), choices[-1]]))
    return Form(wanted, any_case(choices), choices=choices, words=or_no_figure)
