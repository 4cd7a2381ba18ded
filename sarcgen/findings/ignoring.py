"""Findings that a file sets aside, each with a reason that a reader of the file can judge."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import final

from sarcgen.explanations.codes import EXPLANATIONS
from sarcgen.findings.results import Finding, Standing
from sarcgen.problems import Mark, Problem, in_reading_order


@final
@dataclass(frozen=True, slots=True)
class Ignore:
    """One entry of a file's ``ignore`` list.

    Attributes:
        mark: where the entry stands. It sets aside only findings in that file.
        code: the code of the findings.
        field: dotted path of a key; only findings at it or below are meant. Empty for all.
        reason: why the findings are right as they are.
    """

    mark: Mark
    code: str
    field: str
    reason: str

    def covers(self, problem: Problem) -> bool:
        """Whether this entry means a problem."""
        return (
            problem.code == self.code
            and problem.mark.path == self.mark.path
            and (not self.field or f"{problem.field}.".startswith(f"{self.field}."))
        )


def set_aside(problems: Iterable[Problem], ignores: Sequence[Ignore]) -> tuple[Finding, ...]:
    """Every problem as a finding, those that an entry covers as ignored."""
    found = []
    for problem in in_reading_order(problems):
        entry = next((entry for entry in ignores if entry.covers(problem)), None)
        found.append(
            Finding(problem, Standing.IGNORED, entry.reason) if entry else Finding(problem)
        )
    return tuple(found)


def unused(problems: Iterable[Problem], ignores: Iterable[Ignore]) -> list[Problem]:
    """A warning for each entry that covers nothing: what it excused is mended."""
    alike: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        alike.setdefault((problem.mark.path, problem.code), []).append(problem)
    return [
        Problem(
            entry.mark,
            "S122",
            f"Nothing here is ignored by this entry: there is no {entry.code} in this file"
            f"{' at that field' if entry.field else ''} any more. Delete the entry.",
            EXPLANATIONS["S122"].severity,
            "ignore",
        )
        for entry in ignores
        if not any(map(entry.covers, alike.get((entry.mark.path, entry.code), ())))
    ]
