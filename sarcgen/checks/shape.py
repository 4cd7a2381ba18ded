"""What decides which tables and rows a school's card shows, as a key of caches.

Schools of a district differ in their figures but mostly not in this, so what follows from it alone
is worked out once for all of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, final

from sarcgen.checks.case import Case
from sarcgen.edition.spec import Edition
from sarcgen.model.vocabulary import Grade, SchoolKind
from sarcgen.tables.plan import One

SHAPES_KEPT: Final = 512
"""More combinations of grades and kinds than a district has."""


@final
@dataclass(frozen=True, slots=True)
class Shape:
    """Edition, grades, kind of school and of district.

    Attributes:
        case: one of the schools that have it, to ask the rules; never its figures.
    """

    one: One
    grades: tuple[Grade, ...]
    kind: SchoolKind
    single_school: bool
    case: Case = field(compare=False, repr=False)

    @property
    def edition(self) -> Edition:
        """The state template in force."""
        return self.one.edition


def shape_of(case: Case) -> Shape:
    """The shape of a school."""
    school = case.school
    one = One(case.edition)
    return Shape(one, school.grades, school.kind, case.district.single_school, case)
