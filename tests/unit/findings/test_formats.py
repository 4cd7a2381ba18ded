"""What holds for every report format."""

from __future__ import annotations

from pathlib import Path

import pytest

from sarcgen.findings.formats import ReportFormat, write_report
from sarcgen.findings.results import CheckRun, Finding, Standing
from sarcgen.problems import Problem
from tests.unit.findings.sample_runs import (
    clean_run,
    nasty_run,
    run_of,
    school,
    small_run,
    told,
    written,
)

STARTS = {
    ReportFormat.TEXT: "District file, 2018-19",
    ReportFormat.JSON: '{\n  "version": 1,',
    ReportFormat.GITHUB: "::warning file=",
    ReportFormat.SARIF: '{\n  "$schema": "https://docs.oasis-open.org/sarif/',
    ReportFormat.JUNIT: '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ',
    ReportFormat.MARKDOWN: "## sarcgen check: failed\n",
}


@pytest.mark.parametrize("wanted", ReportFormat)
def test_each_format_is_written(wanted: ReportFormat) -> None:
    report = write_report(small_run(), wanted)
    assert report.startswith(STARTS[wanted])
    assert report.endswith("\n")
    assert not report.endswith("\n\n")


@pytest.mark.parametrize("wanted", ReportFormat)
@pytest.mark.parametrize("run", [small_run(), nasty_run(), clean_run()])
def test_the_same_run_gives_the_same_report(run: CheckRun, wanted: ReportFormat) -> None:
    assert write_report(run, wanted) == write_report(run, wanted)


@pytest.mark.parametrize("wanted", ReportFormat)
def test_only_text_knows_colour(wanted: ReportFormat) -> None:
    coloured = write_report(small_run(), wanted, colour=True)
    assert ("\x1b" in coloured) is (wanted is ReportFormat.TEXT)


@pytest.mark.parametrize("wanted", ReportFormat)
def test_without_findings_only_the_formats_that_list_them_are_empty(wanted: ReportFormat) -> None:
    report = write_report(clean_run(), wanted)
    assert (report == "") is (wanted in (ReportFormat.TEXT, ReportFormat.GITHUB))


@pytest.mark.parametrize("wanted", ReportFormat)
def test_no_report_holds_a_figure_of_the_file(tmp_path: Path, wanted: ReportFormat) -> None:
    file = written(
        tmp_path, "contact:\n  name: Elm 86421\n  x 86421: 1\nenrollment:\n  total: 86421 # 86421\n"
    )
    found: list[Problem | Finding] = [
        told("C201", "2:9", field="contact.name", file=file),
        told("S101", "3:3", field="contact.x 86421", file=file),
        told("X110", "5:10", field="enrollment.total", file=file),
        Finding(
            told("X120", "5:3", field="enrollment.total", file=file),
            Standing.IGNORED,
            "There are 86421 and seventeen.",
        ),
    ]
    report = write_report(run_of(school("oak", *found)), wanted)
    assert "86421" not in report
    assert "seventeen" not in report
