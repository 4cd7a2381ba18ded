"""``sarcgen init-district``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sarcgen.cli.options import KeepSmall, TemplatesFolder, templates_folder
from sarcgen.cli.reporters import number, print_problems, say
from sarcgen.cli.schema import write_schemas
from sarcgen.paths import SCHOOLS_FOLDER, shown
from sarcgen.pipeline import template_of


def init_district(
    code: Annotated[
        str,
        typer.Argument(metavar="CODE", help="County and district: 7 digits, as 1964907."),
    ],
    source: Annotated[
        list[Path],
        typer.Option(
            "--from",
            metavar="PATH",
            help="The state's data files, the school directory among them; may be repeated.",
        ),
    ],
    edition: Annotated[
        str | None,
        typer.Option(
            "--edition",
            metavar="YEAR",
            help="Data year of the edition. Without it: the year of the files.",
            show_default=False,
        ),
    ] = None,
    keep_small: KeepSmall = False,
    schools: Annotated[
        Path, typer.Option("--schools", metavar="DIR", help="Folder of school files.")
    ] = Path(SCHOOLS_FOLDER),
    templates: TemplatesFolder = None,
) -> None:
    """Start the files of all schools of a district, with what the state has about them.

    Names, grades served and kinds come from the state's school directory. Never overwrites a file.
    """
    from sarcgen.importing.new_district import new_district
    from sarcgen.importing.rows import DISTRICT_DIGITS
    from sarcgen.importing.targets import digits
    from sarcgen.importing.writing import write_new

    folder = templates_folder(templates)
    prefix = digits(code, DISTRICT_DIGITS, "A district's code")
    made = new_district(prefix, source, edition, schools, folder, keep_small=keep_small)
    write_new(made.files)
    for one in made.files:
        print(shown(one.file))
    write_schemas(schools, [template_of(folder, made.edition).edition])
    print_problems(made.warnings)
    say(
        f"{number(len(made.files) - 1, 'school')} started; “sarcgen check” says what is still"
        " missing."
    )
