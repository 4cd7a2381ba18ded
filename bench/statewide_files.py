"""Made-up statewide files in the form of the state's: as many rows and columns, no real figure."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

YEAR: Final = "2024-25"
PLACEMENT: Final = tuple(
    f"{scope}{measure}{row}_Y{year}"
    for year, scope, measure, row in product(
        range(1, 4),
        ("S", "D", "ST"),
        ("N", "P"),
        ("FUL", "INT", "MIS", "OOF", "UNK", "TTP"),
    )
)
HEADER: Final = ("CDSCODE", "C", "D", "S", "SARCYear", *PLACEMENT)
"""113 columns, as in the file on teacher preparation and placement of 2024-25."""

DIRECTORY: Final = (
    "CDSCode", "C", "D", "S", "SARCYear", "DISTRICT", "DPHONE", "SUPFNAME", "SUPLNAME", "DEMAIL",
    "DWEB", "SCHOOL", "ADDRESS", "CITY", "STATE", "ZIP", "ADMPHONE", "ADMNAME", "ADMEMAIL",
    "SCHWEB", "GRSPAN", "Charter",
)  # fmt: skip
SCHOOLS_OF_A_DISTRICT: Final = 40
_CONTENT_TYPES: Final = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_WORKBOOK: Final = (
    f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>'
    '<sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>'
)


def codes(schools: int) -> Iterator[str]:
    """CDS codes of districts that are there nowhere: county 99."""
    for number in range(schools):
        district = number // SCHOOLS_OF_A_DISTRICT
        yield f"99{district + 20000:05d}{number + 100:07d}"


def rows(schools: int, seed: int = 1) -> Iterator[list[str]]:
    """Rows of the file on teacher placement, in text."""
    chance = random.Random(seed)  # noqa: S311 (made-up figures)
    state = [f"{chance.uniform(0, 90):.2f}" for _ in PLACEMENT]
    district: list[str] = []
    for number, code in enumerate(codes(schools)):
        if number % SCHOOLS_OF_A_DISTRICT == 0:
            district = [f"{chance.uniform(0, 90):.2f}" for _ in PLACEMENT]
        own = [f"{chance.uniform(0, 90):.2f}" for _ in PLACEMENT]
        kept = [
            state[place] if name.startswith("ST") else (district if name[0] == "D" else own)[place]
            for place, name in enumerate(PLACEMENT)
        ]
        yield [code, code[:2], code[2:7], code[7:], YEAR, *kept]


def directory(schools: int) -> Iterator[list[str]]:
    """Rows of the directory of the same schools."""
    for number, code in enumerate(codes(schools)):
        span = ("K-6", "K-8", "6-8", "9-12")[number % 4]
        yield [
            code, code[:2], code[2:7], code[7:], YEAR, f"Stillwater {code[2:7]}", "(209) 555-0100",
            "Imogen", "Farrow", "farrow@stillwater.example.org", "stillwater.example.org",
            f"Alder Creek {number}", "20 Schoolhouse Road", "Alder Creek", "CA", "00000",
            "(530) 555-0120", "Henrietta Vale", "vale@aldercreek.example.org",
            "aldercreek.example.org", span, "No",
        ]  # fmt: skip


def write_text(
    file: Path, table: Iterable[Sequence[str]], header: Sequence[str] = HEADER, delimiter: str = ","
) -> None:
    """A text file as a database writes it: line ends of Windows, and a footer."""
    lines = [delimiter.join(line) for line in (header, *table)]
    lines += ["", f"({len(lines) - 1} rows affected)", "", "Completion time: 2023-10-26T09:38:36"]
    file.write_bytes("\r\n".join([*lines, ""]).encode("cp1252"))


def write_sheet(
    file: Path, table: Iterable[Sequence[str | float | None]], header: Sequence[str] = HEADER
) -> None:
    """A sheet that claims to have all rows a sheet can have, with numbers stored as numbers.

    A text of a cell is stored as text, a number as a number, None not at all.
    """
    lines = [_line(place, cells) for place, cells in enumerate((header, *table), start=1)]
    sheet = (
        f'<worksheet xmlns="{_MAIN}"><dimension ref="A1:XFD1048576"/>'
        f"<sheetData>{''.join(lines)}</sheetData></worksheet>"
    )
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", _CONTENT_TYPES)
        book.writestr("_rels/.rels", _relation("officeDocument", "xl/workbook.xml"))
        book.writestr("xl/workbook.xml", _WORKBOOK)
        book.writestr("xl/_rels/workbook.xml.rels", _relation("worksheet", "worksheets/sheet1.xml"))
        book.writestr("xl/worksheets/sheet1.xml", sheet)


def _relation(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" Type="{_RELATIONS}/{kind}"'
        f' Target="{target}"/></Relationships>'
    )


def _line(place: int, cells: Sequence[str | float | None]) -> str:
    return f'<row r="{place}">{"".join(_cells(place, cells))}</row>'


def _cells(place: int, cells: Sequence[str | float | None]) -> Iterator[str]:
    for column, value in enumerate(cells):
        name = f"{_letters(column)}{place}"
        if isinstance(value, str):
            yield f'<c r="{name}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
        elif value is not None:
            yield f'<c r="{name}"><v>{value!r}</v></c>'


def _letters(column: int) -> str:
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name
