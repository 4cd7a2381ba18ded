"""``sarcgen import``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sarcgen.cli.options import (
    KeepSmall,
    SchoolsFolder,
    TemplatesFolder,
    schools_folder,
    templates_folder,
)
from sarcgen.cli.plans import (
    PlanFormat,
    ReportFormat,
    WithoutSchool,
    print_plan,
    told_to_programs,
)
from sarcgen.cli.reporters import number, say
from sarcgen.cli.run_options import day_of
from sarcgen.errors import ExitCode


def import_files(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH",
            help="The state's data files: text or sheets, folders of them, or zip archives.",
            show_default=False,
        ),
    ],
    edition: Annotated[
        str, typer.Option("--edition", metavar="YEAR", help="Data year of the edition: 2024-25.")
    ],
    district: Annotated[
        str | None,
        typer.Option(
            "--district",
            metavar="CODE",
            help="Only schools of this county and district: 7 digits, as 1964907.",
            show_default=False,
        ),
    ] = None,
    school: Annotated[
        list[str] | None,
        typer.Option(
            "--school",
            metavar="CDS",
            help="Only the school with this CDS code: 14 digits; may be repeated.",
            show_default=False,
        ),
    ] = None,
    without: WithoutSchool = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would happen, and write nothing.")
    ] = False,
    wanted: ReportFormat = PlanFormat.TEXT,
    keep_small: KeepSmall = False,
    posted: Annotated[
        str | None,
        typer.Option(
            "--posted",
            metavar="DAY",
            help="The day on which the state posted these files, if you know it: 2026-03-27.",
            show_default=False,
        ),
    ] = None,
    schools: SchoolsFolder = None,
    templates: TemplatesFolder = None,
) -> None:
    """Bring the state's figures into the school and district files, with their origin.

    A figure that was changed by hand stays, whatever the state says. A figure that the state
    changed and nobody touched follows the state. Where both changed, the file stays as it is and
    the conflict is told; it ends with exit code 1 then. Rows about ten students or fewer come in as
    “--”. An error anywhere, and nothing is written.
    """
    from sarcgen.importing.reporting import summed_up
    from sarcgen.importing.rows import DISTRICT_DIGITS
    from sarcgen.importing.runs import Import, plan_import
    from sarcgen.importing.targets import digits
    from sarcgen.importing.writing import write_plans

    with told_to_programs(wanted, edition):
        plan = plan_import(
            Import(
                paths=tuple(paths),
                edition=edition,
                schools=schools_folder(schools),
                templates=templates_folder(templates),
                prefix=digits(district, DISTRICT_DIGITS, "A district's code") if district else None,
                codes=tuple(digits(code, 14, "A CDS code") for code in school or ()),
                without=tuple(digits(code, 14, "A CDS code") for code in without or ()),
                posted=day_of(posted, "--posted").isoformat() if posted else "",
                keep_small=keep_small,
            )
        )
        if not dry_run:
            write_plans(plan.files)
    print_plan(plan, wanted, written=not dry_run)
    if keep_small:
        say(
            "Figures about ten students or fewer are kept in these files. Do not publish the"
            " repository."
        )
    say(f"{'Would be' if dry_run else 'Done'}: {summed_up(plan)}.")
    if plan.conflicts:
        say(
            f"{number(plan.conflicts, 'conflict')} to decide: take the state's figure, or say under"
            " “local:” why yours is right. What no conflict is about is not held up by them."
        )
        raise typer.Exit(int(ExitCode.INPUT))
