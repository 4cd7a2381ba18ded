"""School years as the state counts and writes them."""

from __future__ import annotations

import pytest

from sarcgen.model.years import SchoolYear


@pytest.mark.parametrize(
    ("text", "start"), [("2018-19", 2018), ("2000-01", 2000), ("2009-10", 2009), ("2099-00", 2099)]
)
def test_a_school_year_is_read(text: str, start: int) -> None:
    assert SchoolYear.parse(text) == SchoolYear(start)
    assert SchoolYear.parse(text).key() == text


@pytest.mark.parametrize(
    "text",
    ["2018", "2018-2019", "2018-20", "2018-18", "1999-00", "2018–19", " 2018-19", "2018-19\n", ""],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="2018-19"):
        SchoolYear.parse(text)


def test_years_are_counted_up_and_down() -> None:
    year = SchoolYear(2018)
    assert year.shifted(1).key() == "2019-20"
    assert year.shifted(-2).key() == "2016-17"
    assert year.shifted(0) == year
    assert year.shifted(-1) < year < year.shifted(1)
    assert SchoolYear(2099).shifted(1).key() == "2100-01"


def test_a_year_is_printed_with_an_en_dash() -> None:
    assert SchoolYear(2018).printed() == "2018–19"
