"""Errors become a plain line and an exit code; a bug tells its place and nothing of the data."""

from __future__ import annotations

import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import NoReturn

import pytest

from sarcgen.cli import boundary, check
from sarcgen.cli.app import main
from sarcgen.errors import (
    DisclosureError,
    EditionError,
    IncompleteData,
    InvalidData,
    RenderError,
    SarcgenError,
    SyntaxProblems,
    UsageError,
)
from sarcgen.model.values import Count
from sarcgen.problems import Mark, Problem, Severity

PROBLEMS = [
    Problem(Mark("b.yaml", 2, 1), "S101", "Second."),
    Problem(Mark("a.yaml", 9, 1), "C201", "First.", Severity.WARNING),
]


def raising(error: BaseException) -> Callable[[], NoReturn]:
    def command() -> NoReturn:
        raise error

    return command


def code_of(command: Callable[[], None], *, debug: bool = False) -> object:
    with pytest.raises(SystemExit) as caught:
        boundary.run(command, debug=debug)
    return caught.value.code


def test_a_command_that_succeeds_is_left_alone() -> None:
    done: list[int] = []
    boundary.run(lambda: done.append(1))
    assert done == [1]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UsageError("No such school."), 2),
        (EditionError("No such school."), 3),
        (RenderError("No such school."), 4),
        (DisclosureError("No such school."), 5),
    ],
)
def test_each_error_has_its_code_and_its_own_words(
    error: SarcgenError, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert code_of(raising(error)) == code
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", "sarcgen: No such school.\n")


@pytest.mark.parametrize("kind", [SyntaxProblems, InvalidData, IncompleteData])
def test_findings_are_listed_in_reading_order(
    kind: Callable[[list[Problem]], SarcgenError], capsys: pytest.CaptureFixture[str]
) -> None:
    assert code_of(raising(kind(PROBLEMS))) == 1
    assert capsys.readouterr().err.splitlines() == [
        "a.yaml:9:1: C201 warning: First.",
        "b.yaml:2:1: S101 Second.",
    ]


def test_a_message_of_several_lines_is_marked_on_each(capsys: pytest.CaptureFixture[str]) -> None:
    code_of(raising(EditionError("One.\nTwo.")))
    assert capsys.readouterr().err == "sarcgen: One.\nsarcgen: Two.\n"


def test_an_interruption_ends_with_130_and_no_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert code_of(raising(KeyboardInterrupt())) == 130
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("debug", [False, True])
def test_a_bug_tells_its_kind_and_place_but_none_of_its_text(
    *, debug: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> None:
        tested = 8190
        raise ValueError(f"{tested} students of Alder Creek")

    assert code_of(broken, debug=debug) == 70
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "this is a mistake in sarcgen itself (ValueError in broken, line " in printed.err
    assert "8190 students" not in printed.err
    assert "Alder" not in printed.err.replace("{tested} students of Alder Creek", "")
    assert ("test_boundary.py" in printed.err) is debug


def test_the_causes_of_a_bug_are_not_told_either(capsys: pytest.CaptureFixture[str]) -> None:
    def broken() -> None:
        try:
            int("8190 students")
        except ValueError as error:
            raise KeyError("9 tested") from error

    assert code_of(broken, debug=True) == 70
    assert "invalid literal" not in capsys.readouterr().err


def test_a_figure_that_strays_into_text_is_a_bug_and_stays_hidden(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert code_of(lambda: print(Count(Decimal(8190)))) == 70  # noqa: T201
    printed = capsys.readouterr()
    assert "8190" not in printed.out + printed.err
    assert "(Confidential in " in printed.err


@pytest.mark.parametrize("arguments", [["check"], ["--debug", "check"]])
def test_a_bug_in_a_command_goes_through_the_same_door(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
) -> None:
    def broken(*_: object, **__: object) -> NoReturn:
        raise IndexError("8190 students")

    monkeypatch.chdir(folder)
    monkeypatch.setattr(check, "check_schools", broken)
    monkeypatch.setattr(sys, "argv", ["sarcgen", *arguments])
    with pytest.raises(SystemExit) as caught:
        main()
    assert caught.value.code == 70
    printed = capsys.readouterr().err
    assert "(IndexError in " in printed
    assert "8190 students" not in printed.replace('"8190 students")', "")
    assert ("File " in printed) is ("--debug" in arguments)
