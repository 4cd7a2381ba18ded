"""Cells that repeat the percentage of all students: found, and told from those that do not."""

from __future__ import annotations

from typing import Any

import pytest

from sarcgen.disclosure.aliases import CellPlace, aliases_of, format_decimals
from sarcgen.edition.protection import ProtectedByRowCounts
from sarcgen.tables.raw import RawReport
from tests.support.cards import edition_of, raw_report, table_of

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
