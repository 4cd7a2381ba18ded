"""Engagement: graduation, suspensions and expulsions."""

from __future__ import annotations

from typing import Annotated, final

from pydantic import Field

from sarcgen.model.base import EMPTY, Part, Row
from sarcgen.model.fields import CountField, PercentField, YearKey
from sarcgen.model.forms import STUDENTS, Examples


@final
class Graduation(Row):
    """Four-year adjusted cohort rates of one year (state format 1.5, table 21)."""

    cohort: Annotated[CountField, STUDENTS, Examples(176)]
    """Students in the four-year cohort, if known. Ten or fewer hide the rates."""

    dropout_rate: Annotated[PercentField, Examples(4.4)]
    """Share of the four-year cohort that dropped out."""

    graduation_rate: Annotated[PercentField, Examples(91.7)]
    """Share of the four-year cohort that graduated."""


@final
class Suspensions(Row):
    """Suspension and expulsion rates of one year (state format 1.5, table 22)."""

    cumulative_enrollment: Annotated[CountField, STUDENTS, Examples(512)]
    """All students enrolled at any time in the school year, if known. Ten or fewer hide the
    rates."""

    suspensions: Annotated[PercentField, Examples(2.6)]
    """Share of students suspended at least once."""

    expulsions: Annotated[PercentField, Examples(0.1)]
    """Share of students expelled."""


@final
class Engagement(Part):
    """Engagement."""

    graduation: Annotated[dict[YearKey, Graduation], EMPTY, Field(default_factory=dict)]
    """Dropout and graduation rates of the four-year cohorts, for each school year."""

    suspensions: Annotated[dict[YearKey, Suspensions], EMPTY, Field(default_factory=dict)]
    """Suspension and expulsion rates, for each school year."""
