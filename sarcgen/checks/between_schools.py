"""Schools of one run held against one another: texts, CDS codes, district files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import final

from sarcgen.checks.between_districts import DistrictPart, district_part_of, unequal_districts
from sarcgen.checks.case import Case
from sarcgen.checks.cds_codes import CdsCode, cds_code_of, same_codes, strange_prefixes
from sarcgen.checks.fellows import Fellow, fellow_of
from sarcgen.checks.same_text import OwnText, own_texts, same_texts
from sarcgen.problems import Problem


@final
@dataclass(frozen=True, slots=True)
class Traits:
    """What of a school is compared with others: small, and fit to travel between processes.

    Attributes:
        whose: the school.
        texts: the texts of its own.
        code: its CDS code, if it has one.
        district: what its district's file says, if there is one.
    """

    whose: Fellow
    texts: tuple[OwnText, ...]
    code: CdsCode | None
    district: DistrictPart | None


def traits_of(case: Case) -> Traits:
    """What of one school is compared with others."""
    return Traits(
        fellow_of(case.record),
        tuple(own_texts(case.record, case.report.own_texts)),
        cds_code_of(case.record),
        district_part_of(case.record),
    )


def between_schools(traits: Sequence[Traits]) -> list[tuple[int, Problem]]:
    """Everything that only a look at several schools shows.

    Args:
        traits: one entry a school, of any editions.

    Returns:
        Pairs of a place in ``traits`` and a problem of that school.
    """
    codes = [(school.whose, school.code) for school in traits]
    return [
        *same_texts([(school.whose, school.texts) for school in traits]),
        *same_codes(codes),
        *strange_prefixes(codes),
        *unequal_districts([(school.whose, school.district) for school in traits]),
    ]
