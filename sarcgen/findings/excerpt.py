"""The line of a file that a finding is about, as far as a public log may show it.

Shown are the key and the colon. The value and a comment are replaced by one sign, since they may
tell of a few students; only what every card prints openly and what is about no student is shown,
and even that without its figures.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, final

from rich.cells import cell_len

from sarcgen.findings.key_lines import KeyLine, end_of_quoted, key_lines
from sarcgen.findings.repeatable import HIDDEN, masked, may_be_repeated
from sarcgen.problems import Problem

_BLANK: Final = " \t"
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_LARGEST: Final = 4_000_000
"""Bytes; no larger file is read as a school's."""

_DEEPEST: Final = 100
_LONGEST_VALUE: Final = 80
_COMMENT: Final = re.compile(r"[ \t]+#")
_SHARED: Final = "schools."
_OPENLY_PRINTED: Final = re.compile(
    r"(contact(\.\w+)?|edition|grades|kind|published"
    r"|conditions\.facilities\.(systems(\.\w+){0,2}|overall_rating|inspected)"
    r"|conditions\.textbooks\.collected)\Z"
)


@final
@dataclass(frozen=True, slots=True)
class Excerpt:
    """What is shown of a line.

    Attributes:
        line: on one line, without figures.
        before: columns of a terminal to the left of the caret; a Chinese character takes two.
    """

    line: str
    before: int


@final
class Excerpts:
    """The lines of some problems; each file is read once, when the first of its lines is wanted."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self._wanted: defaultdict[str, set[int]] = defaultdict(set)
        for problem in problems:
            self._wanted[problem.mark.path].add(problem.mark.line)
        self._read: dict[str, dict[int, tuple[str, KeyLine | None]]] = {}

    def of(self, problem: Problem) -> Excerpt | None:
        """The line of one of the problems; None where the file or the line is not there."""
        path = problem.mark.path
        if path not in self._read:
            self._read[path] = _lines(path, self._wanted[path])
        found = self._read[path].get(problem.mark.line)
        if found is None:
            return None
        text, key = found
        return _shown(text, key, problem)


def _lines(path: str, wanted: set[int]) -> dict[int, tuple[str, KeyLine | None]]:
    """The wanted lines that are there and are not blank, and what they start with."""
    try:
        raw = Path(path).read_bytes()
        text = raw.decode("utf-8-sig") if len(raw) <= _LARGEST else ""
    except (OSError, ValueError):
        return {}
    # As in reading: other programs' line separators end no line.
    lines = _LINE_END.split(text)[: max(wanted)]
    return {
        number: (line, key)
        for number, (line, key) in enumerate(zip(lines, key_lines(lines), strict=True), start=1)
        if number in wanted and line.strip(_BLANK)
    }


def _shown(text: str, key: KeyLine | None, problem: Problem) -> Excerpt | None:
    column = problem.mark.column - 1
    indentation = len(text) - len(text.lstrip(_BLANK))
    if indentation > _DEEPEST:
        return None
    margin = " " * indentation
    if key is None or not may_be_repeated(key.path[-1]):
        return _excerpt(margin + HIDDEN, min(column, indentation))
    head = f"{margin}{key.written}:"
    value = text[key.colon + 1 :].strip(_BLANK)
    if not value:
        return _excerpt(head, min(column, len(head)))
    start = len(text.rstrip(_BLANK)) - len(value)
    shown, places = _value(value, key, problem)
    if column < start:
        place = min(column, len(head))
    else:
        place = len(head) + 1 + places[min(column - start, len(places) - 1)]
    return _excerpt(f"{head} {shown}", place)


def _excerpt(line: str, column: int) -> Excerpt:
    return Excerpt(line, cell_len(line[:column]))


def _value(value: str, key: KeyLine, problem: Problem) -> tuple[str, tuple[int, ...]]:
    """What is shown of a value, and where its characters stand in it."""
    if not _may_be_shown(".".join(key.path).removeprefix(_SHARED), problem.field):
        return HIDDEN, (0,)
    end = min(_end_of_value(value), _LONGEST_VALUE)
    if end == 0:
        return HIDDEN, (0,)
    shown, places = masked(value[:end])
    if end == len(value):
        return shown, places
    return f"{shown} {HIDDEN}", (*places[:-1], len(shown) + 1)


def _may_be_shown(path: str, field: str) -> bool:
    """Whether a line's key is that of the finding, or below it, and both are openly printed."""
    return (
        f"{path}.".startswith(f"{field}.")
        and _OPENLY_PRINTED.match(field) is not None
        and _OPENLY_PRINTED.match(path) is not None
    )


def _end_of_value(value: str) -> int:
    """Where a value ends and what follows it, as a comment, starts."""
    if value.startswith(("'", '"')):
        return end_of_quoted(value) or len(value)
    if value.startswith("#"):
        return 0
    comment = _COMMENT.search(value)
    return comment.start() if comment else len(value)
