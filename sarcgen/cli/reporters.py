"""Findings and summaries for people, on stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from sarcgen.problems import Problem, Severity, in_reading_order


def print_problems(problems: Iterable[Problem]) -> None:
    """One line a finding: ``file:line:column: CODE message``."""
    for problem in in_reading_order(problems):
        print(problem, file=sys.stderr)


def counted(problems: Iterable[Problem]) -> str:
    """A summary such as ``1 error, 6 warnings``."""
    found = list(problems)
    errors = sum(problem.severity is Severity.ERROR for problem in found)
    return f"{_number(errors, 'error')}, {_number(len(found) - errors, 'warning')}"


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def say(message: str) -> None:
    """A line for the person at the terminal."""
    print(message, file=sys.stderr)
