"""The eleven quirks of the state's files, each as it was met, in made-up rows."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from bench.statewide_files import write_sheet
from sarcgen.importing.collecting import collected
from sarcgen.importing.posted import posted_files
from sarcgen.importing.recognizing import recognized
from sarcgen.importing.rows import Rows, read_rows
from tests.support.cards import EDITION
from tests.support.state_files import (
    ELM,
    OAK,
    PREFIX,
    confirmed_map,
    data_of,
    header_of,
    posted,
    read,
    text_of,
)

GROUPS = "enrollment-by-group"


def from_sheet(file: Path) -> Rows:
    (source,), problems = recognized(
        [posted(file.read_bytes(), file.name)], confirmed_map(), EDITION
    )
    assert problems == []
    return read_rows(source, EDITION, frozenset({PREFIX}))


@pytest.mark.parametrize("delimiter", [",", "\t", "|", "^"])
def test_1_the_delimiter_is_not_always_the_same(delimiter: str) -> None:
    rows = read(text_of(GROUPS, {OAK: {"PERAS": "1.3"}}, delimiter=delimiter))
    assert rows.problems == ()
    assert rows.rows[0].cells["peras"] == "1.3"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1252", "latin-1"])
def test_2_the_encoding_is_not_always_the_same(encoding: str) -> None:
    text = text_of("directory", {OAK: {"SCHOOL": "Niño", "ADMNAME": "José Peña"}})
    cells = data_of_bytes(text.encode(encoding))
    assert cells["contact", "name"] == "Niño"
    assert cells["contact", "principal"] == "José Peña"


def data_of_bytes(raw: bytes) -> dict[tuple[str, ...], str | None]:
    data = collected([read(raw)], EDITION)
    return {path: found.value.shown for path, found in data.schools[OAK].items()}


def test_3_a_database_writes_a_footer() -> None:
    text = text_of(GROUPS, {OAK: {}, ELM: {}})
    footer = (
        "\r\n(2 rows affected)\r\n\r\n\r\nCompletion time: 2023-10-26T09:38:36.3254151-07:00\r\n"
    )
    rows = read(text + footer)
    assert rows.problems == ()
    assert rows.count == 2


def test_4_names_of_columns_have_other_capitals() -> None:
    text = text_of(GROUPS, {OAK: {"PERAS": "1.3"}})
    changed = text.replace("CDSCode", "CDSCODE").replace("SARCYear", "SarcYear")
    assert changed != text
    assert read(changed).problems == ()


def test_5_the_year_is_written_in_two_ways_in_one_file() -> None:
    rows = read(text_of(GROUPS, {OAK: {}, ELM: {"SARCYear": "2018-2019"}}))
    assert rows.problems == ()


def test_6_sheets_lose_zeros_and_only_the_whole_code_counts(tmp_path: Path) -> None:
    file = tmp_path / "acselm.xlsx"
    header = header_of("class-size-elementary")
    row: list[str | float | None] = [None] * len(header)
    row[header.index("CDSCODE")] = OAK
    row[header.index("SARCYear")] = "2018-2019"
    row[header.index("C")] = 99.0
    row[header.index("D")] = float(OAK[2:7])
    row[header.index("S")] = float(OAK[7:])
    row[header.index("AVGK_Y3")] = 24.0
    write_sheet(file, [row], header)
    rows = from_sheet(file)
    assert rows.problems == ()
    assert rows.rows[0].code == OAK
    assert rows.rows[0].cells["avgk_y3"] == "24"
    assert rows.rows[0].cells["s"] == "101"


def test_7_a_sheet_claims_a_million_rows(tmp_path: Path) -> None:
    file = tmp_path / "enrbysubgrp.xlsx"
    header = header_of(GROUPS)
    row = [{"CDSCode": OAK, "SARCYear": EDITION}.get(name, "") for name in header]
    write_sheet(file, [row], header)
    with zipfile.ZipFile(file) as book:
        assert b"1048576" in book.read("xl/worksheets/sheet1.xml")
    rows = from_sheet(file)
    assert (rows.count, rows.problems) == (1, ())


@pytest.mark.parametrize(
    ("kind", "cells", "path", "shown"),
    [
        (GROUPS, {"PERAS": ""}, ("enrollment", "by_group", "asian"), "not reported"),
        (GROUPS, {"PERAS": "NULL"}, ("enrollment", "by_group", "asian"), "not reported"),
        (GROUPS, {"PERAS": "No Data"}, ("enrollment", "by_group", "asian"), "not reported"),
        ("caaspp-all", {"SELA_Y2": "--"}, ("outcomes", "caaspp", EDITION, "ela"), "--"),
        ("caaspp-all", {"SELA_Y2": "*"}, ("outcomes", "caaspp", EDITION, "ela"), "--"),
        ("counselors", {"PTAC": "0.00"}, ("staff", "counselor_ratio"), "not reported"),
        ("counselors", {"PTAC": "412.00"}, ("staff", "counselor_ratio"), "412"),
        ("support-staff", {"NUR": "0.00"}, ("staff", "support", "nurse"), "0"),
        ("support-staff", {"NUR": ""}, ("staff", "support", "nurse"), "not reported"),
        (
            "class-size-elementary",
            {"AVG1_Y1": "0"},
            ("class_size", "elementary", "2016-17", "1", "average"),
            None,
        ),
    ],
)
def test_8_there_are_many_ways_to_have_no_figure(
    kind: str, cells: dict[str, str], path: tuple[str, ...], shown: str | None
) -> None:
    data = data_of(text_of(kind, {OAK: cells}))
    assert data.schools[OAK][path].value.shown == shown


def test_8_a_zero_of_a_test_is_imported_and_marked_as_doubtful() -> None:
    data = data_of(text_of("caaspp-all", {OAK: {"SELA_Y2": "0", "SMATH_Y2": "12"}}))
    cells = data.schools[OAK]
    doubtful = {path[-1]: one.value.doubtful for path, one in cells.items() if EDITION in path}
    assert doubtful == {"ela": True, "mathematics": False}


def test_9_numbers_have_no_zero_before_the_point_and_mixed_decimals() -> None:
    rows = {OAK: {"PERAS": ".6", "PERWH": "100", "PERHI": "38.70"}}
    data = data_of(text_of(GROUPS, rows))
    shown = {path[-1]: one.value.shown for path, one in data.schools[OAK].items()}
    assert (shown["asian"], shown["white"], shown["hispanic_or_latino"]) == ("0.6", "100", "38.7")


def test_10_figures_of_the_state_stand_on_each_row_and_must_agree() -> None:
    data = data_of(text_of("expenditures", {OAK: {"STEXP": "7606.62"}, ELM: {"STEXP": "7606.62"}}))
    assert data.problems == []
    data = data_of(text_of("expenditures", {OAK: {"STEXP": "7606.62"}, ELM: {"STEXP": "7606.26"}}))
    assert [problem.code for problem in data.problems] == ["I111"]
    assert data.state == {}


def test_11_a_file_that_is_posted_again_has_the_same_name_and_another_fingerprint(
    tmp_path: Path,
) -> None:
    file = tmp_path / "acselm.txt"
    prints = []
    for average in ("24", "25"):
        file.write_text(text_of("class-size-elementary", {OAK: {"AVGK_Y3": average}}), "utf-8")
        ((one,), _) = posted_files([file])
        prints.append(one.sha256)
        assert one.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert prints[0] != prints[1]
