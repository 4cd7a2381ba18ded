"""Where on the card a key of a file is printed, by what label, who supplies it and under which law.

Everything is taken from the edition: from the tables and texts whose source paths lead to the key.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import product
from typing import Final, TypeAlias, final

from sarcgen.edition.cells import CellSpec, ColumnSpec, RowSpec
from sarcgen.edition.sources import cell_source
from sarcgen.edition.spec import Edition, NarrativeSpec, TableSpec
from sarcgen.edition.words import ProvidedBy, Scope
from sarcgen.edition.years import YearWords
from sarcgen.model.years import SchoolYear

Path: TypeAlias = "tuple[str, ...]"


@final
class Part(Enum):
    """What a key of a path is on the card."""

    NAME = "a name of the model"
    ROW = "row"
    COLUMN = "column"
    YEAR = "school year"
    CELL = "row and column"
    FACT = "line above a table"
    TEXT = "text"
    LIST = "list after a text"


_PLACEHOLDERS: Final = {"{row}": Part.ROW, "{column}": Part.COLUMN, "{year}": Part.YEAR}
_OF_A_TABLE: Final = frozenset(_PLACEHOLDERS.values())


@final
@dataclass(frozen=True, slots=True)
class Use:
    """One place of the card that takes its figure or text from a path.

    Attributes:
        spec: the table or text.
        path: below the school or district.
        parts: for every key of the path, what it is there.
        labels: for every key of the path, its label there; empty for a name of the model.
        supplier: who owes it.
        computed: sarcgen works it out where the file has no figure.
        asks_no_data: the form prints N/A there.
        beside_others: a figure of the district in a table that shows others too.
    """

    spec: TableSpec | NarrativeSpec
    path: Path
    parts: tuple[Part, ...]
    labels: tuple[str, ...]
    supplier: ProvidedBy
    computed: bool = False
    asks_no_data: bool = False
    beside_others: bool = False


@final
class Places:
    """All that the tables and texts of an edition take from one kind of file.

    Args:
        edition: the state's template.
        entity: ``school`` or ``district``.
    """

    def __init__(self, edition: Edition, entity: str) -> None:
        self._words = YearWords(edition)
        self._year = SchoolYear.parse(edition.edition)
        self._by_prefix: dict[Path, list[Use]] = {}
        self._row_labels: dict[str, str] = {}
        for section in edition.sections:
            for block in section.blocks:
                if isinstance(block, TableSpec):
                    self._take_table(block, entity)
                elif isinstance(block, NarrativeSpec):
                    self._take_text(block, entity)

    def below(self, path: Path) -> Sequence[Use]:
        """What the card takes from a path or from below it, in print order."""
        return self._by_prefix.get(path, ())

    def keys(self, path: Path) -> list[str]:
        """The keys right below a path that the card takes something from."""
        return sorted(
            {use.path[len(path)] for use in self.below(path) if len(use.path) > len(path)}
        )

    def label(self, path: Path) -> str:
        """What the state calls a key: its row or column, or the table that has its rows below it.

        Empty where the state has no name for it.
        """
        uses = self.below(path)
        place = len(path) - 1
        for use in uses:
            if use.parts[place] is Part.YEAR:
                return f"School year {use.labels[place]}"
            if use.labels[place]:
                return use.labels[place]
        one_table = len({use.spec.id for use in uses}) == 1
        if one_table and not _OF_A_TABLE.isdisjoint(uses[0].parts[place + 1 : place + 2]):
            return self.title(uses[0].spec)
        return ""

    def row_label(self, key: str) -> str:
        """The label that some table gives to a row of this key; may be empty."""
        return self._row_labels.get(key, "")

    def title(self, spec: TableSpec | NarrativeSpec) -> str:
        """The title of a table or text with its year, as printed."""
        return " ".join(filter(None, [self._plain(spec.title), self._plain(spec.suffix)]))

    def _plain(self, label: str, year: int | None = None) -> str:
        """A label with its years and without the asterisks that lead to notes."""
        return self._words.fill(label, year).replace("*", "").strip()

    def _note(self, use: Use) -> None:
        for length in range(1, len(use.path) + 1):
            self._by_prefix.setdefault(use.path[:length], []).append(use)

    def _take_text(self, text: NarrativeSpec, entity: str) -> None:
        self._take(text, text.source, Part.TEXT, self.title(text), entity)
        if text.resources:
            self._take(text, text.resources, Part.LIST, "", entity)

    def _take(
        self, spec: TableSpec | NarrativeSpec, source: str, part: Part, label: str, entity: str
    ) -> None:
        owner, *path = source.split(".")
        if owner == entity:
            above = len(path) - 1
            parts, labels = (*[Part.NAME] * above, part), (*[""] * above, label)
            self._note(Use(spec, tuple(path), parts, labels, spec.provided_by))

    def _take_table(self, table: TableSpec, entity: str) -> None:
        for fact in table.facts:
            self._take(table, fact.source, Part.FACT, self._plain(fact.label), entity)
        for row in table.rows:
            self._row_labels.setdefault(row.id, self._plain(row.label))
        for row, column, cell in _cells(table):
            owner, *path = cell_source(table, row, column, self._year)
            if owner == entity:
                parts = _parts(table, row, column)
                self._note(
                    Use(
                        table,
                        tuple(path),
                        parts,
                        tuple(self._label(part, table, row, column) for part in parts),
                        table.supplier(row, column),
                        computed=bool(cell.computed or row.computed or column.computed),
                        asks_no_data=cell.not_applicable,
                        beside_others=_scope(row, column) is Scope.DISTRICT and _is_mixed(table),
                    )
                )

    def _label(self, part: Part, table: TableSpec, row: RowSpec, column: ColumnSpec) -> str:
        if part is Part.YEAR:
            return self._plain("{year}", column.year)
        if part is Part.COLUMN:
            return self._plain(column.label, column.year)
        if part is Part.CELL:
            return self._plain(f"{row.label}, {column.label}", column.year)
        if part is Part.ROW:
            label = self._plain(row.label)
            return f"{table.stub.label} {label}" if label == row.id else label
        return ""


def _cells(table: TableSpec) -> Iterator[tuple[RowSpec, ColumnSpec, CellSpec]]:
    """Every cell but those that the form leaves empty."""
    for row, column in product(table.rows, table.columns):
        cell = row.cells.get(column.id, CellSpec())
        if not cell.blank:
            yield row, column, cell


def _parts(table: TableSpec, row: RowSpec, column: ColumnSpec) -> tuple[Part, ...]:
    """What each key of a cell's path is in its table."""
    cell = row.cells.get(column.id, CellSpec())
    pieces = (cell.source or column.source or table.source).split(".")[1:]
    parts = [_PLACEHOLDERS.get(piece, Part.NAME) for piece in pieces]
    if parts[-1] is Part.NAME:
        parts[-1] = Part.ROW if _is_one_figure(table, row) else Part.CELL
    return tuple(parts)


def _is_one_figure(table: TableSpec, row: RowSpec) -> bool:
    """Whether a row among others has one figure, or one that its columns tick."""
    cells = [row.cells.get(column.id, CellSpec()) for column in table.columns]
    filled = [cell for cell in cells if not (cell.blank or cell.not_applicable)]
    ticked = all(column.mark_value for column in table.columns)
    return ticked or (len(table.rows) > 1 and len(filled) == 1)


def _scope(row: RowSpec, column: ColumnSpec) -> Scope:
    return row.scope or column.scope


def _is_mixed(table: TableSpec) -> bool:
    return len({_scope(row, column) for row, column, _ in _cells(table)}) > 1
