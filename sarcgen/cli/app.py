"""The command line: every command in a module of its own, errors in ``boundary``."""

from __future__ import annotations

import sys
from importlib import import_module
from io import TextIOWrapper
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup

from sarcgen.cli import boundary

COMMANDS: Final = {
    "build": "build",
    "serve": "serve",
    "check": "check",
    "status": "status",
    "new": "new",
    "import": "import_files",
    "origin": "origin",
    "init-district": "init_district",
    "diff": "diff",
    "schema": "schema",
    "explain": "explain",
    "editions": "editions",
    "new-edition": "new_edition",
    "privacy": "privacy",
    "site": "site",
    "publish-check": "publish_check",
    "verify": "verify",
}
"""Each command and its module, which has a function of its own name; in the order of the help."""


class _Commands(TyperGroup):
    """The commands, each loaded when it is asked for: all of them take a second."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in self.commands and cmd_name in COMMANDS:
            module = COMMANDS[cmd_name]
            function = getattr(import_module(f"sarcgen.cli.{module}"), module)
            alone = typer.Typer(add_completion=False, rich_markup_mode=None)
            alone.command(cmd_name)(function)
            self.commands[cmd_name] = typer.main.get_command(alone)
        return self.commands.get(cmd_name)


app = typer.Typer(
    name="sarcgen",
    cls=_Commands,
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


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # takes a while to load

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
