"""The three roots of the data: a school, its district, and the state."""

from __future__ import annotations

from typing import Annotated, final

from pydantic import BeforeValidator, Field, PlainValidator

from sarcgen.model.base import EMPTY, Part
from sarcgen.model.conditions import ClassSize, Conditions, Staff
from sarcgen.model.engagement import Engagement
from sarcgen.model.fields import (
    CdsCodeField,
    DayField,
    FteItem,
    TextField,
    YearKey,
    choice,
    refuse,
)
from sarcgen.model.finance import Finance, SameCategory
from sarcgen.model.forms import DAYS, Examples, Form, one_of_these
from sarcgen.model.grades import GradesField
from sarcgen.model.ignoring import IgnoredField
from sarcgen.model.local import LocalField
from sarcgen.model.message import PrincipalMessage
from sarcgen.model.narrative import NarrativeField
from sarcgen.model.outcomes import Outcomes
from sarcgen.model.protection_choices import DisclosureChoices, one_of
from sarcgen.model.students import Enrollment
from sarcgen.model.values import NoValue
from sarcgen.model.vocabulary import ResourceKind, SchoolKind


@final
class SchoolContact(Part):
    """School Contact Information (state format 1.2, table 2)."""

    name: Annotated[TextField, Examples("Alder Creek Elementary School")]
    """Name of the school, as it should stand on the card."""

    street: Annotated[TextField, Examples("20 Schoolhouse Road")]
    city_state_zip: Annotated[TextField, Examples("Alder Creek, CA 00000")]
    phone: Annotated[TextField, Examples("(530) 555-0120")]
    principal: Annotated[TextField, Examples("Ms. Henrietta Vale")]
    email: Annotated[TextField, Examples("principal@aldercreek.example.org")]
    website: Annotated[TextField, Examples("https://aldercreek.example.org")]
    grade_span: Annotated[TextField, Examples("K-6")]
    """Lowest and highest grade, as the state's directory has them."""

    cds_code: Annotated[CdsCodeField, Examples("99-99999-9900025")]
    """14 digits that name the school: 2 for the county, 5 for the district, 7 for the school."""


@final
class DistrictContact(Part):
    """District Contact Information (state format 1.2, table 1)."""

    name: Annotated[TextField, Examples("Stillwater Valley Unified School District")]
    """Name of the district, as it should stand on the card."""

    phone: Annotated[TextField, Examples("(209) 555-0100")]
    superintendent: Annotated[TextField, Examples("Dr. Imogen Farrow")]
    email: Annotated[TextField, Examples("superintendent@stillwater.example.org")]
    website: Annotated[TextField, Examples("https://stillwater.example.org")]


@final
class Narratives(Part):
    """Texts of the school's own, in Markdown."""

    description: Annotated[
        NarrativeField, Examples("Alder Creek is a school of seven grades among orchards.")
    ]
    """School description and mission statement."""

    career_technical_education: Annotated[
        NarrativeField,
        Examples("The school offers agricultural mechanics, patient care and building trades."),
    ]
    """Career Technical Education (CTE) programs."""

    parental_involvement: Annotated[
        NarrativeField,
        Examples("To join the School Site Council, call Ms. Perpetua Quill at (209) 555-0187."),
    ]
    """Opportunities for parental involvement, with a contact person and telephone number."""

    safety_plan: Annotated[
        NarrativeField,
        Examples(
            "The plan was reviewed on October 8, 2019, and discussed with the faculty on"
            " November 5, 2019. It covers evacuation, earthquakes and visitors."
        ),
    ]
    """School safety plan: dates of review and discussion, key elements."""

    services_funded: Annotated[
        NarrativeField,
        Examples("Title I pays for tutoring, the Local Control Funding Formula for a counselor."),
    ]
    """Types of services funded: programs and supplemental services."""


def _web_address(raw: object) -> str:
    text = str(raw).strip()
    if not text.startswith(("https://", "http://")) or any(c.isspace() for c in text):
        refuse("S118", "A web address starts with https:// or http:// and has no spaces.")
    return text


@final
class Resource(Part):
    """A local addition: something to read or watch, printed as a plain link with its address."""

    title: Annotated[TextField, Examples("How we plan lessons together")]
    """What it is called."""

    kind: Annotated[
        ResourceKind | NoValue,
        PlainValidator(choice(ResourceKind)),
        one_of_these(ResourceKind, or_no_figure=True),
        Field(default=NoValue.MISSING),
    ]
    """What sort of thing it is."""

    description: Annotated[TextField, Examples("Eight pages on the planning hour at our schools.")]
    """A sentence about what is in it."""

    address: Annotated[
        str | None,
        BeforeValidator(lambda raw: None if raw is None else _web_address(raw)),
        Form("an address that starts with https:// or http://", r"https?://\S*", words=False),
        Examples("https://aldercreek.example.org/planning", "https://example.org/video"),
        Field(default=None),
    ]
    """Web address. May be left out."""


@final
class ProfessionalDevelopment(Part):
    """Professional Development (state format 1.6, table 32)."""

    days: Annotated[
        dict[YearKey, Annotated[FteItem, DAYS, Examples(4.5)]], EMPTY, Field(default_factory=dict)
    ]
    """School days dedicated to staff development, for each school year. Halves are allowed."""

    narrative: Annotated[
        NarrativeField,
        Examples("Teachers meet every Friday to study results and plan lessons together."),
    ]
    """What teachers and others learn, why it was chosen, and how it is followed up."""

    resources: Annotated[
        list[Resource],
        BeforeValidator(lambda raw: [] if raw is None else raw),
        Field(default_factory=list),
    ]
    """A local addition, printed after the state's content: things to read or watch."""


class Measures(Part):
    """Figures that a school has, and that its district and the state may have beside it."""

    enrollment: Annotated[Enrollment, EMPTY, Field(default_factory=Enrollment)]
    """How many students there are on census day, the first Wednesday of October."""

    conditions: Annotated[Conditions, EMPTY, Field(default_factory=Conditions)]
    """Conditions of learning: teachers, textbooks and facilities."""

    outcomes: Annotated[Outcomes, EMPTY, Field(default_factory=Outcomes)]
    """Pupil outcomes: state tests, courses and physical fitness."""

    engagement: Annotated[Engagement, EMPTY, Field(default_factory=Engagement)]
    """Engagement: graduation, suspensions and expulsions."""

    class_size: Annotated[ClassSize, EMPTY, Field(default_factory=ClassSize)]
    """Average class sizes, and numbers of classes by size."""

    staff: Annotated[Staff, EMPTY, Field(default_factory=Staff)]
    """Counselors and support staff."""

    finance: Annotated[Finance, EMPTY, Field(default_factory=Finance)]
    """Expenditures and salaries."""


@final
class School(Measures):
    """One school in one edition: ``schools/<edition>/<school>.yaml``."""

    edition: YearKey
    """The data year of the report card, in double quotes."""

    grades: GradesField
    """Grades served. They decide which tables the card shows."""

    kind: Annotated[
        SchoolKind,
        PlainValidator(one_of(SchoolKind, SchoolKind.REGULAR)),
        one_of_these(SchoolKind, or_no_figure=False),
        Field(default=SchoolKind.REGULAR),
    ]
    """Kind of school: regular if left out. It decides which tables the card shows."""

    published: Annotated[DayField, Examples("2020-01-24", "2020-01-31")]
    """The day on which the card is published. It goes into the files' metadata."""

    contact: Annotated[SchoolContact, EMPTY, Field(default_factory=SchoolContact)]
    """How to reach the school."""

    ignore: IgnoredField
    """Warnings about this file that are right as they are, each with a reason."""

    local: LocalField
    """Figures of this file that are not the state's, each with a reason."""

    principal_message: Annotated[PrincipalMessage, EMPTY, Field(default_factory=PrincipalMessage)]
    """A message from the principal at the head of the card, before the state's content. No rule
    asks for it: leave it out, or give a text, a photo, or both. The name under the photo is that of
    the contacts."""

    narratives: Annotated[Narratives, EMPTY, Field(default_factory=Narratives)]
    """Texts that the school or district writes."""

    professional_development: Annotated[
        ProfessionalDevelopment, EMPTY, Field(default_factory=ProfessionalDevelopment)
    ]
    """How teachers and other staff go on learning."""


def _switch(raw: object) -> bool:
    text = "no" if raw is None else str(raw).strip().casefold()
    if text not in ("yes", "no"):
        refuse("S109", "Write yes or no.")
    return text == "yes"


@final
class District(Measures):
    """What all schools of a district share: ``schools/<edition>/_district.yaml``.

    The measures here fill the District columns. What stands under ``schools`` fills whatever a
    school's own file leaves out.
    """

    edition: YearKey
    """The data year of the report card, in double quotes."""

    contact: Annotated[DistrictContact, EMPTY, Field(default_factory=DistrictContact)]
    """How to reach the district."""

    single_school: Annotated[
        bool,
        PlainValidator(_switch),
        one_of_these(["yes", "no"], or_no_figure=False),
        Field(default=False),
    ]
    """Whether this is a district or charter of one school: exempt from the salary table
    (EC 41409.3), and its District columns are protected like the School columns."""

    parent_summary: Annotated[
        bool,
        PlainValidator(_switch),
        one_of_these(["yes", "no"], or_no_figure=False),
        Field(default=False),
    ]
    """Whether each card of the district begins with a page that tells parents the main facts in
    plain words. no if left out."""

    same_category: Annotated[SameCategory, EMPTY, Field(default_factory=SameCategory)]
    """State averages of districts of the same type and size."""

    disclosure: Annotated[DisclosureChoices, EMPTY, Field(default_factory=DisclosureChoices)]
    """What the district hides beyond the rule that protects small groups of students."""

    ignore: IgnoredField
    """Warnings about this file that are right as they are, each with a reason."""

    local: LocalField
    """Figures of this file that are not the state's, each with a reason."""


@final
class State(Measures):
    """Statewide figures of an edition: ``templates/<edition>/state.yaml``."""

    edition: YearKey
