"""``sarcgen new``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Final

import typer
from pydantic import ValidationError

from sarcgen.cli.options import TemplatesFolder, schools_folder, templates_folder
from sarcgen.cli.reporters import number, say
from sarcgen.cli.schema import write_schemas
from sarcgen.edition.load import Template, known_editions
from sarcgen.errors import UsageError
from sarcgen.paths import SCHOOLS_FOLDER, shown
from sarcgen.pipeline import template_of
from sarcgen.records.locate import DISTRICT_FILE, SUFFIX, all_schools, find_schools
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
        str | None,
        typer.Option(
            "--grades",
            metavar="GRADES",
            help="Grades served: K-6, 7-8, 9-12. With --from: those of the earlier file.",
            show_default=False,
        ),
    ] = None,
    earlier: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="YEAR",
            help="Start from the school's file of this earlier edition.",
            show_default=False,
        ),
    ] = None,
    schools: Annotated[
        Path, typer.Option("--schools", metavar="DIR", help="Folder of school files.")
    ] = Path(SCHOOLS_FOLDER),
    templates: TemplatesFolder = None,
) -> None:
    """Start a school: a blank file with every key that its card needs, explained.

    Writes schools/<edition>/<school>.yaml, a district file beside it where there is none yet, and
    the schemas that let editors complete and explain keys. Never overwrites a file.

    With --from, the file starts from that of an earlier edition: texts and contacts are kept, and
    so are the figures of school years that both cards show. The other figures are left blank. Texts
    that name an old year, or have not changed for a year, are marked REVIEW. So is the district's
    file, where there is none yet.
    """
    folder = templates_folder(templates)
    template = template_of(folder, edition)
    said: list[str] = []
    try:
        if earlier is None:
            files = _blank(name, template, schools, grades)
        else:
            files, said = _carried(name, (earlier, edition), schools, folder, grades)
    except ValidationError:
        raise UsageError("Write the grades served as in K-6, 7-8 or 9-12.") from None
    _write(files)
    for written in files:
        print(shown(written))
    write_schemas(schools, [template.edition])
    for line in said:
        say(line)
    say(f"Fill in the blanks; “sarcgen check {name}” says what is still missing.")


def _blank(name: str, template: Template, schools: Path, grades: str | None) -> dict[Path, str]:
    """The files of a school that is new."""
    if not _NAME.match(name):
        raise UsageError(
            "A school's file name has small letters, digits and dashes only, as in oak-high."
        )
    if grades is None:
        raise UsageError("Give the grades served, as in --grades K-6, or an edition with --from.")
    edition = template.edition.edition
    folder = schools / edition
    file = folder / f"{name}{SUFFIX}"
    for there in [file] if file.exists() else _of_this_name(schools, edition, name):
        raise UsageError(f"{shown(there)} is there already and stays as it is.")
    files = {file: blank_school(template, grades)}
    district = folder / DISTRICT_FILE
    if not district.exists():
        files[district] = blank_district(template, grades)
    return files


def _of_this_name(schools: Path, edition: str, name: str) -> list[Path]:
    """The file of a school of this name in another folder of the edition: a name is given once."""
    present = all_schools(schools, edition) if schools.is_dir() else []
    return [entry.file for entry in present if entry.school.casefold() == name]


def _carried(
    name: str, editions: tuple[str, str], schools: Path, templates: Path, grades: str | None
) -> tuple[dict[Path, str], list[str]]:
    """The files of a school that has some in an earlier edition, and what to say of them."""
    from sarcgen.carrying.next_year import next_year

    earlier, later = editions
    where = schools_folder(schools)
    source = find_schools(where, [name], earlier, known_editions(templates))[0]
    carried = next_year(source, later, where, templates, grades)
    said = list(carried.notes)
    if carried.marked:
        said.append(f"{number(carried.marked, 'place')} to look at: search for REVIEW.")
    return carried.files, said


def _write(files: Mapping[Path, str]) -> None:
    """All files or none, be they in several folders."""
    written: list[Path] = []
    try:
        for folder in dict.fromkeys(file.parent for file in files):
            together = {file: text for file, text in files.items() if file.parent == folder}
            write_whole({file: text.encode("utf-8") for file, text in together.items()})
            written += together
    except BaseException:
        for file in written:
            file.unlink(missing_ok=True)
        raise
