"""Closed lists of words that an edition uses."""

from __future__ import annotations

from enum import StrEnum
from typing import final


@final
class Scope(StrEnum):
    """Whose figures a column or row shows."""

    SCHOOL = "school"
    DISTRICT = "district"
    STATE = "state"


@final
class Format(StrEnum):
    """How a figure is printed: a closed list, drawn in ``present/formats.py``."""

    TEXT = "text"
    COUNT = "count"
    PERCENT_0 = "percent_0"
    PERCENT_1 = "percent_1"
    PERCENT_2 = "percent_2"
    PERCENT_SIGN = "percent_sign"
    DIFFERENCE = "difference"
    MONEY = "money"
    FTE = "fte"
    FTE_2 = "fte_2"
    NUMBER = "number"
    PERCENT = "percent"
    DAYS = "days"
    RATIO = "ratio"
    EMAIL = "email"
    WEBSITE = "website"
    MARK = "mark"


@final
class ProvidedBy(StrEnum):
    """Who owes a table: the state (CDE) or the local educational agency (LEA)."""

    CDE = "cde"
    LEA = "lea"


@final
class SummaryWord(StrEnum):
    """What the summary for parents can explain, in ``present/summary_words.py``."""

    CAASPP = "caaspp"
    STANDARD = "standard"
    GRADUATED = "graduated"
    SUSPENDED = "suspended"
    ABSENT = "absent"
    CREDENTIAL = "credential"
    INEFFECTIVE = "ineffective"
    FULL_TIME = "full_time"
    RATING = "rating"


@final
class EmptyGroup(StrEnum):
    """How the row of a student group without students prints (privacy.md, decision C2)."""

    DASH = "dash"
    ZERO = "zero"
