"""What tests of written files share: a pair of files, and processes that are hurt on the way."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from sarcgen.errors import RenderError

NAMES = ("kellogg.html", "kellogg.pdf")
LAST_OPERATION = 200
"""More operations than writing a pair takes."""


def pair(folder: Path, version: str) -> dict[Path, bytes]:
    return {folder / name: f"{version} {name}\n".encode() * 500 for name in NAMES}


def versions(folder: Path) -> tuple[str | None, ...]:
    """Which version of each file is there; fails if one is not whole."""
    found: list[str | None] = []
    for name in NAMES:
        file = folder / name
        if not file.exists():
            found.append(None)
            continue
        content = file.read_bytes()
        version = content.split(maxsplit=1)[0].decode()
        assert content == pair(folder, version)[file], f"{name} is not whole"
        found.append(version)
    return tuple(found)


def in_a_child(work: Callable[[], None]) -> int:
    """Does the work in another process; its exit code, negative if a signal ended it."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        code = 70
        try:
            work()
            code = 0
        except RenderError:
            code = 4
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def at_operation(number: int, folder: Path, action: Callable[[], None]) -> None:
    """Lets something happen just before the n-th operation on files in a folder."""
    count = 0
    watched = {"open", "os.rename", "os.mkdir", "os.rmdir", "os.remove", "os.truncate"}

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal count
        if event not in watched:
            return
        # A tree is removed from open folders: paths are short, and the last argument is a number.
        from_open_folder = event in {"os.remove", "os.rmdir"} and arguments[-1] != -1
        if from_open_folder or str(arguments[0]).startswith(str(folder)):
            count += 1
            if count == number:
                action()

    sys.addaudithook(hook)


def killed(number: int, folder: Path, work: Callable[[], None]) -> bool:
    """Does the work in a process that is killed before an operation; whether it came to that."""

    def child() -> None:
        at_operation(number, folder, lambda: os.kill(os.getpid(), signal.SIGKILL))
        work()

    code = in_a_child(child)
    assert code in {0, -signal.SIGKILL}
    return code != 0


def nothing_left_over(folder: Path) -> bool:
    return {file.name for file in folder.iterdir()} <= set(NAMES)


def operations() -> Iterator[int]:
    """Numbers of operations; a test stops when the work was done before one."""
    yield from range(1, LAST_OPERATION)
