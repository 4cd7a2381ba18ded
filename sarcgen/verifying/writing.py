"""Evidence as a report to file: text, Markdown, or JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from enum import StrEnum
from typing import Final, final

from sarcgen.findings.repeatable import one_line
from sarcgen.verifying.evidence import LIMITS, Check, Evidence, Found, Weight

VERSION: Final = 1
"""Of the JSON form; it goes up when something that was there changes or goes."""

_PLACES: Final = 5
"""So many places of the same finding are named."""

_MARKDOWN: Final = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_|<>[]"})


@final
class EvidenceFormat(StrEnum):
    """How the evidence is written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


def write_evidence(evidence: Evidence, form: EvidenceFormat) -> str:
    """The evidence in a format, with a line end at its end."""
    if form is EvidenceFormat.JSON:
        return json.dumps({"form": VERSION, **asdict(evidence), "limits": LIMITS}, indent=2) + "\n"
    lines = _markdown(evidence) if form is EvidenceFormat.MARKDOWN else _text(evidence)
    return "".join(f"{line}\n" for line in lines)


def summed_up(evidence: Evidence) -> str:
    """The run in one line, as ``2 files, 7 checks: 0 violations. 1 check was not run.``."""
    checks = [check for file in evidence.files for check in file.checks]
    run = [check for check in checks if not check.not_run]
    violations = evidence.violations
    remarks = sum(len(check.found) for check in run) - violations
    parts = [_counted(violations, "violation")]
    if remarks:
        parts.append(_counted(remarks, "remark"))
    files = _counted(len(evidence.files), "file")
    line = f"{files}, {_counted(len(run), 'check')}: {', '.join(parts)}."
    missing = len(checks) - len(run)
    if missing:
        line += f" {_counted(missing, 'check')} {'was' if missing == 1 else 'were'} not run."
    return line


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _result(check: Check) -> str:
    if check.not_run:
        return "not run"
    if check.violations:
        return f"FAILED, {_counted(check.violations, 'violation')}"
    remarks = len(check.found)
    return f"passed, {_counted(remarks, 'remark')}" if remarks else "passed"


def _gathered(check: Check) -> Iterator[str]:
    """What was found, each kind once, violations first, with some of its places."""
    kinds: dict[tuple[bool, str, str], list[Found]] = {}
    for found in check.found:
        key = (found.weight is Weight.REMARK, found.rule, found.says)
        kinds.setdefault(key, []).append(found)
    for (is_remark, rule, says), all_of_it in sorted(kinds.items()):
        places = [one_line(found.where) for found in all_of_it if found.where]
        more = f" and {len(places) - _PLACES} more" if len(places) > _PLACES else ""
        where = f" [{'; '.join(places[:_PLACES])}{more}]" if places else ""
        yield f"{'remark ' if is_remark else ''}{rule}: {one_line(says)}{where}"


def _text(evidence: Evidence) -> Iterator[str]:
    if evidence.day:
        yield f"Looked at on {evidence.day} with sarcgen {evidence.version}."
    for file in evidence.files:
        yield f"{one_line(file.path)}, SHA-256 {file.digest}"
        for check in file.checks:
            told = f". {check.not_run}" if check.not_run else f" {check.version} ({check.rules})"
            yield f"  {_result(check)}: {check.name}{one_line(told)}"
            yield from (f"    {line}" for line in _gathered(check))
    yield LIMITS


def _markdown(evidence: Evidence) -> Iterator[str]:
    yield "# Accessibility of report cards"
    yield ""
    day = f" on {evidence.day}" if evidence.day else ""
    yield f"Looked at{day} with sarcgen {evidence.version}. {summed_up(evidence)}"
    for file in evidence.files:
        yield ""
        yield f"## {_escaped(file.path)}"
        yield ""
        yield f"SHA-256 `{file.digest}`"
        yield ""
        yield "| checker | version | rules | result |"
        yield "|---|---|---|---|"
        for check in file.checks:
            cells = (check.name, check.version, check.not_run or check.rules, _result(check))
            yield f"| {' | '.join(map(_escaped, cells))} |"
        listed = [f"- {_escaped(line)}" for check in file.checks for line in _gathered(check)]
        if listed:
            yield ""
            yield from listed
    yield ""
    yield LIMITS


def _escaped(text: str) -> str:
    return one_line(text).translate(_MARKDOWN)
