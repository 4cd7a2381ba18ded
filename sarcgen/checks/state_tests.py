"""Results of the state tests held against one another and against enrollment."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from sarcgen.checks.case import Case
from sarcgen.checks.group_columns import ENROLLED, GroupColumn, Result, columns_of, results_of
from sarcgen.model.derived import HUNDRED
from sarcgen.model.values import Figure, NoValue, reveal
from sarcgen.model.vocabulary import Grade, SchoolKind, StudentGroup
from sarcgen.problems import Problem

_ROUNDING: Final = Decimal("0.02")
"""Two percentages of two decimals, each up to 0.01 off."""

_FEW: Final = Decimal(10)
"""Students by which two counts may differ in any school, however small. Our own choice."""

_ELA_LARGER: Final = Decimal("0.10")
_MATHEMATICS_LARGER: Final = Decimal("0.25")
_ABOVE_ENROLLMENT: Final = Decimal("0.10")
_COME_AND_GO: Final = (SchoolKind.ALTERNATIVE, SchoolKind.COUNTY_OFFICE)
_UNGRADED: Final = (Grade.UNGRADED_ELEMENTARY, Grade.UNGRADED_SECONDARY)


def tested_and_not_tested(case: Case) -> Iterator[Problem]:
    """Percent tested and not tested make 100 (state format section 4).

    Only where the counts are absent: with them, X102 holds each percentage against the counts. A
    group without students prints zero and zero.
    """
    for path, row in results_of(case):
        tested, rest = row.percent_tested, row.percent_not_tested
        if isinstance(tested, NoValue) or isinstance(rest, NoValue) or _counted(row):
            continue
        both = reveal(tested) + reveal(rest)
        if both and abs(both - HUNDRED) > _ROUNDING:
            yield case.finding(
                "X114",
                (*path, "percent_tested"),
                "Percent tested and percent not tested do not make 100 together. Correct one of"
                " the two, or type total_enrollment and number_tested and leave both out.",
            )


def _counted(row: Result) -> bool:
    return isinstance(row.total_enrollment, Figure) and isinstance(row.number_tested, Figure)


def subjects_far_apart(case: Case) -> Iterator[Problem]:
    """The same students take both tests, save English learners who have just arrived.

    They need not take English language arts in their first year (5 CCR 850), so mathematics may be
    larger: by up to a quarter, and by any number among English learners themselves. English
    language arts may be larger by a tenth, for students who came or left between the tests. Ten
    students more or less are never odd. The shares are our own choice.
    """
    columns = {column.path(column.rule.total)[:-2]: column for column in _enrolled(case)}
    ela = columns.get(("outcomes", "ela"))
    mathematics = columns.get(("outcomes", "mathematics"))
    if ela is None or mathematics is None or ela.repeated or mathematics.repeated:
        return
    others = mathematics.given(list(mathematics.sizes))
    for row, one in ela.given(list(others)).items():
        surplus = others[row] - one
        newcomers = surplus > 0 and row == StudentGroup.ENGLISH_LEARNERS
        share = _MATHEMATICS_LARGER if surplus > 0 else _ELA_LARGER
        if not newcomers and abs(surplus) > max(share * min(one, others[row]), _FEW):
            yield case.finding(
                "X116",
                mathematics.path(row),
                f"{mathematics.title} of {mathematics.label(row)} is far from that in table"
                f" {ela.table.spec.number}, though the same students take both tests. Compare both"
                " with the state's results.",
            )


def _enrolled(case: Case) -> Iterator[GroupColumn]:
    """Students enrolled, in each table of tests by student group."""
    for column in columns_of(case):
        if column.name == ENROLLED and column.path(column.rule.total)[0] == "outcomes":
            yield column


def more_in_tests_than_in_grades(case: Case) -> Iterator[Problem]:
    """The tested grades hold the students whom the tests count as enrolled.

    Enrollment is of October, the tests are of spring: more than a tenth and ten students more is
    odd, our own choice. Students of alternative schools and county offices come and go, and so
    nothing is said of them. One finding a school, at the first table.
    """
    if case.school.kind in _COME_AND_GO:
        return
    for column in _enrolled(case):
        everybody = column.all_students
        grades = _students_in(case, column.table.spec.applies_to.grades)
        if everybody is None or grades is None:
            continue
        if everybody - grades > max(_ABOVE_ENROLLMENT * grades, _FEW):
            yield case.finding(
                "X118",
                column.path(column.rule.total),
                f"{column.title} of {column.label(column.rule.total)} is clearly more than the"
                " enrollment in the tested grades. Compare it with the state's results, and the"
                " enrollment by grade with the state's file.",
            )
            return


def _students_in(case: Case, grades: tuple[str, ...]) -> Decimal | None:
    """Students in grades and in none, or None where a grade served is not given."""
    by_grade = case.school.enrollment.by_grade
    wanted = [grade for grade in Grade if grade.value in grades]
    if not wanted or any(
        grade in case.school.grades and not isinstance(by_grade.get(grade), Figure)
        for grade in wanted
    ):
        return None
    counts = [by_grade.get(grade) for grade in (*wanted, *_UNGRADED)]
    return sum((reveal(count) for count in counts if isinstance(count, Figure)), Decimal(0))
