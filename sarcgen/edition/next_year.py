"""The next edition, made from an older one before the state has published its template.

The columns of an edition are relative to its year, so most years move by themselves. What moves
here are its name, its due date and the school years of the statewide figures (state format 2.0).
Nothing is invented: what nobody can know yet is left out or ``pending``, and what may have to be
changed by hand is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, final

from sarcgen.edition.load import EDITION_FILE, REQUIREMENTS_FILE, STATE_FILE, load_edition
from sarcgen.edition.next_state import next_state, pending_in
from sarcgen.edition.spec import Edition, TableSpec
from sarcgen.edition.yaml_text import (
    Change,
    Value,
    changed,
    line_end,
    line_number,
    root_of,
    values,
)
from sarcgen.errors import UsageError
from sarcgen.model.years import SchoolYear

_LITERAL_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+")
_TEMPLATE_COMMENT: Final = re.compile(r"\{#.*?#\}", re.DOTALL)
_TEXTS: Final = frozenset({".md", ".j2"})
_MOVED: Final = frozenset({"edition", "due", "released"})

_EDITION_NOTE: Final = """\
# PROVISIONAL: made from edition {source} with the years moved, before the state's template of
# {name} was known. Everything here, with the sources that comments and “cited” name, is from that
# edition and UNCONFIRMED until it is held against the state's own. CONTRIBUTING.md tells how.
"""
_STATE_NOTE: Final = """\
# PROVISIONAL: made from the figures of edition {source}. Those of school years that this edition
# shows too were kept and are UNCONFIRMED here; what is pending must still be looked up. Comments
# are those of {source}.
"""
_YEAR_LEFT: Final = (
    "A year stands here that did not move with the edition: write the right one, or a word such as"
    " {data_year}."
)
_NO_DATA: Final = (
    "This row asks for no data in columns of a year: look whether that holds for the new years."
)


@final
@dataclass(frozen=True, slots=True, order=True)
class Leftover:
    """A place that may have to be changed by hand.

    Attributes:
        file: its path in the edition's folder.
        line: counted from 1.
        message: what stands there, and what to do.
    """

    file: str
    line: int
    message: str


@final
@dataclass(frozen=True, slots=True)
class NextEdition:
    """A new edition that is not written yet.

    Attributes:
        files: content by path in the edition's folder.
        leftovers: places that may have to be changed by hand, in reading order.
        pending: how many statewide figures must still be looked up.
    """

    files: dict[str, bytes]
    leftovers: tuple[Leftover, ...]
    pending: int


def next_edition(templates: Path, name: str, source: str) -> NextEdition:
    """The edition that follows another.

    Only the year after is made: the state changes its template from year to year, and a school's
    card is compared with its card of the year before.

    Args:
        templates: the folder of editions.
        name: data year of the new edition, as ``2026-27``.
        source: that of the edition to start from.

    Raises:
        UsageError: there is no edition ``source``, or ``name`` is not the year after it.
        EditionError: the older edition is wrong.
    """
    older = load_edition(templates, source).edition
    following = SchoolYear.parse(source).shifted(1).key()
    if name != following:
        raise UsageError(_not_the_next(name, source, following))
    edition = older.model_copy(update={"edition": name})
    folder = templates / source
    texts = {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not any(p.startswith(".") for p in file.relative_to(folder).parts)
    }
    texts.pop(REQUIREMENTS_FILE, None)
    files = {path: _next_file(path, content, edition, source) for path, content in texts.items()}
    found = sorted(left for path in files for left in _leftovers(path, files[path], edition))
    return NextEdition(files, tuple(found), pending_in(files[STATE_FILE].decode("utf-8")))


def _not_the_next(name: str, source: str, following: str) -> str:
    try:
        SchoolYear.parse(name)
    except ValueError:
        return f"Write the new edition as its data year: {following}."
    return (
        f"After {source} comes {following}, not {name}: an edition is made from that of the year"
        " before."
    )


def _next_file(path: str, content: bytes, edition: Edition, source: str) -> bytes:
    """A file of the older edition as it stands in the new one."""
    make: Callable[[str, Edition, str], str]
    if path == EDITION_FILE:
        make = _edition_file
    elif path == STATE_FILE:
        make = _state_file
    elif path.endswith(".j2"):
        make = _template_file
    else:
        return content
    return make(content.decode("utf-8"), edition, source).encode("utf-8")


def _edition_file(text: str, edition: Edition, source: str) -> str:
    text = changed(text, _edition_changes(text, edition.edition))
    return _with_note(
        _named_anew(text, "#", source, edition.edition), _EDITION_NOTE, edition, source
    )


def _state_file(text: str, edition: Edition, source: str) -> str:
    text = next_state(text, edition)
    place = next(value for value in values(root_of(text)) if value.path == ("edition",))
    text = changed(text, [Change(place.start, place.end, f'"{edition.edition}"')])
    return _with_note(_named_anew(text, "#", source, edition.edition), _STATE_NOTE, edition, source)


def _template_file(text: str, edition: Edition, source: str) -> str:
    return _named_anew(text, "{#", source, edition.edition)


def _edition_changes(text: str, name: str) -> Iterator[Change]:
    found = list(values(root_of(text)))
    first = {value.path[0]: value for value in found if len(value.path) == 1}
    # EC 35256: by February 1 of each year; state format 2.0.
    due = f"{SchoolYear.parse(name).start + 2}-02-01"
    for key, moved in (("edition", f'"{name}"'), ("due", due)):
        yield Change(first[key].start, first[key].end, moved)
    if "provisional" in first:
        yield Change(first["provisional"].start, first["provisional"].end, "yes")
    else:
        after = line_end(text, first["due"].end)
        yield Change(after, after, "provisional: yes\n")
    for value in found:
        if value.path[-1] == "released" and value.text:
            # An old day would be wrong, and the new one is not known: the due date holds.
            note = "" if value.in_braces else f"# not known yet; last time it was {value.text}"
            yield Change(value.start, value.end, note)


def _named_anew(text: str, comment: str, source: str, name: str) -> str:
    """The text with the edition's name in its first line, if that is a comment."""
    first, end, rest = text.partition("\n")
    return text if not first.startswith(comment) else first.replace(source, name) + end + rest


def _with_note(text: str, note: str, edition: Edition, source: str) -> str:
    """The text with a note after the first paragraph of its comment at the head."""
    lines = text.splitlines(keepends=True)
    place = 0
    while place < len(lines) and lines[place].startswith("# "):
        place += 1
    before = "#\n" if place else ""
    written = note.format(source=source, name=edition.edition)
    return "".join([*lines[:place], before, written, *lines[place:]])


def _leftovers(path: str, content: bytes, edition: Edition) -> Iterator[Leftover]:
    if path == EDITION_FILE:
        text = content.decode("utf-8")
        found = list(values(root_of(text)))
        for value in found:
            if value.path[-1] not in _MOVED and "cited" not in value.path:
                yield from _years_in(path, text, value.start, value.end)
        rows = {
            value.path[:6]: value.start for value in reversed(found) if _no_data(value, edition)
        }
        yield from (Leftover(path, line_number(text, start), _NO_DATA) for start in rows.values())
    elif Path(path).suffix in _TEXTS:
        text = _TEMPLATE_COMMENT.sub(_blanked, content.decode("utf-8"))
        yield from _years_in(path, text, 0, len(text))


def _years_in(path: str, text: str, start: int, end: int) -> Iterator[Leftover]:
    """The lines of a part of a text that name a year, other than in an address."""
    part = _ADDRESS.sub(_blanked, text[start:end])
    lines = {line_number(text, start + year.start()) for year in _LITERAL_YEAR.finditer(part)}
    for line in sorted(lines):
        yield Leftover(path, line, _YEAR_LEFT)


def _blanked(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


def _no_data(value: Value, edition: Edition) -> bool:
    """Whether a value has a cell ask for no data, in a column of a year."""
    match value.path:
        case ("sections", int(section), "blocks", int(block), "rows", _, "cells", cell, last):
            table = edition.sections[section].blocks[block]
            column = table.column(str(cell)) if isinstance(table, TableSpec) else None
            dated = column is not None and column.year is not None
            return dated and last in ("not_applicable", "blank") and value.text == "yes"
    return False
