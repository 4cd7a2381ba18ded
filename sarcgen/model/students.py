"""Who attends the school."""

from __future__ import annotations

from typing import Annotated, final

from pydantic import Field

from sarcgen.model.base import EMPTY, Part
from sarcgen.model.fields import CountField, CountItem, PercentItem, YearKey
from sarcgen.model.vocabulary import Grade, StudentGroup


@final
class Enrollment(Part):
    """Students enrolled on census day, the first Wednesday of October (state format 1.2)."""

    by_grade: Annotated[dict[Grade, CountItem], EMPTY, Field(default_factory=dict)]
    """Students in each grade level."""

    total: CountField
    """All students. May be left out: sarcgen adds up the grades."""

    by_group: Annotated[dict[StudentGroup, PercentItem], EMPTY, Field(default_factory=dict)]
    """Percent of total enrollment, 0 to 100, one decimal."""

    earlier_totals: Annotated[dict[YearKey, CountItem], EMPTY, Field(default_factory=dict)]
    """Total enrollment of earlier school years. Never printed: it decides whether that year's
    school-wide rates stand for more than ten students."""
