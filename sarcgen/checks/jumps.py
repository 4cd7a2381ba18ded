"""Measures that moved further since the edition before than schools usually do.

All thresholds are our own choice; the state names none. They are meant to let the changes of a
school's life pass (a new principal, a closed class, a small cohort) and to find what comes from
outside it: a digit too many, two figures exchanged, a figure of another school. A finding is a
question, not a verdict. Of rates that are hidden, because few students are behind them, or whose
number of students is unknown, nothing is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import Final, TypeAlias, final

from sarcgen.checks.case import Case
from sarcgen.checks.restated import is_year
from sarcgen.model.values import Figure, reveal
from sarcgen.problems import Problem
from sarcgen.tables.raw import RawCell

Path: TypeAlias = "tuple[str, ...]"
_YEAR: Final = "*"
_TEACHERS: Final = ("conditions", "teacher_credentials", _YEAR, "with_full_credential")
_PLACED: Final = ("conditions", "teacher_placement", _YEAR, "total", "number")
_FULLY: Final = ("conditions", "teacher_placement", _YEAR, "fully_credentialed", "percent")


@final
@dataclass(frozen=True, slots=True)
class Reading:
    """A measure in one edition.

    Attributes:
        path: where it stands, with the school year it is of, where it is told by year.
        amount: the figure as it is printed.
        students: the fewest students behind it; None where a number is unknown or too small for
            the rate to be printed, and where no number governs it.
        teachers: teachers with full credential, or teaching positions where the edition counts
            those, in the latest year; None where not given.
    """

    path: Path
    amount: Decimal
    students: Decimal | None
    teachers: Decimal | None


Far: TypeAlias = "Callable[[Reading, Reading], bool]"


def _rate(points: int) -> Far:
    """Farther than so many percentage points, and than chance explains.

    A rate of few students moves by itself: one of 50 percent and 30 students by 13 points or more
    in every third year. Three standard errors of the difference of two such rates are let pass.
    """

    def far(now: Reading, before: Reading) -> bool:
        if now.students is None or before.students is None:
            return False
        share = (now.amount + before.amount) / 200
        chance = share * (1 - share) * (1 / now.students + 1 / before.students)
        return abs(now.amount - before.amount) > max(Decimal(points), 300 * chance.sqrt())

    return far


def _count(least: int, part: int) -> Far:
    """Farther than so many, and than one part in so many of the year before."""

    def far(now: Reading, before: Reading) -> bool:
        return abs(now.amount - before.amount) > max(Decimal(least), before.amount / part)

    return far


def _times(factor: str) -> Far:
    """More than so many times as much, or as little; zero is no figure to divide by."""

    def far(now: Reading, before: Reading) -> bool:
        low, high = sorted((now.amount, before.amount))
        return low > 0 and high / low > Decimal(factor)

    return far


def _salary(now: Reading, before: Reading) -> bool:
    """A quarter more; half more with fewer than ten teachers, or if their number is unknown.

    Between the lowest and highest salary of a district lies a factor of two: the average of a few
    teachers moves with each who comes or goes. That of ten hardly moves by a quarter if all do.
    """
    known = [reading.teachers for reading in (now, before) if reading.teachers is not None]
    many = len(known) == 2 and min(known) >= 10
    return _times("1.25" if many else "1.5")(now, before)


def _credentials(now: Reading, before: Reading) -> bool:
    """Thirty points with ten positions or more; one teacher of three is as much."""
    known = [reading.teachers for reading in (now, before) if reading.teachers is not None]
    return len(known) == 2 and min(known) >= 10 and abs(now.amount - before.amount) > 30


@final
@dataclass(frozen=True, slots=True)
class Measure:
    """One measure that is compared.

    Attributes:
        name: in messages, as the beginning of a sentence.
        path: where it stands in the school's data; ``*`` for the school year: the latest printed.
        far: whether two editions are too far apart.
        of_same_grades: compared only if the school serves the same grades in both editions.
    """

    name: str
    path: Path
    far: Far
    of_same_grades: bool = False


MEASURES: Final = (
    # A school grows and shrinks by a class or two; a quarter is a boundary or a school closed.
    Measure("Total enrollment", ("enrollment", "total"), _count(30, 4), of_same_grades=True),
    # In the state's files of 2022-23 and 2024-25 one school in a hundred moves so far in a year.
    Measure(
        "The percentage that met or exceeded the standard in English language arts",
        ("outcomes", "caaspp", _YEAR, "ela"),
        _rate(15),
    ),
    Measure(
        "The percentage that met or exceeded the standard in mathematics",
        ("outcomes", "caaspp", _YEAR, "mathematics"),
        _rate(15),
    ),
    Measure(
        "The percentage that met or exceeded the standard in science",
        ("outcomes", "science", _YEAR),
        _rate(15),
    ),
    # Statewide the rate moved by five points a year after 2021-22, when it had doubled.
    Measure(
        "The chronic absenteeism rate",
        ("engagement", "chronic_absenteeism", "all_students", "rate"),
        _rate(20),
    ),
    # Statewide between 3 and 4 percent: five points more than double a usual rate.
    Measure("The suspension rate", ("engagement", "suspensions", _YEAR, "suspensions"), _rate(5)),
    Measure(
        "The graduation rate", ("engagement", "graduation", _YEAR, "graduation_rate"), _rate(10)
    ),
    # A course more or less moves it by a class or two.
    Measure(
        "The percentage of students in Advanced Placement courses",
        ("outcomes", "advanced_placement", "all_courses", "percent_of_students"),
        _rate(20),
        of_same_grades=True,
    ),
    # What is counted to a school moves with grants and repairs; half as much again is rare.
    Measure("Total expenditures per pupil", ("finance", "expenditures", "total"), _times("1.5")),
    Measure(
        "Unrestricted expenditures per pupil",
        ("finance", "expenditures", "unrestricted"),
        _times("1.5"),
    ),
    Measure(
        "The average teacher salary", ("finance", "expenditures", "average_teacher_salary"), _salary
    ),
    # Half a counselor more or less can double the ratio of a school that has one.
    Measure("The ratio of pupils to counselors", ("staff", "counselor_ratio"), _times("3")),
    Measure(
        "The number of teachers with full credential", _TEACHERS, _count(5, 3), of_same_grades=True
    ),
    Measure("The number of teaching positions", _PLACED, _count(5, 3), of_same_grades=True),
    Measure("The percentage of fully credentialed teaching positions", _FULLY, _credentials),
)


def jumps(case: Case, earlier: Case) -> Iterator[Problem]:
    """Each measure that moved too far since the edition before, at this year's place."""
    this_year, last_year = _latest_cells(case), _latest_cells(earlier)
    same_grades = set(case.school.grades) == set(earlier.school.grades)
    for measure in MEASURES:
        now = _reading(case, this_year, measure)
        before = _reading(earlier, last_year, measure)
        comparable = same_grades or not measure.of_same_grades
        if now is not None and before is not None and comparable and measure.far(now, before):
            message = (
                f"{measure.name} is far from that in {earlier.record.school.path}. Compare both"
                " with their sources; if they are right, give the reason under “ignore”."
            )
            yield case.finding("X171", now.path, message)


def _latest_cells(case: Case) -> dict[Path, RawCell]:
    """The school's cells and facts by path, ``*`` for the school year: of each the latest."""
    latest: dict[Path, RawCell] = {}
    facts = (fact for table in case.report.tables for fact in table.facts)
    for cell in chain(facts, (cell for _, _, cell in case.cells())):
        if cell.entity == "school":
            path = tuple(_YEAR if is_year(key) else key for key in cell.path)
            if path not in latest or latest[path].path < cell.path:
                latest[path] = cell
    return latest


def _reading(case: Case, cells: dict[Path, RawCell], measure: Measure) -> Reading | None:
    """A measure in an edition; None where its card has no figure."""
    cell = cells.get(measure.path)
    amount = _amount(cell)
    if cell is None or amount is None:
        return None
    known = [reveal(count) for count in cell.counts if isinstance(count, Figure)]
    smallest = case.district.disclosure.minimum_group_size
    printed = known and len(known) == len(cell.counts) and min(known) >= smallest
    students = min(known) if printed else None
    teachers = _amount(cells.get(_TEACHERS)) or _amount(cells.get(_PLACED))
    return Reading(cell.path, amount, students, teachers)


def _amount(cell: RawCell | None) -> Decimal | None:
    return reveal(cell.value) if cell is not None and isinstance(cell.value, Figure) else None
