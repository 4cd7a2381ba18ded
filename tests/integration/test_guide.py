"""What docs/continuous-integration.md shows is what works."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.guards.repository import ROOT
from tests.integration.conftest import SCHOOL, change

GUIDE = (ROOT / "docs" / "continuous-integration.md").read_text("utf-8")
EXAMPLES = ROOT / "docs" / "examples"


def blocks(language: str) -> list[str]:
    """The pieces of code of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)


def gitlab() -> str:
    (block,) = [block for block in blocks("yaml") if "image:" in block]
    return block


def commands() -> list[str]:
    """Every call of sarcgen that is shown."""
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    lines += yaml.safe_load(gitlab())["report-cards"]["script"]
    lines += re.findall(r"sh '(.+)'", "".join(blocks("groovy")))
    return [line.partition(" #")[0].strip() for line in lines if line.startswith("sarcgen ")]


def run(folder: Path, line: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *shlex.split(line)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_command_runs_one_after_the_other(repository: Path) -> None:
    change(repository / SCHOOL, "    white: 32.8\n", "")
    shown = commands()
    assert len(shown) > 6
    for line in shown:
        done = run(repository, line)
        accepted = "baseline" in line
        assert done.returncode == (0 if accepted else 1), (line, done.stderr)
        for file in re.findall(r"--(?:output|write-baseline) (\S+)", line):
            assert (repository / file).is_file()


def test_the_pieces_are_those_of_the_example_files() -> None:
    config = (EXAMPLES / ".pre-commit-config.yaml").read_text("utf-8")
    assert any(block.rstrip() in config for block in blocks("yaml"))
    workflow = (EXAMPLES / "sarcgen.yml").read_text("utf-8")
    assert any(block.rstrip() in workflow for block in blocks("yaml"))


@pytest.mark.parametrize("file", re.findall(r"\]\((?!http)([^)#]+)", GUIDE))
def test_every_file_that_is_named_is_there(file: str) -> None:
    assert (ROOT / "docs" / file).is_file()


def test_the_part_for_gitlab_has_the_form_that_gitlab_takes(tmp_path: Path) -> None:
    file = tmp_path / ".gitlab-ci.yml"
    file.write_text(gitlab(), "utf-8")
    schema = ("--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci")
    subprocess.run([sys.executable, "-m", "check_jsonschema", *schema, file], check=True)


def test_the_hook_takes_the_options_that_are_shown(tmp_path: Path) -> None:
    (block,) = [block for block in blocks("yaml") if "args:" in block]
    config = {"repos": [{"repo": "x", "rev": "y", "hooks": yaml.safe_load(block)}]}
    file = tmp_path / ".pre-commit-config.yaml"
    file.write_text(yaml.safe_dump(config), "utf-8")
    subprocess.run([sys.executable, "-m", "pre_commit", "validate-config", file], check=True)
    args = config["repos"][0]["hooks"][0]["args"]
    assert run(tmp_path, f"sarcgen check {shlex.join(args)}").stderr.startswith(
        "sarcgen: There is no folder data/schools."
    )
