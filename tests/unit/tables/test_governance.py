"""Which numbers of students decide whether a cell may be printed."""

from __future__ import annotations

from typing import Any

import pytest

from sarcgen.model.values import NoValue
from sarcgen.tables.raw import Governance
from tests.support.cards import cell_of, counts_of, raw_report
from tests.support.whole_schools import later_raw

MISSING, WITHHELD = NoValue.MISSING, NoValue.WITHHELD
COUNTED, STOOD_IN, OPEN = Governance.COUNTED, Governance.STOOD_IN, Governance.OPEN
Found = tuple[Governance, list[int | NoValue]]


def governed(
    table: str,
    row: str,
    column: str,
    school: dict[str, Any],
    district: dict[str, Any] | None = None,
) -> Found:
    cell = cell_of(raw_report(school, district), table, row, column)
    return cell.governance, counts_of(cell)


ELA = "caaspp-ela-by-group"
MALE = "outcomes.ela.male"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"total_enrollment": 19, "number_tested": 10}, [19, 10]),
        ({"total_enrollment": 12, "number_tested": 11, "number_with_scores": 10}, [12, 11, 10]),
        (
            {"total_enrollment": 12, "number_tested": 11, "number_with_scores": "--"},
            [12, 11, WITHHELD],
        ),
        ({"total_enrollment": 12}, [12, MISSING]),
        ({"total_enrollment": 12, "number_tested": "not reported"}, [12, NoValue.NOT_REPORTED]),
        ("--", [WITHHELD, WITHHELD, WITHHELD]),
        ({}, [MISSING, MISSING]),
    ],
)
def test_the_counts_of_a_student_group_govern_its_row(said: object, expected: object) -> None:
    for column in ("total_enrollment", "percent_tested", "percent_met_or_exceeded"):
        assert governed(ELA, "male", column, {MALE: said}) == (COUNTED, expected)


def test_a_group_that_the_file_does_not_name_has_unknown_counts() -> None:
    assert governed(ELA, "male", "number_tested", {}) == (COUNTED, [MISSING, MISSING])


ALL = "outcomes.ela.all_students"


def test_this_years_result_of_all_students_is_governed_like_the_row_of_all_students() -> None:
    """One is the other, rounded: privacy.md 4.1, "hidden together with it"."""
    school = {f"{ALL}.total_enrollment": 40, f"{ALL}.number_tested": 30}
    assert governed("caaspp", "ela", "school_data_year", school) == (COUNTED, [30, 40])
    school |= {f"{ALL}.number_with_scores": 10}
    assert governed("caaspp", "ela", "school_data_year", school) == (COUNTED, [30, 40, 10])
    without = {f"{ALL}.number_tested": 30}
    assert governed("caaspp", "ela", "school_data_year", without) == (COUNTED, [30, MISSING])


def test_last_years_result_borrows_this_years_counts_and_the_earlier_total() -> None:
    school: dict[str, Any] = {f"{ALL}.total_enrollment": 40, f"{ALL}.number_tested": 30}
    kind, counts = governed("caaspp", "ela", "school_year_before", school)
    assert (kind, set(counts)) == (STOOD_IN, {30, 40})
    school |= {"enrollment.earlier_totals.2017-18": 9, "enrollment.earlier_totals.2016-17": 5}
    kind, counts = governed("caaspp", "ela", "school_year_before", school)
    assert (kind, set(counts)) == (COUNTED, {30, 40, 9})


def test_with_no_count_at_all_the_number_is_unknown() -> None:
    for column in ("school_year_before", "school_data_year"):
        assert governed("caaspp", "ela", column, {}) == (STOOD_IN, [MISSING])


def test_a_total_that_the_state_withheld_does_not_vanish_behind_a_known_one() -> None:
    """Withheld may mean ten or fewer: it is an unknown number, not a missing one."""
    school = {
        f"{ALL}.total_enrollment": 40,
        f"{ALL}.number_tested": 30,
        "enrollment.earlier_totals.2017-18": "--",
    }
    _, counts = governed("caaspp", "ela", "school_year_before", school)
    assert WITHHELD in counts
    school = {"enrollment.total": "--", "enrollment.earlier_totals.2017-18": 300}
    _, counts = governed("suspensions-and-expulsions", "suspensions", "school_year_before", school)
    assert WITHHELD in counts


@pytest.mark.parametrize("column", ["district_year_before", "district_data_year"])
def test_district_columns_are_governed_only_if_the_school_is_the_district(column: str) -> None:
    school = {f"{ALL}.total_enrollment": 40, f"{ALL}.number_tested": 30}
    single = {"single_school": "yes"}
    as_school = column.replace("district", "school")
    assert governed("caaspp", "ela", column, school) == (OPEN, [])
    of_school = governed("caaspp", "ela", as_school, school, single)
    assert governed("caaspp", "ela", column, school, single) == of_school
    assert of_school[1]


@pytest.mark.parametrize("column", ["state_year_before", "state_data_year"])
def test_state_columns_are_never_governed(column: str) -> None:
    assert governed("caaspp", "ela", column, {}, {"single_school": "yes"}) == (OPEN, [])


SUSPENSIONS = "suspensions-and-expulsions"
BY_YEAR = "engagement.suspensions.{}.cumulative_enrollment"


def test_suspensions_are_governed_by_the_cumulative_enrollment_of_their_own_year() -> None:
    school = {
        BY_YEAR.format("2016-17"): 10,
        BY_YEAR.format("2017-18"): 200,
        BY_YEAR.format("2018-19"): 11,
        "enrollment.total": 500,
        "enrollment.earlier_totals.2016-17": 400,
    }
    for column, count in (("two_years_before", 10), ("year_before", 200), ("data_year", 11)):
        found = governed(SUSPENSIONS, "expulsions", f"school_{column}", school)
        assert found == (COUNTED, [count])


def test_enrollment_stands_in_for_cumulative_enrollment_and_an_earlier_total_settles_its_year() -> (
    None
):
    school: dict[str, Any] = {"enrollment.total": 500, "enrollment.earlier_totals.2016-17": 8}
    this_year = governed(SUSPENSIONS, "suspensions", "school_data_year", school)
    assert this_year == (STOOD_IN, [500])
    before = governed(SUSPENSIONS, "suspensions", "school_two_years_before", school)
    assert before == (COUNTED, [500, 8])
    between = governed(SUSPENSIONS, "suspensions", "school_year_before", school)
    assert between == (STOOD_IN, [500])


def test_a_total_that_is_left_out_is_added_up_from_the_grades() -> None:
    school = {"grades": "K-1", "enrollment.by_grade": {"K": 6, "1": 4}}
    found = governed(SUSPENSIONS, "suspensions", "school_data_year", school)
    assert found == (STOOD_IN, [10])


def test_a_withheld_count_governs_and_no_other_stands_in() -> None:
    school = {BY_YEAR.format("2018-19"): "--", "enrollment.total": 500}
    found = governed(SUSPENSIONS, "suspensions", "school_data_year", school)
    assert found == (COUNTED, [WITHHELD])


@pytest.mark.parametrize("word", ["not reported", "N/A", "pending"])
def test_another_word_for_no_count_lets_the_stand_in_decide(word: str) -> None:
    school = {BY_YEAR.format("2018-19"): word, "enrollment.total": 500}
    found = governed(SUSPENSIONS, "suspensions", "school_data_year", school)
    assert found == (STOOD_IN, [500])


HIGH = {
    "grades": "9-12",
    "enrollment.total": 802,
    "enrollment.by_grade": {"9": 212, "10": 205, "11": 198, "12": 187},
}


@pytest.mark.parametrize(
    ("table", "row", "column", "more", "expected"),
    [
        ("physical-fitness", "9", "six_of_six", {}, (STOOD_IN, [212])),
        (
            "physical-fitness",
            "9",
            "six_of_six",
            {"outcomes.physical_fitness.9.number_tested": 10},
            (COUNTED, [10]),
        ),
        ("dropout-and-graduation", "dropout_rate", "school_third", {}, (STOOD_IN, [187])),
        (
            "dropout-and-graduation",
            "graduation_rate",
            "school_first",
            {"engagement.graduation.2015-16.cohort": 10},
            (COUNTED, [10]),
        ),
        (
            "career-technical-education-participation",
            "number_of_pupils",
            "participation",
            {},
            (COUNTED, [802]),
        ),
        (
            "career-technical-education-participation",
            "percent_completing_and_earning_diploma",
            "participation",
            {},
            (COUNTED, [187]),
        ),
        ("university-courses", "percent_enrolled", "percent", {}, (COUNTED, [802])),
        ("university-courses", "percent_of_graduates_completing", "percent", {}, (COUNTED, [187])),
        ("advanced-placement", "all_courses", "percent_of_students", {}, (COUNTED, [802])),
        ("advanced-placement", "english", "percent_of_students", {}, (OPEN, [])),
        ("enrollment-by-grade", "9", "number_of_students", {}, (OPEN, [])),
        ("enrollment-by-group", "asian", "percent_of_total", {}, (OPEN, [])),
        ("class-size-secondary", "english", "average_data_year", {}, (OPEN, [])),
        ("expenditures", "school_site", "total", {}, (OPEN, [])),
    ],
)
def test_the_count_behind_each_table_of_a_high_school(
    table: str, row: str, column: str, more: dict[str, Any], expected: Found
) -> None:
    assert governed(table, row, column, HIGH | more) == expected


# ------------------------------------------------------------------------------- later editions


RATES, COHORT = "suspensions-and-expulsions", "dropout-and-graduation"
OF_YEAR = "engagement.chronic_absenteeism.all_students.cumulative_enrollment"


def later(table: str, column: str, said: dict[str, Any], row: str) -> Found:
    cell = cell_of(later_raw(said), table, row, column)
    return cell.governance, counts_of(cell)


@pytest.mark.parametrize("word", ["pending", "not reported", None])
def test_the_students_of_the_data_year_are_those_of_the_table_by_group(word: str | None) -> None:
    key = "engagement.suspensions.2022-23.cumulative_enrollment"
    said = {OF_YEAR: 600, key: 590, "enrollment.total": 550}

    def found(said: dict[str, Any]) -> Found:
        return later(RATES, "school_data_year", said, "suspensions")

    # Where the file contradicts itself, the smallest decides: none is left out.
    assert found(said) == (COUNTED, [600, 590])
    assert found(said | {key: 7}) == (COUNTED, [600, 7])
    assert found(said | {key: word}) == (COUNTED, [600])
    assert found(said | {OF_YEAR: "--"}) == (COUNTED, [WITHHELD, 590])
    assert found(said | {OF_YEAR: word}) == (COUNTED, [590])
    assert found(said | {OF_YEAR: word, key: word}) == (STOOD_IN, [550])
    assert found({}) == (STOOD_IN, [MISSING])


def test_they_are_not_those_of_an_earlier_year() -> None:
    said = {OF_YEAR: 600, "engagement.suspensions.2021-22.cumulative_enrollment": 9}
    assert later(RATES, "school_year_before", said, "expulsions") == (COUNTED, [9])
    assert later(RATES, "school_year_before", {OF_YEAR: 600}, "expulsions") == (STOOD_IN, [MISSING])


@pytest.mark.parametrize("row", ["dropout_rate", "graduation_rate"])
def test_both_rates_of_a_cohort_are_governed_by_it(row: str) -> None:
    said = {"engagement.graduation_by_group.all_students.cohort": 9, "enrollment.by_grade.12": 90}
    assert later(COHORT, "school_data_year", said, row) == (COUNTED, [9])


@pytest.mark.parametrize("column", ["suspensions", "expulsions"])
def test_rates_of_a_group_are_governed_by_its_students_in_the_table_of_absences(
    column: str,
) -> None:
    group = "engagement.chronic_absenteeism.asian"
    said = {f"{group}.cumulative_enrollment": 14, f"{group}.eligible_enrollment": 9}
    assert later("suspensions-by-group", column, said, "asian") == (COUNTED, [14])
    assert later("suspensions-by-group", column, said, "white") == (COUNTED, [MISSING])
    absences = later("chronic-absenteeism-by-group", "rate", said, "asian")
    assert absences == (COUNTED, [14, 9])
