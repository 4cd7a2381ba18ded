"""What a run of ``sarcgen check`` found, as values that every report format is made from.

Nothing here holds a figure of a file: a finding's text never repeats one (:mod:`sarcgen.problems`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import final

from sarcgen.findings.tally import CardTally
from sarcgen.problems import Problem, Severity, in_reading_order


@final
class Standing(StrEnum):
    """Whether a finding counts."""

    OPEN = "open"
    IGNORED = "ignored"
    ACCEPTED = "accepted"


@final
@dataclass(frozen=True, slots=True)
class Finding:
    """A problem and whether it counts.

    Attributes:
        problem: what was found.
        standing: ``ignored`` where the file sets it aside with a reason, ``accepted`` where the
            baseline holds it, else ``open``.
        reason: the file's reason for ignoring it; empty for the others.
    """

    problem: Problem
    standing: Standing = Standing.OPEN
    reason: str = ""


@final
@dataclass(frozen=True, slots=True)
class CheckedSchool:
    """One school in one edition, with what was found in its files and its district's.

    Attributes:
        edition, school: names of the folder and of the file without ``.yaml``.
        title: the school's name as its contact table gives it; the file's name where it gives none.
        file, district_file: as they stand in places; the second is empty where there is none.
        findings: in reading order. A finding in the district's file is told of every school.
        tally: how much of its card is there, where that was asked for and its files can be read.
    """

    edition: str
    school: str
    title: str
    file: str
    district_file: str
    findings: tuple[Finding, ...]
    tally: CardTally | None = None


@final
@dataclass(frozen=True, slots=True)
class CheckRun:
    """All that one run looked at and found.

    Attributes:
        schools: in the order of edition and name.
        strict: warnings fail the run too.
    """

    schools: tuple[CheckedSchool, ...]
    strict: bool = False

    def findings(self) -> list[Finding]:
        """Every finding once, by file, line, column, code and message."""
        once: dict[Problem, Finding] = {}
        for school in self.schools:
            for finding in school.findings:
                once.setdefault(finding.problem, finding)
        return [once[problem] for problem in in_reading_order(once)]

    def open(self) -> list[Problem]:
        """The findings that count, in reading order."""
        return [f.problem for f in self.findings() if f.standing is Standing.OPEN]

    def fails(self, problems: Iterable[Problem]) -> bool:
        """Whether open problems such as these fail the run."""
        failing = {Severity.ERROR, Severity.WARNING} if self.strict else {Severity.ERROR}
        return any(problem.severity in failing for problem in problems)

    def failed(self) -> bool:
        """Whether the run fails: an open error, or an open warning in a strict run."""
        return self.fails(self.open())

    def with_schools(self, schools: Iterable[CheckedSchool]) -> CheckRun:
        """The same run with other findings."""
        return replace(self, schools=tuple(schools))
