from __future__ import annotations

import pytest

from sarcgen.importing.recognizing import recognized
from sarcgen.importing.rows import MOST_OF_A_KIND, Rows, cds_code, read_rows, school_year
from tests.support.cards import EDITION
from tests.support.state_files import (
    ELM,
    FAR,
    OAK,
    PREFIX,
    confirmed_map,
    header_of,
    posted,
    read,
    text_of,
)

GROUPS = "enrollment-by-group"


def codes(rows: Rows) -> list[str]:
    return [problem.code for problem in rows.problems]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2022-23", "2022-23"),
        ("2022-2023", "2022-23"),
        ("2022–2023", "2022-23"),
        ("2022–23", "2022-23"),
        ("1999-00", ""),
        ("2022-24", ""),
        ("2022/23", ""),
        ("20222023", ""),
        ("2023", ""),
        ("", ""),
    ],
)
def test_a_year_is_told_in_the_states_ways_and_in_no_other(text: str, year: str) -> None:
    assert school_year(text) == year


@pytest.mark.parametrize(("text", "year"), [("2023", "2022-23"), ("2022-23", ""), ("23", "")])
def test_files_of_tests_name_the_calendar_year_in_which_it_ends(text: str, year: str) -> None:
    assert school_year(text, ending=True) == year


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        (["01100170112607"], "01100170112607"),
        (["1100170112607"], "01100170112607"),
        (["01-10017-0112607"], "01100170112607"),
        (["1", "10017", "112607"], "01100170112607"),
        (["110017011260"], ""),
        (["1.96491E+13"], ""),
        ([""], ""),
        (["٠١١٠٠١٧٠١١٢٦٠٧"], ""),
    ],
)
def test_a_code_gets_its_zeros_back_and_nothing_else(parts: list[str], code: str) -> None:
    assert cds_code(parts) == code


def test_the_rows_of_a_district_are_kept_and_all_are_counted() -> None:
    rows = read(text_of(GROUPS, {OAK: {"PERAS": "12.5"}, FAR: {}, ELM: {}}))
    assert rows.problems == ()
    assert [row.code for row in rows.rows] == [OAK, ELM]
    assert rows.count == 3
    assert rows.rows[0].cells["peras"] == "12.5"


@pytest.mark.parametrize("year", ["2017-18", "2017-2018", "", "no year"])
def test_a_row_of_another_year_is_refused_with_its_place(year: str) -> None:
    rows = read(text_of(GROUPS, {OAK: {}, ELM: {"SARCYear": year}}))
    (problem,) = rows.problems
    assert problem.code == "I106"
    column = header_of(GROUPS).index("SARCYear")
    before = ",".join([ELM, *[""] * (column - 1)])
    assert (problem.mark.line, problem.mark.column) == (3, len(before) + 2)


def test_the_year_is_that_of_the_first_row_where_none_is_asked_for() -> None:
    (source,), _ = recognized([posted(text_of(GROUPS, {OAK: {}}))], confirmed_map(), None)
    assert read_rows(source, None, frozenset()).edition == EDITION


def test_a_code_that_stands_twice_is_refused_even_of_another_district() -> None:
    text = text_of(GROUPS, {OAK: {}, FAR: {}})
    twice = text + text.splitlines()[-1] + "\r\n"
    (problem,) = read(twice).problems
    assert (problem.code, problem.mark.line) == ("I108", 4)
    assert "line 3" in problem.message


def test_a_row_without_a_code_is_refused() -> None:
    assert codes(read(text_of(GROUPS, {"x": {}}))) == ["I107"]


def test_a_row_of_the_wrong_width_is_refused() -> None:
    text = text_of(GROUPS, {OAK: {}, ELM: {}}).replace(ELM, f"{ELM},")
    (problem,) = read(text).problems
    assert (problem.code, problem.mark.line) == ("I105", 3)


def test_a_file_without_rows_is_refused() -> None:
    assert codes(read(text_of(GROUPS, {}))) == ["I105"]


def test_of_many_findings_of_a_kind_some_are_told_and_the_others_counted() -> None:
    wrong = {f"991{number:011d}": {"SARCYear": "2001-02"} for number in range(30)}
    rows = read(text_of(GROUPS, {OAK: {}, **wrong}))
    assert len(rows.problems) == MOST_OF_A_KIND + 1
    assert f"{30 - MOST_OF_A_KIND} more" in rows.problems[-1].message


def test_files_with_many_rows_a_school_say_what_each_is_about() -> None:
    name = "research-tests-2018"
    header = header_of(name)
    base = {"County Code": "99", "District Code": OAK[2:7], "School Code": OAK[7:]}
    base |= {"Test Year": "2019", "Grade": "13", "Test Id": "1", "Subgroup ID": "1"}
    lines = [
        base,
        {**base, "Subgroup ID": "076"},
        {**base, "Subgroup ID": "76", "Test Id": "2"},
        {**base, "Grade": "5"},
        {**base, "Subgroup ID": "999"},
    ]
    text = "\n".join([",".join(header), *(",".join(x.get(n, "") for n in header) for x in lines)])
    rows = read(text + "\n")
    assert rows.problems == ()
    assert [row.about for row in rows.rows] == [
        {"row": "all_students", "measure": "ela"},
        {"row": "asian", "measure": "ela"},
        {"row": "asian", "measure": "mathematics"},
    ]
    assert rows.count == 5
    assert {row.code for row in rows.rows} == {OAK}
    assert OAK[:7] == PREFIX


@pytest.mark.parametrize(
    ("years", "message"),
    [
        (["2017-18"] * 25, "All 25 rows are of 2017-18, not of 2018-19."),
        (["2017-2018"], "The only row is of 2017-18, not of 2018-19."),
        (["2017-18", "2016-17"], "No row is of 2018-19."),
        (["2017-18", "soon"], "No row is of 2018-19."),
    ],
)
def test_a_file_of_another_year_is_told_in_one_sentence(years: list[str], message: str) -> None:
    wrong = {f"991{n:011d}": {"SARCYear": year} for n, year in enumerate(years)}
    rows = read(text_of(GROUPS, wrong))
    (problem,) = rows.problems
    assert (problem.code, rows.is_of_another_year) == ("I106", True)
    assert problem.message.startswith(message)


def test_a_file_without_any_year_says_so_where_no_year_is_asked_for() -> None:
    (source,), _ = recognized([posted(text_of(GROUPS, {OAK: {}}, year=""))], confirmed_map(), None)
    (problem,) = read_rows(source, None, frozenset()).problems
    assert "cannot be read in any row" in problem.message
