"""How long a district takes to build: cold, unchanged, edited; beside other programs; how it grows.

Makes up school files and runs the commands as a person runs them, with everything that starting a
program takes. Machines are noisy: of what is short, the shortest of several runs counts::

    python -m bench.district_speed [--schools 34] [--growth 1 10 100 1000] [--rounds 5]
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from typing import Any, Final

from bench.school_files import EDITION, write_schools

ROOT: Final = Path(__file__).resolve().parent.parent
SARCGEN: Final = (sys.executable, "-m", "sarcgen", "build", "--all")
BETWEEN_LOOKS: Final = 0.2
"""Seconds."""


@dataclass(frozen=True)
class Cost:
    """What a run took.

    Attributes:
        wall: seconds by the clock.
        processor: seconds of processor time, of all its processes. A busy machine changes it less.
        memory: the most that all its processes held at once, in megabytes; what they share counts
            once.
    """

    wall: float
    processor: float
    memory: float


class Watch:
    """Looks now and then at how much memory a process and those that it started hold."""

    def __init__(self, pid: int) -> None:
        self.most = 0.0
        self._pid = pid
        self._ended = Event()
        self._thread = Thread(target=self._look)
        self._thread.start()

    def end(self) -> float:
        """Stops looking; the most that was seen, in megabytes."""
        self._ended.set()
        self._thread.join()
        return self.most

    def _look(self) -> None:
        while not self._ended.wait(BETWEEN_LOOKS):
            self.most = max(self.most, sum(map(_held, _tree(self._pid))) / 1024)


def _tree(pid: int) -> list[int]:
    try:
        below = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    except OSError:
        return []
    return [pid, *(number for child in below for number in _tree(int(child)))]


def _held(pid: int) -> int:
    """Kilobytes, with a part of what is shared."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def build(folder: Path, *options: str) -> Cost:
    """Builds all schools of a folder and measures it.

    Raises:
        RuntimeError: the build failed.
    """
    start, before = time.perf_counter(), _processor_seconds()
    process = subprocess.Popen(  # noqa: S603 (our own command)
        [*SARCGEN, *options],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    watch = Watch(process.pid)
    _, said = process.communicate()
    wall = time.perf_counter() - start
    memory = watch.end()
    if process.returncode:
        raise RuntimeError(f"the build ended with {process.returncode}:\n{said[-2000:]}")
    return Cost(wall, _processor_seconds() - before, memory)


def cold(folder: Path, number: int, *options: str) -> Cost:
    """Builds with an empty cache into an empty folder; the last such build stays as it is."""
    return build(folder, "--out", f"site-{number}", "--cache", f"cache-{number}", *options)


def edit(file: Path, round_number: int) -> None:
    """Changes something in a school that is printed."""
    lines = file.read_text("utf-8").splitlines()
    place = next(n for n, line in enumerate(lines) if line.startswith("  principal:"))
    lines[place] = f'  principal: "Edited {round_number}"'
    file.write_text("\n".join(lines) + "\n", "utf-8")


def compare(folder: Path, schools: int, rounds: int) -> list[str]:
    """The district cold, unchanged and edited, and what other programs take."""
    files = write_schools(folder / "schools", schools, seed=1)
    one, two = cold(folder, 1, "--jobs", "1"), cold(folder, 2, "--jobs", "2")
    kept = ("--out", "site-2", "--cache", "cache-2")
    unchanged = _least(build(folder, *kept) for _ in range(rounds))
    edited = []
    for number in range(rounds):
        edit(files[number % len(files)], number)
        edited.append(build(folder, *kept))
    once = _least(edited)
    lines = [
        f"{schools} cards{'seconds':>39}{'CPU':>9}{'MB':>7}",
        _line("cold, one process", one),
        _line("cold, two processes", two),
        _line("unchanged", unchanged, f"{100 * unchanged.wall / two.wall:.1f} % of cold"),
        _line("one edited", once, f"{100 * once.wall / two.wall:.1f} % of cold"),
    ]
    return [*lines, *_peers(folder, two, once, rounds)]


def _least(costs: Iterable[Cost]) -> Cost:
    """The least time of several runs, which noise has touched least, and the most memory."""
    every = list(costs)
    return Cost(
        min(cost.wall for cost in every),
        min(cost.processor for cost in every),
        max(cost.memory for cost in every),
    )


def _line(name: str, cost: Cost, more: str = "") -> str:
    return f"{name:38}{cost.wall:9.2f}{cost.processor:9.2f}{cost.memory:7.0f}  {more}".rstrip()


def _cost(measured: Any) -> Cost:
    """What the bench of a single card measured."""
    return Cost(measured.wall, measured.processor, measured.memory)


def _peers(folder: Path, ours: Cost, edited: Cost, rounds: int) -> list[str]:
    peers = import_module("bench.peers")
    pages = sorted((folder / "site-2" / EDITION).glob("*.html"))
    pages = [page for page in pages if page.with_suffix(".pdf").exists()]
    drawn = folder / "peers"
    drawn.mkdir()
    pdfs = [drawn / page.with_suffix(".pdf").name for page in pages]
    called = [
        _cost(peers.weasyprint_command(page, pdf)) for page, pdf in zip(pages, pdfs, strict=True)
    ]
    calls = Cost(
        sum(cost.wall for cost in called),
        sum(cost.processor for cost in called),
        max(cost.memory for cost in called),
    )
    typst = _least(_cost(peers.typst_compile(pages, pdfs)) for _ in range(rounds))
    times = f"{calls.wall / ours.wall:.1f} times two processes"
    return [
        _line(f"{len(called)} calls of the command weasyprint", calls, times),
        _line("Typst compiles all", typst, f"{typst.wall / edited.wall:.1f} times one edited"),
    ]


def growth(folder: Path, counts: list[int]) -> list[str]:
    """Time and memory of districts of several sizes."""
    heads = ("cold", "a card", "CPU a card", "memory", "unchanged", "a card")
    lines = [f"{'cards':>6}" + "".join(f"{head:>12}" for head in heads)]
    for count in counts:
        place = folder / str(count)
        write_schools(place / "schools", count, seed=1)
        first, again = cold(place, 1), cold(place, 1)
        lines.append(
            f"{count:6}{first.wall:10.2f} s{first.wall / count:10.3f} s"
            f"{first.processor / count:10.3f} s{first.memory:9.0f} MB"
            f"{again.wall:10.2f} s{1000 * again.wall / count:9.1f} ms"
        )
    return lines


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--schools", type=int, default=34)
    parser.add_argument("--growth", type=int, nargs="*", default=[1, 10, 100, 1000])
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        print("\n".join(compare(Path(folder) / "one", options.schools, options.rounds)), flush=True)
        print("\n".join(["", *growth(Path(folder), options.growth)]))


if __name__ == "__main__":
    main()
