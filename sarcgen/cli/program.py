"""The process of one command: quick to begin, quick to end."""

from __future__ import annotations

import atexit
import contextlib
import gc
import os
import sys
import threading
from collections.abc import Callable
from typing import NoReturn


def program() -> NoReturn:
    """Entry point of ``sarcgen``, and of ``python -m sarcgen``."""
    run_alone(_main)


def _main() -> Callable[[], None]:
    from sarcgen.cli.app import main

    return main


def run_alone(load: Callable[[], Callable[[], None]]) -> NoReturn:
    """Makes one command of a process, and ends the process with it.

    Args:
        load: loads what the command needs, and returns the command.
    """
    # Loading makes many objects that all stay: nothing for the garbage collector to find.
    gc.disable()
    command = load()
    gc.freeze()
    gc.enable()
    try:
        command()
    except SystemExit as end:
        _leave(end)
    _leave(SystemExit(0))


def _leave(end: SystemExit) -> NoReturn:
    """Ends the process without taking to pieces what it has built, which takes a tenth of a second.

    All files are closed by now, and what modules have registered for the end is called. With
    threads left to wait for, a message in place of an exit code, or output that does not get
    through, the process ends in the usual way.
    """
    code = 0 if end.code is None else end.code
    if threading.active_count() > 1 or not isinstance(code, int):
        raise end
    try:
        _flush()
    except (OSError, ValueError):
        raise end from None
    atexit._run_exitfuncs()  # noqa: SLF001 (there is no other way to call them)
    with contextlib.suppress(OSError, ValueError):
        _flush()  # what was said at the very end
    os._exit(code)


def _flush() -> None:
    sys.stdout.flush()
    sys.stderr.flush()
