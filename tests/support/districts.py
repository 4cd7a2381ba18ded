"""Small districts for tests of builds: schools that take little time, and what a build left."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator
from pathlib import Path
from typing import Final

from sarcgen.building.cache import Cache
from sarcgen.building.district import DistrictBuild, Result
from sarcgen.building.inputs import contents_of, seen_files, surroundings
from sarcgen.building.making import run_here
from sarcgen.building.tasks import Outcome, Runner, Task
from sarcgen.cards import OutputFormat, Settings
from sarcgen.records.locate import SchoolFile
from tests.support.cards import EDITION, TEMPLATES

HTML: Final = frozenset({OutputFormat.HTML})
NAMES: Final = ("ash", "birch", "cedar", "dogwood", "elder", "fir")
SECRET: Final = b"thirty-two bytes, more or less.."
NONCE: Final = b"sixteen bytes..."


def write_school(schools: Path, name: str, *more: str) -> SchoolFile:
    """Writes a school of which nearly everything is missing, so that its card is a short draft."""
    file = schools / EDITION / f"{name}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    lines = [f'edition: "{EDITION}"', "grades: K-6", f"contact: {{name: {name.title()}}}", *more]
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return SchoolFile(EDITION, name, file, None)


def write_district(schools: Path, count: int) -> list[SchoolFile]:
    """Writes so many schools."""
    return [write_school(schools, name) for name in NAMES[:count]]


def settings_for(
    out: Path, formats: frozenset[OutputFormat] = HTML, templates: Path = TEMPLATES
) -> Settings:
    """What holds for a run."""
    return Settings(templates, out, formats)


def task_for(source: SchoolFile, settings: Settings, cache: Path | None = None) -> Task:
    """The task of a school as its files are now."""
    around = surroundings(settings.templates, source.edition)
    seen = seen_files(NONCE, contents_of(source))
    return Task(source, settings, str(Path.cwd()), around, NONCE, seen, cache)


def built(
    sources: list[SchoolFile],
    settings: Settings,
    cache: Path,
    run: Runner = run_here,
    *,
    force: bool = False,
) -> list[Result]:
    """Builds, and gives what became of each school."""
    build = DistrictBuild(sources, settings, Cache(cache, SECRET), force=force)
    return list(build.results(run, lambda: None))


def nothing_to_make(queue: deque[Task]) -> Generator[tuple[Task, Outcome]]:
    """A runner for builds that must find all cards up to date."""
    assert not queue, [task.source.school for task in queue]
    yield from ()


def files_below(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, with its content."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
