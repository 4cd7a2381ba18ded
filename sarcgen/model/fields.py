"""How the text of a file becomes a figure, a code or a sentence: one annotated type a kind.

Every type refuses what it does not know, with a message that says what to type instead and never
repeats the text of the file. The pydantic error type doubles as the problem code.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Final, NoReturn, TypeAlias

from pydantic import BeforeValidator, Field, PlainValidator
from pydantic_core import PydanticCustomError

from sarcgen.model.forms import ANY_TEXT, SCHOOL_YEAR, Form, Unit, any_case, decimal, whole
from sarcgen.model.numbers import (
    COUNT,
    DIFFERENCE,
    FTE,
    MONEY,
    PERCENT,
    NumberKind,
    advice,
    is_number,
)
from sarcgen.model.values import Count, Fte, Money, NoValue, Rate
from sarcgen.model.years import SchoolYear, WholeDay
from sarcgen.reading.document import Scalar

WORDS: Final = {v.value: v for v in NoValue if v is not NoValue.MISSING}
_WORDS_FOLDED: Final = {word.casefold(): value for word, value in WORDS.items()}


def is_word(text: str) -> bool:
    """Whether a text is one of the words that stand where there is no figure."""
    return text.strip().casefold() in _WORDS_FOLDED


def refuse(code: str, message: str) -> NoReturn:
    """Raises a pydantic error whose type is one of our problem codes."""
    raise PydanticCustomError(code, message)


def _text_of(raw: object, wanted: str) -> str:
    if isinstance(raw, (dict, list)):
        refuse("S111", f"Here belongs {wanted}, not a list or a group of keys.")
    return str(raw).strip()


def _no_value(raw: object) -> NoValue | None:
    if raw is None:
        return NoValue.MISSING
    if isinstance(raw, NoValue):
        return raw
    if isinstance(raw, str):
        return _WORDS_FOLDED.get(raw.strip().casefold())
    return None


def _number(raw: object, kind: NumberKind) -> Decimal:
    text = _text_of(raw, kind.wanted)
    if is_number(text, kind):
        return Decimal(text)
    refuse(*advice(text, kind))


def _count(raw: object) -> Count | NoValue:
    return _no_value(raw) or Count(_number(raw, COUNT))


def _percent(raw: object) -> Rate | NoValue:
    none = _no_value(raw)
    if none is not None:
        return none
    amount = _number(raw, PERCENT)
    if amount > 100:
        refuse("S113", "A percentage cannot be more than 100. Write it as in 92.8.")
    return Rate(amount)


def _difference(raw: object) -> Rate | NoValue:
    return _no_value(raw) or Rate(_number(raw, DIFFERENCE))


def _money(raw: object) -> Money | NoValue:
    return _no_value(raw) or Money(_number(raw, MONEY))


def _fte(raw: object) -> Fte | NoValue:
    return _no_value(raw) or Fte(_number(raw, FTE))


_MISSING: Final = NoValue.MISSING

CountItem = Annotated[Count | NoValue, PlainValidator(_count), whole(COUNT)]
CountField = Annotated[CountItem, Field(default=_MISSING)]
PercentItem = Annotated[
    Rate | NoValue,
    PlainValidator(_percent),
    decimal(PERCENT, most=100),
    Unit("percent, 0 to 100"),
]
PercentField = Annotated[PercentItem, Field(default=_MISSING)]
DifferenceItem = Annotated[
    Rate | NoValue,
    PlainValidator(_difference),
    decimal(DIFFERENCE, least=None),
    Unit("percent difference, may be below zero"),
]
DifferenceField = Annotated[DifferenceItem, Field(default=_MISSING)]
MoneyItem = Annotated[Money | NoValue, PlainValidator(_money), decimal(MONEY), Unit("US dollars")]
MoneyField = Annotated[MoneyItem, Field(default=_MISSING)]
FteItem = Annotated[Fte | NoValue, PlainValidator(_fte), decimal(FTE)]
FteField = Annotated[FteItem, Field(default=_MISSING)]

# What YAML 1.1 and 1.2 tools read as something else than text when it stands without quotes.
_LOOKS_OTHER: Final = re.compile(
    r"(?i:yes|no|on|off|true|false|null|~|y|n|[-+]?\.(inf|nan))\Z"
    r"|[-+]?(\d[\d_]*(\.[\d_]*)?|\.\d[\d_]*)([eE][-+]?\d+)?\Z|0[xob][\da-fA-F_]+\Z"
    r"|[-+]?\d+(:[0-5]?\d)+(\.\d*)?\Z|\d{4}-\d\d?-\d\d?([Tt ].*)?\Z",
    re.ASCII,
)


def read_text(raw: object) -> str | NoValue:
    """A sentence or name; text that other tools would read as a number or truth needs quotes."""
    none = _no_value(raw)
    if none is not None:
        return none
    if isinstance(raw, (dict, list)):
        refuse(
            "S111",
            "Here belongs a text, not a list or a group of keys. If the text itself starts with a"
            " bracket or a dash, put it in double quotes.",
        )
    text = str(raw).strip()
    if not text:
        return NoValue.MISSING
    if isinstance(raw, Scalar) and not raw.quoted and _LOOKS_OTHER.match(text):
        refuse(
            "S110",
            "Put this text in double quotes; without them other tools read a number,"
            " a time or yes/no here.",
        )
    return text


def _one_line(raw: object) -> str | NoValue:
    text = read_text(raw)
    return " ".join(text.split()) if isinstance(text, str) else text


def _cds_code(raw: object) -> str | NoValue:
    none = _no_value(raw)
    if none is not None:
        return none
    text = _text_of(raw, "the CDS code")
    if isinstance(raw, Scalar) and not raw.quoted and text.isdigit():
        refuse("S107", "Put the CDS code in double quotes; without them a leading zero is lost.")
    digits = text.replace("-", "").replace(" ", "")
    if not (digits.isdigit() and digits.isascii()) or len(digits) != 14:
        refuse(
            "S107",
            "A CDS code has 14 digits: county 2, district 5, school 7. Write it as in"
            ' "19649076021869" or "19-64907-6021869".',
        )
    return digits


_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def _month(raw: object) -> date | NoValue:
    none = _no_value(raw)
    if none is not None:
        return none
    words = _text_of(raw, "a month and a year").casefold().split()
    months = {month.casefold(): index for index, month in enumerate(_MONTHS, start=1)}
    if len(words) == 2 and words[0] in months and _YEAR.match(words[1]):
        return date(int(words[1]), months[words[0]], 1)
    if len(words) == 3 and words[0] in months and _OF_MONTH.match(words[1]):
        with suppress(ValueError):
            day = int(words[1].removesuffix(","))
            return WholeDay(int(words[2] if _YEAR.match(words[2]) else 0), months[words[0]], day)
    refuse(
        "S115",
        "Write the month in letters and the year in four digits, as in January 2020; a day may"
        " stand between them, as in January 15, 2020.",
    )


_YEAR: Final = re.compile(r"(19|20)\d\d\Z", re.ASCII)
_OF_MONTH: Final = re.compile(r"\d\d?,?\Z", re.ASCII)
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d\Z", re.ASCII)


def _school_year(raw: object) -> str:
    try:
        return SchoolYear.parse(str(raw)).key()
    except ValueError:
        refuse("S116", "A school year is two years in a row, written as in 2018-19.")


def _day(raw: object) -> date | NoValue:
    if raw is None:
        return NoValue.MISSING
    text = _text_of(raw, "a day")
    try:
        return date.fromisoformat(text if _DAY.match(text) else "")
    except ValueError:
        refuse("S115", "Write the day as year, month and day, as in 2020-01-31.")


def choice(allowed: type[Any]) -> Callable[[object], Any]:
    """A reader for one word of a closed list, whatever its capitals."""

    def read(raw: object) -> Any:
        none = _no_value(raw)
        if none is not None:
            return none
        text = _text_of(raw, "one word").casefold()
        for member in allowed:
            if member.value.casefold() == text:
                return member
        listed = ", ".join(member.value for member in allowed)
        refuse("S109", f"Write one of these: {listed}.")

    return read


_LINE: Final = Form("one line of text", ANY_TEXT)

TextField = Annotated[str | NoValue, PlainValidator(_one_line), _LINE, Field(default=_MISSING)]
CdsCodeField = Annotated[
    str | NoValue,
    PlainValidator(_cds_code),
    Form("the 14 digits in double quotes, with or without dashes", "([- ]*[0-9]){14}[- ]*"),
    Field(default=_MISSING),
]
MonthField = Annotated[
    date | NoValue,
    PlainValidator(_month),
    Form(
        "the month in letters and the year in four digits, as in January 2020",
        rf"({any_case(_MONTHS)})\s+([0-9]{{1,2}},?\s+)?(19|20)[0-9]{{2}}",
    ),
    Field(default=_MISSING),
]
DayField = Annotated[
    date | NoValue,
    PlainValidator(_day),
    Form(
        "the day as year, month and day, as in 2020-01-31",
        "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])",
        words=False,
    ),
    Field(default=_MISSING),
]
YearKey: TypeAlias = Annotated[
    str,
    BeforeValidator(_school_year),
    Form("two years in a row, as in 2018-19", SCHOOL_YEAR, words=False, blank=False),
]
