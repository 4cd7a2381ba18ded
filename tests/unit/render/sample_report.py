"""A report with every kind of block, as the render tests and a person's eyes need it.

The school is invented. The tables have the shapes of the state's: heads in two rows, three groups
of years, seventeen student groups.
"""

from __future__ import annotations

from dataclasses import replace
from typing import final

from sarcgen.report import (
    Align,
    Cell,
    Fact,
    HeadCell,
    Narrative,
    Paragraph,
    Priority,
    Report,
    Resource,
    Row,
    SafeHtml,
    Section,
    Table,
)

HIDDEN_SPOKEN = "not shown to protect student privacy"

GROUPS = (
    "All Students",
    "Male",
    "Female",
    "Black or African American",
    "American Indian or Alaska Native",
    "Asian",
    "Filipino",
    "Hispanic or Latino",
    "Native Hawaiian or Pacific Islander",
    "White",
    "Two or More Races",
    "Socioeconomically Disadvantaged",
    "English Learners",
    "Students with Disabilities",
    "Students Receiving Migrant Education Services",
    "Foster Youth",
    "Homeless",
)
WITHHELD_GROUPS = frozenset({3, 4, 5, 6, 8, 10, 14, 15})

_PROSE = SafeHtml(
    "<p>Valley Oak is one of nineteen schools in the district. It stands at the northern edge of "
    "town beside the creek, and <strong>every classroom opens to the garden</strong> that the "
    "families planted in the year the school was founded. The school offers a dual-language "
    "programme from kindergarten on; about a third of all students take part.</p>\n"
    "<p>Teachers meet each Wednesday afternoon to plan together. The school site council, the "
    "English learner advisory committee and the parent–teacher association meet monthly, and "
    'their minutes are on <a href="https://www.example.org/valley-oak">the school’s page</a>.</p>\n'
    "<ul>\n<li>Every student is known by name and by strength.</li>\n"
    "<li>Every family can reach a teacher within a day.</li>\n"
    "<li>Every decision on the budget is explained in a meeting that is open to all.</li>\n</ul>"
)


@final
class WordsAsTheyAre:
    """The catalog of a language that is its own model."""

    def gettext(self, message: str) -> str:
        return message

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        return singular if number == 1 else plural


def figure(text: str) -> Cell:
    return Cell(text, Align.FIGURE)


def hidden() -> Cell:
    return Cell("--", Align.FIGURE, spoken=HIDDEN_SPOKEN)


def text(words: str) -> Cell:
    return Cell(words, Align.TEXT)


def table(
    identifier: str,
    title: str,
    head: tuple[tuple[HeadCell, ...], ...],
    rows: tuple[Row, ...],
    *notes: str,
) -> Table:
    return Table(
        id=identifier,
        title=title,
        subtitles=(),
        lead=SafeHtml(""),
        facts=(),
        head=head,
        rows=rows,
        notes=tuple(map(SafeHtml, notes)),
    )


def one_row_head(*labels: str, align: Align = Align.FIGURE) -> tuple[tuple[HeadCell, ...], ...]:
    return ((HeadCell(labels[0]), *(HeadCell(label, align=align) for label in labels[1:])),)


def spanned_head(
    stub: str, spanners: tuple[str, ...], labels: tuple[str, ...]
) -> tuple[tuple[HeadCell, ...], ...]:
    """A stubhead over two rows, spanners, and the same labels under each of them."""
    upper = (
        HeadCell(stub, rows=2),
        *(HeadCell(s, columns=len(labels), spanner=True, align=Align.MARK) for s in spanners),
    )
    return (upper, tuple(HeadCell(label, align=Align.FIGURE) for _ in spanners for label in labels))


def contact() -> Table:
    return table(
        "school-contact",
        "School Contact Information (School Year 2019–20)",
        one_row_head("Entity", "Contact Information", align=Align.TEXT),
        (
            Row("School Name", (text("Valley Oak Elementary School"),)),
            Row("Street", (text("1200 Creekside Lane"),)),
            Row("City, State, Zip", (text("Redfield, CA 95999-0001"),)),
            Row("Phone Number", (text("(555) 555-0134"),)),
            Row("Principal", (text("Dr. Amparo Núñez-Lê"),)),
            Row(
                "Email Address",
                (Cell("a.nunez@example.org", Align.TEXT, link="mailto:a.nunez@example.org"),),
            ),
            Row(
                "Website",
                (Cell("www.example.org", Align.TEXT, link="https://www.example.org"),),
            ),
            Row("County-District-School (CDS) Code", (text("00000000000000"),)),
        ),
    )


def enrollment() -> Table:
    counts = (61, 58, 63, 70, 66, 71, 64)
    labels = ("Kindergarten", *(f"Grade {grade}" for grade in range(1, 7)))
    return table(
        "enrollment-by-grade",
        "Student Enrollment by Grade Level (School Year 2018–19)",
        one_row_head("Grade Level", "Number of Students"),
        (
            *(Row(label, (figure(str(n)),)) for label, n in zip(labels, counts, strict=True)),
            Row("Total Enrollment", (figure(str(sum(counts))),), total=True),
        ),
    )


def facilities() -> Table:
    systems = (
        ("Systems: Gas Leaks, Mechanical/HVAC, Sewer", 0, ""),
        (
            "Interior: Interior Surfaces",
            1,
            "Ceiling tiles in rooms 4, 7 and 12 are stained; they are replaced in the summer. A "
            "work order stands at https://workorders.example.org/requests/2019/valley-oak-000123.",
        ),
        ("Cleanliness: Overall Cleanliness, Pest/Vermin Infestation", 0, ""),
        ("Electrical: Electrical", 2, "Two lamps hang loose in the library and are made fast."),
        ("Restrooms/Fountains: Restrooms, Sinks/Fountains", 0, ""),
        ("Safety: Fire Safety, Hazardous Materials", 0, ""),
        ("Structural: Structural Damage, Roofs", 0, ""),
        ("External: Playground/School Grounds, Windows/Doors/Gates/Fences", 0, ""),
    )
    rows = tuple(
        Row(
            label,
            (
                *(
                    Cell("X", Align.MARK, spoken="yes")
                    if column == rate
                    else Cell("", Align.MARK, spoken="none")
                    for column in range(3)
                ),
                text(action) if action else Cell("", Align.TEXT, spoken="none"),
            ),
        )
        for label, rate, action in systems
    )
    head = (
        HeadCell("System Inspected"),
        *(HeadCell(f"Rate {rate}", align=Align.MARK) for rate in ("Good", "Fair", "Poor")),
        HeadCell("Repair Needed and Action Taken or Planned"),
    )
    return replace(
        table(
            "facility-status",
            "School Facility Good Repair Status (Most Recent Year)",
            (head,),
            rows,
        ),
        lead=SafeHtml(
            "<p>From the most recent inspection, the district provides:</p>\n"
            "<ul>\n<li>The repair status of every system listed</li>\n"
            "<li>The overall rating of the school</li>\n</ul>"
        ),
        facts=(Fact("Year and month of the most recent FIT report", "August 2019"),),
    )


def results() -> Table:
    rows = (
        Row(
            "English Language Arts/Literacy (grades 3-8 and 11)",
            tuple(map(figure, ("41", "44", "52", "53", "50", "50"))),
        ),
        Row(
            "Mathematics (grades 3-8 and 11)",
            (*map(figure, ("31", "33")), hidden(), *map(figure, ("40", "38", "39"))),
        ),
    )
    return replace(
        table(
            "results-all",
            "CAASPP Test Results in ELA and Mathematics for All Students",
            spanned_head("Subject", ("School", "District", "State"), ("2017–18", "2018–19")),
            rows,
            "Percentages are not calculated when the number of students tested is ten or less.",
        ),
        subtitles=(
            "Grades Three through Eight and Grade Eleven",
            "Percentage of Students Meeting or Exceeding the State Standard",
        ),
    )


def results_by_group(subject: str = "ELA") -> Table:
    rows = tuple(
        Row(
            group,
            tuple(hidden() for _ in range(5))
            if number in WITHHELD_GROUPS
            else (
                figure(str(271 - 13 * number)),
                figure(str(265 - 13 * number)),
                figure(f"{97.79 - number / 7:.2f}"),
                figure(f"{2.21 + number / 7:.2f}"),
                figure(f"{44.12 + number:.2f}"),
            ),
            total=number == 0,
        )
        for number, group in enumerate(GROUPS)
    )
    return table(
        f"results-{subject.lower()}",
        f"CAASPP Test Results in {subject} by Student Group, Grades Three through Eight and Grade "
        "Eleven (School Year 2018–19)",
        one_row_head(
            "Student Group",
            "Total Enrollment",
            "Number Tested",
            "Percent Tested",
            "Percent Not Tested",
            "Percent Met or Exceeded",
        ),
        rows,
        "Double dashes (--) stand where the number of students is ten or less.",
        "The number tested includes students who received no score.",
    )


def class_size() -> Table:
    labels = ("Average Class Size", "# of Classes* Size 1-20", "# of Classes* Size 21-32", "# of Classes* Size 33+")
    grades = ("K", *map(str, range(1, 7)), "Other**")
    rows = tuple(
        Row(
            grade,
            tuple(
                figure(str((20 + number + year) if label == 0 else (number + year + label) % 4))
                if grade != "Other**"
                else Cell("", Align.FIGURE, spoken="none")
                for year in range(3)
                for label in range(4)
            ),
        )
        for number, grade in enumerate(grades)
    )
    return table(
        "class-size",
        "Average Class Size and Class Size Distribution (Elementary)",
        spanned_head("Grade Level", ("2016–17", "2017–18", "2018–19"), labels),
        rows,
        "* Number of classes indicates how many classes fall into each size category.",
        "** “Other” category is for multi-grade level classes.",
    )


def suspensions() -> Table:
    years = ("2016–17", "2017–18", "2018–19")
    return table(
        "suspensions",
        "Suspensions and Expulsions",
        spanned_head("Rate", ("School", "District", "State"), years),
        (
            Row("Suspensions", tuple(map(figure, "0.4 0.9 1.1 3.2 3.0 2.9 3.6 3.5 3.5".split()))),
            Row("Expulsions", tuple(map(figure, "0.0 0.0 0.0 0.1 0.1 0.1 0.1 0.1 0.1".split()))),
        ),
    )


def expenditures() -> Table:
    return table(
        "expenditures",
        "Expenditures Per Pupil and School Site Teacher Salaries (Fiscal Year 2017–18)",
        one_row_head(
            "Level",
            "Total Expenditures Per Pupil",
            "Expenditures Per Pupil (Restricted)",
            "Expenditures Per Pupil (Unrestricted)",
            "Average Teacher Salary",
        ),
        (
            Row("School Site", tuple(map(figure, ("$8,201", "$1,986", "$6,215", "$78,412")))),
            Row("District", (
                Cell("N/A", Align.FIGURE, spoken="no data required"),
                Cell("N/A", Align.FIGURE, spoken="no data required"),
                figure("$6,301"),
                figure("$81,117"),
            )),
            Row("Percent Difference – School Site and District", (
                Cell("N/A", Align.FIGURE, spoken="no data required"),
                Cell("N/A", Align.FIGURE, spoken="no data required"),
                figure("-1.4"),
                figure("-3.4"),
            )),
        ),
        "Cells with N/A values do not require data.",
    )


RESOURCES = (
    Resource(
        "Teachers leading from the classroom",
        "Video",
        "Two teachers tell how half a day a week without a class lets them coach others.",
        "https://www.example.org/watch?v=teacher-led-learning-and-a-rather-long-address",
    ),
    Resource("Executive summary", "Report", "", "https://www.example.org/summary.pdf"),
    Resource("Case study", "Report", "On paper at the school office.", ""),
)


def sections() -> tuple[Section, ...]:
    return (
        Section(
            "about-the-sarc",
            "About the SARC",
            (
                Paragraph(
                    "overview",
                    "",
                    SafeHtml(
                        "<p>By February 1 of each year, every school in California publishes a "
                        "report card.</p>\n<ul>\n<li>More on the report card stands on the "
                        '<a href="https://www.cde.ca.gov/ta/ac/sa/">SARC web page</a> at '
                        "https://www.cde.ca.gov/ta/ac/sa/.</li>\n<li>Parents and guardians can ask "
                        "the principal.</li>\n</ul>"
                    ),
                ),
                Paragraph(
                    "internet-access",
                    "Internet Access",
                    SafeHtml("<p>Internet access is available at public libraries.</p>"),
                ),
            ),
        ),
        Section(
            "about-this-school",
            "About This School",
            (
                contact(),
                Narrative(
                    "school-description",
                    "School Description and Mission Statement (School Year 2019–20)",
                    _PROSE,
                ),
                enrollment(),
            ),
        ),
        Section(
            "conditions",
            "A. Conditions of Learning",
            (
                Priority(
                    "priority-basic",
                    "State Priority: Basic",
                    SafeHtml(
                        "<p>The SARC provides the following information relevant to the State "
                        "priority: Basic (Priority 1):</p>\n<ul>\n<li>Degree to which teachers are "
                        "appropriately assigned;</li>\n<li>School facilities are maintained in "
                        "good repair</li>\n</ul>"
                    ),
                ),
                Narrative("facility-conditions", "School Facility Conditions", _PROSE),
                facilities(),
            ),
        ),
        Section(
            "outcomes",
            "B. Pupil Outcomes",
            (results(), results_by_group("ELA"), results_by_group("Mathematics")),
        ),
        Section(
            "engagement",
            "C. Engagement",
            (
                Narrative(
                    "families",
                    "Opportunities for Parental Involvement (School Year 2019–20)",
                    SafeHtml("<p>Las familias son bienvenidas en la escuela todos los días.</p>"),
                    language="es",
                ),
                suspensions(),
                Narrative(
                    "safety-plan",
                    "School Safety Plan (School Year 2019–20)",
                    SafeHtml(""),
                    absent="Not reported by the school or district.",
                ),
            ),
        ),
        Section(
            "other",
            "D. Other SARC Information",
            (
                class_size(),
                expenditures(),
                Narrative(
                    "professional-development",
                    "Professional Development (Most Recent Three Years)",
                    _PROSE,
                    resources_title="More to read and watch",
                    resources=RESOURCES,
                ),
            ),
        ),
    )


def sample_report() -> Report:
    """A complete card."""
    return Report(
        language="en",
        direction="ltr",
        title="Valley Oak Elementary School – School Accountability Report Card 2018–19",
        card="School Accountability Report Card",
        school="Valley Oak Elementary School",
        district="Redfield Unified School District",
        lines=(
            "Reported Using Data from the 2018–19 School Year",
            "Published During 2019–20",
        ),
        running_year="2018–19",
        sections=sections(),
        draft=False,
        published="2020-01-31",
        description="School Accountability Report Card of Valley Oak Elementary School, 2018–19",
    )


def draft_report() -> Report:
    """The same card with a figure, a fact and a text owed."""
    report = sample_report()
    table_with_gap = replace(
        enrollment(),
        rows=(
            Row(
                "Kindergarten",
                (
                    Cell(
                        "missing",
                        Align.FIGURE,
                        spoken="missing: required and not given yet",
                        missing=True,
                    ),
                ),
            ),
            *enrollment().rows[1:],
        ),
    )
    table_without_fact = replace(
        facilities(), facts=(Fact("Year and month of the most recent FIT report", "missing", True),)
    )
    no_text = Narrative(
        "school-description",
        "School Description and Mission Statement (School Year 2019–20)",
        SafeHtml(""),
        absent="This text is missing.",
        missing=True,
    )
    changed = {block.id: block for block in (table_with_gap, table_without_fact, no_text)}
    return replace(
        report,
        draft=True,
        published="",
        sections=tuple(
            replace(
                section, blocks=tuple(changed.get(block.id, block) for block in section.blocks)
            )
            for section in report.sections
        ),
    )


def with_blocks(*blocks: Table | Narrative | Paragraph | Priority) -> Report:
    """A card of one section with these blocks only."""
    return replace(sample_report(), sections=(Section("part", "A Part", blocks),))
