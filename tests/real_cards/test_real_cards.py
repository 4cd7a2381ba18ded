"""Two published cards of later editions, read back cell by cell from our HTML and PDF.

The fixtures of a school were taken from the text of its published card, not from its file here:

- ``cells.csv``: every cell of its tables as it was published. A row about one to ten students
  stands there as ``--``, whatever was published: such figures are not kept in this project.
- ``titles.txt`` and ``prose.txt``: its titles, and its sentences below their headings.
- ``hidden.csv``: rows that our card hides beyond that, because they would give small groups away.
- ``beyond.csv``: cells that the published card leaves blank and ours prints, with the reason: what
  the state's own files say of the State columns, and what follows from it.
"""

from __future__ import annotations

import csv
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import lxml.html
import pytest

from tests.support.read_back import Card, html_card, pdf_card

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
EDITIONS = {"mckinleyville-high": "2022-23", "palmiter": "2023-24"}
OUTPUTS = ("html", "pdf")
DASHES = "-\u00ad\u2010\u2011\u2012\u2013\u2014"
PLACE = tuple[str, str, str]


@dataclass(frozen=True)
class Built:
    """A card of ours: captions of its tables by id, and what its files hold."""

    captions: dict[str, str]
    html: Card
    pdf: Card

    def cells(self, output: str) -> dict[PLACE, str]:
        """Cells by table id, row and column, without spaces, dashes and footnote stars."""
        card: Card = getattr(self, output)
        ids = {loose(caption): table for table, caption in self.captions.items()}
        return {
            (ids[loose(caption)], loose(row), loose(column)): text
            for (caption, row, column), text in card.cells.items()
        }


@cache
def built(school: str) -> Built:
    with TemporaryDirectory() as site:
        command = [sys.executable, "-m", "sarcgen", "build", school, "--out", site]
        run = subprocess.run(
            [*command, "--edition", EDITIONS[school]],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stderr
        folder = Path(site, EDITIONS[school])
        page = lxml.html.fromstring((folder / f"{school}.html").read_bytes())
        captions = {
            str(table.xpath(".//caption/h3/@id")[0]).removesuffix("-title"): str(
                table.find("caption").text_content()
            )
            for table in page.iter("table")
        }
        html, pdf = html_card(folder / f"{school}.html"), pdf_card(folder / f"{school}.pdf")
    return Built(captions, html, pdf)


def loose(text: str) -> str:
    plain = "".join(text.split()).replace("*", "")
    for typographic, typed in (("\u201c\u201d", '"'), ("\u2018\u2019", "'"), (DASHES, "")):
        for character in typographic:
            plain = plain.replace(character, typed)
    return plain


def same(printed: str, published: str) -> bool:
    """Whether two cells say the same; figures are compared as numbers: 0 is 0.00."""
    one, other = number(printed), number(published)
    if one is not None and other is not None:
        return one == other
    return loose(printed) == loose(published)


def number(text: str) -> Decimal | None:
    try:
        return Decimal(text.strip().removesuffix("%").strip().replace("$", "").replace(",", ""))
    except InvalidOperation:
        return None


def rows_of(school: str, name: str) -> list[dict[str, str]]:
    with (HERE / school / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def published(school: str) -> dict[str, dict[tuple[str, str], str]]:
    tables: dict[str, dict[tuple[str, str], str]] = defaultdict(dict)
    for cell in rows_of(school, "cells.csv"):
        tables[cell["table"]][loose(cell["row"]), loose(cell["column"])] = cell["text"]
    return tables


@cache
def hidden(school: str) -> frozenset[tuple[str, str]]:
    return frozenset((row["table"], loose(row["row"])) for row in rows_of(school, "hidden.csv"))


EVERY_TABLE = [(school, table) for school in EDITIONS for table in published(school)]


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize(("school", "table"), EVERY_TABLE)
def test_every_published_cell_stands_in_its_table_row_and_column(
    school: str, table: str, output: str
) -> None:
    cells = built(school).cells(output)
    wrong = {}
    for (row, column), text in published(school)[table].items():
        printed = cells.get((table, row, column), "no such cell")
        expected = "--" if (table, row) in hidden(school) and text.strip() else text
        if not (printed == expected == "--" or same(printed, expected)):
            wrong[row, column] = (expected, printed)
    beyond = {
        (loose(cell["row"]), loose(cell["column"]))
        for cell in rows_of(school, "beyond.csv")
        if cell["table"] == table
    }
    assert {place: pair for place, pair in wrong.items() if place not in beyond} == {}


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("school", EDITIONS)
def test_no_cell_has_a_figure_that_was_not_published(school: str, output: str) -> None:
    known = {(table, *place) for table, cells in published(school).items() for place in cells}
    known |= {
        (cell["table"], loose(cell["row"]), loose(cell["column"]))
        for cell in rows_of(school, "beyond.csv")
    }
    added = {
        place: text
        for place, text in built(school).cells(output).items()
        if text not in ("", "--", "N/A") and place not in known
    }
    assert added == {}


@pytest.mark.parametrize("school", EDITIONS)
def test_html_and_pdf_hold_the_same_tables(school: str) -> None:
    one = built(school)
    read = [[(p, loose(t)) for p, t in one.cells(output).items()] for output in OUTPUTS]
    assert read[0] == read[1]


@pytest.mark.parametrize("school", EDITIONS)
def test_a_row_that_is_hidden_beyond_the_published_dashes_is_hidden_and_needs_to_be(
    school: str,
) -> None:
    cells = built(school).cells("html")
    for table, row in hidden(school):
        texts = {text for (t, r, _), text in cells.items() if (t, r) == (table, row)}
        assert texts == {"--"}, (table, row)
        stood = {t for (r, _), t in published(school)[table].items() if r == row}
        assert stood - {"--", ""}, f"{table}, {row}: was not published, and is no exception"


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("school", EDITIONS)
def test_every_title_and_sentence_stands_there(school: str, output: str) -> None:
    card: Card = getattr(built(school), output)
    text = "".join(loose(heading) + loose(words) for heading, words in card.segments)
    wanted = [
        part
        for name in ("titles.txt", "prose.txt")
        for line in (HERE / school / name).read_text("utf-8").splitlines()
        if line and not line.startswith("== ")
        for part in line.split(" | ")
    ]
    assert wanted
    # The vendor has capitals where the state has none.
    assert [line for line in wanted if loose(line).casefold() not in text.casefold()] == []
