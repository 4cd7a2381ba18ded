"""``sarcgen check``."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

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
from sarcgen.cli.publicity import is_public
from sarcgen.cli.report_options import ReportFile, WantedReport, format_on_stdout
from sarcgen.cli.reporters import in_colour, number, print_report, say, summed_up, write_file
from sarcgen.cli.run_options import Jobs, Today, day_of
from sarcgen.edition.load import known_editions
from sarcgen.edition.words import ProvidedBy
from sarcgen.errors import ExitCode, UsageError
from sarcgen.explanations.codes import stops_a_build
from sarcgen.findings.baseline import Baseline
from sarcgen.findings.formats import ReportFormat, write_report
from sarcgen.findings.results import CheckRun
from sarcgen.findings.selection import Selection, codes_in
from sarcgen.records.locate import (
    SchoolFile,
    all_schools,
    are_whole_editions,
    earlier_files,
    find_schools,
)


def check(
    names: SchoolNames = None,
    edition: EditionName = None,
    wanted: WantedReport = None,
    output: ReportFile = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select", metavar="CODES", help="Report only these codes, as X110 or X for all X."
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="CODES", help="Leave these codes out of the report."),
    ] = None,
    owed_by: Annotated[
        ProvidedBy | None,
        typer.Option(
            "--owed-by",
            case_sensitive=False,
            help="Report only what is missing and owed by one side: lea, the district or school;"
            " cde, the state.",
            show_default=False,
        ),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option("--baseline", metavar="FILE", help="Fail only on what is not in this file."),
    ] = None,
    write_baseline: Annotated[
        Path | None,
        typer.Option(
            "--write-baseline", metavar="FILE", help="Accept today's findings: write them there."
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Fail on warnings too.")] = False,
    readability: Annotated[
        bool | None,
        typer.Option(
            "--readability/--no-readability",
            help="Tell how hard the texts are to read, for information.",
            show_default="if schools are named",
        ),
    ] = None,
    today: Today = None,
    jobs: Jobs = None,
    schools: SchoolsFolder = None,
    templates: TemplatesFolder = None,
) -> None:
    """Say what is missing or wrong in school files, with file, line and column.

    Checks the schools named, or all. Ends with exit code 1 if there is any error; warnings alone
    end with 0. What would stop a build is always reported. “sarcgen explain CODE” tells more about
    a finding.
    """
    owing = owed_by.value if owed_by else ""
    selection = Selection(codes_in(select or ()), codes_in(ignore or ()), owing)
    day = day_of(today)
    if baseline is not None and write_baseline is not None:
        raise UsageError("Give --baseline or --write-baseline, not both.")
    folder = templates_folder(templates)
    where = schools_folder(schools)
    chosen = find_schools(where, names or [], edition, known_editions(folder))
    present = all_schools(where)
    _refuse_to_overwrite(present, output, write_baseline, baseline)
    known = _read(baseline) if baseline is not None else Baseline()
    whole = are_whole_editions(chosen, present)
    found = check_schools(
        chosen,
        folder,
        today=day,
        earlier=earlier_files(chosen, present),
        strict=strict,
        whole=whole,
        jobs=jobs,
        public=is_public(),
        readability=bool(names) if readability is None else readability,
    )
    accepted = known.accept(found)
    run = selection.of(accepted)
    notes = [
        f"--ignore {start} changes nothing: what stops a build is always reported."
        for start in selection.without_effect()
    ]
    if write_baseline is not None:
        run, told = _accept_all(run, write_baseline)
        notes += told
    elif whole and (mended := known.mended(accepted)):
        notes.append(
            f"{number(mended, 'finding')} of the baseline {'is' if mended == 1 else 'are'} mended:"
            f" write it anew with --write-baseline {baseline}."
        )
    _report(run, wanted, output)
    for note in [*notes, summed_up(run)]:
        say(note)
    if run.failed() and write_baseline is None:
        raise typer.Exit(int(ExitCode.INPUT))


def _refuse_to_overwrite(
    present: Sequence[SchoolFile],
    output: Path | None,
    write_baseline: Path | None,
    baseline: Path | None,
) -> None:
    data = {file for entry in present for file in (entry.file, entry.district) if file is not None}
    taken = {os.path.realpath(file): "a school's or district's file" for file in data}
    for option, file in (
        ("--baseline", baseline),
        ("--write-baseline", write_baseline),
        ("--output", output),
    ):
        if file is None:
            continue
        there = os.path.realpath(file)
        if there in taken:
            raise UsageError(f"{option} {file} is {taken[there]}. Name another file.")
        taken[there] = f"the file of {option}"


def _read(file: Path) -> Baseline:
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise UsageError(
            f"There is no file {file}. Write it: sarcgen check --write-baseline {file}"
        ) from None
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        text = ""
    return Baseline.read(text, str(file))


def _accept_all(run: CheckRun, file: Path) -> tuple[CheckRun, list[str]]:
    """Writes the baseline; gives the run as it is with it, and what to say of it."""
    baseline = Baseline.of(run)
    write_file(file, baseline.text())
    notes = [f"{number(baseline.total(), 'finding')} accepted in {file}."]
    stopping = sum(stops_a_build(problem.code) for problem in run.open())
    if stopping:
        notes.append(
            f"{number(stopping, 'finding')} cannot be accepted, because no card can be built so:"
            " mend what is reported."
        )
    return baseline.accept(run), notes


def _report(run: CheckRun, wanted: ReportFormat | None, output: Path | None) -> None:
    if output is not None:
        write_file(output, write_report(run, wanted or ReportFormat.TEXT))
        return
    chosen = wanted or format_on_stdout()
    text = write_report(run, chosen, colour=in_colour())
    print_report(text, for_programs=chosen is not ReportFormat.TEXT)
