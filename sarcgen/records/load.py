"""A school's files become the three entities, or all problems of all files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

from sarcgen.edition.load import Template
from sarcgen.model.derived import Entities
from sarcgen.model.entities import School
from sarcgen.paths import shown
from sarcgen.problems import Mark, Problem, in_reading_order
from sarcgen.reading.document import Document, Path, overlay
from sarcgen.reading.validation import validate
from sarcgen.reading.yaml_reader import read_yaml, was_read_to_the_end
from sarcgen.records.districts import SHARED, DistrictFiles, wrong_edition
from sarcgen.records.locate import SchoolFile

__all__ = ["SHARED", "Record", "load_record"]


@final
@dataclass(frozen=True, slots=True)
class Record:
    """One school's data with the places it came from.

    Attributes:
        source: which files.
        entities: school, district and state.
        school: the merged document behind ``entities.school``.
        district: the document behind ``entities.district``.
    """

    source: SchoolFile
    entities: Entities
    school: Document
    district: Document

    def mark(self, entity: str, path: Path) -> Mark:
        """The place of a path in an entity's data, or where it belongs."""
        return (self.district if entity == "district" else self.school).mark(path)

    def key_mark(self, entity: str, path: Path) -> Mark:
        """The place of the key of a path, or of the nearest enclosing key."""
        return (self.district if entity == "district" else self.school).key_mark(path)


def load_record(
    source: SchoolFile, template: Template, districts: DistrictFiles | None = None
) -> tuple[Record | None, list[Problem]]:
    """Reads and checks a school's file and its district's.

    Args:
        source: which files.
        template: the edition, with the state's figures.
        districts: those of a run, so that a district's file is read once for all its schools.

    Returns:
        The record and no problems, or None and everything found in both files.
    """
    beside = (districts or DistrictFiles()).of(source)
    own, own_problems = read_yaml(source.file, shown(source.file))
    problems = [*own_problems, *beside.problems]
    merged = overlay(beside.shared, (SHARED,), own) if beside.shared is not None else own
    school: School | None = None
    # What was read of a file is examined in the same run, unless its reading ended halfway.
    if was_read_to_the_end(own_problems):
        school, found = validate(merged, School)
        problems += [*found, *wrong_edition(school, own, source.edition)]
    if school is None or beside.district is None or problems:
        return None, in_reading_order(problems)
    entities = Entities(school, beside.district, template.state)
    return Record(source, entities, merged, beside.document), []
