"""What a run holds: every finding once, in order; what counts; whether it fails."""

from __future__ import annotations

import pytest

from sarcgen.findings.results import Finding, Standing
from tests.support.check_runs import DISTRICT, problem, run_of, school, standings

WARNING, ERROR = "X110", "C101"


def test_findings_come_once_by_file_line_and_code_whatever_the_order_of_schools() -> None:
    shared = problem(WARNING, DISTRICT, 5)
    run = run_of(
        school("elm", problem(ERROR, "elm", 9), problem(WARNING, "elm", 2), shared),
        school("ash", shared, problem(ERROR, "ash", 4)),
    )
    assert standings(run) == [
        (WARNING, 5, "open"),
        (ERROR, 4, "open"),
        (WARNING, 2, "open"),
        (ERROR, 9, "open"),
    ]


@pytest.mark.parametrize("standing", [Standing.IGNORED, Standing.ACCEPTED])
def test_what_is_ignored_or_accepted_does_not_count(standing: Standing) -> None:
    run = run_of(school("elm", Finding(problem(ERROR), standing)), strict=True)
    assert run.open() == []
    assert len(run.findings()) == 1
    assert not run.failed()


@pytest.mark.parametrize(
    ("code", "strict", "fails"),
    [(ERROR, False, True), (ERROR, True, True), (WARNING, False, False), (WARNING, True, True)],
)
def test_errors_fail_a_run_and_warnings_a_strict_one(
    code: str, *, strict: bool, fails: bool
) -> None:
    run = run_of(school("elm", problem(code)), strict=strict)
    assert run.failed() is fails
    assert run.fails([problem(code)]) is fails


@pytest.mark.parametrize("strict", [False, True])
def test_a_run_without_findings_is_fine(*, strict: bool) -> None:
    assert not run_of(school("elm"), strict=strict).failed()
    assert not run_of(school("elm"), strict=strict).fails([])


def test_other_findings_leave_the_run_strict() -> None:
    run = run_of(school("elm"), strict=True)
    assert run.with_schools([school("ash", problem(WARNING))]).failed()
