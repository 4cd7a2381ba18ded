"""A school's card held against its card of the year before."""

from __future__ import annotations

from collections.abc import Iterator

from sarcgen.checks.case import Case
from sarcgen.checks.jumps import jumps
from sarcgen.checks.old_texts import texts_of_last_year
from sarcgen.checks.restated import told_differently
from sarcgen.problems import Problem


def year_to_year(case: Case, earlier: Case) -> Iterator[Problem]:
    """What changed from the edition before, or did not, in a way that a person should look at."""
    yield from texts_of_last_year(case, earlier)
    yield from jumps(case, earlier)
    yield from told_differently(case, earlier)
