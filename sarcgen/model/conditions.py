"""Conditions of learning: textbooks, facilities, classes and staff."""

from __future__ import annotations

from typing import Annotated, final

from pydantic import Field, PlainValidator

from sarcgen.model.base import EMPTY, Part, Row, WholeTable
from sarcgen.model.fields import (
    CountField,
    FteField,
    FteItem,
    MonthField,
    PercentField,
    TextField,
    YearKey,
    choice,
)
from sarcgen.model.forms import (
    CLASSES,
    FULL_TIME,
    PER_CLASS,
    PUPILS_TO_ONE,
    Examples,
    one_of_these,
)
from sarcgen.model.narrative import NarrativeField
from sarcgen.model.teachers import (
    ClassAssignments,
    TeacherCredentials,
    TeacherMisassignments,
    TeacherPlacement,
    TeachersOutOfField,
    TeachersWithoutCredentials,
)
from sarcgen.model.values import NoValue
from sarcgen.model.vocabulary import (
    ElementaryClass,
    FacilitySystem,
    OverallRating,
    SecondaryClass,
    SupportRole,
    SystemRating,
    TeacherAssignment,
    TextbookSubject,
    YesNo,
)


@final
class Textbook(Row):
    """Materials of one subject (state format 1.3, table 8)."""

    materials: Annotated[TextField, Examples("Voices of the Valley, Larkspur Press, adopted 2017")]
    """Textbooks and other instructional materials, with the year of adoption."""

    from_most_recent_adoption: Annotated[
        YesNo | NoValue,
        PlainValidator(choice(YesNo)),
        one_of_these(YesNo, or_no_figure=True),
        Field(default=NoValue.MISSING),
    ]
    """Whether the materials are from the most recent adoption."""

    percent_lacking: Annotated[PercentField, Examples(0)]
    """Share of students without their own assigned copy."""


@final
class Textbooks(Part):
    """Quality, currency and availability of textbooks."""

    narrative: Annotated[
        NarrativeField,
        Examples("Every student has books from the list that the board adopted in June 2019."),
    ]
    """What else there is to say of textbooks and materials. May be left out."""

    collected: Annotated[MonthField, Examples("September 2019")]
    """Month and year in which the data were collected."""

    subjects: Annotated[
        dict[TextbookSubject, Textbook], WholeTable(TextbookSubject), Field(default_factory=dict)
    ]
    """Textbooks and other materials of each subject."""


@final
class SystemInspection(Row):
    """One line of the Facility Inspection Tool (state format 1.3, table 10)."""

    rating: Annotated[
        SystemRating | NoValue,
        PlainValidator(choice(SystemRating)),
        one_of_these(SystemRating, or_no_figure=True),
        Field(default=NoValue.MISSING),
    ]
    """Rating of this system in the Facility Inspection Tool (FIT)."""

    repair: Annotated[
        TextField, Examples("Ceiling tiles in rooms 14 and 15 are stained; replaced by March 2020.")
    ]
    """Repair needed and action taken or planned. Left out where nothing needs repair."""


@final
class Facilities(Part):
    """Condition of the school's buildings and grounds."""

    narrative: Annotated[
        NarrativeField,
        Examples("The school was built in 1974 and has forty-two classrooms and a library."),
    ]
    """Age and condition of the facilities and planned improvements."""

    inspected: Annotated[MonthField, Examples("August 2019")]
    """Month and year of the most recent FIT report."""

    systems: Annotated[
        dict[FacilitySystem, SystemInspection],
        WholeTable(FacilitySystem),
        Field(default_factory=dict),
    ]
    """The systems that the Facility Inspection Tool (FIT) rates."""

    overall_rating: Annotated[
        OverallRating | NoValue,
        PlainValidator(choice(OverallRating)),
        one_of_these(OverallRating, or_no_figure=True),
        Field(default=NoValue.MISSING),
    ]
    """Rating of the facility as a whole in the Facility Inspection Tool (FIT)."""


@final
class Conditions(Part):
    """Conditions of Learning."""

    teacher_credentials: Annotated[
        dict[YearKey, TeacherCredentials], EMPTY, Field(default_factory=dict)
    ]
    """Teachers by credential, for each school year."""

    teacher_misassignments: Annotated[
        dict[YearKey, TeacherMisassignments], EMPTY, Field(default_factory=dict)
    ]
    """Positions filled without legal authorization, and vacant ones, for each school year."""

    teacher_placement: Annotated[
        dict[
            YearKey,
            Annotated[dict[TeacherAssignment, TeacherPlacement], WholeTable(TeacherAssignment)],
        ],
        EMPTY,
        Field(default_factory=dict),
    ]
    """Teacher preparation and placement: teaching positions by credential and assignment, for each
    school year."""

    teachers_without_credentials: Annotated[
        dict[YearKey, TeachersWithoutCredentials], EMPTY, Field(default_factory=dict)
    ]
    """Teachers without credentials and misassignments, for each school year."""

    teachers_out_of_field: Annotated[
        dict[YearKey, TeachersOutOfField], EMPTY, Field(default_factory=dict)
    ]
    """Credentialed teachers assigned out of their field, for each school year."""

    class_assignments: Annotated[
        dict[YearKey, ClassAssignments], EMPTY, Field(default_factory=dict)
    ]
    """Classes taught by teachers without the authorization for them, for each school year."""

    textbooks: Annotated[Textbooks, EMPTY, Field(default_factory=Textbooks)]
    """Quality, currency and availability of textbooks and other materials."""

    facilities: Annotated[Facilities, EMPTY, Field(default_factory=Facilities)]
    """Condition of the school's buildings and grounds."""


@final
class ElementaryClassSize(Row):
    """Average class size and number of classes by size, elementary bands (state format 1.6)."""

    average: Annotated[CountField, PER_CLASS, Examples(24)]
    """Average class size."""

    classes_of_1_to_20: Annotated[CountField, CLASSES, Examples(1)]
    """Classes of this size. Left out where there is none."""

    classes_of_21_to_32: Annotated[CountField, CLASSES, Examples(2)]
    """Classes of this size. Left out where there is none."""

    classes_of_33_or_more: Annotated[CountField, CLASSES, Examples(1)]
    """Classes of this size. Left out where there is none."""


@final
class SecondaryClassSize(Row):
    """Average class size and number of classes by size, secondary bands (state format 1.6)."""

    average: Annotated[CountField, PER_CLASS, Examples(26)]
    """Average class size."""

    classes_of_1_to_22: Annotated[CountField, CLASSES, Examples(7)]
    """Classes of this size. Left out where there is none."""

    classes_of_23_to_32: Annotated[CountField, CLASSES, Examples(15)]
    """Classes of this size. Left out where there is none."""

    classes_of_33_or_more: Annotated[CountField, CLASSES, Examples(4)]
    """Classes of this size. Left out where there is none."""


@final
class ClassSize(Part):
    """Class sizes by school year."""

    elementary: Annotated[
        dict[
            YearKey,
            Annotated[dict[ElementaryClass, ElementaryClassSize], WholeTable(ElementaryClass)],
        ],
        EMPTY,
        Field(default_factory=dict),
    ]
    """Sizes of self-contained classes by grade level, for each school year."""

    secondary: Annotated[
        dict[
            YearKey,
            Annotated[dict[SecondaryClass, SecondaryClassSize], WholeTable(SecondaryClass)],
        ],
        EMPTY,
        Field(default_factory=dict),
    ]
    """Sizes of departmentalized classes by subject, for each school year."""


@final
class Staff(Part):
    """Counselors and support staff."""

    academic_counselors: Annotated[FteField, FULL_TIME, Examples(1.5)]
    """Academic counselors. The ratio of students to a counselor is worked out from it."""

    counselor_ratio: Annotated[FteField, PUPILS_TO_ONE, Examples(324.0)]
    """Students to one academic counselor. sarcgen needs academic_counselors to work it out."""

    support: Annotated[
        dict[SupportRole, Annotated[FteItem, FULL_TIME, Examples(0.5)]],
        WholeTable(SupportRole),
        Field(default_factory=dict),
    ]
    """Support staff assigned to the school. One FTE is one person full time."""
