"""The findings that a district accepts for now, kept in a file, so that only new ones fail.

The file is meant to be committed and read in a comparison of two versions::

    {
      "version": 1,
      "accepted": [
        {"file": "schools/2018-19/oak.yaml", "code": "C101", "field": "contact.fax", "count": 1}
      ]
    }

It names no line, because lines move, and no words of a message, because they may be put better.
What it holds is a multiset: two findings of one code at one field need the count 2.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, NamedTuple, final

from sarcgen.errors import UsageError
from sarcgen.explanations.codes import EXPLANATIONS, stops_a_build
from sarcgen.findings.repeatable import public_field
from sarcgen.findings.results import CheckRun, Finding, Standing
from sarcgen.problems import Problem, Severity

VERSION: Final = 1


class Place(NamedTuple):
    """What a finding is known by from one run to the next."""

    file: str
    code: str
    field: str


@final
@dataclass(frozen=True, slots=True)
class Baseline:
    """Accepted findings.

    Attributes:
        counts: how many findings of each kind are accepted. What stops a build never is, also if
            somebody wrote it into the file.
    """

    counts: Mapping[Place, int] = field(default_factory=dict)

    @classmethod
    def of(cls, run: CheckRun) -> Baseline:
        """All that counts in a run, but what stops a build. Information needs no excuse."""
        return cls(Counter(_place(p) for p in run.open() if _may_be_accepted(p)))

    @classmethod
    def read(cls, text: str, name: str) -> Baseline:
        """What stands in a file.

        Args:
            text: its content.
            name: its name, for the message.

        Raises:
            UsageError: it is no baseline.
        """
        try:
            return cls(_counts(json.loads(text)))
        except (ValueError, KeyError, TypeError, RecursionError):
            raise UsageError(
                f"{name} is not a baseline that this sarcgen can read. Take an older version of the"
                f" file, or write it anew: sarcgen check --write-baseline {name}"
            ) from None

    def text(self) -> str:
        """The content of the file: one line an entry, sorted, the same for the same findings."""
        entries = [
            json.dumps({**place._asdict(), "count": self.counts[place]}, ensure_ascii=False)
            for place in sorted(self.counts)
        ]
        lines = ",\n".join(f"    {entry}" for entry in entries)
        accepted = f"[\n{lines}\n  ]" if entries else "[]"
        return f'{{\n  "version": {VERSION},\n  "accepted": {accepted}\n}}\n'

    def total(self) -> int:
        """How many findings it holds."""
        return sum(self.counts.values())

    def accept(self, run: CheckRun) -> CheckRun:
        """The run with the findings that are in the baseline accepted.

        Of more findings of a kind than it holds, the first in reading order are; which one is new,
        nobody can tell.
        """
        left = Counter(self.counts)
        accepted: set[Problem] = set()
        for problem in run.open():
            place = _place(problem)
            if left[place] > 0 and _may_be_accepted(problem):
                left[place] -= 1
                accepted.add(problem)

        def stands(finding: Finding) -> Finding:
            if finding.problem not in accepted:
                return finding
            return replace(finding, standing=Standing.ACCEPTED)

        return run.with_schools(
            replace(school, findings=tuple(map(stands, school.findings))) for school in run.schools
        )

    def mended(self, run: CheckRun) -> int:
        """How many accepted findings are there no more.

        Where something stops the build of a school's card, not all rules were tried, and what its
        files lack cannot be called mended.

        Args:
            run: a run over all schools, with this baseline accepted.
        """
        looked_at: set[str] = set()
        cut_short: set[str] = set()
        for school in run.schools:
            stopped = any(stops_a_build(finding.problem.code) for finding in school.findings)
            (cut_short if stopped else looked_at).update((school.file, school.district_file))
        present = Counter(
            _place(f.problem) for f in run.findings() if f.standing is Standing.ACCEPTED
        )
        gone = Counter(self.counts) - present
        return sum(
            count
            for place, count in gone.items()
            if place.file in looked_at - cut_short and not _never_accepted(place.code)
        )


def _may_be_accepted(problem: Problem) -> bool:
    return problem.severity is not Severity.INFORMATION and not stops_a_build(problem.code)


def _place(problem: Problem) -> Place:
    return Place(problem.mark.path, problem.code, public_field(problem))


def _never_accepted(code: str) -> bool:
    return code in EXPLANATIONS and stops_a_build(code)


def _counts(data: Any) -> Counter[Place]:
    """The entries of a file; raises what Python raises where they are not of the form above."""
    if data["version"] != VERSION:
        raise ValueError
    counts: Counter[Place] = Counter()
    for entry in data["accepted"]:
        place, count = Place(entry["file"], entry["code"], entry["field"]), entry["count"]
        if {type(word) for word in place} != {str} or type(count) is not int or count < 1:
            raise ValueError
        counts[place] += count
    return counts
