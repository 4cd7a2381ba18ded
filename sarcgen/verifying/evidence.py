"""What was looked at, by which checker, and what it found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, final

LIMITS: Final = (
    "No program can tell whether the order of reading makes sense, whether alternative texts, links"
    " and headings tell enough, or whether words are plain; nor was a screen reader listened to. A"
    " person must look for these."
)
"""What the best of these checks cannot show; it stands in every report."""


@final
class Weight(StrEnum):
    """How much a finding weighs."""

    VIOLATION = "violation"
    REMARK = "remark"  # for a person to look at; does not fail


@final
@dataclass(frozen=True, slots=True)
class Found:
    """One finding.

    Attributes:
        rule: the checker's own name of the rule.
        says: what is wrong, in a sentence. Never the text of a cell.
        where: a place in the file, in words; empty where it is of the whole file.
        weight: whether it fails.
    """

    rule: str
    says: str
    where: str = ""
    weight: Weight = Weight.VIOLATION


@final
@dataclass(frozen=True, slots=True)
class Check:
    """What one checker had to say about one file.

    Attributes:
        name: of the checker.
        version: of the checker; empty if it did not run.
        rules: names of the rules that were looked at, or how many there are.
        found: its findings.
        not_run: why it did not run, with what to do; empty if it ran.
    """

    name: str
    version: str = ""
    rules: str = ""
    found: tuple[Found, ...] = ()
    not_run: str = ""

    @property
    def violations(self) -> int:
        """How many of the findings fail."""
        return sum(found.weight is Weight.VIOLATION for found in self.found)


@final
@dataclass(frozen=True, slots=True)
class FileEvidence:
    """All that is known of a file.

    Attributes:
        path: as it was given.
        digest: SHA-256 of the file, in hexadecimal.
        checks: in the order in which they ran.
    """

    path: str
    digest: str
    checks: tuple[Check, ...]

    @property
    def violations(self) -> int:
        """How many findings of all checks fail."""
        return sum(check.violations for check in self.checks)


@final
@dataclass(frozen=True, slots=True)
class Evidence:
    """The evidence of a run.

    Attributes:
        day: when, as year-month-day; empty where nobody gave a day.
        version: of sarcgen.
        files: in the order in which they were given.
    """

    day: str
    version: str
    files: tuple[FileEvidence, ...]

    @property
    def violations(self) -> int:
        """How many findings of all files fail."""
        return sum(file.violations for file in self.files)
