"""Which number of students stands behind a figure that came with another of the state's files.

The state posts the percentage of a test in one file and the number tested in another, and not on
the same day. Whichever comes last, the percentage of ten students or fewer is withheld.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from sarcgen.importing.state_files import FileMap, StateFiles, taken_columns
from sarcgen.importing.values import is_small
from sarcgen.model.values import NoValue
from sarcgen.records.origins import Origins
from sarcgen.tables.keys import Keys


def governed_by(known: StateFiles, origins: Origins) -> dict[Keys, list[Keys]]:
    """The imported figures that a number of students stands behind, by the path of that number.

    Args:
        known: the map of the state's files.
        origins: what was imported into a school's file.
    """
    governed: dict[Keys, list[Keys]] = {}
    for kind in sorted({origin.file.kind for origin in origins.cells.values()}):
        file = known.by_id(kind)
        for count, path in _governed(file, origins.edition) if file is not None else ():
            if ".".join(path) in origins.cells:
                governed.setdefault(count, []).append(path)
    return governed


def may_be_of_few(students: str | None) -> bool:
    """Whether a file withholds a number of students, or has one to ten. Nothing said is neither."""
    return students is not None and (students == NoValue.WITHHELD.value or is_small(students))


def _governed(file: FileMap, edition: str) -> Iterator[tuple[Keys, Keys]]:
    chosen = [[(key, word) for word in one.words.values()] for key, one in file.choose.items()]
    for taken in taken_columns(file):
        for about in product(*chosen) if taken.governed else ():
            entity, *path = taken.place(edition, dict(about))
            if entity == "school":
                yield taken.governing_count(dict(about)), tuple(path)
