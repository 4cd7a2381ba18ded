"""The report as Markdown, for the summary page of a job.

GitHub takes a page of up to 1 MiB and shows nothing of a longer one; so it is cut before, with a
sentence that says how much is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from sarcgen.findings.groups import Counts, Group, by_file
from sarcgen.findings.repeatable import one_line
from sarcgen.findings.results import CheckRun
from sarcgen.problems import Problem

LARGEST: Final = 1_000_000
"""Bytes of a page, somewhat below 1 MiB."""

_FOR_THE_END: Final = 1_000
_MOST_UNFOLDED: Final = 20
_HAS_MEANING: Final = re.compile(r"([\\`*_\[\]|~#@!])")
_ENTITIES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def markdown_report(run: CheckRun) -> str:
    """A headline, a table of the files, and the findings that count."""
    counts = Counts.of(run.findings())
    aside = counts.set_aside()
    page = _Page(LARGEST - _FOR_THE_END)
    page.add(f"## sarcgen check: {'failed' if run.failed() else 'passed'}", "")
    strict = " Warnings fail this run." if run.strict else ""
    page.add(f"{counts.open()}{f', {aside}' if aside else ''}.{strict}", "")
    groups = by_file(run)
    if groups:
        _table(page, groups)
    told = sum(_list(page, group) for group in groups if group.open())
    missing = counts.errors + counts.warnings + counts.information - told
    if missing:
        page.add(f"This page is full; the other reports list {missing} more.")
    return page.text()


class _Page:
    """Lines, and the room that is left for more."""

    def __init__(self, room: int) -> None:
        self.lines: list[str] = []
        self.room = room

    def add(self, *lines: str) -> None:
        """Adds lines, whether there is room for them or not."""
        self.lines += lines
        self.room -= _size(lines)

    def fill(self, lines: Iterable[str], keep: int = 0) -> int:
        """Adds lines until one finds no room but what is to be kept; says how many."""
        added = 0
        for line in lines:
            if _size([line]) > self.room - keep:
                # What comes after a gap would look complete.
                self.room = min(self.room, keep)
                break
            self.add(line)
            added += 1
        return added

    def text(self) -> str:
        """The page."""
        return "\n".join(self.lines).rstrip("\n") + "\n"


def _size(lines: Iterable[str]) -> int:
    return sum(len(line.encode()) + 1 for line in lines)


def _table(page: _Page, groups: Sequence[Group]) -> None:
    page.add(
        "| School | Edition | File | Errors | Warnings | Ignored | In the baseline |",
        "|---|---|---|---:|---:|---:|---:|",
    )
    rows = page.fill(map(_row, groups), keep=LARGEST // 2)
    page.add("")
    if rows < len(groups):
        page.add(f"The table has no room for {len(groups) - rows} more files.", "")


def _row(group: Group) -> str:
    counts = Counts.of(group.findings)
    cells = (
        escaped(group.title),
        escaped(group.edition),
        escaped(group.file),
        *map(str, (counts.errors, counts.warnings, counts.ignored, counts.accepted)),
    )
    return f"| {' | '.join(cells)} |"


def _list(page: _Page, group: Group) -> int:
    """Adds a group's findings, folded if they are many; says how many found room."""
    problems = group.open()
    folded = len(problems) > _MOST_UNFOLDED
    head = [f"### {escaped(group.heading)}", ""]
    if folded:
        head += [f"<details><summary>{Counts.of(group.findings).open()}</summary>", ""]
    if _size([*head, _item(problems[0])]) > page.room:
        page.room = 0
        return 0
    page.add(*head)
    told = page.fill(map(_item, problems))
    page.add("", *(["</details>", ""] if folded else []))
    return told


def _item(problem: Problem) -> str:
    place = escaped(str(problem.mark))
    return f"- **{problem.severity.value} {problem.code}** {place} {escaped(problem.message)}"


def escaped(text: str) -> str:
    """A text as Markdown that shows it letter for letter, on one line, also within a table."""
    return _HAS_MEANING.sub(r"\\\1", one_line(text)).translate(_ENTITIES)
