"""Edition 2018-19 against the state's form, written out here a second time."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final, TypeVar

import pytest
from pydantic import BaseModel

from sarcgen.edition.cells import CellSpec, ColumnSpec, RowSpec
from sarcgen.edition.protection import NotProtected, ProtectedByCellCounts, ProtectedByRowCounts
from sarcgen.edition.sources import cell_source, complaints, follow
from sarcgen.edition.spec import Edition, NarrativeSpec, ParagraphSpec, PrioritySpec, TableSpec
from sarcgen.edition.words import EmptyGroup, Format, ProvidedBy
from sarcgen.edition.years import YearWords
from sarcgen.model.entities import District, School, State
from sarcgen.model.narrative import Narrative
from sarcgen.model.values import Figure, NoValue, reveal
from sarcgen.model.vocabulary import StudentGroup
from sarcgen.model.years import SchoolYear
from sarcgen.reading.yaml_reader import read_yaml

ROOT: Final = Path(__file__).parents[3]
TEMPLATE: Final = ROOT / "templates" / "2018-19"
EXAMPLES: Final = ROOT / "tests" / "examples" / "valid" / "2018-19"
YEAR: Final = SchoolYear(2018)
Model = TypeVar("Model", bound=BaseModel)

TITLES: Final = (
    (1, "District Contact Information (School Year 2019–20)"),
    (2, "School Contact Information (School Year 2019–20)"),
    (3, "School Description and Mission Statement (School Year 2019–20)"),
    (4, "Student Enrollment by Grade Level (School Year 2018–19)"),
    (5, "Student Enrollment by Group (School Year 2018–19)"),
    (6, "Teacher Credentials"),
    (7, "Teacher Misassignments and Vacant Teacher Positions"),
    (
        8,
        (
            "Quality, Currency, Availability of Textbooks and Instructional Materials"
            " (School Year 2019–20)"
        ),
    ),
    (9, "School Facility Conditions and Planned Improvements (Most Recent Year)"),
    (10, "School Facility Good Repair Status (Most Recent Year)"),
    (11, "Overall Facility Rate (Most Recent Year)"),
    (12, "CAASPP Test Results in ELA and Mathematics for All Students"),
    (
        13,
        (
            "CAASPP Test Results in ELA by Student Group,"
            " Grades Three through Eight and Grade Eleven (School Year 2018–19)"
        ),
    ),
    (
        14,
        (
            "CAASPP Test Results in Mathematics by Student Group,"
            " Grades Three through Eight and Grade Eleven (School Year 2018–19)"
        ),
    ),
    (15, "CAASPP Test Results in Science for All Students"),
    (16, "Career Technical Education Programs (School Year 2018–19)"),
    (17, "Career Technical Education (CTE) Participation (School Year 2018–19)"),
    (
        18,
        (
            "Courses for University of California (UC)"
            " and/or California State University (CSU) Admission"
        ),
    ),
    (19, "California Physical Fitness Test Results (School Year 2018–19)"),
    (20, "Opportunities for Parental Involvement (School Year 2019–20)"),
    (21, "Dropout Rate and Graduation Rate (Four-Year Cohort Rate)"),
    (22, "Suspensions and Expulsions"),
    (23, "School Safety Plan (School Year 2019–20)"),
    (24, "Average Class Size and Class Size Distribution (Elementary)"),
    (25, "Average Class Size and Class Size Distribution (Secondary)"),
    (26, "Ratio of Academic Counselors to Pupils (School Year 2018–19)"),
    (27, "Student Support Services Staff (School Year 2018–19)"),
    (28, "Expenditures Per Pupil and School Site Teacher Salaries (Fiscal Year 2017–18)"),
    (29, "Types of Services Funded (Fiscal Year 2018–19)"),
    (30, "Teacher and Administrative Salaries (Fiscal Year 2017–18)"),
    (31, "Advanced Placement (AP) Courses (School Year 2018–19)"),
    (32, "Professional Development (Most Recent Three Years)"),
)
FROM_THE_STATE: Final = {1, 2, 4, 5, *range(12, 16), 17, 18, 19, 21, 22, 24, 25, 30, 31}
STATUTES: Final = {
    6: "EC 33126(b)(5)",
    7: "EC 33126(b)(5)",
    8: "EC 33126(b)(6)",
    9: "EC 33126(b)(8)",
    10: "EC 33126(b)(8)",
    11: "EC 33126(b)(8)",
    12: "EC 33126(b)(1)(A)",
    13: "EC 33126(b)(1)(A)",
    14: "EC 33126(b)(1)(A)",
    15: "EC 33126(b)(1)(A)",
    16: "EC 33126(b)(15)",
    17: "EC 33126(b)(15)",
    18: "EC 33126(b)(11)",
    19: "EC 33126(b)(1)(B)",
    20: "EC 33126(b)(14)",
    21: "EC 33126(b)(2)",
    22: "EC 33126(b)(10)",
    23: "EC 32286",
    24: "EC 33126(b)(4)",
    25: "EC 33126(b)(4)",
    26: "EC 33126(b)(7)",
    27: "EC 33126(b)(7)",
    28: "EC 33126(b)(3)",
    29: "EC 33126(b)(3)",
    30: "EC 41409",
    31: "EC 33126(b)(12)",
    32: "EC 33126(b)(9)",
}
RACES: Final = (
    "Black or African American",
    "American Indian or Alaska Native",
    "Asian",
    "Filipino",
    "Hispanic or Latino",
    "Native Hawaiian or Pacific Islander",
    "White",
    "Two or More Races",
)
ENROLLED_GROUPS: Final = (
    *RACES,
    "Socioeconomically Disadvantaged",
    "English Learners",
    "Students with Disabilities",
    "Foster Youth",
    "Homeless",
)
TESTED_GROUPS: Final = (
    "All Students",
    "Male",
    "Female",
    *RACES,
    "Socioeconomically Disadvantaged",
    "English Learners",
    "Students with Disabilities",
    "Students Receiving Migrant Education Services",
    "Foster Youth",
    "Homeless",
)
BY_GROUP: Final = (13, 14)
SECONDARY: Final = {16, 17, 18, 21, 25, 31}


def read(file: Path, model: type[Model], *, without: str = "") -> Model:
    document, problems = read_yaml(file, file.name)
    assert not problems
    assert isinstance(document.data, dict)
    return model.model_validate({k: v for k, v in document.data.items() if k != without})


@pytest.fixture(scope="module")
def edition() -> Edition:
    return read(TEMPLATE / "edition.yaml", Edition)


@pytest.fixture(scope="module")
def state() -> State:
    return read(TEMPLATE / "state.yaml", State)


def numbered(edition: Edition) -> list[TableSpec | NarrativeSpec]:
    """What the state numbers: tables and narratives, in print order."""
    return [
        block
        for section in edition.sections
        for block in section.blocks
        if isinstance(block, TableSpec)
        or (isinstance(block, NarrativeSpec) and not block.continues)
    ]


def table(edition: Edition, number: int) -> TableSpec:
    [found] = [table for table in edition.tables() if table.number == number]
    return found


def labels(rows: tuple[RowSpec, ...]) -> tuple[str, ...]:
    return tuple(row.label for row in rows)


def heads(edition: Edition, number: int) -> list[str]:
    """Column heads, each with the spanner above it, years filled in."""
    spec = table(edition, number)
    words = YearWords(edition)
    spanners = {s.id: words.fill(s.label, s.year) for s in spec.spanners}
    return [
        f"{spanners[column.spanner]} {head}" if column.spanner else head
        for column in spec.columns
        for head in (words.fill(column.label, column.year),)
    ]


def shown_to(edition: Edition, *grades: str) -> set[int]:
    served = set(grades)
    return {
        block.number
        for block in numbered(edition)
        if not block.applies_to.grades or served & set(block.applies_to.grades)
    }


def test_all_32_titles_in_the_states_order(edition: Edition) -> None:
    words = YearWords(edition)
    printed = [
        (block.number, " ".join(filter(None, (block.title, words.fill(block.suffix)))))
        for block in numbered(edition)
    ]
    assert printed == list(TITLES)


def test_sections(edition: Edition) -> None:
    assert [section.title for section in edition.sections] == [
        "SARC Overview",
        "About This School",
        "A. Conditions of Learning",
        "B. Pupil Outcomes",
        "C. Engagement",
        "D. Other SARC Information",
    ]
    firsts = [section.blocks[0].id for section in edition.sections[1:]]
    assert firsts == [
        "district-contact",
        "priority-basic",
        "priority-pupil-achievement",
        "priority-parental-involvement",
        "other-information-lead",
    ]


def test_cover(edition: Edition) -> None:
    words = YearWords(edition)
    assert edition.title == "School Accountability Report Card"
    assert [words.fill(line) for line in edition.lines] == [
        "Reported Using Data from the 2018-19 School Year",
        "Published During 2019-20",
    ]
    assert edition.due == date(2020, 2, 1)
    assert edition.empty_group is EmptyGroup.DASH
    assert not edition.provisional


def test_nothing_in_it_leads_nowhere(edition: Edition) -> None:
    assert list(complaints(edition)) == []
    ids = {block.id for section in edition.sections for block in section.blocks}
    for section in edition.sections:
        for block in section.blocks:
            if isinstance(block, PrioritySpec):
                assert set(block.with_tables) <= ids
    used = {
        note
        for spec in edition.tables()
        for notes in (spec.notes, *(row.notes for row in spec.rows))
        for note in notes
    }
    assert used == set(edition.notes)


def test_suppliers(edition: Edition) -> None:
    supplied = {b.number for b in numbered(edition) if b.provided_by is ProvidedBy.CDE}
    assert supplied == FROM_THE_STATE


def test_statutes(edition: Edition) -> None:
    for block in numbered(edition):
        wanted = STATUTES.get(block.number, "EC 33126.1")
        rest = block.statute.removeprefix(wanted)
        assert rest != block.statute, block.id
        assert not rest[:1].isdigit(), block.id


def test_everything_is_cited(edition: Edition) -> None:
    for block in numbered(edition):
        assert block.cited, block.id


@pytest.mark.parametrize(
    ("grades", "missing"),
    [
        (("K", "1", "2", "3", "4", "5", "6"), SECONDARY),
        (("K", "1", "2"), SECONDARY | {12, 13, 14, 15, 19}),
        (("3", "4"), SECONDARY | {15, 19}),
        (("7", "8"), SECONDARY - {25} | {24}),
        (("9", "10", "11", "12"), {24}),
        (("10", "12"), {12, 13, 14, 19, 24}),
    ],
)
def test_grades_served_decide(edition: Edition, grades: tuple[str, ...], missing: set[int]) -> None:
    assert shown_to(edition, *grades) == set(range(1, 33)) - missing


def test_only_the_salary_table_spares_a_district_of_one_school(edition: Edition) -> None:
    spared = {b.number for b in numbered(edition) if b.applies_to.not_single_school}
    assert spared == {30}


def test_rows_that_follow_the_grades_served(edition: Edition) -> None:
    for number, shared in (
        (4, {"ungraded_elementary", "ungraded_secondary", "total"}),
        (19, set()),
        (24, {"other"}),
    ):
        for row in table(edition, number).rows:
            wanted = () if row.id in shared else (row.id,)
            assert row.applies_to.grades == wanted
    optional = {(t.number, r.id) for t in edition.tables() for r in t.rows if not r.required}
    assert optional == {
        (4, "ungraded_elementary"),
        (4, "ungraded_secondary"),
        (8, "foreign_language"),
        (24, "other"),
    }
    assert [r.id for r in table(edition, 8).rows if r.applies_to.grades] == [
        "science_laboratory_equipment"
    ]


@pytest.mark.parametrize("number", BY_GROUP)
def test_student_groups_of_the_tested(edition: Edition, number: int) -> None:
    assert labels(table(edition, number).rows) == TESTED_GROUPS
    assert heads(edition, number) == [
        "Total Enrollment",
        "Number Tested",
        "Percent Tested",
        "Percent Not Tested",
        "Percent Met or Exceeded",
    ]


def test_student_groups_of_the_enrolled(edition: Edition) -> None:
    assert labels(table(edition, 5).rows) == ENROLLED_GROUPS


LABELS: Final = {
    1: ("District Name", "Phone Number", "Superintendent", "Email Address", "Website"),
    2: (
        "School Name",
        "Street",
        "City, State, Zip",
        "Phone Number",
        "Principal",
        "Email Address",
        "Website",
        "County-District-School (CDS) Code",
    ),
    4: (
        "Kindergarten",
        *(f"Grade {grade}" for grade in range(1, 9)),
        "Ungraded Elementary",
        *(f"Grade {grade}" for grade in range(9, 13)),
        "Ungraded Secondary",
        "Total Enrollment",
    ),
    6: (
        "With Full Credential",
        "Without Full Credential",
        "Teaching Outside Subject Area of Competence (with full credential)",
    ),
    7: (
        "Misassignments of Teachers of English Learners",
        "Total Teacher Misassignments*",
        "Vacant Teacher Positions",
    ),
    8: (
        "Reading/Language Arts",
        "Mathematics",
        "Science",
        "History-Social Science",
        "Foreign Language",
        "Health",
        "Visual and Performing Arts",
        "Science Laboratory Equipment (grades 9-12)",
    ),
    10: (
        "Systems: Gas Leaks, Mechanical/HVAC, Sewer",
        "Interior: Interior Surfaces",
        "Cleanliness: Overall Cleanliness, Pest/Vermin Infestation",
        "Electrical: Electrical",
        "Restrooms/Fountains: Restrooms, Sinks/Fountains",
        "Safety: Fire Safety, Hazardous Materials",
        "Structural: Structural Damage, Roofs",
        "External: Playground/School Grounds, Windows/Doors/Gates/Fences",
        "Overall Rating",
    ),
    12: (
        "English Language Arts/Literacy (grades 3-8 and 11)",
        "Mathematics (grades 3-8 and 11)",
    ),
    15: ("Science (grades 5, 8 and high school)",),
    17: (
        "Number of Pupils Participating in CTE",
        "Percent of Pupils that Complete a CTE Program and Earn a High School Diploma",
        (
            "Percent of CTE Courses that are Sequenced or Articulated Between the School and"
            " Institutions of Postsecondary Education"
        ),
    ),
    18: (
        "2018–19 Pupils Enrolled in Courses Required for UC/CSU Admission",
        "2017–18 Graduates Who Completed All Courses Required for UC/CSU Admission",
    ),
    19: ("5", "7", "9"),
    21: ("Dropout Rate", "Graduation Rate"),
    22: ("Suspensions", "Expulsions"),
    24: ("K", "1", "2", "3", "4", "5", "6", "Other**"),
    25: ("English", "Mathematics", "Science", "Social Science"),
    26: ("Academic Counselors*",),
    27: (
        "Counselor (Academic, Social/Behavioral or Career Development)",
        "Library Media Teacher (Librarian)",
        "Library Media Services Staff (Paraprofessional)",
        "Psychologist",
        "Social Worker",
        "Nurse",
        "Speech/Language/Hearing Specialist",
        "Resource Specialist (non-teaching)",
        "Other",
    ),
    28: (
        "School Site",
        "District",
        "Percent Difference - School Site and District",
        "State",
        "Percent Difference - School Site and State",
    ),
    30: (
        "Beginning Teacher Salary",
        "Mid-Range Teacher Salary",
        "Highest Teacher Salary",
        "Average Principal Salary (Elementary)",
        "Average Principal Salary (Middle)",
        "Average Principal Salary (High)",
        "Superintendent Salary",
        "Percent of Budget for Teacher Salaries",
        "Percent of Budget for Administrative Salaries",
    ),
    31: (
        "Computer Science",
        "English",
        "Fine and Performing Arts",
        "Foreign Language",
        "Mathematics",
        "Science",
        "Social Science",
        "All courses",
    ),
    32: ("Number of school days dedicated to Staff Development and Continuous Improvement",),
}


@pytest.mark.parametrize("number", LABELS)
def test_row_labels(edition: Edition, number: int) -> None:
    words = YearWords(edition)
    assert tuple(map(words.fill, labels(table(edition, number).rows))) == LABELS[number]


def by_scope(*years: str) -> list[str]:
    return [f"{scope} {year}" for scope in ("School", "District", "State") for year in years]


def by_class_size(*bands: str) -> list[str]:
    measures = ("Average Class Size", *(f"# of Classes* Size {band}" for band in bands))
    return [f"{y} {m}" for y in ("2016–17", "2017–18", "2018–19") for m in measures]


HEADS: Final = {
    1: ["Contact Information"],
    2: ["Contact Information"],
    4: ["Number of Students"],
    5: ["Percent of Total Enrollment"],
    6: ["School 2017–18", "School 2018–19", "School 2019–20", "District 2019–20"],
    7: ["2017–18", "2018–19", "2019–20"],
    8: [
        "Textbooks and Other Instructional Materials/year of Adoption",
        "From Most Recent Adoption?",
        "Percent Students Lacking Own Assigned Copy",
    ],
    10: ["Rating", "Repair Needed and Action Taken or Planned"],
    11: ["Exemplary", "Good", "Fair", "Poor"],
    12: by_scope("2017–18", "2018–19"),
    15: by_scope("2017–18", "2018–19"),
    17: ["CTE Program Participation"],
    18: ["Percent"],
    19: [
        "Percentage of Students Meeting Four of Six Fitness Standards",
        "Percentage of Students Meeting Five of Six Fitness Standards",
        "Percentage of Students Meeting Six of Six Fitness Standards",
    ],
    21: by_scope("2015–16", "2016–17", "2017–18"),
    22: by_scope("2016–17", "2017–18", "2018–19"),
    24: by_class_size("1-20", "21-32", "33+"),
    25: by_class_size("1-22", "23-32", "33+"),
    26: ["Ratio"],
    27: ["Number of FTE* Assigned to School"],
    28: [
        "Total Expenditures Per Pupil",
        "Expenditures Per Pupil (Restricted)",
        "Expenditures Per Pupil (Unrestricted)",
        "Average Teacher Salary",
    ],
    30: ["District Amount", "State Average For Districts In Same Category"],
    31: ["Number of AP Courses Offered*", "Percent of Students In AP Courses"],
    32: ["2017–18", "2018–19", "2019–20"],
}


@pytest.mark.parametrize("number", HEADS)
def test_column_heads(edition: Edition, number: int) -> None:
    assert heads(edition, number) == HEADS[number]


def test_spanners_say_whose_figures_stand_below(edition: Edition) -> None:
    for number in (6, 12, 15, 21, 22):
        for column in table(edition, number).columns:
            assert column.spanner == column.scope.value
    for number in (24, 25):
        spec = table(edition, number)
        years = {spanner.id: spanner.year for spanner in spec.spanners}
        assert [column.year for column in spec.columns] == [
            years[column.spanner or ""] for column in spec.columns
        ]


def test_subtitles(edition: Edition) -> None:
    meeting = "Percentage of Students Meeting or Exceeding the State Standard"
    assert {t.number: t.subtitles for t in edition.tables() if t.subtitles} == {
        12: ("Grades Three through Eight and Grade Eleven", meeting),
        15: ("Grades Five, Eight, and Ten", meeting),
    }


def test_facts_above_tables(edition: Edition) -> None:
    assert {t.number: [f.label for f in t.facts] for t in edition.tables() if t.facts} == {
        8: ["Year and month in which data were collected"],
        10: ["Year and month of the most recent FIT report"],
    }


def test_notes_under_tables(edition: Edition) -> None:
    assert {t.number: t.notes for t in edition.tables() if t.notes} == {
        7: ("misassignments", "total-misassignments"),
        12: ("percentages-not-calculated", "ela-and-mathematics-results"),
        13: ("ela-results", "double-dashes", "number-tested"),
        14: ("mathematics-results", "double-dashes", "number-tested"),
        15: ("no-data", "science-placeholder"),
        19: ("fitness-not-calculated",),
        24: ("number-of-classes", "other-classes"),
        25: ("number-of-classes-secondary",),
        26: ("full-time-equivalent",),
        27: ("full-time-equivalent",),
        28: ("no-data", "expenditure-guidance"),
        30: ("salaries-more",),
        31: ("no-data", "courses-offered"),
    }
    assert [(t.number, r.id, r.notes) for t in edition.tables() for r in t.rows if r.notes] == [
        (8, "science_laboratory_equipment", ("no-data",))
    ]


TOO_SMALL: Final = (
    "when the number of students{tested} is ten or less, either because the number of students in"
    " this category is too small for statistical accuracy or to protect student privacy."
)


@pytest.mark.parametrize(
    ("note", "wording"),
    [
        (
            "percentages-not-calculated",
            "Note: Percentages are not calculated " + TOO_SMALL.format(tested=" tested"),
        ),
        (
            "double-dashes",
            "Note: Double dashes (--) appear in the table " + TOO_SMALL.format(tested=""),
        ),
        (
            "fitness-not-calculated",
            "Note: Percentages are not calculated and double dashes (--) appear in the table "
            + TOO_SMALL.format(tested=" tested"),
        ),
        ("no-data", "Note: Cells with N/A values do not require data."),
        ("other-classes", '** "Other" category is for multi-grade level classes.'),
        (
            "full-time-equivalent",
            (
                "*One Full Time Equivalent (FTE) equals one staff member working full time; one FTE"
                " could also represent two staff members who each work 50 percent of full time."
            ),
        ),
        (
            "salaries-more",
            (
                "For detailed information on salaries, see the CDE Certificated Salaries & Benefits"
                " web page at https://www.cde.ca.gov/ds/fd/cs/."
            ),
        ),
    ],
)
def test_wording_of_notes(edition: Edition, note: str, wording: str) -> None:
    assert edition.notes[note] == wording


@pytest.mark.parametrize(
    ("note", "tests"),
    [
        ("ela-and-mathematics-results", "ELA and mathematics"),
        ("ela-results", "ELA"),
        ("mathematics-results", "Mathematics"),
    ],
)
def test_wording_of_notes_on_results(edition: Edition, note: str, tests: str) -> None:
    assert edition.notes[note] == (
        f"Note: {tests} test results include the Smarter Balanced Summative Assessment and the"
        ' CAA. The "Percent Met or Exceeded" is calculated by taking the total number of students'
        " who met or exceeded the standard on the Smarter Balanced Summative Assessment plus the"
        " total number of students who met the standard (i.e., achieved Level 3-Alternate) on the"
        " CAAs divided by the total number of students who participated in both assessments."
    )


PRIORITIES: Final = {
    "Basic (Priority 1)": (
        (
            "Degree to which teachers are appropriately assigned and fully credentialed in the"
            " subject area and for the pupils they are teaching;"
        ),
        "Pupils have access to standards-aligned instructional materials; and",
        "School facilities are maintained in good repair",
    ),
    "Pupil Achievement (Priority 4)": (
        (
            "Statewide assessments (i.e., California Assessment of Student Performance and Progress"
            " [CAASPP] System, which includes the Smarter Balanced Summative Assessments for"
            " students in the general education population and the California Alternate Assessments"
            " [CAAs] for English language arts/literacy [ELA] and mathematics given in grades three"
            " through eight and grade eleven. Only eligible students may participate in the"
            " administration of the CAAs. CAAs items are aligned with alternate achievement"
            " standards, which are linked with the Common Core State Standards [CCSS] for students"
            " with the most significant cognitive disabilities); and"
        ),
        (
            "The percentage of students who have successfully completed courses that satisfy the"
            " requirements for entrance to the University of California and the California State"
            " University, or career technical education sequences or programs of study."
        ),
    ),
    "Other Pupil Outcomes (Priority 8)": (
        "Pupil outcomes in the subject areas of physical education.",
    ),
    "Parental Involvement (Priority 3)": (
        (
            "Efforts the school district makes to seek parent input in making decisions for the"
            " school district and each school site."
        ),
    ),
    "Pupil Engagement (Priority 5)": (
        "High school dropout rates; and",
        "High school graduation rates.",
    ),
    "School Climate (Priority 6)": (
        "Pupil suspension rates;",
        "Pupil expulsion rates; and",
        "Other local measures on the sense of safety.",
    ),
}


def test_state_priorities(edition: Edition) -> None:
    blocks = [b for s in edition.sections for b in s.blocks if isinstance(b, PrioritySpec)]
    wanted = [
        (
            f"State Priority: {name.partition(' (')[0]}",
            "The SARC provides the following information relevant to the State priority:"
            f" {name}:\n\n" + "".join(f"- {bullet}\n" for bullet in bullets),
        )
        for name, bullets in PRIORITIES.items()
    ]
    assert [(block.title, block.text) for block in blocks] == wanted
    assert {b.title: b.with_tables for b in blocks if b.with_tables} == {
        "State Priority: Pupil Engagement": ("dropout-and-graduation",)
    }


def test_priorities_stand_before_their_tables(edition: Edition) -> None:
    for section, priority, number in (
        (3, "priority-other-pupil-outcomes", 19),
        (4, "priority-pupil-engagement", 21),
        (4, "priority-school-climate", 22),
    ):
        blocks = edition.sections[section].blocks
        [place] = [i for i, block in enumerate(blocks) if block.id == priority]
        following = blocks[place + 1]
        assert isinstance(following, TableSpec)
        assert following.number == number


def test_front_matter(edition: Edition) -> None:
    overview, dataquest, internet = edition.sections[0].blocks
    texts = []
    for block in (overview, dataquest, internet):
        assert isinstance(block, ParagraphSpec)
        texts.append((TEMPLATE / "wording" / block.wording).read_text(encoding="utf-8"))
        texts.append(block.title)
    opening, no_title, quest, quest_title, libraries, libraries_title = texts
    assert [no_title, quest_title, libraries_title] == ["", "DataQuest", "Internet Access"]
    paragraph, _, bullets = opening.partition("\n\n")
    assert paragraph.startswith("By February 1 of each year, every school in California is")
    assert paragraph.endswith(
        "Additionally, data reported in an LCAP is to be consistent with data reported in the SARC."
    )
    assert bullets.splitlines() == [
        (
            "- For more information about SARC requirements, see the California Department of"
            " Education (CDE) SARC web page at https://www.cde.ca.gov/ta/ac/sa/."
        ),
        (
            "- For more information about the LCFF or LCAP, see the CDE LCFF web page at"
            " https://www.cde.ca.gov/fg/aa/lc/."
        ),
        (
            "- For additional information about the school, parents/guardians and community members"
            " should contact the school principal or the district office."
        ),
    ]
    assert quest.startswith(
        "DataQuest is an online data tool located on the CDE DataQuest web page at"
        " https://dq.cde.ca.gov/dataquest/ that contains"
    )
    assert "accessible (e.g., the California State Library)." in libraries
    assert [len(text.split()) for text in (opening, quest, libraries)] == [154, 60, 73]


def test_sentence_of_section_d(edition: Edition) -> None:
    lead = edition.sections[5].blocks[0]
    assert isinstance(lead, ParagraphSpec)
    assert lead.text == (
        "The information in this section is required to be in the SARC but is not included in the"
        " state priorities for LCFF."
    )


def cells(spec: TableSpec) -> list[tuple[RowSpec, ColumnSpec, CellSpec]]:
    return [(r, c, r.cells.get(c.id, CellSpec())) for r in spec.rows for c in spec.columns]


def test_cells_that_ask_for_no_data(edition: Edition) -> None:
    found = {
        (spec.number, row.id, column.id)
        for spec in edition.tables()
        for row, column, cell in cells(spec)
        if cell.not_applicable
    }
    science = {(15, "science", column.id) for column in table(edition, 15).columns}
    expenditures = {
        (28, row.id, column)
        for row in table(edition, 28).rows
        if row.id != "school_site"
        for column in ("total", "restricted")
    }
    courses = {
        (31, row.id, "percent_of_students")
        for row in table(edition, 31).rows
        if row.id != "all_courses"
    }
    laboratory = {
        (8, "science_laboratory_equipment", column)
        for column in ("materials", "from_most_recent_adoption")
    }
    assert found == science | expenditures | courses | laboratory
    assert [len(group) for group in (science, expenditures, courses)] == [6, 8, 7]


def test_computed_measures(edition: Edition) -> None:
    found = {
        (spec.number, name)
        for spec in edition.tables()
        for row, column, cell in cells(spec)
        for name in (cell.computed, row.computed, column.computed)
        if name is not None
    }
    assert found == {
        (4, "total_enrollment"),
        (13, "percent_tested"),
        (13, "percent_not_tested"),
        (14, "percent_tested"),
        (14, "percent_not_tested"),
        (26, "counselor_ratio"),
        (28, "percent_difference"),
    }


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (4, {Format.COUNT}),
        (5, {Format.PERCENT_1}),
        (12, {Format.PERCENT_0}),
        (13, {Format.COUNT, Format.PERCENT_2}),
        (18, {Format.PERCENT_2}),
        (19, {Format.PERCENT_1}),
        (21, {Format.PERCENT_1}),
        (22, {Format.PERCENT_1}),
        (24, {Format.COUNT}),
        (26, {Format.RATIO}),
        (27, {Format.FTE}),
        (28, {Format.MONEY, Format.DIFFERENCE}),
        (30, {Format.MONEY, Format.PERCENT_SIGN}),
    ],
)
def test_formats(edition: Edition, number: int, expected: set[Format]) -> None:
    found = {
        cell.format or row.format or column.format
        for row, column, cell in cells(table(edition, number))
    }
    assert found == expected


def test_where_the_expenditures_come_from(edition: Edition) -> None:
    spec = table(edition, 28)
    paths = {
        (row.id, column.id): ".".join(cell_source(spec, row, column, YEAR))
        for row, column, cell in cells(spec)
        if not cell.not_applicable
    }
    school = "school.finance.expenditures"
    assert paths == {
        **{("school_site", column.id): f"{school}.{column.id}" for column in spec.columns},
        ("district", "unrestricted"): "district.finance.expenditures.unrestricted",
        ("district", "average_teacher_salary"): (
            "district.finance.expenditures.average_teacher_salary"
        ),
        ("difference_from_district", "unrestricted"): f"{school}.unrestricted_against_district",
        ("difference_from_district", "average_teacher_salary"): f"{school}.salary_against_district",
        ("state", "unrestricted"): "state.finance.expenditures.unrestricted",
        ("state", "average_teacher_salary"): "district.same_category.average_teacher_salary",
        ("difference_from_state", "unrestricted"): f"{school}.unrestricted_against_state",
        ("difference_from_state", "average_teacher_salary"): f"{school}.salary_against_state",
    }


def test_one_mark_for_each_overall_rating(edition: Edition) -> None:
    for column in table(edition, 11).columns:
        assert column.format is Format.MARK
        assert column.mark_value == column.label


def test_resources_follow_professional_development(edition: Edition) -> None:
    spec, text = edition.sections[5].blocks[-2:]
    assert isinstance(spec, TableSpec)
    assert isinstance(text, NarrativeSpec)
    assert (spec.number, text.number, text.continues) == (32, 32, True)
    assert text.resources == "school.professional_development.resources"


def test_how_tables_are_protected(edition: Edition) -> None:
    kinds = {spec.number: type(spec.disclosure) for spec in edition.tables()}
    assert {n for n, kind in kinds.items() if kind is ProtectedByRowCounts} == set(BY_GROUP)
    assert {n for n, kind in kinds.items() if kind is ProtectedByCellCounts} == {
        12, 17, 18, 19, 21, 22, 31,
    }  # fmt: skip
    for spec in edition.tables():
        if isinstance(spec.disclosure, NotProtected):
            assert len(spec.disclosure.reason.split()) > 5, spec.id


@pytest.mark.parametrize("number", BY_GROUP)
def test_protection_of_groups(edition: Edition, number: int) -> None:
    rule = table(edition, number).disclosure
    assert isinstance(rule, ProtectedByRowCounts)
    names = {row.id: row.label for row in table(edition, number).rows}
    assert rule.counts == ("total_enrollment", "number_tested")
    assert rule.optional_counts == ("number_with_scores",)
    assert names[rule.total] == "All Students"
    gender, races = rule.partitions
    assert [names[row] for row in gender] == ["Male", "Female"]
    assert tuple(names[row] for row in races) == RACES
    assert {names[inner]: names[outer] for inner, outer in rule.within.items()} == dict.fromkeys(
        ("Students Receiving Migrant Education Services", "Foster Youth", "Homeless"),
        "Socioeconomically Disadvantaged",
    )
    assert rule.linked == "tested-students"


@pytest.mark.parametrize(
    ("number", "count", "stand_in", "rows"),
    [
        (12, *["school.outcomes.{row}.all_students.number_tested"] * 2, {}),
        (
            17,
            *["school.enrollment.total"] * 2,
            {"percent_completing_and_earning_diploma": "school.enrollment.by_grade.12"},
        ),
        (
            18,
            *["school.enrollment.total"] * 2,
            {"percent_of_graduates_completing": "school.enrollment.by_grade.12"},
        ),
        (
            19,
            "school.outcomes.physical_fitness.{row}.number_tested",
            "school.enrollment.by_grade.{row}",
            {},
        ),
        (21, "school.engagement.graduation.{year}.cohort", "school.enrollment.by_grade.12", {}),
        (
            22,
            "school.engagement.suspensions.{year}.cumulative_enrollment",
            "school.enrollment.total",
            {},
        ),
        (31, *["school.enrollment.total"] * 2, {}),
    ],
)
def test_protection_of_cells(
    edition: Edition, number: int, count: str, stand_in: str, rows: dict[str, str]
) -> None:
    rule = table(edition, number).disclosure
    assert isinstance(rule, ProtectedByCellCounts)
    assert (rule.count, rule.stand_in, rule.rows) == (count, stand_in, rows)


def plain(value: object) -> Decimal | str:
    return reveal(value) if isinstance(value, Figure) else str(getattr(value, "value", value))


def test_statewide_figures(state: State) -> None:
    assert state.edition == "2018-19"
    caaspp = {
        year: [plain(value) for value in subjects.values()]
        for year, subjects in state.outcomes.caaspp.items()
    }
    assert caaspp == {"2017-18": [50, 38], "2018-19": [50, 39]}
    rates = {
        year: (plain(row.suspensions), plain(row.expulsions))
        for year, row in state.engagement.suspensions.items()
    }
    assert rates == {
        "2016-17": (Decimal("3.6"), Decimal("0.1")),
        "2017-18": (Decimal("3.5"), Decimal("0.1")),
        "2018-19": (Decimal("3.5"), Decimal("0.1")),
    }
    assert plain(state.finance.expenditures.unrestricted) == Decimal("7506.64")
    graduation = state.engagement.graduation
    assert list(graduation) == ["2015-16", "2016-17", "2017-18"]
    for row in graduation.values():
        assert (row.dropout_rate, row.graduation_rate) == (NoValue.NOT_REPORTED,) * 2


@pytest.fixture(scope="module")
def high_school() -> School:
    return read(EXAMPLES / "granite-ridge-high.yaml", School)


@pytest.fixture(scope="module")
def district() -> District:
    return read(EXAMPLES / "_district.yaml", District, without="schools")


def test_the_high_school_fills_every_table_but_one(
    edition: Edition, high_school: School, district: District, state: State
) -> None:
    """What is computed or shared by the district's schools may be left out of the school's file."""
    served = {grade.value for grade in high_school.grades}
    assert shown_to(edition, *served) == set(range(1, 33)) - {24}
    entities: dict[str, BaseModel] = {
        "school": high_school,
        "district": district,
        "state": state,
    }
    unfilled = set()
    for spec in edition.tables():
        for row, column, cell in cells(spec):
            grades = row.applies_to.grades or spec.applies_to.grades
            shown = not grades or served & set(grades)
            required = row.required and column.required and cell.required is None
            computed = cell.computed or row.computed or column.computed
            if not shown or not required or computed or cell.not_applicable:
                continue
            entity, *path = cell_source(spec, row, column, YEAR)
            value = follow(entities[entity], tuple(path))
            if value is None or value is NoValue.MISSING:
                unfilled.add((spec.number, row.id, column.id))
    shared = {(32, "days", column.id) for column in table(edition, 32).columns}
    assert unfilled == shared


def test_the_high_school_and_its_district_write_every_text(
    edition: Edition, high_school: School
) -> None:
    document, _ = read_yaml(EXAMPLES / "_district.yaml", "_district.yaml")
    assert isinstance(document.data, dict)
    defaults = document.data["schools"]
    assert isinstance(defaults, dict)
    shared = School.model_validate({"edition": "2018-19", "grades": "9-12", **defaults})
    for section in edition.sections:
        for block in section.blocks:
            if isinstance(block, NarrativeSpec):
                path = tuple(block.source.split("."))[1:]
                texts = [follow(school, path) for school in (high_school, shared)]
                assert any(isinstance(text, Narrative) for text in texts), block.id
    assert set(shared.professional_development.days) == {"2017-18", "2018-19", "2019-20"}
    assert len(shared.professional_development.resources) == 1


@pytest.mark.parametrize("subject", ["ela", "mathematics"])
@pytest.mark.parametrize("measure", ["total_enrollment", "number_tested"])
def test_the_high_schools_groups_add_up(
    edition: Edition, high_school: School, subject: str, measure: str
) -> None:
    rule = table(edition, 13).disclosure
    assert isinstance(rule, ProtectedByRowCounts)
    results = getattr(high_school.outcomes, subject)
    counts = {group: reveal(getattr(row, measure)) for group, row in results.items()}
    assert len(counts) == len(TESTED_GROUPS)
    for partition in rule.partitions:
        members = [counts[StudentGroup(row)] for row in partition]
        assert sum(members) == counts[StudentGroup.ALL]
    assert min(counts.values()) == 0, "one group is empty, and others are small"
    assert sum(1 for count in counts.values() if 0 < count <= 10) == 6
