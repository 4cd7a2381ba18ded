"""Where the state's figures in a school's or district's file come from.

Beside each file that the state's figures were imported into stands ``.origin/<its name>.json``, in
the same folder: it goes where the file goes, and no other program takes it for a school's. It holds
for each figure what the state said last, so that a later import can tell a figure that the state
changed from one that was changed by hand. A figure of ten students or fewer is never in it: the
word ``--`` stands for it, as in the file itself.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final, final

from sarcgen.errors import InvalidData
from sarcgen.paths import shown
from sarcgen.problems import Mark, Problem

FOLDER: Final = ".origin"
_VERSION: Final = 1
_ABOUT: Final = (
    "Where the state's figures come from. Written by “sarcgen import”; do not change it by hand."
)


@final
@dataclass(frozen=True, slots=True)
class StateFile:
    """One file of the state's, as it was imported.

    Attributes:
        name: its own name.
        sha256: the fingerprint of its bytes.
        kind: what it holds, as the map of the state's files names it.
        posted: the day on which the state posted it, as 2026-03-27; empty where nobody knows.
    """

    name: str
    sha256: str
    kind: str
    posted: str = ""


@final
@dataclass(frozen=True, slots=True)
class Dispute:
    """The state changed a figure that had been changed here too, and nobody has decided yet.

    Attributes:
        before: what the state said before; empty where it said nothing.
        reason: the reason for the local figure at that time; a new one settles the dispute.
    """

    before: str
    reason: str


@final
@dataclass(frozen=True, slots=True)
class Origin:
    """Where one figure comes from.

    Attributes:
        value: what the state says; ``--`` for what it or the import withheld.
        file: the file that says it.
        row: CDS code of its row there.
        column: name of its column, or names.
        dispute: what is still to be decided about it.
        small: the file keeps a figure about ten students or fewer, which is not told here.
    """

    value: str
    file: StateFile
    row: str
    column: str
    dispute: Dispute | None = None
    small: bool = False


@final
@dataclass(frozen=True, slots=True)
class Origins:
    """The origins of the figures of one file.

    Attributes:
        edition: the edition whose data they are.
        cells: by dotted path.
    """

    edition: str
    cells: Mapping[str, Origin] = field(default_factory=dict)

    def text(self) -> str:
        """As it is written: the same for the same origins."""
        files = sorted(
            {origin.file for origin in self.cells.values()},
            key=lambda one: (one.kind, one.name, one.sha256),
        )
        whole = {
            "about": _ABOUT,
            "version": _VERSION,
            "edition": self.edition,
            "files": [asdict(one) for one in files],
            "cells": {
                path: _written(origin, files.index(origin.file))
                for path, origin in sorted(self.cells.items())
            },
        }
        return _json(whole)


def origin_file(file: Path) -> Path:
    """Where the origins of a school's or district's file stand."""
    return file.parent / FOLDER / f"{file.stem}.json"


def read_origins(file: Path, edition: str) -> Origins:
    """The origins of a school's or district's file; none where nothing was imported into it.

    Raises:
        InvalidData: the file of origins was changed by hand and cannot be read.
    """
    there = origin_file(file)
    try:
        return _read(json.loads(there.read_bytes()))
    except FileNotFoundError:
        return Origins(edition)
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        message = (
            "This file was written by “sarcgen import” and cannot be read any more. Take it from an"
            " earlier version, or delete it and import again."
        )
        raise InvalidData([Problem(Mark(shown(there), 1, 1), "I114", message)]) from None


def _read(whole: Any) -> Origins:
    if whole["version"] != _VERSION:
        raise ValueError("another version")
    files = [StateFile(**one) for one in whole["files"]]
    cells = {}
    for path, one in whole["cells"].items():
        dispute = Dispute(**one["dispute"]) if "dispute" in one else None
        place = one["file"]
        if not all(isinstance(one[key], str) for key in ("value", "row", "column")):
            raise TypeError("a text is none")
        cells[path] = Origin(
            one["value"],
            files[place],
            one["row"],
            one["column"],
            dispute,
            one.get("small") is True,
        )
    return Origins(whole["edition"], cells)


def _written(origin: Origin, file: int) -> dict[str, Any]:
    cell: dict[str, Any] = {
        "value": origin.value,
        "file": file,
        "row": origin.row,
        "column": origin.column,
    }
    if origin.small:
        cell["small"] = True
    if origin.dispute is not None:
        cell["dispute"] = asdict(origin.dispute)
    return cell


def _json(whole: dict[str, Any]) -> str:
    """JSON with a line for each file and each cell, so that a change is a line of its own."""
    head = ("about", "version", "edition")
    lines = ["{", *(f"  {_one(key)}: {_one(whole[key])}," for key in head), '  "files": [']
    lines.append(",\n".join(f"    {_one(one)}" for one in whole["files"]))
    lines += ["  ],", '  "cells": {']
    lines.append(",\n".join(f"    {_one(p)}: {_one(c)}" for p, c in whole["cells"].items()))
    lines += ["  }", "}"]
    return "\n".join(line for line in lines if line) + "\n"


def _one(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
