"""Values become words: every format, rounding, and the words where there is no value."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from babel import Locale

from sarcgen.disclosure.protected import HIDDEN, CellStatus, ProtectedCell, PublishedValue
from sarcgen.edition.words import Format
from sarcgen.languages.catalog import PSEUDO_LANGUAGE, Catalog
from sarcgen.model.years import WholeDay
from sarcgen.present.formats import align_of, cell, day, figure
from sarcgen.report.tables import Align, Cell

ENGLISH = Catalog()


def shown(value: PublishedValue, form: Format) -> Cell:
    return cell(ProtectedCell(CellStatus.PUBLISHED, value), form, ENGLISH)


def absent(status: CellStatus, form: Format = Format.COUNT) -> Cell:
    return cell(ProtectedCell(status), form, ENGLISH)


@pytest.mark.parametrize(
    ("form", "amount", "expected"),
    [
        (Format.COUNT, "0", "0"),
        (Format.COUNT, "345", "345"),
        (Format.COUNT, "1010", "1,010"),
        (Format.COUNT, "6186628", "6,186,628"),
        (Format.PERCENT_0, "41", "41"),
        (Format.PERCENT_0, "38.5", "39"),
        (Format.PERCENT_0, "38.49", "38"),
        (Format.PERCENT_1, "2", "2.0"),
        (Format.PERCENT_1, "0.0", "0.0"),
        (Format.PERCENT_1, "92.85", "92.9"),
        (Format.PERCENT_1, "100", "100.0"),
        (Format.PERCENT_2, "97.44", "97.44"),
        (Format.PERCENT_2, "100", "100.00"),
        (Format.PERCENT_2, "0.125", "0.13"),
        (Format.PERCENT_2, "0.145", "0.15"),
        (Format.PERCENT_2, "33.335", "33.34"),
        (Format.PERCENT_SIGN, "0", "0%"),
        (Format.PERCENT_SIGN, "36", "36%"),
        (Format.PERCENT_SIGN, "1.50", "1.5%"),
        (Format.PERCENT_SIGN, "0.125", "0.13%"),
        (Format.DIFFERENCE, "-6.7", "-6.7"),
        (Format.DIFFERENCE, "6.75", "6.8"),
        (Format.DIFFERENCE, "-6.75", "-6.8"),
        (Format.DIFFERENCE, "-151", "-151.0"),
        (Format.DIFFERENCE, "0", "0.0"),
        (Format.DIFFERENCE, "-0.04", "0.0"),
        (Format.MONEY, "986", "$986"),
        (Format.MONEY, "5201", "$5,201"),
        (Format.MONEY, "281701", "$281,701"),
        (Format.MONEY, "7506.64", "$7,506.64"),
        (Format.MONEY, "81287.00", "$81,287.00"),
        (Format.MONEY, "9214.5", "$9,214.50"),
        (Format.MONEY, "9214.125", "$9,214.13"),
        (Format.MONEY, "0", "$0"),
        (Format.FTE, "0.5", "0.5"),
        (Format.FTE, "1", "1.0"),
        (Format.FTE, "2.25", "2.25"),
        (Format.FTE, "0.125", "0.13"),
        (Format.DAYS, "6", "6"),
        (Format.DAYS, "4.5", "4.5"),
        (Format.RATIO, "0", "0.0"),
        (Format.RATIO, "320.8", "320.8"),
        (Format.RATIO, "1345", "1,345.0"),
    ],
)
def test_a_figure_is_printed_as_the_state_prints_it(
    form: Format, amount: str, expected: str
) -> None:
    assert figure(Decimal(amount), form, ENGLISH) == expected
    assert shown(Decimal(amount), form) == Cell(expected, Align.FIGURE)


@pytest.mark.parametrize("form", [Format.COUNT, Format.PERCENT_1, Format.PERCENT_2, Format.MONEY])
@pytest.mark.parametrize("digits", range(1, 10))
def test_a_five_after_the_last_digit_is_always_rounded_up(form: Format, digits: int) -> None:
    """Half to even, which Python and Babel do of themselves, would round every other one down."""
    step = {Format.COUNT: 0, Format.PERCENT_1: 1}.get(form, 2)
    half = Decimal(digits * 10 + 5).scaleb(-step - 1)
    up = Decimal(digits + 1).scaleb(-step)
    assert figure(half, form, ENGLISH) == figure(up, form, ENGLISH)


def test_every_format_of_figures_is_set_right_and_texts_left() -> None:
    figures = {form for form in Format if align_of(form) is Align.FIGURE}
    assert figures == set(Format) - {Format.TEXT, Format.EMAIL, Format.WEBSITE, Format.MARK}
    assert align_of(Format.MARK) is Align.MARK
    assert align_of(Format.TEXT) is align_of(Format.EMAIL) is Align.TEXT


def test_every_format_of_figures_can_print_one() -> None:
    for form in Format:
        if align_of(form) is Align.FIGURE:
            assert "7" in figure(Decimal(7), form, ENGLISH)


def test_figures_and_months_follow_the_language() -> None:
    german = Catalog()
    german.locale = Locale.parse("de")
    assert figure(Decimal("12345.5"), Format.MONEY, german) == "$12.345,50"
    assert figure(Decimal("97.44"), Format.PERCENT_2, german) == "97,44"
    assert day(date(2020, 1, 1), german) == "Januar 2020"
    assert day(WholeDay(2020, 1, 15), german) == "15. Januar 2020"


def test_a_month_is_printed_in_words() -> None:
    assert shown(date(2016, 10, 1), Format.TEXT) == Cell("October 2016", Align.TEXT)


def test_a_text_is_printed_as_it_stands() -> None:
    text = "Reading – <b>Treasures</b> & more, 2010"
    assert shown(text, Format.TEXT) == Cell(text, Align.TEXT)


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("rabia.minhas@pusd.org", "mailto:rabia.minhas@pusd.org"),
        ("ask at the office", ""),
        ("Ms. Minhas rabia.minhas@pusd.org", ""),
        ("one@pusd.org, two@pusd.org", ""),
        ("javascript:alert(1)@x", ""),
        ("<a@b>", ""),
    ],
)
def test_an_email_address_is_a_link_and_anything_else_is_not(text: str, link: str) -> None:
    assert shown(text, Format.EMAIL) == Cell(text, Align.TEXT, link=link)


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("www.pomona.k12.ca.us", "https://www.pomona.k12.ca.us"),
        ("http://oak.example.org", "http://oak.example.org"),
        ("https://oak.example.org/school", "https://oak.example.org/school"),
        ("none yet", ""),
        ("see www.oak.example.org", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_a_website_is_a_link_to_the_web_and_to_nothing_else(text: str, link: str) -> None:
    assert shown(text, Format.WEBSITE) == Cell(text, Align.TEXT, link=link)


def test_a_mark_is_a_cross_that_is_spoken_as_yes() -> None:
    assert shown("Good", Format.MARK) == Cell("X", Align.MARK, spoken="yes")


@pytest.mark.parametrize("status", [status for status in CellStatus if status in HIDDEN])
def test_every_hidden_cell_is_the_same_two_dashes(status: CellStatus) -> None:
    """A reader must not learn from the card who hid the figure, or why."""
    expected = Cell("--", Align.FIGURE, spoken="not shown to protect student privacy")
    assert absent(status) == expected


def test_dashes_are_dashes_in_every_language() -> None:
    """They stand for a hidden figure in the state's files too, and notes name them so."""
    pseudo = cell(ProtectedCell(CellStatus.PRIMARY), Format.COUNT, Catalog(PSEUDO_LANGUAGE))
    assert pseudo.shown == "--"
    assert pseudo.spoken.startswith("«")


@pytest.mark.parametrize(
    ("status", "text", "spoken", "missing"),
    [
        (CellStatus.NOT_APPLICABLE, "N/A", "no data required", False),
        (CellStatus.NOT_REPORTED, "", "not reported by the school or district", False),
        (CellStatus.PENDING, "", "not yet released by the state", False),
        (CellStatus.EMPTY, "", "none", False),
        (CellStatus.MISSING, "missing", "missing: required and not given yet", True),
    ],
)
def test_each_want_of_a_figure_has_its_own_words(
    status: CellStatus, text: str, spoken: str, *, missing: bool
) -> None:
    assert absent(status) == Cell(text, Align.FIGURE, spoken=spoken, missing=missing)


def test_every_status_without_a_value_is_spoken() -> None:
    for status in CellStatus:
        if status is not CellStatus.PUBLISHED:
            assert absent(status, Format.TEXT).spoken


def test_zero_is_a_figure_and_not_a_blank() -> None:
    assert shown(Decimal(0), Format.COUNT) == Cell("0", Align.FIGURE)
