"""Runs of ``sarcgen check`` put together by hand, for tests of what is made of them."""

from __future__ import annotations

from sarcgen.explanations.codes import EXPLANATIONS
from sarcgen.findings.results import CheckedSchool, CheckRun, Finding
from sarcgen.problems import Mark, Problem

DISTRICT = "schools/2018-19/_district.yaml"


def problem(code: str, file: str = "oak", line: int = 1, field: str = "") -> Problem:
    """A problem of this code in a school's file, or in the file of that path."""
    path = file if file.endswith(".yaml") else f"schools/2018-19/{file}.yaml"
    return Problem(Mark(path, line, 1), code, "Words.", EXPLANATIONS[code].severity, field)


def school(name: str, *found: Problem | Finding) -> CheckedSchool:
    """A checked school with these findings."""
    findings = [Finding(one) if isinstance(one, Problem) else one for one in found]
    title = name.capitalize()
    file = f"schools/2018-19/{name}.yaml"
    return CheckedSchool("2018-19", name, title, file, DISTRICT, tuple(findings))


def run_of(*schools: CheckedSchool, strict: bool = False) -> CheckRun:
    """A run over these schools."""
    return CheckRun(schools, strict)


def standings(run: CheckRun) -> list[tuple[str, int, str]]:
    """Code, line and standing of every finding, in reading order."""
    return [
        (found.problem.code, found.problem.mark.line, found.standing.value)
        for found in run.findings()
    ]
