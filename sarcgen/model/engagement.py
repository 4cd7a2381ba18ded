"""Engagement: graduation, suspensions and expulsions."""

from __future__ import annotations

from typing import Annotated, final

from pydantic import Field

from sarcgen.model.base import EMPTY, Part, Row
from sarcgen.model.fields import CountField, PercentField, YearKey


@final
class Graduation(Row):
    """Four-year adjusted cohort rates of one year (state format 1.5, table 21)."""

    cohort: CountField
    """Students in the cohort, if known. Never printed; ten or fewer hide the rates."""

    dropout_rate: PercentField
    graduation_rate: PercentField


@final
class Suspensions(Row):
    """Suspension and expulsion rates of one year (state format 1.5, table 22)."""

    cumulative_enrollment: CountField
    """All students enrolled at any time in the year, if known. Never printed; ten or fewer hide
    the rates."""

    suspensions: PercentField
    expulsions: PercentField


@final
class Engagement(Part):
    """Engagement."""

    graduation: Annotated[dict[YearKey, Graduation], EMPTY, Field(default_factory=dict)]
    suspensions: Annotated[dict[YearKey, Suspensions], EMPTY, Field(default_factory=dict)]
