"""All files of a district that has none yet: its schools from the state's directory, filled in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, final

from pydantic import ValidationError

from sarcgen.edition.load import Template, known_editions
from sarcgen.errors import InvalidData, UsageError
from sarcgen.importing.collecting import WHOLE_DISTRICT, Cells, StateData, collected
from sarcgen.importing.planning import FilePlan, Planner
from sarcgen.importing.rows import Row, Rows
from sarcgen.importing.runs import read_all
from sarcgen.importing.state_files import Directory, state_files
from sarcgen.model.derived import Entities
from sarcgen.model.entities import District, School
from sarcgen.model.vocabulary import SERVED_GRADES, SchoolKind
from sarcgen.paths import shown
from sarcgen.pipeline import template_of
from sarcgen.problems import Problem, Severity, errors_among
from sarcgen.records.locate import DISTRICT_FILE, SUFFIX, all_schools
from sarcgen.tables.branches import Branch, tree_of
from sarcgen.tables.keys import Taken, taken
from sarcgen.tables.scaffold import SINGLE_SCHOOL, district_file, school_file
from sarcgen.tables.writing import quoted

_COUNTY_OFFICE: Final = "10"
"""District codes of county offices of education begin so (CDE, public school directory)."""

_SPAN: Final = re.compile(r"(P|TK|KN|K|\d{1,2})(?:\s*[-–]\s*(P|TK|KN|K|\d{1,2}))?\Z", re.ASCII)
_BEFORE_GRADE_1: Final = frozenset({"P", "TK", "KN", "K"})
_APOSTROPHE: Final = re.compile("['’]")
_OTHER: Final = re.compile(r"[^a-z0-9]+")


@final
@dataclass(frozen=True, slots=True)
class NewDistrict:
    """The files of a district, not written yet.

    Attributes:
        edition: data year.
        files: what becomes of each, the district's own first; there is nothing before.
        warnings: schools that were left out, and what else a person should look at.
    """

    edition: str
    files: tuple[FilePlan, ...]
    warnings: tuple[Problem, ...] = field(default=())


def new_district(
    prefix: str,
    paths: Sequence[Path],
    edition: str | None,
    schools: Path,
    templates: Path,
    *,
    keep_small: bool = False,
) -> NewDistrict:
    """Starts the files of all schools that a directory of the state has for a district.

    Args:
        prefix: county and district, 7 digits.
        paths: the state's files, the directory among them.
        edition: data year; None for the year of the files.
        schools: folder of school files; may not be there yet.
        templates: folder of editions.
        keep_small: rows about ten students or fewer keep their figures.

    Raises:
        InvalidData: the state's files cannot be used.
        UsageError: there is no directory among them, no such district, or files are there already.
    """
    known = state_files(templates)
    rows, problems = read_all(paths, known, edition, frozenset({prefix}))
    if errors_among(problems):
        raise InvalidData(problems)
    year = edition or _year_of(rows, known_editions(templates))
    template = template_of(templates, year)
    entries, left_out = _entries(rows, prefix)
    data = collected(rows, year, keep_small=keep_small)
    problems += [*left_out, *data.problems]
    if errors_among(problems):
        raise InvalidData(problems)
    folder = schools / year
    _refuse_to_overwrite(folder, entries, year)
    planner = Planner(year, known, keep_small=keep_small)
    start = _Start(template, folder, planner, data)
    files = [start.district(prefix, entries), *map(start.school, entries)]
    return NewDistrict(year, tuple(files), tuple(problems))


@final
@dataclass(frozen=True, slots=True)
class _Entry:
    """A school of the directory.

    Attributes:
        code: its CDS code.
        name: of its file.
        grades: as they are typed.
        kind: what sort of school it is.
    """

    code: str
    name: str
    grades: str
    kind: SchoolKind


def _year_of(rows: Iterable[Rows], editions: Sequence[str]) -> str:
    years = {one.edition for one in rows} - {""}
    if len(years) != 1:
        raise UsageError(
            "The files are of several school years, or say none. Name the edition, as in --edition"
            f" {editions[-1] if editions else '2024-25'}."
        )
    return years.pop()


def _entries(rows: Sequence[Rows], prefix: str) -> tuple[list[_Entry], list[Problem]]:
    directories = [one for one in rows if one.source.kind.directory is not None]
    directory = min(directories, key=lambda one: one.source.kind.second, default=None)
    columns = directory.source.kind.directory if directory is not None else None
    if directory is None or columns is None:
        raise UsageError(
            "There is no directory of schools among the files (schldir or pubschls), so that nobody"
            " can tell which schools the district has."
        )
    found: list[_Entry] = []
    problems: list[Problem] = []
    names: dict[str, int] = {}
    for row in directory.rows:
        if not row.code.endswith(WHOLE_DISTRICT):
            entry, problem = _entry(row, columns, directory, names)
            found += [entry] if entry is not None else []
            problems += [problem] if problem is not None else []
    if not found:
        raise UsageError(
            f"{directory.source.file.name} has no school whose CDS code begins {prefix}."
        )
    return found, problems


def _entry(
    row: Row, columns: Directory, directory: Rows, names: dict[str, int]
) -> tuple[_Entry | None, Problem | None]:
    grades = grades_of(row.cells[columns.grades.casefold()])
    if grades is None:
        message = (
            f"The grades served by the school {row.code} cannot be read, so that it is left out."
            " Start it with “sarcgen new” and import its figures."
        )
        mark = directory.source.grid.mark(row.line)
        return None, Problem(mark, "I119", message, Severity.WARNING)
    name = file_name(row.cells[columns.school.casefold()]) or row.code
    names[name] = names.get(name, 0) + 1
    if names[name] > 1:
        name = f"{name}-{row.code[-7:]}"
    charter = row.cells[columns.charter.casefold()].casefold() in ("y", "yes")
    kind = SchoolKind.CHARTER if charter else SchoolKind.REGULAR
    if not charter and row.code[2:4] == _COUNTY_OFFICE:
        kind = SchoolKind.COUNTY_OFFICE
    return _Entry(row.code, name, grades, kind), None


def grades_of(span: str) -> str | None:
    """Grades served as a school file has them, from a span of the state's; None for another text.

    Preschool and transitional kindergarten count as kindergarten (P-6 is K-6).
    """
    match = _SPAN.match(span.upper())
    if match is None:
        return None
    ends = ["K" if end in _BEFORE_GRADE_1 else end.lstrip("0") for end in match.groups() if end]
    order = [grade.value for grade in SERVED_GRADES]
    if match[1] == "P" and len(ends) == 1:
        return None  # a preschool alone has no card
    known = all(end in order for end in ends)
    if not known or order.index(ends[0]) > order.index(ends[-1]):
        return None
    return ends[0] if ends[0] == ends[-1] else "-".join(ends)


def file_name(title: str) -> str:
    """The name of a school's file from its title: small letters, digits and dashes."""
    parts = unicodedata.normalize("NFKD", title)
    bare = "".join(sign for sign in parts if not unicodedata.combining(sign))
    return _OTHER.sub("-", _APOSTROPHE.sub("", bare.casefold())).strip("-")


def _refuse_to_overwrite(folder: Path, entries: Iterable[_Entry], year: str) -> None:
    present = all_schools(folder.parent, year) if folder.is_dir() else []
    names = {entry.name for entry in entries}
    taken_names = [one.file for one in present if one.school.casefold() in names]
    if (folder / DISTRICT_FILE).exists():
        taken_names.insert(0, folder / DISTRICT_FILE)
    for there in taken_names:
        raise UsageError(
            f"{shown(there)} is there already and stays as it is. “sarcgen import” brings the"
            " state's figures into files that are there."
        )


@final
@dataclass(frozen=True, slots=True)
class _Start:
    """Blank files, filled in with what the state has."""

    template: Template
    folder: Path
    planner: Planner
    data: StateData

    @property
    def _year(self) -> str:
        return self.template.edition.edition

    def district(self, prefix: str, entries: Sequence[_Entry]) -> FilePlan:
        wanted = taken(self.template.edition, "district")
        asked = {
            one.path
            for entry in entries
            for one in taken(self.template.edition, "district", self._entities(entry, entries))
            if one.asked
        }
        tree = tree_of(one for one in wanted if one.path in asked)
        single = SINGLE_SCHOOL.format("yes" if len(entries) == 1 else "no")
        text = district_file(self._year, [single], tree, Branch())
        cells = self.data.districts.get(prefix, {})
        return self._plan(DISTRICT_FILE, text, cells, wanted)

    def school(self, entry: _Entry) -> FilePlan:
        entities = self._entities(entry, ())
        wanted = taken(self.template.edition, "school", entities)
        settings = [f"grades: {entry.grades}"]
        if entry.kind is not SchoolKind.REGULAR:
            settings.append(f"kind: {entry.kind.value}")
        tree = tree_of(one for one in wanted if one.asked)
        tree.put(("contact", "cds_code"), quoted(entry.code))
        text = school_file(self._year, settings, tree)
        cells = self.data.schools.get(entry.code, {})
        return self._plan(f"{entry.name}{SUFFIX}", text, cells, wanted)

    def _plan(self, name: str, text: str, cells: Cells, wanted: list[Taken]) -> FilePlan:
        return self.planner.plan(self.folder / name, text.encode("utf-8"), cells, wanted)

    def _entities(self, entry: _Entry, entries: Sequence[_Entry]) -> Entities:
        try:
            school = School.model_validate(
                {"edition": self._year, "grades": entry.grades, "kind": entry.kind.value}
            )
        except ValidationError:
            raise UsageError(f"The grades of {entry.code} cannot be read.") from None
        single = "yes" if len(entries) == 1 else "no"
        district = District.model_validate({"edition": self._year, "single_school": single})
        return Entities(school, district, self.template.state)
