"""A schema accepts what the readers of the model accept, and little else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pytest
from jsonschema import Draft202012Validator
from pydantic import BaseModel, create_model

from sarcgen.model.conditions import Facilities, SystemInspection, Textbook, Textbooks
from sarcgen.model.engagement import Suspensions
from sarcgen.model.entities import District, Narratives, Resource, School, SchoolContact
from sarcgen.model.finance import Expenditures
from sarcgen.model.ignoring import Ignored
from sarcgen.model.outcomes import AssessmentResult
from sarcgen.model.protection_choices import DisclosureChoices
from sarcgen.reading.validation import validate
from sarcgen.reading.yaml_reader import parse_yaml
from sarcgen.records.schema_nodes import root_of
from sarcgen.records.schema_values import row_schema, value_schema
from tests.support.editors import as_an_editor_reads

WORDS: Final = ["--", "N/A", "not reported", "pending", "n/a", "NOT REPORTED", "Pending", ""]
NUMBERS: Final = [
    "0", "7", "345", "007", "100", "100.0", "100.5", "99.99", "345.6", ".5", "5.", "-5", "-6.7",
    "-.5", "--5", "1,234", "$5", "5%", "12:30", "1/2", "999999999999", "1000000000000",
    "99999999.999", "42 students", "forty", "4O", "none",
]  # fmt: skip
TEXTS: Final = [
    "Alder Creek", "two\n  lines", "January 2020", "january 2020", "9/2019", "Nov. 2019",
    "2020-01-31", "2020-13-31", "2020-1-31", "01/31/2020", "Good", "good", "FAIR", "Exemplary",
    "Yes", "yes", "no", "NO", "maybe", "regular", "County Office", "magnet", "strict", "Dash",
    "case study", "film", "https://a.example.org", "http://a.example.org/x", "www.a.example.org",
    "javascript:alert(1)", "19649076021869", "19-64907-6021869", "19 64907 6021869",
    "1964907602186", "X110", "X999", "K-6", "k-6", "6-K", "TK", "9-12", "7-8, 11", "K,", "5", "13",
    "[K, 5]", "[TK]", "[]", "10", "11", "15", "{en: A, es: B}", "{en: pending}", "{Spanish: B}",
    "{rating: Good}", "[a]", "{a: b}", "x110",
]  # fmt: skip
IN_QUOTES: Final = ['" 345 "', '" Good"', '"pending "']
FIELDS: Final[list[tuple[type[BaseModel], str]]] = [
    (AssessmentResult, "number_tested"),
    (AssessmentResult, "percent_tested"),
    (Suspensions, "suspensions"),
    (Expenditures, "total"),
    (Expenditures, "salary_against_state"),
    (SchoolContact, "name"),
    (SchoolContact, "cds_code"),
    (Textbooks, "collected"),
    (Textbook, "from_most_recent_adoption"),
    (SystemInspection, "rating"),
    (Facilities, "overall_rating"),
    (Facilities, "narrative"),
    (Narratives, "safety_plan"),
    (Resource, "kind"),
    (Resource, "address"),
    (School, "grades"),
    (School, "kind"),
    (School, "published"),
    (District, "single_school"),
    (DisclosureChoices, "minimum_group_size"),
    (DisclosureChoices, "level"),
    (DisclosureChoices, "enrollment_by_group"),
    (Ignored, "code"),
    (Ignored, "reason"),
    (Ignored, "field"),
]


UNSEEN: Final = {
    "5.": "JSON knows the number, not how it was written",
    "100.0": "the same",
    "007": "the same",
    "12:30": "a schema does not see that quotes are missing",
    "2020-01-31": "the same",
    "2020-1-31": "the same",
    "2020-13-31": "the same",
    "yes": "the same",
    "Yes": "the same",
    "no": "the same",
    "NO": "the same",
}
"""What is refused for something that is gone when a schema is asked."""

STRICTER: Final = {
    *IN_QUOTES,  # nobody types blanks inside quotes around a figure or word
    "x110",  # codes are listed, for editors to offer them
    '"x110"',
}
"""What is accepted, but not by a schema, which does no harm."""


def given() -> Iterator[str]:
    yield from IN_QUOTES
    for text in (*WORDS, *NUMBERS, *TEXTS):
        yield text
        if not text.startswith(("{", "[")) and "\n" not in text:
            yield f'"{text}"'


def reader_of(model: type[BaseModel], field: str) -> type[BaseModel]:
    """A model of one field, which need not be there."""
    info = model.model_fields[field]
    return create_model("Holder", **{field: (info.annotation, info)})  # type: ignore[call-overload, no-any-return]


def is_read(reader: type[BaseModel], field: str, text: str) -> bool:
    document, problems = parse_yaml(f"{field}: {text}\n".encode(), "x.yaml")
    return not problems and validate(document, reader)[0] is not None


def schema_of(
    model: type[BaseModel], field: str, *, of_the_state: bool = True
) -> Draft202012Validator:
    node = root_of(model).below[field]
    assert node.form is not None
    schema = value_schema(node.form, node.unit, of_the_state=of_the_state)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def fits(schema: Draft202012Validator, text: str) -> bool:
    return schema.is_valid(as_an_editor_reads(f"key: {text}\n")["key"])


@pytest.mark.parametrize(
    ("model", "field"), FIELDS, ids=lambda part: getattr(part, "__name__", part)
)
def test_a_schema_accepts_what_the_reader_accepts(model: type[BaseModel], field: str) -> None:
    reader, schema = reader_of(model, field), schema_of(model, field)
    read = {text for text in given() if is_read(reader, field, text)}
    accepted = {text for text in given() if fits(schema, text)}
    assert read
    assert read - accepted <= STRICTER
    assert accepted - read <= set(UNSEEN)


@pytest.mark.parametrize(
    ("model", "field"),
    [
        (AssessmentResult, "number_tested"),
        (SchoolContact, "name"),
        (SystemInspection, "rating"),
        (Narratives, "safety_plan"),
    ],
)
def test_what_the_school_supplies_itself_is_never_pending(
    model: type[BaseModel], field: str
) -> None:
    state, own = schema_of(model, field), schema_of(model, field, of_the_state=False)
    differ = {text for text in given() if fits(state, text) != fits(own, text)}
    named = {"{en: pending}"} if field == "safety_plan" else set()
    assert differ == {"pending", "Pending", '"pending"', '"Pending"'} | named


@pytest.mark.parametrize("of_the_state", [True, False])
def test_a_row_may_be_one_word_and_no_other(*, of_the_state: bool) -> None:
    schema = Draft202012Validator(row_schema(of_the_state=of_the_state))
    accepted = {text for text in given() if fits(schema, text)}
    words = {"--", "N/A", "n/a", "not reported", "NOT REPORTED"}
    words |= {"pending", "Pending"} if of_the_state else set()
    groups = {text for text in TEXTS if text.startswith("{")}
    assert accepted == {*words, *(f'"{word}"' for word in words), *groups, ""}


def test_editors_offer_the_words_as_they_should_be_typed() -> None:
    count = schema_of(AssessmentResult, "number_tested").schema
    assert isinstance(count, dict)
    assert [snippet["body"] for snippet in count["defaultSnippets"]] == [
        '"--"',
        "N/A",
        "not reported",
        "pending",
    ]
    answer = schema_of(Textbook, "from_most_recent_adoption", of_the_state=False).schema
    assert isinstance(answer, dict)
    assert [snippet["body"] for snippet in answer["defaultSnippets"]] == [
        '"Yes"',
        '"No"',
        "N/A",
        "not reported",
    ]


def test_messages_of_editors_say_what_to_write() -> None:
    count = schema_of(AssessmentResult, "number_tested").schema
    assert isinstance(count, dict)
    assert count["errorMessage"] == (
        "Write a whole number in digits, as in 345;"
        ' where there is none, "--", N/A, not reported or pending.'
    )
