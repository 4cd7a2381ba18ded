"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sarcgen.errors import UsageError
from sarcgen.paths import known_editions, schools_folder, templates_folder
from sarcgen.records.locate import all_schools


def _school_names(incomplete: str) -> list[str]:
    """Names for shell completion; silent where there is nothing to complete."""
    try:
        names = {entry.school for entry in all_schools(schools_folder())}
    except (UsageError, OSError):
        return []
    return sorted(name for name in names if name.startswith(incomplete))


def _edition_names(incomplete: str) -> list[str]:
    try:
        names = known_editions(templates_folder())
    except UsageError:
        return []
    return [name for name in names if name.startswith(incomplete)]


SchoolNames = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="SCHOOL",
        help="File names below the schools folder, without .yaml.",
        autocompletion=_school_names,
        show_default=False,
    ),
]
EditionName = Annotated[
    str | None,
    typer.Option(
        "--edition",
        metavar="YEAR",
        help="Data year of the edition, as 2018-19. Without it: the newest that has the school.",
        autocompletion=_edition_names,
        show_default=False,
    ),
]
SchoolsFolder = Annotated[
    Path | None,
    typer.Option(
        "--schools", metavar="DIR", help="Folder of school files.", show_default="schools"
    ),
]
TemplatesFolder = Annotated[
    Path | None,
    typer.Option(
        "--templates",
        metavar="DIR",
        help="Folder of editions.",
        show_default="those that come with sarcgen",
    ),
]
KeepSmall = Annotated[
    bool,
    typer.Option(
        "--keep-small",
        help="Keep figures about ten students or fewer in the school files. For private"
        " repositories only.",
    ),
]

__all__ = [
    "EditionName",
    "KeepSmall",
    "SchoolNames",
    "SchoolsFolder",
    "TemplatesFolder",
    "schools_folder",
    "templates_folder",
]
