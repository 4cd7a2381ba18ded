"""A district's file, read and checked once for all its schools."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Final, final

from sarcgen.model.entities import District, School
from sarcgen.paths import shown
from sarcgen.problems import Problem
from sarcgen.reading.document import Document, Scalar
from sarcgen.reading.messages import GROUP
from sarcgen.reading.places import PlacesInFile
from sarcgen.reading.validation import validate
from sarcgen.reading.yaml_reader import read_yaml, was_read_to_the_end
from sarcgen.records.locate import DISTRICT_FILE, SchoolFile

SHARED: Final = "schools"
"""Key in a district's file under which defaults for its schools stand."""


@final
@dataclass(frozen=True, slots=True)
class DistrictFile:
    """What a district's file says.

    Attributes:
        document: the district's own part.
        shared: the whole file, for what its schools share; None where there is none.
        district: the district; None where the file cannot be read as one.
        problems: everything found in the file.
    """

    document: Document
    shared: Document | None
    district: District | None
    problems: tuple[Problem, ...]


@final
class DistrictFiles:
    """The district files of a run. One that changes while the run lasts is not read again."""

    def __init__(self) -> None:
        self._read: dict[tuple[FilePath, str], DistrictFile] = {}

    def of(self, source: SchoolFile) -> DistrictFile:
        """The file of a school's district."""
        if source.district is None:
            return _absent(source)
        key = (source.district, source.edition)
        found = self._read.get(key)
        if found is None:
            found = self._read[key] = _read(source.district, source.edition)
        return found


def _absent(source: SchoolFile) -> DistrictFile:
    name = shown(source.file.parent / DISTRICT_FILE)
    document = Document(name, {"edition": Scalar(source.edition)}, PlacesInFile(name))
    district, problems = validate(document, District)
    return DistrictFile(document, None, district, tuple(problems))


def _read(file: FilePath, edition: str) -> DistrictFile:
    whole, problems = read_yaml(file, shown(file))
    document, shared = whole, None
    if isinstance(whole.data, dict):
        own = {key: value for key, value in whole.data.items() if key != SHARED}
        document, shared = Document(whole.path, own, whole.places), whole
    district = None
    # What was read of a file is examined in the same run, unless its reading ended halfway.
    if was_read_to_the_end(problems):
        district, found = validate(document, District, [SHARED])
        problems = [*problems, *found, *_wrong_shape(shared)]
        problems += wrong_edition(district, document, edition)
    return DistrictFile(document, shared, district, tuple(problems))


def _wrong_shape(whole: Document | None) -> Iterator[Problem]:
    shared = whole.data.get(SHARED) if whole and isinstance(whole.data, dict) else None
    if whole is not None and shared is not None and not isinstance(shared, dict):
        yield Problem(whole.mark((SHARED,)), "S111", GROUP, field=SHARED)


def wrong_edition(
    entity: School | District | None, document: Document, edition: str
) -> Iterator[Problem]:
    """What to say of a file that names another edition than that of its folder."""
    if entity is not None and entity.edition != edition:
        yield Problem(
            document.mark(("edition",)),
            "S120",
            f"The file stands in the folder of edition {edition} and names another."
            f' Write edition: "{edition}", or move the file.',
            field="edition",
        )
