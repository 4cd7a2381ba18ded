"""``sarcgen check``."""

from __future__ import annotations

from datetime import datetime

import typer

from sarcgen.checking import check_schools, earlier_files
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
from sarcgen.records.locate import all_schools, find_schools


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
    where = schools_folder(schools)
    chosen = find_schools(where, names or [], edition, known_editions(folder))
    before = earlier_files(chosen, all_schools(where))
    run = check_schools(chosen, folder, today=datetime.now().astimezone().date(), earlier=before)
    problems = run.open()
    print_problems(problems)
    number = f"{len(chosen)} school{'' if len(chosen) == 1 else 's'}"
    say(f"{number} checked: {counted(problems)}.")
    if run.failed():
        raise typer.Exit(int(ExitCode.INPUT))
