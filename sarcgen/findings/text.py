"""The report for a person at a terminal: by file, each finding with the line it is about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.color import ColorSystem
from rich.style import Style

from sarcgen.findings.excerpt import Excerpts
from sarcgen.findings.groups import Counts, Group, by_file
from sarcgen.findings.repeatable import one_line
from sarcgen.findings.results import CheckRun
from sarcgen.problems import Problem, Severity

_MARGIN: Final = "    "
_BOLD: Final = Style(bold=True)
_DIM: Final = Style(dim=True)
_BY_SEVERITY: Final = {
    Severity.ERROR: Style(color="red", bold=True),
    Severity.WARNING: Style(color="yellow"),
    Severity.INFORMATION: Style(color="cyan"),
}


def text_report(run: CheckRun, *, colour: bool) -> str:
    """All findings that count, and how many do not. Empty where there is nothing to tell.

    Args:
        run: what was found.
        colour: with the control sequences of a terminal.
    """
    excerpts = Excerpts(run.open())
    writer = _Writer(excerpts, colour=colour)
    parts = ["\n".join(writer.group(group)) for group in by_file(run) if group.open()]
    aside = Counts.of(run.findings()).set_aside()
    if aside:
        parts.append(f"Not listed: {aside}.")
    return "\n\n".join(parts) + "\n" if parts else ""


class _Writer:
    """Writes lines, with or without colour."""

    def __init__(self, excerpts: Excerpts, *, colour: bool) -> None:
        self.excerpts = excerpts
        self.system = ColorSystem.STANDARD if colour else None

    def styled(self, text: str, style: Style) -> str:
        return style.render(text, color_system=self.system)

    def group(self, group: Group) -> Iterator[str]:
        yield self.styled(one_line(f"{group.heading} ({group.file})"), _BOLD)
        for problem in group.open():
            yield self.finding(problem)
            yield from self.excerpt(problem)

    def finding(self, problem: Problem) -> str:
        """As ``Problem.__str__`` has it."""
        place = self.styled(one_line(f"{problem.mark}:"), _BOLD)
        what = self.styled(
            f"{problem.code} {problem.severity.announced}".rstrip(), _BY_SEVERITY[problem.severity]
        )
        return f"{place} {what} {one_line(problem.message)}"

    def excerpt(self, problem: Problem) -> Iterator[str]:
        excerpt = self.excerpts.of(problem)
        if excerpt is not None:
            yield self.styled(f"{_MARGIN}{excerpt.line}", _DIM)
            yield self.styled(f"{_MARGIN}{' ' * excerpt.before}^", _DIM)
