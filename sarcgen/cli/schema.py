"""``sarcgen schema``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from sarcgen.cli.options import EditionName, TemplatesFolder, templates_folder
from sarcgen.edition.load import known_editions, load_edition
from sarcgen.edition.spec import Edition
from sarcgen.errors import UsageError
from sarcgen.paths import SCHOOLS_FOLDER, shown
from sarcgen.records.schema import FOLDER, FileKind, json_schema, schema_name
from sarcgen.render.files import write_whole


def schema(
    kind: Annotated[
        FileKind, typer.Argument(metavar="[school|district]", help="Which kind of file.")
    ] = FileKind.SCHOOL,
    edition: EditionName = None,
    write: Annotated[
        bool, typer.Option("--write", help="Write all schemas into the schools folder instead.")
    ] = False,
    schools: Annotated[
        Path, typer.Option("--schools", metavar="DIR", help="Folder of school files.")
    ] = Path(SCHOOLS_FOLDER),
    templates: TemplatesFolder = None,
) -> None:
    """Print the JSON Schema of school or district files.

    Editors use it to complete and explain keys: the first line of each file names it. With --write
    the schemas of all editions go into schools/.schema, where that line looks for them.
    """
    folder = templates_folder(templates)
    known = known_editions(folder)
    if edition is not None and edition not in known:
        raise UsageError(f"There is no edition “{edition}”. Possible are: {', '.join(known)}.")
    if not write:
        print(schema_text(load_edition(folder, edition or known[-1]).edition, kind), end="")
        return
    wanted = [load_edition(folder, name).edition for name in ([edition] if edition else known)]
    for file in write_schemas(schools, wanted):
        print(shown(file))


def schema_text(edition: Edition, kind: FileKind) -> str:
    """A schema as it stands in its file."""
    return json.dumps(json_schema(edition, kind), indent=1, ensure_ascii=False) + "\n"


def write_schemas(schools: Path, editions: list[Edition]) -> list[Path]:
    """Writes the schemas that school files name on their first line."""
    files = {
        schools / FOLDER / schema_name(edition.edition, kind): schema_text(edition, kind).encode()
        for edition in editions
        for kind in FileKind
    }
    write_whole(files)
    return list(files)
