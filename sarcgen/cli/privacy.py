"""``sarcgen privacy``."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sarcgen.cli.options import (
    EditionName,
    SchoolsFolder,
    TemplatesFolder,
    schools_folder,
    templates_folder,
)
from sarcgen.disclosure.listing import HiddenRow
from sarcgen.edition.load import known_editions, load_edition
from sarcgen.edition.spec import Edition
from sarcgen.errors import DisclosureError, InvalidData, UsageError
from sarcgen.model.vocabulary import Level
from sarcgen.paths import shown
from sarcgen.pipeline import hidden_rows
from sarcgen.problems import Problem
from sarcgen.records.group_file import read_group_file
from sarcgen.records.locate import find_schools

if TYPE_CHECKING:
    # What protects a table loads a solver, for which no other command shall wait.
    from sarcgen.disclosure.standalone import PrintedRow

HEADER = (
    "table",
    "group",
    "enrolled",
    "tested",
    "percent_tested",
    "percent_not_tested",
    "percent_met",
)
COUNTS = 2


def privacy(
    school: Annotated[
        str | None,
        typer.Argument(metavar="[SCHOOL]", help="File name below the schools folder."),
    ] = None,
    table: Annotated[
        list[str] | None,
        typer.Option(
            "--table",
            metavar="NAME=FILE",
            help="A table of student groups as CSV; tables given together are the same students.",
        ),
    ] = None,
    tables: Annotated[
        Path | None,
        typer.Option(
            "--tables", metavar="DIR", help="A folder of such tables, one sub-folder a school."
        ),
    ] = None,
    edition: EditionName = None,
    level: Annotated[
        Level, typer.Option("--level", help="How much to hide beyond the small groups.")
    ] = Level.STRICT,
    output: Annotated[
        str, typer.Option("--format", metavar="text|json", help="For a school's list.")
    ] = "text",
    schools: SchoolsFolder = None,
    templates: TemplatesFolder = None,
) -> None:
    """Tell which rows of a school's card are hidden and why, or protect tables of your own.

    With SCHOOL: each hidden row with its reason, without numbers, for the coordinator. With
    --table or --tables: CSV files with the columns group,enrolled,tested,met become the same
    tables as they may be published, on stdout, with -- where a row must be hidden.
    """
    folder = templates_folder(templates)
    asked = sum(bool(given) for given in (school, table, tables))
    if asked != 1:
        raise UsageError("Give a school, or --table, or --tables.")
    if school is not None:
        _list_school(school, edition, output, schools, folder)
        return
    spec = load_edition(folder, edition or known_editions(folder)[-1]).edition
    writer = csv.writer(sys.stdout, lineterminator="\n")
    if table:
        rows = _protected(_named(table), spec, level)
        writer.writerow(HEADER)
        writer.writerows(_lines(rows, spec))
    elif tables is not None:
        _folder_of_tables(tables, spec, level)


def _folder_of_tables(folder: Path, spec: Edition, level: Level) -> None:
    if not folder.is_dir():
        raise UsageError(f"There is no folder {shown(folder)}.")
    problems: list[Problem] = []
    lines: list[list[str]] = []
    for school in sorted(path for path in folder.iterdir() if path.is_dir()):
        files = {file.stem: file for file in sorted(school.glob("*.csv"))}
        try:
            rows = _protected(files, spec, level) if files else []
        except InvalidData as error:
            problems += error.problems
        except DisclosureError as error:
            raise DisclosureError(f"{school.name}: {error}") from None
        else:
            lines += [[school.name, *line] for line in _lines(rows, spec)]
    if problems:
        raise InvalidData(problems)
    write = csv.writer(sys.stdout, lineterminator="\n")
    write.writerow(["school", *HEADER])
    write.writerows(lines)


def _named(given: list[str]) -> dict[str, Path]:
    files: dict[str, Path] = {}
    for pair in given:
        name, equals, file = pair.partition("=")
        if not equals or not name or not file:
            raise UsageError("Write --table name=file.csv, as in --table ela=ela.csv.")
        if name in files:
            raise UsageError(f"The table name “{name}” is given twice.")
        files[name] = Path(file)
    return files


def _protected(files: dict[str, Path], spec: Edition, level: Level) -> list[PrintedRow]:
    from sarcgen.disclosure.standalone import by_group_specification, protect_tables

    table, rule = by_group_specification(spec)
    labels = {row.label: row.id for row in table.rows}
    read = {name: read_group_file(file, labels, rule.total) for name, file in files.items()}
    problems = [problem for _, found in read.values() for problem in found]
    if problems:
        raise InvalidData(problems)
    return protect_tables(spec, {name: counts for name, (counts, _) in read.items()}, level)


def _lines(rows: Iterable[PrintedRow], spec: Edition) -> list[list[str]]:
    from sarcgen.disclosure.standalone import by_group_specification

    table, _ = by_group_specification(spec)
    labels = {row.id: row.label for row in table.rows}
    lines = []
    for row in rows:
        cells = [
            "--" if value is None else f"{value:.0f}" if place < COUNTS else f"{value:.2f}"
            for place, value in enumerate(row.cells)
        ]
        lines.append([row.table, labels[row.row], *cells])
    return lines


def _list_school(
    school: str, edition: str | None, output: str, schools: Path | None, folder: Path
) -> None:
    if output not in ("text", "json"):
        raise UsageError("--format takes text or json.")
    chosen = find_schools(schools_folder(schools), [school], edition, known_editions(folder))
    rows = hidden_rows(chosen[0], folder)
    if output == "json":
        print(json.dumps([_as_data(row) for row in rows], indent=1, ensure_ascii=False))
        return
    if not rows:
        print("Nothing is hidden.")
    title = ""
    for row in rows:
        if row.title != title:
            title = row.title
            print(title)
        print(f"  {row.label}: {row.reason}")


def _as_data(row: HiddenRow) -> dict[str, str]:
    return {
        "table": row.table,
        "title": row.title,
        "row": row.row,
        "label": row.label,
        "reason": row.reason,
    }
