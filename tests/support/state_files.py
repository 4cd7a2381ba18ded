"""Made-up files of the state's, in the columns of the real map, and a map that takes them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from sarcgen.importing.collecting import StateData, collected
from sarcgen.importing.posted import Posted
from sarcgen.importing.recognizing import Recognized, recognized
from sarcgen.importing.rows import Rows, read_rows
from sarcgen.importing.state_files import MAP_FILE, FileMap, StateFiles, state_files
from tests.support.cards import EDITION, TEMPLATES

OAK: Final = "99200000000101"
ELM: Final = "99200000000102"
FAR: Final = "98300000000101"
"""CDS codes that no school has: two of one district, one of another."""
PREFIX: Final = OAK[:7]

Cells = Mapping[str, str]


def confirm(templates: Path) -> None:
    """Lets a map take every header for one that was seen in the edition of the tests."""
    file = templates / MAP_FILE
    text = file.read_text("utf-8")
    missing = re.compile(rf'confirmed: \{{(?![^}}]*"{EDITION}")')
    file.write_text(missing.sub(f'confirmed: {{"{EDITION}": T, ', text), "utf-8")


def confirmed_templates(folder: Path) -> Path:
    """A copy of the templates in which every header is confirmed for the tests' edition."""
    copy = folder / "templates"
    shutil.copytree(TEMPLATES, copy)
    confirm(copy)
    return copy


@cache
def known() -> StateFiles:
    """The map as it is."""
    return state_files(TEMPLATES)


def kind(name: str) -> FileMap:
    """One kind of file of the map."""
    found = known().by_id(name)
    assert found is not None
    return found


def header_of(name: str) -> list[str]:
    """The columns of a kind of file, code and year first."""
    return list(kind(name).needed.values())


def text_of(
    name: str,
    rows: Mapping[str, Cells],
    *,
    year: str = EDITION,
    delimiter: str = ",",
    header: list[str] | None = None,
) -> str:
    """A file of a kind: by CDS code, the cells that are not empty."""
    columns = header or header_of(name)
    lines = [delimiter.join(columns)]
    for code, cells in rows.items():
        filled = {kind(name).code[0]: code, kind(name).year: year, **cells}
        lines.append(delimiter.join(filled.get(column, "") for column in columns))
    return "\r\n".join([*lines, ""])


def posted(text: str | bytes, name: str = "file.txt", *, asked_for: bool = True) -> Posted:
    """A file of the state's in memory."""
    raw = text if isinstance(text, bytes) else text.encode("utf-8")
    return Posted(name, name, raw, asked_for)


def read(
    text: str | bytes,
    name: str = "file.txt",
    edition: str = EDITION,
    prefixes: frozenset[str] = frozenset({PREFIX}),
) -> Rows:
    """The rows of one file about some districts; it must be recognized."""
    sources, problems = recognized([posted(text, name)], confirmed_map(), edition)
    assert problems == [], list(map(str, problems))
    return read_rows(sources[0], edition, prefixes)


@cache
def confirmed_map() -> StateFiles:
    """The map with every header confirmed for the tests' edition."""
    whole = known()
    files = tuple(
        file.model_copy(update={"confirmed": {**file.confirmed, EDITION: "T"}})
        for file in whole.files
    )
    return whole.model_copy(update={"files": files})


def data_of(
    *texts: str,
    edition: str = EDITION,
    keep_small: bool = False,
    prefixes: frozenset[str] = frozenset({PREFIX}),
) -> StateData:
    """What some files say."""
    rows = [read(text, f"file-{place}.txt", edition, prefixes) for place, text in enumerate(texts)]
    assert [problem for one in rows for problem in one.problems] == []
    return collected(rows, edition, keep_small=keep_small)


def source_of(name: str) -> Recognized:
    """An open file of a kind, with one row."""
    sources, problems = recognized([posted(text_of(name, {OAK: {}}))], confirmed_map(), EDITION)
    assert problems == []
    return sources[0]
