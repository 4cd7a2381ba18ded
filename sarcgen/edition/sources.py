"""Paths in an edition: filled in, refused at load if they lead nowhere, followed in the data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from itertools import product
from typing import Any, Final, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from sarcgen.edition.cells import CellSpec, ColumnSpec, RowSpec
from sarcgen.edition.protection import NotProtected, ProtectedByCellCounts, ProtectedByRowCounts
from sarcgen.edition.spec import Edition, NarrativeSpec, TableSpec
from sarcgen.edition.words import Format
from sarcgen.model.derived import DERIVED
from sarcgen.model.entities import District, School, State
from sarcgen.model.years import SchoolYear

ENTITIES: Final[dict[str, type[BaseModel]]] = {
    "school": School,
    "district": District,
    "state": State,
}
DECIMALS: Final = {Format.PERCENT_0: 0, Format.PERCENT_1: 1, Format.PERCENT_2: 2}
"""Decimals of the formats that a percentage of an outcome may have."""

SHARES_OF_ENROLLED: Final = frozenset({"percent_tested", "percent_not_tested"})
"""Computed measures that say again what the counts of a row say."""

_PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")


def filled(
    template: str, *, scope: str = "", year: str = "", row: str = "", column: str = ""
) -> tuple[str, ...]:
    """A source with its placeholders replaced, as a path; its first part is the entity.

    Raises:
        KeyError: it holds a placeholder that has no value here.
    """
    words = {"scope": scope, "year": year, "row": row, "column": column}
    offered = {name: word for name, word in words.items() if word}
    return tuple(
        _PLACEHOLDER.sub(lambda match: offered[match[1]], part) for part in template.split(".")
    )


def cell_source(
    table: TableSpec, row: RowSpec, column: ColumnSpec, edition_year: SchoolYear
) -> tuple[str, ...]:
    """The path of one cell's figure."""
    cell = row.cells.get(column.id, CellSpec())
    year = edition_year.shifted(column.year).key() if column.year is not None else ""
    return filled(
        cell.source or column.source or table.source,
        scope=(row.scope or column.scope).value,
        year=year,
        row=row.id,
        column=column.measure or column.id,
    )


def count_source(table: TableSpec, row_id: str, count: str) -> tuple[str, ...]:
    """The path of a count that governs a student group, as its rule names it.

    Args:
        table: the group's table.
        row_id: the group.
        count: a measure of the row, or a full path that holds ``{row}``.
    """
    if is_path(count):
        return filled(count, row=row_id)
    return filled(table.source, scope="school", row=row_id, column=count)


def is_path(count: str) -> bool:
    """Whether a count stands in another table than that whose rule names it."""
    return "." in count


def follow(root: BaseModel, path: tuple[str, ...]) -> Any:
    """What stands at a path below an entity; None where a group of keys on the way is absent."""
    place: Any = root
    for key in path:
        if isinstance(place, BaseModel):
            place = getattr(place, key)
        elif isinstance(place, dict):
            place = place.get(key)
        else:
            return None
    return place


def leads_somewhere(path: tuple[str, ...]) -> bool:
    """Whether a path, entity first, exists in the data model."""
    place: Any = ENTITIES.get(path[0])
    for key in path[1:]:
        place = _bare(place)
        if isinstance(place, type) and issubclass(place, BaseModel):
            field = place.model_fields.get(key)
            place = field.annotation if field is not None else None
        elif get_origin(place) is dict and _is_key(get_args(place)[0], key):
            place = get_args(place)[1]
        else:
            return False
    return place is not None and not _is_group(place)


def _is_group(annotation: Any) -> bool:
    """Whether keys, not a figure or text, stand at a place."""
    bare = _bare(annotation)
    is_model = isinstance(bare, type) and issubclass(bare, BaseModel)
    return is_model or get_origin(bare) is dict


def _bare(annotation: Any) -> Any:
    return get_args(annotation)[0] if hasattr(annotation, "__metadata__") else annotation


def _is_key(annotation: Any, key: str) -> bool:
    bare = _bare(annotation)
    if isinstance(bare, type) and issubclass(bare, Enum):
        return key in {member.value for member in bare}
    try:
        TypeAdapter(annotation).validate_python(key)
    except ValidationError:
        return False
    return True


def complaints(edition: Edition) -> Iterator[str]:
    """Everything in an edition that its classes alone cannot refuse."""
    year = SchoolYear.parse(edition.edition)
    seen: set[str] = set()
    for section in edition.sections:
        for block in section.blocks:
            if block.id in seen:
                yield f"{block.id}: this id is used twice"
            seen.add(block.id)
            if isinstance(block, TableSpec):
                yield from _table_complaints(block, edition, year)
            elif isinstance(block, NarrativeSpec):
                for source in filter(None, (block.source, block.resources)):
                    if not leads_somewhere(tuple(source.split("."))):
                        yield f"{block.id}: {source} leads nowhere"


def _table_complaints(table: TableSpec, edition: Edition, year: SchoolYear) -> Iterator[str]:
    for note in (*table.notes, *(note for row in table.rows for note in row.notes)):
        if note not in edition.notes:
            yield f"{table.id}: there is no note {note}"
    ids = [column.id for column in table.columns]
    for name, found in (("columns", ids), ("rows", [row.id for row in table.rows])):
        if len(set(found)) < len(found):
            yield f"{table.id}: two {name} share an id"
    named = {column.spanner for column in table.columns if column.spanner is not None}
    for unknown in named - {spanner.id for spanner in table.spanners}:
        yield f"{table.id}: there is no spanner {unknown}"
    named_by_facts = (source for fact in table.facts for source in (fact.source, fact.count))
    for source in filter(None, named_by_facts):
        if not leads_somewhere(tuple(source.split("."))):
            yield f"{table.id}: {source} leads nowhere"
    strays = {(row.id, name) for row in table.rows for name in row.cells if name not in ids}
    for row_id, stray in sorted(strays):
        yield f"{table.id}, row {row_id}: there is no column {stray}"
    for row, column in product(table.rows, table.columns):
        yield from _cell_complaints(table, row, column, year)
    yield from _disclosure_complaints(table, edition, year)


def _cell_complaints(
    table: TableSpec, row: RowSpec, column: ColumnSpec, year: SchoolYear
) -> Iterator[str]:
    place = f"{table.id}, row {row.id}, column {column.id}"
    cell = row.cells.get(column.id, CellSpec())
    name = cell.computed or row.computed or column.computed
    if name is not None and name not in DERIVED:
        yield f"{place}: there is no computed measure {name}"
    if cell.not_applicable or cell.blank:
        return
    try:
        source = cell_source(table, row, column, year)
    except KeyError as error:
        yield f"{place}: no value for {error}"
        return
    if not leads_somewhere(source):
        yield f"{place}: {'.'.join(source)} leads nowhere"


def _disclosure_complaints(table: TableSpec, edition: Edition, year: SchoolYear) -> Iterator[str]:
    rule = table.disclosure
    rows = {row.id for row in table.rows}
    if isinstance(rule, NotProtected) and not rule.reason.strip():
        yield f"{table.id}: a table without protection needs a reason"
    elif isinstance(rule, ProtectedByRowCounts):
        found = list(_row_rule_complaints(table, rule, rows))
        found = found or list(_column_complaints(table, rule))
        yield from found or _link_complaints(table, rule, edition)
    elif isinstance(rule, ProtectedByCellCounts):
        for stray in sorted({*rule.rows, *rule.repeats} - rows):
            yield f"{table.id}: the disclosure rule names a row {stray} that is not there"
        for row in sorted(rows):
            yield from _count_complaints(table, rule.rows.get(row, rule.count), row, year.key())
            for template in filter(None, (rule.of_data_year, rule.stand_in)):
                yield from _count_complaints(table, template, row)
        for repeated in sorted(set(rule.repeats.values())):
            if not _is_outcome(repeated, edition):
                yield (
                    f"{table.id}: {repeated} is no column with the outcome of a table by student"
                    " group, so nothing can repeat it"
                )


def _count_complaints(
    table: TableSpec, template: str, row: str = "", year: str = ""
) -> Iterator[str]:
    try:
        path = filled(template, year=year, row=row)
    except KeyError as error:
        yield f"{table.id}: the governing count {template} has no value for {error}"
        return
    if not leads_somewhere(path):
        yield f"{table.id}: the governing count {'.'.join(path)} leads nowhere"


def _is_outcome(place: str, edition: Edition) -> bool:
    """Whether ``table.column`` is a column with an outcome of student groups."""
    table_id, _, column = place.partition(".")
    return any(
        table.id == table_id
        and isinstance(table.disclosure, ProtectedByRowCounts)
        and column in table.disclosure.outcomes
        for table in edition.tables()
    )


def _row_rule_complaints(
    table: TableSpec, rule: ProtectedByRowCounts, rows: set[str]
) -> Iterator[str]:
    named = {rule.total, *rule.within, *rule.within.values()}
    named.update(row for partition in rule.partitions for row in partition)
    for row_id in sorted(named - rows):
        yield f"{table.id}: the disclosure rule names a row {row_id} that is not there"
    for count in (*rule.counts, *rule.optional_counts):
        if is_path(count) and "{row}" not in count:
            yield f"{table.id}: the governing count {count} is the same for all rows"
            continue
        for row_id in sorted(rows if is_path(count) else {rule.total}):
            try:
                path = count_source(table, row_id, count)
            except KeyError as error:
                yield f"{table.id}: the governing count {count} has no value for {error}"
                break
            if not leads_somewhere(path):
                yield f"{table.id}: the governing count {count} leads nowhere"
                break
    if not rule.counts:
        yield f"{table.id}: no count governs its rows"
    elif len(set(rule.counts)) < len(rule.counts) or len(rule.counts) > 2:
        yield f"{table.id}: its counts must be those of all students and of those in the outcome"


def _column_complaints(table: TableSpec, rule: ProtectedByRowCounts) -> Iterator[str]:
    """What the attack on the finished card could not read is refused."""
    columns = {column.id: column for column in table.columns}
    told = [*rule.outcomes, *filter(None, (rule.met,))]
    for stray in (column_id for column_id in told if column_id not in columns):
        yield f"{table.id}: the disclosure rule names a column {stray} that is not there"
        return
    if len(set(told)) < len(told):
        yield f"{table.id}: the disclosure rule names a column twice"
    for outcome in set(rule.outcomes):
        if columns[outcome].format not in DECIMALS:
            yield f"{table.id}: the outcome {outcome} has no fixed number of decimals"
    counts = {*rule.counts, *rule.optional_counts}
    for column in table.columns:
        if not (
            column.id in told
            or (column.measure or column.id) in counts
            or column.computed in SHARES_OF_ENROLLED
        ):
            yield f"{table.id}: the disclosure rule does not say what the column {column.id} tells"


def _link_complaints(
    table: TableSpec, rule: ProtectedByRowCounts, edition: Edition
) -> Iterator[str]:
    """A row that is hidden where its size is printed must be hidden in this table too."""
    named = {count.replace("{row}", rule.total) for count in rule.counts if is_path(count)}
    for other in edition.tables():
        own = other.disclosure
        if not isinstance(own, ProtectedByRowCounts) or (rule.linked and rule.linked == own.linked):
            continue
        source = other.source.replace("{scope}", "school").replace("{row}", own.total)
        if any(source.replace("{column}", count) in named for count in own.counts):
            yield f"{table.id}: its groups are counted in {other.id}, which is not linked with it"
