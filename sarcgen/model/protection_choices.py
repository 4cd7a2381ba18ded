"""What a district may ask of the protection of small groups, beyond the rule."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Final, final

from pydantic import BeforeValidator, Field, PlainValidator

from sarcgen.model.base import Part
from sarcgen.model.fields import refuse
from sarcgen.model.forms import SOME_TEXT, STUDENTS, Examples, Form, one_of_these
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

    table: Annotated[
        str,
        Form("the id of a table by student group", SOME_TEXT, words=False, blank=False),
        Examples("caaspp-ela-by-group", "caaspp-mathematics-by-group"),
    ]
    """The table, by its id."""

    row: Annotated[
        str,
        Form("the key of a student group", SOME_TEXT, words=False, blank=False),
        Examples("homeless", "foster_youth"),
    ]
    """The student group, by its key."""


@final
class DisclosureChoices(Part):
    """What a district may ask beyond the rule. Nothing here can show a hidden figure."""

    minimum_group_size: Annotated[
        int,
        PlainValidator(_minimum),
        Form(
            f"a whole number, {SMALLEST_MINIMUM} or more",
            "(?=.{1,4}$)0*(1[1-9]|[2-9][0-9]|[1-9][0-9]{2,3})",
            {"type": "integer", "minimum": SMALLEST_MINIMUM, "maximum": 9999},
            words=False,
        ),
        STUDENTS,
        Examples(15, 20),
        Field(default=SMALLEST_MINIMUM),
    ]
    """Smallest group of students whose results are printed: 11 if left out, and never less."""

    level: Annotated[
        Level,
        PlainValidator(one_of(Level, Level.STRICT)),
        one_of_these(Level, or_no_figure=False),
        Field(default=Level.STRICT),
    ]
    """strict: no hidden figure can be worked out, and no difference of printed rows stands for ten
    students or fewer. exact: the first of these alone. strict if left out."""

    enrollment_by_group: Annotated[
        EnrollmentByGroup,
        PlainValidator(one_of(EnrollmentByGroup, EnrollmentByGroup.PRINT)),
        one_of_these(EnrollmentByGroup, or_no_figure=False),
        Field(default=EnrollmentByGroup.PRINT),
    ]
    """dash: hide groups of ten students or fewer in the enrollment table too. print, if left out:
    show them, as the state does."""

    also_hide: Annotated[
        list[HiddenRow],
        BeforeValidator(lambda raw: [] if raw is None else raw),
        Field(default_factory=list),
    ]
    """Further rows of tables by student group to hide in all schools of the district."""
