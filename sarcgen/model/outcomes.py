"""Pupil outcomes: state tests, courses, physical fitness."""

from __future__ import annotations

from typing import Annotated, final

from pydantic import Field

from sarcgen.model.base import EMPTY, Part, Row
from sarcgen.model.fields import CountField, PercentField, PercentItem, YearKey
from sarcgen.model.vocabulary import AdvancedPlacementSubject, Grade, StudentGroup, TestedSubject


@final
class AssessmentResult(Row):
    """One student group in one CAASPP table (state format 1.4, tables 13 and 14)."""

    total_enrollment: CountField
    number_tested: CountField
    number_with_scores: CountField
    """Students who received a score, if known. Never printed; ten or fewer hide the row."""

    percent_tested: PercentField
    """May be left out: worked out from the counts."""

    percent_not_tested: PercentField
    """May be left out: worked out from the counts."""

    percent_met_or_exceeded: PercentField


@final
class FitnessResult(Row):
    """Physical fitness of one grade (state format 1.4, table 19)."""

    number_tested: CountField
    """Students tested, if known. Never printed; ten or fewer hide the row."""

    four_of_six: PercentField
    five_of_six: PercentField
    six_of_six: PercentField


@final
class CareerTechnicalEducation(Part):
    """Participation in Career Technical Education (state format 1.4, table 17)."""

    number_of_pupils: CountField
    percent_completing_and_earning_diploma: PercentField
    percent_of_courses_sequenced: PercentField


@final
class UniversityCourses(Part):
    """Courses for UC and CSU admission (state format 1.4, table 18)."""

    percent_enrolled: PercentField
    percent_of_graduates_completing: PercentField


@final
class AdvancedPlacement(Row):
    """One line of the Advanced Placement table (state format 1.6, table 31)."""

    courses_offered: CountField
    percent_of_students: PercentField


@final
class Outcomes(Part):
    """Pupil Outcomes."""

    caaspp: Annotated[
        dict[YearKey, Annotated[dict[TestedSubject, PercentItem], EMPTY]],
        EMPTY,
        Field(default_factory=dict),
    ]
    """Percent meeting or exceeding the state standard, all students, by year."""

    ela: Annotated[dict[StudentGroup, AssessmentResult], EMPTY, Field(default_factory=dict)]
    """English language arts and literacy by student group."""

    mathematics: Annotated[dict[StudentGroup, AssessmentResult], EMPTY, Field(default_factory=dict)]
    """Mathematics by student group."""

    science: Annotated[dict[YearKey, PercentItem], EMPTY, Field(default_factory=dict)]
    """Science, all students, by year. Not used in 2018-19: the state asks for no data."""

    career_technical_education: Annotated[
        CareerTechnicalEducation, EMPTY, Field(default_factory=CareerTechnicalEducation)
    ]
    university_courses: Annotated[
        UniversityCourses, EMPTY, Field(default_factory=UniversityCourses)
    ]
    physical_fitness: Annotated[dict[Grade, FitnessResult], EMPTY, Field(default_factory=dict)]
    advanced_placement: Annotated[
        dict[AdvancedPlacementSubject, AdvancedPlacement], EMPTY, Field(default_factory=dict)
    ]
