"""The report formats of ``sarcgen check``.

All tell the findings in the same order, and the same findings in the same bytes. None tells a
figure of a file.
"""

from __future__ import annotations

from enum import StrEnum
from typing import assert_never, final

from sarcgen.findings.github import github_report
from sarcgen.findings.json_report import json_report
from sarcgen.findings.junit import junit_report
from sarcgen.findings.markdown import markdown_report
from sarcgen.findings.results import CheckRun
from sarcgen.findings.sarif import sarif_report
from sarcgen.findings.text import text_report


@final
class ReportFormat(StrEnum):
    """How a run is told."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    JUNIT = "junit"
    MARKDOWN = "markdown"


def write_report(run: CheckRun, wanted: ReportFormat, *, colour: bool = False) -> str:
    """A run as text in one format.

    It ends with a newline. With nothing to tell, the formats that list only findings, ``text`` and
    ``github``, are empty.

    Args:
        run: what was found.
        wanted: the format.
        colour: for a terminal; only the text format knows colour.
    """
    match wanted:
        case ReportFormat.TEXT:
            return text_report(run, colour=colour)
        case ReportFormat.JSON:
            return json_report(run)
        case ReportFormat.GITHUB:
            return github_report(run)
        case ReportFormat.SARIF:
            return sarif_report(run)
        case ReportFormat.JUNIT:
            return junit_report(run)
        case ReportFormat.MARKDOWN:
            return markdown_report(run)
        case _:
            assert_never(wanted)
