"""One card made from one task, in whichever process: nothing is written, nothing is decided."""

from __future__ import annotations

import contextlib
import os
import traceback
from collections import deque
from collections.abc import Generator, Iterator
from pathlib import Path
from threading import Lock
from typing import Final

from sarcgen.building.inputs import contents_of, pdf_key, seen_files, surroundings
from sarcgen.building.kept import kept_pdf
from sarcgen.building.store import Store
from sarcgen.building.tasks import Made, Outcome, Refused, SeenOtherwise, Task
from sarcgen.errors import ExitCode, InputError, RenderError, SarcgenError, place_of

_ONE_AT_A_TIME: Final = Lock()
"""WeasyPrint's log, Fontconfig's settings and the current folder belong to the whole process."""


def make(task: Task) -> Outcome:
    """Makes the card of a task. No exception leaves it: its text might hold a hidden figure.

    Args:
        task: what to make.
    """
    try:
        with _ONE_AT_A_TIME, _in_folder(task.folder):
            return _compared(task) or _made(task)
    except SarcgenError as error:
        problems = error.problems if isinstance(error, InputError) else ()
        return Refused(error.exit_code, problems, "" if problems else str(error))
    except MemoryError:
        return Refused(ExitCode.RENDER, reason="There was not enough memory for the card.")
    except Exception as error:  # noqa: BLE001 - a bug: it is told by its place
        trace = "".join(traceback.format_tb(error.__traceback__))
        return Refused(ExitCode.BUG, reason=place_of(error), trace=trace)


def run_here(queue: deque[Task]) -> Generator[tuple[Task, Outcome]]:
    """Does all tasks in this process, one after the other."""
    while queue:
        task = queue.popleft()
        yield task, make(task)


def _made(task: Task) -> Outcome:
    # A run that finds all cards up to date must not wait for the stages.
    from sarcgen.pipeline import make_card  # noqa: PLC0415

    pdfs: dict[str, bytes] = {}

    def draw(html: str, templates: Path) -> bytes:
        from sarcgen.render.pdf import render_pdf  # noqa: PLC0415

        key = pdf_key(task.around, html)
        kept = kept_pdf(Store(task.cache), key) if task.cache is not None else None
        pdfs[key] = kept if kept is not None else render_pdf(html, templates)
        return pdfs[key]

    card = make_card(task.source, task.settings, draw)
    # What changed while the card was made may be in it or not.
    return _compared(task) or Made(card.files, card.problems, pdfs)


def _compared(task: Task) -> SeenOtherwise | None:
    """Whether this process sees what the first process saw; None if it does."""
    try:
        around = surroundings(task.settings.templates, task.source.edition)
    except OSError as error:
        raise RenderError(f"A file of sarcgen cannot be read: {error.strerror}.") from error
    if differing := around.differences(task.around):
        return SeenOtherwise(tuple(differing), school=False)
    if seen_files(task.nonce, contents_of(task.source)) != task.seen:
        return SeenOtherwise(("the school's files",), school=True)
    return None


@contextlib.contextmanager
def _in_folder(folder: str) -> Iterator[None]:
    """Works in the folder where the run was started, since messages name files from there."""
    if folder == os.getcwd():  # noqa: PTH109 - as the task has it
        yield
        return
    try:
        there = contextlib.chdir(folder)
        there.__enter__()
    except OSError as error:
        raise RenderError(f"There is no folder {folder} where the card was to be made.") from error
    try:
        yield
    finally:
        there.__exit__(None, None, None)
