"""Class sizes held against the classes they are the average of, and against enrollment."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, TypeAlias

from sarcgen.checks.case import Case
from sarcgen.model.conditions import ElementaryClassSize, SecondaryClassSize
from sarcgen.model.values import Count, Figure, NoValue, reveal
from sarcgen.model.vocabulary import SERVED_GRADES, ElementaryClass, Grade
from sarcgen.problems import Problem

ClassSizeRow: TypeAlias = "ElementaryClassSize | SecondaryClassSize"
Bands: TypeAlias = "tuple[tuple[str, int, int | None], ...]"

ELEMENTARY: Final[Bands] = (
    ("classes_of_1_to_20", 1, 20),
    ("classes_of_21_to_32", 21, 32),
    ("classes_of_33_or_more", 33, None),
)
SECONDARY: Final[Bands] = (
    ("classes_of_1_to_22", 1, 22),
    ("classes_of_23_to_32", 23, 32),
    ("classes_of_33_or_more", 33, None),
)
_TOLERANCE: Final = 1
"""Students. Half a student is rounding. In the state's file of 2024-25, of 43,500 averages, 145 are
half a student to one student above what their bands allow, and 59 are further off."""

_NO_CLASSES: Final = (NoValue.MISSING, NoValue.NOT_APPLICABLE)
_MISSED: Final = Decimal("0.75")
_TAUGHT_IN_ELEMENTARY: Final = frozenset(
    grade for grade in SERVED_GRADES if grade.value in {row.value for row in ElementaryClass}
)


def average_of_the_classes(case: Case) -> Iterator[Problem]:
    """An average lies between what the smallest and the largest such classes would give.

    An empty band has no classes, as on the state's form. Says nothing where no band is given or one
    is not known.
    """
    for part, bands in (("elementary", ELEMENTARY), ("secondary", SECONDARY)):
        for year, rows in getattr(case.school.class_size, part).items():
            for name, row in rows.items():
                if not _possible(row, bands):
                    yield case.finding(
                        "X123",
                        ("class_size", part, year, name.value, "average"),
                        "Classes of the sizes counted here cannot have this average. Compare the"
                        " average and the numbers of classes with the state's file.",
                    )


def _possible(row: ClassSizeRow, bands: Bands) -> bool:
    counts = _classes(row, bands)
    if not isinstance(row.average, Figure) or not counts:
        return True
    number = sum(counts.values())
    average = reveal(row.average)
    if not number or not average:
        return not number and not average
    fewest = sum(counts.get(band, 0) * low for band, low, _ in bands)
    most = sum(counts.get(band, 0) * (high or 0) for band, _, high in bands)
    unbounded = any(high is None and counts.get(band) for band, _, high in bands)
    slack = _TOLERANCE * number
    return fewest - slack <= average * number and (unbounded or average * number <= most + slack)


def _classes(row: ClassSizeRow, bands: Bands) -> dict[str, Decimal]:
    """Numbers of classes by band, where given; none at all where one of them is not known."""
    values = {band: getattr(row, band) for band, _, _ in bands}
    if any(isinstance(v, NoValue) and not _absent(v) for v in values.values()):
        return {}
    return {band: reveal(v) for band, v in values.items() if isinstance(v, Figure)}


def _absent(value: Count | NoValue) -> bool:
    """Whether there is nothing to count, as the form leaves it blank."""
    return isinstance(value, NoValue) and value in _NO_CLASSES


def students_in_classes(case: Case) -> Iterator[Problem]:
    """The elementary classes of the data year hold about all students of the grades.

    Odd is a quarter fewer, our own choice: classes for special education and very large ones are
    not counted everywhere, and in the state's files hardly one school in 500 misses more. More
    students than enrolled is no sign: where teachers share students, the state counts them in each
    class, and nearly one elementary school in five has three tenths more in classes than enrolled.
    """
    grades = case.school.grades
    if not _TAUGHT_IN_ELEMENTARY.issuperset(grades):
        return
    year = case.data_year.key()
    rows = case.school.class_size.elementary.get(year, {})
    taught = [_students(rows.get(ElementaryClass(grade.value))) for grade in grades]
    enrolled = [_enrolled(case, grade) for grade in grades]
    mixed = rows.get(ElementaryClass.OTHER)
    if mixed is not None and not _absent(mixed.average):
        taught.append(_students(mixed))
    seats = [count for count in taught if count is not None]
    students = [count for count in enrolled if count is not None]
    if len(seats) < len(taught) or len(students) < len(enrolled):
        return
    if sum(seats) < _MISSED * sum(students):
        yield case.finding(
            "X124",
            ("class_size", "elementary", year),
            "The classes, average size times number, hold far fewer students than the grades have."
            " Compare the class sizes and the enrollment by grade with the state's files.",
        )


def _students(row: ElementaryClassSize | None) -> Decimal | None:
    """Average times number of classes, or None where one of them is not given."""
    if row is None or not isinstance(row.average, Figure):
        return None
    counts = _classes(row, ELEMENTARY)
    return reveal(row.average) * sum(counts.values()) if counts else None


def _enrolled(case: Case, grade: Grade) -> Decimal | None:
    count = case.school.enrollment.by_grade.get(grade)
    return reveal(count) if isinstance(count, Figure) else None
