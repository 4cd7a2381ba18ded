"""The JSON Schemas that editors use: what they accept and refuse."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

import jsonschema
import pytest

from sarcgen.edition.load import load_edition
from sarcgen.records.schema import FileKind, schema_line, schema_name
from sarcgen.tables.scaffold import blank_district, blank_school
from tests.support.editors import TEMPLATES, as_an_editor_reads, properties, resolved, schema_of

EDITION: Final = "2018-19"
TEMPLATE: Final = load_edition(TEMPLATES, EDITION)


@cache
def validator(kind: FileKind) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schema_of(kind, EDITION))


def complaints(kind: FileKind, data: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator(kind).iter_errors(data)]


def school(**changes: Any) -> dict[str, Any]:
    return {"edition": EDITION, "grades": "K-6", **changes}


@pytest.mark.parametrize("grades", ["K-6", "6-8", "9-12", "K-12"])
def test_a_blank_file_satisfies_its_schema(grades: str) -> None:
    blank = as_an_editor_reads(blank_school(TEMPLATE, grades))
    assert complaints(FileKind.SCHOOL, blank) == []
    blank = as_an_editor_reads(blank_district(TEMPLATE, grades))
    assert complaints(FileKind.DISTRICT, blank) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"enrolment": {"total": 5}},
        {"enrollment": {"totl": 5}},
        {"enrollment": {"by_group": {"latinx": 5}}},
        {"enrollment": {"by_grade": {"13": 5}}},
        {"enrollment": {"total": -1}},
        {"enrollment": {"total": 5.5}},
        {"enrollment": {"total": "5 students"}},
        {"enrollment": {"by_group": {"white": 101}}},
        {"enrollment": []},
        {"outcomes": {"ela": {"asian": "withheld"}}},
        {"narratives": {"safety_plan": {"Spanish": "x"}}},
        {"outcomes": {"caaspp": {"2018-2019": {"ela": 5}}}},
        {"contact": {"cds_code": "123"}},
        {"contact": {"cds_code": 19649076021869}},
        {"contact": {"name": 5}},
        {"conditions": {"facilities": {"systems": {"interior": {"rating": "Exemplary"}}}}},
        {"professional_development": {"resources": {"title": "x"}}},
        {"edition": "2019-20"},
        {"schools": {}},
    ],
)
def test_what_sarcgen_refuses_does_not_satisfy_the_schema(changes: dict[str, Any]) -> None:
    assert complaints(FileKind.SCHOOL, school(**changes)) != []


def test_edition_and_grades_are_required_of_a_school_and_edition_of_a_district() -> None:
    assert len(complaints(FileKind.SCHOOL, {})) == 2
    assert len(complaints(FileKind.DISTRICT, {})) == 1
    assert complaints(FileKind.SCHOOL, school()) == []


@pytest.mark.parametrize("word", ["--", "N/A", "not reported", "pending", None])
def test_the_words_for_no_figure_satisfy_the_schema(word: str | None) -> None:
    given = {
        "enrollment": {"total": word},
        "outcomes": {"ela": {"asian": word}},
        "contact": {"name": word},
    }
    assert complaints(FileKind.SCHOOL, school(**given)) == []


def test_empty_groups_satisfy_the_schema() -> None:
    given = dict.fromkeys(["contact", "enrollment", "outcomes", "professional_development"])
    assert complaints(FileKind.SCHOOL, school(**given)) == []
    given = {
        "outcomes": {"caaspp": {"2018-19": None}, "ela": None},
        "narratives": {"safety_plan": {"es": None}},
    }
    assert complaints(FileKind.SCHOOL, school(**given)) == []
    assert complaints(FileKind.DISTRICT, {"edition": EDITION, "schools": None}) == []


def test_the_shared_part_of_a_district_takes_what_a_school_takes_but_its_edition() -> None:
    for key, value, fits in (
        ("enrollment", {"total": 5}, True),
        ("narratives", {"safety_plan": {"en": "a", "es": "b"}}, True),
        ("edition", EDITION, False),
        ("grades", "K-6", False),
        ("enrolment", {}, False),
    ):
        found = complaints(FileKind.DISTRICT, {"edition": EDITION, "schools": {key: value}})
        assert (found == []) is fits, key


def test_what_the_state_supplies_may_be_pending_and_what_the_school_does_may_not() -> None:
    for given, fits in (
        ({"enrollment": {"total": "pending"}}, True),
        ({"outcomes": {"ela": {"asian": "pending"}}}, True),
        ({"engagement": {"graduation": {"2017-18": {"cohort": "pending"}}}}, True),
        ({"conditions": {"teacher_credentials": {"2018-19": "pending"}}}, False),
        ({"staff": {"support": {"nurse": "Pending"}}}, False),
        ({"narratives": {"safety_plan": "pending"}}, False),
        ({"narratives": {"safety_plan": "The visit is pending."}}, True),
    ):
        assert (complaints(FileKind.SCHOOL, school(**given)) == []) is fits, given


def test_what_is_ignored_has_a_listed_code_and_a_reason() -> None:
    entry = {"code": "X110", "reason": "The business office confirmed the figures."}
    for given, fits in (
        (entry, True),
        ({**entry, "field": "finance.expenditures"}, True),
        ({**entry, "reason": " "}, False),
        ({**entry, "reason": "not reported"}, False),
        ({"code": "X110"}, False),
        ({**entry, "code": "S103"}, False),
        ({**entry, "codes": "X110"}, False),
    ):
        assert (complaints(FileKind.SCHOOL, school(ignore=[given])) == []) is fits, given
    schema = schema_of(FileKind.DISTRICT, EDITION)
    code = resolved(schema, dict(properties(schema))["ignore", "*", "code"])
    assert len(code["enum"]) == len(code["enumDescriptions"]) > 10


def test_rows_to_hide_are_those_of_the_edition() -> None:
    for table, row, fits in (
        ("caaspp-ela-by-group", "homeless", True),
        ("enrollment-by-group", "homeless", False),
        ("caaspp-ela-by-group", "homeles", False),
    ):
        choice = {"also_hide": [{"table": table, "row": row}]}
        given = {"edition": EDITION, "disclosure": choice}
        assert (complaints(FileKind.DISTRICT, given) == []) is fits, (table, row)


def test_a_file_names_its_schema_by_a_relative_path() -> None:
    assert schema_name(EDITION, FileKind.DISTRICT) == "2018-19-district.json"
    assert schema_line(EDITION, FileKind.SCHOOL) == (
        "# yaml-language-server: $schema=../.schema/2018-19-school.json"
    )
    assert "$schema=../../.schema/" in schema_line(EDITION, FileKind.SCHOOL, levels=2)
