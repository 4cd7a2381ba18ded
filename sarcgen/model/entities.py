"""The three roots of the data: a school, its district, and the state."""

from __future__ import annotations

from typing import Annotated, Any, Final, final

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema

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
    choice_schema,
    refuse,
)
from sarcgen.model.finance import Finance, SameCategory
from sarcgen.model.ignoring import IgnoredField
from sarcgen.model.narrative import NarrativeField
from sarcgen.model.outcomes import Outcomes
from sarcgen.model.protection_choices import DisclosureChoices, one_of
from sarcgen.model.students import Enrollment
from sarcgen.model.values import NoValue
from sarcgen.model.vocabulary import SERVED_GRADES, Grade, ResourceKind, SchoolKind


@final
class SchoolContact(Part):
    """School Contact Information (state format 1.2, table 2)."""

    name: TextField
    street: TextField
    city_state_zip: TextField
    phone: TextField
    principal: TextField
    email: TextField
    website: TextField
    cds_code: CdsCodeField


@final
class DistrictContact(Part):
    """District Contact Information (state format 1.2, table 1)."""

    name: TextField
    phone: TextField
    superintendent: TextField
    email: TextField
    website: TextField


@final
class Narratives(Part):
    """Texts of the school's own, in Markdown."""

    description: NarrativeField
    """School description and mission statement."""

    career_technical_education: NarrativeField
    """Career Technical Education programs."""

    parental_involvement: NarrativeField
    """Opportunities for parental involvement, with a contact person and telephone number."""

    safety_plan: NarrativeField
    """School safety plan: dates of review and discussion, key elements."""

    services_funded: NarrativeField
    """Types of services funded: programs and supplemental services."""


def _web_address(raw: object) -> str:
    text = str(raw).strip()
    if not text.startswith(("https://", "http://")) or any(c.isspace() for c in text):
        refuse("S118", "A web address starts with https:// or http:// and has no spaces.")
    return text


@final
class Resource(Part):
    """A local addition: something to read or watch, printed as a plain link with its address."""

    title: TextField
    kind: Annotated[
        ResourceKind | NoValue,
        PlainValidator(choice(ResourceKind)),
        choice_schema(ResourceKind, "What it is."),
        Field(default=NoValue.MISSING),
    ]
    description: TextField
    address: Annotated[
        str | None,
        BeforeValidator(lambda raw: None if raw is None else _web_address(raw)),
        Field(default=None),
    ]
    """Web address; may be left out where the source names none."""


@final
class ProfessionalDevelopment(Part):
    """Professional Development (state format 1.6, table 32)."""

    days: Annotated[dict[YearKey, FteItem], EMPTY, Field(default_factory=dict)]
    """School days dedicated to staff development, by school year; halves are allowed."""

    narrative: NarrativeField
    resources: Annotated[
        list[Resource],
        BeforeValidator(lambda raw: [] if raw is None else raw),
        Field(default_factory=list),
    ]
    """A local addition shown after the state's content."""


_HOW_GRADES: Final = (
    "Write the grades served as in K-6, 7-8 or 9-12; transitional kindergarten counts as K."
)


def _grades(raw: object) -> tuple[Grade, ...]:
    order = [grade.value for grade in SERVED_GRADES]
    items = raw if isinstance(raw, list) else str(raw or "").replace(" ", "").split(",")
    served: set[str] = set()
    for item in items:
        first, dash, last = str(item).strip().upper().replace("–", "-").partition("-")
        last = last if dash else first
        if first not in order or last not in order or order.index(first) > order.index(last):
            refuse("S108", _HOW_GRADES)
        served.update(order[order.index(first) : order.index(last) + 1])
    if not served:
        refuse("S108", _HOW_GRADES)
    return tuple(grade for grade in SERVED_GRADES if grade.value in served)


GradesField = Annotated[
    tuple[Grade, ...],
    PlainValidator(_grades),
    WithJsonSchema(
        {"type": ["string", "integer", "array"], "description": "Grades served, as in K-6 or 9-12."}
    ),
]


class Measures(Part):
    """Figures that a school has, and that its district and the state may have beside it."""

    enrollment: Annotated[Enrollment, EMPTY, Field(default_factory=Enrollment)]
    conditions: Annotated[Conditions, EMPTY, Field(default_factory=Conditions)]
    outcomes: Annotated[Outcomes, EMPTY, Field(default_factory=Outcomes)]
    engagement: Annotated[Engagement, EMPTY, Field(default_factory=Engagement)]
    class_size: Annotated[ClassSize, EMPTY, Field(default_factory=ClassSize)]
    staff: Annotated[Staff, EMPTY, Field(default_factory=Staff)]
    finance: Annotated[Finance, EMPTY, Field(default_factory=Finance)]


@final
class School(Measures):
    """One school in one edition: ``schools/<edition>/<school>.yaml``."""

    edition: YearKey
    """The data year of the edition, in quotes."""

    grades: GradesField
    """Grades served; they decide which tables the card shows."""

    kind: Annotated[
        SchoolKind,
        PlainValidator(one_of(SchoolKind, SchoolKind.REGULAR)),
        WithJsonSchema({"enum": [*(kind.value for kind in SchoolKind), None]}),
        Field(default=SchoolKind.REGULAR),
    ]
    """regular, alternative, charter or county office; regular if left out."""

    published: DayField
    """The day on which the card is published; goes into the files' metadata."""

    contact: Annotated[SchoolContact, EMPTY, Field(default_factory=SchoolContact)]
    ignore: IgnoredField
    """Warnings about this file that are right as they are, each with a reason."""

    narratives: Annotated[Narratives, EMPTY, Field(default_factory=Narratives)]
    professional_development: Annotated[
        ProfessionalDevelopment, EMPTY, Field(default_factory=ProfessionalDevelopment)
    ]


def _switch(raw: object) -> bool:
    text = "no" if raw is None else str(raw).strip().casefold()
    if text not in ("yes", "no"):
        refuse("S109", "Write yes or no.")
    return text == "yes"


_SWITCH_SCHEMA: Final[dict[str, Any]] = {"enum": ["yes", "no", None]}


@final
class District(Measures):
    """What all schools of a district share: ``schools/<edition>/_district.yaml``.

    The measures here fill the District columns. What stands under ``schools`` fills whatever a
    school's own file leaves out.
    """

    edition: YearKey
    contact: Annotated[DistrictContact, EMPTY, Field(default_factory=DistrictContact)]
    single_school: Annotated[
        bool, PlainValidator(_switch), WithJsonSchema(_SWITCH_SCHEMA), Field(default=False)
    ]
    """yes for a district (or charter) of one school: exempt from the salary table
    (EC 41409.3), and its District columns are protected like the School columns."""

    same_category: Annotated[SameCategory, EMPTY, Field(default_factory=SameCategory)]
    disclosure: Annotated[DisclosureChoices, EMPTY, Field(default_factory=DisclosureChoices)]
    ignore: IgnoredField
    """Warnings about this file that are right as they are, each with a reason."""


@final
class State(Measures):
    """Statewide figures of an edition: ``templates/<edition>/state.yaml``."""

    edition: YearKey
