"""Which findings ``check`` reports, chosen by their codes and by who owes what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import final

from sarcgen.errors import UsageError
from sarcgen.explanations.codes import EXPLANATIONS, stops_a_build
from sarcgen.findings.results import CheckRun
from sarcgen.problems import Problem


@final
@dataclass(frozen=True, slots=True)
class Selection:
    """What somebody wants to hear of and what not.

    Attributes:
        select: beginnings of codes, as X or X110; only these are reported. Empty for all.
        ignore: beginnings of codes that are not reported.
        owed_by: only what is missing and owed by this side is reported, ``cde`` (the state) or
            ``lea`` (the district or school). Empty for all.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    owed_by: str = ""

    def reports(self, code: str) -> bool:
        """Whether findings of this code are reported, and count.

        The longer beginning wins, so that one code can be taken out of a family or kept in it; of
        two equal ones, ``ignore``. What stops a build is always reported: a choice of what to hear
        of must not make a run pass whose cards cannot be built.
        """
        if stops_a_build(code):
            return True
        return _longest(self.select or ("",), code) > _longest(self.ignore, code)

    def of(self, run: CheckRun) -> CheckRun:
        """The run with only what is reported."""
        return run.with_schools(
            replace(
                school,
                findings=tuple(f for f in school.findings if self._reports(f.problem)),
            )
            for school in run.schools
        )

    def _reports(self, problem: Problem) -> bool:
        if self.owed_by and not stops_a_build(problem.code):
            return self.owed_by in problem.owed_by and self.reports(problem.code)
        return self.reports(problem.code)

    def without_effect(self) -> list[str]:
        """Beginnings to be ignored that name only what is reported all the same."""
        return [
            start
            for start in self.ignore
            if all(stops_a_build(code) for code in EXPLANATIONS if code.startswith(start))
        ]


def codes_in(given: Iterable[str]) -> tuple[str, ...]:
    """The beginnings of codes in lists such as ``X1, C201``, in capitals.

    Raises:
        UsageError: a list is empty, or no code begins so.
    """
    found: list[str] = []
    for words in given:
        starts = [start.strip().upper() for start in words.split(",") if start.strip()]
        if not starts:
            raise UsageError(f"Name codes as they stand in messages. {_HINT}")
        found += starts
    for start in found:
        if not any(code.startswith(start) for code in EXPLANATIONS):
            raise UsageError(_unknown(start))
    return tuple(dict.fromkeys(found))


_HINT = "X110 is one code; X11 or X stands for all that begin so; commas stand between several."


def _unknown(start: str) -> str:
    close = get_close_matches(start, EXPLANATIONS, n=1)
    meant = f" Did you mean {close[0]}?" if close else ""
    return f"No code is or begins with “{start}”.{meant} {_HINT}"


def _longest(starts: Iterable[str], code: str) -> int:
    """The length of the longest beginning that fits a code; -1 if none does."""
    return max((len(start) for start in starts if code.startswith(start)), default=-1)
