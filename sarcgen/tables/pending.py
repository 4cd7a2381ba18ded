"""The word “pending” where no state is waited for, or where the state has released the figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, final

from sarcgen.edition.cells import ColumnSpec, FieldSpec, RowSpec
from sarcgen.edition.sources import follow
from sarcgen.edition.spec import NarrativeSpec, TableSpec
from sarcgen.edition.words import ProvidedBy
from sarcgen.model.values import NoValue
from sarcgen.problems import Problem
from sarcgen.reading.document import Path
from sarcgen.records.load import Record
from sarcgen.tables.gaps import measure_of, own_part, specs_of
from sarcgen.tables.labels import OWED_BY, Labels, numbered
from sarcgen.tables.raw import RawReport, RawTable

_FEW: Final = 6
"""Up to so many cells a message names with their columns; our own choice, for its length."""


@final
@dataclass(frozen=True, slots=True)
class _Pending:
    """One figure or text for which a file has the word.

    Attributes:
        written: the path at which the word stands; one word may stand for a whole row.
        row, column: of a cell; neither for a text or a fact above a table.
    """

    entity: str
    written: Path
    spec: TableSpec | NarrativeSpec
    supplier: ProvidedBy
    row: RowSpec | None = None
    column: ColumnSpec | None = None
    fact: FieldSpec | None = None


def never_pending(report: RawReport, record: Record) -> Iterator[Problem]:
    """One problem for each “pending” in place of what the district or school supplies itself."""
    found: dict[tuple[str, Path], list[_Pending]] = {}
    for pending in _waiting(report, record):
        if pending.supplier is ProvidedBy.LEA:
            found.setdefault((pending.entity, pending.written), []).append(pending)
    labels = Labels(report.edition)
    for (entity, where), group in found.items():
        first = group[0]
        # Two tables may print the same figure: the first is named.
        places = _places([one for one in group if one.spec.id == first.spec.id], labels)
        message = (
            f"“pending” is for what the state has not released: {numbered(first.spec)}"
            f"{places}. {OWED_BY[first.supplier]} supplies it; "
            f"{first.spec.statute}. {_instead(first)}"
        )
        mark, owed_by = record.mark(entity, where), (ProvidedBy.LEA.value,)
        yield Problem(mark, "C104", message, field=_dotted(where), owed_by=owed_by)


def overdue(report: RawReport, record: Record, today: date) -> Iterator[Problem]:
    """Figures still pending though the state has released them, one problem a table and file.

    Args:
        report: the school's tables.
        record: where its figures come from.
        today: the day of the check; before a table's release day nothing is said about it.
    """
    found: dict[tuple[str, str], list[_Pending]] = {}
    for pending in _waiting(report, record):
        if pending.supplier is ProvidedBy.CDE:
            found.setdefault((pending.entity, pending.spec.id), []).append(pending)
    labels = Labels(report.edition)
    for (entity, _), group in found.items():
        first, spec = group[0], group[0].spec
        released = report.edition.released(spec) if isinstance(spec, TableSpec) else None
        if released is None or today < released:
            continue
        message = (
            f"Still “pending”: {numbered(spec)}{_places(group, labels)}. {OWED_BY[first.supplier]}"
            f" supplies it and was to release it by {released.isoformat()}; {spec.statute}."
            " Type the figures, or one of --, N/A, not reported."
        )
        mark = record.mark(entity, first.written)
        field, owed_by = _dotted(first.written), (ProvidedBy.CDE.value,)
        yield Problem(mark, "C105", message, field=field, owed_by=owed_by)


def _waiting(report: RawReport, record: Record) -> Iterator[_Pending]:
    for table in report.tables:
        yield from _waiting_in(table, record)
    for text in report.texts:
        if text.narrative is NoValue.PENDING:
            yield _Pending("school", text.path, text.spec, text.spec.provided_by)


def _waiting_in(table: RawTable, record: Record) -> Iterator[_Pending]:
    spec = table.spec
    for field, fact in zip(spec.facts, table.facts, strict=True):
        if fact.value is NoValue.PENDING:
            yield _Pending(fact.entity, fact.path, spec, spec.provided_by, fact=field)
    for _, row, column, cell in specs_of(table):
        if cell.value is not NoValue.PENDING or cell.entity == "state":
            continue
        # What is worked out waits for a part of it, which has the word.
        path = own_part(row, column) if cell.computed else cell.path
        if path is None or (cell.computed and not _says_pending(record, path)):
            continue
        word_at = written(record, cell.entity, path)
        yield _Pending(cell.entity, word_at, spec, spec.supplier(row, column), row, column)


def _says_pending(record: Record, path: Path) -> bool:
    return follow(record.entities.school, tuple(map(str, path))) is NoValue.PENDING


def written(record: Record, entity: str, path: Path) -> Path:
    """Where the word stands: at the path, or for a whole row at a key above it."""
    document = record.district if entity == "district" else record.school
    while path and not document.holds(path):
        path = path[:-1]
    return path


def _places(group: list[_Pending], labels: Labels) -> str:
    """Where in one table the word stands; the rows alone where that is in many cells."""
    named = [_place(pending, labels, rows_alone=len(group) > _FEW) for pending in group]
    places = "; ".join(dict.fromkeys(filter(None, named)))
    return f", {places}" if places else ""


def _place(pending: _Pending, labels: Labels, *, rows_alone: bool) -> str:
    spec, row, column = pending.spec, pending.row, pending.column
    if pending.fact is not None:
        return f"“{pending.fact.label}” above it"
    if isinstance(spec, NarrativeSpec) or row is None or column is None:
        return ""
    return f"row “{labels.row(row)}”" if rows_alone else labels.place(spec, row, column)


def _instead(first: _Pending) -> str:
    row, column = first.row, first.column
    if row and column and measure_of(row, column) and not own_part(row, column):
        return "Leave it out: it is worked out from other figures."
    return "Give it, or write “not reported”."


def _dotted(path: Path) -> str:
    return ".".join(map(str, path))
