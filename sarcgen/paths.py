"""Where templates and schools are. Nothing else knows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from sarcgen.errors import UsageError

_PACKAGE: Final = Path(__file__).resolve().parent
SCHOOLS_FOLDER: Final = "schools"
SITE_FOLDER: Final = "site"
EDITION_FILE: Final = "edition.yaml"
_NOT_BELOW: Final = re.compile(r"[\x00-\x1f\x7f\\:]|\A[/~]|(?:\A|/)\.{0,2}(?:/|\Z)")


def templates_folder(chosen: Path | None = None) -> Path:
    """The folder of editions: the one asked for, else the one that came with sarcgen.

    An installed package carries it inside; a checkout has it beside the package.

    Raises:
        UsageError: it is not there.
    """
    candidates = [chosen] if chosen else [_PACKAGE / "_templates", _PACKAGE.parent / "templates"]
    for folder in candidates:
        if (folder / "base").is_dir():
            return folder
    if chosen:
        raise UsageError(f"There are no templates in {chosen}: it has no folder “base”.")
    raise UsageError("The templates that belong to sarcgen are missing. Install it again.")


def known_editions(templates: Path) -> list[str]:
    """The editions that are there, oldest first."""
    return sorted(file.parent.name for file in templates.glob(f"*/{EDITION_FILE}"))


def schools_folder(chosen: Path | None = None) -> Path:
    """The folder of school files: the one asked for, else ``schools`` in the current folder.

    Raises:
        UsageError: it is not there.
    """
    folder = chosen or Path(SCHOOLS_FOLDER)
    if not folder.is_dir():
        raise UsageError(
            f"There is no folder {folder}. Change to the folder that holds your “schools”,"
            " or name it with --schools."
        )
    return folder


def shown(path: Path) -> str:
    """A path as the user should see it: relative to the current folder where it lies below."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def leads_below(name: str) -> bool:
    """Whether a name, with ``/`` between folders, leads nowhere but below the folder it is in."""
    return _NOT_BELOW.search(name) is None
