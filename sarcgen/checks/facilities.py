"""Facilities: what an auditor holds against the Facility Inspection Tool."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from sarcgen.checks.case import Case
from sarcgen.checks.dates import month_or_day
from sarcgen.model.values import NoValue
from sarcgen.model.vocabulary import FacilitySystem, OverallRating, SystemRating
from sarcgen.problems import Problem

_NEEDS_REPAIR: Final = (SystemRating.FAIR, SystemRating.POOR)
# The percentages of areas in good repair for which the Facility Inspection Tool gives each rating;
# the second number is the first that is too high.
_SYSTEM_PERCENT: Final = {
    SystemRating.GOOD: (Decimal(90), Decimal(101)),
    SystemRating.FAIR: (Decimal(75), Decimal(90)),
    SystemRating.POOR: (Decimal(0), Decimal(75)),
}
_OVERALL_PERCENT: Final = {
    OverallRating.EXEMPLARY: (Decimal(99), Decimal(101)),
    OverallRating.GOOD: (Decimal(90), Decimal(99)),
    OverallRating.FAIR: (Decimal(75), Decimal(90)),
    OverallRating.POOR: (Decimal(0), Decimal(75)),
}


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


def overall_rating(case: Case) -> Iterator[Problem]:
    """The overall rating can come from the ratings of the eight systems (EC 17002(d)(2)).

    On the Facility Inspection Tool a system is Good from 90 percent of its areas in good repair,
    Fair from 75, else Poor, and an extreme deficiency counts zero percent; the overall rating is
    Exemplary from 99, Good from 90, Fair from 75 percent of the mean of the eight. The card gives
    only words, so a rating is told of where no percentages at all could have led to it: Exemplary
    with a system that is not Good, Fair or Poor with all systems Good, Good with four Poor. One
    Poor system beside seven Good ones may well be Good overall. That an extreme deficiency counts
    zero and that the mean decides was read in a copy of the tool's instructions; the percentages
    are UNCONFIRMED.
    """
    facilities = case.school.conditions.facilities
    ratings = [facilities.systems[s].rating for s in FacilitySystem if s in facilities.systems]
    overall = facilities.overall_rating
    rated = [rating for rating in ratings if not isinstance(rating, NoValue)]
    if isinstance(overall, NoValue) or len(rated) < len(FacilitySystem):
        return
    least, too_high = _OVERALL_PERCENT[overall]
    lowest = sum(_SYSTEM_PERCENT[rating][0] for rating in rated) / len(rated)
    highest = sum(min(_SYSTEM_PERCENT[rating][1], Decimal(100)) for rating in rated) / len(rated)
    all_good = set(rated) == {SystemRating.GOOD}
    if lowest >= too_high or highest < least or (highest == least and not all_good):
        yield case.finding(
            "X121",
            ("conditions", "facilities", "overall_rating"),
            "The overall rating cannot come from these ratings of the eight systems: it is the mean"
            " of their percentages on the Facility Inspection Tool. Compare all nine with the FIT"
            " report.",
        )


def inspection_recent(case: Case) -> Iterator[Problem]:
    """The most recent FIT report is from the data year or the publishing year.

    The card prints the latest inspection (state format 2.0). Districts that take part in the
    state's facility programs have a system of inspection (EC 17070.75(e)), commonly a yearly one;
    that a report from before the data year is old is our own choice.
    """
    inspected = case.school.conditions.facilities.inspected
    first, last = date(case.data_year.start, 7, 1), date(case.data_year.start + 2, 6, 30)
    if not isinstance(inspected, date) or first <= inspected <= last:
        return
    if inspected < first:
        message = (
            f"The most recent FIT report is older than the school year {case.data_year.key()}."
            f" Give the {month_or_day(inspected)} and the ratings of the latest inspection."
        )
    else:
        message = (
            f"The FIT report is dated after the school year {case.data_year.shifted(1).key()}, in"
            f" which the card is published. Correct the {month_or_day(inspected)}."
        )
    yield case.finding("X129", ("conditions", "facilities", "inspected"), message)
