"""``sarcgen check`` on texts: how hard texts are to read."""

from __future__ import annotations

import re
from pathlib import Path

from tests.cli.conftest import Command


def test_it_is_told_of_a_school_that_is_named_and_of_all_on_request(sarcgen: Command) -> None:
    assert "X149" in sarcgen("check", "kellogg").codes()
    assert "X149" not in sarcgen("check", "kellogg", "--no-readability").codes()
    assert "X149" not in sarcgen("check").codes()
    assert "X149" in sarcgen("check", "--readability").codes()


def test_it_fails_nothing(sarcgen: Command) -> None:
    run = sarcgen("check", "kellogg", "--select", "X149", "--strict")
    assert run.code == 0
    assert set(run.codes()) == {"X149"}
    assert all(" information: " in line for line in run.lines)
    many = len(run.lines)
    assert run.err == f"1 school checked: 0 errors, 0 warnings, {many} for information.\n"


def test_the_longest_sentences_are_named_by_their_places(sarcgen: Command, school: Path) -> None:
    run = sarcgen("check", "kellogg", "--select", "X149")
    (told,) = [line for line in run.lines if "“School Safety Plan”" in line]
    lines = school.read_text("utf-8").splitlines()
    starts = [
        lines[int(line) - 1][int(column) - 1 :]
        for line, column in re.findall(r"line (\d+), column (\d+)", told)
    ]
    assert [start[:13] for start in starts] == ["A Safe School", "We have a Dis"]


def test_explain_tells_the_formulas_and_that_nothing_needs_to_be_done(sarcgen: Command) -> None:
    out = " ".join(sarcgen("explain", "X149").out.split())
    assert "Weight: information; it fails nothing, and is told of named schools" in out
    assert "Flesch-Kincaid and Coleman-Liau" in out
