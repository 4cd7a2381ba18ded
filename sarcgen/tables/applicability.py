"""Which tables and rows a school's card shows, and which of them it may leave blank."""

from __future__ import annotations

from sarcgen.edition.cells import Applicability, CellSpec, ColumnSpec, RowSpec
from sarcgen.edition.spec import TableSpec
from sarcgen.model.derived import Entities


def applies(rule: Applicability, entities: Entities) -> bool:
    """Whether a rule is for a school, by grades served, kind and kind of district."""
    school, district = entities.school, entities.district
    served = {grade.value for grade in school.grades}
    if rule.grades and not served & set(rule.grades):
        return False
    if served & set(rule.without_grades):
        return False
    if rule.kinds and school.kind.value not in rule.kinds:
        return False
    return not (rule.not_single_school and district.single_school)


def may_be_blank(
    table: TableSpec,
    entities: Entities,
    row: RowSpec | None = None,
    column: ColumnSpec | None = None,
) -> bool:
    """Whether a school that shows a table may leave it, or one row, column or cell of it, blank."""
    cell = row.cells.get(column.id, CellSpec()) if row and column else CellSpec()
    rules = (part.optional_for for part in (table, row, column, cell) if part is not None)
    return any(rule is not None and applies(rule, entities) for rule in rules)
