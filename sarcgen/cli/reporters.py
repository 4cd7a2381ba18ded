"""Findings and summaries for people and programs: reports on stdout, the rest on stderr."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from sarcgen.errors import RenderError
from sarcgen.findings.groups import Counts
from sarcgen.findings.results import CheckRun, Finding
from sarcgen.problems import Problem, in_reading_order
from sarcgen.render.files import write_whole


def print_problems(problems: Iterable[Problem]) -> None:
    """One line a finding: ``file:line:column: CODE message``."""
    for problem in in_reading_order(problems):
        print(problem, file=sys.stderr)


def counted(problems: Iterable[Problem]) -> str:
    """A summary such as ``1 error, 6 warnings``."""
    return Counts.of(map(Finding, problems)).open()


def summed_up(run: CheckRun) -> str:
    """A run in one line, as ``3 schools checked: 1 error, 2 warnings, 4 in the baseline``.

    What is ignored or accepted is named only where there is any.
    """
    counts = Counts.of(run.findings())
    parts = [part for part in (counts.open(), counts.set_aside()) if part]
    return f"{number(len(run.schools), 'school')} checked: {', '.join(parts)}."


def number(count: int, noun: str) -> str:
    """A count with its noun: ``1 school``, ``2 schools``."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def say(message: str) -> None:
    """A line for the person at the terminal; nothing where nobody listens any more."""
    try:
        print(message, file=sys.stderr, flush=True)
    except BrokenPipeError:
        _turn_off(sys.stderr)


def print_report(text: str, *, for_programs: bool) -> None:
    """A whole report on stdout. A reader that has had enough, as ``head``, is no failure.

    Args:
        text: the report.
        for_programs: it is UTF-8 whatever the terminal's encoding, as programs expect.

    Raises:
        RenderError: it could not be written.
    """
    if for_programs and isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    try:
        print(text, end="", flush=True)
    except BrokenPipeError:
        _turn_off(sys.stdout)
    except OSError as error:
        _turn_off(sys.stdout)
        raise RenderError(f"The report could not be written: {error.strerror}.") from error


def write_file(file: Path, text: str) -> None:
    """A report or baseline in a file: whole or not at all.

    Raises:
        RenderError: it could not be written; what was there is still there.
    """
    kind = 0
    with suppress(OSError):
        kind = file.stat().st_mode
    if kind and not stat.S_ISREG(kind) and not stat.S_ISDIR(kind):
        # A device or pipe cannot be replaced; as root, trying would remove it.
        raise RenderError(f"{file} is not a file that can be written anew. Name another.")
    # A link stays a link: what it leads to is written.
    target = Path(os.path.realpath(file))
    write_whole({target: text.encode("utf-8", "backslashreplace")})


def in_colour() -> bool:
    """Whether what goes to stdout may be coloured: on a terminal that has not asked for none."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _turn_off(stream: TextIO) -> None:
    """Sends what is left in a stream nowhere, so that Python does not try again as it ends."""
    with suppress(OSError), Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), stream.fileno())
