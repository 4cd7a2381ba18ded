"""Two schools with small groups, and every number of theirs that must not be found anywhere.

``groups`` is the founding card with student groups of 0, 1, 9, 10 and 11 students and a row of 19
enrolled and 10 tested. ``tiny`` is the invented high school with ten students in all, the only
school of its district. The hidden figures are made up so that nothing else on the card looks like
them; where a count is small, its percentage stands out instead.

Each school has a twin that differs from it in hidden figures only: whatever sarcgen writes or says
must be the same for both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from tests.support.cards import DELETED, Data, changed, granite_ridge, kellogg

ELA, MATHEMATICS = "ela", "mathematics"
Row = tuple[int, int, str]
"""Students enrolled, students tested, percent met or exceeded."""

SHOWN: Final[dict[str, Row]] = {
    "all_students": (1984, 1187, "51.23"),
    "male": (1011, 604, "50.99"),
    "female": (973, 583, "51.46"),
    "native_hawaiian_or_pacific_islander": (11, 11, "54.55"),
    "hispanic_or_latino": (1300, 690, "49.57"),
    "white": (634, 456, "54.39"),
    "socioeconomically_disadvantaged": (900, 880, "47.50"),
    "homeless": (40, 19, "36.84"),
}
HIDDEN: Final[dict[str, Row]] = {
    "black_or_african_american": (0, 0, "43.17"),
    "american_indian_or_alaska_native": (1, 1, "62.83"),
    "asian": (9, 9, "73.91"),
    "filipino": (10, 10, "61.79"),
    "two_or_more_races": (19, 10, "84.27"),
    "students_with_disabilities": (783, 10, "12.87"),
    "english_learners": (296, 291, "38.09"),
    "students_receiving_migrant_education_services": (0, 0, "29.41"),
    "foster_youth": (7, 6, "17.38"),
}
# The sums of each family stay: only how they are made up differs.
HIDDEN_IN_THE_TWIN: Final[dict[str, Row]] = {
    "black_or_african_american": (3, 3, "33.19"),
    "american_indian_or_alaska_native": (4, 4, "26.57"),
    "asian": (6, 6, "91.03"),
    "filipino": (8, 8, "71.64"),
    "two_or_more_races": (18, 9, "48.72"),
    "students_with_disabilities": (781, 9, "23.78"),
    "english_learners": (295, 288, "83.06"),
    "students_receiving_migrant_education_services": (2, 1, "94.12"),
    "foster_youth": (6, 5, "71.83"),
}
SCORED: Final = {"english_learners": (10, 8)}
"""Students with scores of a group that is hidden for them alone, in the school and its twin."""

YEARS: Final = ("2016-17", "2017-18", "2018-19")


def results(rows: dict[str, Row], scored: int) -> Data:
    """The rows as they stand in a file; percents tested are left to sarcgen."""
    found: Data = {
        group: {
            "total_enrollment": enrolled,
            "number_tested": tested,
            "percent_met_or_exceeded": percent,
        }
        for group, (enrolled, tested, percent) in rows.items()
    }
    if "english_learners" in found:
        found["english_learners"]["number_with_scores"] = scored
    return found


@dataclass(frozen=True)
class Case:
    """One school with its twin.

    Attributes:
        name: of its file.
        school, district: its data.
        hidden: the figures that must not be found, by where they stand in the file.
    """

    name: str
    school: Data
    district: Data
    twin: Data
    hidden: dict[str, str]


def groups() -> Case:
    """The founding card with small groups."""
    school, district = kellogg()
    open_figures: Data = {
        "enrollment.by_grade": {
            "K": 280,
            "1": 280,
            "2": 284,
            "3": 285,
            "4": 285,
            "5": 285,
            "6": 285,
        },
        "enrollment.total": DELETED,
        "outcomes.caaspp.2018-19": {ELA: 51, MATHEMATICS: 51},
        "engagement.suspensions.2017-18.cumulative_enrollment": 1990,
        "engagement.suspensions.2018-19.cumulative_enrollment": 1995,
    }
    base = changed(school, open_figures)
    own = {
        **{
            f"outcomes.{s}": results(SHOWN | HIDDEN, SCORED["english_learners"][0])
            for s in SUBJECTS
        },
        # A year with ten students, a grade with ten tested, a year with nine enrolled
        "engagement.suspensions.2016-17": _rates("47.13", "23.97", 10),
        "outcomes.physical_fitness.5": _fitness(10, "41.73", "18.29", "35.61"),
        "enrollment.earlier_totals": {"2017-18": 9},
        "outcomes.caaspp.2017-18": {ELA: "67.41", MATHEMATICS: "58.93"},
    }
    other = {
        **{
            f"outcomes.{s}": results(SHOWN | HIDDEN_IN_THE_TWIN, SCORED["english_learners"][1])
            for s in SUBJECTS
        },
        "engagement.suspensions.2016-17": _rates("31.47", "72.39", 8),
        "outcomes.physical_fitness.5": _fitness(7, "14.37", "81.92", "53.16"),
        "enrollment.earlier_totals": {"2017-18": 6},
        "outcomes.caaspp.2017-18": {ELA: "76.14", MATHEMATICS: "85.39"},
    }
    hidden = dict(_distinctive(own, visible=SHOWN))
    # What sarcgen works out of hidden counts is hidden too.
    hidden |= {"10 of 783, tested": "1.28", "not": "98.72", "10 of 19": "52.63", "": "47.37"}
    hidden |= {"291 of 296, tested": "98.31", "not tested": "1.69", "6 of 7": "85.71"}
    return Case("groups", changed(base, own), district, changed(base, other), hidden)


SUBJECTS: Final = (ELA, MATHEMATICS)


def _rates(suspensions: str, expulsions: str, enrolled: int) -> Data:
    return {
        "suspensions": suspensions,
        "expulsions": expulsions,
        "cumulative_enrollment": enrolled,
    }


def _fitness(tested: int, *percents: str) -> Data:
    names = ("four_of_six", "five_of_six", "six_of_six")
    return {"number_tested": tested, **dict(zip(names, percents, strict=True))}


def tiny() -> Case:
    """A high school of ten students, the only one of its district."""
    school, district = granite_ridge()
    base = changed(
        school,
        {
            "enrollment.by_grade": {"9": 3, "10": 2, "11": 2, "12": 3},
            "enrollment.total": DELETED,
            "enrollment.earlier_totals": DELETED,
            "staff.academic_counselors": DELETED,
            "staff.counselor_ratio": "0.0",
        },
    )
    own, other = _secondary(0), _secondary(1)
    in_district = {
        "single_school": "yes",
        "finance.salaries": DELETED,
        "same_category.salaries": DELETED,
        "outcomes.caaspp": {y: {ELA: "64.19", MATHEMATICS: "39.28"} for y in YEARS[1:]},
        "engagement.suspensions": {
            y: {"suspensions": "27.83", "expulsions": "13.74"} for y in YEARS
        },
        "engagement.graduation": {
            y: {"dropout_rate": "37.62", "graduation_rate": "62.38"}
            for y in ("2015-16", "2016-17", "2017-18")
        },
    }
    hidden = dict(_distinctive(own)) | {
        f"district {path}": text for path, text in _distinctive(in_district)
    }
    return Case(
        "tiny", changed(base, own), changed(district, in_district), changed(base, other), hidden
    )


def _secondary(twin: int) -> Data:
    """Everything that stands for the ten students of the school, or for fewer."""

    def either(one: Any, other: Any) -> Any:
        return other if twin else one

    rows: dict[str, Row] = {
        "all_students": either((2, 2, "57.43"), (3, 2, "75.34")),
        "male": either((1, 1, "68.47"), (2, 1, "86.74")),
        "female": either((1, 1, "46.38"), (1, 1, "64.83")),
    }
    rest = {group: "--" for group in (SHOWN | HIDDEN) if group not in rows}
    return {
        **{f"outcomes.{subject}": results(rows, 0) | rest for subject in SUBJECTS},
        "outcomes.caaspp": {
            "2017-18": either(
                {ELA: "83.64", MATHEMATICS: "42.18"}, {ELA: "38.46", MATHEMATICS: "24.81"}
            ),
            "2018-19": either(
                {ELA: "57.43", MATHEMATICS: "34.68"}, {ELA: "75.34", MATHEMATICS: "43.86"}
            ),
        },
        "outcomes.physical_fitness": {
            "9": either(
                _fitness(3, "63.84", "28.46", "16.73"), _fitness(2, "36.48", "82.64", "61.37")
            )
        },
        "outcomes.career_technical_education": {
            "number_of_pupils": either(9, 8),
            "percent_completing_and_earning_diploma": either("39.72", "93.27"),
            "percent_of_courses_sequenced": either("56.28", "65.82"),
        },
        "outcomes.university_courses": {
            "percent_enrolled": either("78.26", "87.62"),
            "percent_of_graduates_completing": either("31.74", "13.47"),
        },
        "outcomes.advanced_placement.all_courses": {
            "courses_offered": either(14, 13),
            "percent_of_students": either("81.36", "18.63"),
        },
        "engagement.graduation": {
            year: {
                "cohort": either(9, 8),
                "dropout_rate": either("26.84", "62.48"),
                "graduation_rate": either("73.16", "37.61"),
            }
            for year in ("2015-16", "2016-17", "2017-18")
        },
        "engagement.suspensions": {
            year: either(_rates("24.78", "17.36", 10), _rates("42.87", "71.63", 9))
            for year in YEARS
        },
    }


def _distinctive(data: Any, path: str = "", visible: Any = ()) -> Iterator[tuple[str, str]]:
    """Every figure that can be searched for: percentages, and counts of three digits."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in visible:
                yield from _distinctive(value, f"{path}.{key}".lstrip("."), visible)
    elif re.fullmatch(r"\d+\.\d\d|\d{3}", str(data)):
        yield path, str(data)


def forms_of(figure: str) -> set[str]:
    """A figure as it could be printed: with all decimals, or rounded to one.

    A small one with one decimal looks like too much else, as the number of a section.
    """
    if "." not in figure or len(figure) < len("10.00"):
        return {figure}
    tenths = (int(figure.replace(".", "")) + 5) // 10
    return {figure, f"{tenths // 10}.{tenths % 10}"}


def found_in(text: str, case: Case) -> dict[str, str]:
    """The hidden figures that stand in a text, by where they come from."""
    return {
        place: figure
        for place, figure in case.hidden.items()
        for form in forms_of(figure)
        if re.search(rf"(?<![\w.,]){re.escape(form)}(?![\w%]|[.,]\d)", text)
    }
