"""How numbers are written in a file, and what to say of a text that is none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, final

_WHOLE: Final = re.compile(r"\d+\Z", re.ASCII)
_DECIMAL: Final = re.compile(r"(\d+(\.\d+)?|\.\d+)\Z", re.ASCII)
_SIGNED: Final = re.compile(r"-?(\d+(\.\d+)?|\.\d+)\Z", re.ASCII)
_THOUSANDS: Final = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?\Z", re.ASCII)
_BELOW_ZERO: Final = re.compile(r"[-−]\s*[\d.,$]+%?\Z", re.ASCII)
_NO_FIGURE: Final = "If there is no figure, write --, N/A, not reported or pending."
_LONGEST: Final = 12
_SIGNS: Final = (("$", "the dollar sign"), ("%", "the percent sign"), (",", "the comma"))


@final
@dataclass(frozen=True, slots=True)
class NumberKind:
    """A kind of number.

    Attributes:
        pattern: how it is written.
        code: which code its problems carry.
        wanted: its name in messages, with the article.
        example: one of its kind, for messages.
    """

    pattern: re.Pattern[str]
    code: str
    wanted: str
    example: str


COUNT: Final = NumberKind(_WHOLE, "S103", "a whole number", "345")
PERCENT: Final = NumberKind(_DECIMAL, "S104", "a percentage", "92.8")
DIFFERENCE: Final = NumberKind(_SIGNED, "S104", "a percent difference", "-6.7")
MONEY: Final = NumberKind(_DECIMAL, "S105", "a dollar amount", "7506.64")
FTE: Final = NumberKind(_DECIMAL, "S106", "a number", "0.5")


def is_number(text: str, kind: NumberKind) -> bool:
    """Whether a text is a number of a kind, of at most twelve characters."""
    return len(text) <= _LONGEST and kind.pattern.match(text) is not None


def advice(text: str, kind: NumberKind) -> tuple[str, str]:
    """The code and the sentence for a text that is no number of this kind."""
    as_in = f"as in {kind.example}"
    unsigned = text.replace("$", "").replace("%", "").replace(" ", "")
    plain = unsigned.replace(",", "")
    if "," in text and kind.pattern is not _WHOLE and not _THOUSANDS.match(unsigned):
        return kind.code, f"Write {kind.wanted} with a point before the decimals, {as_in}."
    if is_number(plain, kind):
        signs = " or ".join(name for sign, name in _SIGNS if sign in text) or "blanks"
        return kind.code, f"Write {kind.wanted} without {signs}, {as_in}."
    if kind.pattern.match(plain):
        return kind.code, "This number has too many digits. Compare it with its source."
    if kind.pattern is not _SIGNED and _BELOW_ZERO.match(text):
        wanted = kind.wanted[:1].upper() + kind.wanted[1:]
        return "S112", f"{wanted} cannot be below zero. {_NO_FIGURE}"
    if kind.pattern is _WHOLE and _DECIMAL.match(plain):
        return kind.code, f"Write {kind.wanted}, {as_in}; decimals are not possible here."
    return kind.code, f"Write {kind.wanted} in digits, {as_in}. {_NO_FIGURE}"
