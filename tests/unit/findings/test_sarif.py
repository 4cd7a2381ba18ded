"""The report in SARIF: valid against the official schema, with stable fingerprints."""

from __future__ import annotations

import importlib.metadata
import json
from dataclasses import replace
from typing import Any, Final

import pytest
from jsonschema import Draft7Validator

from sarcgen.explanations.codes import EXPLANATIONS
from sarcgen.findings import sarif
from sarcgen.findings.results import CheckRun
from sarcgen.findings.sarif import FINGERPRINT, sarif_report, uri_of
from sarcgen.problems import Problem
from tests.support.cards import ROOT
from tests.unit.findings.sample_runs import (
    LATE,
    OAK,
    clean_run,
    nasty_run,
    run_of,
    school,
    small_run,
    told,
)

SCHEMA: Final = ROOT / "tests" / "support" / "schemas" / "sarif-schema-2.1.0.json"
VALIDATOR: Final = Draft7Validator(
    json.loads(SCHEMA.read_text("utf-8")), format_checker=Draft7Validator.FORMAT_CHECKER
)


def log(run: CheckRun) -> Any:
    """The one run of the report, checked against the schema."""
    whole = json.loads(sarif_report(run))
    VALIDATOR.validate(whole)
    (only,) = whole["runs"]
    return only


def results(*found: Problem) -> list[Any]:
    return list(log(run_of(school("oak", *found)))["results"])


def fingerprints(*found: Problem) -> list[str]:
    return [result["partialFingerprints"][FINGERPRINT] for result in results(*found)]


@pytest.mark.parametrize(
    "run", [small_run(), small_run(strict=True), clean_run(), nasty_run(), run_of()]
)
def test_every_report_fits_the_official_schema_and_is_ascii(run: CheckRun) -> None:
    log(run)
    assert sarif_report(run).isascii()
    assert sarif_report(run).endswith("}\n")


def test_every_code_makes_a_valid_rule_with_its_family() -> None:
    rules = log(run_of(school("oak", *(told(code, "1:1") for code in EXPLANATIONS))))["tool"][
        "driver"
    ]["rules"]
    assert [rule["id"] for rule in rules] == list(EXPLANATIONS)
    assert all(rule["shortDescription"]["text"] and rule["help"]["text"] for rule in rules)
    families = {rule["id"][0]: rule["properties"]["tags"][0] for rule in rules}
    assert families == {code[0]: sarif.FAMILIES[code[0]] for code in EXPLANATIONS}


def test_the_tool_and_the_rules_that_occur() -> None:
    run = log(small_run())
    assert run["columnKind"] == "unicodeCodePoints"
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("sarcgen", importlib.metadata.version("sarcgen"))
    assert [rule["id"] for rule in driver["rules"]] == ["C201", "S105", "X110", "X120", "X130"]
    explained = EXPLANATIONS["X110"]
    assert driver["rules"][2] == {
        "id": "X110",
        "shortDescription": {"text": explained.rule},
        "fullDescription": {"text": explained.why},
        "help": {"text": f"{explained.mend} Source: {explained.source}."},
        "defaultConfiguration": {"level": "warning"},
        "properties": {"tags": ["cross-check"]},
    }


def test_a_result() -> None:
    result = log(small_run())["results"][3]
    (fingerprint,) = result.pop("partialFingerprints").values()
    assert len(fingerprint) == 64
    assert result == {
        "ruleId": "X110",
        "ruleIndex": 2,
        "level": "warning",
        "message": {"text": "Ask the business office."},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": OAK},
                    "region": {"startLine": 12, "startColumn": 5},
                }
            }
        ],
    }


def test_findings_that_do_not_count_are_suppressed_and_no_others() -> None:
    found = {result["ruleId"]: result.get("suppressions") for result in log(small_run())["results"]}
    assert found == {
        "C201": [{"kind": "external"}],
        "S105": None,
        "X110": None,
        "X120": [{"kind": "inSource", "justification": "All … rooms, and … more, were mended."}],
        "X130": None,
    }


def test_an_error_has_the_level_error() -> None:
    assert [result["level"] for result in results(told("S105", "1:1"))] == ["error"]


def test_a_brace_starts_no_placeholder() -> None:
    (result,) = results(replace(LATE, message="Write {0}."))
    assert result["message"]["text"] == "Write {{0}}."


def test_a_fingerprint_outlives_another_line_and_better_words() -> None:
    (here,) = fingerprints(LATE)
    moved = replace(LATE, mark=replace(LATE.mark, line=99), message="Put better.")
    assert fingerprints(moved) == [here]


def test_a_fingerprint_tells_code_file_field_and_number_apart() -> None:
    others = [
        replace(LATE, code="X120"),
        replace(LATE, field="finance"),
        replace(LATE, mark=replace(LATE.mark, path="other.yaml")),
        replace(LATE, mark=replace(LATE.mark, line=99)),
    ]
    found = fingerprints(LATE, *others)
    assert len(set(found)) == 5


def test_a_fingerprint_cannot_be_searched_for_a_figure() -> None:
    """Of a key that somebody typed nothing goes into it that may be a figure."""
    first, second = (told("S101", "1:1", field=f"enrollment.homeless {n}") for n in (7, 8))
    assert fingerprints(first) == fingerprints(second)


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("schools/2018-19/oak.yaml", "schools/2018-19/oak.yaml"),
        ("a b/ü#?%.yaml", "a%20b/%C3%BC%23%3F%25.yaml"),
        ("a:b.yaml", "a%3Ab.yaml"),
        ("../up.yaml", "../up.yaml"),
        ("/data/a b.yaml", "file:///data/a%20b.yaml"),
        ("C:/data/a b.yaml", "file:///C:/data/a%20b.yaml"),
        ("\udcff.yaml", "%5Cudcff.yaml"),
    ],
)
def test_a_path_as_uri(path: str, uri: str) -> None:
    assert uri_of(path) == uri


def test_a_sarcgen_that_is_not_installed_names_no_version(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(sarif, "version", missing)
    assert "version" not in log(small_run())["tool"]["driver"]
