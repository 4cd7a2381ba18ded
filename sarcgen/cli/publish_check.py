"""``sarcgen publish-check``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sarcgen.cli.options import SchoolsFolder, TemplatesFolder, schools_folder, templates_folder
from sarcgen.cli.report_options import ReportFile, WantedReport, format_on_stdout
from sarcgen.cli.reporters import number, print_report, say, write_file
from sarcgen.cli.run_options import Jobs
from sarcgen.edition.load import known_editions
from sarcgen.errors import ExitCode
from sarcgen.findings.formats import ReportFormat, write_report
from sarcgen.findings.groups import Counts
from sarcgen.findings.repeatable import one_line
from sarcgen.findings.results import CheckRun
from sarcgen.paths import SITE_FOLDER
from sarcgen.records.locate import find_schools


def publish_check(
    folder: Annotated[
        Path, typer.Argument(metavar="[DIR]", help="Folder of the site.", show_default=SITE_FOLDER)
    ] = Path(SITE_FOLDER),
    edition: Annotated[
        str | None,
        typer.Option(
            "--edition",
            metavar="YEAR",
            help="Data year whose schools must all have their cards.",
            show_default="all that there are school files of",
        ),
    ] = None,
    languages: Annotated[
        list[str] | None,
        typer.Option(
            "--language",
            metavar="CODE",
            help="Language that each card must be in; may be repeated. Without it: those that are"
            " found.",
        ),
    ] = None,
    wanted: WantedReport = None,
    output: ReportFile = None,
    jobs: Jobs = None,
    schools: SchoolsFolder = None,
    templates: TemplatesFolder = None,
) -> None:
    """Say what keeps a finished site from being uploaded; changes nothing.

    Every school has its card in each format and language and none is a draft, all links lead
    somewhere, the files of a card say the same, the list of schools is up to date, and nothing else
    lies in the folder. Ends with exit code 1 if anything is wrong.
    """
    from sarcgen.inspecting.run import inspect_site

    editions = templates_folder(templates)
    present = find_schools(schools_folder(schools), [], edition, known_editions(editions))
    run = inspect_site(folder, editions, present, languages=languages or (), jobs=jobs)
    _report(run, wanted, output)
    cards = [card for card in run.schools if card.edition]
    say(f"{number(len(cards), 'card')} looked at: {Counts.of(run.findings()).open()}.")
    if run.failed():
        raise typer.Exit(int(ExitCode.INPUT))


def _report(run: CheckRun, wanted: ReportFormat | None, output: Path | None) -> None:
    form = wanted or (format_on_stdout() if output is None else ReportFormat.TEXT)
    if form is ReportFormat.TEXT:
        # Without the lines themselves, which nobody mends by hand here.
        text = "".join(f"{one_line(str(problem))}\n" for problem in run.open())
    else:
        text = write_report(run, form)
    if output is not None:
        write_file(output, text)
    else:
        print_report(text, for_programs=form is not ReportFormat.TEXT)
