"""What is wrong with a file, as a value: collected, sorted and reported together.

A problem names the place (file, line, column), a code that ``sarcgen explain`` knows, and one
sentence for the person who keeps the file. Its text never repeats a figure from the file: a
message goes to logs that are public, and the figure may be one that the report hides.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import final


@final
class Severity(StrEnum):
    """How much a problem weighs.

    An error fails ``check``; a warning is for a person to look at, and fails a strict run;
    information is told when it is asked for, and fails nothing.
    """

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"

    @property
    def announced(self) -> str:
        """The word before a message, with a colon and a blank; an error has none."""
        return "" if self is Severity.ERROR else f"{self.value}: "


@final
@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in a file. Lines and columns count from 1, as editors do."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@final
@dataclass(frozen=True, slots=True)
class Problem:
    """One finding.

    Attributes:
        mark: where it stands, or where what is missing belongs.
        code: a letter for the family (Y reading, S shape and type, C completeness, X cross-check,
            P privacy, E edition, I the state's files, W the site) and three digits.
        message: one or two sentences, in the reader's words, ending with what to type instead.
        severity: how much it weighs.
        field: the dotted path of the field within the file, for machines; may be empty.
        owed_by: of what is missing, who owes it: ``cde`` (the state), ``lea`` (the district or
            school) or both; otherwise empty.
    """

    mark: Mark
    code: str
    message: str
    severity: Severity = Severity.ERROR
    field: str = field(default="")
    owed_by: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.mark}: {self.code} {self.severity.announced}{self.message}"


def in_reading_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sorts problems by file, line, column and code, and drops exact repetitions."""
    return sorted(set(problems), key=lambda p: (p.mark, p.code, p.message))


def errors_among(problems: Iterable[Problem]) -> list[Problem]:
    """Only those problems that are errors."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]
