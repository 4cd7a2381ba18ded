"""What differs between the tables of two cards.

A measure is the place in the files that its figures come from, whatever the school year. Two cards
are compared in it twice: what each prints for the latest year that it shows, and what both print
for the same year, which should not differ. The state's own figures are the same on every school's
card and are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeAlias, final

from sarcgen.disclosure.protected import CellStatus, ProtectedCell, ProtectedReport
from sarcgen.edition.cells import CellSpec, ColumnSpec, RowSpec
from sarcgen.edition.spec import Edition, TableSpec
from sarcgen.edition.words import Format, Scope
from sarcgen.edition.years import YearWords
from sarcgen.languages.catalog import Catalog
from sarcgen.model.years import SchoolYear
from sarcgen.present.changes import FigureChange, Shown, TableChanges
from sarcgen.present.formats import cell
from sarcgen.present.tables import Wording, compose_table
from sarcgen.report.tables import Cell

Told: TypeAlias = "set[tuple[str, str, str]]"
"""Measures with the years that were compared: what two tables print is told once."""

_YEAR: Final = "{year}"
_SAYS_NOTHING: Final = (CellStatus.EMPTY, CellStatus.NOT_APPLICABLE)


@final
@dataclass(frozen=True, slots=True)
class _Printed:
    """What a card prints for a measure in a year, and the published number behind it, if any."""

    words: str
    amount: Decimal | None
    says_something: bool

    def differs(self, other: _Printed) -> bool:
        """Whether a reader of both cards sees two things; one may print more decimals."""
        same = self.amount is not None and self.amount == other.amount
        return self.words != other.words and not same


@final
@dataclass(frozen=True, slots=True)
class _Series:
    """A measure in one row: what is printed, by school year."""

    column: str
    printed: dict[str, _Printed]

    @property
    def latest(self) -> str:
        """The latest year."""
        return max(self.printed)


@final
@dataclass(frozen=True, slots=True)
class _Row:
    """One row: its label and its measures, by where they come from."""

    label: str
    measures: dict[str, _Series]


@final
@dataclass(frozen=True, slots=True)
class _Table:
    """One table as a card shows it."""

    spec: TableSpec
    title: str
    rows: dict[str, _Row]


def figure_changes(
    earlier: tuple[Edition, ProtectedReport],
    later: tuple[Edition, ProtectedReport],
    catalog: Catalog,
) -> list[TableChanges]:
    """All tables in which something differs: those of the later card in print order, then others.

    Args:
        earlier: an edition, and what may be published of the school in it.
        later: the same of the later card.
        catalog: the language of fixed text.
    """
    before, now = _Card(*earlier, catalog).tables(), _Card(*later, catalog).tables()
    told: Told = set()
    found = [
        _changes(before[name], table, told)
        if name in before
        else TableChanges(name, table.spec.number, table.title, on_earlier=False)
        for name, table in now.items()
    ]
    found += [
        TableChanges(name, table.spec.number, table.title, on_later=False)
        for name, table in before.items()
        if name not in now
    ]
    return [changes for changes in found if changes.is_any]


def _changes(before: _Table, now: _Table, told: Told) -> TableChanges:
    return TableChanges(
        now.spec.id,
        now.spec.number,
        now.title,
        figures=tuple(
            change
            for name, row in now.rows.items()
            if name in before.rows
            for change in _in_row(before.rows[name], row, told)
        ),
        new_rows=tuple(row.label for name, row in now.rows.items() if name not in before.rows),
        gone_rows=tuple(row.label for name, row in before.rows.items() if name not in now.rows),
    )


def _in_row(before: _Row, now: _Row, told: Told) -> Iterator[FigureChange]:
    for name, series in now.measures.items():
        old = before.measures.get(name)
        for year, printed in sorted(series.printed.items()):
            base = _compared_with(year, series, old)
            if (name, base, year) in told:
                continue
            told.add((name, base, year))
            earlier = old.printed.get(base) if old is not None else None
            if _is_change(earlier, printed):
                yield FigureChange(
                    now.label,
                    series.column,
                    Shown(base, earlier.words) if earlier else None,
                    Shown(year, printed.words),
                )
    for name, old in before.measures.items():
        last = old.printed[old.latest]
        if name not in now.measures and last.says_something:
            yield FigureChange(now.label, old.column, Shown(old.latest, last.words), None)


def _compared_with(year: str, series: _Series, old: _Series | None) -> str:
    """The year on the earlier card that a year is held against: itself, or the latest of both."""
    if old is None or year in old.printed or year != series.latest:
        return year
    return old.latest


def _is_change(earlier: _Printed | None, later: _Printed) -> bool:
    return later.says_something if earlier is None else later.differs(earlier)


@final
class _Card:
    """The tables of one card, measure by measure."""

    def __init__(self, edition: Edition, report: ProtectedReport, catalog: Catalog) -> None:
        self._edition = edition
        self._report = report
        self._wording = Wording(edition, catalog)
        self._years = YearWords(edition, "-")
        self._data_year = SchoolYear.parse(edition.edition)

    def tables(self) -> dict[str, _Table]:
        """All tables that the school shows, by id."""
        found = {}
        for spec in self._edition.tables():
            table = self._report.table(spec.id)
            if table is None:
                continue
            specs = {row.id: row for row in spec.rows}
            rows = dict(self._facts(spec, table.facts))
            composed = compose_table(spec, table, self._wording)
            for row, drawn in zip(table.rows, composed.rows, strict=True):
                measures = self._measures(spec, specs[row.id], row.cells, drawn.cells)
                rows[row.id] = _Row(self._label(specs[row.id].label), measures)
            found[spec.id] = _Table(spec, self._label(spec.title), rows)
        return found

    def _facts(self, spec: TableSpec, facts: Sequence[ProtectedCell]) -> Iterator[tuple[str, _Row]]:
        for fact, protected in zip(spec.facts, facts, strict=True):
            drawn = cell(protected, fact.format, self._wording.catalog)
            series = _Series("", {"": _printed(protected, drawn)})
            yield fact.source, _Row(self._label(fact.label), {fact.source: series})

    def _measures(
        self,
        table: TableSpec,
        row: RowSpec,
        protected: Sequence[ProtectedCell],
        drawn: Sequence[Cell],
    ) -> dict[str, _Series]:
        """The measures of a row. Of columns of marks, which share one, the marked one is shown."""
        found: dict[str, _Series] = {}
        labels = {self._column(table, column) for column in table.columns}
        for column, status, shown in zip(table.columns, protected, drawn, strict=True):
            special = row.cells.get(column.id, CellSpec())
            if special.not_applicable or special.blank or _scope(row, column) is Scope.STATE:
                continue
            is_mark = column.format is Format.MARK
            label = "" if is_mark or len(labels) == 1 else self._column(table, column)
            name, year = self._source(table, row, column, special)
            series = found.setdefault(name, _Series(label, {}))
            published = status.status is CellStatus.PUBLISHED
            if year not in series.printed or published:
                mark = Cell(self._label(column.label), shown.align)
                series.printed[year] = _printed(status, mark if is_mark and published else shown)
        return found

    def _source(
        self, table: TableSpec, row: RowSpec, column: ColumnSpec, special: CellSpec
    ) -> tuple[str, str]:
        """Where the figures of a column come from, with the year left open, and its year."""
        source = special.source or column.source or table.source
        words = {
            "scope": _scope(row, column).value,
            "row": row.id,
            "column": column.measure or column.id,
        }
        for name, word in words.items():
            source = source.replace(f"{{{name}}}", word)
        by_year = _YEAR in source and column.year is not None
        return source, self._data_year.shifted(column.year or 0).key() if by_year else ""

    def _column(self, table: TableSpec, column: ColumnSpec) -> str:
        """A column's label below its spanner's, without the year."""
        above = [spanner.label for spanner in table.spanners if spanner.id == column.spanner]
        return ", ".join(filter(None, map(self._label, [*above, column.label])))

    def _label(self, label: str) -> str:
        """A label without its year and without the asterisks that lead to notes."""
        words = self._years.fill(label.replace(_YEAR, ""))
        return " ".join(words.replace("*", "").split()).strip(" -–")


def _scope(row: RowSpec, column: ColumnSpec) -> Scope:
    """Whose figures a cell shows."""
    return row.scope or column.scope


def _printed(protected: ProtectedCell, drawn: Cell) -> _Printed:
    words = drawn.shown or (f"({drawn.spoken})" if drawn.spoken else "")
    amount = protected.value if isinstance(protected.value, Decimal) else None
    return _Printed(words, amount, protected.status not in _SAYS_NOTHING)
