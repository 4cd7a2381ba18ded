"""What two tables of a card say of all students. No message repeats a figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeAlias, final

from sarcgen.checks.case import Case
from sarcgen.edition.sources import follow
from sarcgen.model.values import Figure, reveal
from sarcgen.problems import Problem

Path: TypeAlias = "tuple[str, ...]"
_YEAR: Final = "*"
_MET: Final = "percent_met_or_exceeded"


@final
@dataclass(frozen=True, slots=True)
class Pair:
    """Two places of a school's data that hold the same figure of all students.

    Attributes:
        one: in the table of all students; ``*`` stands for the data year.
        other: in the row All Students of the table by student group.
        odd: by how much the figures differ at least where that is no rounding.
        name: as messages call it.
    """

    one: Path
    other: Path
    odd: Decimal
    name: str


def _pair(one: str, other: str, odd: str, name: str = "percentage") -> Pair:
    return Pair(tuple(one.split(".")), tuple(other.split(".")), Decimal(odd), name)


PAIRS: Final = (
    # The first table has whole numbers, rounded or cut.
    *(
        _pair(f"outcomes.caaspp.*.{test}", f"outcomes.{test}.all_students.{_MET}", "1")
        for test in ("ela", "mathematics")
    ),
    # The others have the same decimals in both: one unit of the last of them is let pass.
    _pair("outcomes.science.*", f"outcomes.science_by_group.all_students.{_MET}", "0.02"),
    _pair(
        "engagement.graduation.*.graduation_rate",
        "engagement.graduation_by_group.all_students.rate",
        "0.2",
    ),
    *(
        _pair(
            f"engagement.suspensions.*.{rate}",
            f"engagement.suspensions_by_group.all_students.{rate}",
            "0.02",
        )
        for rate in ("suspensions", "expulsions")
    ),
    _pair(
        "engagement.graduation.*.cohort",
        "engagement.graduation_by_group.all_students.cohort",
        "1",
        "number",
    ),
    _pair(
        "engagement.suspensions.*.cumulative_enrollment",
        "engagement.chronic_absenteeism.all_students.cumulative_enrollment",
        "1",
        "number",
    ),
)


def all_students_in_both_tables(case: Case) -> Iterator[Problem]:
    """The table of all students and the tables by group give the same figure of the data year.

    In the real cards of 2021-22 to 2023-24 that we read they agree to the last decimal, save the
    science results of one.
    """
    year = case.data_year.key()
    for pair in PAIRS:
        path = tuple(year if key == _YEAR else key for key in pair.one)
        one, other = follow(case.school, path), follow(case.school, pair.other)
        if not isinstance(one, Figure) or not isinstance(other, Figure):
            continue
        if abs(reveal(one) - reveal(other)) >= pair.odd:
            yield case.finding(
                "X119",
                path,
                f"The {pair.name} is not that of All Students in the table by student group"
                f"{', rounded' if path[1] == 'caaspp' else ''}. Compare both with the state's"
                " results.",
            )
