"""A small stand-in for GitHub's runner: the steps of a workflow or of a composite action.

It knows as much of the language as the files of this project use, and refuses the rest, so that a
test never passes because something was not understood. Each ``run`` is executed as the runner does
it; of each ``uses`` only the version is looked at, unless it is this project's own action.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml

from tests.guards.repository import ROOT

OWN_ACTION: Final = re.compile(r"OWNER/sarcgen@v\d+\.\d+\.\d+")
PINNED: Final = re.compile(r"[\w-]+/[\w/-]+@(v\d+|[0-9a-f]{40})")
BASH: Final = ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail")
_EXPRESSION: Final = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
_COMPARISON: Final = re.compile(r"([\w.-]+) (==|!=) '([^']*)'")
# What a step sees of this machine: how to find programs and packages.
_PASSED_ON: Final = re.compile(
    r"PATH|HOME|LANG|LC_.*|TMPDIR|(PIP|SSL|REQUESTS)_.*|https?_proxy", re.IGNORECASE
)


@dataclass
class Step:
    """What became of a step.

    Attributes:
        name: its ``id``, ``name`` or action.
        code: exit code; None where it was not run.
        out, err: what it printed.
        outputs: what it handed on.
    """

    name: str
    code: int | None = None
    out: str = ""
    err: str = ""
    outputs: dict[str, str] = field(default_factory=dict)


@dataclass
class Job:
    """A job in the folder of a checked out repository.

    Attributes:
        workspace: that folder.
        temporary: folder of the runner for passing things.
        variables: of the repository.
        programs: folder of stand-ins for programs that a test must not run.
        without: ids of steps of the action to leave out, because they were run before.
        steps: what was done so far, those of the action among them.
    """

    workspace: Path
    temporary: Path
    variables: Mapping[str, str] = field(default_factory=dict)
    programs: Path | None = None
    without: frozenset[str] = frozenset()
    steps: list[Step] = field(default_factory=list)
    path: list[str] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        """Whether a step failed."""
        return any(step.code for step in self.steps)

    @property
    def summary(self) -> str:
        """The page that steps wrote."""
        file = self.temporary / "summary.md"
        return file.read_text("utf-8") if file.exists() else ""

    def step(self, name: str) -> Step:
        """The step of an id, name or action."""
        (found,) = [step for step in self.steps if step.name == name]
        return found

    def run_workflow(self, file: Path) -> None:
        """Runs the one job of a workflow."""
        (job,) = yaml.safe_load(file.read_text("utf-8"))["jobs"].values()
        self._run(job["steps"], {"vars": dict(self.variables)})

    def run_action(self, **inputs: str) -> dict[str, str]:
        """Runs this project's action and gives its outputs."""
        action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
        unknown = set(inputs) - set(action["inputs"])
        assert not unknown, f"the action has no input {unknown}"
        given = {
            name: inputs.get(name, about["default"]) for name, about in action["inputs"].items()
        }
        contexts = {"inputs": given, "github": {"action_path": str(ROOT)}}
        assert action["runs"]["using"] == "composite"
        known = self._run(action["runs"]["steps"], contexts)
        outputs = action["outputs"].items()
        return {name: _filled(about["value"], known) for name, about in outputs}

    def _run(self, steps: list[dict[str, Any]], contexts: dict[str, Any]) -> dict[str, Any]:
        known = {**contexts, "runner": {"temp": str(self.temporary)}, "steps": {}}
        before = len(self.steps)
        for data in steps:
            name = str(data.get("id") or data.get("name") or data["uses"])
            failed = any(step.code for step in self.steps[before:])
            if not _wanted(data.get("if", "success()"), known, failed=failed):
                self.steps.append(Step(name))
                continue
            done = (
                self._use(data, name, known) if "uses" in data else self._script(data, name, known)
            )
            self.steps.append(done)
            known["steps"][name] = {"outputs": done.outputs}
        return known

    def _use(self, data: dict[str, Any], name: str, known: Mapping[str, Any]) -> Step:
        given = {key: _filled(str(value), known) for key, value in data.get("with", {}).items()}
        if OWN_ACTION.fullmatch(data["uses"]):
            outputs = self.run_action(**given)
            return Step(name, int(outputs["exit-code"]), outputs=outputs)
        assert PINNED.fullmatch(data["uses"]), f"{data['uses']} names no version"
        outputs = {}
        if data["uses"].startswith("actions/setup-python@"):
            outputs["python-path"] = sys.executable
        return Step(name, 0, outputs=outputs)

    def _script(self, data: dict[str, Any], name: str, known: Mapping[str, Any]) -> Step:
        # What a script is made of must not come from a file or a person: it would be run.
        assert not _EXPRESSION.search(data["run"]), f"an expression in the script of {name}"
        assert data.get("shell", "bash") == "bash"
        if name in self.without:
            self.path.insert(0, str(self.temporary / "sarcgen" / "command"))
            return Step(name, 0)
        files = {kind: self.temporary / f"{kind}-{len(self.steps)}" for kind in ("output", "path")}
        for file in files.values():
            file.write_text("", "utf-8")
        script = self.temporary / f"{len(self.steps)}.sh"
        script.write_text(data["run"], "utf-8")
        own = {key: _filled(str(value), known) for key, value in data.get("env", {}).items()}
        done = subprocess.run(
            [*BASH, script],
            cwd=self.workspace,
            env={**self._surroundings(files), **own},
            capture_output=True,
            text=True,
            check=False,
        )
        self.path[:0] = files["path"].read_text("utf-8").splitlines()
        outputs = dict(_pairs(files["output"].read_text("utf-8")))
        return Step(name, done.returncode, done.stdout, done.stderr, outputs)

    def _surroundings(self, files: Mapping[str, Path]) -> dict[str, str]:
        inherited = {
            name: value for name, value in os.environ.items() if _PASSED_ON.fullmatch(name)
        }
        programs = [str(self.programs)] if self.programs else []
        return {
            **inherited,
            "PATH": os.pathsep.join([*programs, *self.path, inherited["PATH"]]),
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_WORKSPACE": str(self.workspace),
            "GITHUB_OUTPUT": str(files["output"]),
            "GITHUB_PATH": str(files["path"]),
            "GITHUB_STEP_SUMMARY": str(self.temporary / "summary.md"),
            "RUNNER_TEMP": str(self.temporary),
        }


def _filled(text: str, known: Mapping[str, Any]) -> str:
    return _EXPRESSION.sub(lambda match: _value(match[1], known), text)


def _value(expression: str, known: Mapping[str, Any]) -> str:
    """What a dotted name stands for; nothing where a step was not run or a variable not set."""
    value: Any = known
    for key in expression.split("."):
        assert isinstance(value, Mapping), f"not understood: {expression}"
        value = value.get(key, {} if value is known["steps"] else "")
        if value == "":
            break
    assert isinstance(value, str), f"not understood: {expression}"
    return value


def _wanted(condition: str, known: Mapping[str, Any], *, failed: bool) -> bool:
    whole = _EXPRESSION.fullmatch(condition.strip())
    parts = (whole[1] if whole else condition).split(" && ")
    asks_for_state = any(part in {"always()", "!cancelled()", "failure()"} for part in parts)
    if failed and not asks_for_state:
        return False
    return all(_holds(part, known, failed=failed) for part in parts)


def _holds(part: str, known: Mapping[str, Any], *, failed: bool) -> bool:
    states = {"always()": True, "!cancelled()": True, "success()": not failed, "failure()": failed}
    if part in states:
        return states[part]
    compared = _COMPARISON.fullmatch(part)
    assert compared, f"not understood: {part}"
    return (_value(compared[1], known) == compared[3]) == (compared[2] == "==")


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        key, sign, value = line.partition("=")
        assert sign, f"not understood: {line}"
        yield key, value
