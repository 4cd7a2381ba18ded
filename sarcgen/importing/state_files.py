"""The map of the state's files: ``templates/base/state-files.yaml``.

It stands beside the editions, not in the package and not in each edition's folder. It is data about
what the state does, as the editions are, so that whoever confirms a header of a new year changes no
code. And most columns are the same for years: eight copies would hide which of them were seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, cached_property
from itertools import product
from pathlib import Path
from typing import Any, Final, TypeAlias, final

from pydantic import Field

from sarcgen.edition.base import Flag, Spec
from sarcgen.edition.sources import leads_somewhere
from sarcgen.errors import EditionError
from sarcgen.model.years import SchoolYear
from sarcgen.paths import shown
from sarcgen.reading.validation import validate
from sarcgen.reading.yaml_reader import read_yaml

MAP_FILE: Final = Path("base") / "state-files.yaml"
ANY_EDITION: Final = "any"
"""In place of an edition: the file has no year."""

EVERY: Final = "every"
MOST: Final = "most"
SOME: Final = "some"
"""Which schools a kind of file has; see the head of the map."""

_PLACEHOLDER: Final = re.compile(r"\{([A-Za-z_ ]+)\}")
Words: TypeAlias = "dict[str, str]"


@final
class Kind(StrEnum):
    """How the cells of a column are read."""

    COUNT = "count"
    PERCENT = "percent"
    NUMBER = "number"
    MONEY = "money"
    TEXT = "text"


@final
class Blank(StrEnum):
    """What an empty cell says."""

    NOT_REPORTED = "not reported"
    NOTHING = "nothing"


@final
class ColumnMap(Spec):
    """One column or several alike, and where their figures go; see the head of the map."""

    name: str = ""
    joined: str = ""
    path: str
    kind: Kind
    blank: Blank = Blank.NOT_REPORTED
    none: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    governed: str = ""
    only: Words = Field(default_factory=dict)
    scope: Words = Field(default_factory=dict)
    measure: Words = Field(default_factory=dict)
    row: Words = Field(default_factory=dict)
    year: dict[str, int] = Field(default_factory=dict)


@final
class Choice(Spec):
    """A column that says what a row is about, and what its words mean to us."""

    column: str
    words: Words


@final
class SmallRows(Spec):
    """Rows of student groups: where they are, and the counts that say how many students."""

    rows: str
    counts: tuple[str, ...]


@final
class Directory(Spec):
    """The columns from which a district is started: names, grades served, charter or not."""

    school: str
    grades: str
    charter: str


@final
class FileMap(Spec):
    """One kind of file; see the head of the map."""

    id: str
    table: str
    names: tuple[str, ...]
    confirmed: Words
    covers: str
    code: tuple[str, ...]
    year: str = ""
    year_ends: Flag = False
    second: Flag = False
    open: Flag = False
    unused: tuple[str, ...] = ()
    where: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    whole: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    choose: dict[str, Choice] = Field(default_factory=dict)
    small: SmallRows | None = None
    students: str = ""
    directory: Directory | None = None
    columns: tuple[ColumnMap, ...]

    @cached_property
    def needed(self) -> dict[str, str]:
        """The columns that a file must have: folded name to name."""
        names = [*self.code, *filter(None, (self.year, self.students)), *self.unused]
        names += [*self.where, *self.whole, *(choice.column for choice in self.choose.values())]
        names += self.needed_to_start
        for column in self.columns:
            names += [name for taken in _each(column) for name in taken.columns]
        return {name.casefold(): name for name in names}

    @property
    def needed_to_start(self) -> tuple[str, ...]:
        """The columns from which a district is started; none in files that are no directory."""
        start = self.directory
        return (start.school, start.grades, start.charter) if start is not None else ()

    def fits(self, edition: str) -> bool:
        """Whether the header was seen in a file of an edition."""
        return edition in self.confirmed or ANY_EDITION in self.confirmed


@final
class Unconfirmed(Spec):
    """A file that the state posts and that is refused by name, and why."""

    names: tuple[str, ...]
    table: str
    why: str = "nobody here has seen the names of its columns"


@final
class StateFiles(Spec):
    """The whole map."""

    files: tuple[FileMap, ...]
    unconfirmed: tuple[Unconfirmed, ...] = ()
    posted: Words = Field(default_factory=dict)

    def by_id(self, name: str) -> FileMap | None:
        """The kind of file that has an id."""
        return next((file for file in self.files if file.id == name), None)


@final
@dataclass(frozen=True, slots=True)
class Taken:
    """One column, or several joined, and the path that it fills.

    Attributes:
        columns: their names.
        template: how they are joined, with names in braces.
        path: where it goes; words in braces are filled in by row.
        year: years after the data year; stands for ``{year}``.
        governed: path of the number of students behind its figures of the data year.
        spec: how it is read.
    """

    columns: tuple[str, ...]
    template: str
    path: str
    year: int | None
    governed: str
    spec: ColumnMap = field(repr=False)

    def place(self, edition: str, about: Mapping[str, str]) -> tuple[str, ...]:
        """The path, entity first, for a row that is about something."""
        data_year = SchoolYear.parse(edition)
        words = {**about, "data_year": data_year.key()}
        if self.year is not None:
            words["year"] = data_year.shifted(self.year).key()
        return tuple(_PLACEHOLDER.sub(lambda m: words[m[1]], self.path).split("."))

    def governing_count(self, about: Mapping[str, str]) -> tuple[str, ...]:
        """The path below the school of the number of students behind it; empty where none is."""
        return tuple(_filled(self.governed, about).split("."))[1:]


def taken_columns(file: FileMap) -> list[Taken]:
    """Every column of a kind of file that fills a path."""
    return [taken for column in file.columns for taken in _each(column)]


def _each(column: ColumnMap) -> Iterator[Taken]:
    if column.joined:
        names = tuple(_PLACEHOLDER.findall(column.joined))
        yield Taken(names, column.joined, column.path, None, "", column)
        return
    lists: dict[str, dict[str, Any]] = {
        "scope": dict(column.scope),
        "measure": dict(column.measure),
        "row": dict(column.row),
        "year": dict(column.year),
    }
    named = {key: words for key, words in lists.items() if words}
    for chosen in product(*(words.items() for words in named.values())):
        parts = {key: word for key, (word, _) in zip(named, chosen, strict=True)}
        means = {key: meant for key, (_, meant) in zip(named, chosen, strict=True)}
        year = means.pop("year", None)
        name = _filled(column.name, parts)
        governed = _filled(column.governed, means) if not year else ""
        yield Taken((name,), f"{{{name}}}", _filled(column.path, means), year, governed, column)


def _filled(template: str, words: Mapping[str, str]) -> str:
    """A template with the words that are known put in; the others stay."""
    return _PLACEHOLDER.sub(lambda match: words.get(match[1], match[0]), template)


@cache
def state_files(templates: Path) -> StateFiles:
    """The map in a folder of templates, read once in a run.

    Raises:
        EditionError: it is not there, wrong, or leads nowhere.
    """
    file = templates / MAP_FILE
    document, problems = read_yaml(file, shown(file))
    read = None
    if not problems:
        read, problems = validate(document, StateFiles)
    if read is None:
        raise EditionError("\n".join(str(problem) for problem in problems))
    found = list(_complaints(read))
    if found:
        raise EditionError("\n".join(f"{shown(file)}: {line}" for line in found))
    return read


def _complaints(whole: StateFiles) -> Iterator[str]:
    """Paths that lead nowhere, and kinds of file that cannot be told apart."""
    headers: dict[frozenset[str], str] = {}
    for file in whole.files:
        columns = frozenset(file.needed)
        if columns in headers:
            yield f"{file.id}: has the same columns as {headers[columns]}"
        headers[columns] = file.id
        if file.covers not in (EVERY, MOST, SOME):
            yield f"{file.id}: covers every school, most or some"
        about = {key: next(iter(choice.words.values())) for key, choice in file.choose.items()}
        for taken in taken_columns(file):
            try:
                path = taken.place("2024-25", about)
            except KeyError as error:
                yield f"{file.id}: {taken.path} has no value for {error}"
                continue
            if not leads_somewhere(path):
                yield f"{file.id}: {'.'.join(path)} leads nowhere"
