"""``sarcgen check``."""

from __future__ import annotations

import typer

from sarcgen.cli.options import (
    EditionName,
    SchoolNames,
    SchoolsFolder,
    TemplatesFolder,
    schools_folder,
    templates_folder,
)
from sarcgen.cli.reporters import counted, print_problems, say
from sarcgen.edition.load import known_editions
from sarcgen.errors import ExitCode
from sarcgen.pipeline import checked
from sarcgen.problems import Problem, errors_among
from sarcgen.records.locate import find_schools


def check(
    names: SchoolNames = None,
    edition: EditionName = None,
    schools: SchoolsFolder = None,
    templates: TemplatesFolder = None,
) -> None:
    """Say what is missing or wrong in school files, with file, line and column.

    Checks the schools named, or all. Ends with exit code 1 if there is any error; warnings alone
    end with 0. Nothing is written. “sarcgen explain CODE” tells more about a finding.
    """
    folder = templates_folder(templates)
    chosen = find_schools(schools_folder(schools), names or [], edition, known_editions(folder))
    problems: set[Problem] = set()
    for source in chosen:
        problems.update(checked(source, folder))
    print_problems(problems)
    number = f"{len(chosen)} school{'' if len(chosen) == 1 else 's'}"
    say(f"{number} checked: {counted(problems)}.")
    if errors_among(problems):
        raise typer.Exit(int(ExitCode.INPUT))
