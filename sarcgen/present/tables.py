"""One protected table becomes heads, rows, notes and facts in words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from sarcgen.disclosure.protected import CellStatus, ProtectedCell, ProtectedTable
from sarcgen.edition.cells import ColumnSpec, RowSpec
from sarcgen.edition.spec import Edition, TableSpec
from sarcgen.edition.words import Format
from sarcgen.edition.years import YearWords
from sarcgen.languages.catalog import Catalog
from sarcgen.present.formats import align_of, cell
from sarcgen.present.prose import inline_prose, prose
from sarcgen.report.tables import Align, Cell, Fact, HeadCell, Row, SafeHtml, Table


class Wording:
    """An edition's fixed text in one language, with its years.

    Args:
        edition: whose text and years.
        catalog: the language.
    """

    def __init__(self, edition: Edition, catalog: Catalog) -> None:
        self.edition = edition
        self.catalog = catalog
        self.years = YearWords(edition)

    def text(self, message: str, year: int | None = None) -> str:
        """One line of fixed text."""
        return self.years.fill(self.catalog.gettext(message), year)

    def title(self, title: str, suffix: str) -> str:
        """A title with its year suffix."""
        return " ".join(filter(None, (self.text(title), self.text(suffix))))

    def prose(self, text: str) -> SafeHtml:
        """Fixed paragraphs and bullets."""
        return prose(self.years.fill(self.catalog.markdown(text))) if text else SafeHtml("")

    def note(self, note_id: str) -> SafeHtml:
        """One note of the edition."""
        return inline_prose(self.text(" ".join(self.edition.notes[note_id].split())))


def compose_table(
    spec: TableSpec, table: ProtectedTable, wording: Wording, *, hides_larger: bool = False
) -> Table:
    """One table of the finished report.

    Args:
        spec: its specification.
        table: its cells.
        wording: the edition's text.
        hides_larger: some dashes in it, or in a table about the same students, stand for larger
            groups. A note under one of them alone would tell which.
    """
    rows = {row.id: row for row in spec.rows}
    return Table(
        id=spec.id,
        title=wording.title(spec.title, spec.suffix),
        subtitles=tuple(wording.text(line) for line in spec.subtitles),
        lead=wording.prose(spec.lead),
        facts=_facts(spec, table, wording),
        head=_head(spec, wording),
        rows=tuple(_row(rows[row.id], spec, row.cells, wording) for row in table.rows),
        notes=(
            *(wording.note(note) for note in _notes(spec, table)),
            *_about_cells(table, wording, hides_larger=hides_larger),
        ),
        suffix=wording.text(spec.suffix),
    )


def _notes(spec: TableSpec, table: ProtectedTable) -> tuple[str, ...]:
    """The table's own notes, then those of rows that this school prints, each once."""
    printed = {row.id for row in table.rows}
    of_rows = (note for row in spec.rows if row.id in printed for note in row.notes)
    return tuple(dict.fromkeys((*spec.notes, *of_rows)))


def _about_cells(
    table: ProtectedTable, wording: Wording, *, hides_larger: bool
) -> Iterator[SafeHtml]:
    """Notes on cells that need a word: larger groups hidden too, and figures still to come."""
    statuses = {cell.status for row in table.rows for cell in row.cells}
    if CellStatus.PENDING in statuses:
        yield inline_prose(
            wording.catalog.gettext(
                "Note: Some cells are blank because the state has not released their figures yet."
            )
        )
    if hides_larger:
        yield inline_prose(
            wording.catalog.gettext(
                "Note: Some double dashes (--) stand for larger groups, or for groups without"
                " students. Their figures are not shown, because together with the totals they"
                " would tell the results of ten or fewer students."
            )
        )


def _facts(spec: TableSpec, table: ProtectedTable, wording: Wording) -> tuple[Fact, ...]:
    facts = []
    for fact, protected in zip(spec.facts, table.facts, strict=True):
        shown = cell(protected, fact.format, wording.catalog)
        facts.append(
            Fact(
                wording.text(fact.label),
                shown.shown or shown.spoken,
                shown.missing,
                spoken=shown.spoken if shown.shown and not shown.missing else "",
            )
        )
    return tuple(facts)


def _row(
    spec: RowSpec, table: TableSpec, cells: tuple[ProtectedCell, ...], wording: Wording
) -> Row:
    drawn: list[Cell] = []
    for column, protected in zip(table.columns, cells, strict=True):
        drawn.append(cell(protected, _format(spec, column), wording.catalog))
    return Row(wording.text(spec.label), tuple(drawn), spec.total)


def _format(row: RowSpec, column: ColumnSpec) -> Format:
    special = row.cells.get(column.id)
    return (special.format if special else None) or row.format or column.format


def _head(spec: TableSpec, wording: Wording) -> tuple[tuple[HeadCell, ...], ...]:
    labels = [
        HeadCell(wording.text(column.label, column.year), align=align_of(column.format))
        for column in spec.columns
    ]
    stub = wording.text(spec.stub.label)
    if not spec.spanners:
        return ((HeadCell(stub), *labels),)
    spanners = {spanner.id: spanner for spanner in spec.spanners}
    upper: list[HeadCell] = [HeadCell(stub, rows=2)]
    lower: list[HeadCell] = []
    paired = zip(spec.columns, labels, strict=True)
    for spanner_id, group in groupby(paired, key=lambda pair: pair[0].spanner):
        heads = [head for _, head in group]
        if spanner_id is None:
            upper += [HeadCell(h.text, rows=2, align=h.align) for h in heads]
            continue
        spanner = spanners[spanner_id]
        upper.append(
            HeadCell(
                wording.text(spanner.label, spanner.year),
                columns=len(heads),
                spanner=True,
                align=Align.MARK if len(heads) > 1 else heads[0].align,
            )
        )
        lower += heads
    return (tuple(upper), tuple(lower))
