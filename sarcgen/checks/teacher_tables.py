"""The state's tables of teaching positions: parts, totals and shares. No message repeats a figure.

The numbers are full-time equivalents of one decimal, and the state works totals and percentages out
from unrounded ones (state format section 4): a tenth a figure is let pass. In real cards of 2022-23
and 2023-24 five numbers miss their total by up to 0.2 and five percentages theirs by up to 0.12.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from sarcgen.checks.case import Case
from sarcgen.model.derived import HUNDRED
from sarcgen.model.teachers import TeacherPlacement, TeachersOutOfField, TeachersWithoutCredentials
from sarcgen.model.values import Figure, reveal
from sarcgen.model.vocabulary import TeacherAssignment
from sarcgen.problems import Problem

TENTH: Final = Decimal("0.1")
"""Positions, or percentage points, by which a rounded figure may be off."""

_ENTITIES: Final = ("school", "district")
_PLACEMENT: Final = ("conditions", "teacher_placement")
_TOTAL: Final = "total"
_DETAILS: Final = {
    TeacherAssignment.WITHOUT_CREDENTIALS: "teachers_without_credentials",
    TeacherAssignment.OUT_OF_FIELD: "teachers_out_of_field",
}
"""Rows of teacher placement that have a table of their own."""

Rows = Mapping[TeacherAssignment, TeacherPlacement]
Details = TeachersWithoutCredentials | TeachersOutOfField


def _placements(case: Case) -> Iterator[tuple[str, str, Rows]]:
    """Placement of school and district, never the state's, which no file of theirs can mend."""
    for entity in _ENTITIES:
        for year, rows in getattr(case.entities, entity).conditions.teacher_placement.items():
            yield entity, year, rows


def _given(rows: Rows, name: str) -> dict[TeacherAssignment, Decimal]:
    values = {row: getattr(figures, name) for row, figures in rows.items()}
    return {row: reveal(value) for row, value in values.items() if isinstance(value, Figure)}


def positions_add_up(case: Case) -> Iterator[Problem]:
    """The five rows of teacher placement make up all teaching positions, and all percent.

    Where no position is filled the percentages may all be zero beside a total of 100.
    """
    for entity, year, rows in _placements(case):
        for name, rounding in (("number", TENTH * 5), ("percent", TENTH * 2)):
            given = _given(rows, name)
            total = given.pop(TeacherAssignment.TOTAL, None)
            parts = sum(given.values())
            if total is None or len(given) < len(TeacherAssignment) - 1 or not parts:
                continue
            if abs(parts - total) > rounding:
                yield case.finding(
                    "X135",
                    (*_PLACEMENT, year, _TOTAL, name),
                    f"Under “{name}” the five rows of teacher placement do not add up to the total"
                    " of teaching positions. Compare them with the state's file.",
                    entity,
                )


def shares_of_positions(case: Case) -> Iterator[Problem]:
    """A percentage of teacher placement is the share that its number has in the total.

    As far as the numbers tell, which are rounded: half a position less or more may be percents in a
    small school. The state itself printed 100 percent beside five sixths of its own teachers for
    2022-23 (state format 2.5), but its columns come with the edition.
    """
    for entity, year, rows in _placements(case):
        numbers, percents = _given(rows, "number"), _given(rows, "percent")
        total = numbers.get(TeacherAssignment.TOTAL)
        if not total:
            continue
        for row, percent in percents.items():
            if row in numbers and not _follows(numbers[row], total, percent):
                yield case.finding(
                    "X136",
                    (*_PLACEMENT, year, row.value, "percent"),
                    f"The percentage of “{row.value}” cannot be the share that its number has in"
                    " the total of teaching positions. Compare both with the state's file.",
                    entity,
                )


def _follows(number: Decimal, total: Decimal, percent: Decimal) -> bool:
    least = (number - TENTH) / (total + TENTH) * HUNDRED - TENTH
    most = (number + TENTH) / (total - TENTH) * HUNDRED + TENTH if total > TENTH else HUNDRED
    return least <= percent <= most


def details_add_up(case: Case) -> Iterator[Problem]:
    """The total of a table about some of the teachers is the sum of the rows above it.

    Where a row has no figure, those that have one are at least no more than the total.
    """
    for table in _DETAILS.values():
        for year, row in getattr(case.school.conditions, table).items():
            names = [name for name in type(row).model_fields if name != _TOTAL]
            values = [getattr(row, name) for name in names]
            parts = [reveal(value) for value in values if isinstance(value, Figure)]
            if not isinstance(row.total, Figure):
                continue
            surplus = sum(parts) - reveal(row.total)
            rounding = TENTH * len(names)
            if surplus > rounding or (len(parts) == len(names) and surplus < -rounding):
                yield case.finding(
                    "X137",
                    ("conditions", table, year, _TOTAL),
                    f"The total of “{table}” is not the sum of its rows. Compare them with the"
                    " state's file.",
                )


def details_as_placed(case: Case) -> Iterator[Problem]:
    """The total of such a table is what teacher placement has in its row of the same year."""
    for assignment, table in _DETAILS.items():
        placed = case.school.conditions.teacher_placement
        for year, row in getattr(case.school.conditions, table).items():
            beside = placed.get(year, {}).get(assignment)
            if beside is None or not isinstance(beside.number, Figure):
                continue
            if isinstance(row.total, Figure) and abs(reveal(row.total) - reveal(beside.number)) > (
                TENTH
            ):
                yield case.finding(
                    "X138",
                    ("conditions", table, year, _TOTAL),
                    f"The total of “{table}” is not the number of “{assignment.value}” in teacher"
                    " placement of the same year. Compare both with the state's file.",
                )
