"""Test results by student group laid into the founding card's files."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any, Final

from sarcgen.disclosure.groups import GroupRow, GroupTable
from sarcgen.languages.catalog import Catalog
from sarcgen.pipeline import examine, report_card
from sarcgen.records.locate import DISTRICT_FILE, SchoolFile
from sarcgen.render.html import render_html
from tests.support.cards import EDITION, TEMPLATES, Data, changed, kellogg, write_files
from tests.support.schools import PROGRAMS, RACES

EDITION_ROWS: Final = {
    "all": "all_students",
    "male": "male",
    "female": "female",
    "black": "black_or_african_american",
    "american_indian": "american_indian_or_alaska_native",
    "asian": "asian",
    "filipino": "filipino",
    "hispanic": "hispanic_or_latino",
    "pacific_islander": "native_hawaiian_or_pacific_islander",
    "white": "white",
    "two_or_more": "two_or_more_races",
    "disadvantaged": "socioeconomically_disadvantaged",
    "english_learners": "english_learners",
    "disabilities": "students_with_disabilities",
    "migrant": "students_receiving_migrant_education_services",
    "foster": "foster_youth",
    "homeless": "homeless",
}
"""Ids of made-up tables to those of the edition."""

LABELS: Final = {
    "all_students": "All Students",
    "male": "Male",
    "female": "Female",
    "black_or_african_american": "Black or African American",
    "american_indian_or_alaska_native": "American Indian or Alaska Native",
    "asian": "Asian",
    "filipino": "Filipino",
    "hispanic_or_latino": "Hispanic or Latino",
    "native_hawaiian_or_pacific_islander": "Native Hawaiian or Pacific Islander",
    "white": "White",
    "two_or_more_races": "Two or More Races",
    "socioeconomically_disadvantaged": "Socioeconomically Disadvantaged",
    "english_learners": "English Learners",
    "students_with_disabilities": "Students with Disabilities",
    "students_receiving_migrant_education_services": (
        "Students Receiving Migrant Education Services"
    ),
    "foster_youth": "Foster Youth",
    "homeless": "Homeless",
}
"""Row labels as the state prints them."""

# The enrollment table of this edition has no rows for gender and migrant students.
SHARED: Final = tuple(EDITION_ROWS[row] for row in (*RACES, *PROGRAMS) if row != "migrant")


def share(part: int, whole: int, decimals: int) -> str:
    """A percentage rounded half up; zero of nobody."""
    exact = Decimal(100 * part) / whole if whole else Decimal(0)
    return str(exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP))


def result(row: GroupRow) -> Data | str:
    """One row as it stands in a school's file; two dashes where the state withheld it."""
    if row.withheld:
        return "--"
    return {
        "total_enrollment": row.enrolled,
        "number_tested": row.tested,
        "percent_met_or_exceeded": share(row.met or 0, row.tested or 0, 2),
    }


def results(table: GroupTable) -> Data:
    """All rows of a table as they stand in a school's file."""
    return {EDITION_ROWS[row.id]: result(row) for row in table.rows}


def with_results(
    ela: GroupTable, mathematics: GroupTable, headcounts: Mapping[str, int] | None = None
) -> Data:
    """The founding school with these results.

    Args:
        ela: the table by group in English language arts.
        mathematics: that in mathematics.
        headcounts: students enrolled in the whole school by row of the edition,
            ``all_students`` included; without them the enrollment tables stay as they are.
    """
    caaspp = {
        name: share(table.row("all").met or 0, table.row("all").tested or 0, 0)
        for name, table in (("ela", ela), ("mathematics", mathematics))
    }
    changes: dict[str, Any] = {
        "outcomes.ela": results(ela),
        "outcomes.mathematics": results(mathematics),
        f"outcomes.caaspp.{EDITION}": caaspp,
    }
    if headcounts is not None:
        total = headcounts["all_students"]
        first, rest = divmod(total, 7)
        by_grade = {grade: first + (place < rest) for place, grade in enumerate("K123456")}
        shares = {row: share(headcounts.get(row, 0), total, 1) for row in SHARED}
        changes |= {
            "enrollment.by_grade": by_grade,
            "enrollment.total": total,
            "enrollment.by_group": shares,
        }
    return changed(kellogg()[0], changes)


def district_with(changes: dict[str, Any] | None = None) -> Data:
    """The founding district with changes, as by a choice of protection."""
    return changed(kellogg()[1], changes or {})


def source_of(folder: Path, school: Data, district: Data | None = None) -> SchoolFile:
    """The files of a school and its district, written below a folder of schools."""
    file = write_files(folder, school, kellogg()[1] if district is None else district)
    return SchoolFile(EDITION, file.stem, file, file.with_name(DISTRICT_FILE))


def page_of(folder: Path, school: Data, district: Data | None = None) -> str:
    """The finished page, through every stage but the PDF."""
    catalog = Catalog("en")
    report = report_card(examine(source_of(folder, school, district), TEMPLATES), catalog)
    return render_html(report, TEMPLATES, catalog, edition=EDITION)
