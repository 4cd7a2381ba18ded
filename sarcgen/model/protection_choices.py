"""What a district may ask of the protection of small groups, beyond the rule."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Final, final

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema

from sarcgen.model.base import Part
from sarcgen.model.fields import refuse
from sarcgen.model.vocabulary import EnrollmentByGroup, Level

SMALLEST_MINIMUM: Final = 11
"""A group of ten or fewer is never printed (privacy.md 4.1)."""


def _minimum(raw: object) -> int:
    text = str(SMALLEST_MINIMUM) if raw is None else str(raw).strip()
    if not (text.isascii() and text.isdigit()) or len(text) > 4 or int(text) < SMALLEST_MINIMUM:
        refuse(
            "S119",
            f"The smallest group that may be printed is {SMALLEST_MINIMUM} or more;"
            " a district may raise it, never lower it.",
        )
    return int(text)


def one_of(allowed: type[StrEnum], otherwise: StrEnum) -> Callable[[object], StrEnum]:
    """A reader for one word of a closed list; an empty value is what holds otherwise.

    There is no word for “no figure” here.
    """

    def read(raw: object) -> StrEnum:
        text = otherwise.value if raw is None else str(raw).strip().casefold()
        if text not in {member.value for member in allowed}:
            refuse("S109", f"Write one of these: {', '.join(m.value for m in allowed)}.")
        return allowed(text)

    return read


@final
class HiddenRow(Part):
    """A row that the district wants hidden."""

    table: str
    """Id of the table, as in caaspp-ela-by-group."""

    row: str
    """Key of the row, as in homeless."""


@final
class DisclosureChoices(Part):
    """What a district may ask beyond the rule. Nothing here can show a hidden figure."""

    minimum_group_size: Annotated[
        int,
        PlainValidator(_minimum),
        WithJsonSchema({"type": "integer", "minimum": SMALLEST_MINIMUM}),
        Field(default=SMALLEST_MINIMUM),
    ]
    """Smallest group that is printed: 11 or more."""

    level: Annotated[
        Level,
        PlainValidator(one_of(Level, Level.STRICT)),
        WithJsonSchema({"enum": [level.value for level in Level]}),
        Field(default=Level.STRICT),
    ]
    """strict: no hidden figure can be worked out, and no difference of printed rows stands for ten
    students or fewer. exact: the first of these alone."""

    enrollment_by_group: Annotated[
        EnrollmentByGroup,
        PlainValidator(one_of(EnrollmentByGroup, EnrollmentByGroup.PRINT)),
        WithJsonSchema({"enum": [choice.value for choice in EnrollmentByGroup]}),
        Field(default=EnrollmentByGroup.PRINT),
    ]
    """dash: hide groups of ten students or fewer in the enrollment table too."""

    also_hide: Annotated[
        list[HiddenRow],
        BeforeValidator(lambda raw: [] if raw is None else raw),
        Field(default_factory=list),
    ]
    """Further rows of tables by student group to hide in all schools of the district."""
