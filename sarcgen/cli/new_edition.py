"""``sarcgen new-edition``."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Final

import typer

from sarcgen.cli.options import TemplatesFolder, templates_folder
from sarcgen.cli.reporters import number, say
from sarcgen.edition.load import load_edition
from sarcgen.edition.next_year import next_edition
from sarcgen.errors import RenderError, UsageError
from sarcgen.paths import shown
from sarcgen.render.files import write_whole

_MAKING: Final = ".sarcgen-making"


def new_edition(
    name: Annotated[
        str, typer.Argument(metavar="YEAR", help="Data year of the edition to be: 2026-27.")
    ],
    source: Annotated[
        str,
        typer.Option(
            "--from", metavar="YEAR", help="The edition of the year before, to start from."
        ),
    ],
    templates: TemplatesFolder = None,
) -> None:
    """Start next year's edition from this year's (for those who keep sarcgen up to date).

    Writes templates/<edition>: the older edition with its years moved, marked as provisional.
    Statewide figures of a school year that is still shown are kept, the others are pending. Says
    where something did not move by itself. Never overwrites an edition.
    """
    folder = templates_folder(templates)
    new = next_edition(folder, name, source)
    if (folder / name).exists():
        raise UsageError(f"{shown(folder / name)} is there already and stays as it is.")
    _write(folder, name, new.files)
    for path in new.files:
        print(shown(folder / name / path))
    for left in new.leftovers:
        say(f"{shown(folder / name / left.file)}:{left.line}: {left.message}")
    say(
        f"Edition {name} is provisional: all of it is that of {source} with the years moved, and"
        f" {number(new.pending, 'statewide figure')} {'is' if new.pending == 1 else 'are'} pending."
    )
    say(
        "Hold it against the state's template and look up the figures, as “An edition” in"
        " CONTRIBUTING.md tells; then make messages, make schemas, make rules, and look at each"
        " page of a card."
    )


def _write(templates: Path, name: str, files: Mapping[str, bytes]) -> None:
    """Writes the edition's folder: it appears whole, and only if it can be used, or not at all."""
    # A level deeper than editions are looked for, so that nobody takes what is unfinished for one.
    making = templates / _MAKING
    _remove(making)
    try:
        by_folder: dict[Path, dict[Path, bytes]] = {}
        for path, content in files.items():
            file = making / name / path
            by_folder.setdefault(file.parent, {})[file] = content
        for together in by_folder.values():
            write_whole(together)
        load_edition(making, name)
        try:
            (making / name).rename(templates / name)
        except OSError as error:
            raise RenderError(
                f"{shown(templates / name)} could not be made: {error.strerror}. Nothing was"
                " changed there."
            ) from error
    finally:
        _remove(making)


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
