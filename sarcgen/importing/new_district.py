"""All files of a district that has none yet: its schools from the state's directory, filled in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import final

from pydantic import ValidationError

from sarcgen.edition.load import Template, known_editions
from sarcgen.errors import InvalidData, UsageError
from sarcgen.importing.collecting import Cells, StateData, collected
from sarcgen.importing.coverage import Allowed, Awaited, missing_schools
from sarcgen.importing.directories import Entry, schools_of
from sarcgen.importing.planning import FilePlan, Planner
from sarcgen.importing.readings import read_all
from sarcgen.importing.rows import Rows
from sarcgen.importing.runs import Plan, planned
from sarcgen.importing.state_files import state_files
from sarcgen.importing.writing import checked_new
from sarcgen.model.derived import Entities
from sarcgen.model.entities import District, School
from sarcgen.model.vocabulary import SchoolKind
from sarcgen.paths import shown
from sarcgen.pipeline import template_of
from sarcgen.problems import Problem, errors_among
from sarcgen.records.locate import DISTRICT_FILE, SUFFIX, all_schools
from sarcgen.tables.branches import Branch, tree_of
from sarcgen.tables.keys import Taken, taken
from sarcgen.tables.scaffold import district_file, district_settings, school_file
from sarcgen.tables.writing import quoted


def new_district(
    prefix: str,
    paths: Sequence[Path],
    edition: str | None,
    schools: Path,
    templates: Path,
    *,
    without: Sequence[str] = (),
    keep_small: bool = False,
) -> Plan:
    """Starts the files of all schools that a directory of the state has for a district.

    Args:
        prefix: county and district, 7 digits.
        paths: the state's files, the directory among them.
        edition: data year; None for the year of the files.
        schools: folder of school files; may not be there yet.
        templates: folder of editions.
        without: CDS codes of schools that may be missing in a file.
        keep_small: rows about ten students or fewer keep their figures.

    Raises:
        InvalidData: the state's files cannot be used.
        UsageError: there is no directory among them, no such district, or files are there already.
    """
    known = state_files(templates)
    reading = read_all(paths, known, edition, frozenset({prefix}))
    problems = list(reading.problems)
    if errors_among(problems):
        raise InvalidData(problems)
    year = edition or _year_of(reading.rows, known_editions(templates))
    template = template_of(templates, year)
    entries, left_out = schools_of(reading.rows, prefix)
    data = collected(reading.rows, year, keep_small=keep_small)
    problems += [*left_out, *data.problems, *_missing(entries, reading.rows, without)]
    if errors_among(problems) or not entries:
        raise InvalidData(problems)
    folder = schools / year
    _refuse_to_overwrite(folder, entries, year)
    planner = Planner(year, known, keep_small=keep_small)
    start = _Start(template, folder, planner, data)
    files = [start.district(prefix, entries), *map(start.school, entries)]
    problems += checked_new(files[0], files[1:])
    if errors_among(problems):
        raise InvalidData(problems)
    return planned(reading, year, files, problems)


def _missing(
    entries: Sequence[Entry], rows: Sequence[Rows], without: Sequence[str]
) -> list[Problem]:
    strange = sorted(set(without) - {entry.code for entry in entries})
    if strange:
        raise UsageError(f"--without {strange[0]}: no school that is started has that CDS code.")
    schools = [Awaited(entry.code, entry.name, entry.mark) for entry in entries]
    return list(missing_schools(schools, rows, Allowed(without=without)))


def _year_of(rows: Iterable[Rows], editions: Sequence[str]) -> str:
    years = {one.edition for one in rows} - {""}
    if len(years) != 1:
        raise UsageError(
            "The files are of several school years, or say none. Name the edition, as in --edition"
            f" {editions[-1] if editions else '2024-25'}."
        )
    return years.pop()


def _refuse_to_overwrite(folder: Path, entries: Iterable[Entry], year: str) -> None:
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

    def district(self, prefix: str, entries: Sequence[Entry]) -> FilePlan:
        wanted = taken(self.template.edition, "district")
        asked = {
            one.path
            for entry in entries
            for one in taken(self.template.edition, "district", self._entities(entry, entries))
            if one.asked
        }
        tree = tree_of(one for one in wanted if one.path in asked)
        settings = district_settings(single_school=len(entries) == 1)
        text = district_file(self._year, settings, tree, Branch())
        cells = self.data.districts.get(prefix, {})
        return self._plan(DISTRICT_FILE, text, cells, wanted)

    def school(self, entry: Entry) -> FilePlan:
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

    def _entities(self, entry: Entry, entries: Sequence[Entry]) -> Entities:
        try:
            school = School.model_validate(
                {"edition": self._year, "grades": entry.grades, "kind": entry.kind.value}
            )
        except ValidationError:
            raise UsageError(f"The grades of {entry.code} cannot be read.") from None
        single = "yes" if len(entries) == 1 else "no"
        district = District.model_validate({"edition": self._year, "single_school": single})
        return Entities(school, district, self.template.state)
