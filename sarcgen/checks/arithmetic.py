"""Figures of a card that contradict one another. No message repeats a figure."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from sarcgen.checks.case import Case
from sarcgen.model.derived import (
    DERIVED,
    counselor_ratio,
    percent_difference,
    total_enrollment,
)
from sarcgen.model.values import Figure, NoValue, reveal
from sarcgen.problems import Problem

PRINTED: Final = "The card prints the figure of the file."
DIFFERENCES: Final = (
    "unrestricted_against_district",
    "unrestricted_against_state",
    "salary_against_district",
    "salary_against_state",
)


def _disagree(
    given: Figure | NoValue, computed: Figure | NoValue, tolerance: Decimal = Decimal(0)
) -> bool:
    if isinstance(given, NoValue) or isinstance(computed, NoValue):
        return False
    return abs(reveal(given) - reveal(computed)) > tolerance


def tested_and_enrolled(case: Case) -> Iterator[Problem]:
    """Nobody can be tested who is not enrolled, nor have a score without a test."""
    outcomes = case.school.outcomes
    for subject, results in (("ela", outcomes.ela), ("mathematics", outcomes.mathematics)):
        for group, row in results.items():
            path = ("outcomes", subject, group.value)
            if _exceeds(row.number_tested, row.total_enrollment):
                yield case.finding(
                    "X101",
                    (*path, "number_tested"),
                    "More students are tested than enrolled. Correct one of the two.",
                )
            if _exceeds(row.number_with_scores, row.number_tested):
                yield case.finding(
                    "X101",
                    (*path, "number_with_scores"),
                    "More students have scores than were tested. Correct one of the two.",
                )


def _exceeds(part: Figure | NoValue, whole: Figure | NoValue) -> bool:
    if isinstance(part, NoValue) or isinstance(whole, NoValue):
        return False
    return reveal(part) > reveal(whole)


def percent_tested_given(case: Case) -> Iterator[Problem]:
    """Percent tested and not tested follow from the counts (state format section 4)."""
    for subject in ("ela", "mathematics"):
        for group, row in getattr(case.school.outcomes, subject).items():
            for name in ("percent_tested", "percent_not_tested"):
                path = ("school", "outcomes", subject, group.value, name)
                computed = DERIVED[name](case.entities, path)
                if _disagree(getattr(row, name), computed, Decimal("0.01")):
                    yield case.finding(
                        "X102",
                        path[1:],
                        f"“{name}” does not follow from total_enrollment and number_tested."
                        f" {PRINTED} Leave it out to have it worked out.",
                    )


def enrollment_total(case: Case) -> Iterator[Problem]:
    """The total is the sum of the grades."""
    path = ("enrollment", "total")
    computed = total_enrollment(case.entities, ("school", *path))
    if _disagree(case.school.enrollment.total, computed):
        message = (
            "The total enrollment is not the sum of the grades."
            f" {PRINTED} Correct it, or leave it out to have it worked out."
        )
        yield case.finding("X103", path, message)


def percent_differences(case: Case) -> Iterator[Problem]:
    """Percent difference is (a - b) / ((a + b) / 2) * 100 (state format section 4)."""
    expenditures = case.school.finance.expenditures
    for name in DIFFERENCES:
        path = ("finance", "expenditures", name)
        given = getattr(expenditures, name)
        computed = percent_difference(case.entities, ("school", *path))
        if _disagree(given, computed, Decimal("0.05")):
            reason = _SIGN if _opposite(given, computed) else _FORMULA
            yield case.finding(
                "X104", path, f"{reason} {PRINTED} Leave it out to have it worked out."
            )


_FORMULA: Final = (
    "The percent difference does not follow from the amounts: it is (a - b) divided by the mean of"
    " a and b, times 100, with a the school and b the district or state."
)
_SIGN: Final = (
    "The percent difference has the right size but the wrong sign: the minus sign stands where the"
    " school has less than the district or state, and only there."
)


def _opposite(given: Figure | NoValue, computed: Figure | NoValue) -> bool:
    if isinstance(given, NoValue) or isinstance(computed, NoValue):
        return False
    return abs(reveal(given) + reveal(computed)) <= Decimal("0.05")


def counselor_ratio_given(case: Case) -> Iterator[Problem]:
    """The ratio is total enrollment divided by counselor FTE (state format section 4)."""
    path = ("staff", "counselor_ratio")
    computed = counselor_ratio(case.entities, ("school", *path))
    if _disagree(case.school.staff.counselor_ratio, computed, Decimal("0.05")):
        yield case.finding(
            "X105",
            path,
            "The ratio does not follow from total enrollment and academic_counselors."
            f" {PRINTED} Leave it out to have it worked out.",
        )


def expenditure_parts(case: Case) -> Iterator[Problem]:
    """Restricted plus unrestricted is the total, within a dollar of rounding."""
    money = case.school.finance.expenditures
    if (
        isinstance(money.total, NoValue)
        or isinstance(money.restricted, NoValue)
        or isinstance(money.unrestricted, NoValue)
    ):
        return
    parts = reveal(money.restricted) + reveal(money.unrestricted)
    if abs(parts - reveal(money.total)) > 1:
        yield case.finding(
            "X110",
            ("finance", "expenditures", "total"),
            "Total expenditures per pupil is not the sum of restricted and unrestricted."
            f" {PRINTED} Ask the business office which of the three is right.",
        )
