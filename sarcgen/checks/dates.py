"""School years that a text in English or Spanish names, and days that a file gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, final

from sarcgen.checks.texts import folded, sentences
from sarcgen.model.years import WholeDay

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan ene", "feb", "mar", "apr abr", "may", "jun", "jul", "aug ago", "sep set", "oct",
            "nov", "dec dic",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH: Final = (
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|enero|febrero|marzo|abril|mayo"
    r"|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre)\b\.?"
)
# A full stop after these ends no sentence.
_SHORT_MONTH: Final = re.compile(r"\b(jan|feb|mar|apr|aug|sept?|oct|nov|dec|ene|abr|ago|dic)\.")
_YEAR: Final = r"(?:19|20)\d\d"
# October 8, 2019; October 8th and November 5 of 2019; octubre de 2019
_IN_WORDS: Final = re.compile(
    rf"(?P<month>{_MONTH})(?:[\s,&–/-]|\d{{1,2}}(?:st|nd|rd|th)?\b|\b(?:and|of|to|through|the|de"
    rf"|del|y|e|al)\b|{_MONTH}){{1,24}}?\b(?P<year>{_YEAR})(?!\d)"
)
_SEASON: Final = re.compile(
    rf"\b(?P<season>spring|summer|fall|autumn|winter|primavera|verano|otoño|otono|invierno)"
    rf"(?:[\s,]|\b(?:of|de|del)\b){{1,4}}(?P<year>{_YEAR})(?!\d)"
)
# 10/8/2019, 10/8/19, 10-8-2019, 10/2019, 2019-10-08
_IN_FIGURES: Final = re.compile(
    r"(?<![\d/.-])(?:"
    r"(?P<m1>\d\d?)/\d\d?/(?P<y1>(?:20)?\d\d)|(?P<m2>\d\d?)([-.])\d\d?\4(?P<y2>20\d\d)"
    r"|(?P<m3>\d\d?)/(?P<y3>20\d\d)|(?P<y4>20\d\d)-(?P<m4>\d\d)-\d\d)(?![\d/-])"
)
# 2018-19, 2018–2019, and a range such as 2014-2019
_SCHOOL_YEARS: Final = re.compile(
    r"(?<![\d/-])20(?P<a>\d\d)\s?[-–—/]\s?(?:20)?(?P<b>\d\d)(?![\d-])"
)
# Not a sum of money, a part of a longer number, a telephone number, a count, a street number or
# the number of a bill, measure or room.
_ALONE: Final = re.compile(
    rf"(?<![\w.,$#/–-])(?<!\bab )(?<!\bsb )(?<!\bno\. )(?<!\broom )(?<!\bsection )(?<!\bmeasure )"
    rf"(?P<year>{_YEAR})(?![\w%])(?![,.]\d)(?![-–]\d)"
    r"(?!\s(?:students?|pupils?|estudiantes?|alumnos?|books?|volumes?|libros?|square|sq)\b)"
    r"(?!(?:\s[\w.]+){1,3}\s(?:street|st|avenue|ave|road|rd|drive|dr|way|lane|ln|boulevard|blvd)\b)"
)
_ANY: Final = re.compile(r"(?:19|20)\d\d|\d/\d\d?\b")


@final
@dataclass(frozen=True, slots=True)
class NamedYear:
    """A school year that a sentence names.

    Attributes:
        start: calendar year in which it begins, the later one where it could be two.
        earliest: the earlier one where it could be two, as for a year without a month.
        dated: named with a month or season.
        sentence: in which it stands, folded.
    """

    start: int
    earliest: int
    dated: bool
    sentence: str


def month_or_day(when: date) -> str:
    """How messages call a date of a file, which may be a month or a whole day."""
    return "day" if isinstance(when, WholeDay) else "month"


def named_years(words: str) -> Iterator[NamedYear]:
    """Every school year that a Markdown text in English or Spanish names."""
    if not _ANY.search(words):
        return
    for sentence in sentences(_SHORT_MONTH.sub(r"\1", folded(words))):
        rest = sentence if _ANY.search(sentence) else ""
        for pattern in (_IN_WORDS, _SEASON, _IN_FIGURES, _SCHOOL_YEARS, _ALONE):
            for match in pattern.finditer(rest):
                span = _span(match)
                if span is not None:
                    dated = pattern not in (_SCHOOL_YEARS, _ALONE)
                    yield NamedYear(span[1], span[0], dated, sentence)
            rest = pattern.sub(lambda match: " " if _span(match) else match[0], rest)


def _span(match: re.Match[str]) -> tuple[int, int] | None:
    """The earliest and latest school year that a match may stand for, by their first years."""
    found = {name: part for name, part in match.groupdict().items() if part}
    if "a" in found:
        first, last = 2000 + int(found["a"]), 2000 + int(found["b"])
        if last > first + 1:
            return first - 1, last
        return (first, first) if last == first + 1 else None
    year = int(next(part for name, part in found.items() if name[0] == "y"))
    year += 2000 if year < 100 else 0
    month = next((part for name, part in found.items() if name[0] == "m"), None)
    if month is None:
        season = found.get("season", "")
        return (year, year) if season in ("fall", "autumn", "otono") else (year - 1, year)
    number = int(month) if month.isdecimal() else _MONTHS[month[:3]]
    if not 1 <= number <= 12:
        return None
    start = year if number >= 7 else year - 1
    return start, start
