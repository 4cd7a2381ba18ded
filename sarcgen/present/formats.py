"""Published values become words: a closed list of formats, and the words for no value."""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from babel.dates import format_date
from babel.numbers import format_decimal

from sarcgen.disclosure.protected import HIDDEN, CellStatus, ProtectedCell
from sarcgen.edition.words import Format
from sarcgen.languages.catalog import Catalog
from sarcgen.model.years import WholeDay
from sarcgen.report.tables import Align, Cell

DASHES: Final = "--"
"""What stands for a hidden figure, in every output and language (privacy.md 4.1)."""

_FIGURES: Final = frozenset(
    {
        Format.COUNT,
        Format.PERCENT_0,
        Format.PERCENT_1,
        Format.PERCENT_2,
        Format.PERCENT_SIGN,
        Format.DIFFERENCE,
        Format.MONEY,
        Format.FTE,
        Format.FTE_2,
        Format.NUMBER,
        Format.PERCENT,
        Format.DAYS,
        Format.RATIO,
    }
)
_PATTERNS: Final = {
    Format.COUNT: "#,##0",
    Format.PERCENT_0: "0",
    Format.PERCENT_1: "0.0",
    Format.PERCENT_2: "0.00",
    Format.DIFFERENCE: "0.0;-0.0",
    Format.FTE: "#,##0.0#",
    Format.FTE_2: "#,##0.00",
    Format.NUMBER: "#,##0.##",
    Format.PERCENT: "0.##",
    Format.DAYS: "#,##0.##",
    Format.RATIO: "#,##0.0",
}
_DECIMALS: Final = {
    Format.COUNT: 0,
    Format.PERCENT_0: 0,
    Format.PERCENT_1: 1,
    Format.PERCENT_2: 2,
    Format.DIFFERENCE: 1,
    Format.RATIO: 1,
}
_EMAIL: Final = re.compile(r"[^\s@,;:<>]+@[^\s@,;:<>]+")


def align_of(form: Format) -> Align:
    """How cells of a format are set."""
    if form is Format.MARK:
        return Align.MARK
    return Align.FIGURE if form in _FIGURES else Align.TEXT


def cell(protected: ProtectedCell, form: Format, catalog: Catalog) -> Cell:
    """One protected cell as text."""
    align = align_of(form)
    if protected.status is CellStatus.PUBLISHED and protected.value is not None:
        return _published(protected.value, form, align, catalog)
    shown, spoken = _words(protected.status, catalog)
    return Cell(shown, align, spoken, missing=protected.status is CellStatus.MISSING)


def _published(value: object, form: Format, align: Align, catalog: Catalog) -> Cell:
    if isinstance(value, Decimal):
        return Cell(figure(value, form, catalog), align)
    if isinstance(value, date):
        return Cell(day(value, catalog), align)
    text = str(value)
    if form is Format.EMAIL:
        return Cell(text, align, link=f"mailto:{text}" if _EMAIL.fullmatch(text) else "")
    if form is Format.WEBSITE:
        address = text if text.startswith(("https://", "http://")) else f"https://{text}"
        return Cell(text, align, link=address if "." in text and " " not in text else "")
    if form is Format.MARK:
        return Cell("X", align, spoken=catalog.gettext("yes"))
    return Cell(text, align)


def figure(amount: Decimal, form: Format, catalog: Catalog) -> str:
    """A number as the edition prints it, rounded half up.

    Money keeps the cents that the file gives; FTE keep up to two decimals.
    """
    rounded = printed_number(amount, form)
    if form is Format.MONEY:
        pattern = "$#,##0" if _is_whole_dollars(amount) else "$#,##0.00"
        return str(format_decimal(rounded, pattern, catalog.locale))
    if form is Format.PERCENT_SIGN:
        return str(format_decimal(rounded, "0.##", catalog.locale)) + "%"
    return str(format_decimal(rounded, _PATTERNS[form], catalog.locale))


def printed_number(amount: Decimal, form: Format) -> Decimal:
    """A number with no more decimals than the edition prints, rounded half up."""
    return _rounded(amount, _DECIMALS.get(form, 2))


def day(value: date, catalog: Catalog) -> str:
    """A month and a year in words; with the day of the month where the file gives it."""
    if isinstance(value, WholeDay):
        return str(format_date(value, "long", catalog.locale))
    return str(format_date(value, "LLLL y", catalog.locale))


def _rounded(amount: Decimal, decimals: int) -> Decimal:
    rounded = amount.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return abs(rounded) if rounded.is_zero() else rounded  # never a zero below zero


def _is_whole_dollars(amount: Decimal) -> bool:
    exponent = amount.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= 0


def _words(status: CellStatus, catalog: Catalog) -> tuple[str, str]:
    """What is printed and what is said where there is no value."""
    gettext = catalog.gettext
    if status in HIDDEN:
        return DASHES, gettext("not shown to protect student privacy")
    return {
        CellStatus.NOT_APPLICABLE: ("N/A", gettext("no data required")),
        CellStatus.NOT_TESTED: ("NT", gettext("not tested with the state's test")),
        CellStatus.NOT_REPORTED: ("", gettext("not reported by the school or district")),
        CellStatus.PENDING: ("", gettext("not yet released by the state")),
        CellStatus.MISSING: (
            gettext("missing"),
            gettext("missing: required and not given yet"),
        ),
    }.get(status, ("", gettext("none")))
