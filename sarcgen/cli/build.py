"""``sarcgen build``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer

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
from sarcgen.errors import (
    DisclosureError,
    ExitCode,
    InputError,
    RenderError,
    SarcgenError,
    UsageError,
)
from sarcgen.languages.catalog import DEFAULT_LANGUAGE
from sarcgen.paths import SITE_FOLDER, shown
from sarcgen.pipeline import Build, OutputFormat, Settings, build_card
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
    outcome = _Outcome()
    with _progress(chosen) as advance:
        for source in chosen:
            try:
                result = build_card(source, settings)
            except (InputError, RenderError, DisclosureError) as error:
                outcome.refused(source.school, error)
            else:
                outcome.built(source.school, result)
            advance()
    outcome.conclude()


@dataclass(slots=True)
class _Outcome:
    """What became of the schools of one run: what is wrong with one does not stop the others."""

    problems: set[Problem] = field(default_factory=set)
    drafts: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    exit_code: ExitCode = ExitCode.OK

    def built(self, school: str, result: Build) -> None:
        self.problems.update(result.problems)
        if errors_among(result.problems):
            self.drafts.append(school)
        for file in result.files:
            print(shown(file), flush=True)

    def refused(self, school: str, error: SarcgenError) -> None:
        self.failed.append(school)
        self.exit_code = max(self.exit_code, error.exit_code)
        if isinstance(error, InputError):
            self.problems.update(error.problems)
        else:
            self.reasons.append(f"sarcgen: {school}: {error}")

    def conclude(self) -> None:
        print_problems(self.problems)
        for reason in self.reasons:
            say(reason)
        if self.problems:
            say(f"{counted(self.problems)}.")
        if self.drafts:
            say(f"DRAFT, because something is missing: {', '.join(self.drafts)}.")
        if self.failed:
            say(f"Not built: {', '.join(self.failed)}. Nothing was written for them.")
            raise typer.Exit(int(self.exit_code))


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
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

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
