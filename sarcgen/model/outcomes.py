"""Pupil outcomes: state tests, courses, physical fitness."""

from __future__ import annotations

from typing import Annotated, final

from pydantic import Field

from sarcgen.model.base import EMPTY, Part, Row, WholeTable
from sarcgen.model.fields import CountField, PercentField, PercentItem, TextField, YearKey
from sarcgen.model.forms import COURSES, STUDENTS, Examples
from sarcgen.model.vocabulary import AdvancedPlacementSubject, Grade, StudentGroup, TestedSubject


@final
class AssessmentResult(Row):
    """One student group in one CAASPP table (state format 1.4, tables 13 and 14)."""

    total_enrollment: Annotated[CountField, STUDENTS, Examples(83)]
    """Students of the group in the tested grades."""

    number_tested: Annotated[CountField, STUDENTS, Examples(81)]
    """Students who took the test, with or without a score."""

    number_with_scores: Annotated[CountField, STUDENTS, Examples(80)]
    """Students who received a score, if known. Ten or fewer hide the row."""

    percent_tested: Annotated[PercentField, Examples(97.59)]
    """Number tested as a share of total enrollment."""

    percent_not_tested: Annotated[PercentField, Examples(2.41)]
    """What is left of 100 percent."""

    percent_met_or_exceeded: Annotated[PercentField, Examples(48.75)]
    """Students at or above the state's standard, as a share of those with a score."""


@final
class LocalAssessmentResult(Row):
    """One student group in a local assessment (state format 2.2)."""

    total_enrollment: Annotated[CountField, STUDENTS, Examples(83)]
    """Students of the group in the tested grades."""

    number_tested: Annotated[CountField, STUDENTS, Examples(81)]
    """Students who took the assessment."""

    percent_tested: Annotated[PercentField, Examples(97.59)]
    """Number tested as a share of total enrollment."""

    percent_not_tested: Annotated[PercentField, Examples(2.41)]
    """What is left of 100 percent."""

    percent_at_or_above_grade_level: Annotated[PercentField, Examples(48.75)]
    """Students at or above the level of their grade, as a share of those tested."""


@final
class LocalAssessment(Part):
    """An assessment of the district's own choice in place of the state's (state format 2.2)."""

    name: Annotated[TextField, Examples("Curriculum Associates i-Ready")]
    """What the assessment is called."""

    by_group: Annotated[
        dict[StudentGroup, LocalAssessmentResult],
        WholeTable(StudentGroup),
        Field(default_factory=dict),
    ]
    """Results by student group."""


@final
class LocalAssessments(Part):
    """Local assessments of 2020-21, when the state's test was not required everywhere."""

    ela: Annotated[LocalAssessment, EMPTY, Field(default_factory=LocalAssessment)]
    """English language arts."""

    mathematics: Annotated[LocalAssessment, EMPTY, Field(default_factory=LocalAssessment)]
    """Mathematics."""


@final
class FitnessParticipation(Row):
    """Physical fitness of one grade: shares who took part (state format 2.6, table 24)."""

    number_tested: Annotated[CountField, STUDENTS, Examples(62)]
    """Students tested, if known. Ten or fewer hide the row."""

    aerobic_capacity: Annotated[PercentField, Examples(97)]
    """Component 1."""

    abdominal_strength_and_endurance: Annotated[PercentField, Examples(98)]
    """Component 2."""

    trunk_extensor_strength_and_flexibility: Annotated[PercentField, Examples(96)]
    """Component 3."""

    upper_body_strength_and_endurance: Annotated[PercentField, Examples(95)]
    """Component 4."""

    flexibility: Annotated[PercentField, Examples(97)]
    """Component 5."""


@final
class FitnessResult(Row):
    """Physical fitness of one grade (state format 1.4, table 19)."""

    number_tested: Annotated[CountField, STUDENTS, Examples(62)]
    """Students tested, if known. Ten or fewer hide the row."""

    four_of_six: Annotated[PercentField, Examples(19.4)]
    """Share of students who met four of the six fitness standards."""

    five_of_six: Annotated[PercentField, Examples(24.2)]
    """Share of students who met five of the six fitness standards."""

    six_of_six: Annotated[PercentField, Examples(29.0)]
    """Share of students who met all six fitness standards."""


@final
class CareerTechnicalEducation(Row):
    """Participation in Career Technical Education (state format 1.4, table 17)."""

    number_of_pupils: Annotated[CountField, STUDENTS, Examples(344)]
    percent_completing_and_earning_diploma: Annotated[PercentField, Examples(91.7)]
    percent_of_courses_sequenced: Annotated[PercentField, Examples(66.7)]


@final
class UniversityCourses(Row):
    """Courses for UC and CSU admission (state format 1.4, table 18)."""

    percent_enrolled: Annotated[PercentField, Examples(97.26)]
    percent_of_graduates_completing: Annotated[PercentField, Examples(41.18)]


@final
class AdvancedPlacement(Row):
    """One line of the Advanced Placement table (state format 1.6, table 31)."""

    courses_offered: Annotated[CountField, COURSES, Examples(2)]
    """Courses in which at least one student is enrolled."""

    percent_of_students: Annotated[PercentField, Examples(24.6)]
    """Share of all students who take at least one such course."""


@final
class Outcomes(Part):
    """Pupil Outcomes."""

    caaspp: Annotated[
        dict[
            YearKey,
            Annotated[
                dict[TestedSubject, Annotated[PercentItem, Examples(48)]], WholeTable(TestedSubject)
            ],
        ],
        EMPTY,
        Field(default_factory=dict),
    ]
    """Percent meeting or exceeding the state standard, all students, by year."""

    ela: Annotated[
        dict[StudentGroup, AssessmentResult], WholeTable(StudentGroup), Field(default_factory=dict)
    ]
    """English language arts and literacy by student group."""

    mathematics: Annotated[
        dict[StudentGroup, AssessmentResult], WholeTable(StudentGroup), Field(default_factory=dict)
    ]
    """Mathematics by student group."""

    science: Annotated[
        dict[YearKey, Annotated[PercentItem, Examples(31)]], EMPTY, Field(default_factory=dict)
    ]
    """Science: percent meeting or exceeding the state standard, all students, by year."""

    science_by_group: Annotated[
        dict[StudentGroup, AssessmentResult],
        WholeTable(StudentGroup),
        Field(default_factory=dict),
    ]
    """Science by student group."""

    local_assessments: Annotated[LocalAssessments, EMPTY, Field(default_factory=LocalAssessments)]
    """Assessments of the district's own choice, in 2020-21 only."""

    career_technical_education: Annotated[
        CareerTechnicalEducation, EMPTY, Field(default_factory=CareerTechnicalEducation)
    ]
    """Participation in Career Technical Education (CTE)."""

    university_courses: Annotated[
        UniversityCourses, EMPTY, Field(default_factory=UniversityCourses)
    ]
    """Courses that the University of California and the California State University ask for."""

    physical_fitness: Annotated[
        dict[Grade, FitnessResult], WholeTable(Grade), Field(default_factory=dict)
    ]
    """Results of the Physical Fitness Test (PFT) in grades 5, 7 and 9."""

    fitness_participation: Annotated[
        dict[Grade, FitnessParticipation], WholeTable(Grade), Field(default_factory=dict)
    ]
    """Participation in the five components of the Physical Fitness Test (PFT), grades 5, 7, 9."""

    advanced_placement: Annotated[
        dict[AdvancedPlacementSubject, AdvancedPlacement],
        WholeTable(AdvancedPlacementSubject),
        Field(default_factory=dict),
    ]
    """Advanced Placement (AP) courses by subject."""
