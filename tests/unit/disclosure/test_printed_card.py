"""Finished cards of later editions that were tampered with: each open cell is found out."""

from __future__ import annotations

import pytest

from sarcgen.disclosure.primary import protected_cell
from sarcgen.disclosure.protect import protect
from sarcgen.disclosure.protected import CellStatus, ProtectedCell, ProtectedReport
from sarcgen.disclosure.verdict import refuse_what_can_be_undone
from sarcgen.errors import DisclosureError
from sarcgen.tables.raw import RawReport
from tests.support.cards import cell_of
from tests.support.whole_schools import (
    CHRONIC,
    COHORT_RATES,
    GRADUATION,
    RATES_FOR_ALL,
    SUSPENSIONS,
    cohort_of,
    later_edition,
    later_policy,
    later_raw,
    year_of,
)
from tests.unit.disclosure.test_verdict import with_cells

EDITION = later_edition(CHRONIC, SUSPENSIONS, GRADUATION, RATES_FOR_ALL, COHORT_RATES)
YEAR = (
    "All 60/58/20/6/2, Male 30/30/9/3/1, Female 30/28/11/3/1, White 45/44/16/4/2,"
    "Black 8/8/2/1/0, Asian 7/6/2/1/0"
)
COHORT = "All 60/50, Male 30/24, Female 30/26, White 44/38, Asian 9/7, Black 7/5"


def column_of(table: str, column: str) -> int:
    spec = next(spec for spec in EDITION.tables() if spec.id == table)
    return [found.id for found in spec.columns].index(column)


def raw_of(year: str = YEAR, cohort: str = COHORT) -> RawReport:
    return later_raw(year_of(year) | cohort_of(cohort), None, EDITION)


def opened(
    report: ProtectedReport, raw: RawReport, table: str, row: str, column: str
) -> ProtectedReport:
    """The report with a cell as if it were not hidden."""
    cell = protected_cell(cell_of(raw, table, row, column))
    return with_cells(report, table, row, {column_of(table, column): cell})


def refuse(report: ProtectedReport, raw: RawReport) -> None:
    refuse_what_can_be_undone(report, raw, later_policy(None, EDITION))


def protected(raw: RawReport) -> ProtectedReport:
    return protect(raw, later_policy(None, EDITION))


@pytest.mark.parametrize(
    ("table", "column"),
    [
        (CHRONIC, "cumulative_enrollment"),
        (CHRONIC, "eligible_enrollment"),
        (CHRONIC, "count"),
        (CHRONIC, "rate"),
        (SUSPENSIONS, "suspensions"),
        (SUSPENSIONS, "expulsions"),
        (GRADUATION, "cohort"),
        (GRADUATION, "graduates"),
        (GRADUATION, "rate"),
    ],
)
def test_a_single_cell_of_a_small_group_left_open_is_found_out(table: str, column: str) -> None:
    """A rate of 0.00 too: the row is hidden, whatever it says."""
    raw = raw_of()
    report = protected(raw)
    with pytest.raises(DisclosureError, match="row “Asian”"):
        refuse(opened(report, raw, table, "asian", column), raw)


def test_rates_left_open_beside_a_hidden_row_of_the_table_of_absences_are_found_out() -> None:
    """White has many students; how many is hidden all the same."""
    raw = raw_of()
    report = protected(raw)
    dashes = dict.fromkeys(range(4), ProtectedCell(CellStatus.COMPLEMENTARY))
    refuse(report, raw)
    with pytest.raises(DisclosureError, match="row “White”"):
        refuse(with_cells(report, CHRONIC, "white", dashes), raw)


ALL_GRADUATED = "All 60/60, Male 30/30, Female 30/30, White 44/44, Asian 9/9, Black 7/7"


@pytest.mark.parametrize(
    ("table", "column"),
    [(GRADUATION, "graduates"), (GRADUATION, "rate"), (COHORT_RATES, "school_data_year")],
)
def test_a_result_of_all_students_left_open_anywhere_is_found_out(table: str, column: str) -> None:
    raw = raw_of(cohort=ALL_GRADUATED)
    report = protected(raw)
    row = "graduation_rate" if table == COHORT_RATES else "all_students"
    with pytest.raises(DisclosureError, match="Graduation Rate by Student Group"):
        refuse(opened(report, raw, table, row, column), raw)


@pytest.mark.parametrize("rate", ["suspensions", "expulsions"])
def test_a_rate_of_all_students_left_open_beside_a_hidden_row_is_found_out(rate: str) -> None:
    few = "All 12/10/4/1/1, Male 12/10/4/1/1, White 12/10/4/1/1"
    raw = raw_of(few)
    report = protected(raw)
    with pytest.raises(DisclosureError, match="row “All Students”"):
        refuse(opened(report, raw, RATES_FOR_ALL, rate, "school_data_year"), raw)
