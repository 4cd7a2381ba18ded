"""The years of made-up files, and the kinds of school."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

YEARS: Final = ("2015-16", "2016-17", "2017-18", "2018-19", "2019-20")
GRADES: Final = ("K", *map(str, range(1, 13)))
TESTED: Final = frozenset({"3", "4", "5", "6", "7", "8", "11"})


@dataclass(frozen=True)
class Level:
    """A kind of school: the end of its name and the grades it serves."""

    name: str
    grades: str

    def served(self) -> tuple[str, ...]:
        """Its grades one by one."""
        first, last = self.grades.split("-")
        return GRADES[GRADES.index(first) : GRADES.index(last) + 1]
