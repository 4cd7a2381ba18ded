"""The real command in a folder of its own, with standard output and error apart."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EDITION = "2018-19"


@dataclass(frozen=True)
class Run:
    """What a run of the command gave."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The findings: lines on standard error that begin with a place in a file."""
        return [line for line in self.err.splitlines() if ".yaml:" in line]

    def codes(self) -> list[str]:
        """The problem code of every finding."""
        return [line.split(" ")[1] for line in self.lines]


Command = Callable[..., Run]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A working folder with a copy of the project's schools."""
    shutil.copytree(ROOT / "schools" / EDITION, tmp_path / "schools" / EDITION)
    return tmp_path


@pytest.fixture
def school(folder: Path) -> Path:
    """The founding school's file in the working folder."""
    return folder / "schools" / EDITION / "kellogg.yaml"


@pytest.fixture
def sarcgen(folder: Path) -> Command:
    """Runs ``sarcgen`` in the working folder."""

    def run(*arguments: str, **variables: str) -> Run:
        done = subprocess.run(
            [sys.executable, "-m", "sarcgen", *arguments],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "dumb", **variables},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        return Run(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def templates(folder: Path) -> Path:
    """A copy of the templates in the working folder, for tests that break them."""
    shutil.copytree(ROOT / "templates", folder / "templates")
    return folder / "templates"
