"""Schools of one run held against one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import final

from sarcgen.checks.case import Case
from sarcgen.problems import Problem


@final
@dataclass(frozen=True, slots=True)
class Traits:
    """What of a school is compared with others: small, and fit to travel between processes.

    Attributes:
        edition: data year.
        school: file name without ``.yaml``.
    """

    edition: str
    school: str


def traits_of(case: Case) -> Traits:
    """What of one school is compared with others."""
    return Traits(case.edition.edition, case.record.source.school)


def between_schools(traits: Sequence[Traits]) -> list[tuple[int, Problem]]:
    """Everything that only a look at several schools shows.

    Args:
        traits: one entry a school, of any editions.

    Returns:
        Pairs of a place in ``traits`` and a problem of that school.
    """
    return []
