"""Collects all fixed text into the message catalogs: ``python -m tools.messages [--check]``.

Messages come from three places: calls of ``gettext`` in the code, the Jinja templates, and the
editions (titles, labels, notes and wording).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from sarcgen.edition.load import known_editions, load_edition
from sarcgen.edition.spec import Edition, NarrativeSpec, ParagraphSpec, PrioritySpec, TableSpec
from sarcgen.languages.catalog import FOLDER, languages, messages_in
from sarcgen.model.vocabulary import ResourceKind

ROOT: Final = Path(__file__).resolve().parent.parent
TEMPLATES: Final = ROOT / "templates"
POT: Final = FOLDER / "sarcgen.pot"


def collected() -> Catalog:
    """All messages of the project, with where they come from."""
    catalog = Catalog(project="sarcgen", fuzzy=False, header_comment="# Fixed text of sarcgen.")
    for method_root in ("sarcgen", "templates"):
        found = extract_from_dir(
            str(ROOT / method_root),
            method_map=[("**.py", "python"), ("**.j2", "jinja2")],
            keywords={"gettext": None, "ngettext": (1, 2), "_": None},
        )
        for file, _, message, comments, _ in found:
            catalog.add(message, None, [(f"{method_root}/{file}", 0)], auto_comments=comments)
    for kind in ResourceKind:
        catalog.add(kind.value.capitalize(), None, [("sarcgen/model/vocabulary.py", 0)])
    for name in known_editions(TEMPLATES):
        for message in edition_messages(load_edition(TEMPLATES, name).edition):
            # Not which edition: a year that says nothing new must not change the catalogs.
            catalog.add(message, None, [("templates", 0)])
    return catalog


def edition_messages(edition: Edition) -> Iterator[str]:
    """Every message of an edition, in print order."""
    yield edition.title
    yield from edition.lines
    for line in edition.summary.lines():
        yield from filter(None, (line.label, line.about))
    for section in edition.sections:
        yield section.title
        for block in section.blocks:
            if isinstance(block, TableSpec):
                yield from _table_messages(block)
            elif isinstance(block, NarrativeSpec):
                yield from filter(None, (block.title, block.suffix))
            elif isinstance(block, (PrioritySpec, ParagraphSpec)):
                yield from filter(None, (block.title,))
                yield from messages_in(block.text)
    for note in edition.notes.values():
        yield " ".join(note.split())


def _table_messages(table: TableSpec) -> Iterator[str]:
    yield from filter(None, (table.title, table.suffix, *table.subtitles, table.stub.label))
    yield from messages_in(table.lead)
    parts = (table.facts, table.spanners, table.columns, table.rows)
    for labels in ([part.label for part in group] for group in parts):
        yield from filter(None, labels)
    if table.chart is not None:
        yield table.chart.title


def _written(catalog: Catalog, **options: Any) -> bytes:
    target = BytesIO()
    write_po(target, catalog, width=100, sort_output=False, omit_header=False, **options)
    lines = target.getvalue().decode("utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(_DATED)).encode("utf-8")


_DATED: Final = ('"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By')


def files() -> dict[Path, bytes]:
    """What every catalog file should hold."""
    template = collected()
    wanted = {POT: _written(template, no_location=False, include_lineno=False)}
    for language in languages() or ["en"]:
        file = FOLDER / language / "LC_MESSAGES" / "sarcgen.po"
        catalog = Catalog(locale=language.replace("-", "_"), fuzzy=False)
        if file.exists():
            with file.open("rb") as source:
                catalog = read_po(source, locale=language.replace("-", "_"))
        catalog.update(template, no_fuzzy_matching=True)
        wanted[file] = _written(catalog, include_lineno=False, ignore_obsolete=True)
    return wanted


def main() -> int:
    """Writes the catalogs, or with ``--check`` says whether they are up to date."""
    stale = [f for f, text in files().items() if not f.exists() or f.read_bytes() != text]
    if "--check" in sys.argv:
        for file in stale:
            print(f"{file.relative_to(ROOT)} is out of date: run “make messages”.")
        return 1 if stale else 0
    for file, text in files().items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
