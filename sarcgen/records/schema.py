"""JSON Schemas of school and district files, from the data model and an edition, for editors.

A schema accepts what the readers accept, with three exceptions that do no harm: blanks inside
quotes around a figure or word, codes to ignore in small letters, and ``pending`` in a row of the
school's own that its card does not show. It cannot tell what is gone when it is asked: quotes,
comments, and how a number was written (``301.0``). What is missing, and what figures say about one
another, is for the checks.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Final, final

from sarcgen.edition.protection import ProtectedByRowCounts
from sarcgen.edition.spec import Edition
from sarcgen.edition.years import YearWords
from sarcgen.model.entities import District, School
from sarcgen.records.load import SHARED
from sarcgen.records.schema_definitions import Definitions
from sarcgen.records.schema_nodes import ANY_OTHER, root_of
from sarcgen.records.schema_places import Path, Places
from sarcgen.records.schema_words import Words
from sarcgen.records.schema_writer import Writer

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
FOLDER: Final = ".schema"


@final
class FileKind(StrEnum):
    """The two kinds of file."""

    SCHOOL = "school"
    DISTRICT = "district"


_ABOUT: Final = {
    FileKind.SCHOOL: "One school's own facts, for its School Accountability Report Card.",
    FileKind.DISTRICT: "What all schools of a district share, for their report cards.",
}


def schema_name(edition: str, kind: FileKind) -> str:
    """File name of a schema, as ``2018-19-school.json``."""
    return f"{edition}-{kind.value}.json"


def schema_line(edition: str, kind: FileKind, levels: int = 1) -> str:
    """The comment that makes an editor complete and explain keys.

    Args:
        edition: data year.
        kind: school or district file.
        levels: folders between the file and the schools folder.
    """
    up = "../" * levels
    return f"# yaml-language-server: $schema={up}{FOLDER}/{schema_name(edition, kind)}"


def json_schema(edition: Edition, kind: FileKind) -> dict[str, Any]:
    """The JSON Schema of one kind of file in one edition.

    Raises:
        LookupError: neither the model nor the edition says anything about a key.
    """
    definitions = Definitions()
    of_school = Places(edition, "school")
    year = edition.edition
    if kind is FileKind.SCHOOL:
        root = root_of(School)
        written = _writer(edition, of_school, of_school, definitions).properties(root)
    else:
        root = root_of(District)
        places = Places(edition, "district")
        written = _writer(edition, places, of_school, definitions).properties(root)
        written[SHARED] = _shared(_writer(edition, of_school, of_school, definitions, (SHARED,)))
    written["edition"] = _edition(year)
    return {
        "$schema": DIALECT,
        "title": f"{kind.value.capitalize()} file of the {year} report card",
        "description": _ABOUT[kind],
        **definitions.attached_to(
            {
                "type": "object",
                "properties": written,
                "required": list(root.required),
                "additionalProperties": False,
            }
        ),
    }


def _writer(
    edition: Edition, places: Places, of_school: Places, shared: Definitions, within: Path = ()
) -> Writer:
    words = Words(edition.edition, places, of_school)
    return Writer(words, places, shared, within, _rows_to_hide(edition))


def _shared(writer: Writer) -> dict[str, Any]:
    return {
        "title": "Shared by all schools",
        "description": "What every school of the district shares: anything that a school file may"
        " hold, but for edition and grades. A value in a school's own file wins.",
        "type": ["object", "null"],
        "properties": writer.properties(root_of(School, without=["edition", "grades"])),
        "additionalProperties": False,
    }


def _edition(year: str) -> dict[str, Any]:
    return {
        "title": "Edition",
        "description": "The data year of the report card, in double quotes.",
        "examples": [year],
        "const": year,
    }


def _rows_to_hide(edition: Edition) -> dict[Path, dict[str, Any]]:
    """The tables and rows of which a district may hide more (privacy.md, extra rows)."""
    words = YearWords(edition)
    tables = [t for t in edition.tables() if isinstance(t.disclosure, ProtectedByRowCounts)]
    rows = {row.id: words.fill(row.label) for table in tables for row in table.rows}
    titles = {table.id: words.fill(table.title) for table in tables}
    entry = ("disclosure", "also_hide", ANY_OTHER)
    if not tables:
        # In a year without tests there is no row to hide, and a closed list of none is an error.
        return {}
    return {
        (*entry, key): {
            "type": "string",
            "enum": list(names),
            "enumDescriptions": list(names.values()),
        }
        for key, names in (("table", titles), ("row", rows))
    }
