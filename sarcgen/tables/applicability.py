"""Which tables and rows a school's card shows."""

from __future__ import annotations

from sarcgen.edition.cells import Applicability
from sarcgen.edition.spec import TableSpec
from sarcgen.model.derived import Entities


def applies(rule: Applicability, entities: Entities) -> bool:
    """Whether a table or row applies to a school, by grades served, kind and kind of district."""
    school, district = entities.school, entities.district
    if rule.grades and not {grade.value for grade in school.grades} & set(rule.grades):
        return False
    if rule.kinds and school.kind.value not in rule.kinds:
        return False
    return not (rule.not_single_school and district.single_school)


def may_be_blank(table: TableSpec, entities: Entities) -> bool:
    """Whether a school that shows a table may leave its figures out."""
    return table.optional_for is not None and applies(table.optional_for, entities)
