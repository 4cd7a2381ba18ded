"""``sarcgen diff``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, final

import typer

from sarcgen.cli.options import (
    SchoolsFolder,
    TemplatesFolder,
    schools_folder,
    templates_folder,
)
from sarcgen.cli.reporters import print_report
from sarcgen.edition.load import known_editions
from sarcgen.errors import UsageError
from sarcgen.records.locate import find_schools


@final
class DiffFormat(StrEnum):
    """How the changes are told."""

    TEXT = "text"
    JSON = "json"


def diff(
    name: Annotated[
        str,
        typer.Argument(metavar="SCHOOL", help="File name below the schools folder, without .yaml."),
    ],
    earlier: Annotated[
        str, typer.Argument(metavar="EARLIER", help="Edition of the earlier card: 2022-23.")
    ],
    later: Annotated[
        str, typer.Argument(metavar="LATER", help="Edition of the later card: 2023-24.")
    ],
    wanted: Annotated[
        DiffFormat, typer.Option("--format", case_sensitive=False, help="How to tell it.")
    ] = DiffFormat.TEXT,
    schools: SchoolsFolder = None,
    templates: TemplatesFolder = None,
) -> None:
    """Show what changed in a school's data between two editions: figures, rows, contacts and texts.

    Of each measure, the latest year of both cards is compared, and any year that both show. Only
    what the cards may show is compared: a hidden figure is -- here too. It ends with exit code 0,
    whether anything differs or not.
    """
    from sarcgen.comparing import changes_between
    from sarcgen.present.change_report import changes_json, changes_text

    folder, where = templates_folder(templates), schools_folder(schools)
    known = known_editions(folder)
    sources = [find_schools(where, [name], edition, known)[0] for edition in (earlier, later)]
    if earlier >= later:
        raise UsageError(
            f"Give the earlier edition first, as in sarcgen diff {name} 2022-23 2023-24."
        )
    changes = changes_between(sources[0], sources[1], folder)
    is_json = wanted is DiffFormat.JSON
    told = changes_json(changes) if is_json else changes_text(changes)
    print_report(told, for_programs=is_json)
