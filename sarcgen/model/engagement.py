"""Engagement: graduation, attendance, suspensions and expulsions."""

from __future__ import annotations

from typing import Annotated, final

from pydantic import Field

from sarcgen.model.base import EMPTY, Part, Row, WholeTable
from sarcgen.model.fields import CountField, PercentField, YearKey
from sarcgen.model.forms import STUDENTS, Examples
from sarcgen.model.vocabulary import StudentGroup


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
class CohortResult(Row):
    """One student group of a four-year cohort (state format 2.6, table 27)."""

    cohort: Annotated[CountField, STUDENTS, Examples(115)]
    """Students of the group in the cohort."""

    graduates: Annotated[CountField, STUDENTS, Examples(114)]
    """Students of the cohort who graduated."""

    rate: Annotated[PercentField, Examples(99.1)]
    """Graduates as a share of the cohort."""


@final
class ChronicAbsenteeism(Row):
    """Chronic absenteeism of one student group (state format 2.6, table 28)."""

    cumulative_enrollment: Annotated[CountField, STUDENTS, Examples(598)]
    """Students of the group enrolled at any time in the school year. It decides, too, whether the
    group's suspensions and expulsions are printed."""

    eligible_enrollment: Annotated[CountField, STUDENTS, Examples(583)]
    """Those among them who were enrolled long enough to count."""

    count: Annotated[CountField, STUDENTS, Examples(121)]
    """Eligible students who were absent for ten percent of their days or more."""

    rate: Annotated[PercentField, Examples(20.8)]
    """That number as a share of eligible enrollment."""


@final
class GroupSuspensions(Row):
    """Suspension and expulsion rates of one student group (state format 2.6, table 30)."""

    suspensions: Annotated[PercentField, Examples(2.64)]
    """Share of the group's students suspended at least once."""

    expulsions: Annotated[PercentField, Examples(0.1)]
    """Share of the group's students expelled."""


@final
class Engagement(Part):
    """Engagement."""

    graduation: Annotated[dict[YearKey, Graduation], EMPTY, Field(default_factory=dict)]
    """Dropout and graduation rates of the four-year cohorts, for each school year."""

    suspensions: Annotated[dict[YearKey, Suspensions], EMPTY, Field(default_factory=dict)]
    """Suspension and expulsion rates, for each school year."""

    suspensions_in_part_of_a_year: Annotated[
        dict[YearKey, Suspensions], EMPTY, Field(default_factory=dict)
    ]
    """Suspension and expulsion rates of 2019-20, from July to February only."""

    graduation_by_group: Annotated[
        dict[StudentGroup, CohortResult], WholeTable(StudentGroup), Field(default_factory=dict)
    ]
    """Graduation of the four-year cohort of the data year, by student group."""

    chronic_absenteeism: Annotated[
        dict[StudentGroup, ChronicAbsenteeism],
        WholeTable(StudentGroup),
        Field(default_factory=dict),
    ]
    """Chronic absenteeism in the data year, by student group."""

    suspensions_by_group: Annotated[
        dict[StudentGroup, GroupSuspensions], WholeTable(StudentGroup), Field(default_factory=dict)
    ]
    """Suspension and expulsion rates in the data year, by student group."""
