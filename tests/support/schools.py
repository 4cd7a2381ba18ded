"""Made-up schools, student by student, so that every sum and every part of a sum is right.

The shares are rough guesses at California in 2018-19; nothing here is a figure of a real school.
Each student is drawn first and the tables are counted afterwards. Only ``random.Random.random`` and
what is made of it here are used, whose numbers Python promises not to change.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple

from sarcgen.disclosure.groups import GroupRow, GroupTable

GENDERS = ("male", "female")
RACES = (
    "black",
    "american_indian",
    "asian",
    "filipino",
    "hispanic",
    "pacific_islander",
    "white",
    "two_or_more",
)
PROGRAMS = ("disadvantaged", "english_learners", "disabilities", "migrant", "foster", "homeless")
ROWS = ("all", *GENDERS, *RACES, *PROGRAMS)
WITHIN = dict.fromkeys(("migrant", "foster", "homeless"), "disadvantaged")

MET, NOT_MET, NOT_TESTED = "met", "not met", "not tested"


@dataclass(frozen=True)
class Student:
    """One student: the groups he or she is in, and the outcome in each subject taken."""

    groups: frozenset[str]
    outcomes: dict[str, str] = field(default_factory=dict)


class Kind(NamedTuple):
    """Kind of school: how common, how large, how many are in tested grades."""

    share: float
    median: float
    spread: float
    least: int
    tested_grades: float


KINDS = (
    Kind(0.53, 480, 0.42, 25, 0.53),
    Kind(0.13, 650, 0.60, 30, 1.0),
    Kind(0.13, 1050, 0.85, 40, 0.25),
    Kind(0.10, 420, 0.70, 15, 0.67),
    Kind(0.04, 85, 0.60, 14, 0.55),
    Kind(0.07, 90, 0.80, 14, 0.38),
)
# Share of communities; mean share of each race, the last one not reported; disadvantaged; learners.
COMMUNITIES = (
    (0.45, (0.040, 0.003, 0.020, 0.010, 0.855, 0.003, 0.053, 0.012, 0.004), 0.82, 0.27),
    (0.22, (0.020, 0.008, 0.050, 0.015, 0.285, 0.003, 0.552, 0.060, 0.007), 0.42, 0.09),
    (0.12, (0.028, 0.002, 0.400, 0.052, 0.170, 0.004, 0.260, 0.074, 0.010), 0.28, 0.14),
    (0.17, (0.170, 0.004, 0.100, 0.050, 0.480, 0.012, 0.130, 0.044, 0.010), 0.68, 0.20),
    (0.04, (0.010, 0.060, 0.010, 0.005, 0.300, 0.003, 0.550, 0.052, 0.010), 0.62, 0.06),
)


def realistic_school(seed: int, subjects: Sequence[str] = ("ela", "math")) -> list[Student]:
    """The students of one school in the grades that are tested.

    Args:
        seed: the same number makes the same school.
        subjects: in which tests they take part.
    """
    random = Random(seed)  # noqa: S311 (numbers for made-up schools)
    kind = _pick(random, KINDS)
    _, races, poor, learners = COMMUNITIES[_place(random, [row[0] for row in COMMUNITIES])]
    count = max(kind.least, round(kind.median * math.exp(kind.spread * _normal(random))))
    count = max(4, round(count * kind.tested_grades))
    shares = [share * math.exp(0.5 * _normal(random)) for share in races]
    if random.random() < 0.6:
        shares[-1] = 0.0
    poor = min(max(poor + 0.15 * _normal(random), 0.03), 0.99)
    learners = min(max(learners + 0.08 * _normal(random), 0.0), 0.9)
    rates = {
        "other_gender": 0.003 if random.random() < 0.25 else 0.0,
        "foster": 0.006 * random.random(),
        "homeless": 0.08 * random.random() ** 2,
        "migrant": 0.08 * random.random() if random.random() < 0.15 else 0.0,
        "disabilities": 0.06 + 0.13 * random.random(),
        "absent": 0.0 if random.random() < 0.2 else 0.05 * random.random() ** 2,
        "skill": 0.6 * _normal(random),
    }
    return [_student(random, shares, poor, learners, rates, subjects) for _ in range(count)]


def _student(
    random: Random,
    shares: Sequence[float],
    poor: float,
    learners: float,
    rates: dict[str, float],
    subjects: Sequence[str],
) -> Student:
    groups: set[str] = set()
    if random.random() >= rates["other_gender"]:
        groups.add(GENDERS[random.random() < 0.487])
    race = _place(random, shares)
    if race < len(RACES):
        groups.add(RACES[race])
    for group in ("foster", "homeless", "migrant"):
        if random.random() < rates[group]:
            groups |= {group, "disadvantaged"}
    minority = race in {0, 1, 4, 5}
    if random.random() < min(poor * (1.1 if minority else 0.75), 0.99):
        groups.add("disadvantaged")
    if random.random() < min(learners * (1.3 if race in {2, 4} else 0.3), 0.95):
        groups.add("english_learners")
    if random.random() < rates["disabilities"]:
        groups.add("disabilities")
    skill = rates["skill"] + _normal(random) + (0.4 if race in {2, 3, 6} else -0.1)
    skill -= 1.2 * ("english_learners" in groups) + 1.3 * ("disabilities" in groups)
    away = random.random() < rates["absent"]
    new = "english_learners" in groups and random.random() < 0.02
    outcomes = {}
    for number, subject in enumerate(subjects):
        if number == 0 and new:
            continue  # newly arrived English learners do not take the first test
        met = skill + 0.5 * _normal(random) > 0.3 * number - 0.1
        absent = away or random.random() < rates["absent"] * 0.1
        outcomes[subject] = NOT_TESTED if absent else MET if met else NOT_MET
    return Student(frozenset(groups), outcomes)


def tabulate(
    students: Iterable[Student],
    subject: str,
    *,
    rows: Sequence[str] = ROWS,
    partitions: tuple[tuple[str, ...], ...] = (GENDERS, RACES),
    empty_printed: bool = False,
) -> GroupTable:
    """Count the students of each group who are in one subject."""
    enrolled = [student for student in students if subject in student.outcomes]
    return GroupTable(
        subject,
        tuple(_row(row, enrolled, subject) for row in rows),
        total="all",
        partitions=partitions,
        within={inner: outer for inner, outer in WITHIN.items() if inner in rows},
        empty_printed=empty_printed,
    )


def _row(row: str, enrolled: Iterable[Student], subject: str) -> GroupRow:
    outcomes = [
        student.outcomes[subject] for student in enrolled if row == "all" or row in student.groups
    ]
    tested = [outcome for outcome in outcomes if outcome != NOT_TESTED]
    return GroupRow(row, len(outcomes), len(tested), tested.count(MET))


def realistic_tables(
    count: int, seed: int, subjects: Sequence[str] = ("ela", "math")
) -> Iterator[list[GroupTable]]:
    """The linked tables of so many schools, one school after another."""
    for number in range(count):
        students = realistic_school(1_000_003 * seed + number, subjects)
        yield [tabulate(students, subject) for subject in subjects]


def _place(random: Random, shares: Sequence[float]) -> int:
    mark = random.random() * sum(shares)
    for place, share in enumerate(shares):
        mark -= share
        if mark < 0:
            return place
    return len(shares) - 1


def _pick(random: Random, kinds: Sequence[Kind]) -> Kind:
    return kinds[_place(random, [kind.share for kind in kinds])]


def _normal(random: Random) -> float:
    return math.sqrt(-2 * math.log(1 - random.random())) * math.cos(math.tau * random.random())
