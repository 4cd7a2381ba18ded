"""What is still missing from a card, who owes it and under which statute."""

from __future__ import annotations

from collections.abc import Iterator

from sarcgen.edition.cells import ColumnSpec, RowSpec
from sarcgen.edition.spec import TableSpec
from sarcgen.edition.words import ProvidedBy
from sarcgen.model.values import Figure, NoValue, reveal
from sarcgen.problems import Mark, Problem
from sarcgen.reading.document import Path
from sarcgen.records.load import Record
from sarcgen.records.locate import DISTRICT_FILE
from sarcgen.tables.gaps import gaps, specs_of
from sarcgen.tables.labels import OWED_BY, Labels, listed, numbered
from sarcgen.tables.not_tested import never_not_tested
from sarcgen.tables.pending import never_pending, overdue
from sarcgen.tables.raw import RawCell, RawReport, RawTable

__all__ = ["missing", "overdue"]


def missing(report: RawReport, record: Record) -> Iterator[Problem]:
    """Every required figure and text that the files do not give, one problem an absent key."""
    if record.source.district is None:
        yield _no_district_file(record)
    yield from gaps(report, record)
    for table in report.tables:
        if table.spec.one_of:
            yield from _stands_alone(table, report, record)
    yield from never_pending(report, record)
    yield from never_not_tested(report, record)


def _stands_alone(table: RawTable, report: RawReport, record: Record) -> Iterator[Problem]:
    """Groups of figures with one that needs company and with none of those that keep it company."""
    spec, labels = table.spec, Labels(report.edition)
    groups: dict[tuple[str, Path], list[tuple[RowSpec, ColumnSpec, RawCell]]] = {}
    for _, row, column, cell in specs_of(table):
        if cell.path:
            groups.setdefault((cell.entity, cell.path[:-1]), []).append((row, column, cell))
    for (entity, group), cells in groups.items():
        company = [cell for _, _, cell in cells if cell.path[-1] in spec.one_of]
        lonely = [(row, column) for row, column, cell in cells if _needs_company(cell, spec)]
        if not lonely or any(cell.value is not NoValue.MISSING for cell in company):
            continue
        row, column = lonely[0]
        supplier = spec.supplier(row, column)
        message = (
            f"“{group[-1]}” is not complete: {numbered(spec)}, {labels.place(spec, row, column)}"
            f" stands alone. {OWED_BY[supplier]} supplies the rest;"
            f" {spec.statute}. Type at least one of {listed([cell.path[-1] for cell in company])}"
            " beside it."
        )
        field = ".".join(map(str, group))
        mark, owed_by = record.key_mark(entity, group), (supplier.value,)
        yield Problem(mark, "C106", message, field=field, owed_by=owed_by)


def _needs_company(cell: RawCell, spec: TableSpec) -> bool:
    """Whether a figure is there that is not zero: an average of zero is of no class."""
    figure = cell.value
    own = cell.path[-1] not in spec.one_of
    return own and isinstance(figure, Figure) and reveal(figure) != 0


def _no_district_file(record: Record) -> Problem:
    message = (
        f"There is no {DISTRICT_FILE} beside it, which holds what the district's schools share:"
        " the district's name and its columns. “sarcgen new” writes one."
    )
    mark = Mark(record.school.path, 1, 1)
    return Problem(mark, "C103", message, owed_by=(ProvidedBy.LEA.value,))
