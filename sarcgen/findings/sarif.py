"""The report in SARIF 2.1.0, the form in which GitHub and others take findings of programs.

``baselineState`` is left out: SARIF wants it on all results or on none, and a finding that a file
ignores is never compared with a baseline. That the baseline holds a finding is told as an external
suppression.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Final
from urllib.parse import quote

from sarcgen.explanations.codes import EXPLANATIONS
from sarcgen.explanations.explanation import Explanation
from sarcgen.findings.repeatable import public_field, without_figures
from sarcgen.findings.results import CheckRun, Finding, Standing
from sarcgen.problems import Problem, Severity

SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
FINGERPRINT: Final = "sarcgenFinding/v1"
"""Of code, file, field and which of several; the number goes up when it is made otherwise."""

FAMILIES: Final = {
    "Y": "reading",
    "S": "shape",
    "C": "completeness",
    "X": "cross-check",
    "P": "privacy",
    "E": "edition",
    "I": "state-files",
    "W": "site",
}
_LEVELS: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFORMATION: "note",
}
_DRIVE: Final = re.compile(r"[A-Za-z]:/")


def sarif_report(run: CheckRun) -> str:
    """The whole run as one SARIF log, in ASCII."""
    findings = run.findings()
    codes = sorted({found.problem.code for found in findings})
    data = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "sarcgen", **_version(), "rules": _rules(codes)}},
                "columnKind": "unicodeCodePoints",
                "results": _results(findings, codes),
            }
        ],
    }
    return json.dumps(data, indent=2) + "\n"


def _version() -> dict[str, str]:
    try:
        return {"version": version("sarcgen")}
    except PackageNotFoundError:  # run from a folder that is not installed
        return {}


def _rules(codes: Iterable[str]) -> list[dict[str, Any]]:
    return [_rule(code, EXPLANATIONS.get(code)) for code in codes]


def _rule(code: str, explanation: Explanation | None) -> dict[str, Any]:
    if explanation is None:
        return {"id": code}
    source = f" Source: {explanation.source}." if explanation.source else ""
    return {
        "id": code,
        "shortDescription": {"text": explanation.rule},
        "fullDescription": {"text": explanation.why or explanation.rule},
        "help": {"text": f"{explanation.mend}{source}"},
        "defaultConfiguration": {"level": _LEVELS[explanation.severity]},
        "properties": {"tags": [FAMILIES[code[0]]]},
    }


def _results(findings: Iterable[Finding], codes: list[str]) -> list[dict[str, Any]]:
    number_of = {code: number for number, code in enumerate(codes)}
    seen: Counter[tuple[str, str, str]] = Counter()
    results = []
    for found in findings:
        problem = found.problem
        known_by = (problem.code, problem.mark.path, public_field(problem))
        seen[known_by] += 1
        results.append(
            {
                "ruleId": problem.code,
                "ruleIndex": number_of[problem.code],
                "level": _LEVELS[problem.severity],
                "message": {"text": _literal(problem.message)},
                "locations": [_location(problem)],
                "partialFingerprints": {FINGERPRINT: _fingerprint(*known_by, seen[known_by])},
                **_suppressed(found),
            }
        )
    return results


def _literal(message: str) -> str:
    """A message in which no brace starts a placeholder (SARIF 2.1.0, 3.11.5)."""
    return message.replace("{", "{{").replace("}", "}}")


def _location(problem: Problem) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": uri_of(problem.mark.path)},
            "region": {"startLine": problem.mark.line, "startColumn": problem.mark.column},
        }
    }


def uri_of(path: str) -> str:
    """A path as a URI reference: relative as it is, absolute with the scheme ``file``."""
    if _DRIVE.match(path):
        return f"file:///{path[:2]}{_quoted(path[2:])}"
    if path.startswith("/"):
        return f"file://{_quoted(path)}"
    return _quoted(path)


def _quoted(path: str) -> str:
    return quote(path, safe="/", errors="backslashreplace")


def _fingerprint(code: str, file: str, field: str, number: int) -> str:
    known_by = "\0".join((code, file, field, str(number)))
    return sha256(known_by.encode("utf-8", "backslashreplace")).hexdigest()


def _suppressed(found: Finding) -> dict[str, Any]:
    if found.standing is Standing.IGNORED:
        reason = without_figures(found.reason)
        return {"suppressions": [{"kind": "inSource", "justification": reason}]}
    if found.standing is Standing.ACCEPTED:
        return {"suppressions": [{"kind": "external"}]}
    return {}
