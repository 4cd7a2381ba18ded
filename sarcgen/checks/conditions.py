"""Facilities and textbooks: what an auditor holds against other records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from sarcgen.checks.case import Case
from sarcgen.model.values import NoValue
from sarcgen.model.vocabulary import SystemRating
from sarcgen.problems import Problem

_NEEDS_REPAIR: Final = (SystemRating.FAIR, SystemRating.POOR)


def repair_described(case: Case) -> Iterator[Problem]:
    """A system rated Fair or Poor needs its repair described (EC 33126(b)(8), state format 1.3)."""
    for system, inspection in case.school.conditions.facilities.systems.items():
        rating = inspection.rating
        if rating in _NEEDS_REPAIR and isinstance(inspection.repair, NoValue):
            yield case.finding(
                "X120",
                ("conditions", "facilities", "systems", system.value),
                f"“{system.value}” is rated {rating.value} and no repair is described."
                " Add “repair:” with what is needed and the action taken or planned.",
            )


def textbooks_of_the_year(case: Case) -> Iterator[Problem]:
    """Textbook data belong to the publishing year (state format 2.0; EC 60119)."""
    collected = case.school.conditions.textbooks.collected
    year = case.data_year.shifted(1)
    if isinstance(collected, date) and collected < date(year.start, 7, 1):
        yield case.finding(
            "X130",
            ("conditions", "textbooks", "collected"),
            f"The textbook data are older than the school year {year.key()}, which this table"
            " reports. Collect them anew, or correct the month.",
        )
