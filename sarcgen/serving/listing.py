"""Which files the schools of a preview are made of, and whether one of them has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, final

from sarcgen.checking import Pair
from sarcgen.edition.load import known_editions
from sarcgen.records.locate import (
    SchoolFile,
    all_schools,
    are_whole_editions,
    earlier_files,
)
from sarcgen.records.origins import origin_file
from sarcgen.records.photos import photos_of
from sarcgen.serving.snapshots import Key, Order

Signature: TypeAlias = tuple[tuple[str, int, int, int], ...]
"""Of each file that is there: name, time of change, size, number on the disk."""


@final
@dataclass(frozen=True, slots=True)
class Listing:
    """The schools that are there.

    Attributes:
        pairs: their files, and those of the edition before.
        whole: no school of their editions is left out.
    """

    pairs: dict[Key, Pair]
    whole: bool


def list_schools(order: Order) -> Listing:
    """The schools of a preview that are there now.

    Raises:
        UsageError: two files of one edition have the same school name.
        OSError: the folder cannot be read.
    """
    known = set(known_editions(order.templates))
    present = [source for source in all_schools(order.schools) if source.edition in known]
    chosen = [
        source
        for source in present
        if (order.names is None or key_of(source) in order.names)
        and order.edition in (None, source.edition)
    ]
    earlier = earlier_files(chosen, present)
    return Listing(
        {key_of(source): (source, earlier.get(source)) for source in chosen},
        whole=are_whole_editions(chosen, present),
    )


def key_of(source: SchoolFile) -> Key:
    """How the preview calls a school."""
    return (source.edition, source.school)


def files_of(pair: Pair) -> Iterator[Path]:
    """All files that a school's card and findings depend on, but the templates."""
    for source in pair:
        if source is not None:
            for file in (source.file, source.district):
                if file is not None:
                    yield file
                    yield origin_file(file)
                    yield from photos_of(file)


def signature_of(files: Iterable[Path]) -> Signature:
    """What changes when one of the files does, is replaced, or goes."""
    return tuple(_signed(files))


def _signed(files: Iterable[Path]) -> Iterator[tuple[str, int, int, int]]:
    for file in files:
        try:
            found = file.stat()
        except OSError:
            continue
        yield (str(file), found.st_mtime_ns, found.st_size, found.st_ino)
