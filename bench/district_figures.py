"""Figures of made-up districts, and what their schools share."""

from __future__ import annotations

from random import Random
from typing import Any, Final

from bench.high_school_figures import graduation
from bench.levels import YEARS
from bench.school_figures import BOOKS

PUBLISHERS: Final = ("Larkspur Press", "Harrow House", "Alder Books", "Meridian Schoolbooks")
POSITIONS: Final = (
    ("beginning_teacher", 48_000), ("mid_range_teacher", 75_000), ("highest_teacher", 99_000),
    ("principal_elementary", 118_000), ("principal_middle", 123_000), ("principal_high", 133_000),
    ("superintendent", 215_000),
)  # fmt: skip


def district_figures(random: Random) -> tuple[dict[str, Any], dict[str, Any]]:
    """The district's own figures, and what stands under ``schools`` in its file."""
    ela, mathematics = random.randint(38, 60), random.randint(28, 48)
    figures = {
        "conditions": {
            "teacher_credentials": {
                YEARS[4]: {
                    "with_full_credential": random.randint(600, 1100),
                    "without_full_credential": random.randint(11, 40),
                    "outside_subject_area": random.randint(11, 30),
                }
            }
        },
        "outcomes": {
            "caaspp": {
                YEARS[2]: {"ela": ela, "mathematics": mathematics},
                YEARS[3]: {"ela": ela + 1, "mathematics": mathematics + 1},
            }
        },
        "engagement": {
            "graduation": {year: graduation(random) for year in YEARS[:3]},
            "suspensions": {
                year: {"suspensions": f"3.{random.randint(0, 9)}", "expulsions": "0.1"}
                for year in YEARS[1:4]
            },
        },
        "finance": {
            "expenditures": {
                "unrestricted": random.randint(5200, 8100),
                "average_teacher_salary": random.randint(76_000, 84_000),
            },
            "salaries": _salaries(random),
        },
        "same_category": {
            "average_teacher_salary": random.randint(77_000, 82_000),
            "salaries": _salaries(random),
        },
    }
    return figures, _shared(random)


def _salaries(random: Random) -> dict[str, Any]:
    amounts = {name: about + random.randint(-900, 900) for name, about in POSITIONS}
    return {
        **amounts,
        "percent_for_teacher_salaries": random.randint(33, 38),
        "percent_for_administrative_salaries": random.randint(4, 7),
    }


def _shared(random: Random) -> dict[str, Any]:
    return {
        "conditions": {
            "textbooks": {
                "collected": random.choice(("August 2019", "September 2019", "October 2019")),
                "subjects": {
                    subject: {
                        "materials": f"{subject.replace('_', ' ').title()} Today,"
                        f" {random.choice(PUBLISHERS)}, adopted {random.randint(2014, 2019)}",
                        "from_most_recent_adoption": "Yes",
                    }
                    for subject in BOOKS
                },
            }
        },
        "professional_development": {
            "days": {year: random.choice(("3", "4", "4.5", "5", "6")) for year in YEARS[2:]},
        },
    }
