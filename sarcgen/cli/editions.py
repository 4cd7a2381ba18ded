"""``sarcgen editions``."""

from __future__ import annotations

from sarcgen.cli.options import TemplatesFolder, templates_folder
from sarcgen.edition.load import known_editions, load_edition


def editions(templates: TemplatesFolder = None) -> None:
    """List the editions, oldest first: data year, due date, number of tables.

    A provisional edition is last year's with the years moved: the state has not published its
    template of that year yet.
    """
    folder = templates_folder(templates)
    for name in known_editions(folder):
        edition = load_edition(folder, name).edition
        parts = [name, f"due {edition.due.isoformat()}", f"{len(edition.tables())} tables"]
        if edition.provisional:
            parts.append("provisional: the state has not published this template")
        print("  ".join(parts))
