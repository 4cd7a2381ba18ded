"""Writes the JSON Schemas: those that our own school files name, and that of a card's JSON.

``python -m tools.schemas [--check]``
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from sarcgen.cli.schema import schema_text
from sarcgen.edition.load import known_editions, load_edition
from sarcgen.figures.schema import schema_json
from sarcgen.records.schema import FOLDER, FileKind, schema_name

ROOT: Final = Path(__file__).resolve().parent.parent


def files() -> dict[Path, str]:
    """What every schema file should hold; of schools, for the editions of which there are any."""
    of_schools = {
        ROOT / "schools" / FOLDER / schema_name(name, kind): schema_text(
            load_edition(ROOT / "templates", name).edition, kind
        )
        for name in known_editions(ROOT / "templates")
        if (ROOT / "schools" / name).is_dir()
        for kind in FileKind
    }
    return {**of_schools, ROOT / "docs" / "card.schema.json": schema_json()}


def main() -> int:
    """Writes the schemas, or with ``--check`` says whether they are up to date."""
    wanted = files()
    if "--check" in sys.argv:
        stale = [f for f, t in wanted.items() if not f.exists() or f.read_text("utf-8") != t]
        for file in stale:
            print(f"{file.relative_to(ROOT)} is out of date: run “make schemas”.")
        return 1 if stale else 0
    for file, text in wanted.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
