"""Errors become a message on stderr and an exit code, here and nowhere else."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable

from sarcgen.cli.reporters import print_problems
from sarcgen.errors import ExitCode, InputError, SarcgenError, place_of


def run(command: Callable[[], None], *, debug: bool = False) -> None:
    """Runs a command and turns whatever it raises into a message and an exit code.

    A bug is reported by its type and place only: the text of an unforeseen exception may hold a
    figure that the card hides.
    """
    try:
        command()
    except SarcgenError as error:
        if isinstance(error, InputError):
            print_problems(error.problems)
        else:
            for line in str(error).splitlines():
                print(f"sarcgen: {line}", file=sys.stderr)
        raise SystemExit(int(error.exit_code)) from None
    except (KeyboardInterrupt, BrokenPipeError):
        raise SystemExit(130) from None
    except Exception as error:  # a bug of ours: never a traceback for a clerk
        told = mistake(place_of(error), "your files were not changed")
        print(f"sarcgen: {told}", file=sys.stderr)
        if debug:
            print("".join(traceback.format_tb(error.__traceback__)), file=sys.stderr)
        raise SystemExit(int(ExitCode.BUG)) from None


def mistake(place: str, unchanged: str) -> str:
    """What to say of a bug.

    Args:
        place: its kind and where it happened.
        unchanged: what it has left alone.
    """
    return (
        f"this is a mistake in sarcgen itself ({place}). Please report it; {unchanged}."
        " --debug before the command shows where it happened."
    )
