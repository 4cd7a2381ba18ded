"""Who attends the school."""

from __future__ import annotations

from typing import Annotated, final

from pydantic import Field

from sarcgen.model.base import EMPTY, Part, WholeTable
from sarcgen.model.fields import CountField, CountItem, PercentItem, YearKey
from sarcgen.model.forms import STUDENTS, Examples
from sarcgen.model.vocabulary import Grade, StudentGroup


@final
class Enrollment(Part):
    """Students enrolled on census day, the first Wednesday of October (state format 1.2)."""

    by_grade: Annotated[
        dict[Grade, Annotated[CountItem, STUDENTS, Examples(58)]],
        WholeTable(Grade),
        Field(default_factory=dict),
    ]
    """Students in each grade level on census day."""

    total: Annotated[CountField, STUDENTS, Examples(486)]
    """All students on census day, the first Wednesday of October."""

    by_group: Annotated[
        dict[StudentGroup, Annotated[PercentItem, Examples(12.4)]],
        WholeTable(StudentGroup),
        Field(default_factory=dict),
    ]
    """Each student group's share of total enrollment, with one decimal."""

    earlier_totals: Annotated[
        dict[YearKey, Annotated[CountItem, STUDENTS, Examples(479)]],
        EMPTY,
        Field(default_factory=dict),
    ]
    """Total enrollment of earlier school years. It decides whether that year's school-wide rates
    stand for more than ten students."""
