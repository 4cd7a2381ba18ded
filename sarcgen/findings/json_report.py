"""The report for programs; docs/check-report.schema.json describes it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any, Final

from sarcgen.explanations.codes import EXPLANATIONS
from sarcgen.findings.groups import Counts
from sarcgen.findings.repeatable import public_field, without_figures
from sarcgen.findings.results import CheckedSchool, CheckRun, Finding
from sarcgen.problems import Problem

VERSION: Final = 1
"""Of the form; it goes up when something that was there changes or goes."""


def json_report(run: CheckRun) -> str:
    """The whole run as one JSON object, in ASCII."""
    findings = run.findings()
    once = {found.problem: found for found in findings}
    schools: dict[Problem, list[str]] = {}
    for school in run.schools:
        for problem in dict.fromkeys(found.problem for found in school.findings):
            schools.setdefault(problem, []).append(f"{school.edition}/{school.school}")
    data = {
        "version": VERSION,
        "summary": {
            "schools": len(run.schools),
            **asdict(Counts.of(findings)),
            "strict": run.strict,
            "failed": run.failed(),
        },
        "schools": [_school(school, once) for school in run.schools],
        "findings": [_finding(found, schools[found.problem]) for found in findings],
        "rules": _rules({found.problem.code for found in findings}),
    }
    return json.dumps(data, indent=2) + "\n"


def _school(school: CheckedSchool, once: dict[Problem, Finding]) -> dict[str, Any]:
    return {
        "edition": school.edition,
        "school": school.school,
        "title": school.title,
        "file": school.file,
        "district_file": school.district_file,
        **asdict(Counts.of(once[found.problem] for found in school.findings)),
    }


def _finding(found: Finding, schools: list[str]) -> dict[str, Any]:
    problem = found.problem
    return {
        "file": problem.mark.path,
        "line": problem.mark.line,
        "column": problem.mark.column,
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message,
        "field": public_field(problem),
        "owed_by": list(problem.owed_by),
        "standing": found.standing.value,
        "reason": without_figures(found.reason),
        "schools": schools,
    }


def _rules(codes: set[str]) -> dict[str, dict[str, str]]:
    """What lies behind the codes that occur."""
    return {
        code: {
            "rule": explanation.rule,
            "why": explanation.why,
            "mend": explanation.mend,
            "source": explanation.source,
        }
        for code, explanation in EXPLANATIONS.items()
        if code in codes
    }
