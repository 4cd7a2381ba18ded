"""``sarcgen verify``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from sarcgen.cli.reporters import print_report, say, write_file
from sarcgen.cli.run_options import day_of
from sarcgen.errors import ExitCode, UsageError
from sarcgen.verifying.writing import EvidenceFormat, summed_up, write_evidence


def verify(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Cards: pages (.html) and PDFs.")
    ],
    form: Annotated[
        EvidenceFormat,
        typer.Option("--format", case_sensitive=False, help="How to report."),
    ] = EvidenceFormat.TEXT,
    output: Annotated[
        Path | None, typer.Option("--output", metavar="FILE", help="Write the report into a file.")
    ] = None,
    today: Annotated[
        str | None,
        typer.Option(
            "--today",
            metavar="DATE",
            help="Day to put into the report, as 2027-01-29.",
            show_default="none, so that the same files give the same report",
        ),
    ] = None,
) -> None:
    """Say whether finished cards can be read by everybody; changes nothing.

    Pages are held against WCAG 2.1 A and AA, PDFs against PDF/UA-1, and the PDF of a card against
    its page, cell by cell, if both are given. The report tells which checks ran, in which version,
    and which did not: some need the extra “verify” and a Chromium. Ends with exit code 1 if a
    check fails.
    """
    from sarcgen.verifying.run import verify_files

    day = "" if today is None else day_of(today).isoformat()
    if output and os.path.realpath(output) in {os.path.realpath(file) for file in files}:
        raise UsageError(f"--output {output} is one of the files to look at. Name another file.")
    evidence = verify_files(files, day)
    text = write_evidence(evidence, form)
    if output is not None:
        write_file(output, text)
    else:
        print_report(text, for_programs=form is not EvidenceFormat.TEXT)
    say(summed_up(evidence))
    if evidence.violations:
        raise typer.Exit(int(ExitCode.INPUT))
