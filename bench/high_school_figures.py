"""Figures that only made-up high schools have."""

from __future__ import annotations

from random import Random
from typing import Any, Final

from bench.levels import YEARS
from tests.support.results import share

ADVANCED: Final = (
    "computer_science", "english", "fine_and_performing_arts", "foreign_language", "mathematics",
    "science", "social_science",
)  # fmt: skip


def add_high_school(
    figures: dict[str, Any], by_grade: dict[str, int], total: int, random: Random
) -> None:
    """Adds what a school's file holds of grades 9 to 12."""
    courses = {subject: random.randint(1, 4) for subject in ADVANCED}
    offered: dict[str, Any] = {name: {"courses_offered": n} for name, n in courses.items()}
    offered["all_courses"] = {
        "courses_offered": sum(courses.values()),
        "percent_of_students": share(random.randint(1, max(1, total // 3)), total, 1),
    }
    figures["outcomes"] |= {
        "career_technical_education": {
            "number_of_pupils": random.randint(total // 4, total // 2),
            "percent_completing_and_earning_diploma": "9" + str(random.randint(0, 9)) + ".5",
            "percent_of_courses_sequenced": str(random.randint(40, 90)) + ".0",
        },
        "university_courses": {
            "percent_enrolled": "9" + str(random.randint(0, 8)) + ".25",
            "percent_of_graduates_completing": str(random.randint(30, 65)) + ".75",
        },
        "advanced_placement": offered,
    }
    figures["engagement"]["graduation"] = {
        year: {"cohort": by_grade["12"] + random.randint(0, 9), **graduation(random)}
        for year in YEARS[:3]
    }


def graduation(random: Random) -> dict[str, str]:
    """Rates of one year's cohort."""
    dropped = random.randint(20, 60)
    graduated = 1000 - dropped - random.randint(10, 60)
    return {"dropout_rate": str(dropped / 10), "graduation_rate": str(graduated / 10)}
