"""``sarcgen origin``."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Final

import typer

from sarcgen.cli.options import (
    EditionName,
    SchoolsFolder,
    TemplatesFolder,
    schools_folder,
    templates_folder,
)
from sarcgen.cli.reporters import print_report
from sarcgen.edition.load import known_editions
from sarcgen.errors import UsageError
from sarcgen.model.values import NoValue
from sarcgen.records.locate import SchoolFile, find_schools
from sarcgen.records.origins import Origin, read_origins

_DISTRICT: Final = "district"
_SCHOOL: Final = "school"
_WITHHELD: Final = NoValue.WITHHELD.value
_SAYS: Final = {
    _WITHHELD: "withheld, by the state or on the way in",
    NoValue.NOT_REPORTED.value: "nothing: the state's file leaves it blank",
}


def origin(
    school: Annotated[
        str, typer.Argument(metavar="SCHOOL", help="Name of a school's file, without .yaml.")
    ],
    field: Annotated[
        str,
        typer.Argument(
            metavar="FIELD",
            help="A key, as enrollment.by_grade.K; of the District columns, with “district.”"
            " before it. Of keys above, all below are told.",
        ),
    ],
    edition: EditionName = None,
    schools: SchoolsFolder = None,
    templates: TemplatesFolder = None,
) -> None:
    """Tell where a figure of the state's comes from: file, day, row, column and fingerprint."""
    folder = templates_folder(templates)
    where = schools_folder(schools)
    source = find_schools(where, [school], edition, known_editions(folder))[0]
    file, key = _file_of(source, field)
    cells = read_origins(file, source.edition).cells if file is not None else {}
    found = {path: one for path, one in cells.items() if f"{path}.".startswith(f"{key}.")}
    if not found:
        raise UsageError(
            f"“{field}” of {school} ({source.edition}) was not imported from a file of the state's."
            f"{_hint(key, cells)}"
        )
    print_report("".join(_told(path, one) for path, one in found.items()), for_programs=False)


def _hint(key: str, cells: Iterable[str]) -> str:
    """The imported keys that somebody may have meant, if there are any."""
    branches = {
        ".".join(parts[:length])
        for parts in (path.split(".") for path in cells)
        for length in range(1, len(parts) + 1)
    }
    ends = sorted((path for path in branches if path.endswith(f".{key}")), key=len)
    meant = ends or get_close_matches(key, sorted(branches), n=1)
    return f" Did you mean {meant[0]}?" if meant else ""


def _file_of(source: SchoolFile, field: str) -> tuple[Path | None, str]:
    """The file that a key is in, and the key there."""
    whose, _, below = field.partition(".")
    if whose == _DISTRICT:
        return source.district, below
    return source.file, below if whose == _SCHOOL else field


def _told(path: str, one: Origin) -> str:
    posted = f", posted {one.file.posted}" if one.file.posted else ""
    lines = [
        path,
        f"  file    {one.file.name}{posted}",
        f"  sha256  {one.file.sha256}",
        f"  row     {one.row}",
        f"  column  {one.column}",
    ]
    if one.value in (_WITHHELD, NoValue.NOT_REPORTED.value):
        words = "the figure is kept in this file only" if one.small else _SAYS[one.value]
        lines.append(f"  says    {words}")
    if one.dispute is not None:
        lines.append("  note    changed by hand, and the state changed it too: to be decided")
    return "\n".join(lines) + "\n"
