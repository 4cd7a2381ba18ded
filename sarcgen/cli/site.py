"""``sarcgen site``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sarcgen.cli.options import TemplatesFolder, templates_folder
from sarcgen.cli.reporters import number, say
from sarcgen.cli.run_options import ADDRESS_VARIABLE, SiteAddress
from sarcgen.cli.site_notes import site_notes
from sarcgen.errors import UsageError
from sarcgen.languages.catalog import DEFAULT_LANGUAGE
from sarcgen.paths import SITE_FOLDER, shown


def site(
    folder: Annotated[
        Path, typer.Argument(metavar="[DIR]", help="Folder of the site.", show_default=SITE_FOLDER)
    ] = Path(SITE_FOLDER),
    address: SiteAddress = None,
    language: Annotated[
        str, typer.Option("--language", metavar="CODE", help="Language of the pages' own words.")
    ] = DEFAULT_LANGUAGE,
    templates: TemplatesFolder = None,
) -> None:
    """Write the pages around the cards anew: all schools, each district, each year, the site map.

    They are made from the cards' JSON files in the folder and from nothing else, so that cards
    built on several machines can be put together. Prints the names of files that are new or have
    changed.
    """
    from sarcgen.site.writing import write_site

    if not folder.is_dir():
        raise UsageError(f"There is no folder {folder}. Build the cards first, or name the folder.")
    run = write_site(folder, templates_folder(templates), address=address, language=language)
    for file in run.written:
        print(shown(file))
    for note in site_notes(run):
        say(note)
    say(f"{number(len(run.site.schools), 'school')} with {number(len(run.cards), 'card')} listed.")
    if run.address is None:
        say(
            "No site map, because the site's address is not known: give --address or set"
            f" {ADDRESS_VARIABLE}."
        )
