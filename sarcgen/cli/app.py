"""The command line: every command in a module of its own, errors in ``boundary``."""

from __future__ import annotations

import sys
from importlib.metadata import PackageNotFoundError, version
from io import TextIOWrapper
from typing import Annotated

import typer

from sarcgen.cli import (
    boundary,
    build,
    check,
    diff,
    editions,
    explain,
    import_files,
    init_district,
    new,
    new_edition,
    origin,
    privacy,
    publish_check,
    schema,
    serve,
    site,
    status,
    verify,
)

app = typer.Typer(
    name="sarcgen",
    help=(
        "Builds California School Accountability Report Cards (SARC) from one YAML file a school:"
        " checks it, hides every group of ten students or fewer, and writes the state-format card"
        " as HTML and PDF."
    ),
    epilog="First card: sarcgen new my-school --edition YEAR --grades K-6 (YEAR: see editions)",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("build")(build.build)
app.command("serve")(serve.serve)
app.command("check")(check.check)
app.command("status")(status.status)
app.command("new")(new.new)
app.command("import")(import_files.import_files)
app.command("origin")(origin.origin)
app.command("init-district")(init_district.init_district)
app.command("diff")(diff.diff)
app.command("schema")(schema.schema)
app.command("explain")(explain.explain)
app.command("editions")(editions.editions)
app.command("new-edition")(new_edition.new_edition)
app.command("privacy")(privacy.privacy)
app.command("site")(site.site)
app.command("publish-check")(publish_check.publish_check)
app.command("verify")(verify.verify)


def _version() -> str:
    try:
        return version("sarcgen")
    except PackageNotFoundError:
        return "unknown (run from a folder that is not installed)"


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"sarcgen {_version()}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Show the version and exit.", callback=_show_version, is_eager=True
        ),
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show where a mistake in sarcgen itself happened.")
    ] = False,
) -> None:
    """Options before the command."""


def main() -> None:
    """Entry point of the ``sarcgen`` command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A terminal without curly quotes must not turn a finding into a crash.
            stream.reconfigure(errors="backslashreplace")
    boundary.run(lambda: app(prog_name="sarcgen"), debug="--debug" in sys.argv[1:2])
