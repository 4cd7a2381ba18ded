"""The real command in a folder of its own, with standard output and error apart."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from sarcgen.cli.app import main
from sarcgen.pipeline import template_of

ROOT = Path(__file__).parents[2]
EDITION = "2018-19"
FINDING = re.compile(r"\S+\.yaml:\d+:\d+: [A-Z]\d{3} ")
# What a terminal or a CI service sets, and what a report is shaped by: tests set it themselves.
SURROUNDINGS = {"GITHUB_ACTIONS", "NO_COLOR", "FORCE_COLOR", "SARCGEN_SITE_ADDRESS"}


@dataclass(frozen=True)
class Run:
    """What a run of the command gave."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The findings: lines that begin with a place in a file and a code.

        ``check`` prints them on standard output; ``build``, whose product are files, on standard
        error.
        """
        lines = [*self.out.splitlines(), *self.err.splitlines()]
        return [line for line in lines if FINDING.match(line)]

    @property
    def summary(self) -> str:
        """The last line on standard error."""
        return self.err.splitlines()[-1]

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
    inherited = {name: value for name, value in os.environ.items() if name not in SURROUNDINGS}

    def run(*arguments: str, **variables: str) -> Run:
        done = subprocess.run(
            [sys.executable, "-m", "sarcgen", *arguments],
            cwd=folder,
            env={**inherited, "PYTHONPATH": str(ROOT), "TERM": "dumb", **variables},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        return Run(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def within(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    """Runs ``sarcgen`` in the working folder within this process, which is quicker."""

    def run(*arguments: str, **variables: str) -> Run:
        # Another test may have read a folder of the same relative name.
        template_of.cache_clear()
        with monkeypatch.context() as changed:
            changed.chdir(folder)
            changed.setattr(sys, "argv", ["sarcgen", *arguments])
            for name in SURROUNDINGS:
                changed.delenv(name, raising=False)
            for name, value in variables.items():
                changed.setenv(name, value)
            with pytest.raises(SystemExit) as ended:
                main()
        said = capsys.readouterr()
        return Run(int(ended.value.code or 0), said.out, said.err)

    return run


@pytest.fixture
def templates(folder: Path) -> Path:
    """A copy of the templates in the working folder, for tests that break them."""
    shutil.copytree(ROOT / "templates", folder / "templates")
    return folder / "templates"
