"""The summary for parents: figures that the finished card prints elsewhere, said in plain words.

It is made of printed cells and never of figures. So it tells nothing that the card does not, and
what the card hides is hidden here too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, final

from sarcgen.disclosure.protected import CellStatus, ProtectedReport
from sarcgen.edition.spec import TableSpec
from sarcgen.edition.summary import SummaryLine
from sarcgen.present.summary_words import Explained, explained
from sarcgen.present.tables import Wording
from sarcgen.report.card import Section, Summary
from sarcgen.report.tables import Align, Cell, Fact, HeadCell, Row, SafeHtml, Table

ANCHOR: Final = "parent-summary"


def compose_summary(
    protected: ProtectedReport, sections: Iterable[Section], wording: Wording
) -> Summary:
    """The summary of a card.

    Args:
        protected: what may be published; it tells rows by id, and why a cell has no figure.
        sections: the finished card.
        wording: the edition's text.
    """
    tables = {b.id: b for section in sections for b in section.blocks if isinstance(b, Table)}
    return _Composer(protected, tables, wording).summary()


@final
@dataclass(frozen=True, slots=True)
class _Line:
    """A line with the cells that the card prints, and the words to explain."""

    spec: SummaryLine
    label: str
    about: str
    cells: tuple[Cell, ...]
    words: frozenset[Explained]


@final
@dataclass(frozen=True, slots=True)
class _Composer:
    protected: ProtectedReport
    tables: dict[str, Table]
    wording: Wording

    def summary(self) -> Summary:
        gettext = self.wording.catalog.gettext
        spec = self.wording.edition.summary
        compared = list(self._lines(spec.compared))
        of_school = list(self._lines(spec.of_school))
        contacts = list(self._lines(spec.contacts))
        school, district, state = gettext("School"), gettext("District"), gettext("State")
        drawn = (
            self._table(
                "compared",
                gettext("Percent in school, district and state"),
                (gettext("What is counted"), school, district, state),
                compared,
            ),
            self._table(
                "of-school",
                gettext("More about this school"),
                (gettext("What is counted"), school),
                of_school,
            ),
        )
        words = {word for line in (*compared, *of_school) for word in line.words}
        return Summary(
            id=ANCHOR,
            title=gettext("Summary for Parents"),
            lead=gettext(
                "The main facts of this report card. Each line leads to the table that it is from."
            ),
            tables=tuple(table for table in drawn if table.rows),
            words_title=gettext("What the Words Mean"),
            words=explained(words, self.wording.catalog),
            contacts=tuple(map(_fact, contacts)),
            contacts_link=contacts[0].spec.table if contacts else "",
        )

    def _table(self, name: str, title: str, heads: tuple[str, ...], lines: list[_Line]) -> Table:
        stub, *columns = heads
        return Table(
            id=f"{ANCHOR}-{name}",
            title=title,
            subtitles=(),
            lead=SafeHtml(""),
            facts=(),
            head=((HeadCell(stub), *(HeadCell(head, align=Align.FIGURE) for head in columns)),),
            rows=tuple(
                Row(line.label, line.cells, about=line.about, link=line.spec.table)
                for line in lines
            ),
            notes=(),
        )

    def _lines(self, specs: tuple[SummaryLine, ...]) -> Iterator[_Line]:
        """The lines whose rows this school's card prints."""
        tables = {table.id: table for table in self.wording.edition.tables()}
        for spec in specs:
            protected, printed = self.protected.table(spec.table), self.tables.get(spec.table)
            if protected is None or printed is None:
                continue
            for row, drawn in zip(protected.rows, printed.rows, strict=True):
                if row.id == spec.row:
                    statuses = tuple(cell.status for cell in row.cells)
                    yield self._line(spec, tables[spec.table], drawn.cells, statuses)

    def _line(
        self,
        spec: SummaryLine,
        table: TableSpec,
        cells: tuple[Cell, ...],
        statuses: tuple[CellStatus, ...],
    ) -> _Line:
        places = [n for n, column in enumerate(table.columns) if column.id in spec.columns]
        if spec.marked:
            marked = [n for n in places if statuses[n] is CellStatus.PUBLISHED]
            places = (marked or places)[:1]
        shown = [cells[n] for n in places]
        column = table.columns[places[0]]
        if spec.marked and statuses[places[0]] is CellStatus.PUBLISHED:
            shown = [Cell(self.wording.text(column.label, column.year), Align.FIGURE)]
        year = table.year_of(column)
        return _Line(
            spec,
            self.wording.text(spec.label, year),
            self.wording.text(spec.about, year),
            tuple(replace(cell, align=Align.FIGURE) for cell in shown),
            frozenset((*spec.words, *(statuses[n] for n in places))),
        )


def _fact(line: _Line) -> Fact:
    cell = line.cells[0]
    spoken = cell.spoken if cell.shown and not cell.missing else ""
    return Fact(line.label, cell.shown or cell.spoken, cell.missing, spoken=spoken)
