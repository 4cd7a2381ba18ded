"""What differs between two cards, for people at a terminal and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from sarcgen.present.changes import (
    Changes,
    FigureChange,
    Passage,
    Shown,
    TableChanges,
    TextChanges,
)

VERSION: Final = 1
"""Of the JSON form: it grows by one when a program that reads it would have to change."""

_NOT_THERE: Final = "(not there)"


def changes_text(changes: Changes) -> str:
    """The changes as lines, table by table and text by text, in the order of their numbers."""
    lines = [f"{changes.school}: {changes.earlier} -> {changes.later}".removeprefix(": ")]
    blocks: list[tuple[int, list[str]]] = [
        *((table.number, list(_table(table, changes))) for table in changes.tables),
        *((text.number, list(_text(text))) for text in changes.texts),
    ]
    for _, block in sorted(blocks, key=lambda block: block[0]):
        lines += ["", *block]
    if not blocks:
        lines.append("Nothing differs.")
    return "\n".join(lines) + "\n"


def changes_json(changes: Changes) -> str:
    """The changes as JSON."""
    data = {
        "version": VERSION,
        "school": changes.school,
        "earlier": changes.earlier,
        "later": changes.later,
        "tables": [_table_data(table) for table in changes.tables],
        "texts": [_text_data(text) for text in changes.texts],
    }
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def _table(table: TableChanges, changes: Changes) -> Iterator[str]:
    yield f"{table.number}. {table.title}"
    if not table.on_earlier:
        yield f"  Only the {changes.later} card shows this table."
    if not table.on_later:
        yield f"  Only the {changes.earlier} card shows this table."
    yield from map(_figure, table.figures)
    yield from (f"  New row: {row}" for row in table.new_rows)
    yield from (f"  Row that is gone: {row}" for row in table.gone_rows)


def _figure(change: FigureChange) -> str:
    """A line such as ``Suspensions, School: 1.0 (2018-19) -> 0.8 (2019-20)``."""
    label = ", ".join(filter(None, [change.row, change.column]))
    years = {side.year for side in (change.earlier, change.later) if side is not None}
    year = f", {next(iter(years))}" if len(years) == 1 and any(years) else ""
    sides = [_side(side, with_year=not year) for side in (change.earlier, change.later)]
    return f"  {label}{year}: {' -> '.join(sides)}"


def _side(side: Shown | None, *, with_year: bool) -> str:
    if side is None:
        return _NOT_THERE
    return f"{side.words} ({side.year})" if side.year and with_year else side.words


def _text(text: TextChanges) -> Iterator[str]:
    about = f" ({text.language})" if text.language else ", more to read and watch"
    number = f"{text.number}. " if text.number else ""  # a local addition has none
    yield f"{number}{text.title}{about}"
    for place, passage in enumerate(text.passages):
        if place:
            yield "  ..."
        yield from (f"  - {sentence}" for sentence in passage.earlier)
        yield from (f"  + {sentence}" for sentence in passage.later)


def _table_data(table: TableChanges) -> dict[str, Any]:
    return {
        "table": table.id,
        "number": table.number,
        "title": table.title,
        "on_earlier": table.on_earlier,
        "on_later": table.on_later,
        "figures": [
            {
                "row": change.row,
                "column": change.column,
                "earlier": _side_data(change.earlier),
                "later": _side_data(change.later),
            }
            for change in table.figures
        ],
        "new_rows": list(table.new_rows),
        "gone_rows": list(table.gone_rows),
    }


def _side_data(side: Shown | None) -> dict[str, str] | None:
    return None if side is None else {"year": side.year, "shown": side.words}


def _text_data(text: TextChanges) -> dict[str, Any]:
    return {
        "text": text.id,
        "number": text.number,
        "title": text.title,
        "language": text.language,
        "passages": [_passage_data(passage) for passage in text.passages],
    }


def _passage_data(passage: Passage) -> dict[str, list[str]]:
    return {"earlier": list(passage.earlier), "later": list(passage.later)}
