"""What calamine does not tell of a workbook: cells that are far away, and cells without a value.

Calamine makes room for the whole rectangle around the cells of a sheet, and gives the error of a
formula, and a formula that was never worked out, as an empty cell. The first would fill the memory,
the second would turn an error into a figure that the state does not have. Both are told from the
text of the sheet. It is searched as it is, which adds a third to calamine's time; only where that
finds something is the sheet gone through cell by cell.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from html import unescape
from io import BytesIO
from typing import Final, final

from sarcgen.importing.posted import MAXIMUM_BYTES

MOST_CELLS: Final = 20_000_000
"""The largest of the state's sheets has 1.2 million; room for more would take a gigabyte."""

_BOOK: Final = "xl/workbook.xml"
_RELATIONS: Final = "xl/_rels/workbook.xml.rels"
_SHEET: Final = re.compile(r"<(?:\w+:)?sheet\s([^>]*)>")
_RELATION: Final = re.compile(r"<(?:\w+:)?Relationship\s([^>]*)>")
_ATTRIBUTE: Final = re.compile(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_FAR: Final = tuple(
    # Each begins with what it looks for as it is: that is several times faster.
    re.compile(rb"r=" + mark + rb"(?:[A-Z]{3,}\d|[A-Z]{0,3}\d{6,})")
    for mark in (b'"', b"'")
)
_DOUBTFUL: Final = (b't="e"', b"t='e'", b"<f", b":f")
_CELL: Final = re.compile(
    rb"<(?:\w+:)?c(?=[\s/>])((?:\s[^>]*?)?)(?:/>|>(.*?)</(?:\w+:)?c\s*>)", re.DOTALL
)
_PLACE: Final = re.compile(rb"""\sr=["']([A-Z]{1,3})(\d{1,7})["']""")
_TYPE: Final = re.compile(rb"""\st=["'](\w+)["']""")
_VALUE: Final = re.compile(rb"<(?:\w+:)?(?:v|t)(?:\s[^>]*)?>[^<]")
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[\s/>]")


@final
class UnusableWorkbookError(Exception):
    """A workbook that cannot be read safely.

    Args:
        message: one sentence for the person at the terminal.
    """


@final
@dataclass(slots=True)
class Faults:
    """Cells of one sheet that calamine gives as empty, and that are not.

    Attributes:
        cells: row and column, counted from 1, of formulas that give an error or were never worked
            out.
    """

    cells: set[tuple[int, int]] = field(default_factory=set)


def faults_of(raw: bytes) -> list[Faults]:
    """Looks a workbook through, sheet by sheet in the order of the book.

    Args:
        raw: its bytes, of the kind .xlsx or .xlsm.

    Raises:
        UnusableWorkbookError: it is damaged, or would need more memory than a sheet of the state's.
    """
    try:
        with zipfile.ZipFile(BytesIO(raw)) as book:
            if sum(member.file_size for member in book.infolist()) > MAXIMUM_BYTES:
                raise UnusableWorkbookError("The workbook is too large for one of the state's.")
            return [_faults(name, book.read(part)) for name, part in _sheets(book)]
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError) as error:
        del error  # its text may repeat what is in a cell
        raise UnusableWorkbookError(DAMAGED) from None


DAMAGED: Final = (
    "The file cannot be read as a workbook (.xlsx): it is damaged, locked, or of another kind."
    " Download it again, or give the text file that the state posts beside it."
)


def _sheets(book: zipfile.ZipFile) -> list[tuple[str, str]]:
    """Name of each sheet, and of the part that holds it."""
    parts = {}
    for found in _RELATION.finditer(book.read(_RELATIONS).decode("utf-8", "replace")):
        said = _attributes(found[1])
        parts[said.get("Id", "")] = posixpath.normpath(posixpath.join("/xl", said["Target"]))[1:]
    named = []
    for found in _SHEET.finditer(book.read(_BOOK).decode("utf-8", "replace")):
        said = _attributes(found[1])
        relation = next((text for key, text in said.items() if key.endswith(":id")), "")
        named.append((said.get("name", ""), parts[relation]))
    return named


def _attributes(text: str) -> dict[str, str]:
    return {found[1]: unescape(found[2] or found[3] or "") for found in _ATTRIBUTE.finditer(text)}


def _faults(name: str, text: bytes) -> Faults:
    if text[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        raise UnusableWorkbookError(DAMAGED)
    found = Faults()
    far = any(pattern.search(text) for pattern in _FAR)
    if not far and not any(sign in text for sign in _DOUBTFUL):
        return found
    first, last, widest = 0, 0, 0
    row, column = 0, 0
    for cell in _CELL.finditer(text):
        said, inside = cell[1], cell[2] or b""
        place = _PLACE.search(said)
        row, column = (int(place[2]), _number(place[1])) if place else (row, column + 1)
        if not inside:
            continue
        kind = _TYPE.search(said)
        is_error = kind is not None and kind[1] == b"e"
        if is_error or (kind is None and _FORMULA.search(inside) and not _VALUE.search(inside)):
            found.cells.add((row, column))
        first, last, widest = first or row, max(last, row), max(widest, column)
        if (last - first + 1) * widest > MOST_CELLS:
            raise UnusableWorkbookError(
                f"The sheet {name} has a cell far from its rows, in row {row}, column"
                f" {_letters(column)}. Delete it, or download the file again."
            )
    return found


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
