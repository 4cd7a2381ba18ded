"""What the guards look at: the files of this repository and the modules of the package."""

from __future__ import annotations

import ast
import shutil
import subprocess
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "sarcgen"
CODE = r"[YSCXPEIW]\d{3}"
"""A problem code: the letter of its family and three digits."""


@cache
def project_files() -> tuple[Path, ...]:
    """Every file that is, or on the next commit would be, part of the project."""
    return tuple(file for file in sorted(_known_to_git() or _not_ignored()) if file.is_file())


def _known_to_git() -> list[Path]:
    """What Git lists; nothing where there is no Git or this is no clone."""
    if not shutil.which("git"):
        return []
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
    )
    return [ROOT / name for name in listing.stdout.split("\0") if name]


def _not_ignored() -> list[Path]:
    """All files but those that .gitignore names, for a copy that is no clone."""
    lines = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    patterns = [line.strip("/") for line in lines if line] + [".git"]

    def ignored(file: Path) -> bool:
        parts = file.relative_to(ROOT).parts
        return any(fnmatch(part, pattern) for part in parts for pattern in patterns)

    return [file for file in ROOT.rglob("*") if not ignored(file)]


def text_files() -> Iterator[tuple[Path, str]]:
    """Every file that holds text, with its text; some examples are wrongly encoded on purpose."""
    for file in project_files():
        content = file.read_bytes()
        if b"\0" not in content:
            yield file, content.decode("utf-8", "replace")


def modules() -> list[Path]:
    """The modules of sarcgen."""
    return [file for file in project_files() if file.suffix == ".py" and PACKAGE in file.parents]


def room(module: Path) -> str:
    """The part of the package that a module belongs to: ``render``, ``errors``."""
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def tree_of(module: Path) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(module.read_text("utf-8"), filename=str(module))


def shown(file: Path) -> str:
    """A file as a person would name it."""
    return file.relative_to(ROOT).as_posix()
