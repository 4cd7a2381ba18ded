"""Cards made by several processes of this machine.

Each process holds one task at a time, so that it is known which school a process was at when it was
ended from outside: that school is tried once more, alone, and the others never notice. Python's own
pool would be broken as a whole, and would wait for its tasks when it is interrupted.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections import deque
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from multiprocessing import get_context, parent_process, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Thread
from typing import Final, final

from sarcgen.building.making import make
from sarcgen.building.tasks import ENDED_TWICE, Outcome, Task
from sarcgen.errors import RenderError, SarcgenError
from sarcgen.records.locate import SchoolFile

TASKS_OF_A_PROCESS: Final = 200
"""After so many cards a process makes way for a new one, so that no leak can add up."""


def run_in_pool(
    queue: deque[Task], workers: int, warm: Path | None
) -> Generator[tuple[Task, Outcome]]:
    """Does all tasks of a queue in several processes; gives each as it is done.

    Args:
        queue: the tasks; more may be added while it runs.
        workers: processes side by side.
        warm: the folder of editions, if the cards are to be drawn.

    Raises:
        RenderError: no process could be started.
    """
    pool = _Pool(workers, warm)
    try:
        yield from pool.run(queue)
    finally:
        # Whatever they are at is nothing that anybody would miss.
        pool.kill()


@final
@dataclass(slots=True, eq=False)
class _Worker:
    process: BaseProcess
    connection: Connection
    done: int = 0

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.process.close()
        self.connection.close()


@final
class _Pool:
    """The processes and what each is at."""

    def __init__(self, workers: int, warm: Path | None) -> None:
        self.workers = workers
        self.warm = warm
        self.busy: dict[_Worker, Task] = {}
        self.idle: list[_Worker] = []
        self.once: deque[Task] = deque()
        self.ended: set[SchoolFile] = set()

    def run(self, queue: deque[Task]) -> Generator[tuple[Task, Outcome]]:
        while True:
            self._hand_out(queue)
            if not self.busy:
                return
            for task, outcome in self._answers():
                # A process that is free goes on before its card is written.
                self._hand_out(queue)
                yield task, outcome

    def kill(self) -> None:
        for worker in [*self.busy, *self.idle]:
            worker.end()

    def _hand_out(self, queue: deque[Task]) -> None:
        while queue and len(self.busy) < self.workers:
            self._give(queue.popleft())
        if not queue and not self.busy and self.once:
            # Alone, it has all the memory there is.
            for worker in self.idle:
                worker.end()
            self.idle.clear()
            self._give(self.once.popleft())

    def _give(self, task: Task) -> None:
        while True:
            worker = self.idle.pop() if self.idle else self._start()
            try:
                worker.connection.send(task)
            except OSError:  # it was ended while it had nothing to do
                worker.end()
                continue
            self.busy[worker] = task
            return

    def _answers(self) -> Generator[tuple[Task, Outcome]]:
        ready = set(wait([worker.connection for worker in self.busy]))
        for worker in [worker for worker in self.busy if worker.connection in ready]:
            task = self.busy.pop(worker)
            try:
                outcome: Outcome = worker.connection.recv()
            except (EOFError, OSError):
                worker.end()
                if task.source in self.ended:
                    yield task, ENDED_TWICE
                else:
                    self.ended.add(task.source)
                    self.once.append(task)
                continue
            worker.done += 1
            if worker.done < TASKS_OF_A_PROCESS:
                self.idle.append(worker)
            else:
                worker.end()
            yield task, outcome

    def _start(self) -> _Worker:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self.warm), daemon=True)
        try:
            with _interruptions_stay_here():
                process.start()
        except OSError as error:
            ours.close()
            raise RenderError(
                f"No further process could be started ({error.strerror}). Build with --jobs 1."
            ) from error
        finally:
            theirs.close()
        return _Worker(process, ours)


@contextlib.contextmanager
def _interruptions_stay_here() -> Iterator[None]:
    """A process that is started meanwhile never sees Ctrl+C; this one does, a moment later."""
    if sys.platform == "win32":
        yield
        return
    # What Python starts beside the first process lifts every block when it starts: so before.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(connection: Connection, warm: Path | None) -> None:
    """What a process of the pool does until it is ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_the_first_process, daemon=True).start()
    if warm is not None:
        from sarcgen.render.warm import warm_up  # noqa: PLC0415 - only where PDFs are drawn

        # What is missing, the first card says.
        with contextlib.suppress(SarcgenError, OSError):
            warm_up(warm)
    with contextlib.suppress(EOFError, OSError):  # the first process is gone
        while True:
            connection.send(make(connection.recv()))


def _end_with_the_first_process() -> None:
    first = parent_process()
    if first is not None:
        first.join()
        os._exit(1)
