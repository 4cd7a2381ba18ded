"""How far a run is: a bar with an estimate where a person watches, else a line now and then."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from sarcgen.cli.reporters import say

EVERY: Final = 100
"""Where nobody watches, a line after so many."""


@contextmanager
def progress(doing: str, total: int) -> Iterator[Callable[[], None]]:
    """Shows on stderr how far a run is.

    Args:
        doing: what it does, in a word.
        total: how many things it has to do.

    Yields:
        What to call when one of them is done.
    """
    if total < 2:
        yield lambda: None
    elif sys.stderr.isatty():
        with _bar(doing, total) as advance:
            yield advance
    else:
        yield _lines(doing, total)


def _lines(doing: str, total: int) -> Callable[[], None]:
    done = 0

    def advance() -> None:
        nonlocal done
        done += 1
        if done % EVERY == 0 and done < total:
            say(f"{doing}: {done} of {total}")

    return advance


@contextmanager
def _bar(doing: str, total: int) -> Iterator[Callable[[], None]]:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("left:"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(doing, total=total)
        yield lambda: shown.advance(task)
