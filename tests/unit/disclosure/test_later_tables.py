"""Graduation, chronic absenteeism, suspensions: what is hidden, and what with it."""

from __future__ import annotations

from typing import Any

import pytest

from sarcgen.disclosure.protected import HIDDEN, CellStatus, ProtectedReport, ProtectedRow
from sarcgen.edition.words import EmptyGroup
from tests.support.cards import Data
from tests.support.whole_schools import (
    CHRONIC,
    EDITION,
    GRADUATION,
    SCIENCE,
    SUSPENSIONS,
    cohort_of,
    later_edition,
    later_report,
    year_of,
)

PUBLISHED, PRIMARY = CellStatus.PUBLISHED, CellStatus.PRIMARY
COMPLEMENTARY, LINKED = CellStatus.COMPLEMENTARY, CellStatus.LINKED
RATES, COHORT_RATES = "suspensions-and-expulsions", "dropout-and-graduation"
ABSENCE = "engagement.chronic_absenteeism"

OPEN = "All 98/96/42/5/0, Male 50/49/20/3/0, Female 48/47/22/2/0, White 98/96/42/5/0"
"""Every group that has students is large, and nobody is left over."""

SED = ", SED {}/{}/12/1/0"


def row(report: ProtectedReport, table: str, row_id: str) -> ProtectedRow:
    found = report.table(table)
    assert found is not None
    return next(found_row for found_row in found.rows if found_row.id == row_id)


def cells(report: ProtectedReport, table: str, row_id: str) -> list[str]:
    """What a row prints; a hidden cell as two dashes, one without a figure as its status."""
    return [
        "--"
        if cell.status in HIDDEN
        else cell.status.value
        if cell.value is None
        else str(cell.value)
        for cell in row(report, table, row_id).cells
    ]


def statuses(report: ProtectedReport, table: str, row_id: str) -> set[CellStatus]:
    return {cell.status for cell in row(report, table, row_id).cells}


def of_year(report: ProtectedReport, table: str, row_id: str) -> str:
    """The school's cell of the data year in a table of rates for all students."""
    spec = next(spec for spec in later_edition().tables() if spec.id == table)
    place = next(
        place
        for place, column in enumerate(spec.columns)
        if column.year == 0 and column.scope == "school"
    )
    return cells(report, table, row_id)[place]


# --------------------------------------------------------------------------------- small groups

DISADVANTAGED = "socioeconomically_disadvantaged"


@pytest.mark.parametrize("students", [1, 10, 11])
def test_a_cohort_of_ten_is_hidden_and_one_of_eleven_is_printed(students: int) -> None:
    said = cohort_of(f"All 60/50, Male 30/25, Female 30/25, White 60/50, SED {students}/1")
    found = cells(later_report(said), GRADUATION, DISADVANTAGED)
    assert found == (["--"] * 3 if students <= 10 else ["11", "1", "9.1"])


@pytest.mark.parametrize(
    ("enrolled", "eligible", "hidden"),
    [
        (10, 10, True),
        (11, 10, True),
        (30, 3, True),
        (30, 0, True),
        (11, 11, False),
        (30, 11, False),
    ],
)
def test_a_group_is_small_by_the_students_of_the_year_or_by_those_who_count(
    enrolled: int, eligible: int, *, hidden: bool
) -> None:
    """The rate is a share of the eligible ones. Suspensions are of all, and hidden all the same."""
    absent = min(eligible, 5)
    said = year_of(OPEN + f", SED {enrolled}/{eligible}/{absent}/1/0")
    report = later_report(said)
    assert statuses(report, CHRONIC, DISADVANTAGED) == ({PRIMARY} if hidden else {PUBLISHED})
    own = {PRIMARY} if enrolled <= 10 else {LINKED}
    assert statuses(report, SUSPENSIONS, DISADVANTAGED) == (own if hidden else {PUBLISHED})


def test_science_by_group_is_protected_like_ela_and_alone() -> None:
    groups = {"all_students": 60, "male": 30, "female": 30, "white": 60, DISADVANTAGED: 10}
    said = {
        "outcomes.science_by_group": {
            group: {
                "total_enrollment": count,
                "number_tested": count,
                "percent_met_or_exceeded": "40.00",
            }
            for group, count in groups.items()
        },
        f"outcomes.science.{EDITION}": "40.00",
    } | year_of(OPEN + SED.format(30, 30))
    report = later_report(said)
    assert statuses(report, SCIENCE, DISADVANTAGED) == {PRIMARY}
    assert statuses(report, SCIENCE, "male") == {PUBLISHED}
    assert statuses(report, CHRONIC, DISADVANTAGED) == {PUBLISHED}


# -------------------------------------------------------------- what the others would give away

WHITE_AND_FEW = (
    "All 60/58/20/3/0, Male 31/30/10/2/0, Female 29/28/10/1/0, White 45/44/16/2/0,Asian 15/14/4/1/0"
)


def test_what_a_total_would_tell_is_hidden_in_both_tables_about_the_year() -> None:
    few = WHITE_AND_FEW.replace("Asian 15/14/4/1/0", "Asian 8/8/2/0/0, Black 7/6/2/1/0")
    strict = later_report(year_of(WHITE_AND_FEW + SED.format(53, 52)))
    assert statuses(strict, CHRONIC, DISADVANTAGED) == {COMPLEMENTARY}
    assert statuses(strict, SUSPENSIONS, DISADVANTAGED) == {COMPLEMENTARY}
    for report in (later_report(year_of(few)), strict):
        for row_id in ("black_or_african_american", "white", "male", "all_students"):
            hidden = [statuses(report, table, row_id) <= HIDDEN for table in (CHRONIC, SUSPENSIONS)]
            assert hidden[0] is hidden[1]


def test_the_count_tells_what_a_rounded_rate_leaves_open() -> None:
    """Every absent student is White: with the count beside the rate that is plain."""
    text = "All 1500/1500/{0}/0/0, Male 750/750/{1}/0/0, Female 750/750/{1}/0/0,"
    text += "White 1480/1480/{0}/0/0, Black 8/8/0/0/0, Asian 7/7/0/0/0, Filipino 5/5/0/0/0"
    said = year_of(text.format(600, 300))
    report = later_report(said)
    assert statuses(report, CHRONIC, "all_students") == {PUBLISHED}
    assert cells(report, CHRONIC, "white") != ["1480", "1480", "600", "40.5"]
    uncounted = {
        f"{ABSENCE}.{group}.count": "not reported"
        for group in said["engagement.chronic_absenteeism"]
    }
    assert cells(later_report(said | uncounted), CHRONIC, "white")[3] == "40.5"


EVERYBODY = "All 60/60, Male 30/30, Female 30/30, White 44/44, Asian 9/9, Black 7/7"


def test_where_all_have_graduated_neither_count_nor_rate_is_told_anywhere() -> None:
    earlier = {
        f"engagement.graduation.{year}": {"graduation_rate": "90.0", "dropout_rate": "1.0"}
        for year in ("2021-22",)
    }
    totals = {"enrollment.earlier_totals": {"2021-22": 200}}
    report = later_report(cohort_of(EVERYBODY) | earlier | totals)
    assert cells(report, GRADUATION, "all_students") == ["60", "--", "--"]
    assert cells(report, GRADUATION, "white") == ["44", "--", "--"]
    assert of_year(report, COHORT_RATES, "graduation_rate") == "--"
    assert "90.0" in cells(report, COHORT_RATES, "graduation_rate")


def test_who_has_dropped_out_has_not_graduated() -> None:
    """A dropout rate of one hundred would tell that nobody has, so it goes with the others."""
    report = later_report(cohort_of(EVERYBODY))
    assert of_year(report, COHORT_RATES, "dropout_rate") == "--"
    some = EVERYBODY.replace("60/60", "60/55").replace("White 44/44", "White 44/39")
    some = some.replace("Male 30/30", "Male 30/27").replace("Female 30/30", "Female 30/28")
    report = later_report(
        cohort_of(some.replace("Asian 9/9", "Asian 9/7").replace("44/39", "44/41"))
    )
    assert of_year(report, COHORT_RATES, "dropout_rate") == "0.0"


# ------------------------------------------------------------------------- rates for all students


def test_the_schools_rates_say_again_what_the_row_of_all_students_says() -> None:
    few = "All 12/10/4/1/0, Male 12/10/4/1/0, White 12/10/4/1/0"
    report = later_report(year_of(few))
    assert statuses(report, SUSPENSIONS, "all_students") == {LINKED}
    for rate in ("suspensions", "expulsions"):
        assert of_year(report, RATES, rate) == "--"
    report = later_report(year_of(OPEN))
    assert cells(report, SUSPENSIONS, "all_students") == ["5.10", "0.00"]
    assert of_year(report, RATES, "suspensions") == "5.10"
    assert of_year(report, RATES, "expulsions") == "0.00"


@pytest.mark.parametrize("single", [True, False])
def test_the_districts_rates_do_too_where_it_has_one_school(*, single: bool) -> None:
    rates = {"suspensions": "5.10", "expulsions": "0.00"}
    district = {
        "single_school": "yes" if single else "no",
        f"engagement.suspensions.{EDITION}": rates,
    }
    few = "All 12/10/4/1/0, Male 12/10/4/1/0, White 12/10/4/1/0"
    found = cells(later_report(year_of(few), district), RATES, "suspensions")
    assert ("5.10" in found) is not single


@pytest.mark.parametrize("few", [10, 11])
def test_students_of_the_year_govern_the_rates_of_the_data_year(few: int) -> None:
    """Two hundred enrolled on census day do not stand in for those whom the file counts."""
    text = f"All {few}/{few}/4/1/0, Male {few}/{few}/4/1/0, White {few}/{few}/4/1/0"
    said = year_of(text) | {"enrollment.total": 200}
    assert (of_year(later_report(said), RATES, "suspensions") == "--") is (few == 10)


# --------------------------------------------------------------------------------------- zeros


def test_empty_groups_print_zeros_in_every_table() -> None:
    report = later_report(year_of(OPEN) | cohort_of("All 60/50, Male 60/50, White 60/50"))
    assert cells(report, CHRONIC, "asian") == ["0", "0", "0", "0.0"]
    assert cells(report, SUSPENSIONS, "asian") == ["0.00", "0.00"]
    assert cells(report, GRADUATION, "asian") == ["0", "0", "0.0"]
    dash = later_edition(CHRONIC, SUSPENSIONS, empty_group=EmptyGroup.DASH)
    report = later_report(year_of(OPEN), None, dash)
    assert cells(report, SUSPENSIONS, "asian") == ["--", "--"]


@pytest.mark.parametrize(
    "slip",
    [
        {f"{ABSENCE}.asian.rate": "12.5"},
        {f"{ABSENCE}.asian.count": 1},
        {f"{ABSENCE}.asian.eligible_enrollment": 8},
        {"engagement.suspensions_by_group.asian.suspensions": "12.50"},
    ],
)
def test_a_group_said_to_be_empty_that_has_figures_is_not_printed(slip: Data) -> None:
    """Nobody knows how many it has: perhaps a figure was left out before the zero."""
    report = later_report(year_of(OPEN) | slip)
    for table in (CHRONIC, SUSPENSIONS):
        assert set(cells(report, table, "asian")) == {"--"}


# ----------------------------------------------------------------------- tables without figures

WORDS = ["pending", "not reported", "N/A"]
BLANK = {"pending": "pending", "not reported": "not reported", "N/A": "N/A"}


@pytest.mark.parametrize("word", WORDS)
def test_a_table_that_says_one_word_prints_it_and_hides_nothing_elsewhere(word: str) -> None:
    said = year_of(OPEN) | cohort_of("All 60/50, Male 60/50, White 60/50")
    for key, table in (
        ("suspensions_by_group", SUSPENSIONS),
        ("graduation_by_group", GRADUATION),
    ):
        report = later_report(said | {f"engagement.{key}": word})
        assert set(cells(report, table, "male")) == {BLANK[word]}
        assert cells(report, CHRONIC, "male")[0] == "50"
    pending = {"engagement.graduation_by_group": word, "enrollment.by_grade": {"12": 60}}
    report = later_report(said | pending | {"engagement.suspensions_by_group": word})
    assert of_year(report, COHORT_RATES, "graduation_rate") == "83.3"
    assert of_year(report, RATES, "suspensions") == "5.10"


@pytest.mark.parametrize("word", WORDS)
def test_suspensions_of_groups_of_unknown_size_are_hidden(word: str) -> None:
    said = year_of(OPEN) | {ABSENCE: word, "enrollment.total": 200}
    report = later_report(said)
    assert set(cells(report, CHRONIC, "male")) == {BLANK[word]}
    for group in ("all_students", "male", "asian"):
        assert cells(report, SUSPENSIONS, group) == ["--", "--"]
    assert of_year(report, RATES, "suspensions") == "--"


def test_a_group_of_unknown_size_is_hidden_and_so_is_what_would_tell_it() -> None:
    report = later_report(year_of(OPEN) | {f"{ABSENCE}.female": "pending"})
    assert cells(report, SUSPENSIONS, "female") == ["--", "--"]
    assert cells(report, CHRONIC, "female") == ["pending"] * 4
    assert cells(report, CHRONIC, "male") == ["--"] * 4


@pytest.mark.parametrize(
    "change",
    [
        {"engagement.suspensions_by_group.male": "--"},
        {"engagement.suspensions_by_group.male.expulsions": "--"},
    ],
)
def test_what_the_state_withholds_in_one_table_is_hidden_in_both(change: Data) -> None:
    report = later_report(year_of(OPEN) | change)
    for table in (CHRONIC, SUSPENSIONS):
        assert set(cells(report, table, "male")) == {"--"}
        assert set(cells(report, table, "female")) == {"--"}


def test_suspensions_that_the_state_withholds_wholly_hide_no_absences() -> None:
    report = later_report(year_of(OPEN) | {"engagement.suspensions_by_group": "--"})
    assert cells(report, CHRONIC, "male") == ["50", "49", "20", "40.8"]
    assert cells(report, SUSPENSIONS, "male") == ["--", "--"]
    assert of_year(report, RATES, "suspensions") == "--"


def test_where_the_table_that_prints_the_sizes_is_hidden_so_are_the_rates() -> None:
    """A zero of an empty group too: beside dashes it would tell that it is empty."""
    small = "All 9/9/0/1/0, Male 9/9/0/1/0, White 9/9/0/1/0"
    withheld = {"engagement.suspensions_by_group.all_students": "--"}
    report = later_report(year_of(small) | withheld)
    for table in (CHRONIC, SUSPENSIONS):
        assert set(cells(report, table, "asian")) == {"--"}


# -------------------------------------------------------------------- figures that do not agree


@pytest.mark.parametrize("rate", ["83.3", "83.4", "82", "90.0", "83.3333"])
def test_a_rate_that_is_not_quite_the_share_of_graduates_is_printed(rate: Any) -> None:
    few = "All 60/50, Male 30/25, Female 30/25, White 44/38, Asian 9/7, Black 7/5"
    said = cohort_of(few) | {"engagement.graduation_by_group.all_students.rate": rate}
    assert cells(later_report(said), GRADUATION, "all_students")[:2] == ["60", "50"]


def test_a_wish_of_the_district_holds_for_the_linked_table_too() -> None:
    district = {"disclosure.also_hide": [{"table": SUSPENSIONS, "row": "male"}]}
    report = later_report(year_of(OPEN), district)
    assert statuses(report, SUSPENSIONS, "male") == {CellStatus.REQUESTED}
    assert statuses(report, CHRONIC, "male") == {LINKED}
    assert statuses(report, SUSPENSIONS, "female") == {COMPLEMENTARY}
