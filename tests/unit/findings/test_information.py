"""Information fails nothing, needs no excuse, and is told in every format as such."""

from __future__ import annotations

import json
from typing import Final
from xml.etree import ElementTree as ET

from jsonschema import Draft202012Validator

from sarcgen.explanations.codes import may_be_ignored, stops_a_build
from sarcgen.findings.baseline import Baseline
from sarcgen.findings.formats import ReportFormat, write_report
from sarcgen.findings.groups import Counts
from sarcgen.problems import Severity
from tests.support.cards import ROOT
from tests.unit.findings.sample_runs import LATE, run_of, school, told

GRADE: Final = told("X149", "30:5", "The text reads at grade 14.", "narratives.safety_plan")


def test_it_fails_no_run_not_even_a_strict_one() -> None:
    assert GRADE.severity is Severity.INFORMATION
    assert not run_of(school("oak", GRADE), strict=True).failed()
    assert run_of(school("oak", GRADE, LATE), strict=True).failed()


def test_it_is_counted_apart_and_only_where_there_is_any() -> None:
    counts = Counts.of(run_of(school("oak", GRADE, LATE)).findings())
    assert counts.open() == "0 errors, 1 warning, 1 for information"
    assert Counts.of(run_of(school("oak", LATE)).findings()).open() == "0 errors, 1 warning"


def test_no_baseline_takes_it_and_no_file_ignores_it() -> None:
    run = run_of(school("oak", GRADE, LATE))
    assert Baseline.of(run).total() == 1
    written = Baseline.of(run).text().replace("X110", "X149")
    written = written.replace(LATE.field, GRADE.field)
    assert GRADE in Baseline.read(written, "accepted.json").accept(run).open()
    assert not may_be_ignored("X149")
    assert not stops_a_build("X149")


def test_each_format_has_its_own_word_for_it() -> None:
    run = run_of(school("oak", GRADE), strict=True)
    text, github, markdown = (
        write_report(run, form)
        for form in (ReportFormat.TEXT, ReportFormat.GITHUB, ReportFormat.MARKDOWN)
    )
    assert "oak.yaml:30:5: X149 information: The text reads at grade 14." in text
    assert github.startswith("::notice file=schools/2018-19/oak.yaml,line=30,col=5,")
    assert "## sarcgen check: passed" in markdown
    assert "- **information X149**" in markdown
    (found,) = json.loads(write_report(run, ReportFormat.SARIF))["runs"][0]["results"]
    assert found["level"] == "note"
    suite = ET.fromstring(write_report(run, ReportFormat.JUNIT))  # noqa: S314 (our own)
    assert suite.attrib["failures"] == "0"
    assert [case.text for case in suite.iter("system-out")] == [str(GRADE)]


def test_the_json_report_holds_it_as_its_schema_says() -> None:
    data = json.loads(write_report(run_of(school("oak", GRADE)), ReportFormat.JSON))
    schema = json.loads((ROOT / "docs" / "check-report.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(data)
    assert data["summary"]["information"] == data["schools"][0]["information"] == 1
    assert data["findings"][0]["severity"] == "information"
