"""Options of commands that go over many schools: the day, the processes, the file to write."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Final

import typer

from sarcgen.errors import UsageError
from sarcgen.records.locate import SchoolFile

Today = Annotated[
    str | None,
    typer.Option("--today", metavar="DATE", help="Count from this day instead of today."),
]
ADDRESS_VARIABLE: Final = "SARCGEN_SITE_ADDRESS"
SiteAddress = Annotated[
    str | None,
    typer.Option(
        "--address",
        metavar="URL",
        envvar=ADDRESS_VARIABLE,
        help="Where the site will be, as https://www.example.org/sarc/; for the site map.",
        show_default="that of the present site map",
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        metavar="NUMBER",
        min=1,
        help="Processes that work side by side. Without it: as many as pay.",
        show_default=False,
    ),
]


def day_of(given: str | None, option: str = "--today") -> date:
    """The day that an option gives, else today's.

    Raises:
        UsageError: it is not written as year-month-day.
    """
    if given is None:
        return datetime.now().astimezone().date()
    try:
        # Python would take other forms too, some of which people read differently.
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", given):
            return date.fromisoformat(given)
    except ValueError:
        pass
    raise UsageError(f"Write {option} as year-month-day: {option} 2020-01-31.")


def refuse_to_overwrite(present: Iterable[SchoolFile], output: Path | None) -> None:
    """Makes sure that a report does not take the place of a school's or district's file.

    Raises:
        UsageError: it would.
    """
    data = {file for entry in present for file in (entry.file, entry.district) if file is not None}
    if output and os.path.realpath(output) in {os.path.realpath(file) for file in data}:
        raise UsageError(f"--output {output} is a school's or district's file. Name another file.")
