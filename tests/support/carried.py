"""Schools that are carried into the next edition, for tests."""

from __future__ import annotations

import atexit
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

from sarcgen.carrying.next_year import NextYear, next_year
from sarcgen.pipeline import Examination, examine
from sarcgen.reading.document import Document, Node
from sarcgen.reading.yaml_reader import read_yaml
from sarcgen.records.locate import SchoolFile, all_schools
from tests.support.cards import EDITION, EXAMPLES, ROOT
from tests.support.editions import NEXT, with_next_edition

SCHOOLS: Final = [*all_schools(ROOT / "schools", EDITION), *all_schools(EXAMPLES, EDITION)]
"""Complete schools of every kind."""

Keys = tuple[str, ...]


@cache
def two_editions() -> Path:
    """A folder of templates with an edition and the next; it is there until the tests end."""
    folder = Path(mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return with_next_edition(folder)


@dataclass(frozen=True)
class Carried:
    """A school in both editions.

    Attributes:
        schools: folder of school files.
        made: what carrying it gave.
        old, new: its files.
    """

    schools: Path
    made: NextYear
    old: SchoolFile
    new: SchoolFile

    def examined(self) -> Examination:
        """The new files, read and checked."""
        return examine(self.new, two_editions())


def source_in(schools: Path, name: str, edition: str = EDITION) -> SchoolFile:
    """A school's files below a folder of schools."""
    return next(entry for entry in all_schools(schools, edition) if entry.school == name)


def carry_on(schools: Path, name: str, grades: str | None = None) -> Carried:
    """Carries a school into the next edition and writes the files."""
    old = source_in(schools, name)
    made = next_year(old, NEXT, schools, two_editions(), grades)
    for file, text in made.files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return Carried(schools, made, old, source_in(schools, name, NEXT))


def content(file: Path) -> Document:
    """A file that can be read."""
    document, problems = read_yaml(file, file.name)
    assert problems == []
    return document


def ends(node: Node, path: Keys = ()) -> dict[Keys, Node]:
    """Everything that a file says, by path; a list counts as one thing."""
    if isinstance(node, dict):
        return {
            place: value
            for key, below in node.items()
            for place, value in ends(below, (*path, key)).items()
        }
    return {} if node is None else {path: node}
