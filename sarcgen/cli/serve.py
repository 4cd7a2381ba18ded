"""``sarcgen serve``."""

from __future__ import annotations

import webbrowser
from typing import Annotated, Final

import typer

from sarcgen.cli.options import (
    EditionName,
    SchoolNames,
    SchoolsFolder,
    TemplatesFolder,
    schools_folder,
    templates_folder,
)
from sarcgen.cli.publicity import is_public
from sarcgen.cli.reporters import say
from sarcgen.edition.load import known_editions
from sarcgen.languages.catalog import DEFAULT_LANGUAGE, Catalog
from sarcgen.records.locate import find_schools

PORT: Final = 8765


def serve(
    names: SchoolNames = None,
    edition: EditionName = None,
    port: Annotated[
        int,
        typer.Option(
            "--port",
            metavar="NUMBER",
            min=0,
            max=65535,
            help="Port on this machine; 0 for any that is free.",
        ),
    ] = PORT,
    language: Annotated[
        str, typer.Option("--language", metavar="CODE", help="Language of the fixed text.")
    ] = DEFAULT_LANGUAGE,
    editor: Annotated[
        str,
        typer.Option(
            "--editor",
            metavar="NAME",
            help="Where links to lines lead: vscode, vscodium, zed, textmate, none, or an address"
            " with {file}, {line} and {column} in it.",
        ),
    ] = "vscode",
    show: Annotated[
        bool, typer.Option("--open", help="Open the preview in the web browser.")
    ] = False,
    schools: SchoolsFolder = None,
    templates: TemplatesFolder = None,
) -> None:
    """Show cards in the web browser while you write, with what a check finds beside them.

    Prints an address of this machine, which nobody else can reach. When a file is saved, its card
    changes in the browser. When no card can be built from it, the last one stays, marked as out of
    date, until what is wrong is mended. Nothing is written; “sarcgen build” does that. Ctrl-C ends
    it.
    """
    # A server is nothing that another command should load.
    from sarcgen.serving.editors import editor_links
    from sarcgen.serving.listing import key_of
    from sarcgen.serving.server import listening, serve
    from sarcgen.serving.snapshots import Order

    folder, where = templates_folder(templates), schools_folder(schools)
    chosen = find_schools(where, names or [], edition, known_editions(folder))
    order = Order(
        schools=where,
        templates=folder,
        names=frozenset(map(key_of, chosen)) if names else None,
        edition=edition,
        language=Catalog(language).language,
        public=is_public(),
    )
    links = editor_links(editor)
    with listening(port) as at:
        address = f"http://127.0.0.1:{at.getsockname()[1]}/"
        if names and len(chosen) == 1:
            address += "/".join(key_of(chosen[0]))
        print(address, flush=True)
        say("The preview runs on this machine only. Ctrl-C ends it.")
        if show:
            webbrowser.open(address)
        serve(order, links, at)
