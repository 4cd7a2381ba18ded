"""Figures of a card that contradict one another. No message repeats a figure."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from sarcgen.checks.case import Case
from sarcgen.checks.group_columns import results_of
from sarcgen.checks.too_few import is_hidden
from sarcgen.edition.words import ProvidedBy
from sarcgen.model.derived import (
    DERIVED,
    counselor_ratio,
    percent_difference,
    total_enrollment,
)
from sarcgen.model.outcomes import AssessmentResult
from sarcgen.model.values import Figure, NoValue, reveal
from sarcgen.model.vocabulary import AdvancedPlacementSubject
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
    for path, row in results_of(case):
        if _exceeds(row.number_tested, row.total_enrollment):
            yield case.finding(
                "X101",
                (*path, "number_tested"),
                "More students are tested than enrolled. Correct one of the two.",
            )
        scored = row.number_with_scores if isinstance(row, AssessmentResult) else NoValue.MISSING
        if _exceeds(scored, row.number_tested):
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
    for place, row in results_of(case):
        for name in ("percent_tested", "percent_not_tested"):
            path = ("school", *place, name)
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


def counselors_reported(case: Case) -> Iterator[Problem]:
    """Where the state supplies the ratio, its zero stands for what was not reported.

    State format section 4. A school whose file says that it has no counselor means its zero.
    """
    staff = case.school.staff
    ratio = staff.counselor_ratio
    if isinstance(ratio, NoValue) or reveal(ratio) or isinstance(staff.academic_counselors, Figure):
        return
    for table, _, cell in case.cells():
        by_the_state = table.spec.provided_by is ProvidedBy.CDE
        if by_the_state and cell.path == ("staff", "counselor_ratio"):
            yield case.finding(
                "X107",
                cell.path,
                "In the state's file a ratio of zero means that no counselor was reported. Write"
                " “not reported”, or academic_counselors with the number of counselors, zero if"
                " there is none.",
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


def advanced_placement_total(case: Case) -> Iterator[Problem]:
    """The total of Advanced Placement courses is the sum of the subjects, where all are given.

    The card of a very small school hides these figures, and nothing is said of them.
    """
    path = (
        "outcomes",
        "advanced_placement",
        AdvancedPlacementSubject.ALL_COURSES.value,
        "courses_offered",
    )
    if is_hidden(case, "school", path):
        return
    courses = {
        subject: reveal(row.courses_offered)
        for subject, row in case.school.outcomes.advanced_placement.items()
        if isinstance(row.courses_offered, Figure)
    }
    total = courses.pop(AdvancedPlacementSubject.ALL_COURSES, None)
    surplus = sum(courses.values()) - (total or 0)
    complete = len(courses) == len(AdvancedPlacementSubject) - 1
    if total is not None and (surplus > 0 or (complete and surplus < 0)):
        yield case.finding(
            "X139",
            path,
            "The total of Advanced Placement courses is not the sum of the subjects."
            f" {PRINTED} Compare it with the state's file.",
        )
