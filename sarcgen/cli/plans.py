"""What ``sarcgen import`` and ``sarcgen init-district`` have in common: options, and the report."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, final

import typer

from sarcgen.cli.reporters import number, print_problems, print_report, say
from sarcgen.errors import SarcgenError

if TYPE_CHECKING:
    from sarcgen.importing.runs import Plan


@final
class PlanFormat(StrEnum):
    """How an import is reported."""

    TEXT = "text"
    JSON = "json"


ReportFormat = Annotated[
    PlanFormat, typer.Option("--format", case_sensitive=False, help="How to report.")
]
WithoutSchool = Annotated[
    list[str] | None,
    typer.Option(
        "--without",
        metavar="CDS",
        help="A school that may be missing in a file: its figures of that file stay as they are."
        " 14 digits; may be repeated.",
        show_default=False,
    ),
]


@contextmanager
def told_to_programs(wanted: PlanFormat, edition: str) -> Iterator[None]:
    """Prints why nothing was written where the report is for programs, besides the messages."""
    from sarcgen.importing.failing import failure_as_json

    try:
        yield
    except SarcgenError as error:
        if wanted is PlanFormat.JSON:
            print_report(failure_as_json(error, edition), for_programs=True)
        raise


def print_plan(plan: Plan, wanted: PlanFormat, *, written: bool) -> None:
    """The report on stdout, and what to look at on stderr."""
    from sarcgen.importing.reporting import as_json, as_text

    for_programs = wanted is PlanFormat.JSON
    text = as_json(plan, written=written) if for_programs else as_text(plan)
    print_report(text, for_programs=for_programs)
    print_problems(plan.warnings)
    if plan.unread:
        names = ", ".join(plan.unread)
        say(f"Not read: {len(plan.unread)} of {number(plan.given, 'file')} ({names}).")
