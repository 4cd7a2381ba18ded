"""``sarcgen build``."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Annotated, Final

import typer

from sarcgen.building.cache import Cache
from sarcgen.building.district import DistrictBuild
from sarcgen.building.pages import write_pages
from sarcgen.building.secret import cache_secret
from sarcgen.building.shards import Shard
from sarcgen.building.store import DEFAULT_FOLDER
from sarcgen.building.strays import stray_files
from sarcgen.building.tasks import Runner
from sarcgen.cards import OutputFormat, Settings
from sarcgen.cli.build_outcome import BuildOutcome
from sarcgen.cli.options import (
    EditionName,
    SchoolNames,
    SchoolsFolder,
    TemplatesFolder,
    schools_folder,
    templates_folder,
)
from sarcgen.cli.progress import progress
from sarcgen.cli.run_options import Jobs, SiteAddress
from sarcgen.cli.site_notes import site_notes
from sarcgen.errors import SarcgenError, UsageError
from sarcgen.languages.codes import DEFAULT_LANGUAGE, refuse_unknown
from sarcgen.paths import SITE_FOLDER, known_editions, shown
from sarcgen.processes import cores
from sarcgen.records.locate import SchoolFile, find_schools

EVERY_FORMAT: Final = ",".join(OutputFormat)
FEW_PAGES: Final = 16
"""Cards without a PDF up to which one process is quicker than several."""


def build(
    context: typer.Context,
    names: SchoolNames = None,
    every: Annotated[bool, typer.Option("--all", help="Build every school.")] = False,
    changed: Annotated[
        bool,
        typer.Option("--changed", help="Build what is not up to date, and tell only of that."),
    ] = False,
    edition: EditionName = None,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder to write into.")] = Path(
        SITE_FOLDER
    ),
    formats: Annotated[
        str, typer.Option("--format", metavar="LIST", help="Which files to make of each card.")
    ] = EVERY_FORMAT,
    strict: Annotated[
        bool, typer.Option("--strict", help="Refuse to build a card that is incomplete.")
    ] = False,
    language: Annotated[
        str, typer.Option("--language", metavar="CODE", help="Language of the fixed text.")
    ] = DEFAULT_LANGUAGE,
    force: Annotated[
        bool, typer.Option("--force", help="Make every card anew, whatever the cache holds.")
    ] = False,
    cache: Annotated[
        Path, typer.Option("--cache", metavar="DIR", help="Folder of what is kept between builds.")
    ] = Path(DEFAULT_FOLDER),
    jobs: Jobs = None,
    shard: Annotated[
        str | None,
        typer.Option(
            "--shard",
            metavar="PART",
            help="Build this part of the schools, as 3/8.",
            show_default=False,
        ),
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(
            "--scheduler",
            metavar="ADDRESS",
            help="Let this Dask cluster make the cards.",
            show_default=False,
        ),
    ] = None,
    address: SiteAddress = None,
    schools: SchoolsFolder = None,
    templates: TemplatesFolder = None,
) -> None:
    """Build report cards as HTML and PDF, and the site that they stand in.

    The files go to site/<edition>/<school>.html and so on; their names are printed. A card that is
    up to date is not made again. A card whose data are incomplete is built all the same, marked
    DRAFT on every page, and what is missing is listed. With --strict it is refused. Groups of ten
    students or fewer are always hidden. At the end the pages of the site list all cards.
    """
    settings = Settings(
        templates=templates_folder(templates),
        out=out,
        formats=_formats(formats),
        language=language,
        strict=strict,
    )
    refuse_unknown(language)
    if scheduler is not None and jobs is not None:
        raise UsageError("Give --jobs or --scheduler, not both: the cluster has its own processes.")
    part = Shard.parse(shard) if shard is not None else Shard(1, 1)
    whole = every or changed
    if every and names:
        raise UsageError("Name schools or give --all, not both.")
    if not whole and not names:
        raise UsageError("Name one or more schools, or give --all or --changed.")
    known = known_editions(settings.templates)
    present = find_schools(schools_folder(schools), names or [], edition, known)
    secret, trouble = cache_secret()
    outcome = BuildOutcome(changed and not every, debug=bool(context.find_root().params["debug"]))
    with _ended_as_by_a_person():
        run = DistrictBuild(part.part(present), settings, Cache(cache, secret), force=force)
        runner = _runner(run, jobs, scheduler)
        with (
            progress("Building", len(run.queue)) as advance,
            closing(run.results(runner, advance)) as results,
        ):
            for result in results:
                outcome.add(result)
    if shard is not None and outcome.files:
        outcome.site([], [f"When all parts are together: sarcgen site {shown(out)}"], None)
    elif shard is None and OutputFormat.JSON in settings.formats and outcome.files:
        outcome.site(*_pages(settings, cache, address))
    notes = [trouble] if trouble else []
    notes += run.cache.notes()
    if whole and not names:
        notes += _strays(out, present, outcome.files)
    outcome.conclude(notes)


def _formats(wanted: str) -> frozenset[OutputFormat]:
    words = [word.strip().casefold() for word in wanted.split(",") if word.strip()]
    known = {form.value for form in OutputFormat}
    if not words or set(words) - known:
        raise UsageError(f"--format takes some of {EVERY_FORMAT}, with commas between.")
    return frozenset(OutputFormat(word) for word in words)


def _runner(run: DistrictBuild, jobs: int | None, scheduler: str | None) -> Runner:
    """What makes the cards: this process, several, or a cluster."""
    from sarcgen.building.making import run_here

    cards = len(run.queue)
    if scheduler is not None and cards:
        from sarcgen.building.scheduler import run_on_cluster

        return partial(run_on_cluster, address=scheduler)
    draws = OutputFormat.PDF in run.settings.formats
    if cards <= 1 or (jobs is None and cards <= FEW_PAGES and not draws):
        return run_here
    from sarcgen.building.pool import run_in_pool

    workers = min(jobs or cores(), cards)
    return partial(run_in_pool, workers=workers, warm=run.settings.templates if draws else None)


def _pages(
    settings: Settings, cache: Path, address: str | None
) -> tuple[tuple[Path, ...], list[str], SarcgenError | None]:
    """The pages of the site: those written, what to say of them, and why they were not written."""
    try:
        run = write_pages(settings.out, settings.templates, cache, address=address)
    except SarcgenError as error:
        return (), [], error
    if run is None:
        return (), [], None
    return run.written, site_notes(run), None


def _strays(out: Path, present: list[SchoolFile], cards: list[Path]) -> list[str]:
    by_card: dict[Path, list[Path]] = {}
    for file in stray_files(out, present, cards):
        by_card.setdefault(file.with_name(file.name.partition(".")[0]), []).append(file)
    return [
        f"{shown(card)} has no school file any more; delete its {len(files)} files if it is not to"
        " be published."
        for card, files in by_card.items()
    ]


@contextmanager
def _ended_as_by_a_person() -> Iterator[None]:
    """A request to end, which would leave processes behind, is taken for Ctrl+C."""

    def end(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
