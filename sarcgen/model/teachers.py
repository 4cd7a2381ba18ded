"""Teachers: their credentials and how they are assigned."""

from __future__ import annotations

from typing import Annotated, final

from sarcgen.model.base import Row
from sarcgen.model.fields import CountField, FteField, PercentField
from sarcgen.model.forms import FULL_TIME, POSITIONS, TEACHERS, Examples


@final
class TeacherCredentials(Row):
    """Teachers by credential, whole numbers (state format 1.3, table 6)."""

    with_full_credential: Annotated[CountField, TEACHERS, Examples(21)]
    """Teachers with a full credential."""

    without_full_credential: Annotated[CountField, TEACHERS, Examples(1)]
    """Teachers without a full credential."""

    outside_subject_area: Annotated[CountField, TEACHERS, Examples(0)]
    """Teachers with a full credential who teach outside their subject area of competence."""


@final
class TeacherMisassignments(Row):
    """Positions filled without legal authorization, and vacant ones (state format 1.3, table 7)."""

    english_learners: Annotated[CountField, POSITIONS, Examples(0)]
    """Misassignments of teachers of English learners; part of the total."""

    total: Annotated[CountField, POSITIONS, Examples(1)]
    """Positions filled by teachers without the legal authorization for them."""

    vacant_positions: Annotated[CountField, POSITIONS, Examples(0)]
    """Positions without one teacher assigned from the start of the year or semester."""


@final
class TeacherPlacement(Row):
    """One line of Teacher Preparation and Placement (state format 2.4, tables 6 and 7)."""

    number: Annotated[FteField, FULL_TIME, Examples(23.3)]
    """Teaching positions, in full-time equivalents."""

    percent: Annotated[PercentField, Examples(81.58)]
    """Share of all teaching positions. The state divides unrounded numbers: never worked out."""


@final
class TeachersWithoutCredentials(Row):
    """Misassignments and the like in full-time equivalents (state format 2.4, table 8)."""

    permits_and_waivers: Annotated[FteField, FULL_TIME, Examples(0.2)]
    """Teachers on a permit or waiver."""

    misassignments: Annotated[FteField, FULL_TIME, Examples(0.5)]
    """Teachers without the legal authorization for their assignment."""

    vacant_positions: Annotated[FteField, FULL_TIME, Examples(0.0)]
    """Positions without one teacher assigned to them."""

    total: Annotated[FteField, FULL_TIME, Examples(0.7)]
    """All of these together."""


@final
class TeachersOutOfField(Row):
    """Teachers out of their field in full-time equivalents (state format 2.4, table 9)."""

    permit_or_waiver: Annotated[FteField, FULL_TIME, Examples(0.0)]
    """Credentialed teachers authorized on a permit or waiver."""

    local_assignment_options: Annotated[FteField, FULL_TIME, Examples(2.5)]
    """Credentialed teachers assigned by a local assignment option."""

    total: Annotated[FteField, FULL_TIME, Examples(2.5)]
    """All of these together."""


@final
class ClassAssignments(Row):
    """Shares of classes in percent (state format 2.4, table 10)."""

    english_learner_misassignments: Annotated[PercentField, Examples(0.0)]
    """Share of the classes with English learners whose teachers are misassigned."""

    no_credential: Annotated[PercentField, Examples(0.6)]
    """Share of the classes that are taught by teachers with no record of an authorization."""
