"""Annotations for GitHub: one workflow command a finding, which GitHub shows beside the line.

The form and its escapes are those of GitHub's own toolkit for actions.
"""

from __future__ import annotations

from typing import Final

from sarcgen.explanations.codes import EXPLANATIONS
from sarcgen.findings.repeatable import one_line
from sarcgen.findings.results import CheckRun
from sarcgen.problems import Problem, Severity

_COMMANDS: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFORMATION: "notice",
}
_IN_TEXT: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def github_report(run: CheckRun) -> str:
    """A command for each finding that counts; empty where there is none."""
    return "".join(f"{_command(problem)}\n" for problem in run.open())


def _command(problem: Problem) -> str:
    explanation = EXPLANATIONS.get(problem.code)
    rule = explanation.rule.rstrip(".") if explanation else ""
    properties = {
        "file": problem.mark.path,
        "line": str(problem.mark.line),
        "col": str(problem.mark.column),
        "title": f"{problem.code} {rule}".rstrip(),
    }
    written = ",".join(f"{key}={_clean(value, _IN_PROPERTY)}" for key, value in properties.items())
    return f"::{_COMMANDS[problem.severity]} {written}::{_clean(problem.message, _IN_TEXT)}"


def _clean(text: str, escapes: dict[int, str]) -> str:
    """A text in the command's escapes; what is neither a line end nor printable is a blank."""
    return "".join(
        part.translate(escapes) if part in "\r\n" else one_line(part).translate(escapes)
        for part in text
    )
