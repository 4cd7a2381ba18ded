"""CDS codes of the schools of one run: each its own, and one county and district under one file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias, final

from sarcgen.checks.fellows import Fellow, digest, finding, others
from sarcgen.problems import Mark, Problem
from sarcgen.records.load import Record

_PLACE: Final = ("contact", "cds_code")
_FIELD: Final = ".".join(_PLACE)
_COUNTY_AND_DISTRICT: Final = 7
"""First digits of the code: 2 for the county, 5 for the district (CDE, public school directory)."""


@final
@dataclass(frozen=True, slots=True)
class CdsCode:
    """A school's code.

    Attributes:
        mark: where it stands.
        whole, prefix: digests of the code and of its county and district.
    """

    mark: Mark
    whole: str
    prefix: str


Entry: TypeAlias = "tuple[Fellow, CdsCode | None]"


def cds_code_of(record: Record) -> CdsCode | None:
    """The school's code, if its file gives one."""
    code = record.entities.school.contact.cds_code
    if not isinstance(code, str):
        return None
    prefix = digest(code[:_COUNTY_AND_DISTRICT])
    return CdsCode(record.mark("school", _PLACE), digest(code), prefix)


def same_codes(entries: Sequence[Entry]) -> Iterator[tuple[int, Problem]]:
    """No two schools of an edition have the same code; all that have are told."""
    holders: dict[tuple[str, str], list[tuple[int, CdsCode]]] = {}
    for place, (fellow, code) in enumerate(entries):
        if code is not None:
            holders.setdefault((fellow.edition, code.whole), []).append((place, code))
    for group in holders.values():
        names = [entries[place][0].school for place, _ in group]
        for number, (place, code) in enumerate(group if len(group) > 1 else ()):
            message = (
                f"The same CDS code stands in {others(names, number)}. Every school has a code of"
                " its own: compare it with the state's school directory and correct it."
            )
            yield place, finding("X166", code.mark, _FIELD, message)


def strange_prefixes(entries: Sequence[Entry]) -> Iterator[tuple[int, Problem]]:
    """County and district of a code are those of most schools under the same district file.

    A charter school's code carries its authorizer's district and a county office's school the
    office's own, so every kind of school is compared. Where no county and district is that of more
    than half, as where only two schools differ, nobody can tell which is wrong: all are told.
    """
    families: dict[tuple[str, str], list[tuple[int, CdsCode]]] = {}
    for place, (fellow, code) in enumerate(entries):
        if code is not None and fellow.district:
            families.setdefault((fellow.edition, fellow.district), []).append((place, code))
    for family in families.values():
        (usual, number), *rest = Counter(code.prefix for _, code in family).most_common()
        if not rest:
            continue
        settled = number * 2 > len(family)
        for place, code in family:
            if not settled or code.prefix != usual:
                own = entries[place][0].school
                strangers = [entries[n][0].school for n, c in family if c.prefix != code.prefix]
                elsewhere = None if settled else others([own, *strangers], 0)
                yield place, finding("X164", code.mark, _FIELD, _message(elsewhere))


def _message(elsewhere: str | None) -> str:
    whose = "most schools" if elsewhere is None else elsewhere
    doubt = "Correct the code" if elsewhere is None else "One of the codes is wrong: correct it"
    return (
        f"County and district, the first 7 digits of the CDS code, are not those of {whose} under"
        f" the same district file. {doubt}, or move the school's file to those of its own district."
    )
