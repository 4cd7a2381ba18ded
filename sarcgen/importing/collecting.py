"""Figures from rows: what the state says of a school, of its district, and of itself.

A row about ten students or fewer is withheld here already, before anything else sees it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias, final

from sarcgen.importing.recognizing import Recognized
from sarcgen.importing.rows import DISTRICT_DIGITS, Row, Rows
from sarcgen.importing.state_files import Taken, taken_columns
from sarcgen.importing.values import NOT_REPORTED, WITHHELD, StateValue, is_small, read_value
from sarcgen.model.written import alike, canonical
from sarcgen.problems import Mark, Problem, Severity
from sarcgen.tables.keys import Keys

WHOLE_DISTRICT: Final = "0000000"
"""In place of a school's digits, in the CDS code of a row about a district."""

JOINT: Final = "+"
"""Between the names of columns that are joined."""


@final
@dataclass(frozen=True, slots=True)
class Found:
    """One figure or word of the state's.

    Attributes:
        path: where it belongs, below its entity.
        value: what the state says.
        source: the file that says it.
        about: the row that says it.
        column: name of the column, or names.
        row: path of the student group that it is about; empty for other figures.
        governed: path of the number of students behind it, where another file may tell it.
    """

    path: Keys
    value: StateValue = field(repr=False)
    source: Recognized = field(repr=False)
    about: Row = field(repr=False)
    column: str
    row: Keys = ()
    governed: Keys = ()

    @property
    def code(self) -> str:
        """CDS code of the row."""
        return self.about.code

    @property
    def mark(self) -> Mark:
        """Where it stands; worked out when somebody asks, because few are ever told."""
        return mark_of(self.source, self.about, self.column.partition(JOINT)[0])

    @property
    def counts(self) -> list[Keys]:
        """Paths of the numbers of students behind it, as far as our files know them."""
        small = self.source.kind.small
        if small is not None and self.row:
            return [(*self.row, count) for count in small.counts]
        return [self.governed] if self.governed else []


def mark_of(source: Recognized, row: Row, column: str) -> Mark:
    """Where a cell of a row stands."""
    folded = [name.casefold() for name in source.grid.header]
    place = source.grid.reader.column(row.raw, folded.index(column.casefold()))
    return source.grid.mark(row.line, place)


Cells: TypeAlias = "dict[Keys, Found]"


@final
@dataclass(slots=True)
class StateData:
    """All that some files say of some districts.

    Attributes:
        schools: by CDS code, then path.
        districts: by county and district, then path.
        state: by path.
        disputed: what rows disagree about: first digits of the district, none for the state, and
            path.
        problems: cells that cannot be read, and rows that disagree.
    """

    schools: dict[str, Cells] = field(default_factory=dict)
    districts: dict[str, Cells] = field(default_factory=dict)
    state: Cells = field(default_factory=dict)
    disputed: set[tuple[str, Keys]] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def collected(files: Sequence[Rows], edition: str, *, keep_small: bool = False) -> StateData:
    """What files say, those of the first kind before second sources.

    Args:
        files: rows of files of the edition.
        edition: its data year.
        keep_small: rows about ten students or fewer keep their figures in our files.
    """
    data = StateData()
    for rows in sorted(files, key=lambda one: one.source.kind.second):
        own = StateData()
        columns = taken_columns(rows.source.kind)
        for row in rows.rows:
            reader = _RowReader(rows.source, row, columns, edition)
            for entity, found in reader.read(keep_small=keep_small):
                _put(own, entity, found)
            own.problems += reader.problems
        _add(data, own)
    for cells in data.schools.values():
        _govern(cells, keep_small=keep_small)
    return data


def _govern(cells: Cells, *, keep_small: bool) -> None:
    """Withholds rates of which another file tells that they are about ten students or fewer."""
    for path, found in cells.items():
        count = cells.get(found.governed)
        if count is not None and (count.value.few or count.value.kept == WITHHELD):
            cells[path] = replace(found, value=found.value.withheld(keep_small=keep_small))


def _put(data: StateData, entity: str, found: Found) -> None:
    if entity == "school":
        data.schools.setdefault(found.code, {})[found.path] = found
        return
    whose = found.code[:DISTRICT_DIGITS] if entity == "district" else ""
    place = data.districts.setdefault(whose, {}) if whose else data.state
    before = place.get(found.path)
    if before is None or _is_blank(before) or before.value.kept == found.value.kept:
        place[found.path] = found if before is None or _is_blank(before) else before
    elif not _is_blank(found) and not alike(before.value.kept, found.value.kept):
        data.disputed.add((whose, found.path))
        data.problems.append(_disagreement(entity, before, found))


def _is_blank(found: Found) -> bool:
    return found.value.kept is None or found.value.kept == NOT_REPORTED


def _disagreement(entity: str, before: Found, found: Found) -> Problem:
    whose = "the district" if entity == "district" else "the state"
    message = (
        f"The rows of one district disagree about a figure of {whose} ({found.column}); line"
        f" {before.mark.line} has another. It is not imported."
    )
    field_name = ".".join(found.path)
    return Problem(found.mark, "I111", message, Severity.WARNING, field_name)


def _add(data: StateData, own: StateData) -> None:
    """Adds what one file says; what an earlier one said stays. What rows disagree about goes."""
    for code, cells in own.schools.items():
        data.schools[code] = {**cells, **data.schools.get(code, {})}
    for code, cells in [*own.districts.items(), ("", own.state)]:
        there = data.districts.setdefault(code, {}) if code else data.state
        for path, found in cells.items():
            if (code, path) not in own.disputed:
                there.setdefault(path, found)
    data.problems += own.problems


@final
class _RowReader:
    """One row while its cells are read."""

    def __init__(
        self, source: Recognized, row: Row, columns: Sequence[Taken], edition: str
    ) -> None:
        self._source, self._row, self._columns, self._edition = source, row, columns, edition
        self.problems: list[Problem] = []

    def read(self, *, keep_small: bool) -> Iterator[tuple[str, Found]]:
        """Each cell that fills a path, with its entity."""
        read = [
            one for taken in self._columns if self._is_meant(taken) for one in self._cell(taken)
        ]
        small = self._small_rows([found for _, found in read])
        few = self._is_about_few([found for _, found in read])
        for entity, found in read:
            if few or found.row in small:
                value = found.value.withheld(keep_small=keep_small)
                yield entity, replace(found, value=value)
            else:
                yield entity, found

    def _is_meant(self, taken: Taken) -> bool:
        about = self._row.about
        whose = about.get("scope", "")
        if "{scope}" not in taken.path and not taken.path.startswith(whose):
            return False
        return all(about.get(key) == word for key, word in taken.spec.only.items())

    def _cell(self, taken: Taken) -> Iterator[tuple[str, Found]]:
        place = taken.place(self._edition, self._row.about)
        entity, path = place[0], place[1:]
        if entity == "school" and self._row.code.endswith(WHOLE_DISTRICT):
            return
        text = self._text(taken)
        value = read_value(text, taken.spec)
        if isinstance(value, str):
            mark = mark_of(self._source, self._row, taken.columns[0])
            message = f"In column {taken.columns[0]} {value}. Download the file again."
            self.problems.append(Problem(mark, "I110", message, field=".".join(place)))
            return
        yield (
            entity,
            Found(
                path,
                value,
                self._source,
                self._row,
                JOINT.join(taken.columns),
                self._row_of(path),
                taken.governing_count(self._row.about) if entity == "school" else (),
            ),
        )

    def _text(self, taken: Taken) -> str:
        texts = {name: self._row.cells.get(name.casefold(), "") for name in taken.columns}
        if len(texts) == 1:
            return next(iter(texts.values()))
        parts = {
            name: "" if isinstance(value := read_value(text, taken.spec), str) else value.shown
            for name, text in texts.items()
        }
        if not any(parts.values()):
            return ""
        joined = taken.template
        for name, part in parts.items():
            joined = joined.replace(f"{{{name}}}", part or "")
        return " ".join(joined.split()).strip(" ,")

    def _row_of(self, path: Keys) -> Keys:
        """The student group that a path is about, if such rows are to be withheld."""
        small = self._source.kind.small
        if small is None:
            return ()
        pattern = tuple(small.rows.split("."))[1:]
        fits = len(path) > len(pattern) and all(
            want == key or want.startswith("{") for want, key in zip(pattern, path, strict=False)
        )
        return path[: len(pattern)] if fits else ()

    def _small_rows(self, read: Sequence[Found]) -> set[Keys]:
        """The rows about few students; those too whose number of students nobody tells."""
        small = self._source.kind.small
        if small is None:
            return set()
        rows: dict[Keys, tuple[list[Found], list[Found]]] = {}
        for found in read:
            if found.row:
                counts, results = rows.setdefault(found.row, ([], []))
                (counts if found.path[-1] in small.counts else results).append(found)
        return {
            row
            for row, (counts, results) in rows.items()
            if any(_may_be_few(count.value.shown or "", results) for count in counts)
        }

    def _is_about_few(self, read: Sequence[Found]) -> bool:
        """Whether the row's own number of students is small, or not told."""
        students = self._source.kind.students
        return bool(students) and _may_be_few(self._row.cells.get(students.casefold(), ""), read)


def _may_be_few(students: str, results: Sequence[Found]) -> bool:
    """Whether a number of students is one to ten, is not told, or is zero beside results.

    The state writes ``--`` and ``*`` for ten or fewer; and what is blank may be as few.
    """
    number = canonical(students)
    if number is None or is_small(students):
        return True
    told = (canonical(found.value.shown or "") for found in results)
    return number == "0" and any(figure not in (None, "0") for figure in told)
