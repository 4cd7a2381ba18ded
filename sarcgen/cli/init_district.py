"""``sarcgen init-district``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sarcgen.cli.options import KeepSmall, TemplatesFolder, templates_folder
from sarcgen.cli.plans import (
    PlanFormat,
    ReportFormat,
    WithoutSchool,
    print_plan,
    told_to_programs,
)
from sarcgen.cli.reporters import number, say
from sarcgen.cli.schema import write_schemas
from sarcgen.paths import SCHOOLS_FOLDER
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
    without: WithoutSchool = None,
    wanted: ReportFormat = PlanFormat.TEXT,
    keep_small: KeepSmall = False,
    schools: Annotated[
        Path, typer.Option("--schools", metavar="DIR", help="Folder of school files.")
    ] = Path(SCHOOLS_FOLDER),
    templates: TemplatesFolder = None,
) -> None:
    """Start the files of all schools of a district, with what the state has about them.

    Names, grades served and kinds come from the state's school directory. Never overwrites a file.
    The report is that of “sarcgen import”. An error anywhere, and nothing is written.
    """
    from sarcgen.importing.new_district import new_district
    from sarcgen.importing.reporting import summed_up
    from sarcgen.importing.rows import DISTRICT_DIGITS
    from sarcgen.importing.targets import digits
    from sarcgen.importing.writing import write_new

    folder = templates_folder(templates)
    with told_to_programs(wanted, edition or ""):
        made = new_district(
            digits(code, DISTRICT_DIGITS, "A district's code"),
            source,
            edition,
            schools,
            folder,
            without=[digits(one, 14, "A CDS code") for one in without or ()],
            keep_small=keep_small,
        )
        write_new(made.files)
    print_plan(made, wanted, written=True)
    write_schemas(schools, [template_of(folder, made.edition).edition])
    say(
        f"{number(len(made.files) - 1, 'school')} started: {summed_up(made)}. “sarcgen check” says"
        " what is still missing."
    )
