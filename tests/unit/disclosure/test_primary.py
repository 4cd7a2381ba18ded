"""Primary suppression: whatever stands for ten students or fewer is hidden, the whole row.

Rows are tried at ten and eleven in every kind of table (privacy.md 4.1), before anything else
is hidden to protect them.
"""

from __future__ import annotations

from typing import Any

import pytest

from sarcgen.disclosure.policy import Policy
from sarcgen.disclosure.primary import protected_row
from sarcgen.disclosure.protected import CellStatus, ProtectedCell
from sarcgen.edition.words import EmptyGroup
from tests.support.cards import EDITION, edition_of, entities, raw_report, table_of

PUBLISHED, PRIMARY = CellStatus.PUBLISHED, CellStatus.PRIMARY
ELA = "caaspp-ela-by-group"
MATHEMATICS = "caaspp-mathematics-by-group"


def protected(
    table: str,
    row: str,
    school: dict[str, Any],
    district: dict[str, Any] | None = None,
    *,
    minimum: int = 11,
    empty: EmptyGroup = EmptyGroup.DASH,
) -> dict[str, ProtectedCell]:
    """The cells of one row after the primary rule, by column."""
    found = table_of(raw_report(school, district, edition_of(table)), table)
    raw = next(r for r in found.rows if r.id == row)
    cells = protected_row(found.spec, raw, Policy(minimum, empty))
    return dict(zip((cell.column for cell in raw.cells), cells, strict=True))


def statuses(*arguments: Any, **options: Any) -> set[CellStatus]:
    return {cell.status for cell in protected(*arguments, **options).values()}


def shown(*arguments: Any, **options: Any) -> list[str]:
    return [str(cell.value) for cell in protected(*arguments, **options).values()]


# ------------------------------------------------------------------------------ by student group


def group(
    enrolled: object, tested: object, scored: object = None, subject: str = "ela"
) -> dict[str, Any]:
    return {
        f"outcomes.{subject}.asian": {
            "total_enrollment": enrolled,
            "number_tested": tested,
            "number_with_scores": scored,
            "percent_met_or_exceeded": "73.91",
        }
    }


@pytest.mark.parametrize(("table", "subject"), [(ELA, "ela"), (MATHEMATICS, "mathematics")])
@pytest.mark.parametrize("students", [0, 1, 9, 10, 11])
def test_a_group_of_ten_is_hidden_and_one_of_eleven_is_printed(
    table: str, subject: str, students: int
) -> None:
    found = protected(table, "asian", group(students, students, subject=subject))
    if students <= 10:
        assert set(found.values()) == {ProtectedCell(PRIMARY)}
    else:
        expected = ["11", "11", "100.00", "0.00", "73.91"]
        assert [str(cell.value) for cell in found.values()] == expected


@pytest.mark.parametrize(
    ("enrolled", "tested", "scored", "hidden"),
    [
        (19, 10, None, True),
        (19, 11, None, False),
        (11, 11, 10, True),
        (11, 11, 11, False),
        (500, 400, 10, True),
        (500, 0, None, True),
        (10, 10, 10, True),
        (11, 0, None, True),
    ],
)
def test_the_smallest_head_count_hides_the_whole_row(
    enrolled: int, tested: int, scored: int | None, *, hidden: bool
) -> None:
    found = statuses(ELA, "asian", group(enrolled, tested, scored))
    assert found == ({PRIMARY} if hidden else {PUBLISHED})


@pytest.mark.parametrize(
    "said",
    [
        group(None, 40),
        group(40, None),
        group("not reported", 40),
        group(40, "pending"),
        group(40, 40, "--"),
        group("--", "--"),
        group(None, None),
        {"outcomes.ela.asian.percent_met_or_exceeded": "73.91"},
    ],
)
def test_an_unknown_count_hides_every_figure_of_the_row(said: dict[str, Any]) -> None:
    found = protected(ELA, "asian", said)
    assert PUBLISHED not in {cell.status for cell in found.values()}
    assert found["percent_met_or_exceeded"] == ProtectedCell(PRIMARY)


def test_what_is_missing_stays_missing_where_the_counts_are_unknown() -> None:
    found = protected(ELA, "asian", group(None, 40))
    assert found["total_enrollment"].status is CellStatus.MISSING
    assert found["number_tested"].status is PRIMARY


def test_a_row_that_the_state_withheld_stays_withheld() -> None:
    assert statuses(ELA, "asian", {"outcomes.ela.asian": "--"}) == {CellStatus.WITHHELD}


def test_of_a_small_group_not_even_the_words_for_no_figure_are_told() -> None:
    said = group(9, 9) | {"outcomes.ela.asian.percent_met_or_exceeded": "pending"}
    assert statuses(ELA, "asian", said) == {PRIMARY}


def test_numerators_have_no_minimum() -> None:
    """Two of 108 not tested is printed, as CDE does (privacy.md 4.1)."""
    said = {
        "outcomes.ela.male": {
            "total_enrollment": 108,
            "number_tested": 106,
            "percent_met_or_exceeded": "0.94",
        }
    }
    assert shown(ELA, "male", said) == ["108", "106", "98.15", "1.85", "0.94"]


def test_an_empty_group_prints_dashes_or_zeros_as_the_edition_says() -> None:
    said = {
        "outcomes.ela.asian": {
            "total_enrollment": 0,
            "number_tested": 0,
            "percent_met_or_exceeded": 0,
        }
    }
    assert statuses(ELA, "asian", said, empty=EmptyGroup.DASH) == {PRIMARY}
    assert shown(ELA, "asian", said, empty=EmptyGroup.ZERO) == ["0", "0", "0.00", "0.00", "0"]


@pytest.mark.parametrize(
    "said", [group(1, 0), group(11, 0), group(1, 1), group(10, 10), group(0, 0, 1)]
)
def test_only_a_group_without_any_students_counts_as_empty(said: dict[str, Any]) -> None:
    assert statuses(ELA, "asian", said, empty=EmptyGroup.ZERO) == {PRIMARY}


def test_an_unknown_group_is_not_an_empty_one() -> None:
    for word in ("--", "not reported", None):
        said = {"outcomes.ela.asian": word}
        assert PUBLISHED not in statuses(ELA, "asian", said, empty=EmptyGroup.ZERO)


@pytest.mark.parametrize(
    ("minimum", "students", "hidden"),
    [(11, 11, False), (12, 11, True), (15, 14, True), (15, 15, False)],
)
def test_a_raised_minimum_hides_more(minimum: int, students: int, *, hidden: bool) -> None:
    found = statuses(ELA, "asian", group(students, students), minimum=minimum)
    assert found == ({PRIMARY} if hidden else {PUBLISHED})


# ------------------------------------------------------------------------- results of all students


ALL = "outcomes.ela.all_students"
YEARS_OF_RESULTS = {
    f"{ALL}.percent_met_or_exceeded": "38.42",
    "outcomes.caaspp": {"2017-18": {"ela": 41}, EDITION: {"ela": 38}},
}
DISTRICT_RESULTS = {"outcomes.caaspp": {"2017-18": {"ela": 43}, EDITION: {"ela": 44}}}


def all_students(enrolled: int, tested: int, **more: int) -> dict[str, Any]:
    return YEARS_OF_RESULTS | {
        f"{ALL}.total_enrollment": enrolled,
        f"{ALL}.number_tested": tested,
        **{f"{ALL}.{name}": count for name, count in more.items()},
    }


def hidden_columns(
    table: str, row: str, school: dict[str, Any], district: dict[str, Any] | None = None
) -> set[str]:
    found = protected(table, row, school, district)
    return {column for column, cell in found.items() if cell.status is PRIMARY}


SCHOOL = {"school_data_year", "school_year_before"}
DISTRICT = {"district_data_year", "district_year_before"}


@pytest.mark.parametrize("students", [0, 1, 9, 10, 11])
def test_results_of_ten_students_are_hidden_this_year_and_last(students: int) -> None:
    found = hidden_columns("caaspp", "ela", all_students(students, students), DISTRICT_RESULTS)
    assert found == (SCHOOL if students <= 10 else set())


def test_the_districts_results_are_the_schools_where_it_has_only_this_one() -> None:
    district = DISTRICT_RESULTS | {"single_school": "yes"}
    few = hidden_columns("caaspp", "ela", all_students(10, 10), district)
    assert few == SCHOOL | DISTRICT
    assert hidden_columns("caaspp", "ela", all_students(11, 11), district) == set()


@pytest.mark.parametrize(
    "school", [all_students(19, 10), all_students(11, 11, number_with_scores=10)]
)
def test_the_result_is_hidden_together_with_the_row_that_it_repeats(school: dict[str, Any]) -> None:
    assert statuses(ELA, "all_students", school) == {PRIMARY}
    assert hidden_columns("caaspp", "ela", school) == SCHOOL


def test_last_years_result_is_hidden_if_that_year_had_few_students() -> None:
    school = all_students(40, 40) | {"enrollment.earlier_totals": {"2017-18": 10}}
    assert hidden_columns("caaspp", "ela", school) == {"school_year_before"}
    school["enrollment.earlier_totals"] = {"2017-18": 11}
    assert hidden_columns("caaspp", "ela", school) == set()


def test_with_no_count_both_years_are_hidden() -> None:
    assert hidden_columns("caaspp", "ela", YEARS_OF_RESULTS) == SCHOOL


# ----------------------------------------------------------------------------- all other tables


@pytest.mark.parametrize("students", [0, 1, 9, 10, 11])
@pytest.mark.parametrize("count", ["tested", "enrolled"])
def test_fitness_of_ten_students_in_a_grade_is_hidden(students: int, count: str) -> None:
    key = {
        "tested": "outcomes.physical_fitness.5.number_tested",
        "enrolled": "enrollment.by_grade.5",
    }[count]
    school = {key: students} | {
        f"outcomes.physical_fitness.5.{name}_of_six": "73.9" for name in ("four", "five", "six")
    }
    found = statuses("physical-fitness", "5", school)
    assert found == ({PRIMARY} if students <= 10 else {PUBLISHED})


SUSPENSIONS = "suspensions-and-expulsions"
RATES = {"suspensions": "7.3", "expulsions": "3.9"}
YEARS = {"2016-17": "two_years_before", "2017-18": "year_before", EDITION: "data_year"}


def suspensions(counts: dict[str, int]) -> dict[str, Any]:
    return {
        f"engagement.suspensions.{year}": RATES
        | ({"cumulative_enrollment": counts[year]} if year in counts else {})
        for year in YEARS
    }


@pytest.mark.parametrize("row", ["suspensions", "expulsions"])
@pytest.mark.parametrize("students", [0, 1, 9, 10, 11])
@pytest.mark.parametrize("year", YEARS)
def test_suspensions_of_ten_students_are_hidden_in_their_year_only(
    row: str, students: int, year: str
) -> None:
    school = suspensions(dict.fromkeys(YEARS, 200) | {year: students})
    found = hidden_columns(SUSPENSIONS, row, school)
    assert found == ({f"school_{YEARS[year]}"} if students <= 10 else set())


def test_enrollment_of_the_year_decides_where_no_cumulative_enrollment_is_given() -> None:
    school = suspensions({}) | {
        "enrollment.total": 40,
        "enrollment.earlier_totals": {"2016-17": 10, "2017-18": 11},
    }
    found = hidden_columns(SUSPENSIONS, "suspensions", school)
    assert found == {"school_two_years_before"}


def test_with_no_enrollment_at_all_every_year_is_hidden() -> None:
    found = hidden_columns(SUSPENSIONS, "suspensions", suspensions({}))
    assert found == {f"school_{year}" for year in YEARS.values()}


def test_in_a_district_of_one_school_the_district_columns_are_hidden_too() -> None:
    school = suspensions(dict.fromkeys(YEARS, 10))
    district = suspensions({}) | {"single_school": "yes"}
    found = hidden_columns(SUSPENSIONS, "suspensions", school, district)
    assert found == {f"{scope}_{y}" for scope in ("school", "district") for y in YEARS.values()}
    district["single_school"] = "no"
    found = hidden_columns(SUSPENSIONS, "suspensions", school, district)
    assert found == {f"school_{year}" for year in YEARS.values()}


HIGH = {"grades": "9-12", "enrollment.total": 40, "enrollment.by_grade.12": 40}


@pytest.mark.parametrize("row", ["dropout_rate", "graduation_rate"])
@pytest.mark.parametrize("students", [0, 1, 9, 10, 11])
def test_graduation_of_a_cohort_of_ten_is_hidden(row: str, students: int) -> None:
    rates = {"dropout_rate": "7.3", "graduation_rate": "73.9"}
    school = HIGH | {
        "engagement.graduation": {
            "2015-16": rates | {"cohort": 40},
            "2016-17": rates | {"cohort": students},
            "2017-18": rates,
        }
    }
    found = hidden_columns("dropout-and-graduation", row, school)
    assert found == ({"school_second"} if students <= 10 else set())
    school["enrollment.by_grade.12"] = students
    few = {"school_second", "school_third"}
    found = hidden_columns("dropout-and-graduation", row, school)
    assert found == (few if students <= 10 else set())


CTE = "career-technical-education-participation"
OF_ALL, OF_SENIORS = "enrollment.total", "enrollment.by_grade.12"


@pytest.mark.parametrize("students", [0, 1, 9, 10, 11])
@pytest.mark.parametrize(
    ("table", "row", "key", "count"),
    [
        (CTE, "number_of_pupils", "career_technical_education", OF_ALL),
        (CTE, "percent_of_courses_sequenced", "career_technical_education", OF_ALL),
        (CTE, "percent_completing_and_earning_diploma", "career_technical_education", OF_SENIORS),
        ("university-courses", "percent_enrolled", "university_courses", OF_ALL),
        ("university-courses", "percent_of_graduates_completing", "university_courses", OF_SENIORS),
    ],
)
def test_secondary_measures_of_ten_students_are_hidden(
    table: str, row: str, key: str, count: str, students: int
) -> None:
    school = HIGH | {f"outcomes.{key}.{row}": 7, count: students}
    assert statuses(table, row, school) == ({PRIMARY} if students <= 10 else {PUBLISHED})


@pytest.mark.parametrize("students", [0, 1, 9, 10, 11])
def test_advanced_placement_of_ten_students_is_hidden_but_n_a_stays(students: int) -> None:
    courses = {"courses_offered": 2}
    school = HIGH | {
        OF_ALL: students,
        "outcomes.advanced_placement.all_courses": courses | {"percent_of_students": "73.9"},
        "outcomes.advanced_placement.english": courses,
    }
    hidden = PRIMARY if students <= 10 else PUBLISHED
    assert statuses("advanced-placement", "all_courses", school) == {hidden}
    english = protected("advanced-placement", "english", school)
    assert english["courses_offered"].status is hidden
    assert english["percent_of_students"].status is CellStatus.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("table", "row", "key"),
    [
        ("enrollment-by-grade", "2", "enrollment.by_grade.2"),
        ("enrollment-by-group", "asian", "enrollment.by_group.asian"),
        ("class-size-elementary", "2", f"class_size.elementary.{EDITION}.2.average"),
        ("support-staff", "nurse", "staff.support.nurse"),
    ],
)
def test_tables_that_tell_no_result_of_a_student_are_printed_at_any_size(
    table: str, row: str, key: str
) -> None:
    found = protected(table, row, {key: 7, "enrollment.total": 7})
    assert PUBLISHED in {cell.status for cell in found.values()}
    assert PRIMARY not in {cell.status for cell in found.values()}


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("--", CellStatus.WITHHELD),
        ("N/A", CellStatus.NOT_APPLICABLE),
        ("not reported", CellStatus.NOT_REPORTED),
        ("pending", CellStatus.PENDING),
        (None, CellStatus.MISSING),
    ],
)
def test_the_want_of_a_figure_stays_what_it_is_behind_few_students(
    word: str | None, status: CellStatus
) -> None:
    for students in (10, 11):
        school = suspensions({EDITION: students}) | {
            f"engagement.suspensions.{EDITION}.suspensions": word
        }
        found = protected(SUSPENSIONS, "suspensions", school)
        assert found["school_data_year"] == ProtectedCell(status)


def test_entities_for_these_tests_read_counts_as_files_do() -> None:
    """A guard for the tests above: they must not hide because a count was not understood."""
    school = entities(all_students(11, 11)).school
    assert "Count(hidden)" in repr(school.outcomes)
