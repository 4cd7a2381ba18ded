"""Environments that are made once, for all tests and all processes that run them."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeAlias

import pytest

from tests.guards.repository import ROOT, project_files
from tests.integration.runner import Job

Once: TypeAlias = Callable[[str, Callable[[Path], None]], Path]
EDITION: Final = "2018-19"
SCHOOL: Final = f"schools/{EDITION}/granite-ridge-high.yaml"
DISTRICT: Final = f"schools/{EDITION}/_district.yaml"
VALID: Final = ROOT / "tests" / "examples" / "valid" / EDITION
NO_NETWORK: Final = re.compile(r"connection broken by|Temporary failure in name resolution")


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Makes a folder, unless another process of this run has made it or is making it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def make(name: str, fill: Callable[[Path], None]) -> Path:
        folder, made = shared / name, shared / f"{name}.made"
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not made.exists():
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                fill(folder)
                made.touch()
        return folder

    return make


def refuse_if_offline(said: str) -> None:
    """Leaves a test out where packages cannot be had; a mistake of ours never looks so."""
    if NO_NETWORK.search(said) and "CI" not in os.environ:
        pytest.skip("packages cannot be had without the network")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A district's data repository with one school, in which nothing is to be found."""
    folder = tmp_path / "data"
    (folder / "schools" / EDITION).mkdir(parents=True)
    shutil.copy(VALID / "granite-ridge-high.yaml", folder / SCHOOL)
    shutil.copy(VALID / "_district.yaml", folder / DISTRICT)
    (folder / "README.md").write_text("Our report cards.\n", "utf-8")
    return folder


@pytest.fixture(scope="session")
def sarcgen_installed(once: Once) -> Path:
    """The runner's folder, after the action's own steps have installed sarcgen in it."""

    def install(folder: Path) -> None:
        empty = folder / "workspace"
        empty.mkdir()
        job = Job(empty, folder)
        job.run_action()
        refuse_if_offline(job.step("install").err)
        assert job.step("install").code == 0, job.step("install").err

    return once("runner", install)


@pytest.fixture
def job(repository: Path, sarcgen_installed: Path, tmp_path: Path) -> Job:
    """A job in the data repository, with sarcgen installed as the action does it."""
    temporary = tmp_path / "runner"
    temporary.mkdir()
    (temporary / "sarcgen").symlink_to(sarcgen_installed / "sarcgen")
    return Job(repository, temporary, without=frozenset({"install"}))


def change(file: Path, old: str, new: str) -> int:
    """Changes the first place where a text stands, and says in which line that is."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def line_of(file: Path, words: str) -> int:
    """The line of a file where words first stand."""
    text = file.read_bytes().decode()
    assert words in text
    return text[: text.index(words)].count("\n") + 1


def try_git(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Runs Git with nobody's settings but its own."""
    nobody = {
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "Nobody"), ("EMAIL", "nobody@example.org"))
    }
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    return subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env={**os.environ, **nobody, **settings, **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def git(folder: Path, *arguments: str) -> str:
    """Runs Git and gives what it says."""
    done = try_git(folder, *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def copy_of_the_project(folder: Path) -> str:
    """Puts the project's files into a Git repository of their own; gives the commit."""
    for file in project_files():
        copy = folder / file.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, copy)
    git(folder, "init", "--quiet")
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "--quiet", "--message", "As it is now")
    return git(folder, "rev-parse", "HEAD")
