"""School years that texts name, in the ways that people write them."""

from __future__ import annotations

import pytest

from sarcgen.checks.dates import named_years


@pytest.mark.parametrize(
    ("words", "starts"),
    [
        ("October 8, 2019", [2019]),
        ("Oct. 8th, 2019", [2019]),
        ("Sept. 5 and Nov. 6, 2019", [2019]),
        ("October of 2019", [2019]),
        ("October, 2019", [2019]),
        ("September–October 2019", [2019]),
        ("on the 8th day of October, 2019", [2019]),
        ("OCTOBER 8, 2019", [2019]),
        ("October 8,\n2019", [2019]),
        ("June 30, 2019", [2018]),
        ("July 1, 2019", [2019]),
        ("February 2020", [2019]),
        ("8 de octubre de 2019", [2019]),
        ("octubre del 2019", [2019]),
        ("el 5 de enero de 2020", [2019]),
        ("10/8/2019", [2019]),
        ("10/8/19", [2019]),
        ("3-8-2019", [2018]),
        ("10/2019", [2019]),
        ("2019-10-08", [2019]),
        ("fall of 2019", [2019]),
        ("otoño de 2019", [2019]),
        ("October 8, 2019 and March 3, 2020", [2019, 2019]),
    ],
)
def test_a_month_or_season_with_a_year_is_a_date(words: str, starts: list[int]) -> None:
    found = list(named_years(f"The plan was reviewed: {words}."))
    assert [year.start for year in found] == starts
    assert all(year.dated and year.earliest == year.start for year in found)


@pytest.mark.parametrize(("words", "start"), [("spring 2019", 2019), ("winter of 2019", 2019)])
def test_a_season_that_may_lie_in_two_school_years_stands_for_both(words: str, start: int) -> None:
    (found,) = named_years(words)
    assert (found.earliest, found.start, found.dated) == (start - 1, start, True)


@pytest.mark.parametrize(
    ("words", "earliest", "start"),
    [
        ("the 2018-19 school year", 2018, 2018),
        ("the 2018–2019 school year", 2018, 2018),
        ("the 2018/19 school year", 2018, 2018),
        ("in 2018", 2017, 2018),
        ("under the plan of 2014-2019", 2013, 2019),
        ("under the plan of 2014–19", 2013, 2019),
        ("(2018)", 2017, 2018),
    ],
)
def test_a_school_year_or_a_year_alone_is_no_date(words: str, earliest: int, start: int) -> None:
    (found,) = named_years(f"We met {words}.")
    assert (found.earliest, found.start, found.dated) == (earliest, start, False)


@pytest.mark.parametrize(
    "words",
    [
        "Call 555-2014 or (916) 555-2014.",
        "$2,014 and 2,014 and 12014 and 2014.5",
        "2014 students came.",
        "2014 North Main Street",
        "AB 2014 and Room 2014",
        "2014% and 2014th",
        "The library has 2014 books.",
        "pages 3-5, grades 6-8, in 1899 and 2150",
        "13/8/99",
        "13/8/2019 and 2019-12 and 2019-2018",
        "We may meet.",
        "",
    ],
)
def test_other_numbers_are_no_years(words: str) -> None:
    assert list(named_years(words)) == []


def test_each_year_is_told_with_its_sentence() -> None:
    found = named_years("Built in 1962. Reviewed in October 2019.")
    assert [(year.start, year.sentence) for year in found] == [
        (1962, "built in 1962."),
        (2019, "reviewed in october 2019."),
    ]
