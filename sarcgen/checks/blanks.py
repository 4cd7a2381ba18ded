"""Blanks that are known, and counts of students that had to stand in for others."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sarcgen.checks.case import Case
from sarcgen.edition.spec import TableSpec
from sarcgen.edition.years import YearWords
from sarcgen.model.values import Figure, NoValue
from sarcgen.problems import Problem
from sarcgen.reading.document import Path
from sarcgen.tables.raw import Governance, RawCell, RawTable


def not_reported(case: Case) -> Iterator[Problem]:
    """What the school or district knowingly leaves blank: one warning for each table and file."""
    yield from left_blank_here(case, frozenset())


def left_blank_here(case: Case, of_the_state: Collection[tuple[str, Path]]) -> Iterator[Problem]:
    """The same without what the state's own files leave blank, which nobody here can fill in.

    Args:
        case: the school.
        of_the_state: entity and path of the cells that the state's own file leaves blank.
    """
    for table in case.report.tables:
        for entity in ("school", "district"):
            cells = [
                (cell, label)
                for cell, label in _blank(table, entity, case)
                if (entity, cell.path) not in of_the_state
            ]
            if not cells:
                continue
            listed = "; ".join(dict.fromkeys(label for _, label in cells))
            yield case.finding(
                "C201",
                cells[0][0].path,
                f"Marked “not reported” in table {_named(table, case)}: {listed}."
                " The card prints blanks; type the figures if they can be had.",
                entity,
            )
    for text in case.report.texts:
        if text.narrative is NoValue.NOT_REPORTED:
            message = f"The text “{text.spec.title}” is marked “not reported”. The law asks for it."
            yield case.finding("C201", text.path, message)


def _blank(table: RawTable, entity: str, case: Case) -> Iterator[tuple[RawCell, str]]:
    """The cells of an entity that are left blank, with their labels; a whole row has one."""

    def is_blank(cell: RawCell) -> bool:
        return cell.value is NoValue.NOT_REPORTED and cell.entity == entity

    for fact, fact_spec in zip(table.facts, table.spec.facts, strict=True):
        if is_blank(fact):
            yield fact, fact_spec.label
    for row in table.rows:
        label = _row_label(table.spec, row.id, case)
        blank = list(filter(is_blank, row.cells))
        owed = [c for c in row.cells if c.entity == entity and not _asks_nothing(c)]
        whole = len(blank) == len(owed) > 1
        for cell in blank:
            named = _column_label(table.spec, cell, case)
            yield cell, label if whole or not named else f"{label}, {named}"


def _asks_nothing(cell: RawCell) -> bool:
    return isinstance(cell.value, NoValue) and cell.value in (
        NoValue.NOT_APPLICABLE,
        NoValue.MISSING,
    )


def _named(table: RawTable, case: Case) -> str:
    """A table's title, with its year where another table has the same title."""
    title, suffix = table.spec.title, table.spec.suffix
    alone = [other.title for other in case.edition.tables()].count(title) == 1
    return f"“{title}”" if alone else f"“{title}” {YearWords(case.edition, '-').fill(suffix)}"


def _row_label(table: TableSpec, row_id: str, case: Case) -> str:
    row = next(row for row in table.rows if row.id == row_id)
    return YearWords(case.edition, "-").fill(row.label).rstrip("*")


def _column_label(table: TableSpec, cell: RawCell, case: Case) -> str:
    """A column's head with its year; empty where the table has no other column."""
    if len(table.columns) < 2:
        return ""
    column = table.column(cell.column)
    return YearWords(case.edition, "-").fill(column.label, column.year).rstrip("*")


def stood_in(case: Case) -> Iterator[Problem]:
    """Figures whose own number of students the file does not give (privacy.md 4.1)."""
    for table in case.report.tables:
        cells = [
            cell
            for row in table.rows
            for cell in row.cells
            if cell.governance is Governance.STOOD_IN and isinstance(cell.value, Figure)
        ]
        if cells:
            yield case.finding(
                "P101", cells[0].path, _stand_in_message(table, cells), cells[0].entity
            )


def _stand_in_message(table: RawTable, cells: list[RawCell]) -> str:
    unknown = any(isinstance(count, NoValue) for cell in cells for count in cell.counts)
    outcome = (
        "Some are hidden, because no number of students is known for them."
        if unknown
        else "The enrollment in the file decided instead whether they may be printed."
    )
    return (
        f"The number of students behind figures of table “{table.spec.title}” is not in the file."
        f" {outcome} Give it under its own key, or enrollment.earlier_totals for earlier years."
    )
