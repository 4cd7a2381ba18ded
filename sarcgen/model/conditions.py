"""Conditions of learning: teachers, textbooks, facilities, classes and staff."""

from __future__ import annotations

from typing import Annotated, final

from pydantic import Field, PlainValidator

from sarcgen.model.base import EMPTY, Part, Row
from sarcgen.model.fields import (
    CountField,
    FteField,
    FteItem,
    MonthField,
    PercentField,
    TextField,
    YearKey,
    choice,
    choice_schema,
)
from sarcgen.model.narrative import NarrativeField
from sarcgen.model.values import NoValue
from sarcgen.model.vocabulary import (
    ElementaryClass,
    FacilitySystem,
    OverallRating,
    SecondaryClass,
    SupportRole,
    SystemRating,
    TextbookSubject,
    YesNo,
)


@final
class TeacherCredentials(Row):
    """Teachers by credential, whole numbers (state format 1.3, table 6)."""

    with_full_credential: CountField
    without_full_credential: CountField
    outside_subject_area: CountField
    """Teachers with a full credential who teach outside their subject area of competence."""


@final
class TeacherMisassignments(Row):
    """Positions filled without legal authorization, and vacant ones (state format 1.3, table 7)."""

    english_learners: CountField
    """Misassignments of teachers of English learners; part of the total."""

    total: CountField
    vacant_positions: CountField


@final
class Textbook(Row):
    """Materials of one subject (state format 1.3, table 8)."""

    materials: TextField
    """Textbooks and other instructional materials, with the year of adoption."""

    from_most_recent_adoption: Annotated[
        YesNo | NoValue,
        PlainValidator(choice(YesNo)),
        choice_schema(YesNo, "Yes or No."),
        Field(default=NoValue.MISSING),
    ]
    percent_lacking: PercentField
    """Percent of students without their own assigned copy, 0 to 100."""


@final
class Textbooks(Part):
    """Quality, currency and availability of textbooks."""

    collected: MonthField
    """Month and year in which the data were collected."""

    subjects: Annotated[dict[TextbookSubject, Textbook], EMPTY, Field(default_factory=dict)]


@final
class SystemInspection(Row):
    """One line of the Facility Inspection Tool (state format 1.3, table 10)."""

    rating: Annotated[
        SystemRating | NoValue,
        PlainValidator(choice(SystemRating)),
        choice_schema(SystemRating, "Good, Fair or Poor."),
        Field(default=NoValue.MISSING),
    ]
    repair: TextField
    """Repair needed and action taken or planned."""


@final
class Facilities(Part):
    """Condition of the school's buildings and grounds."""

    narrative: NarrativeField
    """Age and condition of the facilities and planned improvements."""

    inspected: MonthField
    """Month and year of the most recent FIT report."""

    systems: Annotated[dict[FacilitySystem, SystemInspection], EMPTY, Field(default_factory=dict)]
    overall_rating: Annotated[
        OverallRating | NoValue,
        PlainValidator(choice(OverallRating)),
        choice_schema(OverallRating, "Exemplary, Good, Fair or Poor."),
        Field(default=NoValue.MISSING),
    ]


@final
class Conditions(Part):
    """Conditions of Learning."""

    teacher_credentials: Annotated[
        dict[YearKey, TeacherCredentials], EMPTY, Field(default_factory=dict)
    ]
    teacher_misassignments: Annotated[
        dict[YearKey, TeacherMisassignments], EMPTY, Field(default_factory=dict)
    ]
    textbooks: Annotated[Textbooks, EMPTY, Field(default_factory=Textbooks)]
    facilities: Annotated[Facilities, EMPTY, Field(default_factory=Facilities)]


@final
class ElementaryClassSize(Row):
    """Average class size and number of classes by size, elementary bands (state format 1.6)."""

    average: CountField
    classes_of_1_to_20: CountField
    classes_of_21_to_32: CountField
    classes_of_33_or_more: CountField


@final
class SecondaryClassSize(Row):
    """Average class size and number of classes by size, secondary bands (state format 1.6)."""

    average: CountField
    classes_of_1_to_22: CountField
    classes_of_23_to_32: CountField
    classes_of_33_or_more: CountField


@final
class ClassSize(Part):
    """Class sizes by school year."""

    elementary: Annotated[
        dict[
            YearKey,
            Annotated[dict[ElementaryClass, ElementaryClassSize], EMPTY],
        ],
        EMPTY,
        Field(default_factory=dict),
    ]
    secondary: Annotated[
        dict[
            YearKey,
            Annotated[dict[SecondaryClass, SecondaryClassSize], EMPTY],
        ],
        EMPTY,
        Field(default_factory=dict),
    ]


@final
class Staff(Part):
    """Counselors and support staff."""

    academic_counselors: FteField
    """Academic counselors, FTE. Never printed: the ratio is worked out from it."""

    counselor_ratio: FteField
    """Pupils to one academic counselor. May be left out when the FTE are given."""

    support: Annotated[dict[SupportRole, FteItem], EMPTY, Field(default_factory=dict)]
    """Support staff assigned to the school, FTE."""
