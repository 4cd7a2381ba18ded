"""Cells that repeat the percentage of all students: found, and told from those that do not."""

from __future__ import annotations

from typing import Any

import pytest

from sarcgen.disclosure.aliases import CellPlace, aliases_of, beside_aliases, format_decimals
from sarcgen.edition.protection import ProtectedByRowCounts
from sarcgen.tables.raw import RawReport
from tests.support.cards import edition_of, raw_report, table_of
from tests.support.whole_schools import (
    CHRONIC,
    COHORT_RATES,
    GRADUATION,
    RATES_FOR_ALL,
    SCIENCE,
    SUSPENSIONS,
    later_raw,
)

ELA, MATHEMATICS, FOR_ALL = "caaspp-ela-by-group", "caaspp-mathematics-by-group", "caaspp"


def aliases(report: RawReport, table: str) -> list[CellPlace]:
    found = table_of(report, table)
    assert isinstance(found.spec.disclosure, ProtectedByRowCounts)
    rule = found.spec.disclosure
    return aliases_of(report, found, rule, rule.outcome)


@pytest.mark.parametrize(("table", "row"), [(ELA, "ela"), (MATHEMATICS, "mathematics")])
def test_the_schools_percentage_of_the_year_repeats_the_row_of_all_students(
    table: str, row: str
) -> None:
    assert aliases(raw_report(), table) == [CellPlace(FOR_ALL, row, "school_data_year")]


@pytest.mark.parametrize(("table", "row"), [(ELA, "ela"), (MATHEMATICS, "mathematics")])
def test_in_a_district_of_one_school_the_districts_does_too(table: str, row: str) -> None:
    assert aliases(raw_report({}, {"single_school": "yes"}), table) == [
        CellPlace(FOR_ALL, row, "school_data_year"),
        CellPlace(FOR_ALL, row, "district_data_year"),
    ]


def test_a_card_without_the_table_for_all_has_none() -> None:
    assert aliases(raw_report(edition=edition_of(ELA)), ELA) == []


def test_other_rates_repeat_nothing() -> None:
    edition = edition_of(ELA, "suspensions-and-expulsions", "physical-fitness")
    assert aliases(raw_report(edition=edition), ELA) == []


@pytest.mark.parametrize(
    ("table", "place", "decimals"),
    [
        (FOR_ALL, CellPlace(FOR_ALL, "ela", "school_data_year"), 0),
        (ELA, CellPlace(ELA, "male", "percent_met_or_exceeded"), 2),
        ("enrollment-by-group", CellPlace("enrollment-by-group", "asian", "percent_of_total"), 1),
    ],
)
def test_a_cell_is_printed_with_the_decimals_of_its_column(
    table: str, place: CellPlace, decimals: Any
) -> None:
    assert format_decimals(table_of(raw_report(), table).spec, place) == decimals


# ------------------------------------------------------------------------------- later editions


def later_aliases(table: str, outcome: str, district: Any = None) -> list[CellPlace]:
    report = later_raw({}, district)
    found = table_of(report, table)
    assert isinstance(found.spec.disclosure, ProtectedByRowCounts)
    return aliases_of(report, found, found.spec.disclosure, outcome)


@pytest.mark.parametrize(
    ("table", "outcome", "repeated"),
    [
        (SUSPENSIONS, "suspensions", (RATES_FOR_ALL, "suspensions")),
        (SUSPENSIONS, "expulsions", (RATES_FOR_ALL, "expulsions")),
        (GRADUATION, "rate", (COHORT_RATES, "graduation_rate")),
        (SCIENCE, "percent_met_or_exceeded", ("caaspp-science", "science")),
    ],
)
def test_an_edition_says_which_rates_of_the_data_year_repeat_which(
    table: str, outcome: str, repeated: tuple[str, str]
) -> None:
    own = CellPlace(*repeated, "school_data_year")
    assert later_aliases(table, outcome) == [own]
    of_district = CellPlace(*repeated, "district_data_year")
    assert later_aliases(table, outcome, {"single_school": "yes"}) == [own, of_district]


def test_absences_are_repeated_nowhere() -> None:
    assert later_aliases(CHRONIC, "rate") == []


def test_the_dropout_rate_stands_beside_the_graduation_rate() -> None:
    report = later_raw()
    dropouts = [CellPlace(COHORT_RATES, "dropout_rate", "school_data_year")]
    assert beside_aliases(report, table_of(report, GRADUATION), "rate") == dropouts
    assert beside_aliases(report, table_of(report, SUSPENSIONS), "suspensions") == []
