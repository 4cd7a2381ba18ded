"""``sarcgen build``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from sarcgen.cli.options import (
    EditionName,
    SchoolNames,
    SchoolsFolder,
    TemplatesFolder,
    schools_folder,
    templates_folder,
)
from sarcgen.cli.reporters import counted, print_problems, say
from sarcgen.edition.load import known_editions
from sarcgen.errors import ExitCode, InputError, UsageError
from sarcgen.languages.catalog import DEFAULT_LANGUAGE
from sarcgen.paths import SITE_FOLDER, shown
from sarcgen.pipeline import OutputFormat, Settings, build_card
from sarcgen.problems import Problem, errors_among
from sarcgen.records.locate import SchoolFile, find_schools


def build(
    names: SchoolNames = None,
    every: Annotated[bool, typer.Option("--all", help="Build every school.")] = False,
    edition: EditionName = None,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder to write into.")] = Path(
        SITE_FOLDER
    ),
    formats: Annotated[
        str, typer.Option("--format", metavar="LIST", help="html, pdf or both.")
    ] = "html,pdf",
    strict: Annotated[
        bool, typer.Option("--strict", help="Refuse to build a card that is incomplete.")
    ] = False,
    language: Annotated[
        str, typer.Option("--language", metavar="CODE", help="Language of the fixed text.")
    ] = DEFAULT_LANGUAGE,
    schools: SchoolsFolder = None,
    templates: TemplatesFolder = None,
) -> None:
    """Build report cards as HTML and PDF.

    The files go to site/<edition>/<school>.html and .pdf; their names are printed. A card whose
    data are incomplete is built all the same, marked DRAFT on every page, and what is missing is
    listed. With --strict it is refused. Groups of ten students or fewer are always hidden.
    """
    settings = Settings(
        templates=templates_folder(templates),
        out=out,
        formats=_formats(formats),
        language=language,
        strict=strict,
    )
    chosen = _chosen(names or [], every, edition, schools_folder(schools), settings.templates)
    problems: list[Problem] = []
    drafts: list[str] = []
    failed: list[str] = []
    with _progress(chosen) as advance:
        for source in chosen:
            try:
                result = build_card(source, settings)
            except InputError as error:
                problems += error.problems
                failed.append(source.school)
            else:
                problems += result.problems
                if errors_among(result.problems):
                    drafts.append(source.school)
                for file in result.files:
                    print(shown(file), flush=True)
            advance()
    print_problems(problems)
    _conclude(problems, drafts, failed)


def _conclude(problems: list[Problem], drafts: list[str], failed: list[str]) -> None:
    if problems:
        say(f"{counted(problems)}.")
    if drafts:
        say(f"DRAFT, because something is missing: {', '.join(drafts)}.")
    if failed:
        say(f"Not built: {', '.join(failed)}. Nothing was written for them.")
        raise typer.Exit(int(ExitCode.INPUT))


def _formats(wanted: str) -> frozenset[OutputFormat]:
    words = [word.strip().casefold() for word in wanted.split(",") if word.strip()]
    known = {form.value for form in OutputFormat}
    if not words or set(words) - known:
        raise UsageError("--format takes html, pdf or html,pdf.")
    return frozenset(OutputFormat(word) for word in words)


def _chosen(
    names: list[str], every: bool, edition: str | None, schools: Path, templates: Path
) -> list[SchoolFile]:
    if every and names:
        raise UsageError("Name schools or give --all, not both.")
    if not every and not names:
        raise UsageError("Name one or more schools, or give --all.")
    return find_schools(schools, names, edition, known_editions(templates))


@contextmanager
def _progress(chosen: list[SchoolFile]) -> Iterator[Callable[[], None]]:
    """A bar on stderr where a person watches; nothing otherwise."""
    console = Console(stderr=True)
    columns = (
        TextColumn("Building"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as p:
        task = p.add_task("build", total=len(chosen))
        yield lambda: p.advance(task)
