"""A card's figures as a table: one figure a row, for spreadsheets and statistics programs.

The form is that of RFC 4180. The file starts with a byte order mark, because Excel reads UTF-8 as
something else without it, and programs for statistics skip it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import StringIO
from typing import Final

from sarcgen.figures.document import Card, Fact, Figure, Table

BYTE_ORDER_MARK: Final = "\ufeff"
COLUMNS: Final = (
    "edition",
    "language",
    "draft",
    "school",
    "cds_code",
    "district",
    "section",
    "table_number",
    "table",
    "table_title",
    "row",
    "row_label",
    "column",
    "spanner",
    "column_label",
    "entity",
    "year",
    "unit",
    "printed",
    "number",
    "reason",
)

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_HARMLESS: Final = re.compile(r"--|-\$?[0-9][0-9.,\u00a0\u202f]*%?")
"""Two dashes, and printed figures below zero: no spreadsheet takes them for a formula."""


def card_csv(card: Card) -> bytes:
    """The figures of all tables, and the facts above them, which have no row and no column id."""
    page = StringIO()
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows_of(card))
    return (BYTE_ORDER_MARK + page.getvalue()).encode("utf-8")


def rows_of(card: Card) -> Iterator[tuple[str, ...]]:
    """The rows below the heads, as they stand in the file."""
    first = (
        card.edition,
        card.language,
        "yes" if card.draft else "no",
        text(card.school.name),
        # Longer than the digits that a spreadsheet keeps of a number, so with hyphens.
        _hyphened(card.school.cds_code),
        text(card.district.name),
    )
    for table in card.tables:
        place = (text(table.section), str(table.number), table.id, text(table.title))
        for fact in table.facts:
            yield (*first, *place, "", "", "", "", text(fact.label), "", "", *_value(fact))
        yield from ((*first, *place, *rest) for rest in _cells(table))


def _cells(table: Table) -> Iterator[tuple[str, ...]]:
    for row in table.rows:
        for column, figure in zip(table.columns, row.figures, strict=True):
            yield (
                row.id,
                text(row.label),
                column.id,
                text(column.spanner),
                text(column.label),
                figure.entity,
                figure.year or "",
                *_value(figure),
            )


def _value(part: Figure | Fact) -> tuple[str, str, str, str]:
    number = "" if part.number is None else str(part.number)
    return (part.unit.value, text(part.printed), number, part.reason.value if part.reason else "")


def _hyphened(code: str | None) -> str:
    return f"{code[:2]}-{code[2:7]}-{code[7:]}" if code else ""


def text(words: str) -> str:
    """A text that a spreadsheet shows and never works out: before a formula, an apostrophe."""
    if words.startswith(_FORMULA) and not _HARMLESS.fullmatch(words):
        return f"'{words}"
    return words
