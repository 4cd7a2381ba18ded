"""Numbers of teachers that cannot stand beside one another."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from sarcgen.checks.case import Case
from sarcgen.checks.teacher_tables import TENTH
from sarcgen.model.teachers import TeacherCredentials
from sarcgen.model.values import Figure, reveal
from sarcgen.model.vocabulary import SchoolKind
from sarcgen.problems import Problem


def part_of_all_misassignments(case: Case) -> Iterator[Problem]:
    """The total includes misassignments of teachers of English learners (note to the table)."""
    for year, row in case.school.conditions.teacher_misassignments.items():
        if _above(row.english_learners, row.total):
            yield case.finding(
                "X127",
                ("conditions", "teacher_misassignments", year, "english_learners"),
                "More teachers of English learners are misassigned than teachers in all. The total"
                " includes them; correct one of the two.",
            )


def part_of_the_district(case: Case) -> Iterator[Problem]:
    """A school's teachers are among its district's.

    A charter school can be larger than the district that granted its charter, whose teachers are
    not the charter's: nothing is said of charter schools.
    """
    if case.school.kind is SchoolKind.CHARTER:
        return
    own, whole = case.school.conditions, case.district.conditions
    for year, row in own.teacher_credentials.items():
        for name in TeacherCredentials.model_fields:
            if _above(getattr(row, name), getattr(whole.teacher_credentials.get(year), name, None)):
                yield _too_many(case, ("conditions", "teacher_credentials", year, name), name)
    for year, rows in own.teacher_placement.items():
        district = whole.teacher_placement.get(year, {})
        for assignment, placed in rows.items():
            beside = district.get(assignment)
            if beside is not None and _above(placed.number, beside.number, TENTH):
                path = ("conditions", "teacher_placement", year, assignment.value, "number")
                yield _too_many(case, path, assignment.value)


def _above(part: object, whole: object, rounding: Decimal = Decimal(0)) -> bool:
    return (
        isinstance(part, Figure)
        and isinstance(whole, Figure)
        and reveal(part) > reveal(whole) + rounding
    )


def _too_many(case: Case, path: tuple[str, ...], name: str) -> Problem:
    return case.finding(
        "X127",
        path,
        f"The school has more teachers under “{name}” than its district in the same"
        " year. Correct the school's number or the district's.",
    )
