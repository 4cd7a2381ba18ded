"""What else makes a PDF of a card, measured on the same content: WeasyPrint, Chromium, Typst."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, final

from bench.typst_source import typst_source

ROOT: Final = Path(__file__).resolve().parent.parent
FONTS: Final = ROOT / "templates" / "base" / "fonts"
CHROMIUM: Final = Path("/usr/bin/chromium")

_TYPST: Final = """\
import sys, typst
fonts, *files = sys.argv[1:]
for source, pdf in zip(files[::2], files[1::2]):
    typst.compile(source, output=pdf, font_paths=[fonts], ignore_system_fonts=True)
"""

_STARTER: Final = """\
import os, sys, time
silent = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_WRONLY, 0) for number in (1, 2)]
start = time.perf_counter()
process = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=silent)
_, status, usage = os.wait4(process, 0)
wall = time.perf_counter() - start
print(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, os.waitstatus_to_exitcode(status))
"""


@final
@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took.

    Attributes:
        wall: seconds by the clock.
        processor: seconds of processor time, of all its processes.
        memory: the greatest resident size in megabytes. Of the browser's processes, the sum of what
            they hold at the end, with what they share counted once.
    """

    wall: float
    processor: float
    memory: float


def command(*words: str | Path, cwd: Path = ROOT) -> Cost:
    """Runs a command to its end and measures it.

    Raises:
        CalledProcessError: it failed.
    """
    given = [str(word) for word in words]
    # A process counts the memory of the one that starts it as its own, so a small one starts it.
    starter = [sys.executable, "-I", "-S", "-c", _STARTER, *given]
    result = subprocess.run(starter, cwd=cwd, capture_output=True, text=True, check=True)  # noqa: S603
    wall, processor, kilobytes, status = result.stdout.split()
    if int(status):
        raise subprocess.CalledProcessError(int(status), given)
    return Cost(float(wall), float(processor), int(kilobytes) / 1024)


def weasyprint_command(html: Path, pdf: Path) -> Cost:
    """The ``weasyprint`` command, in a new process."""
    program = Path(sys.executable).with_name("weasyprint")
    return command(program, "--pdf-variant", "pdf/ua-1", html, pdf)


def typst_compile(pages: Sequence[Path], pdfs: Sequence[Path]) -> Cost:
    """Typst, in a new process that compiles all pages one after the other, with our fonts.

    Args:
        pages: the HTML pages. The Typst sources of the same content are written beside the PDFs;
            writing them is not measured.
        pdfs: where the PDFs go, in the same order.
    """
    words: list[Path] = []
    for page, pdf in zip(pages, pdfs, strict=True):
        source = pdf.with_suffix(".typ")
        source.write_text(typst_source(page.read_text("utf-8")), "utf-8")
        words += [source, pdf]
    return command(sys.executable, "-c", _TYPST, FONTS, *words)


def chromium_print(pages: Sequence[Path], pdfs: Sequence[Path]) -> Cost | None:
    """A headless Chromium that runs already and prints all pages one after the other.

    It has printed the first page before the clock starts. Its processor time and memory are those
    of all its processes, without those of the program that steers it.

    Args:
        pages: the HTML pages.
        pdfs: where the PDFs go, in the same order.

    Returns:
        None where there is no Chromium.
    """
    if not CHROMIUM.exists():
        return None
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (a second to load)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--disable-background-networking"]
        )
        tab = browser.new_page()

        def print_page(page: Path, pdf: Path) -> None:
            tab.goto(page.resolve().as_uri())
            tab.pdf(path=pdf, prefer_css_page_size=True, tagged=True, outline=True)

        print_page(pages[0], pdfs[0])
        before, start = _processor_of_browser(), time.perf_counter()
        for page, pdf in zip(pages, pdfs, strict=True):
            print_page(page, pdf)
        wall, processor = time.perf_counter() - start, _processor_of_browser() - before
        memory = sum(_number(number, "smaps_rollup", "Pss") for number in _browser()) / 1024
        browser.close()
    return Cost(wall, processor, memory)


def least(measured: Sequence[Cost]) -> Cost:
    """The least time of several runs, which noise has touched least, and the most memory."""
    return Cost(
        min(cost.wall for cost in measured),
        min(cost.processor for cost in measured),
        max(cost.memory for cost in measured),
    )


def interleaved(
    runs: int, candidates: dict[str, Callable[[], Cost | None]]
) -> dict[str, Cost | None]:
    """Measures each candidate several times, in turn, so that a noisy minute falls on all of them.

    Returns:
        For each the :func:`least` cost; None if it is not to be had here.
    """
    measured: dict[str, list[Cost]] = {name: [] for name in candidates}
    for _ in range(runs):
        for name, candidate in candidates.items():
            cost = candidate()
            if cost is not None:
                measured[name].append(cost)
    return {name: least(costs) if costs else None for name, costs in measured.items()}


def _browser() -> Iterator[int]:
    """The processes of the browser that this process has started, by way of another program."""
    parents: dict[int, int] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            parents[int(folder.name)] = _number(int(folder.name), "status", "PPid")
    for number in parents:
        line = _line_of(number)
        above = number
        while above > 1 and above != os.getpid():
            above = parents.get(above, 0)
        if above == os.getpid() and "chromium" in line.partition("\0")[0]:
            yield number


def _line_of(number: int) -> str:
    try:
        return Path(f"/proc/{number}/cmdline").read_text("utf-8", errors="replace")
    except OSError:
        return ""


def _number(number: int, file: str, name: str) -> int:
    """A number that the kernel tells of a process; 0 if the process is gone."""
    try:
        lines = Path(f"/proc/{number}/{file}").read_text("utf-8").splitlines()
    except OSError:
        return 0
    found = [line.split()[1] for line in lines if line.startswith(f"{name}:")]
    return int(found[0]) if found else 0


def _processor_of_browser() -> float:
    """Seconds of processor time that the browser's processes have taken so far."""
    ticks = 0
    for number in _browser():
        try:
            fields = Path(f"/proc/{number}/stat").read_text("utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        # Times in user mode and in the kernel: fields 14 and 15 of the whole line.
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")
