"""Made-up schools with all tables by student group of the later editions, student by student.

The shares are rough guesses at California after 2021; nothing here is a figure of a real school.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Final

from sarcgen.disclosure.groups import GroupRow
from sarcgen.disclosure.policy import Policy, policy_of
from sarcgen.disclosure.protect import protect
from sarcgen.disclosure.protected import ProtectedReport
from sarcgen.edition.load import Template, load_edition
from sarcgen.edition.spec import Edition, SectionSpec
from sarcgen.edition.words import EmptyGroup
from sarcgen.model.derived import Entities
from sarcgen.model.entities import District, School
from sarcgen.tables.raw import RawReport
from sarcgen.tables.tabulate import tabulate as tables_of
from tests.support.cards import TEMPLATES, Data, changed
from tests.support.group_tables import SHORT
from tests.support.results import EDITION_ROWS, share
from tests.support.schools import (
    GENDERS,
    MET,
    NOT_MET,
    NOT_TESTED,
    PROGRAMS,
    RACES,
    ROWS,
    Student,
    realistic_school,
    tabulate,
)

EDITION: Final = "2022-23"
ALL_ROWS: Final = (*ROWS[:3], "non_binary", *ROWS[3:], "military")
NAMES: Final = EDITION_ROWS | {"non_binary": "non_binary", "military": "military"}
SUBJECTS: Final = {"ela": "ela", "math": "mathematics", "science": "science_by_group"}
"""Subjects of made-up schools to the keys of their tables by group."""

ELA, MATHEMATICS, SCIENCE = (
    "caaspp-ela-by-group",
    "caaspp-mathematics-by-group",
    "caaspp-science-by-group",
)
GRADUATION, CHRONIC = "graduation-by-group", "chronic-absenteeism-by-group"
SUSPENSIONS = "suspensions-by-group"
RATES_FOR_ALL, COHORT_RATES = "suspensions-and-expulsions", "dropout-and-graduation"
BY_GROUP = (ELA, MATHEMATICS, SCIENCE, GRADUATION, CHRONIC, SUSPENSIONS)


@cache
def later_template(edition: str = EDITION) -> Template:
    """A later edition with its statewide figures."""
    return load_edition(TEMPLATES, edition)


def later_edition(
    *tables: str, edition: str = EDITION, empty_group: EmptyGroup | None = None
) -> Edition:
    """A later edition with these tables only (all, if none is named)."""
    whole = later_template(edition).edition
    sections = whole.sections
    if tables:
        blocks = tuple(block for s in sections for block in s.blocks if block.id in tables)
        assert {block.id for block in blocks} == set(tables)
        sections = (SectionSpec(id="some", title="Some", blocks=blocks),)
    update = {"sections": sections, "empty_group": empty_group or whole.empty_group}
    return whole.model_copy(update=update)


def later_entities(
    school: Data | None = None, district: Data | None = None, edition: str = EDITION
) -> Entities:
    """The three entities from what a school's and a district's file say, by dotted paths."""
    return Entities(
        School.model_validate(changed({"edition": edition, "grades": "9-12"}, school or {})),
        District.model_validate(changed({"edition": edition}, district or {})),
        later_template(edition).state,
    )


def later_raw(
    school: Data | None = None, district: Data | None = None, edition: Edition | None = None
) -> RawReport:
    """The report of a later edition before protection."""
    edition = edition or later_edition()
    return tables_of(edition, later_entities(school, district, edition.edition))


def later_policy(district: Data | None = None, edition: Edition | None = None) -> Policy:
    """The policy of a card of a later edition."""
    edition = edition or later_edition()
    return policy_of(later_entities({}, district, edition.edition).district, edition.empty_group)


def later_report(
    school: Data | None = None, district: Data | None = None, edition: Edition | None = None
) -> ProtectedReport:
    """The report of a later edition after protection, under the district's policy."""
    return protect(later_raw(school, district, edition), later_policy(district, edition))


def year_of(text: str) -> Data:
    """A school's year from ``All 98/96/42/5/0, Male 50/49/20/3/0``; other groups are empty.

    A group's students enrolled at any time, eligible, chronically absent, suspended, expelled.
    """
    counts = dict.fromkeys(ROWS_OF_A_YEAR, (0, 0, 0, 0, 0))
    for part in text.split(","):
        short, numbers = part.split()
        first, second, third, fourth, fifth = map(int, numbers.split("/"))
        counts[NAMES[_SHORT[short]]] = first, second, third, fourth, fifth
    rates = {
        row: {"suspensions": share(e, a, 2), "expulsions": share(f, a, 2)}
        for row, (a, _, _, e, f) in counts.items()
    }
    return {
        "engagement.chronic_absenteeism": {
            row: {
                "cumulative_enrollment": a,
                "eligible_enrollment": b,
                "count": c,
                "rate": share(c, b, 1),
            }
            for row, (a, b, c, _, _) in counts.items()
        },
        "engagement.suspensions_by_group": rates,
        f"engagement.suspensions.{EDITION}": rates["all_students"],
    }


def cohort_of(text: str) -> Data:
    """A school's cohort from ``All 98/96``: its students and graduates; other groups are empty."""
    counts = dict.fromkeys(ROWS_OF_A_YEAR, (0, 0))
    for part in text.split(","):
        short, numbers = part.split()
        first, second = map(int, numbers.split("/"))
        counts[NAMES[_SHORT[short]]] = first, second
    groups = {
        row: {"cohort": a, "graduates": b, "rate": share(b, a, 1)} for row, (a, b) in counts.items()
    }
    return {
        "engagement.graduation_by_group": groups,
        "engagement.graduation": {
            EDITION: {"graduation_rate": groups["all_students"]["rate"], "dropout_rate": "0.0"}
        },
    }


ROWS_OF_A_YEAR: Final = [row for row in NAMES.values() if row != "military"]
_SHORT: Final = SHORT | {"NonBinary": "non_binary"}


@dataclass(frozen=True)
class Rates:
    """How likely things are at one school."""

    absent: float
    suspended: float
    expelled: float
    graduated: float
    in_cohort: float
    new: float
    tested: float
    non_binary: float
    military: float

    @classmethod
    def drawn(cls, random: Random) -> Rates:
        """Rates of a school."""
        return cls(
            absent=0.05 + 0.3 * random.random() ** 2,
            suspended=0.08 * random.random() ** 2,
            expelled=0.0 if random.random() < 0.5 else 0.004 * random.random() ** 2,
            graduated=1.0 if random.random() < 0.1 else 0.75 + 0.24 * random.random(),
            in_cohort=0.15 + 0.2 * random.random(),
            new=0.12 * random.random(),
            tested=random.choice((0.25, 0.5, 0.5, 0.6, 0.9)),
            non_binary=0.01 * random.random() if random.random() < 0.3 else 0.0,
            military=0.05 * random.random() if random.random() < 0.3 else 0.0,
        )


def whole_school(seed: int) -> list[Student]:
    """All students of a school in one year, some of whom have come or left in between."""
    random = Random(seed)  # noqa: S311 (numbers for made-up schools)
    rates = Rates.drawn(random)
    return [_with_all_outcomes(one, rates, random) for one in realistic_school(seed, ())]


def _with_all_outcomes(student: Student, rates: Rates, random: Random) -> Student:
    groups = student.groups
    if not groups & set(GENDERS) or random.random() < rates.non_binary:
        groups = groups - set(GENDERS) | {"non_binary"}
    if random.random() < rates.military:
        groups |= {"military"}
    risk = 1.5 if "disadvantaged" in groups else 0.6
    new = random.random() < rates.new
    outcomes = {"suspensions": _drawn(random, risk * rates.suspended)}
    outcomes["expulsions"] = _drawn(random, risk * rates.expelled)
    late = new and random.random() < 0.4
    outcomes["chronic"] = NOT_TESTED if late else _drawn(random, risk * rates.absent)
    if random.random() < rates.in_cohort:
        outcomes["graduation"] = _drawn(random, 1 - (1 - rates.graduated) * risk)
    if not new:
        outcomes["census"] = NOT_MET
        for subject in _subjects(rates, random):
            absent = random.random() < 0.02
            outcomes[subject] = NOT_TESTED if absent else _drawn(random, 0.4 / risk)
    return Student(groups, outcomes)


def _subjects(rates: Rates, random: Random) -> tuple[str, ...]:
    """The tests that a student is to take, by grade."""
    grade = random.random()
    both = ("ela", "math") if grade < rates.tested else ()
    return (*both, "science") if grade < 0.35 * rates.tested else both


def _drawn(random: Random, chance: float) -> str:
    return MET if random.random() < chance else NOT_MET


def counted(students: Iterable[Student], outcome: str) -> dict[str, GroupRow]:
    """Each group's students with one outcome, by row of its table."""
    # Tables of tests have no row for students of another gender, others none for military families.
    rows = [row for row in ALL_ROWS if row != ("non_binary" if outcome in SUBJECTS else "military")]
    table = tabulate(students, outcome, rows=rows, partitions=())
    return {NAMES[row.id]: row for row in table.rows}


def file_of(students: list[Student]) -> Data:
    """A school's file with every table by student group, and the rates for all students."""
    census = counted(students, "census")
    everybody = census["all_students"].enrolled or 0
    chronic = counted(students, "chronic")
    rates = {name: counted(students, name) for name in ("suspensions", "expulsions")}
    cohort = counted(students, "graduation")
    said: Data = {
        "enrollment": {
            "total": everybody,
            "by_grade": {"12": everybody},
            "by_group": {
                NAMES[row]: share(census[NAMES[row]].enrolled or 0, everybody, 1)
                for row in (*GENDERS, "non_binary", *RACES, *PROGRAMS)
                if row != "migrant"
            }
            if everybody
            else {},
        },
        "outcomes": {
            key: {row: _result(one) for row, one in counted(students, subject).items()}
            for subject, key in SUBJECTS.items()
        },
        "engagement": {
            "chronic_absenteeism": {row: _absence(one) for row, one in chronic.items()},
            "graduation_by_group": {row: _graduation(one) for row, one in cohort.items()},
            "suspensions_by_group": {
                row: {name: _share(rates[name][row], 2) for name in rates} for row in chronic
            },
            "graduation": {
                EDITION: {
                    "graduation_rate": _share(cohort["all_students"], 1),
                    "dropout_rate": "0.0",
                }
            },
            "suspensions": {
                EDITION: {name: _share(rates[name]["all_students"], 2) for name in rates}
            },
        },
    }
    outcomes = said["outcomes"]
    outcomes["caaspp"] = {
        EDITION: {
            name: _share(counted(students, subject)["all_students"], 0)
            for subject, name in (("ela", "ela"), ("math", "mathematics"))
        }
    }
    outcomes["science"] = {EDITION: _share(counted(students, "science")["all_students"], 2)}
    return said


def _share(row: GroupRow, decimals: int) -> str:
    return share(row.met or 0, row.tested or 0, decimals)


def _result(row: GroupRow) -> Data:
    return {
        "total_enrollment": row.enrolled,
        "number_tested": row.tested,
        "percent_met_or_exceeded": _share(row, 2),
    }


def _absence(row: GroupRow) -> Data:
    return {
        "cumulative_enrollment": row.enrolled,
        "eligible_enrollment": row.tested,
        "count": row.met,
        "rate": _share(row, 1),
    }


def _graduation(row: GroupRow) -> Data:
    return {"cohort": row.enrolled, "graduates": row.met, "rate": _share(row, 1)}
