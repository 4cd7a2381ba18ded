"""What is handed to a process that makes cards, and what it hands back.

A process that makes a card writes nothing: it may end at any moment and leaves nothing half done.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, final

from sarcgen.building.inputs import Surroundings
from sarcgen.cards import Settings
from sarcgen.errors import ExitCode
from sarcgen.problems import Problem
from sarcgen.records.locate import SchoolFile


@final
@dataclass(frozen=True, slots=True)
class Task:
    """One card to make.

    Attributes:
        source: the school's files.
        settings: what holds for the run.
        folder: where the run was started; relative paths count from there.
        around: what the first process sees of program, libraries and templates.
        nonce, seen: a random number of the run, and the digest of the school's files keyed with it.
        cache: the cache folder, where PDFs may be taken from; None for drawing anew.
    """

    source: SchoolFile
    settings: Settings
    folder: str
    around: Surroundings
    nonce: bytes
    seen: str
    cache: Path | None = None


@final
@dataclass(frozen=True, slots=True)
class Made:
    """A card.

    Attributes:
        files: contents by the end of the file's name.
        problems: what was found in the data.
        pdfs: the PDF of each page that was drawn, by its key in the cache.
    """

    files: dict[str, bytes]
    problems: tuple[Problem, ...]
    pdfs: dict[str, bytes]


@final
@dataclass(frozen=True, slots=True)
class Refused:
    """No card: what is wrong.

    Attributes:
        exit_code: what the error weighs.
        problems: the findings, where the school's or district's files are at fault.
        reason: what is wrong elsewhere; empty where the findings say it.
        trace: for a mistake of sarcgen's, where it happened; no values.
    """

    exit_code: ExitCode
    problems: tuple[Problem, ...] = ()
    reason: str = ""
    trace: str = ""


@final
@dataclass(frozen=True, slots=True)
class SeenOtherwise:
    """No card, because the process does not see what the first process saw.

    Attributes:
        what: parts that differ, in words.
        school: only the school's own files differ: somebody may have just saved one.
    """

    what: tuple[str, ...]
    school: bool


Outcome: TypeAlias = Made | Refused | SeenOtherwise
Runner: TypeAlias = Callable[[deque[Task]], "Generator[tuple[Task, Outcome]]"]
"""Does all tasks of a queue, also those that are added meanwhile, and gives each as it is done."""

ENDED_TWICE = Refused(
    ExitCode.RENDER,
    reason="The process that made the card was ended twice by something else. Too little memory is"
    " the usual reason: close other programs, or build with --jobs 1.",
)
"""What is said of a school whose process did not live to tell."""
