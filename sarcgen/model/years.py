"""School years, counted and written as the state does, and days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final, final

_PATTERN: Final = re.compile(r"(20\d\d)-(\d\d)\Z", re.ASCII)


@lru_cache(maxsize=256)
def _start_of(text: str) -> int:
    """The calendar year in which a written school year begins. Every file names the same few."""
    match = _PATTERN.match(text)
    if match is None or (int(match[1]) + 1) % 100 != int(match[2]):
        raise ValueError("a school year is written as in 2018-19")
    return int(match[1])


@final
class WholeDay(date):
    """A day where a month would have been enough; a month alone is the first day of it."""


@final
@dataclass(frozen=True, slots=True, order=True)
class SchoolYear:
    """A school year, July 1 to June 30.

    Attributes:
        start: the calendar year in which it begins.
    """

    start: int

    @classmethod
    def parse(cls, text: str) -> SchoolYear:
        """Reads ``2018-19``.

        Raises:
            ValueError: it is not two consecutive years.
        """
        return cls(_start_of(text))

    def shifted(self, years: int) -> SchoolYear:
        """The school year so many years later (earlier where negative)."""
        return SchoolYear(self.start + years)

    def key(self) -> str:
        """As it stands in files and folder names: ``2018-19``."""
        return f"{self.start}-{(self.start + 1) % 100:02d}"

    def printed(self) -> str:
        """As the state prints it in titles and heads, with an en dash: ``2018–19``."""
        return self.key().replace("-", "–")
