"""What is refused at load of the charts that an edition names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sarcgen.edition.spec import Edition, TableSpec
from sarcgen.edition.words import Format

_PERCENTAGES: Final = frozenset(
    {Format.PERCENT, Format.PERCENT_0, Format.PERCENT_1, Format.PERCENT_2, Format.PERCENT_SIGN}
)


def chart_complaints(edition: Edition) -> Iterator[str]:
    """Everything in the charts of an edition that their class alone cannot refuse."""
    for table in edition.tables():
        for complaint in _complaints(table):
            yield f"{table.id}: {complaint}"


def _complaints(table: TableSpec) -> Iterator[str]:
    if table.chart is None:
        return
    known = {column.id: column for column in table.columns}
    if not table.chart.columns:
        yield "the chart names no column"
    for name in table.chart.columns:
        if name not in known:
            yield f"the chart names a column {name} that is not there"
        elif known[name].format not in _PERCENTAGES:
            yield f"the chart names the column {name}, which does not hold percentages"
    drawn = [known[name] for name in table.chart.columns if name in known]
    names = {column.spanner or column.label for column in drawn}
    if len(names) < len(drawn):
        yield "two bars of a row of the chart would have the same name"
