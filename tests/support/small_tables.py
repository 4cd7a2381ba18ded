"""Tables of a handful of students, which can be counted out in full."""

from __future__ import annotations

from random import Random

from hypothesis import strategies as st

from sarcgen.disclosure.groups import GroupTable
from tests.support.schools import GENDERS, MET, NOT_MET, NOT_TESTED, Student, tabulate

RACES = ("black", "asian", "white")
ROWS = ("all", *GENDERS, *RACES, "disadvantaged", "foster", "english_learners")


def small_student(gender: int, race: int, programs: int, outcome: str) -> Student:
    """A student; a gender or race beyond the list is not reported."""
    groups = {*GENDERS[gender : gender + 1], *RACES[race : race + 1]}
    groups |= (set(), {"disadvantaged"}, {"disadvantaged", "foster"})[programs % 3]
    if programs >= 3:
        groups.add("english_learners")
    return Student(frozenset(groups), {"ela": outcome})


def small_table(students: list[Student], *, empty_printed: bool = False) -> GroupTable:
    """The table of such students."""
    return tabulate(
        students, "ela", rows=ROWS, partitions=(GENDERS, RACES), empty_printed=empty_printed
    )


def random_small_table(random: Random, most: int = 8) -> GroupTable:
    """A table that is the same for the same random numbers."""
    genders = 3 if random.random() < 0.3 else 2
    races = 4 if random.random() < 0.3 else 3
    weights = (random.random(), random.random(), 0.2)
    students = [
        small_student(
            random.randrange(genders),
            random.randrange(races),
            random.randrange(6),
            random.choices((MET, NOT_MET, NOT_TESTED), weights)[0],
        )
        for _ in range(random.randint(1, most))
    ]
    return small_table(students, empty_printed=random.random() < 0.4)


def small_tables(most: int = 8) -> st.SearchStrategy[GroupTable]:
    """Such tables for Hypothesis, which finds the plainest one that breaks a law."""
    student = st.builds(
        small_student,
        st.integers(0, len(GENDERS)),
        st.integers(0, len(RACES)),
        st.integers(0, 5),
        st.sampled_from((MET, NOT_MET, NOT_TESTED)),
    )
    students = st.lists(student, min_size=1, max_size=most)
    return st.builds(small_table, students, empty_printed=st.booleans())


def random_linked_tables(random: Random, most: int = 5) -> list[GroupTable]:
    """Two tables about nearly the same students."""
    students = []
    for _ in range(random.randint(2, most)):
        outcomes = random.choices((MET, NOT_MET, NOT_TESTED), (2, 2, 1), k=2)
        first = small_student(
            random.randrange(2), random.randrange(2), random.randrange(6), outcomes[0]
        )
        both = {"math": outcomes[1]} | ({"ela": outcomes[0]} if random.random() < 0.9 else {})
        students.append(Student(first.groups, both))
    return [
        tabulate(students, subject, rows=ROWS, partitions=(GENDERS, RACES))
        for subject in ("ela", "math")
    ]
