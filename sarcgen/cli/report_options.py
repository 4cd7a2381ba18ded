"""Options of commands that report findings: in which format, and where to."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from sarcgen.findings.formats import ReportFormat

WantedReport = Annotated[
    ReportFormat | None,
    typer.Option(
        "--format",
        case_sensitive=False,
        help="How to report. Without it: text, or github in a GitHub workflow.",
        show_default=False,
    ),
]
ReportFile = Annotated[
    Path | None,
    typer.Option("--output", metavar="FILE", help="Write the report into a file."),
]


def format_on_stdout() -> ReportFormat:
    """The format of a report that is printed, where nobody asks for one."""
    # GitHub finds annotations in what a step prints, never in a file.
    in_workflow = os.environ.get("GITHUB_ACTIONS") == "true"
    return ReportFormat.GITHUB if in_workflow else ReportFormat.TEXT
