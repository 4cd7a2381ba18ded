"""``sarcgen editions``."""

from __future__ import annotations

from sarcgen.cli.options import TemplatesFolder, templates_folder
from sarcgen.edition.load import known_editions, load_edition


def editions(templates: TemplatesFolder = None) -> None:
    """List the editions: data year, due date, number of tables."""
    folder = templates_folder(templates)
    for name in known_editions(folder):
        edition = load_edition(folder, name).edition
        note = ", provisional" if edition.provisional else ""
        print(f"{name}  due {edition.due.isoformat()}  {len(edition.tables())} tables{note}")
