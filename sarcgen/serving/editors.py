"""Links that open a file at a line in the editor."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final
from urllib.parse import quote

from sarcgen.errors import UsageError
from sarcgen.problems import Mark

NO_EDITOR: Final = "none"
DEFAULT_EDITOR: Final = "vscode"
EDITORS: Final = {
    "vscode": "vscode://file{file}:{line}:{column}",
    "vscodium": "vscodium://file{file}:{line}:{column}",
    "zed": "zed://file{file}:{line}:{column}",
    "textmate": "txmt://open?url=file://{file}&line={line}&column={column}",
}
"""The links that each editor takes; ``{file}`` is the whole path, from the first slash on."""

_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]*://\S+", re.IGNORECASE)
_UNFIT: Final = ("javascript:", "data:", "vbscript:")


def editor_links(wanted: str) -> str:
    """The form of the links into an editor; empty for none.

    Args:
        wanted: an editor's name, ``none``, or the form itself, with ``{file}`` in it.

    Raises:
        UsageError: it is none of these.
    """
    if wanted == NO_EDITOR:
        return ""
    machine = os.environ.get("WSL_DISTRO_NAME")
    if wanted == "vscode" and machine:
        # The editor runs on Windows and reaches the files through its extension for WSL.
        return f"vscode://vscode-remote/wsl+{quote(machine)}{{file}}:{{line}}:{{column}}"
    if wanted in EDITORS:
        return EDITORS[wanted]
    unfit = wanted.casefold().startswith(_UNFIT)
    if unfit or not _ADDRESS.fullmatch(wanted) or "{file}" not in wanted:
        offered = ", ".join([*EDITORS, NO_EDITOR])
        raise UsageError(
            f"--editor takes one of {offered}, or the address that opens your editor, as"
            ' "idea://open?file={file}&line={line}".'
        )
    return wanted


def link_to(mark: Mark, form: str) -> str:
    """The address that opens a place; empty where there is no form.

    Args:
        mark: the place; its path is relative to the current folder.
        form: what :func:`editor_links` gave.
    """
    file = quote(Path(mark.path).absolute().as_posix())
    parts = {"{file}": file, "{line}": str(mark.line), "{column}": str(mark.column)}
    return re.sub(r"\{(?:file|line|column)\}", lambda found: parts[found[0]], form)
