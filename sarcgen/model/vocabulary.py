"""The words of the card that files use as keys. Labels as printed belong to the edition."""

from __future__ import annotations

from enum import StrEnum
from typing import final


@final
class SchoolKind(StrEnum):
    """Kinds of school that the state's template treats differently (state format section 3)."""

    REGULAR = "regular"
    ALTERNATIVE = "alternative"
    CHARTER = "charter"
    COUNTY_OFFICE = "county office"


@final
class Grade(StrEnum):
    """Grade levels as CDE counts enrollment."""

    K = "K"
    GRADE_1 = "1"
    GRADE_2 = "2"
    GRADE_3 = "3"
    GRADE_4 = "4"
    GRADE_5 = "5"
    GRADE_6 = "6"
    GRADE_7 = "7"
    GRADE_8 = "8"
    UNGRADED_ELEMENTARY = "ungraded_elementary"
    GRADE_9 = "9"
    GRADE_10 = "10"
    GRADE_11 = "11"
    GRADE_12 = "12"
    UNGRADED_SECONDARY = "ungraded_secondary"


SERVED_GRADES: tuple[Grade, ...] = tuple(g for g in Grade if not g.value.startswith("ungraded"))


@final
class StudentGroup(StrEnum):
    """Student groups of all editions; each table of an edition names those it prints."""

    ALL = "all_students"
    MALE = "male"
    FEMALE = "female"
    NON_BINARY = "non_binary"
    BLACK = "black_or_african_american"
    AMERICAN_INDIAN = "american_indian_or_alaska_native"
    ASIAN = "asian"
    FILIPINO = "filipino"
    HISPANIC = "hispanic_or_latino"
    PACIFIC_ISLANDER = "native_hawaiian_or_pacific_islander"
    WHITE = "white"
    TWO_OR_MORE = "two_or_more_races"
    SOCIOECONOMICALLY_DISADVANTAGED = "socioeconomically_disadvantaged"
    ENGLISH_LEARNERS = "english_learners"
    DISABILITIES = "students_with_disabilities"
    MIGRANT = "students_receiving_migrant_education_services"
    FOSTER_YOUTH = "foster_youth"
    HOMELESS = "homeless"
    MILITARY = "military"


@final
class TeacherAssignment(StrEnum):
    """Rows of the table on teacher preparation and placement."""

    FULLY_CREDENTIALED = "fully_credentialed"
    INTERNS = "interns"
    WITHOUT_CREDENTIALS = "without_credentials"
    OUT_OF_FIELD = "out_of_field"
    UNKNOWN = "unknown"
    TOTAL = "total"


@final
class TextbookSubject(StrEnum):
    """Rows of the textbook table."""

    READING = "reading_language_arts"
    MATHEMATICS = "mathematics"
    SCIENCE = "science"
    HISTORY = "history_social_science"
    FOREIGN_LANGUAGE = "foreign_language"
    HEALTH = "health"
    ARTS = "visual_and_performing_arts"
    LABORATORY = "science_laboratory_equipment"


@final
class FacilitySystem(StrEnum):
    """The eight systems of the Facility Inspection Tool (FIT)."""

    SYSTEMS = "systems"
    INTERIOR = "interior"
    CLEANLINESS = "cleanliness"
    ELECTRICAL = "electrical"
    RESTROOMS = "restrooms_fountains"
    SAFETY = "safety"
    STRUCTURAL = "structural"
    EXTERNAL = "external"


@final
class SystemRating(StrEnum):
    """Only these three are legal for one system (state format 1.3)."""

    GOOD = "Good"
    FAIR = "Fair"
    POOR = "Poor"


@final
class OverallRating(StrEnum):
    """Ratings of the facility as a whole; only here is Exemplary legal (state format 1.3)."""

    EXEMPLARY = "Exemplary"
    GOOD = "Good"
    FAIR = "Fair"
    POOR = "Poor"


@final
class YesNo(StrEnum):
    """Answer to “From most recent adoption?”."""

    YES = "Yes"
    NO = "No"


@final
class ElementaryClass(StrEnum):
    """Rows of the elementary class-size table."""

    K = "K"
    GRADE_1 = "1"
    GRADE_2 = "2"
    GRADE_3 = "3"
    GRADE_4 = "4"
    GRADE_5 = "5"
    GRADE_6 = "6"
    OTHER = "other"


@final
class SecondaryClass(StrEnum):
    """Rows of the secondary class-size table."""

    ENGLISH = "english"
    MATHEMATICS = "mathematics"
    SCIENCE = "science"
    SOCIAL_SCIENCE = "social_science"


@final
class SupportRole(StrEnum):
    """Rows of the student support services table."""

    COUNSELOR = "counselor"
    LIBRARIAN = "library_media_teacher"
    LIBRARY_STAFF = "library_media_services_staff"
    PSYCHOLOGIST = "psychologist"
    SOCIAL_WORKER = "social_worker"
    NURSE = "nurse"
    SPEECH_SPECIALIST = "speech_language_hearing_specialist"
    RESOURCE_SPECIALIST = "resource_specialist"
    OTHER = "other"


@final
class AdvancedPlacementSubject(StrEnum):
    """Rows of the Advanced Placement table."""

    COMPUTER_SCIENCE = "computer_science"
    ENGLISH = "english"
    FINE_ARTS = "fine_and_performing_arts"
    FOREIGN_LANGUAGE = "foreign_language"
    MATHEMATICS = "mathematics"
    SCIENCE = "science"
    SOCIAL_SCIENCE = "social_science"
    ALL_COURSES = "all_courses"


@final
class TestedSubject(StrEnum):
    """Rows of the CAASPP table for all students."""

    ELA = "ela"
    MATHEMATICS = "mathematics"


@final
class Level(StrEnum):
    """How much a card hides beyond the small groups themselves (privacy.md, decision C1).

    ``strict``: no hidden number has only one possible value, and no sum or difference of printed
    rows is a group below the minimum. ``exact``: the first of these alone.
    """

    STRICT = "strict"
    EXACT = "exact"


@final
class EnrollmentByGroup(StrEnum):
    """Whether small groups are hidden in the enrollment table too (privacy.md, decision C4)."""

    PRINT = "print"
    DASH = "dash"


@final
class ResourceKind(StrEnum):
    """What a local resource is."""

    CASE_STUDY = "case study"
    EXECUTIVE_SUMMARY = "executive summary"
    POLICY_REPORT = "policy report"
    VIDEO = "video"
    WEB_PAGE = "web page"
