"""The hook for pre-commit, installed and run by pre-commit itself.

It needs the network, as nothing else here but the action does: pre-commit makes an environment of
its own for the hook, with all packages of sarcgen.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from tests.guards.repository import ROOT
from tests.integration.conftest import (
    DISTRICT,
    EDITION,
    SCHOOL,
    Once,
    change,
    copy_of_the_project,
    git,
    line_of,
    refuse_if_offline,
    try_git,
)

EXAMPLE = ROOT / "docs" / "examples" / ".pre-commit-config.yaml"
CONFIG = ".pre-commit-config.yaml"


@dataclass(frozen=True)
class Hook:
    """A data repository whose hook is that of a copy of this project.

    Attributes:
        folder: the data repository.
        home: where pre-commit keeps environments.
        project: the copy of this project.
    """

    folder: Path
    home: Path
    project: Path

    def configure(self, *arguments: str) -> None:
        """Writes the example's configuration, with the copy in place of its repository."""
        config = yaml.safe_load(EXAMPLE.read_text("utf-8"))
        (source,) = config["repos"]
        source["repo"] = str(self.project)
        source["rev"] = git(self.project, "rev-parse", "HEAD")
        if arguments:
            source["hooks"][0]["args"] = list(arguments)
        (self.folder / CONFIG).write_text(yaml.safe_dump(config), "utf-8")

    def pre_commit(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Runs pre-commit in the data repository, as at a person's terminal."""
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", *arguments],
            cwd=self.folder,
            env={**_without_workflow(), **self.variables},
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def variables(self) -> dict[str, str]:
        """What pre-commit finds its environments by."""
        return {"PRE_COMMIT_HOME": str(self.home), "PRE_COMMIT_COLOR": "never"}

    def run(self) -> subprocess.CompletedProcess[str]:
        """Stages everything and runs the hook on what is staged."""
        git(self.folder, "add", "--all")
        return self.pre_commit("run")

    def commit(self) -> None:
        """Commits everything without asking the hook."""
        git(self.folder, "add", "--all")
        git(self.folder, "commit", "--quiet", "--no-verify", "--message", "As it is now")


@pytest.fixture
def hook(repository: Path, once: Once) -> Hook:
    """The data repository, with the hook's environment installed."""

    def install(folder: Path) -> None:
        (folder / "project").mkdir()
        copy_of_the_project(folder / "project")
        (folder / "data").mkdir()
        git(folder / "data", "init", "--quiet")
        first = Hook(folder / "data", folder / "home", folder / "project")
        first.configure()
        done = first.pre_commit("install-hooks")
        refuse_if_offline(done.stdout + done.stderr)
        assert done.returncode == 0, done.stdout + done.stderr

    made = once("pre-commit", install)
    git(repository, "init", "--quiet")
    hook = Hook(repository, made / "home", made / "project")
    hook.configure()
    return hook


def test_a_school_in_order_passes(hook: Hook) -> None:
    done = hook.run()
    assert done.returncode == 0, done.stdout
    assert "sarcgen check" in done.stdout
    assert "Passed" in done.stdout


def test_a_missing_figure_fails_with_its_place_and_no_figure(hook: Hook) -> None:
    hook.commit()
    change(hook.folder / SCHOOL, "    white: 32.8\n", "")
    done = hook.run()
    assert done.returncode == 1
    assert "Failed" in done.stdout
    assert f"{SCHOOL}:{line_of(hook.folder / SCHOOL, 'by_group:')}:3: C101 " in done.stdout
    assert "1 school checked: 1 error, 0 warnings." in done.stdout
    assert "32.8" not in done.stdout


def test_a_change_of_the_district_file_alone_is_checked(hook: Hook) -> None:
    hook.commit()
    line = change(hook.folder / DISTRICT, "unrestricted: 7120.45", "unrestricted: 7,120.45")
    done = hook.run()
    assert done.returncode == 1
    assert f"{DISTRICT}:{line}:19: S105 " in done.stdout


def test_a_change_elsewhere_does_not_run_it(hook: Hook) -> None:
    change(hook.folder / SCHOOL, "    white: 32.8\n", "")
    hook.commit()
    (hook.folder / "README.md").write_text("Our report cards of last year.\n", "utf-8")
    (hook.folder / "notes.yaml").write_text("schools: [\n", "utf-8")
    done = hook.run()
    assert done.returncode == 0, done.stdout
    assert "Skipped" in done.stdout


def test_a_change_of_one_school_is_held_against_the_others(hook: Hook) -> None:
    hook.configure("--strict", "--select", "X166")
    other = hook.folder / "schools" / EDITION / "slate-hill-high.yaml"
    text = (hook.folder / SCHOOL).read_text("utf-8")
    other.write_text(text.replace("9900017", "9900018"), "utf-8")
    hook.commit()
    change(other, "9900018", "9900017")
    done = hook.run()
    assert done.returncode == 1
    assert "2 schools checked" in done.stdout
    for file in (hook.folder / SCHOOL, other):
        place = f"{file.relative_to(hook.folder)}:{line_of(file, 'cds_code:')}"
        assert f"{place}:13: X166 " in done.stdout


def test_a_commit_is_refused_until_the_school_is_mended(hook: Hook) -> None:
    installed = hook.pre_commit("install")
    assert installed.returncode == 0, installed.stdout
    change(hook.folder / SCHOOL, "    white: 32.8\n", "")
    git(hook.folder, "add", "--all")
    commit = ("commit", "--message", "All figures")
    refused = try_git(hook.folder, *commit, **hook.variables)
    assert refused.returncode == 1
    assert " C101 " in refused.stderr
    change(hook.folder / SCHOOL, "  by_group:\n", "  by_group:\n    white: 32.8\n")
    git(hook.folder, "add", "--all")
    taken = try_git(hook.folder, *commit, **hook.variables)
    assert taken.returncode == 0, taken.stderr


def _without_workflow() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "GITHUB_ACTIONS"}
