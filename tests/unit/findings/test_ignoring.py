"""What a file sets aside: by code, file and field; an entry that covers nothing is told."""

from __future__ import annotations

import pytest

from sarcgen.findings.ignoring import Ignore, set_aside, unused
from sarcgen.findings.results import Standing
from sarcgen.problems import Mark, Problem, Severity
from tests.support.check_runs import problem

FILE = "schools/2018-19/oak.yaml"


def entry(code: str = "X110", field: str = "", *, file: str = FILE, line: int = 90) -> Ignore:
    return Ignore(Mark(file, line, 5), code, field, "The three are from different reports.")


def test_a_finding_that_an_entry_covers_is_ignored_for_its_reason() -> None:
    (found,) = set_aside([problem("X110")], [entry()])
    assert found.standing is Standing.IGNORED
    assert found.reason == "The three are from different reports."


def test_what_no_entry_covers_stays_open_and_all_stand_in_reading_order() -> None:
    found = set_aside([problem("X120", line=8), problem("X110", line=3)], [entry()])
    assert [(f.problem.code, f.standing.value, bool(f.reason)) for f in found] == [
        ("X110", "ignored", True),
        ("X120", "open", False),
    ]


@pytest.mark.parametrize(
    ("field", "covered"),
    [
        ("", True),
        ("finance", True),
        ("finance.total", True),
        ("finance.total.amount", False),
        ("finance.tot", False),
        ("fin", False),
        ("other", False),
    ],
)
def test_a_field_stands_for_itself_and_what_is_below(field: str, *, covered: bool) -> None:
    assert entry(field=field).covers(problem("X110", field="finance.total")) is covered


def test_a_finding_without_a_field_is_covered_by_an_entry_without_one_only() -> None:
    assert entry().covers(problem("X110"))
    assert not entry(field="finance").covers(problem("X110"))


def test_an_entry_covers_one_code_in_its_own_file_only() -> None:
    assert not entry("X120").covers(problem("X110"))
    assert not entry(file="schools/2018-19/_district.yaml").covers(problem("X110"))


def test_the_first_entry_that_covers_a_finding_gives_the_reason() -> None:
    other = Ignore(Mark(FILE, 99, 5), "X110", "", "Another reason.")
    (found,) = set_aside([problem("X110")], [entry(), other])
    assert found.reason == "The three are from different reports."


def told(problems: list[Problem], *entries: Ignore) -> list[tuple[str, int, str]]:
    return [(p.code, p.mark.line, p.message) for p in unused(problems, entries)]


def test_an_entry_that_covers_nothing_is_warned_of_at_its_place() -> None:
    message = (
        "Nothing here is ignored by this entry: there is no X110 in this file any more."
        " Delete the entry."
    )
    assert told([problem("X120")], entry(), entry("X120", line=95)) == [("S122", 90, message)]
    (warning,) = unused([], [entry()])
    assert (warning.severity, warning.field) == (Severity.WARNING, "ignore")


def test_an_entry_for_a_field_that_is_mended_says_so() -> None:
    found = [problem("X110", field="finance.total")]
    assert told(found, entry(field="finance")) == []
    ((_, _, message),) = told(found, entry(field="students"))
    assert "there is no X110 in this file at that field any more" in message
