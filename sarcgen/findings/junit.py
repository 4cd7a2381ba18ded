"""The report in the form of JUnit: a suite for each school, a case for each rule.

Valid against the schema of the xUnit plugin of Jenkins. The usual Python library writes attributes
that this schema does not know, merges suites of one name, and takes another XML library, with
other bytes, where one is installed; so this uses Python's own. Nothing is timed: the same findings
give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final
from xml.etree import ElementTree as ET

from sarcgen.explanations.codes import EXPLANATIONS
from sarcgen.findings.repeatable import one_line
from sarcgen.findings.results import CheckedSchool, CheckRun, Finding, Standing
from sarcgen.problems import Problem, errors_among

_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'


def junit_report(run: CheckRun) -> str:
    """The whole run as XML, in ASCII."""
    once = {found.problem: found for found in run.findings()}
    codes = sorted({*EXPLANATIONS, *(problem.code for problem in once)})
    suites = [_suite(run, school, codes, once) for school in run.schools]
    root = ET.Element("testsuites", {"name": "sarcgen check", **_totals(suites)})
    root.extend(suites)
    ET.indent(root)
    written = ET.tostring(root, encoding="us-ascii", xml_declaration=False).decode()
    return f"{_DECLARATION}{written}\n"


def _suite(
    run: CheckRun,
    school: CheckedSchool,
    codes: Iterable[str],
    once: dict[Problem, Finding],
) -> ET.Element:
    found: dict[str, list[Problem]] = {}
    for problem in dict.fromkeys(finding.problem for finding in school.findings):
        if once[problem].standing is Standing.OPEN:
            found.setdefault(problem.code, []).append(problem)
    name = one_line(f"{school.edition}.{school.school}")
    cases = [_case(run, name, code, found.get(code, [])) for code in codes]
    failures = sum(case.find("failure") is not None for case in cases)
    suite = ET.Element(
        "testsuite",
        {
            "name": one_line(f"{school.title}, {school.edition}"),
            "tests": str(len(cases)),
            "failures": str(failures),
            "errors": "0",
            "skipped": "0",
            "time": "0",
            "file": one_line(school.file),
        },
    )
    suite.extend(cases)
    return suite


def _case(run: CheckRun, classname: str, code: str, open_here: Sequence[Problem]) -> ET.Element:
    explanation = EXPLANATIONS.get(code)
    rule = explanation.rule if explanation else ""
    case = ET.Element(
        "testcase",
        {"name": f"{code} {rule}".rstrip(), "classname": classname, "time": "0"},
    )
    if not open_here:
        return case
    lines = "\n".join(one_line(str(problem)) for problem in open_here)
    if run.fails(open_here):
        kind = "error" if errors_among(open_here) else "warning"
        message = one_line(open_here[0].message)
        ET.SubElement(case, "failure", {"type": kind, "message": message}).text = lines
    else:
        ET.SubElement(case, "system-out").text = lines
    return case


def _totals(suites: Iterable[ET.Element]) -> dict[str, str]:
    counted = list(suites)
    totals = {
        name: str(sum(int(suite.attrib[name]) for suite in counted))
        for name in ("tests", "failures", "errors")
    }
    return {**totals, "time": "0"}
