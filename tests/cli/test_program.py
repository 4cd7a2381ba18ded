"""The process of a command ends at once, with its exit code and all of its output."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ALONE = "import atexit, sys, threading, time\nfrom sarcgen.cli.program import run_alone\n"


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", ALONE + code], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_the_exit_code_and_the_output_come_through() -> None:
    command = [sys.executable, "-m", "sarcgen"]
    result = subprocess.run([*command, "editions"], cwd=ROOT, capture_output=True, check=False)
    assert result.returncode == 0
    assert b"2025-26" in result.stdout
    result = subprocess.run(
        [*command, "check", "nobody"], cwd=ROOT, capture_output=True, check=False
    )
    assert result.returncode == 2
    assert b"nobody" in result.stderr


def test_what_waits_for_the_end_is_done() -> None:
    result = run(
        "atexit.register(print, 'late')\n"
        "run_alone(lambda: lambda: print('x' * 100_000) or sys.exit(3))\n"
    )
    assert result.returncode == 3
    assert result.stdout == f"{'x' * 100_000}\nlate\n"


def test_a_thread_is_waited_for() -> None:
    result = run(
        "def late():\n    time.sleep(.2)\n    print('late')\n"
        "run_alone(lambda: threading.Thread(target=late).start)\n"
    )
    assert (result.returncode, result.stdout) == (0, "late\n")


def test_a_message_in_place_of_a_code_is_printed() -> None:
    result = run("run_alone(lambda: lambda: sys.exit('no'))\n")
    assert (result.returncode, result.stderr) == (1, "no\n")


def test_output_that_cannot_be_written_is_no_success() -> None:
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(
            [sys.executable, "-m", "sarcgen", "--version"],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert result.returncode != 0
