"""The files of a school for a later edition, started from those of an earlier one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, final

import yaml

from sarcgen.carrying.older_files import (
    composed_file,
    nearest_district,
    part_at,
    values_before,
)
from sarcgen.carrying.reviewing import reviewer
from sarcgen.edition.load import Template
from sarcgen.errors import InvalidData, UsageError
from sarcgen.explanations.codes import stops_a_build
from sarcgen.model.derived import Entities
from sarcgen.model.entities import District, School
from sarcgen.model.years import SchoolYear
from sarcgen.paths import shown
from sarcgen.pipeline import examine, template_of
from sarcgen.problems import errors_among
from sarcgen.records.districts import SHARED, DistrictFiles
from sarcgen.records.load import Record
from sarcgen.records.locate import DISTRICT_FILE, SchoolFile, all_schools
from sarcgen.tables.carry import SETTINGS, Carry, total_of
from sarcgen.tables.held import Held, Values, keys_for_schools, values_of
from sarcgen.tables.message import PHOTO
from sarcgen.tables.scaffold import district_file, district_settings, school_file
from sarcgen.tables.writing import composed, lines_of

_ABOUT: Final = (
    "# Started from the file of {old}: texts and contacts are kept, and so are the figures of the",
    "# school years that both cards show. Comments with REVIEW say what to look at.",
)
_DISCLOSURE: Final = "disclosure"
_NOT_KEPT: Final = ("ignore", "local")


@final
@dataclass(frozen=True, slots=True)
class NextYear:
    """New files, not written yet.

    Attributes:
        files: their texts, the school's first.
        marked: how many texts and lists in them are marked for review.
        notes: what was not kept, and why.
    """

    files: dict[Path, str]
    marked: int
    notes: tuple[str, ...]


def next_year(
    source: SchoolFile, edition: str, schools: Path, templates: Path, grades: str | None = None
) -> NextYear:
    """Carries a school, and its district if that is not there yet, into a later edition.

    Args:
        source: its files in the earlier edition.
        edition: the later one.
        schools: folder of school files.
        templates: folder of editions.
        grades: grades served from now on; None for those of the earlier file.

    Raises:
        InvalidData: an older file, or the district's file that is there already, has to be mended.
        UsageError: the later edition is none, or not later, or has a file of this name.
        pydantic.ValidationError: the grades cannot be read.
    """
    new = template_of(templates, edition)
    if edition <= source.edition:
        raise UsageError(
            f"The edition to start from must be an earlier one than {edition}, as in --from"
            f" {SchoolYear.parse(edition).shifted(-1).key()}."
        )
    top = schools / edition
    file = top / source.file.relative_to(schools / source.edition)
    present = all_schools(schools, edition) if top.is_dir() else []
    twins = [entry.file for entry in present if entry.school.casefold() == source.school.casefold()]
    for there in [file] if file.exists() else twins:
        raise UsageError(f"{shown(there)} is there already and stays as it is.")
    record = _usable(source, templates)
    old = template_of(templates, source.edition).edition
    year_before = SchoolYear.parse(old.edition).shifted(-1).key()
    before = values_before(source.school, schools, year_before)
    carry = Carry(old, new.edition, reviewer(new.edition, before, year_before))
    return _Move(source, record, new, carry, schools, file).carried(grades)


def _usable(source: SchoolFile, templates: Path) -> Record:
    """The record of a school whose data a card can be built from, be it a draft."""
    examination = examine(source, templates)
    record = examination.record
    stopping = [p for p in errors_among(examination.problems) if stops_a_build(p.code)]
    if record is None or stopping:
        raise InvalidData(examination.problems if record is None else stopping)
    return record


@final
@dataclass(frozen=True, slots=True)
class _Move:
    """One school on its way.

    Attributes:
        source, record: its files in the earlier edition, and what they say.
        new: the later edition.
        carry: takes what is kept from one edition to the other.
        schools: folder of school files.
        file: the school's file to be.
    """

    source: SchoolFile
    record: Record
    new: Template
    carry: Carry
    schools: Path
    file: Path

    def carried(self, grades: str | None) -> NextYear:
        target = self._district_target()
        there = nearest_district(self.file.parent, self.schools / self._year)
        files: dict[Path, str] = {}
        notes: list[str] = []
        if there is not None and there.is_relative_to(target.parent):
            entities = self._entities(self._district_there(there), grades)
            district = composed_file(there)
        else:
            entities = self._entities(self.record.entities.district, grades)
            files[target], notes = self._new_district(target, entities)
            district = composed(files[target])
        shared = part_at(district, SHARED)
        if there is not None and not files:
            notes = self._lost(values_of(shared), there, entities)
        text = self._school(keys_for_schools(shared, self.new.edition), entities, grades)
        said = self._left_out(self.source.file, self._own, values_of(self._own), entities)
        return NextYear({self.file: text, **files}, self.carry.marked, (*said, *notes))

    def _school(self, shared: Held, entities: Entities, grades: str | None) -> str:
        """The text of the school's file."""
        values = values_of(self._own)
        tree = self.carry.school(values, entities, shared, total_of(self.record.entities))
        settings = [f"grades: {grades}"] if grades else []
        for path in SETTINGS:
            value = values.get(path) or (None if shared.has(path) else self._shared.get(path))
            if value is not None and not (grades and path == ("grades",)):
                settings += lines_of(path[0], value)
        return school_file(self._year, settings, tree, self._about, self._levels(self.file))

    def _lost(self, shared: Values, file: Path, entities: Entities) -> list[str]:
        """The texts for all schools that a district file which is there already does not have."""
        has, own = Held(shared), Held(values_of(self._own))
        return [
            f"“{'.'.join(text)}” of {self.record.district.path} is not in {shown(file)}, which is"
            " there already. Copy it if it still holds."
            for text in self.carry.texts(self._shared)
            if self.carry.shows(text, entities) and not has.has(text) and not own.has(text)
        ]

    @property
    def _own(self) -> yaml.MappingNode:
        return composed_file(self.source.file)

    @property
    def _shared(self) -> Values:
        """What the older district's file says for all its schools."""
        old = self.source.district
        return values_of(part_at(composed_file(old), SHARED)) if old else {}

    @property
    def _year(self) -> str:
        return self.new.edition.edition

    @property
    def _about(self) -> list[str]:
        return [line.format(old=self.source.edition) for line in _ABOUT]

    def _levels(self, file: Path) -> int:
        """Folders between a file and the folder of school files."""
        return len(file.relative_to(self.schools).parts) - 1

    def _district_target(self) -> Path:
        """Where the district's file belongs: in the same sub-folder as before."""
        old = self.source.district
        inside = old.relative_to(self.schools / self.source.edition) if old else DISTRICT_FILE
        return self.schools / self._year / inside

    def _district_there(self, file: Path) -> District:
        read = DistrictFiles().of(SchoolFile(self._year, self.source.school, self.file, file))
        if read.district is None or read.problems:
            raise InvalidData(read.problems)
        return read.district

    def _entities(self, district: District, grades: str | None) -> Entities:
        """The school of the later edition, as far as it decides which tables the card has."""
        before = self.record.entities.school
        served = grades or [grade.value for grade in before.grades]
        single = "yes" if district.single_school else "no"
        return Entities(
            School.model_validate({"edition": self._year, "grades": served, "kind": before.kind}),
            District.model_validate({"edition": self._year, "single_school": single}),
            self.new.state,
        )

    def _new_district(self, file: Path, entities: Entities) -> tuple[str, list[str]]:
        """The text of a new district file, and what of the older one is not in it."""
        old = self.source.district
        root = composed_file(old) if old else None
        own = values_of(root)
        tree = self.carry.district(
            {path: value for path, value in own.items() if path[0] != SHARED}, entities
        )
        choices = part_at(root, _DISCLOSURE)
        if isinstance(choices, yaml.MappingNode):
            tree.put((_DISCLOSURE,), choices, f"Kept from {self.source.edition}.")
        settings = district_settings(
            single_school=entities.district.single_school,
            parent_summary=self.record.entities.district.parent_summary,
        )
        about = self._about if old else []
        text = district_file(
            self._year, settings, tree, self.carry.shared(self._shared), about, self._levels(file)
        )
        return text, self._left_out(old, root, self._shared, None) if old else []

    def _left_out(
        self, file: Path, root: yaml.Node | None, values: Values, entities: Entities | None
    ) -> list[str]:
        """What of a file is not kept, beside figures, each in a sentence."""
        notes = [
            f"“{'.'.join(text)}” of {shown(file)} is not kept: the {self._year} card does not show"
            " it."
            for text in self.carry.texts(values)
            if not self.carry.shows(text, entities)
        ]
        if PHOTO in values:
            notes.append(
                f"The photo of {shown(file)} is not kept. If it may be shown again, copy it beside"
                " the new file and name it, with what it shows, under “principal_message”."
            )
        notes += [
            f"The entries under “{key}” of {shown(file)} are not kept. Look anew at what"
            " “sarcgen check” warns of."
            for key in _NOT_KEPT
            if any(path[-1] == key for path in values_of(root))
        ]
        return notes
