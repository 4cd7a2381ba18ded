"""How long after a file is saved its new card is ready in the preview, and its findings with it.

Copies a school, runs ``sarcgen serve`` on it, saves the file again and again, and waits each time
until the preview has told its page so::

    python -m bench.preview_speed [--saves 20]
"""

from __future__ import annotations

import argparse
import json
import shutil
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final
from urllib.parse import urlsplit

ROOT: Final = Path(__file__).resolve().parent.parent
VALID: Final = ROOT / "tests" / "examples" / "valid"
SCHOOLS: Final = (
    ("2018-19", "kellogg", ROOT / "schools"),
    ("2019-20", "quartz-hollow-high", VALID),
    ("2022-23", "mckinleyville-high", ROOT / "schools"),
    ("2023-24", "palmiter", ROOT / "schools"),
)


@contextmanager
def preview(folder: Path, school: str) -> Iterator[tuple[Iterator[dict[str, Any]], float]]:
    """A running preview of a school: what it tells, and the seconds until its address stood."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "sarcgen", "serve", school, "--port", "0"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as server:  # noqa: S603 (our own command)
        assert server.stdout is not None  # noqa: S101 (for the types)
        address = urlsplit(server.stdout.readline().strip())
        took = time.perf_counter() - start
        connection = HTTPConnection(address.netloc)
        try:
            connection.request("GET", f"{address.path}/events")
            yield _told(connection), took
        finally:
            connection.close()
            server.send_signal(signal.SIGINT)


def _told(connection: HTTPConnection) -> Iterator[dict[str, Any]]:
    for line in connection.getresponse():
        if line.startswith(b"data: "):
            yield json.loads(line.removeprefix(b"data: "))


def measure(edition: str, school: str, source: Path, saves: int) -> None:
    """Prints one line about one school."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(source / edition, folder / "schools" / edition)
        file = next((folder / "schools" / edition).rglob(f"{school}.yaml"))
        text = file.read_text("utf-8")
        seconds = []
        with preview(folder, school) as (told, began):
            print_of = next(told)["print"]
            for number in range(saves):
                # The school's name stands on the card's first page, and every card has one.
                changed = text.replace("\n  name: ", f"\n  name: {'ABCDEFGHIJ'[number % 10]} ", 1)
                start = time.perf_counter()
                file.write_text(changed, "utf-8")
                while (now := next(told)["print"]) == print_of:
                    pass
                seconds.append(time.perf_counter() - start)
                print_of = now
    middle, worst = statistics.median(seconds), max(seconds)
    print(
        f"{school:22} start {began:5.2f} s   save to new card and findings: median"
        f" {1000 * middle:4.0f} ms, longest {1000 * worst:4.0f} ms"
    )


def main() -> None:
    """Measures every school."""
    parser = argparse.ArgumentParser(description="Measure the preview from save to new card.")
    parser.add_argument("--saves", type=int, default=20)
    saves = parser.parse_args().saves
    for edition, school, source in SCHOOLS:
        measure(edition, school, source, saves)


if __name__ == "__main__":
    main()
