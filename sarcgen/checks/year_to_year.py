"""A school's card held against its card of the year before."""

from __future__ import annotations

from collections.abc import Iterator

from sarcgen.checks.case import Case
from sarcgen.problems import Problem


def year_to_year(case: Case, earlier: Case) -> Iterator[Problem]:
    """What changed from the edition before in a way that a person should look at."""
    yield from ()
