"""Runs the whole command in this process, as from a terminal of a given encoding."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Final
from unittest.mock import patch

import typer.main

from sarcgen.cli.app import main

_SET_BY_TERMINALS: Final = ("GITHUB_ACTIONS", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES")
# Typer builds all commands anew in each run, which takes as long as checking a small file.
_commands_built_once = cache(typer.main.get_command)


@dataclass(frozen=True)
class Answer:
    """What a run gave."""

    code: object
    out: str
    err: str


@contextmanager
def inside(folder: Path) -> Iterator[None]:
    """The folder as the current one, with nothing set that shapes a report."""
    before = Path.cwd()
    bare = {name: value for name, value in os.environ.items() if name not in _SET_BY_TERMINALS}
    os.chdir(folder)
    try:
        with (
            patch.dict(os.environ, bare, clear=True),
            patch.object(typer.main, "get_command", _commands_built_once),
        ):
            yield
    finally:
        os.chdir(before)


def ask(arguments: Sequence[str], encoding: str = "utf-8") -> Answer:
    """One run in the current folder.

    Args:
        arguments: those of sarcgen.
        encoding: of the terminal.
    """
    said = [TextIOWrapper(BytesIO(), encoding, write_through=True) for _ in range(2)]
    code: object = None
    with (
        redirect_stdout(said[0]),
        redirect_stderr(said[1]),
        patch.object(sys, "argv", ["sarcgen", *arguments]),
    ):
        try:
            main()
        except SystemExit as ended:
            code = ended.code or 0
    out, err = (_text(stream) for stream in said)
    return Answer(code, out, err)


def _text(stream: TextIOWrapper) -> str:
    stream.flush()
    raw = stream.buffer.getvalue() if isinstance(stream.buffer, BytesIO) else b""
    return raw.decode(stream.encoding)
