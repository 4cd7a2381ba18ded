"""A report with every kind of block, as the render tests and a person's eyes need it.

The school is invented.
"""

from __future__ import annotations

from dataclasses import replace
from typing import final

from sarcgen.report.card import Narrative, Paragraph, Priority, Report, Resource, Section
from sarcgen.report.tables import Align, Cell, Fact, Row, SafeHtml, Table
from tests.unit.render.sample_tables import (
    class_size,
    contact,
    enrollment,
    expenditures,
    facilities,
    results,
    results_by_group,
    suspensions,
)

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
        facilities(),
        facts=(Fact("Year and month of the most recent FIT report", "missing", missing=True),),
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
            replace(section, blocks=tuple(changed.get(block.id, block) for block in section.blocks))
            for section in report.sections
        ),
    )


def with_blocks(*blocks: Table | Narrative | Paragraph | Priority) -> Report:
    """A card of one section with these blocks only."""
    return replace(sample_report(), sections=(Section("part", "A Part", blocks),))
