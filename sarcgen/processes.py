"""How many processes of this machine can work side by side, and how they are started."""

from __future__ import annotations

import os
import sys
from multiprocessing import get_context
from multiprocessing.context import BaseContext
from pathlib import Path


def cores() -> int:
    """The processor's cores that this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def may_fork() -> bool:
    """Whether a copy of this process is safe: on Linux, and while it has no other thread."""
    return sys.platform == "linux" and len(list(Path("/proc/self/task").iterdir())) == 1


def quickest_start() -> BaseContext:
    """How processes are started soonest: as copies of this one where that is safe."""
    return get_context("fork" if may_fork() else "spawn")
