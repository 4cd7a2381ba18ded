"""``sarcgen new``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Final

import typer
from pydantic import ValidationError

from sarcgen.cli.options import TemplatesFolder, templates_folder
from sarcgen.cli.reporters import say
from sarcgen.cli.schema import write_schemas
from sarcgen.edition.load import load_edition
from sarcgen.errors import UsageError
from sarcgen.paths import SCHOOLS_FOLDER, shown
from sarcgen.records.locate import DISTRICT_FILE, SUFFIX, all_schools
from sarcgen.render.files import write_whole
from sarcgen.tables.scaffold import blank_district, blank_school

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]*\Z")


def new(
    name: Annotated[
        str, typer.Argument(metavar="SCHOOL", help="Name of the file to be: kellogg, oak-high.")
    ],
    edition: Annotated[
        str, typer.Option("--edition", metavar="YEAR", help="Data year of the edition: 2018-19.")
    ],
    grades: Annotated[
        str, typer.Option("--grades", metavar="GRADES", help="Grades served: K-6, 7-8, 9-12.")
    ],
    schools: Annotated[
        Path, typer.Option("--schools", metavar="DIR", help="Folder of school files.")
    ] = Path(SCHOOLS_FOLDER),
    templates: TemplatesFolder = None,
) -> None:
    """Start a school: a blank file with every key that its card needs, explained.

    Writes schools/<edition>/<school>.yaml, a district file beside it where there is none yet, and
    the schemas that let editors complete and explain keys. Never overwrites a file.
    """
    if not _NAME.match(name):
        raise UsageError(
            "A school's file name has small letters, digits and dashes only, as in oak-high."
        )
    template = load_edition(templates_folder(templates), edition)
    folder = schools / edition
    file = folder / f"{name}{SUFFIX}"
    for there in [file] if file.exists() else _of_this_name(schools, edition, name):
        raise UsageError(f"{shown(there)} is there already and stays as it is.")
    try:
        files = {file: blank_school(template, grades).encode("utf-8")}
    except ValidationError:
        raise UsageError("Write the grades served as in K-6, 7-8 or 9-12.") from None
    district = folder / DISTRICT_FILE
    if not district.exists():
        files[district] = blank_district(template, grades).encode("utf-8")
    write_whole(files)
    for written in files:
        print(shown(written))
    write_schemas(schools, [template.edition])
    say(f"Fill in the blanks; “sarcgen check {name}” says what is still missing.")


def _of_this_name(schools: Path, edition: str, name: str) -> list[Path]:
    """The file of a school of this name in another folder of the edition: a name is given once."""
    present = all_schools(schools, edition) if schools.is_dir() else []
    return [entry.file for entry in present if entry.school.casefold() == name]
