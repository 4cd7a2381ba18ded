"""The README shows what is there: commands, options, exit codes, problem codes."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys

import pytest
import typer.main

from sarcgen.cli.app import COMMANDS as MODULES
from sarcgen.cli.app import app
from sarcgen.errors import ExitCode
from sarcgen.explanations.codes import EXPLANATIONS
from tests.guards.repository import CODE, ROOT

README = (ROOT / "README.md").read_text("utf-8")
PROGRAM = typer.main.get_command(app)
COMMANDS = {name: PROGRAM.get_command(None, name) for name in MODULES}  # type: ignore[attr-defined]


def options_of(command: object) -> set[str]:
    parameters = getattr(command, "params", [])
    return {option for parameter in parameters for option in parameter.opts if "-" in option}


def shown_lines() -> list[str]:
    """Every line of a shell block and every piece of code in a sentence that calls sarcgen."""
    blocks = re.findall(r"^```(?:sh|console)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    lines = [line.removeprefix("$ ").strip() for block in blocks for line in block.splitlines()]
    lines += re.findall(r"(?<!`)`([^`\n]+)`(?!`)", README)
    called = [line.removeprefix(".venv/bin/") for line in lines]
    return [line.partition(" #")[0] for line in called if line.startswith("sarcgen ")]


def test_every_command_is_shown() -> None:
    assert COMMANDS
    shown = {line.split()[1] for line in shown_lines()}
    assert set(COMMANDS) <= shown


@pytest.mark.parametrize("line", sorted(set(shown_lines())))
def test_what_is_shown_exists(line: str) -> None:
    words = shlex.split(line)[1:]
    everywhere = {"--help", "-h"}
    if words[0].startswith("-"):
        allowed = options_of(PROGRAM) | everywhere
    else:
        assert words[0] in COMMANDS
        allowed = options_of(COMMANDS[words[0]]) | everywhere
    assert {word.partition("=")[0] for word in words if re.match(r"--?[a-z]", word)} <= allowed


def test_every_option_of_every_command_is_told() -> None:
    untold = {
        f"{name} {option}"
        for name, command in COMMANDS.items()
        for option in options_of(command) - {"--help", "-h"}
        if option not in README
    }
    assert untold == set()


def test_every_exit_code_is_told() -> None:
    told = {int(code) for code in re.findall(r"^\| *(\d+) *\|", README, re.MULTILINE)}
    assert told == {int(code) for code in ExitCode}


def test_problem_codes_that_are_shown_exist() -> None:
    shown = set(re.findall(rf"\b{CODE}\b", README))
    assert shown
    assert shown <= set(EXPLANATIONS)


def test_the_message_that_is_shown_is_what_check_says() -> None:
    (shown,) = re.findall(rf"^schools/\S+: {CODE} .+$", README, re.MULTILINE)
    result = subprocess.run(
        [sys.executable, "-m", "sarcgen", "check", "kellogg", "--format", "text"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert shown in result.stdout.splitlines()
