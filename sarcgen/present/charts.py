"""Bars for the printed figures of a table.

A chart is made of what the finished table prints and of nothing else. What the table hides is not
there any more when a bar is measured, so no length, no gap and no word can tell of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from babel.numbers import parse_decimal

from sarcgen.edition.spec import TableSpec
from sarcgen.present.tables import Wording
from sarcgen.report.tables import Bar, Cell, Chart, Row, Table

MOST_READ_OUT: Final = 8
"""A chart of as many bars is read out bar by bar. Of a longer one the gist is told: its figures
stand in the table right above it, where they can be looked up one by one."""

_Groups = Sequence[tuple[str, Sequence[tuple[str, Cell]]]]
"""The bars of a chart as their names and the cells of the table that they are drawn from."""


def with_chart(table: Table, spec: TableSpec, wording: Wording) -> Table:
    """The finished table with its chart, if it has one and prints a figure to draw.

    Args:
        table: the table as it is printed.
        spec: its specification.
        wording: the edition's text.
    """
    if spec.chart is None:
        return table
    groups = list(_groups(table.rows, spec, wording))
    drawn = tuple(
        (
            title,
            tuple(
                Bar(name, cell.shown, _length(cell, wording), beside=bool(title) and place > 0)
                for place, (name, cell) in enumerate(bars)
            ),
        )
        for title, bars in groups
    )
    if not any(bar.length for _, bars in drawn for bar in bars):
        return table
    title = wording.text(spec.chart.title)
    return replace(table, chart=Chart(title, _description(title, groups, wording), drawn))


def _groups(
    rows: tuple[Row, ...], spec: TableSpec, wording: Wording
) -> Iterator[tuple[str, list[tuple[str, Cell]]]]:
    names = spec.chart.columns if spec.chart else ()
    places = [[column.id for column in spec.columns].index(name) for name in names]
    if len(places) == 1:
        yield "", [(row.label, row.cells[places[0]]) for row in rows]
        return
    spanners = {spanner.id: spanner for spanner in spec.spanners}
    heads = []
    for column in (spec.columns[place] for place in places):
        head = spanners[column.spanner] if column.spanner else column
        heads.append(wording.text(head.label, head.year))
    for row in rows:
        cells = (row.cells[place] for place in places)
        yield row.label, list(zip(heads, cells, strict=True))


def _length(cell: Cell, wording: Wording) -> str:
    """The printed figure in digits and a point; empty where no figure is printed."""
    return "" if cell.spoken or not cell.shown else f"{_amount(cell, wording):f}"


def _amount(cell: Cell, wording: Wording) -> Decimal:
    return parse_decimal(cell.shown.rstrip("%"), locale=wording.catalog.locale)


def _description(title: str, groups: _Groups, wording: Wording) -> str:
    """What is said to those who do not see the chart; its title is not said apart from this."""
    gettext = wording.catalog.gettext
    bars = [bar for _, bars in groups for bar in bars]
    start = gettext("{title}. Bar chart on a scale from 0 to 100 percent.")
    told = [start.replace("{title}", title)]
    if len(bars) <= MOST_READ_OUT:
        told += (_read_out(row, bars, wording) for row, bars in groups)
    else:
        told += _gist(bars, wording)
        told.append(gettext("All figures stand in the table before the chart."))
    return " ".join(told)


def _read_out(row: str, bars: Sequence[tuple[str, Cell]], wording: Wording) -> str:
    gettext = wording.catalog.gettext
    each = "; ".join(
        gettext("{label}, {figure}")
        .replace("{label}", name)
        .replace("{figure}", cell.spoken or cell.shown)
        for name, cell in bars
    )
    named = gettext("{label}: {figures}.").replace("{label}", row) if row else "{figures}."
    return named.replace("{figures}", each)


def _gist(bars: Sequence[tuple[str, Cell]], wording: Wording) -> Iterator[str]:
    """The shortest and the longest bar, whosever they are, and where there is none and why."""
    gettext = wording.catalog.gettext
    drawn = [cell for _, cell in bars if _length(cell, wording)]
    least = min(drawn, key=lambda cell: _amount(cell, wording)).shown
    greatest = max(drawn, key=lambda cell: _amount(cell, wording)).shown
    spread = (
        gettext("The bars that are drawn stand for {least} to {greatest} percent.")
        if least != greatest
        else gettext("What is drawn stands for {least} percent.")
    )
    yield spread.replace("{least}", least).replace("{greatest}", greatest)
    for reason in dict.fromkeys(cell.spoken for _, cell in bars if cell.spoken):
        without = "; ".join(name for name, cell in bars if cell.spoken == reason)
        yield (
            gettext("Without a bar, {reason}: {groups}.")
            .replace("{reason}", reason)
            .replace("{groups}", without)
        )
