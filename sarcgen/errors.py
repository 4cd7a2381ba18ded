"""Everything sarcgen raises on purpose.

    SarcgenError
    ├── InputError          the school's or district's files; carries problems        exit 1
    │   ├── SyntaxProblems  the text cannot be read as YAML
    │   ├── InvalidData     a value has the wrong shape or type
    │   └── IncompleteData  required figures are missing and --strict was given
    ├── UsageError          no such school, edition or folder                          exit 2
    ├── EditionError        a template or edition.yaml is wrong: the project's to fix  exit 3
    ├── RenderError         fonts, Pango, a WeasyPrint warning, files not written      exit 4
    └── DisclosureError     hidden values could be worked out from the output          exit 5

Anything else is a bug and ends with exit code 70. ``cli/boundary.py`` is the only place that turns
these into messages and exit codes.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterable
from enum import IntEnum
from typing import ClassVar, final

from sarcgen.problems import Problem, in_reading_order


def place_of(error: BaseException) -> str:
    """The kind of a bug and where it happened, without its text, which may hold a figure."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" in {frames[-1].name}, line {frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{where}"


@final
class ExitCode(IntEnum):
    """What a caller that cannot see the log learns from the exit code."""

    OK = 0
    INPUT = 1
    USAGE = 2
    EDITION = 3
    RENDER = 4
    DISCLOSURE = 5
    BUG = 70


class SarcgenError(Exception):
    """Base of all errors that sarcgen raises on purpose.

    Args:
        message: one sentence for the person at the terminal.
    """

    exit_code: ClassVar[ExitCode] = ExitCode.BUG


class InputError(SarcgenError):
    """The input files are the school's or the district's to fix.

    Args:
        problems: all findings of all files of the run, not only the first.
    """

    exit_code: ClassVar[ExitCode] = ExitCode.INPUT

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(in_reading_order(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


@final
class SyntaxProblems(InputError):
    """A file cannot be read as the strict YAML that sarcgen accepts."""


@final
class InvalidData(InputError):
    """A value has the wrong shape or type, or contradicts another."""


@final
class IncompleteData(InputError):
    """Required figures or narratives are missing and the caller asked for a complete card."""


@final
class UsageError(SarcgenError):
    """The command line names a school, edition or folder that is not there."""

    exit_code: ClassVar[ExitCode] = ExitCode.USAGE


@final
class EditionError(SarcgenError):
    """A file under ``templates/`` is wrong: the maintainers' to fix."""

    exit_code: ClassVar[ExitCode] = ExitCode.EDITION


@final
class RenderError(SarcgenError):
    """The card could not be drawn or written."""

    exit_code: ClassVar[ExitCode] = ExitCode.RENDER


@final
class DisclosureError(SarcgenError):
    """A hidden value could be recovered from what would be published; nothing was written."""

    exit_code: ClassVar[ExitCode] = ExitCode.DISCLOSURE
