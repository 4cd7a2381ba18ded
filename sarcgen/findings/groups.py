"""A run's findings by the file that they are about, and how many there are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, final

from sarcgen.findings.results import CheckRun, Finding, Standing
from sarcgen.problems import Problem, Severity

DISTRICT: Final = "District file"
OTHER: Final = "Other file"


@final
@dataclass(frozen=True, slots=True)
class Counts:
    """How many findings of each kind there are; errors and warnings are those that count.

    Information stands among them where it is told, and is named only there.
    """

    errors: int
    warnings: int
    ignored: int
    accepted: int
    information: int = 0

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Counts:
        """Counts findings."""
        kinds = [
            finding.problem.severity.value
            if finding.standing is Standing.OPEN
            else finding.standing.value
            for finding in findings
        ]
        return cls(
            kinds.count(Severity.ERROR),
            kinds.count(Severity.WARNING),
            kinds.count(Standing.IGNORED),
            kinds.count(Standing.ACCEPTED),
            kinds.count(Severity.INFORMATION),
        )

    def open(self) -> str:
        """What counts, as ``1 error, 2 warnings``."""
        counts = f"{_number(self.errors, 'error')}, {_number(self.warnings, 'warning')}"
        return f"{counts}, {self.information} for information" if self.information else counts

    def set_aside(self) -> str:
        """What does not count, as ``2 ignored with a reason, 1 in the baseline``; may be empty."""
        parts = ((self.ignored, "ignored with a reason"), (self.accepted, "in the baseline"))
        return ", ".join(f"{count} {words}" for count, words in parts if count)


@final
@dataclass(frozen=True, slots=True)
class Group:
    """The findings about one file.

    Attributes:
        title: the school's name, or what kind of file it is.
        edition: of the school, or of the first that has the district's file; may be empty.
        file: as it stands in places.
        findings: in reading order.
    """

    title: str
    edition: str
    file: str
    findings: tuple[Finding, ...]

    @property
    def heading(self) -> str:
        """Title and edition."""
        return f"{self.title}, {self.edition}" if self.edition else self.title

    def open(self) -> list[Problem]:
        """The findings that count."""
        return [found.problem for found in self.findings if found.standing is Standing.OPEN]


def by_file(run: CheckRun) -> list[Group]:
    """Every school's group, in the run's order, after that of its district's file.

    A finding in the district's file is told of every school, and stands only in the district's
    group. Files that are no school's make a group only where there are findings.
    """
    found: dict[str, list[Finding]] = {}
    for finding in run.findings():
        found.setdefault(finding.problem.mark.path, []).append(finding)
    groups: list[Group] = []
    for school in run.schools:
        for title, file in ((DISTRICT, school.district_file), (school.title, school.file)):
            if file in found or file == school.file:
                findings = tuple(found.pop(file, ()))
                groups.append(Group(title, school.edition, file, findings))
    groups += [Group(OTHER, "", file, tuple(findings)) for file, findings in found.items()]
    return groups


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
