"""A named pipe in place of a school's file holds whoever makes the card at a known place.

It reads the pipe, and waits until something is written. Linux only: it looks into ``/proc``.
"""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Thread
from time import sleep

Pids = Callable[[], Iterable[int | None]]


def kill_readers(pipe: Path, pids: Pids, times: int = 1) -> Thread:
    """Kills whoever reads the pipe, so many times; then lets the next one read to the end.

    Args:
        pipe: where it is.
        pids: gives the processes of which one will read it.
        times: how many readers are killed.
    """

    def work() -> None:
        for _ in range(times):
            with pipe.open("wb"):
                reader = _reader(pipe, pids)
                os.kill(reader, signal.SIGKILL)
                # While one of its threads is there, so is its end of the pipe.
                while Path(f"/proc/{reader}").exists():
                    sleep(0.01)
        with pipe.open("wb") as writing:
            writing.write(b"something else")

    thread = Thread(target=work, daemon=True)
    thread.start()
    return thread


def _reader(pipe: Path, pids: Pids) -> int:
    while True:
        for pid in pids():
            if pid is not None and _holds(pid, pipe):
                return pid
        sleep(0.01)


def _holds(pid: int, pipe: Path) -> bool:
    with contextlib.suppress(OSError):
        return any(link.samefile(pipe) for link in Path(f"/proc/{pid}/fd").iterdir())
    return False
