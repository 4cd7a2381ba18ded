"""What the command says of itself: help, version, completion, editions, explanations."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sarcgen.cli.app import app
from sarcgen.edition.load import known_editions
from sarcgen.explanations.codes import EXPLANATIONS
from tests.cli.conftest import Command
from tests.support.cards import TEMPLATES

COMMANDS = [
    "build",
    "check",
    "new",
    "schema",
    "explain",
    "editions",
    "privacy",
    "status",
    "new-edition",
    "verify",
]


def test_the_help_lists_every_command_and_teaches_the_first_step(sarcgen: Command) -> None:
    run = sarcgen("--help")
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("Usage: sarcgen [OPTIONS] COMMAND")
    for command in COMMANDS:
        assert re.search(rf"^  {command} ", run.out, re.MULTILINE)
    assert "First card: sarcgen new my-school --edition YEAR --grades K-6" in run.out


def test_without_a_command_the_help_is_shown(sarcgen: Command) -> None:
    run = sarcgen()
    assert run.code == 2
    assert "Commands:" in run.out + run.err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_and_its_options(command: str) -> None:
    run = CliRunner().invoke(app, [command, "--help"], prog_name="sarcgen")
    assert run.exit_code == 0
    assert run.output.startswith(f"Usage: sarcgen {command} ")
    options = re.findall(r"^  (--[a-z]+)(?: [A-Z]+)?( .*)?\n( .*)?", run.output, re.MULTILINE)
    assert options or command == "explain"
    assert all(same_line.strip() or next_line.strip() for _, same_line, next_line in options)


def test_an_unknown_command_or_option_ends_with_code_2(sarcgen: Command) -> None:
    for arguments in (["bild"], ["check", "--nothing"]):
        run = sarcgen(*arguments)
        assert (run.code, run.out) == (2, "")
        assert "No such" in run.err


def test_the_version_is_shown(sarcgen: Command) -> None:
    run = sarcgen("--version")
    assert (run.code, run.err) == (0, "")
    assert re.fullmatch(r"sarcgen \d+\.\d+\.\d+\n", run.out)


def test_the_editions_are_listed(sarcgen: Command) -> None:
    run = sarcgen("editions")
    assert (run.code, run.err) == (0, "")
    assert re.search(r"^2018-19  due 2020-02-01  \d+ tables$", run.out, re.MULTILINE)


def test_a_code_is_explained_in_small_letters_too(sarcgen: Command) -> None:
    run = sarcgen("explain", "x110")
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith(f"X110: {EXPLANATIONS['X110'].rule}\nWeight: ")
    assert "\nWhy: " in run.out
    assert "\nHow to mend it: " in run.out
    assert "\nSource: Education Code" in run.out


@pytest.mark.parametrize(
    ("code", "weight"),
    [
        ("X110", "a warning; a file may ignore it with a reason, and a baseline may accept it."),
        ("C101", "an error; it cannot be ignored, but a baseline may accept it for a while."),
        ("X101", "an error that stops a build; it cannot be ignored, nor accepted in a baseline."),
        ("P201", "an error that stops a build; it cannot be ignored, nor accepted in a baseline."),
    ],
)
def test_an_explanation_says_how_much_the_code_weighs(
    sarcgen: Command, code: str, weight: str
) -> None:
    assert f"\nWeight: {weight}\n" in sarcgen("explain", code).out


def test_an_unknown_code_ends_with_code_2(sarcgen: Command) -> None:
    run = sarcgen("explain", "Z999")
    assert (run.code, run.out) == (2, "")
    assert run.err == "sarcgen: There is no code “Z999”. Codes stand in messages, as X110.\n"


def test_a_stream_without_curly_quotes_is_no_reason_to_fail(sarcgen: Command) -> None:
    run = sarcgen("explain", "Y112", PYTHONIOENCODING="ascii")
    assert run.code == 0, run.err
    assert "Apt #5" in run.out


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("sarcgen che", ["check"]),
        ("sarcgen check kel", ["kellogg"]),
        ("sarcgen build --edition 20", known_editions(TEMPLATES)),
        ("sarcgen explain X11", [code for code in EXPLANATIONS if code.startswith("X11")]),
        ("sarcgen build --st", ["--strict"]),
    ],
)
def test_the_shell_completes(sarcgen: Command, words: str, offered: list[str]) -> None:
    run = sarcgen(
        _SARCGEN_COMPLETE="complete_bash",
        COMP_WORDS=words,
        COMP_CWORD=str(len(words.split()) - 1),
    )
    assert run.out.split() == offered, run.err


def completed(sarcgen: Command) -> tuple[str, str]:
    run = sarcgen(_SARCGEN_COMPLETE="complete_bash", COMP_WORDS="sarcgen check kel", COMP_CWORD="2")
    return run.out.strip(), run.err


def test_the_shell_is_silent_where_nothing_can_be_completed(sarcgen: Command, school: Path) -> None:
    assert completed(sarcgen) == ("kellogg", "")
    twin = school.parent / "north" / school.name
    twin.parent.mkdir()
    twin.touch()
    assert completed(sarcgen) == ("", "")
    school.parents[1].rename(school.parents[2] / "elsewhere")
    assert completed(sarcgen) == ("", "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_completion_script_is_offered(sarcgen: Command, shell: str) -> None:
    # What --show-completion prints for the shell that it finds itself in, which differs here.
    run = sarcgen(_SARCGEN_COMPLETE=f"source_{shell}")
    assert run.code == 0, run.err
    assert f"complete_{shell}" in run.out
    assert "_SARCGEN_COMPLETE" in run.out
