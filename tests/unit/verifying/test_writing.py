"""The report to file: what ran, what did not, what was found."""

from __future__ import annotations

import json

from sarcgen.verifying.evidence import LIMITS, Check, Evidence, FileEvidence, Found, Weight
from sarcgen.verifying.writing import EvidenceFormat, summed_up, write_evidence

FOUND = Check(
    "axe",
    "1.2",
    "all",
    (
        Found("faint", "Too faint.", "look", Weight.REMARK),
        *(Found("scope", "No | scope.", f"table {number}") for number in range(1, 8)),
    ),
)
RUN = Evidence(
    "2027-01-29",
    "0.1.0",
    (
        FileEvidence("a\nb.html", "ab12", (FOUND, Check("other", not_run="Install it."))),
        FileEvidence("a.pdf", "cd34", (Check("tags", "2", "some"),)),
    ),
)


def test_text_tells_files_checks_and_each_finding_once() -> None:
    assert write_evidence(RUN, EvidenceFormat.TEXT).splitlines() == [
        "Looked at on 2027-01-29 with sarcgen 0.1.0.",
        "a b.html, SHA-256 ab12",
        "  FAILED, 7 violations: axe 1.2 (all)",
        "    scope: No | scope. [table 1; table 2; table 3; table 4; table 5 and 2 more]",
        "    remark faint: Too faint. [look]",
        "  not run: other. Install it.",
        "a.pdf, SHA-256 cd34",
        "  passed: tags 2 (some)",
        LIMITS,
    ]


def test_markdown_is_a_short_report_whose_tables_hold() -> None:
    lines = write_evidence(RUN, EvidenceFormat.MARKDOWN).splitlines()
    assert lines[2].startswith("Looked at on 2027-01-29 with sarcgen 0.1.0. 2 files, 2 checks: ")
    assert "| axe | 1.2 | all | FAILED, 7 violations |" in lines
    assert "| other |  | Install it. | not run |" in lines
    assert any(line.startswith("- scope: No \\| scope.") for line in lines)
    assert lines[-1] == LIMITS
    undated = Evidence("", "0.1.0", ())
    assert "Looked at with sarcgen" in write_evidence(undated, EvidenceFormat.MARKDOWN)


def test_json_holds_everything() -> None:
    data = json.loads(write_evidence(RUN, EvidenceFormat.JSON))
    assert (data["form"], data["day"], data["version"]) == (1, "2027-01-29", "0.1.0")
    page, pdf = data["files"]
    assert (page["digest"], pdf["path"]) == ("ab12", "a.pdf")
    assert len(page["checks"][0]["found"]) == 8
    assert page["checks"][0]["found"][0]["weight"] == "remark"
    assert page["checks"][1]["not_run"] == "Install it."
    assert data["limits"] == LIMITS


def test_the_last_line_counts_and_says_what_did_not_run() -> None:
    assert summed_up(RUN) == "2 files, 2 checks: 7 violations, 1 remark. 1 check was not run."
    assert RUN.violations == 7
