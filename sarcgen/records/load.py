"""A school's files become the three entities, or all problems of all files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, final

from sarcgen.edition.load import Template
from sarcgen.model.derived import Entities
from sarcgen.model.entities import District, School
from sarcgen.paths import shown
from sarcgen.problems import Mark, Problem, in_reading_order
from sarcgen.reading.document import Document, Path, Scalar, overlay
from sarcgen.reading.messages import GROUP
from sarcgen.reading.validation import validate
from sarcgen.reading.yaml_reader import read_yaml, was_read_to_the_end
from sarcgen.records.locate import DISTRICT_FILE, SchoolFile

SHARED: Final = "schools"
"""Key in a district's file under which defaults for its schools stand."""


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


def load_record(source: SchoolFile, template: Template) -> tuple[Record | None, list[Problem]]:
    """Reads and checks a school's file and its district's.

    Returns:
        The record and no problems, or None and everything found in both files.
    """
    own, own_problems = read_yaml(source.file, shown(source.file))
    own_document, shared, district_problems = _read_district(source)
    problems = [*own_problems, *district_problems]
    merged = overlay(shared, (SHARED,), own) if shared is not None else own
    school: School | None = None
    district: District | None = None
    # What was read of a file is examined in the same run, unless its reading ended halfway.
    if was_read_to_the_end(own_problems):
        school, found = validate(merged, School)
        problems += [*found, *_wrong_edition(school, own, source)]
    if was_read_to_the_end(district_problems):
        district, found = validate(own_document, District, [SHARED])
        problems += [*found, *_wrong_edition(district, own_document, source)]
        problems += _wrong_shape(shared)
    if school is None or district is None or problems:
        return None, in_reading_order(problems)
    entities = Entities(school, district, template.state)
    return Record(source, entities, merged, own_document), []


def _read_district(source: SchoolFile) -> tuple[Document, Document | None, list[Problem]]:
    """The district's own document, the whole file for its shared part, and problems."""
    if source.district is None:
        wanted = shown(source.file.parent / DISTRICT_FILE)
        return Document(wanted, {"edition": Scalar(source.edition)}, {}, {}), None, []
    whole, problems = read_yaml(source.district, shown(source.district))
    if not isinstance(whole.data, dict):
        return whole, None, problems
    own = {key: value for key, value in whole.data.items() if key != SHARED}
    return Document(whole.path, own, whole.keys, whole.values), whole, problems


def _wrong_shape(whole: Document | None) -> Iterator[Problem]:
    shared = whole.data.get(SHARED) if whole and isinstance(whole.data, dict) else None
    if whole is not None and shared is not None and not isinstance(shared, dict):
        yield Problem(whole.mark((SHARED,)), "S111", GROUP, field=SHARED)


def _wrong_edition(
    entity: School | District | None, document: Document, source: SchoolFile
) -> Iterator[Problem]:
    if entity is not None and entity.edition != source.edition:
        yield Problem(
            document.mark(("edition",)),
            "S120",
            f"The file stands in the folder of edition {source.edition} and names another."
            f' Write edition: "{source.edition}", or move the file.',
            field="edition",
        )
