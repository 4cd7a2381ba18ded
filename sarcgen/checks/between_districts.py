"""District files that are about the same district and say different things of it.

The District and State columns of a card are filled from its district's file alone, and a school's
own file cannot hold them. Cards of one district can therefore differ in these columns only where
the district has more than one file in an edition: then all of these are compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path as File
from typing import Final, TypeAlias, final

from sarcgen.checks.cds_codes import cds_code_of
from sarcgen.checks.fellows import Fellow, digest, finding, normalized
from sarcgen.model.fields import WORDS
from sarcgen.model.numbers import DIFFERENCE, is_number
from sarcgen.problems import Problem, in_reading_order
from sarcgen.reading.document import Document, Node, Path, Scalar
from sarcgen.reading.yaml_reader import read_yaml
from sarcgen.records.load import Record

_ABOUT_THE_DISTRICT: Final = (
    "contact",
    "conditions",
    "outcomes",
    "engagement",
    "class_size",
    "staff",
    "finance",
    "same_category",
)
_NO_FIGURE: Final = frozenset(word.casefold() for word in WORDS)


@final
@dataclass(frozen=True, slots=True)
class DistrictPart:
    """What a school's card takes from its district's file.

    Attributes:
        file: the district's file.
        name: digest of the district's name.
        prefix: digest of county and district in the school's CDS code; empty where there is no
            code. California has districts of one name in several counties.
        content: digest of all that the file says of the district.
    """

    file: File
    name: str
    prefix: str
    content: str


Entry: TypeAlias = "tuple[Fellow, DistrictPart | None]"


def district_part_of(record: Record) -> DistrictPart | None:
    """The district's part, if there is a district file and it names the district."""
    name = record.entities.district.contact.name
    if record.source.district is None or not isinstance(name, str):
        return None
    content = repr(record.district.data)
    code = cds_code_of(record)
    prefix = code.prefix if code else ""
    return DistrictPart(record.source.district, digest(name), prefix, digest(content))


def unequal_districts(entries: Sequence[Entry]) -> Iterator[tuple[int, Problem]]:
    """District files of one edition that name the same district give the same figures.

    A key that is in two of them is compared, numbers as numbers, so that 1.0 is 1; a word for no
    figure is not. The finding stands in the later file, by name, and is told of each of its
    schools. Only files that differ are read again, to see where.
    """
    districts: dict[tuple[str, str, str], dict[str, DistrictPart]] = {}
    for fellow, part in entries:
        if part is not None:
            key = (fellow.edition, part.name, part.prefix)
            districts.setdefault(key, {})[fellow.district] = part
    found: dict[str, set[Problem]] = {}
    for files in districts.values():
        if len({part.content for part in files.values()}) > 1:
            for problem in _differences(files):
                found.setdefault(problem.mark.path, set()).add(problem)
    for place, (fellow, _) in enumerate(entries):
        for problem in in_reading_order(found.get(fellow.district, ())):
            yield place, problem


def _differences(files: dict[str, DistrictPart]) -> Iterator[Problem]:
    """Each key that a file gives otherwise than the first file that has it."""
    first: dict[Path, tuple[str, str]] = {}
    for name, part in sorted(files.items()):
        document, _ = read_yaml(part.file, name)
        for path, said in _said(document):
            elsewhere, otherwise = first.setdefault(path, (name, said))
            if said != otherwise:
                yield _problem(document, path, elsewhere)


def _problem(document: Document, path: Path, elsewhere: str) -> Problem:
    field = ".".join(map(str, path))
    message = (
        f"“{field}” is not as in {elsewhere}, which is about the same district. Correct the wrong"
        " one, or keep one district file in a folder above all schools of the district."
    )
    return finding("X181", document.mark(path), field, message)


def _said(document: Document) -> Iterator[tuple[Path, str]]:
    """Every figure and text about the district, as it compares."""
    if isinstance(document.data, dict):
        for key in _ABOUT_THE_DISTRICT:
            yield from _leaves(document.data.get(key), (key,))


def _leaves(node: Node, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(node, dict):
        for key, below in node.items():
            yield from _leaves(below, (*path, key))
    elif isinstance(node, Scalar) and (words := normalized(node)) not in _NO_FIGURE:
        yield path, _compared(words)


def _compared(words: str) -> str:
    """A number without trailing zeros; a name or telephone number without signs."""
    if is_number(words, DIFFERENCE):
        return f"{Decimal(words).normalize():f}"
    return "".join(letter for letter in words if letter.isalnum())
