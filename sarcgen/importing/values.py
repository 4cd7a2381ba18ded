"""What a cell of the state's says, as text of our files."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, final

from sarcgen.importing.grids import NO_RESULT, NOT_TEXT
from sarcgen.importing.state_files import Blank, ColumnMap, Kind
from sarcgen.model.values import NoValue
from sarcgen.model.written import canonical

WITHHELD: Final = NoValue.WITHHELD.value
NOT_REPORTED: Final = NoValue.NOT_REPORTED.value
SMALLEST_TOLD: Final = 11
"""The smallest group whose results are told (notes of the state's tables by student group)."""

_NOTHING: Final = frozenset({"", "null", "no data", "information not available", "n/a", "na"})
_ERRORS: Final = frozenset(
    {"#N/A", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"}
)
_WITHHELD: Final = frozenset({"--", "*", "**", "–", "—"})


@final
@dataclass(frozen=True, slots=True)
class StateValue:
    """What the state says of one cell.

    Attributes:
        shown: as it goes into our file; None where there is nothing to say.
        kept: as it is remembered beside the file: as it is shown there.
        doubtful: the state's figure may be none.
        few: it is of a row about ten students or fewer; withheld, unless the user keeps such rows.
    """

    shown: str | None
    kept: str | None
    doubtful: bool = False
    few: bool = False

    def withheld(self, *, keep_small: bool) -> StateValue:
        """The same of a row that is about ten students or fewer."""
        if self.shown is None or self.shown in (WITHHELD, NOT_REPORTED):
            return self
        said = self.shown if keep_small else WITHHELD
        return StateValue(said, said, self.doubtful, few=True)


def read_value(text: str, column: ColumnMap) -> StateValue | str:
    """A cell as its column says; where it cannot be, the end of a sentence that says why.

    Blank, ``--``, ``*``, ``NULL``, ``No Data`` and what a column says stands for no figure never
    become one (quirk 8).
    """
    if text == NOT_TEXT:
        return "a spreadsheet has turned this cell into a day"
    if text == NO_RESULT or text.upper() in _ERRORS:
        return "a formula of a spreadsheet gives no figure"
    if is_nothing(text):
        return _blank(column)
    if text in _WITHHELD:
        return StateValue(WITHHELD, WITHHELD)
    if column.kind is Kind.TEXT:
        words = " ".join(text.split())
        return StateValue(words, words)
    return _read_number(text, column)


def _read_number(text: str, column: ColumnMap) -> StateValue | str:
    number = canonical(text)
    wrong = _WRONG if number is None else _does_not_fit(number, column.kind)
    if number is None or wrong:
        return wrong
    if number in column.none:
        return _blank(column)
    return StateValue(number, number, doubtful=number in column.doubtful)


_WRONG: Final = "this is no number"


def _does_not_fit(number: str, kind: Kind) -> str:
    """Why a number cannot be of a kind; empty where it can."""
    if number.startswith("-"):
        return "this number is below zero"
    if kind is Kind.COUNT and "." in number:
        return "this is no whole number"
    if kind is Kind.PERCENT and Decimal(number) > 100:
        return "this is more than 100 percent"
    return ""


def is_nothing(text: str) -> bool:
    """Whether a cell says in one of the state's ways that there is nothing to say."""
    return text.casefold() in _NOTHING


def is_small(text: str) -> bool:
    """Whether a number of students is one to ten."""
    number = canonical(text)
    return number is not None and 0 < Decimal(number) < SMALLEST_TOLD


def _blank(column: ColumnMap) -> StateValue:
    if column.blank is Blank.NOTHING or column.kind is Kind.TEXT:
        return StateValue(None, None)
    return StateValue(NOT_REPORTED, NOT_REPORTED)
