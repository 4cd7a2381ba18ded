"""How far a run is: shown where a person watches, said now and then where nobody does."""

from __future__ import annotations

import io
import sys

import pytest

from sarcgen.cli.progress import EVERY, progress


class Terminal(io.StringIO):
    """A stream that takes itself for a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_person_sees_a_bar_with_numbers_that_goes_when_all_is_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    with progress("Building", 3) as advance:
        advance()
        advance()
        advance()
    shown = terminal.getvalue()
    assert "Building" in shown
    assert "3/3" in shown
    assert "left:" in shown
    assert shown.endswith("\x1b[2K")


def test_a_log_gets_a_line_now_and_then(capsys: pytest.CaptureFixture[str]) -> None:
    total = 2 * EVERY
    with progress("Building", total) as advance:
        for _ in range(total):
            advance()
    assert capsys.readouterr().err == f"Building: {EVERY} of {total}\n"


@pytest.mark.parametrize("total", [0, 1])
def test_of_one_thing_nothing_is_shown(monkeypatch: pytest.MonkeyPatch, total: int) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress("Building", total) as advance:
        advance()
    assert terminal.getvalue() == ""
