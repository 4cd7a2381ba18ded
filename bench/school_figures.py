"""Figures of made-up schools and districts that go together: sums, shares and sizes are right."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Any, Final

from bench.high_school_figures import add_high_school
from bench.levels import GRADES, TESTED, YEARS, Level
from tests.support.results import EDITION_ROWS, share
from tests.support.schools import (
    GENDERS,
    MET,
    NOT_TESTED,
    PROGRAMS,
    RACES,
    ROWS,
    Student,
    realistic_school,
)

SUBJECTS: Final = {"ela": "ela", "mathematics": "math"}
BOOKS: Final = (
    "reading_language_arts", "mathematics", "science", "history_social_science", "health",
    "visual_and_performing_arts",
)  # fmt: skip
SYSTEMS: Final = (
    "systems", "interior", "cleanliness", "electrical", "restrooms_fountains", "safety",
    "structural", "external",
)  # fmt: skip
STAFF: Final = (
    "counselor", "library_media_teacher", "library_media_services_staff", "psychologist",
    "social_worker", "nurse", "speech_language_hearing_specialist", "resource_specialist", "other",
)  # fmt: skip
SHARED_ROWS: Final = tuple(row for row in (*RACES, *PROGRAMS) if row != "migrant")
FEW: Final = 10


def school_figures(level: Level, random: Random) -> dict[str, Any]:
    """Everything countable in one school's file."""
    students = _students(random)
    tested_grades = [grade for grade in level.served() if grade in TESTED]
    if tested_grades == ["11"]:
        students = students[: max(30, len(students) // 3)]
    by_grade = _by_grade(level, len(students), random)
    total = sum(by_grade.values())
    outcomes: dict[str, Any] = {"caaspp": {YEARS[2]: {}, YEARS[3]: {}}}
    withheld = random.random() < 0.7
    for subject, counted in SUBJECTS.items():
        outcomes[subject] = _results(students, counted, random, withheld=withheld)
        for year, drift in ((YEARS[2], random.randint(-4, 4)), (YEARS[3], 0)):
            now = outcomes[subject]["all_students"]
            whole = now if now == "--" else _whole(now["percent_met_or_exceeded"], drift)
            outcomes["caaspp"][year][subject] = whole
    outcomes["physical_fitness"] = {
        grade: _fitness(by_grade[grade], random) for grade in ("5", "7", "9") if grade in by_grade
    }
    teachers = max(3, total // 24)
    figures = {
        "enrollment": _enrollment(by_grade, students, random),
        "conditions": _conditions(level, teachers, random),
        "outcomes": {key: value for key, value in outcomes.items() if value},
        "engagement": {"suspensions": _suspensions(total, random)},
        "class_size": _class_sizes(by_grade, random),
        "staff": {
            "academic_counselors": _half(random, total / 450),
            "support": {role: _half(random, 1.0) for role in STAFF[:-1]}
            # Some leave a blank, as people do, and are warned of it.
            | {STAFF[-1]: random.choice(("0", "0.5", "1.0", "not reported"))},
        },
        "finance": {"expenditures": _expenditures(random)},
    }
    if "12" in by_grade:
        add_high_school(figures, by_grade, total, random)
    return figures


def _students(random: Random) -> list[Student]:
    """Those whose gender and race have a row, so that the parts make up the whole."""
    while True:
        everybody = realistic_school(random.randint(0, 10**9))
        students = [s for s in everybody if s.groups & set(GENDERS) and s.groups & set(RACES)]
        if len(students) >= 24:
            return students


def _whole(percent: str, drift: int) -> int:
    return min(max(_nearest(Decimal(percent)) + drift, 0), 100)


def _nearest(number: Decimal) -> int:
    return int(number.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _by_grade(level: Level, tested: int, random: Random) -> dict[str, int]:
    """Students in each grade; those in tested grades are as many as the results count."""
    served = level.served()
    taking = [grade for grade in served if grade in TESTED]
    first, rest = divmod(tested, len(taking))
    counts = {grade: first + (place < rest) for place, grade in enumerate(taking)}
    return {
        grade: counts.get(grade, max(1, round(first * (0.92 + 0.16 * random.random()))))
        for grade in served
    }


def _enrollment(
    by_grade: dict[str, int], students: Sequence[Student], random: Random
) -> dict[str, Any]:
    total = sum(by_grade.values())
    heads = {
        row: round(sum(row in s.groups for s in students) * total / len(students))
        for row in SHARED_ROWS
    }
    largest = max(RACES, key=heads.__getitem__)
    heads[largest] += total - sum(heads[race] for race in RACES)
    return {
        "by_grade": by_grade,
        "total": total,
        "by_group": {EDITION_ROWS[row]: share(heads[row], total, 1) for row in SHARED_ROWS},
        "earlier_totals": {
            year: max(20, total + random.randint(-15, 15)) for year in (YEARS[1], YEARS[2])
        },
    }


def _results(
    students: Sequence[Student], subject: str, random: Random, *, withheld: bool
) -> dict[str, Any]:
    """The rows of a table by student group; a few students tested have no score."""
    taking = [s for s in students if subject in s.outcomes]
    scored = [s for s in taking if s.outcomes[subject] == MET or random.random() > 0.01]
    everybody = frozenset(id(s) for s in scored)
    shares_given = random.random() < 0.5
    rows: dict[str, Any] = {}
    for row in ROWS:
        group = [s for s in taking if row == "all" or row in s.groups]
        tested = [s for s in group if s.outcomes[subject] != NOT_TESTED]
        if withheld and len(tested) <= FEW:
            rows[EDITION_ROWS[row]] = "--"
            continue
        met = sum(s.outcomes[subject] == MET for s in tested)
        with_scores = sum(id(s) in everybody for s in tested)
        shares = {
            "percent_tested": share(len(tested), len(group), 2),
            "percent_not_tested": share(len(group) - len(tested), len(group), 2),
        }
        rows[EDITION_ROWS[row]] = {
            "total_enrollment": len(group),
            "number_tested": len(tested),
            **(shares if shares_given else {}),
            "percent_met_or_exceeded": share(met, with_scores, 2),
        }
    return rows


def _fitness(enrolled: int, random: Random) -> dict[str, Any]:
    tested = max(1, round(enrolled * 0.97))
    four, five, six = (random.randint(0, tested // part) for part in (5, 4, 3))
    names = ("four_of_six", "five_of_six", "six_of_six")
    met = {name: share(n, tested, 1) for name, n in zip(names, (four, five, six), strict=True)}
    return {"number_tested": tested, **met}


def _conditions(level: Level, teachers: int, random: Random) -> dict[str, Any]:
    subjects = [*BOOKS, *(["science_laboratory_equipment"] if "12" in level.served() else [])]
    ratings = {system: random.choice(("Good",) * 9 + ("Fair",)) for system in SYSTEMS}
    repair = "Worn parts will be replaced by the district's crew before the school year ends."
    return {
        "teacher_credentials": {
            year: {
                "with_full_credential": teachers + random.randint(-1, 2),
                "without_full_credential": random.randint(0, 2),
                "outside_subject_area": random.randint(0, 1),
            }
            for year in YEARS[2:]
        },
        "teacher_misassignments": {
            year: {"english_learners": 0, "total": random.randint(0, 1), "vacant_positions": 0}
            for year in YEARS[2:]
        },
        "textbooks": {"subjects": {subject: {"percent_lacking": 0} for subject in subjects}},
        "facilities": {
            "inspected": random.choice(("August 2019", "September 2019", "October 2019")),
            "systems": {
                system: {"rating": rating, **({"repair": repair} if rating == "Fair" else {})}
                for system, rating in ratings.items()
            },
            "overall_rating": "Good",
        },
    }


def _suspensions(total: int, random: Random) -> dict[str, Any]:
    found = {}
    for year in YEARS[1:4]:
        enrolled = round(total * (1.03 + 0.03 * random.random()))
        suspended = random.randint(0, enrolled // 25)
        rates = (share(suspended, enrolled, 1), share(suspended // 9, enrolled, 1))
        found[year] = {
            "cumulative_enrollment": enrolled,
            **dict(zip(("suspensions", "expulsions"), rates, strict=True)),
        }
    return found


def _class_sizes(by_grade: dict[str, int], random: Random) -> dict[str, Any]:
    young = {grade: by_grade[grade] for grade in GRADES[:7] if grade in by_grade}
    older = sum(count for grade, count in by_grade.items() if grade in GRADES[7:])
    subjects = ("english", "mathematics", "science", "social_science")
    found: dict[str, Any] = {}
    for name, groups, first_band in (
        ("elementary", young, 20),
        ("secondary", dict.fromkeys(subjects, older) if older else {}, 22),
    ):
        if groups:
            found[name] = {
                year: {
                    group: _classes(max(8, count + random.randint(-6, 6)), first_band, random)
                    for group, count in groups.items()
                }
                for year in YEARS[1:4]
            }
    return found


def _classes(students: int, first_band: int, random: Random) -> dict[str, Any]:
    number = max(1, round(students / random.randint(22, 28)))
    sizes = [max(1, students // number + random.randint(-2, 2)) for _ in range(number)]
    bands = {
        f"classes_of_1_to_{first_band}": sum(size <= first_band for size in sizes),
        f"classes_of_{first_band + 1}_to_32": sum(first_band < size <= 32 for size in sizes),
        "classes_of_33_or_more": sum(size > 32 for size in sizes),
    }
    filled = {band: count for band, count in bands.items() if count}
    return {"average": _nearest(Decimal(sum(sizes)) / number), **filled}


def _half(random: Random, about: float) -> str:
    return str(round(2 * about * (0.5 + random.random())) / 2)


def _expenditures(random: Random) -> dict[str, Any]:
    restricted, unrestricted = random.randint(700, 2400), random.randint(5200, 8100)
    return {
        "total": restricted + unrestricted,
        "restricted": restricted,
        "unrestricted": unrestricted,
        "average_teacher_salary": random.randint(72_000, 88_000),
    }
