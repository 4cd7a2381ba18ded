"""What a clerk may type under a key, and what is answered to anything else."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, Final

import pytest
from pydantic import TypeAdapter, ValidationError

from sarcgen.model.base import Row
from sarcgen.model.fields import (
    CdsCodeField,
    CountField,
    CountItem,
    DayField,
    DifferenceItem,
    FteItem,
    MoneyItem,
    MonthField,
    PercentItem,
    TextField,
    YearKey,
    choice,
    read_text,
)
from sarcgen.model.values import Count, Figure, Fte, Money, NoValue, Rate, reveal
from sarcgen.model.vocabulary import SystemRating, YesNo
from sarcgen.model.years import WholeDay
from sarcgen.reading.document import Scalar

NO_FIGURE: Final = "If there is no figure, write --, N/A, not reported or pending."
WHOLE: Final = f"Write a whole number in digits, as in 345. {NO_FIGURE}"
QUOTES: Final = (
    "Put this text in double quotes; without them other tools read a number, a time or yes/no here."
)
FIGURES: Final[dict[Any, type[Figure]]] = {
    CountItem: Count,
    PercentItem: Rate,
    DifferenceItem: Rate,
    MoneyItem: Money,
    FteItem: Fte,
}
ITEMS: Final = dict(zip(["count", "percent", "difference", "money", "fte"], FIGURES, strict=True))


def read(annotation: Any, raw: object) -> Any:
    return TypeAdapter(annotation).validate_python(raw)


def plain(text: str) -> Scalar:
    return Scalar(text)


def quoted(text: str) -> Scalar:
    return Scalar(text, quoted=True)


def refusal(annotation: Any, raw: object) -> tuple[str, str]:
    with pytest.raises(ValidationError) as caught:
        read(annotation, raw)
    (error,) = caught.value.errors()
    return error["type"], error["msg"]


@pytest.mark.parametrize("kind", ITEMS)
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("--", NoValue.WITHHELD),
        ("N/A", NoValue.NOT_APPLICABLE),
        ("n/a", NoValue.NOT_APPLICABLE),
        ("not reported", NoValue.NOT_REPORTED),
        ("Not Reported ", NoValue.NOT_REPORTED),
        ("pending", NoValue.PENDING),
        (None, NoValue.MISSING),
    ],
)
def test_the_five_ways_to_have_no_figure(kind: str, typed: str | None, meant: NoValue) -> None:
    raw = None if typed is None else plain(typed)
    assert read(ITEMS[kind], raw) is meant


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("count", "0"),
        ("count", "345"),
        ("count", "007"),
        ("percent", "0"),
        ("percent", "100"),
        ("percent", "100.00"),
        ("percent", ".5"),
        ("percent", "92.80"),
        ("difference", "-6.7"),
        ("difference", "200"),
        ("money", "5201"),
        ("money", "7506.64"),
        ("fte", "0.5"),
        ("fte", "6"),
    ],
)
def test_a_number_is_read_as_it_is_typed(kind: str, typed: str) -> None:
    item = ITEMS[kind]
    for raw in (plain(typed), quoted(typed), plain(f" {typed} ")):
        figure = read(item, raw)
        assert type(figure) is FIGURES[item]
        assert reveal(figure) == Decimal(typed)
        assert reveal(figure).as_tuple() == Decimal(typed).as_tuple()


@pytest.mark.parametrize(
    ("kind", "typed", "code", "message"),
    [
        ("count", "no", "S103", WHOLE),
        ("count", "none", "S103", WHOLE),
        ("count", "~", "S103", WHOLE),
        ("count", "", "S103", WHOLE),
        ("count", "12:30", "S103", WHOLE),
        ("count", "<11", "S103", WHOLE),
        ("count", "1e3", "S103", WHOLE),
        ("count", "1_234", "S103", WHOLE),
        ("count", "\uff14\uff15", "S103", WHOLE),
        ("count", "+5", "S103", WHOLE),
        ("count", "1,234", "S103", "Write a whole number without the comma, as in 345."),
        ("count", "1 234", "S103", "Write a whole number without blanks, as in 345."),
        (
            "count",
            "$1,234",
            "S103",
            "Write a whole number without the dollar sign or the comma, as in 345.",
        ),
        (
            "count",
            "34.0",
            "S103",
            "Write a whole number, as in 345; decimals are not possible here.",
        ),
        ("count", "-3", "S112", f"A whole number cannot be below zero. {NO_FIGURE}"),
        ("count", "−3", "S112", f"A whole number cannot be below zero. {NO_FIGURE}"),
        (
            "count",
            "1234567890123",
            "S103",
            "This number has too many digits. Compare it with its source.",
        ),
        ("percent", "92.8%", "S104", "Write a percentage without the percent sign, as in 92.8."),
        (
            "percent",
            "92,8",
            "S104",
            "Write a percentage with a point before the decimals, as in 92.8.",
        ),
        (
            "percent",
            "0,5",
            "S104",
            "Write a percentage with a point before the decimals, as in 92.8.",
        ),
        ("percent", "5.", "S104", f"Write a percentage in digits, as in 92.8. {NO_FIGURE}"),
        ("percent", "100.1", "S113", "A percentage cannot be more than 100. Write it as in 92.8."),
        ("percent", "-0.1", "S112", f"A percentage cannot be below zero. {NO_FIGURE}"),
        (
            "percent",
            "33.33333333333",
            "S104",
            "This number has too many digits. Compare it with its source.",
        ),
        (
            "difference",
            "-6.7%",
            "S104",
            "Write a percent difference without the percent sign, as in -6.7.",
        ),
        (
            "difference",
            "−6.7",
            "S104",
            f"Write a percent difference in digits, as in -6.7. {NO_FIGURE}",
        ),
        (
            "money",
            "$5,201",
            "S105",
            "Write a dollar amount without the dollar sign or the comma, as in 7506.64.",
        ),
        (
            "money",
            "5.201,00",
            "S105",
            "Write a dollar amount with a point before the decimals, as in 7506.64.",
        ),
        ("money", "-5201", "S112", f"A dollar amount cannot be below zero. {NO_FIGURE}"),
        ("money", "5K", "S105", f"Write a dollar amount in digits, as in 7506.64. {NO_FIGURE}"),
        ("fte", "1/2", "S106", f"Write a number in digits, as in 0.5. {NO_FIGURE}"),
        ("fte", "345:1", "S106", f"Write a number in digits, as in 0.5. {NO_FIGURE}"),
        ("fte", "-1", "S112", f"A number cannot be below zero. {NO_FIGURE}"),
    ],
)
def test_what_is_no_such_number_is_answered_with_what_to_type(
    kind: str, typed: str, code: str, message: str
) -> None:
    assert refusal(ITEMS[kind], plain(typed)) == (code, message)


@pytest.mark.parametrize("kind", ITEMS)
@pytest.mark.parametrize("raw", [[], {}, ["5"], {"K": "5"}])
def test_a_list_or_group_is_no_number(kind: str, raw: object) -> None:
    code, message = refusal(ITEMS[kind], raw)
    assert code == "S111"
    assert message.endswith(", not a list or a group of keys.")


@pytest.mark.parametrize(
    "text",
    [
        "no", "Yes", "ON", "off", "true", "False", "null", "~", "y", "N", "0", "1234", "-5", "+5",
        "12.5", ".5", "5.", "1_000", "1e5", "2.5E-3", "0x1F", "0o17", "0b11", "017", ".inf",
        "-.INF", ".nan", "12:30", "190:20:30.15", "2020-01-31", "2020-1-1",
        "2001-12-14t21:59:43.10-05:00",
    ],
)  # fmt: skip
def test_text_that_other_tools_read_as_something_else_needs_quotes(text: str) -> None:
    assert refusal(TextField, plain(text)) == ("S110", QUOTES)
    assert read(TextField, quoted(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "Nora", "no one", "yes, we can", "610 Medina Ave.", "(909) 397-4604", "909-397-4604",
        "1,234", "K-6", "2018-19", "19-64907-6021869", "0xyz", "12:30 to 2", "9/2019", "1st", "-",
        "=",
    ],
)  # fmt: skip
def test_other_text_needs_no_quotes(text: str) -> None:
    assert read(TextField, plain(text)) == text


def test_a_line_of_text_has_single_blanks() -> None:
    assert read(TextField, quoted(" Alder\n Creek \t School\n")) == "Alder Creek School"
    assert read_text(quoted(" Alder\n\n Creek ")) == "Alder\n\n Creek"


@pytest.mark.parametrize("raw", [None, quoted(""), quoted("  \n")])
def test_a_text_without_letters_is_missing(raw: object) -> None:
    assert read(TextField, raw) is NoValue.MISSING


@pytest.mark.parametrize("raw", [[], {}, [plain("a")], {"a": plain("b")}])
def test_a_list_or_group_is_no_text(raw: object) -> None:
    assert refusal(TextField, raw)[0] == "S111"


@pytest.mark.parametrize(
    "typed", [quoted("19649076021869"), plain("19-64907-6021869"), quoted("19 64907 6021869")]
)
def test_a_cds_code_is_read_with_and_without_dashes(typed: Scalar) -> None:
    assert read(CdsCodeField, typed) == "19649076021869"


def test_a_cds_code_keeps_its_leading_zero_and_needs_quotes_for_it() -> None:
    assert read(CdsCodeField, quoted("01611196090013")) == "01611196090013"
    assert refusal(CdsCodeField, plain("01611196090013")) == (
        "S107",
        "Put the CDS code in double quotes; without them a leading zero is lost.",
    )


@pytest.mark.parametrize(
    "text", ["1964907602186", "196490760218690", "1964907602186A", "", "٣9649076021869", "19–6"]
)
def test_other_codes_are_refused(text: str) -> None:
    code, message = refusal(CdsCodeField, quoted(text))
    assert code == "S107"
    assert "has 14 digits" in message


@pytest.mark.parametrize("typed", ["January 2020", "january  2020", " JANUARY 2020 "])
def test_a_month_is_read_in_words(typed: str) -> None:
    assert read(MonthField, plain(typed)) == date(2020, 1, 1)


@pytest.mark.parametrize("typed", ["January 15, 2020", "january 15 2020", "January 5, 2020"])
def test_a_day_may_stand_where_a_month_is_enough(typed: str) -> None:
    found = read(MonthField, plain(typed))
    assert isinstance(found, WholeDay)
    assert (found.year, found.month) == (2020, 1)
    assert found.day in {5, 15}


@pytest.mark.parametrize(
    "typed",
    [
        "Jan 2020",
        "1/2020",
        "2020-01",
        "January",
        "January 20",
        "2020 January",
        "May 32, 2020",
        "May 1, 20",
        "May 1st, 2020",
    ],
)
def test_other_months_are_refused(typed: str) -> None:
    assert refusal(MonthField, plain(typed)) == (
        "S115",
        (
            "Write the month in letters and the year in four digits, as in January 2020; a day may"
            " stand between them, as in January 15, 2020."
        ),
    )


def test_a_day_is_read_as_year_month_and_day() -> None:
    assert read(DayField, plain("2020-01-31")) == date(2020, 1, 31)
    assert read(DayField, None) is NoValue.MISSING


@pytest.mark.parametrize("typed", ["2020-02-30", "20200131", "2020-W05-5", "01/31/2020", "pending"])
def test_other_days_are_refused(typed: str) -> None:
    assert refusal(DayField, plain(typed)) == (
        "S115",
        "Write the day as year, month and day, as in 2020-01-31.",
    )


@pytest.mark.parametrize(
    "typed", ["2018-2019", "2018-20", "2018–19", "2018", " 2018-19", "1999-00", "\uff12018-19", ""]
)
def test_other_school_years_are_refused(typed: str) -> None:
    assert refusal(YearKey, quoted(typed)) == (
        "S116",
        "A school year is two years in a row, written as in 2018-19.",
    )


def test_a_choice_is_read_whatever_its_capitals_and_blanks() -> None:
    read_rating = choice(SystemRating)
    assert read_rating(plain("Good")) is SystemRating.GOOD
    assert read_rating(plain(" gOOD")) is SystemRating.GOOD
    assert read_rating(None) is NoValue.MISSING
    assert read_rating(plain("N/A")) is NoValue.NOT_APPLICABLE
    assert choice(YesNo)(plain("no")) is YesNo.NO


class Pair(Row):
    one: CountField
    other: CountField


def test_one_word_stands_for_a_whole_row() -> None:
    for word, reason in (("--", NoValue.WITHHELD), ("Pending", NoValue.PENDING)):
        row = read(Pair, plain(word))
        assert (row.one, row.other) == (reason, reason)
    empty = read(Pair, None)
    assert (empty.one, empty.other) == (NoValue.MISSING, NoValue.MISSING)


def test_no_error_of_a_model_repeats_what_was_typed() -> None:
    with pytest.raises(ValidationError) as caught:
        read(Pair, {"one": plain("4711 or so")})
    assert "4711" not in str(caught.value)
