"""The CSV is one that spreadsheets open without harm and programs read without surprise."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from sarcgen.figures.csv_text import COLUMNS, text
from tests.support.cards import ROOT
from tests.support.published import figures_of_card, published


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_formula_becomes_text(start: str) -> None:
    assert text(f"{start}1+1") == f"'{start}1+1"
    assert text(f"a{start}") == f"a{start}"


@pytest.mark.parametrize("printed", ["--", "-12.3", "-1,234", "-$5", "-3%", "92.8", "", "N/A"])
def test_what_a_card_prints_stays_as_it_is(printed: str) -> None:
    assert text(printed) == printed


@pytest.mark.parametrize("trick", ["--1", "-1+1", "-$5+A1", "-cmd|' /C calc'!A0", "---"])
def test_what_only_looks_like_a_figure_becomes_text(trick: str) -> None:
    assert text(trick) == f"'{trick}"


def test_lines_end_as_rfc_4180_says_and_excel_sees_utf_8() -> None:
    content = published("kellogg")[".csv"]
    assert content.startswith(b"\xef\xbb\xbfedition,language,")
    assert content.count(b"\r\n") == content.count(b"\n")
    rows = list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))
    assert {len(row) for row in rows} == {len(COLUMNS)}


def test_each_row_is_one_figure_of_the_json() -> None:
    card = figures_of_card("palmiter", "2023-24")
    rows = csv.DictReader(StringIO(published("palmiter")[".csv"].decode("utf-8-sig"), newline=""))
    found = [
        (r["table"], r["row"], r["column"], r["printed"], r["number"], r["reason"])
        for r in rows
        if r["row"]
    ]
    wanted = [
        (
            t.id,
            r.id,
            f.column,
            text(f.printed),
            "" if f.number is None else str(f.number),
            f.reason or "",
        )
        for t in card.tables
        for r in t.rows
        for f in r.figures
    ]
    assert found == wanted


def test_a_code_keeps_its_zeros() -> None:
    row = next(csv.DictReader(StringIO(published("kellogg")[".csv"].decode("utf-8-sig"))))
    assert row["cds_code"] == "19-64907-6021869"


def test_every_column_is_documented() -> None:
    page = (ROOT / "docs" / "site.md").read_text("utf-8")
    assert [name for name in COLUMNS if f"`{name}`" not in page] == []
