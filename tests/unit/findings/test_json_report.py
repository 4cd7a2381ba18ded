"""The report for programs, and its schema in docs."""

from __future__ import annotations

import json
from typing import Any, Final

import pytest
from jsonschema import Draft202012Validator

from sarcgen.explanations.codes import EXPLANATIONS
from sarcgen.findings.json_report import json_report
from sarcgen.findings.results import CheckRun
from tests.support.cards import ROOT
from tests.unit.findings.sample_runs import (
    DISTRICT,
    clean_run,
    nasty_run,
    run_of,
    school,
    small_run,
    told,
)

SCHEMA: Final = json.loads((ROOT / "docs" / "check-report.schema.json").read_text("utf-8"))
Draft202012Validator.check_schema(SCHEMA)
VALIDATOR: Final = Draft202012Validator(SCHEMA)


def report(run: CheckRun) -> Any:
    return json.loads(json_report(run))


def test_the_whole_report_of_a_small_run() -> None:
    warning = {"severity": "warning", "standing": "open", "reason": "", "owed_by": []}
    oak = "schools/2018-19/oak.yaml"
    found = report(small_run())
    rules = found.pop("rules")
    assert found == {
        "version": 1,
        "summary": {
            "schools": 2, "errors": 1, "warnings": 2, "ignored": 1, "accepted": 1,
            "information": 0, "strict": False, "failed": True,
        },
        "schools": [
            {
                "edition": "2018-19", "school": "elm", "title": "Elm School",
                "file": "schools/2018-19/elm.yaml", "district_file": DISTRICT,
                "errors": 0, "warnings": 1, "ignored": 0, "accepted": 1, "information": 0,
            },
            {
                "edition": "2018-19", "school": "oak", "title": "Oak School",
                "file": oak, "district_file": DISTRICT,
                "errors": 1, "warnings": 2, "ignored": 1, "accepted": 0, "information": 0,
            },
        ],
        "findings": [
            {
                "file": DISTRICT, "line": 9, "column": 3, "code": "X130", **warning,
                "message": "Collect them anew.", "field": "conditions.textbooks",
                "schools": ["2018-19/elm", "2018-19/oak"],
            },
            {
                "file": "schools/2018-19/elm.yaml", "line": 5, "column": 1, "code": "C201",
                **warning, "message": "Type it.", "field": "contact.phone",
                "standing": "accepted", "schools": ["2018-19/elm"],
            },
            {
                "file": oak, "line": 7, "column": 3, "code": "S105", **warning,
                "severity": "error", "message": "Write 1234 without a comma.",
                "field": "enrollment.total", "schools": ["2018-19/oak"],
            },
            {
                "file": oak, "line": 12, "column": 5, "code": "X110", **warning,
                "message": "Ask the business office.", "field": "finance.expenditures.total",
                "schools": ["2018-19/oak"],
            },
            {
                "file": oak, "line": 20, "column": 1, "code": "X120", **warning,
                "message": "Add “repair:”.", "field": "conditions.facilities",
                "standing": "ignored", "reason": "All … rooms, and … more, were mended.",
                "schools": ["2018-19/oak"],
            },
        ],
    }  # fmt: skip
    assert list(rules) == ["C201", "S105", "X110", "X120", "X130"]
    explained = EXPLANATIONS["X110"]
    assert rules["X110"] == {
        "rule": explained.rule,
        "why": explained.why,
        "mend": explained.mend,
        "source": explained.source,
    }


@pytest.mark.parametrize(
    "run", [small_run(), small_run(strict=True), clean_run(), nasty_run(), run_of()]
)
def test_every_report_fits_the_schema_in_docs(run: CheckRun) -> None:
    VALIDATOR.validate(report(run))


def test_whether_the_run_fails() -> None:
    warned = [school("oak", told("X110", "1:1"))]
    assert report(run_of(*warned))["summary"]["failed"] is False
    summary = report(run_of(*warned, strict=True))["summary"]
    assert (summary["strict"], summary["failed"]) == (True, True)


def test_the_schema_knows_every_code_and_no_key_that_is_not_there() -> None:
    every = report(run_of(school("oak", *(told(code, "1:1") for code in EXPLANATIONS))))
    VALIDATOR.validate(every)
    for place in (every, every["summary"], every["schools"][0], every["findings"][0]):
        place["more"] = 1
        assert not VALIDATOR.is_valid(every)
        del place["more"]


def test_every_key_is_described() -> None:
    def undescribed(schema: dict[str, Any], path: str) -> list[str]:
        found = []
        for key, part in schema.get("properties", {}).items():
            target = SCHEMA["$defs"].get(part.get("$ref", "").rpartition("/")[2], {})
            if not {"description", "enum", "pattern"} & {*part, *target}:
                found.append(f"{path}.{key}")
            found += undescribed(part, f"{path}.{key}")
            found += undescribed(part.get("items", {}), f"{path}.{key}[]")
        return found

    assert undescribed(SCHEMA, "") == []


def test_the_report_is_ascii_and_every_text_comes_back() -> None:
    written = json_report(nasty_run())
    assert written.isascii()
    assert written.endswith("}\n")
    (found,) = nasty_run().open()
    (told_of,) = json.loads(written)["findings"]
    assert (told_of["message"], told_of["file"]) == (found.message, found.mark.path)


def test_a_key_that_may_be_a_figure_is_not_told() -> None:
    run = run_of(school("oak", told("S101", "1:1", field="enrollment.homeless 7")))
    assert report(run)["findings"][0]["field"] == "enrollment.…"
