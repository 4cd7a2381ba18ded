from __future__ import annotations

import pytest

from sarcgen.importing.collecting import collected
from tests.support.cards import EDITION
from tests.support.state_files import ELM, FAR, OAK, PREFIX, data_of, header_of, read, text_of

CHRONIC = "chronic-absenteeism"
ROW = ("engagement", "chronic_absenteeism")


def shown(cells: object, *path: str) -> str | None:
    value = cells[path].value.shown  # type: ignore[index]
    assert value is None or isinstance(value, str)
    return value


def group(
    suffix: str, cumulative: int | str, eligible: int | str, count: int, rate: str
) -> dict[str, str]:
    return {
        f"CE{suffix}": str(cumulative),
        f"EE{suffix}": str(eligible),
        f"C{suffix}": str(count),
        f"R{suffix}": rate,
    }


def test_school_district_and_state_get_their_own() -> None:
    data = data_of(
        text_of("caaspp-all", {OAK: {"SELA_Y2": "38", "DELA_Y2": "40", "STELA_Y2": "50"}})
    )
    path = ("outcomes", "caaspp", EDITION, "ela")
    assert shown(data.schools[OAK], *path) == "38"
    assert shown(data.districts[PREFIX], *path) == "40"
    assert data.state[path].value.shown == "50"


@pytest.mark.parametrize(
    ("cumulative", "eligible", "withheld"),
    [
        (11, 11, False),
        (40, 10, True),
        (10, 10, True),
        (1, 1, True),
        (0, 0, False),
        (40, 0, False),
        ("--", "--", True),
        (40, "*", True),
        ("NULL", 40, True),
        ("", "", True),
    ],
)
def test_a_row_about_one_to_ten_students_is_withheld_whole(
    cumulative: int | str,
    eligible: int | str,
    withheld: bool,  # noqa: FBT001
) -> None:
    data = data_of(text_of(CHRONIC, {OAK: group("AS", cumulative, eligible, 0, "0")}))
    row = {path[-1]: one.value for path, one in data.schools[OAK].items() if path[2] == "asian"}
    assert len(row) == 4
    assert {value.shown in ("--", "not reported") for value in row.values()} == {withheld}
    assert {value.kept in ("--", "not reported") for value in row.values()} == {withheld}


def test_results_of_no_student_are_withheld() -> None:
    data = data_of(text_of(CHRONIC, {OAK: group("AS", 40, 0, 3, "17.9")}))
    assert {shown(data.schools[OAK], *ROW, "asian", each) for each in ("count", "rate")} == {"--"}


@pytest.mark.parametrize("students", ["*", "", "NULL", "9", "0"])
def test_a_row_that_does_not_tell_how_many_students_it_is_about_is_withheld(students: str) -> None:
    header = header_of("dataquest-suspensions")
    row = {
        "CountyCode": OAK[:2], "DistrictCode": OAK[2:7], "SchoolCode": OAK[7:],
        "AcademicYear": EDITION, "AggregateLevel": "S", "CharterYN": "All",
        "ReportingCategory": "RA", "CumulativeEnrollment": students,
        "Suspension Rate (Total)": "33.9",
    }  # fmt: skip
    lines = [",".join(header), ",".join(row.get(name, "") for name in header), ""]
    cells = data_of("\n".join(lines)).schools[OAK]
    assert shown(cells, "engagement", "suspensions_by_group", "asian", "suspensions") == "--"


def test_small_rows_are_kept_on_demand_and_marked() -> None:
    data = data_of(text_of(CHRONIC, {OAK: group("AS", 7, 7, 3, "42.9")}), keep_small=True)
    value = data.schools[OAK][*ROW, "asian", "count"].value
    assert (value.shown, value.kept, value.few) == ("3", "3", True)


def test_rows_that_disagree_in_one_district_leave_the_others_alone() -> None:
    rows = {OAK: {"DSAL": "80000"}, ELM: {"DSAL": "90000"}, FAR: {"DSAL": "70000"}}
    data = data_of(text_of("expenditures", rows), prefixes=frozenset({PREFIX, FAR[:7]}))
    path = ("finance", "expenditures", "average_teacher_salary")
    assert path not in data.districts.get(PREFIX, {})
    assert shown(data.districts[FAR[:7]], *path) == "70000"
    assert [problem.code for problem in data.problems] == ["I111"]


def test_other_groups_and_enrollment_stay() -> None:
    data = data_of(
        text_of(CHRONIC, {OAK: group("AS", 7, 7, 3, "42.9") | group("WH", 70, 69, 3, "4.3")}),
        text_of("enrollment-by-grade", {OAK: {"KDGN": "7", "GR1": "", "ENRTOTAL": "7"}}),
        text_of("enrollment-by-group", {OAK: {"PERAS": ".6"}}),
    )
    cells = data.schools[OAK]
    assert shown(cells, *ROW, "white", "count") == "3"
    assert shown(cells, "enrollment", "by_grade", "K") == "7"
    assert shown(cells, "enrollment", "by_group", "asian") == "0.6"


def test_a_rate_of_which_another_file_tells_that_few_were_tested_is_withheld() -> None:
    tests = research({"CAASPP Reported Enrollment": "12", "Students Tested": "9"})
    scores = text_of("caaspp-all", {OAK: {"SELA_Y1": "30", "SELA_Y2": "38", "SMATH_Y2": "21"}})
    cells = data_of(scores, tests).schools[OAK]
    assert shown(cells, "outcomes", "caaspp", EDITION, "ela") == "--"
    assert shown(cells, "outcomes", "caaspp", "2017-18", "ela") == "30"
    assert shown(cells, "outcomes", "caaspp", EDITION, "mathematics") == "21"


def research(cells: dict[str, str]) -> str:
    header = header_of("research-tests-2018")
    row = {"County Code": "99", "District Code": OAK[2:7], "School Code": OAK[7:]}
    row |= {"Test Year": "2019", "Grade": "13", "Test Id": "1", "Subgroup ID": "1", **cells}
    return "\n".join([",".join(header), ",".join(row.get(name, "") for name in header), ""])


def test_rows_that_disagree_about_the_district_give_no_figure() -> None:
    rows = {OAK: {"DELA_Y2": "49"}, ELM: {"DELA_Y2": "47.04"}}
    data = data_of(text_of("caaspp-all", rows))
    assert ("outcomes", "caaspp", EDITION, "ela") not in data.districts[PREFIX]
    (problem,) = data.problems
    assert problem.code == "I111"
    assert "47" not in problem.message


def test_blanks_and_other_spellings_are_no_disagreement() -> None:
    rows = {OAK: {"DELA_Y2": ""}, ELM: {"DELA_Y2": "49.0"}, f"{PREFIX}0000199": {"DELA_Y2": "49"}}
    data = data_of(text_of("caaspp-all", rows))
    assert data.problems == []
    assert shown(data.districts[PREFIX], "outcomes", "caaspp", EDITION, "ela") == "49"


def test_a_cell_that_cannot_be_is_told_with_its_place() -> None:
    rows = read(text_of("enrollment-by-group", {OAK: {"PERAS": "120"}}))
    data = collected([rows], EDITION)
    (problem,) = data.problems
    assert (problem.code, problem.mark.line) == ("I110", 2)
    assert "PERAS" in problem.message
    assert "120" not in problem.message


def test_the_first_kind_of_file_wins_over_a_second_source() -> None:
    directory = text_of(
        "directory", {OAK: {"SCHOOL": "Oak Elementary", "CITY": "Oak", "STATE": "CA"}}
    )
    second = text_of(
        "public-schools",
        {OAK: {"StatusType": "Active", "School": "Oak El", "City": "Oak", "AdmLName": "Vale"}},
    )
    cells = data_of(second, directory).schools[OAK]
    assert shown(cells, "contact", "name") == "Oak Elementary"
    assert shown(cells, "contact", "city_state_zip") == "Oak, CA"


def test_a_closed_school_is_no_school() -> None:
    rows = read(text_of("public-schools", {OAK: {"StatusType": "Closed"}}))
    assert rows.rows == ()


def test_a_row_about_the_district_is_not_about_a_school() -> None:
    header = header_of("dataquest-suspensions")
    whole = {"CountyCode": "99", "DistrictCode": OAK[2:7], "SchoolCode": "0000000"}
    whole |= {"AcademicYear": EDITION, "AggregateLevel": "D", "ReportingCategory": "TA"}
    whole |= {"CharterYN": "All", "CumulativeEnrollment": "900", "Suspension Rate (Total)": "2.1"}
    school = {**whole, "AggregateLevel": "S", "SchoolCode": OAK[7:], "CharterYN": "N"}
    few = {**school, "ReportingCategory": "RA", "CumulativeEnrollment": "9"}
    some = {**whole, "CharterYN": "Y"}
    lines = [",".join(row.get(n, "") for n in header) for row in (whole, some, school, few)]
    data = data_of("\n".join([",".join(header), *lines, ""]))
    year = ("engagement", "suspensions", EDITION, "suspensions")
    assert shown(data.districts[PREFIX], *year) == "2.1"
    assert list(data.schools) == [OAK]
    cells = data.schools[OAK]
    assert shown(cells, *year) == "2.1"
    by_group = ("engagement", "suspensions_by_group")
    assert shown(cells, *by_group, "all_students", "suspensions") == "2.1"
    assert shown(cells, *by_group, "asian", "suspensions") == "--"


def test_enrollment_of_census_day_gives_grades_and_total_but_not_kindergarten() -> None:
    name = "dataquest-enrollment"
    header = [*header_of(name), "ANOTHER"]
    base = {"CountyCode": OAK[:2], "DistrictCode": OAK[2:7], "AcademicYear": EDITION}
    base |= {"GR_TK": "30", "GR_KN": "40", "GR_01": "50", "GR_12": "*", "TOTAL_ENR": "120"}
    lines = [
        {**base, "SchoolCode": OAK[7:], "AggregateLevel": "S", "Charter": "N"},
        {**base, "SchoolCode": OAK[7:], "AggregateLevel": "S", "GR_01": "7"},
        {**base, "AggregateLevel": "D", "Charter": "ALL", "GR_01": "900"},
    ]
    for line, category in zip(lines, ("TA", "RE_A", "TA"), strict=True):
        line["ReportingCategory"] = category
    rows = [",".join(line.get(column, "") for column in header) for line in lines]
    cells = data_of("\n".join([",".join(header), *rows, ""])).schools[OAK]
    shown = {path[-1]: found.value.shown for path, found in cells.items()}
    assert (shown["1"], shown["12"], shown["total"]) == ("50", "--", "120")
    assert "K" not in shown
