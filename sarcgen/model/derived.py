"""Measures that the state works out from others (state format section 4).

Each takes the three entities and the path of the cell, and gives a figure, or the reason why it
cannot: a measure is missing if a part it needs is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final, TypeAlias, final

from sarcgen.model.entities import District, School, State
from sarcgen.model.outcomes import AssessmentResult, LocalAssessmentResult
from sarcgen.model.values import Count, Figure, Fte, NoValue, Rate, reveal

HUNDRED: Final = Decimal(100)


@final
@dataclass(frozen=True, slots=True)
class Entities:
    """The school, its district and the state, in one edition."""

    school: School
    district: District
    state: State


Path: TypeAlias = "tuple[str, ...]"
Measure: TypeAlias = Callable[[Entities, Path], "Figure | NoValue"]


def rounded(amount: Decimal, decimals: int) -> Decimal:
    """Rounded half up (away from zero), as the state rounds: 0.125 to two decimals is 0.13."""
    return amount.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def _first_absent(values: Iterable[Figure | NoValue]) -> NoValue | None:
    return next((value for value in values if isinstance(value, NoValue)), None)


def total_enrollment(entities: Entities, _path: Path) -> Figure | NoValue:
    """Students of all grades that the school serves, and of whatever else the file counts."""
    by_grade = entities.school.enrollment.by_grade
    counts = [by_grade.get(grade, NoValue.MISSING) for grade in entities.school.grades]
    counts += [c for grade, c in by_grade.items() if grade not in entities.school.grades]
    absent = _first_absent(counts)
    if absent is not None or not counts:
        return absent or NoValue.MISSING
    return Count(sum((reveal(c) for c in counts if isinstance(c, Figure)), Decimal(0)))


_NO_RESULT: Final = AssessmentResult.model_validate({})
Result: TypeAlias = "AssessmentResult | LocalAssessmentResult"


def _result(entities: Entities, path: Path) -> Result:
    place: Any = entities.school
    for key in path[1:-1]:
        place = place.get(key, _NO_RESULT) if isinstance(place, dict) else getattr(place, key)
    return _NO_RESULT if not isinstance(place, (AssessmentResult, LocalAssessmentResult)) else place


def percent_tested(entities: Entities, path: Path) -> Figure | NoValue:
    """Number tested as a percentage of total enrollment, two decimals; 0 for an empty group."""
    row = _result(entities, path)
    enrolled, tested = row.total_enrollment, row.number_tested
    if isinstance(enrolled, NoValue):
        return enrolled
    if isinstance(tested, NoValue):
        return tested
    whole = reveal(enrolled)
    return Rate(rounded(reveal(tested) / whole * HUNDRED, 2) if whole else Decimal("0.00"))


def percent_not_tested(entities: Entities, path: Path) -> Figure | NoValue:
    """100 minus percent tested, two decimals; 0 for an empty group."""
    tested = percent_tested(entities, path)
    enrolled = _result(entities, path).total_enrollment
    if isinstance(tested, NoValue) or isinstance(enrolled, NoValue):
        return tested
    return Rate(HUNDRED - reveal(tested) if reveal(enrolled) else Decimal("0.00"))


def counselor_ratio(entities: Entities, path: Path) -> Figure | NoValue:
    """Total enrollment divided by the FTE of academic counselors; 0 for none."""
    staff = entities.school.staff
    enrolled: Figure | NoValue = entities.school.enrollment.total
    if isinstance(enrolled, NoValue):
        enrolled = total_enrollment(entities, path)
    if isinstance(staff.academic_counselors, NoValue):
        return staff.academic_counselors
    if isinstance(enrolled, NoValue):
        return enrolled
    counselors = reveal(staff.academic_counselors)
    return Fte(reveal(enrolled) / counselors if counselors else Decimal("0.0"))


def difference_in_percent(site: Decimal, other: Decimal) -> Decimal | None:
    """``(a - b) / ((a + b) / 2) * 100``, one decimal; None where both are zero.

    Only this formula gives the founding card's -6.7, -2.1, -53.7 and -3.5 (state format section 4).
    """
    middle = (site + other) / 2
    return rounded((site - other) / middle * HUNDRED, 1) if middle else None


def percent_difference(entities: Entities, path: Path) -> Figure | NoValue:
    """Percent difference of school site and district or state, as the last key of the path says."""
    school = entities.school.finance.expenditures
    district = entities.district.finance.expenditures
    pairs: dict[str, tuple[Figure | NoValue, Figure | NoValue]] = {
        "unrestricted_against_district": (school.unrestricted, district.unrestricted),
        "unrestricted_against_state": (
            school.unrestricted,
            entities.state.finance.expenditures.unrestricted,
        ),
        "salary_against_district": (
            school.average_teacher_salary,
            district.average_teacher_salary,
        ),
        "salary_against_state": (
            school.average_teacher_salary,
            entities.district.same_category.average_teacher_salary,
        ),
    }
    site, other = pairs[path[-1]]
    if isinstance(site, NoValue):
        return site
    if isinstance(other, NoValue):
        return other
    difference = difference_in_percent(reveal(site), reveal(other))
    return NoValue.NOT_APPLICABLE if difference is None else Rate(difference)


DERIVED: Final[dict[str, Measure]] = {
    "total_enrollment": total_enrollment,
    "percent_tested": percent_tested,
    "percent_not_tested": percent_not_tested,
    "counselor_ratio": counselor_ratio,
    "percent_difference": percent_difference,
}
"""Names that an edition may give as ``computed``."""

WORKED_OUT_FROM_TABLES: Final = frozenset(DERIVED) - {"counselor_ratio"}
"""Measures all of whose parts are printed, and so are owed, themselves: it is the parts that are
missing, never these."""
