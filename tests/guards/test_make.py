"""There is one way to do a thing: CI, README and people call the same Make targets."""

from __future__ import annotations

import re

import yaml

from tests.guards.repository import ROOT

MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
TARGETS = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))


def test_every_target_says_what_it_does_and_is_no_file() -> None:
    explained = set(re.findall(r"^([a-z]+):.*## \S", MAKEFILE, re.MULTILINE))
    phony = re.search(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)
    assert phony
    assert TARGETS == explained == set(phony[1].split())


def test_what_the_targets_run_is_there() -> None:
    modules = re.findall(r"-m (tools\.\w+)", MAKEFILE)
    scripts = re.findall(r"(?<![\w.])tools/\w+\.sh", MAKEFILE)
    assert modules
    assert scripts
    for module in modules:
        assert (ROOT / f"{module.replace('.', '/')}.py").is_file(), module
    for script in scripts:
        assert (ROOT / script).stat().st_mode & 0o100, f"{script} cannot be run"


def test_the_texts_name_targets_that_exist() -> None:
    for name in ("README.md", "CONTRIBUTING.md"):
        named = set(
            re.findall(r"(?:`|^)make ([a-z]+)", (ROOT / name).read_text("utf-8"), re.MULTILINE)
        )
        assert named, name
        assert named <= TARGETS, name


def test_the_folders_that_are_named_are_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    named = set(re.findall(r"\b(?:tests|sarcgen)/[a-z_]+\b(?!\.)", text))
    assert named
    assert {name for name in named if not (ROOT / name).is_dir()} == set()


def test_ci_calls_make_and_nothing_else() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert re.findall(r'"make (\w+)"', script) == ["test", "lint"]
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8"))
    commands = {
        step["run"] for job in workflow["jobs"].values() for step in job["steps"] if "run" in step
    }
    assert commands == {"make test", "make lint", "make kellogg"}
