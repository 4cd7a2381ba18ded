"""Salaries and expenditures in an order or of a size that cannot be.

The bounds of amounts are our own choice and wide. They find thousands of dollars typed for dollars
and digits too many or too few; a district's generosity is none of their business. In the state's
salary file of 2022-23, of 782 districts, teachers earn 25,500 to 174,731 dollars and no
superintendent more than 449,153, and part-time principals and superintendents as little as 2,000.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final, final

from sarcgen.checks.case import Case
from sarcgen.model.derived import HUNDRED
from sarcgen.model.finance import Salaries
from sarcgen.model.values import Figure, Money, NoValue, reveal
from sarcgen.problems import Problem

_TEACHERS: Final = ("beginning_teacher", "mid_range_teacher", "highest_teacher")
_LEADERS: Final = (
    "principal_elementary",
    "principal_middle",
    "principal_high",
    "superintendent",
)
_SHARES: Final = ("percent_for_teacher_salaries", "percent_for_administrative_salaries")
_TEACHER_SALARY: Final = (20_000, 250_000)
_LEADER_SALARY: Final = (1_000, 1_000_000)
_PER_PUPIL: Final = (1_000, 500_000)
_AVERAGE: Final = "average_teacher_salary"
_A_DOLLAR: Final = 1
"""Rounding of an average and of the salaries around it."""


@final
@dataclass(frozen=True, slots=True, eq=False)
class _SalaryTable:
    """Salaries in a district's data, with the average of the same teachers, and their places."""

    salaries: Salaries
    place: tuple[str, ...]
    average: Money | NoValue
    average_place: tuple[str, ...]

    def given(self, names: Sequence[str]) -> dict[str, Decimal]:
        """Those of the figures that are given, by name."""
        values = {name: getattr(self.salaries, name) for name in names}
        return {name: reveal(v) for name, v in values.items() if isinstance(v, Figure)}


def _tables(case: Case) -> tuple[_SalaryTable, ...]:
    finance, category = case.district.finance, case.district.same_category
    own = finance.expenditures.average_teacher_salary
    return (
        _SalaryTable(
            finance.salaries, ("finance", "salaries"), own, ("finance", "expenditures", _AVERAGE)
        ),
        _SalaryTable(
            category.salaries,
            ("same_category", "salaries"),
            category.average_teacher_salary,
            ("same_category", _AVERAGE),
        ),
    )


def salaries_in_order(case: Case) -> Iterator[Problem]:
    """Beginning teachers earn no more than those in mid-range, and these no more than the highest.

    No other order is sure: small districts have part-time superintendents and principals who earn
    less than their best-paid teachers.
    """
    for table in _tables(case):
        for lower, higher in pairwise(table.given(_TEACHERS).items()):
            if lower[1] > higher[1]:
                yield case.finding(
                    "X151",
                    (*table.place, higher[0]),
                    f"“{higher[0]}” is below “{lower[0]}”. Correct one of the two; perhaps they are"
                    " exchanged.",
                    "district",
                )


def salaries_of_a_likely_size(case: Case) -> Iterator[Problem]:
    """Salaries are yearly ones, in dollars. For the bounds see this module."""
    for table in _tables(case):
        amounts = [
            *((table.place, name, _TEACHER_SALARY) for name in _TEACHERS),
            *((table.place, name, _LEADER_SALARY) for name in _LEADERS),
        ]
        for place, name, bounds in amounts:
            value = getattr(table.salaries, name)
            # A district without such a principal or a superintendent of its own prints zero.
            none = bounds is _LEADER_SALARY and isinstance(value, Figure) and not reveal(value)
            if not none and _unlikely(value, bounds):
                yield _odd_amount(case, (*place, name), "district")
        if _unlikely(table.average, _TEACHER_SALARY):
            yield _odd_amount(case, table.average_place, "district")
    if _unlikely(case.school.finance.expenditures.average_teacher_salary, _TEACHER_SALARY):
        yield _odd_amount(case, ("finance", "expenditures", _AVERAGE), "school")


def expenditures_of_a_likely_size(case: Case) -> Iterator[Problem]:
    """Expenditures are yearly ones per pupil, in dollars. For the bounds see this module.

    Only a school's total has a lower bound: a part of it may be next to nothing.
    """
    _, most = _PER_PUPIL
    school, district = case.school.finance.expenditures, case.district.finance.expenditures
    for entity, name, value, bounds in (
        ("school", "total", school.total, _PER_PUPIL),
        ("school", "restricted", school.restricted, (0, most)),
        ("school", "unrestricted", school.unrestricted, (0, most)),
        ("district", "unrestricted", district.unrestricted, (0, most)),
    ):
        if _unlikely(value, bounds):
            yield _odd_amount(case, ("finance", "expenditures", name), entity)


def _unlikely(value: Money | NoValue, bounds: tuple[int, int]) -> bool:
    return isinstance(value, Figure) and not bounds[0] <= reveal(value) <= bounds[1]


def _odd_amount(case: Case, path: tuple[str, ...], entity: str) -> Problem:
    return case.finding(
        "X152",
        path,
        f"“{path[-1]}” is not of a likely size. Type whole dollars for one year, not thousands, and"
        " look for a digit too many or too few.",
        entity,
    )


def shares_of_the_budget(case: Case) -> Iterator[Problem]:
    """Teachers and administrators do not get more than the whole budget."""
    for table in _tables(case):
        shares = table.given(_SHARES)
        if sum(shares.values()) > HUNDRED:
            yield case.finding(
                "X152",
                (*table.place, _SHARES[0]),
                "The percentages of the budget for teachers and for administrators are more than"
                " 100 together. Correct one of the two.",
                "district",
            )


def average_among_the_salaries(case: Case) -> Iterator[Problem]:
    """An average teacher salary lies between those of a beginning and of the highest teacher.

    So it does in the state's files of 2022-23, in every district and category of districts. Says
    nothing of an average that is of no likely size at all, nor of salaries out of order.
    """
    for table in _tables(case):
        if isinstance(table.average, NoValue) or _unlikely(table.average, _TEACHER_SALARY):
            continue
        average = reveal(table.average)
        salaries = table.given(_TEACHERS)
        in_order = list(salaries.values()) == sorted(salaries.values())
        low = salaries.get(_TEACHERS[0], average) - _A_DOLLAR
        high = salaries.get(_TEACHERS[-1], average) + _A_DOLLAR
        if in_order and not low <= average <= high:
            yield case.finding(
                "X152",
                table.average_place,
                "The average teacher salary is not between the salaries of a beginning and of the"
                " highest teacher. Correct the one that is wrong.",
                "district",
            )
