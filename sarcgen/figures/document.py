"""What a card publishes, as data for programs: figures as printed, and a reason for every blank.

It is made from the protected report (:mod:`sarcgen.present.figures`), so that it can hold nothing
that the card does not show. One definition serves three ends: it writes the JSON, it says whether
a file is of this form, and its JSON Schema is published beside the cards.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final, Literal, TypeAlias, final

from pydantic import BaseModel, ConfigDict, Field

VERSION: Final = 1
"""Of the form; it goes up when something that was there changes or goes."""

SCHEMA_NAME: Final = f"card-{VERSION}.schema.json"
SCHEMA_ADDRESS: Final = f"../schema/{SCHEMA_NAME}"
"""Where the schema is, seen from a card's JSON in the site."""


@final
class Reason(StrEnum):
    """Why there is no figure.

    No finer than what the card itself says. In particular ``suppressed`` does not tell which group
    is small, which is hidden for the sake of another, and which the state had withheld.
    """

    SUPPRESSED = "suppressed"
    NOT_APPLICABLE = "not_applicable"
    NOT_TESTED = "not_tested"
    NOT_REPORTED = "not_reported"
    PENDING = "pending"
    MISSING = "missing"
    NONE = "none"


REASONS: Final[dict[Reason, str]] = {
    Reason.SUPPRESSED: "Printed as --: not shown to protect the privacy of students.",
    Reason.NOT_APPLICABLE: "Printed as N/A: the cell asks for no data.",
    Reason.NOT_TESTED: "Printed as NT: a local assessment was given instead of the state's test.",
    Reason.NOT_REPORTED: "Blank: the school or district does not report it.",
    Reason.PENDING: "Blank: the state has not released it yet.",
    Reason.MISSING: "Required and not given yet; the card is a draft.",
    Reason.NONE: "Blank: there is none.",
}


@final
class Unit(StrEnum):
    """What a printed form counts."""

    COUNT = "count"
    PERCENT = "percent"
    FTE = "fte"
    US_DOLLARS = "us_dollars"
    DAYS = "days"
    RATIO = "ratio"
    NUMBER = "number"
    TEXT = "text"
    EMAIL = "email"
    WEBSITE = "website"
    MARK = "mark"


UNITS: Final[dict[Unit, str]] = {
    Unit.COUNT: "students, teachers, classes or other things counted, as the heads say",
    Unit.PERCENT: "percent: 92.8 stands for 92.8%",
    Unit.FTE: "full-time equivalents",
    Unit.US_DOLLARS: "US dollars",
    Unit.DAYS: "days",
    Unit.RATIO: "students for each person",
    Unit.NUMBER: "a number, as the heads say",
    Unit.TEXT: "words or a month; no number",
    Unit.EMAIL: "an e-mail address; no number",
    Unit.WEBSITE: "a web address; no number",
    Unit.MARK: "X where something holds; no number",
}

Entity: TypeAlias = Literal["school", "district", "state"]
SchoolYear: TypeAlias = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}$")]
Language: TypeAlias = Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
Digits14: TypeAlias = Annotated[str, Field(pattern=r"^[0-9]{14}$")]
Digits7: TypeAlias = Annotated[str, Field(pattern=r"^[0-9]{7}$")]
Day: TypeAlias = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]


class _Part(BaseModel):
    """Unknown keys are refused; nothing is turned into another type; nothing changes."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        strict=True,
        hide_input_in_errors=True,
        use_attribute_docstrings=True,
        allow_inf_nan=False,
    )


@final
class Figure(_Part):
    """One cell of a table."""

    column: str
    """Id of its column; with the ids of table and row it names the figure in every year."""

    entity: Entity
    """Whose figure it is."""

    year: SchoolYear | None
    """School year of the figure where the column names one; else the title of the table does."""

    unit: Unit
    """What it counts."""

    printed: str
    """As the card prints it; -- where it is suppressed; may be empty."""

    number: int | float | None
    """The printed number, with no more decimals than are printed; null where none is printed."""

    reason: Reason | None
    """Why nothing is printed; null where something is."""


@final
class Fact(_Part):
    """A single fact printed above a table."""

    label: str
    unit: Unit
    printed: str
    number: int | float | None
    reason: Reason | None


@final
class Column(_Part):
    """One column of a table."""

    id: str
    label: str
    spanner: str
    """The head over several columns that it stands under; may be empty."""


@final
class Row(_Part):
    """One row of a table."""

    id: str
    label: str
    total: bool
    """The row sums up the others."""

    figures: tuple[Figure, ...]
    """One for each column, in their order."""


@final
class Table(_Part):
    """One table that the card shows."""

    id: str
    """Also the anchor of the table in the card's web page."""

    number: int
    """Place in the state's list of that edition."""

    title: str
    subtitles: tuple[str, ...]
    section: str
    """Heading of the part of the card."""

    facts: tuple[Fact, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...]
    """Notes under the table, as sanitised HTML."""


@final
class Resource(_Part):
    """Something to read or watch that the school added."""

    title: str
    kind: str
    description: str
    address: str


@final
class Narrative(_Part):
    """A text of the school's own."""

    id: str
    """Also the anchor of the text in the card's web page."""

    number: int
    title: str
    """Empty where the text continues the table before it."""

    section: str
    language: Language | None
    """Language of the text; null where there is none."""

    html: str
    """The text as sanitised HTML: paragraphs, lists, emphasis and links."""

    reason: Reason | None
    resources: tuple[Resource, ...]


@final
class Message(_Part):
    """What the principal says at the head of the card. The photo is in the web page and the PDF."""

    title: str
    language: Language | None
    """Language of the text; null where there is only a photo."""

    html: str
    """The text as sanitised HTML; empty where there is only a photo."""


@final
class School(_Part):
    """Which school."""

    name: str
    cds_code: Digits14 | None
    """County-District-School code; null where the card names none."""

    grades: tuple[str, ...]
    """Grades served, K and 1 to 12."""


@final
class District(_Part):
    """Which district."""

    name: str
    code: Digits7 | None
    """County and district: the first seven digits of the school's code."""


class Head(_Part):
    """The part of a card's JSON that says which card it is; the rest is not looked at."""

    model_config = ConfigDict(extra="ignore")

    schema_address: Annotated[str, Field(alias="$schema")]
    version: Literal[1]
    """Of this form."""

    edition: SchoolYear
    """Data year of the card."""

    language: Language
    """Language of the card's own words."""

    title: str
    """Of the document, as the web page and the PDF have it."""

    card: str
    """What the state calls the card."""

    draft: bool
    """Something required is missing: not for publication."""

    published: Day | None
    """Day of publication where the card names it."""

    school: School
    district: District


@final
class Card(Head):
    """The published figures and texts of one School Accountability Report Card."""

    model_config = ConfigDict(extra="forbid")

    tables: tuple[Table, ...]
    """In the order of the card."""

    narratives: tuple[Narrative, ...]
    """In the order of the card."""

    principal_message: Message | None = None
    """A local addition before the tables; absent where the school gives none."""
