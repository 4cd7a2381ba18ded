from __future__ import annotations

import pytest

from sarcgen.importing.grids import NO_RESULT, NOT_TEXT
from sarcgen.importing.state_files import Blank, ColumnMap, Kind
from sarcgen.importing.values import NOT_REPORTED, WITHHELD, StateValue, is_small, read_value


def column(kind: Kind = Kind.NUMBER, **more: object) -> ColumnMap:
    return ColumnMap.model_validate({"path": "school.staff.counselor_ratio", "kind": kind, **more})


@pytest.mark.parametrize("text", ["", "NULL", "null", "No Data", "Information Not Available"])
def test_nothing_never_becomes_a_figure(text: str) -> None:
    assert read_value(text, column()) == StateValue(NOT_REPORTED, NOT_REPORTED)
    assert read_value(text, column(blank=Blank.NOTHING)) == StateValue(None, None)
    assert read_value(text, column(Kind.TEXT)) == StateValue(None, None)


@pytest.mark.parametrize("text", ["--", "*", "–"])
def test_what_the_state_withheld_stays_withheld(text: str) -> None:
    assert read_value(text, column()) == StateValue(WITHHELD, WITHHELD)
    assert read_value(text, column(Kind.COUNT, none=["0"])) == StateValue(WITHHELD, WITHHELD)


@pytest.mark.parametrize("text", ["0", "0.00", "0.0"])
def test_a_zero_that_stands_for_no_figure_never_becomes_one(text: str) -> None:
    assert read_value(text, column(none=["0"])) == StateValue(NOT_REPORTED, NOT_REPORTED)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (".6", "0.6"),
        ("412.00", "412"),
        ("602.50", "602.5"),
        ("49584.00", "49584"),
        ("228,366.10", "228366.1"),
        ("0", "0"),
        ("0.00", "0"),
        ("100", "100"),
        ("007", "7"),
    ],
)
def test_figures_are_written_one_way(text: str, written: str) -> None:
    assert read_value(text, column()) == StateValue(written, written)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("12a", Kind.NUMBER),
        ("1,23", Kind.NUMBER),
        ("1e3", Kind.NUMBER),
        ("nan", Kind.NUMBER),
        ("$12", Kind.MONEY),
        ("-1", Kind.NUMBER),
        ("1.5", Kind.COUNT),
        ("100.1", Kind.PERCENT),
        ("1234567890123", Kind.NUMBER),
        ("٣", Kind.NUMBER),
        (NOT_TEXT, Kind.TEXT),
        (NOT_TEXT, Kind.NUMBER),
        (NO_RESULT, Kind.TEXT),
        ("#N/A", Kind.TEXT),
        ("#div/0!", Kind.NUMBER),
    ],
)
def test_what_cannot_be_is_refused_in_words_without_it(text: str, kind: Kind) -> None:
    said = read_value(text, column(kind))
    assert isinstance(said, str)
    assert text not in said


def test_a_doubtful_zero_is_marked() -> None:
    value = read_value("0", column(Kind.PERCENT, doubtful=["0"]))
    assert value == StateValue("0", "0", doubtful=True)


def test_texts_lose_superfluous_blanks_only() -> None:
    value = read_value("Oak  Elementary\t School ", column(Kind.TEXT))
    assert value == StateValue("Oak Elementary School", "Oak Elementary School")


@pytest.mark.parametrize(
    ("text", "small"), [("0", False), ("1", True), ("10", True), ("11", False)]
)
def test_small_is_one_to_ten(text: str, small: bool) -> None:  # noqa: FBT001
    assert is_small(text) is small


def test_what_is_withheld_on_the_way_in_is_gone() -> None:
    value = StateValue("7", "7").withheld(keep_small=False)
    assert value == StateValue(WITHHELD, WITHHELD, few=True)
    assert "7" not in repr(value)
    kept = StateValue("7", "7").withheld(keep_small=True)
    assert kept == StateValue("7", "7", few=True)
    for blank in (StateValue(NOT_REPORTED, NOT_REPORTED), StateValue(None, None)):
        assert blank.withheld(keep_small=False) == blank
