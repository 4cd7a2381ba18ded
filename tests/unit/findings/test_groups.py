"""Findings by file: a district's once, each school's in the run's order."""

from __future__ import annotations

from dataclasses import replace

from sarcgen.findings.groups import Counts, by_file
from sarcgen.findings.results import Finding, Standing
from tests.unit.findings.sample_runs import (
    DISTRICT,
    ELM,
    IGNORED,
    LATE,
    NO_TIME,
    OAK,
    SHARED,
    clean_run,
    run_of,
    school,
    small_run,
)


def test_a_districts_file_makes_a_group_of_its_own_before_its_schools() -> None:
    groups = by_file(small_run())
    assert [(group.heading, group.file) for group in groups] == [
        ("District file, 2018-19", DISTRICT),
        ("Elm School, 2018-19", ELM),
        ("Oak School, 2018-19", OAK),
    ]
    assert [group.open() for group in groups] == [[SHARED], [], [NO_TIME, LATE]]


def test_a_districts_file_without_findings_makes_none() -> None:
    assert [group.file for group in by_file(clean_run())] == [OAK]


def test_each_district_has_its_group() -> None:
    other = replace(SHARED, mark=replace(SHARED.mark, path="b/_district.yaml"))
    run = run_of(school("elm", SHARED), school("oak", other, district="b/_district.yaml"))
    assert [group.file for group in by_file(run)] == [DISTRICT, ELM, "b/_district.yaml", OAK]


def test_a_finding_stands_as_the_run_counts_it() -> None:
    """A school whose file is broken cannot tell that the district's file ignores a finding."""
    aside = Finding(SHARED, Standing.IGNORED, "It is right.")
    run = run_of(school("elm", aside), school("oak", SHARED))
    assert run.open() == []
    assert [group.open() for group in by_file(run)] == [[], [], []]


def test_a_file_that_is_no_schools_comes_last_and_once() -> None:
    state = replace(SHARED, mark=replace(SHARED.mark, path="a/state.yaml"))
    groups = by_file(run_of(school("elm", state), school("oak", state)))
    assert [(group.heading, group.open()) for group in groups] == [
        ("Elm School, 2018-19", []),
        ("Oak School, 2018-19", []),
        ("Other file", [state]),
    ]


def test_counts() -> None:
    counts = Counts.of([Finding(NO_TIME), Finding(LATE), Finding(SHARED), IGNORED])
    assert counts == Counts(errors=1, warnings=2, ignored=1, accepted=0)
    assert counts.open() == "1 error, 2 warnings"
    assert counts.set_aside() == "1 ignored with a reason"
    assert Counts(2, 1, 0, 3).open() == "2 errors, 1 warning"
    assert Counts(0, 0, 2, 3).set_aside() == "2 ignored with a reason, 3 in the baseline"
    assert Counts(0, 0, 0, 0).set_aside() == ""
