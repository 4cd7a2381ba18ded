"""Tables in the shapes of the state's: heads in two rows, groups of years, seventeen groups."""

from __future__ import annotations

from dataclasses import replace

from sarcgen.report.tables import Align, Cell, Fact, HeadCell, Row, SafeHtml, Table

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
            (
                "Ceiling tiles in rooms 4, 7 and 12 are stained; they are replaced in the summer. "
                "See https://workorders.example.org/requests/2019/valley-oak-elementary-000123."
            ),
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
    labels = (
        "Average Class Size",
        "# of Classes* Size 1-20",
        "# of Classes* Size 21-32",
        "# of Classes* Size 33+",
    )
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
            Row("Suspensions", tuple(figure(f"{3.6 - number / 10:.1f}") for number in range(9))),
            Row("Expulsions", tuple(figure(f"0.{number}") for number in range(9))),
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
            Row(
                "District",
                (
                    Cell("N/A", Align.FIGURE, spoken="no data required"),
                    Cell("N/A", Align.FIGURE, spoken="no data required"),
                    figure("$6,301"),
                    figure("$81,117"),
                ),
            ),
            Row(
                "Percent Difference – School Site and District",
                (
                    Cell("N/A", Align.FIGURE, spoken="no data required"),
                    Cell("N/A", Align.FIGURE, spoken="no data required"),
                    figure("-1.4"),
                    figure("-3.4"),
                ),
            ),
        ),
        "Cells with N/A values do not require data.",
    )
