"""Builds the schools with small groups and their twins, by the command as a person runs it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from sarcgen.cli.app import main
from tests.privacy.small_groups import Case, groups, tiny
from tests.support.cards import EDITION, ROOT, changed, write_files

FORMATS = "html,pdf,json,csv,fragment"
CASES = {"groups": groups(), "tiny": tiny()}


@dataclass(frozen=True)
class Run:
    """What a command left behind.

    Attributes:
        code: exit code.
        out, err: what it said.
        files: what it wrote below ``site``, by name.
    """

    code: int
    out: str
    err: str
    files: dict[str, bytes]


@dataclass(frozen=True)
class Folder:
    """A folder with schools in it, and what building them all gave."""

    path: Path
    built: Run


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Folder, Folder]:
    """Both schools and, in another folder, both twins; built side by side to save time."""
    paths = [tmp_path_factory.mktemp(name) for name in ("schools", "twins")]
    for name, case in CASES.items():
        for path, school in zip(paths, (case.school, case.twin), strict=True):
            district = changed(case.district, {"parent_summary": "yes"})
            write_files(path / "schools", school, district, name, district_folder=name)
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "sarcgen", "build", "--all", "--format", FORMATS],
            cwd=path,
            env={"PYTHONPATH": str(ROOT), "PATH": "", "HOME": str(path), "LC_ALL": "C.UTF-8"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        for path in paths
    ]
    one, other = (
        Folder(path, Run(*_ended(process), _files(path / "site")))
        for path, process in zip(paths, started, strict=True)
    )
    return one, other


def _ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate()
    return process.returncode, out, err


def _files(site: Path) -> dict[str, bytes]:
    return {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in sorted(site.rglob("*"))
        if file.is_file()
    }


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest) -> Case:
    """One of the schools with small groups."""
    return CASES[request.param]


@pytest.fixture
def folder(folders: tuple[Folder, Folder]) -> Path:
    """The folder with the schools' files."""
    return folders[0].path


@pytest.fixture
def built(folders: tuple[Folder, Folder]) -> Run:
    """What building the schools gave."""
    return folders[0].built


@pytest.fixture
def html(built: Run, case: Case) -> str:
    """The source of the school's page."""
    return built.files[f"{EDITION}/{case.name}.html"].decode("utf-8")


@pytest.fixture
def pdf(built: Run, case: Case) -> bytes:
    """The school's PDF."""
    return built.files[f"{EDITION}/{case.name}.pdf"]


Command = Callable[..., Run]


@pytest.fixture
def sarcgen(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs the command within this process, in a folder."""

    def run(folder: Path, *arguments: str) -> Run:
        monkeypatch.chdir(folder)
        for name in ("GITHUB_ACTIONS", "NO_COLOR", "FORCE_COLOR"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setattr(sys, "argv", ["sarcgen", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        code = ended.value.code
        assert isinstance(code, int)
        return Run(code, said.out, said.err, {})

    return run
