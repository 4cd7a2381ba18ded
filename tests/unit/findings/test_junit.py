"""The report in JUnit's form: valid, complete, and failing where the run fails."""

from __future__ import annotations

from typing import Any, Final

import pytest
from lxml import etree

from sarcgen.explanations.codes import EXPLANATIONS
from sarcgen.findings.junit import junit_report
from sarcgen.findings.results import CheckRun
from tests.support.cards import ROOT
from tests.unit.findings.sample_runs import clean_run, nasty_run, run_of, school, small_run, told

SCHEMA: Final = etree.XMLSchema(file=str(ROOT / "tests" / "support" / "schemas" / "junit-10.xsd"))


def report(run: CheckRun) -> Any:
    """The report's root, checked against the schema."""
    root = etree.fromstring(junit_report(run).encode())
    SCHEMA.assertValid(root)
    return root


def case(root: Any, school_name: str, code: str) -> Any:
    (found,) = root.xpath(
        f"//testcase[@classname='2018-19.{school_name}'][starts-with(@name, '{code} ')]"
    )
    return found


@pytest.mark.parametrize(
    "run", [small_run(), small_run(strict=True), clean_run(), nasty_run(), run_of()]
)
def test_every_report_fits_the_schema_and_is_ascii(run: CheckRun) -> None:
    report(run)
    assert junit_report(run).isascii()
    assert junit_report(run).endswith("</testsuites>\n" if run.schools else "/>\n")


def test_a_suite_a_school_and_a_case_a_rule() -> None:
    root = report(small_run())
    number = str(len(EXPLANATIONS))
    assert dict(root.attrib) == {
        "name": "sarcgen check",
        "tests": str(2 * len(EXPLANATIONS)),
        "failures": "1",
        "errors": "0",
        "time": "0",
    }
    assert [dict(suite.attrib) for suite in root] == [
        {
            "name": f"{name.title()} School, 2018-19",
            "tests": number,
            "failures": failures,
            "errors": "0",
            "skipped": "0",
            "time": "0",
            "file": f"schools/2018-19/{name}.yaml",
        }
        for name, failures in (("elm", "0"), ("oak", "1"))
    ]
    assert [found.get("name").split()[0] for found in root[0]] == list(EXPLANATIONS)
    assert case(root, "elm", "X110").get("name") == f"X110 {EXPLANATIONS['X110'].rule}"


def test_an_error_fails_its_case_with_its_line() -> None:
    (failure,) = case(report(small_run()), "oak", "S105")
    assert failure.tag == "failure"
    assert dict(failure.attrib) == {"type": "error", "message": "Write 1234 without a comma."}
    assert failure.text == "schools/2018-19/oak.yaml:7:3: S105 Write 1234 without a comma."


def test_a_warning_is_told_and_fails_only_a_strict_run() -> None:
    line = "schools/2018-19/oak.yaml:12:5: X110 warning: Ask the business office."
    (output,) = case(report(small_run()), "oak", "X110")
    assert (output.tag, output.text, dict(output.attrib)) == ("system-out", line, {})
    strict = report(small_run(strict=True))
    (failure,) = case(strict, "oak", "X110")
    assert (failure.tag, failure.text, failure.get("type")) == ("failure", line, "warning")
    assert strict.get("failures") == "4"  # the district's finding fails both schools


def test_a_finding_in_the_districts_file_is_told_in_every_school() -> None:
    root = report(small_run())
    for name in ("elm", "oak"):
        assert "_district.yaml:9:3" in case(root, name, "X130")[0].text


def test_what_does_not_count_is_no_failure_even_in_a_strict_run() -> None:
    root = report(small_run(strict=True))
    assert len(case(root, "elm", "C201")) == 0
    assert len(case(root, "oak", "X120")) == 0


def test_several_findings_of_a_rule_are_lines_of_one_case() -> None:
    found = [told("S105", place, message) for place, message in (("1:1", "A."), ("2:1", "B."))]
    (failure,) = case(report(run_of(school("oak", *found))), "oak", "S105")
    assert failure.get("message") == "A."
    assert [line.split()[-1] for line in failure.text.splitlines()] == ["A.", "B."]


def test_a_text_is_one_line_without_what_xml_cannot_hold() -> None:
    (output,) = case(report(nasty_run()), "oak", "X110")
    assert "\n" not in output.text
    assert "“50%” | `x` <b> & {0}: a, b ]]>   [31m*now*" in output.text
