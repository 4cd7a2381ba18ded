"""``sarcgen status``."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, assert_never, final

import typer

from sarcgen.checking import check_schools
from sarcgen.cli.options import (
    EditionName,
    SchoolNames,
    SchoolsFolder,
    TemplatesFolder,
    schools_folder,
    templates_folder,
)
from sarcgen.cli.reporters import in_colour, print_report, write_file
from sarcgen.cli.run_options import Jobs, Today, day_of, refuse_to_overwrite
from sarcgen.edition.load import known_editions
from sarcgen.errors import UsageError
from sarcgen.findings.dashboard import Dashboard, Order, dashboard_of
from sarcgen.pipeline import template_of
from sarcgen.records.locate import (
    SchoolFile,
    all_schools,
    are_whole_editions,
    earlier_files,
    find_schools,
)
from sarcgen.tables.tally import sections_of


@final
class StatusFormat(StrEnum):
    """How the dashboard is told."""

    TEXT = "text"
    HTML = "html"
    JSON = "json"
    CSV = "csv"


def status(
    names: SchoolNames = None,
    edition: EditionName = None,
    wanted: Annotated[
        StatusFormat, typer.Option("--format", case_sensitive=False, help="How to tell it.")
    ] = StatusFormat.TEXT,
    output: Annotated[
        Path | None, typer.Option("--output", metavar="FILE", help="Write it into a file.")
    ] = None,
    order: Annotated[
        Order, typer.Option("--sort", case_sensitive=False, help="Which schools come first.")
    ] = Order.NAME,
    today: Today = None,
    jobs: Jobs = None,
    schools: SchoolsFolder = None,
    templates: TemplatesFolder = None,
) -> None:
    """Show how far each school's card is and who owes the rest.

    Tells of the schools named, or of all, in one edition: percent complete by section, what the
    state and the district owe, errors and warnings, and the days to the due date. It ends with exit
    code 0 whatever is missing. “sarcgen check” lists what is counted here.
    """
    day = day_of(today)
    folder = templates_folder(templates)
    where = schools_folder(schools)
    chosen = _of_one_edition(
        find_schools(where, names or [], edition, known_editions(folder)), named=bool(names)
    )
    present = all_schools(where)
    refuse_to_overwrite(present, output)
    run = check_schools(
        chosen,
        folder,
        today=day,
        earlier=earlier_files(chosen, present),
        whole=are_whole_editions(chosen, present),
        jobs=jobs,
        tallies=True,
    )
    shown = template_of(folder, chosen[0].edition).edition
    dashboard = dashboard_of(
        run, shown.edition, shown.due, sections_of(shown), today=day, order=order
    )
    if output is not None:
        write_file(output, _told(dashboard, wanted, folder))
        print(output)
    else:
        text = _told(dashboard, wanted, folder, to_terminal=True)
        print_report(text, for_programs=wanted is not StatusFormat.TEXT)


def _of_one_edition(found: Sequence[SchoolFile], *, named: bool) -> list[SchoolFile]:
    """The schools of the newest edition; those that were named must all have it."""
    newest = max(source.edition for source in found)
    chosen = [source for source in found if source.edition == newest]
    if named and len(chosen) < len(found):
        older = next(source for source in found if source.edition != newest)
        raise UsageError(
            f"{older.school} is not in edition {newest}, as {chosen[0].school} is. Choose an"
            f" edition that has all of them: --edition {older.edition}"
        )
    return chosen


def _told(
    dashboard: Dashboard, wanted: StatusFormat, templates: Path, *, to_terminal: bool = False
) -> str:
    # Each format loads what draws it, and nothing else.
    match wanted:
        case StatusFormat.TEXT:
            from sarcgen.findings.dashboard_text import NARROWEST, dashboard_text

            on_screen = to_terminal and sys.stdout.isatty()
            width = shutil.get_terminal_size().columns if on_screen else NARROWEST
            return dashboard_text(dashboard, width=width, colour=to_terminal and in_colour())
        case StatusFormat.HTML:
            from sarcgen.render.dashboard import render_dashboard

            return render_dashboard(dashboard, templates)
        case StatusFormat.JSON:
            from sarcgen.findings.dashboard_data import dashboard_json

            return dashboard_json(dashboard)
        case StatusFormat.CSV:
            from sarcgen.findings.dashboard_data import dashboard_csv

            return dashboard_csv(dashboard)
        case _:
            assert_never(wanted)
