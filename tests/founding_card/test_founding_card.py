"""The founding card: what Kellogg Polytechnic Elementary School published for 2018-19.

The fixtures were taken from the text of the published card, not from the school's file:

- ``cells.csv``: every cell of its tables, with the figures as our card prints them (one decimal in
  the enrollment percentages, dollar signs and commas throughout, ``--`` where the source is empty
  because the state withheld the row). Heads that the text of the PDF had run together were put
  right; the title of the district's contact table, which it had lost, is the state's.
- ``titles.txt``: its titles and headings; a bar separates the lines of one title.
- ``prose.txt``: its sentences below the heading under which they stand.
- ``resources.txt``: the district's professional learning page, a local addition.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Protocol

import pytest

HERE = Path(__file__).parent
FRONT = "Front matter"
OUTPUTS = ("html", "pdf")
DASHES = "-\u00ad\u2010\u2011\u2012\u2013\u2014"
COVER = 4
"""So many titles stand on the cover, not over a part of the card."""
SUMMARY = ("Percent in school, district and state", "More about this school")
"""Tables of the summary for parents, which the published card did not have."""


class Card(Protocol):
    cells: dict[tuple[str, str, str], str]
    segments: list[tuple[str, str]]


def squeezed(text: str) -> str:
    """Without the spaces, so that a line break in a cell makes no difference."""
    return "".join(text.split())


def loose(text: str) -> str:
    """Also without dashes and typographic quotes: what is left is the same in any typesetting."""
    plain = squeezed(text)
    for typographic, typed in (("\u201c\u201d", '"'), ("\u2018\u2019", "'"), (DASHES, "")):
        for character in typographic:
            plain = plain.replace(character, typed)
    return plain


def lines_of(name: str) -> list[str]:
    return [line for line in (HERE / name).read_text(encoding="utf-8").splitlines() if line]


def cells_by_table() -> dict[str, dict[tuple[str, str], str]]:
    tables: dict[str, dict[tuple[str, str], str]] = defaultdict(dict)
    with (HERE / "cells.csv").open(encoding="utf-8", newline="") as file:
        for cell in csv.DictReader(file):
            tables[cell["table"]][squeezed(cell["row"]), squeezed(cell["column"])] = cell["text"]
    return tables


def prose_by_heading() -> dict[str, list[str]]:
    prose: dict[str, list[str]] = {}
    for line in lines_of("prose.txt"):
        if line.startswith("== "):
            prose[line.removeprefix("== ")] = []
        else:
            list(prose.values())[-1].append(line)
    return prose


TABLES = cells_by_table()
PROSE = prose_by_heading()
TITLES = [line.split(" | ") for line in lines_of("titles.txt")]


@pytest.fixture(params=OUTPUTS)
def card(request: pytest.FixtureRequest) -> Card:
    read: Card = request.getfixturevalue(request.param)
    return read


def text_under(card: Card, title: str) -> str:
    """What stands between a heading and the next heading of the published card."""
    others = [loose(first) for first, *_ in TITLES if first != title]
    found, inside = "", False
    for heading, text in card.segments:
        here = loose(heading)
        if here.startswith(loose(title)):
            inside = True
        elif any(here.startswith(other) for other in others):
            inside = False
        if inside:
            found += loose(heading) + loose(text)
    return found


def whole_text(card: Card) -> str:
    return "".join(loose(heading) + loose(text) for heading, text in card.segments)


def table_of(card: Card, title: str) -> dict[tuple[str, str], str]:
    return {
        (squeezed(row), squeezed(column)): text
        for (caption, row, column), text in card.cells.items()
        if squeezed(caption).startswith(squeezed(title))
    }


def in_order(card: Card) -> list[tuple[str, ...]]:
    return [tuple(map(squeezed, (*place, text))) for place, text in card.cells.items()]


@pytest.mark.parametrize("title", TABLES)
def test_every_cell_stands_in_its_table_row_and_column(card: Card, title: str) -> None:
    printed = table_of(card, title)
    assert printed, f"no table has the caption {title}"
    wrong = {
        place: (text, printed.get(place, "no such cell"))
        for place, text in TABLES[title].items()
        if squeezed(printed.get(place, "no such cell")) != squeezed(text)
    }
    assert wrong == {}


def test_no_table_has_a_figure_that_the_school_did_not_publish(card: Card) -> None:
    published = {(title, *place) for title, cells in TABLES.items() for place in cells}
    added = {}
    for (caption, row, column), text in card.cells.items():
        title = next((t for t in TABLES if squeezed(caption).startswith(squeezed(t))), caption)
        if (
            caption not in SUMMARY
            and text
            and (title, squeezed(row), squeezed(column)) not in published
        ):
            added[caption, row, column] = text
    # The state's form repeats the overall rating in a table of its own (state format, table 11).
    assert added == {("Overall Facility Rate (Most Recent Year)", "Overall Rating", "Good"): "X"}


def test_the_summary_shows_nothing_that_the_school_did_not_publish(card: Card) -> None:
    published = {squeezed(text) for cells in TABLES.values() for text in cells.values()}
    shown = [text for (caption, _, _), text in card.cells.items() if caption in SUMMARY and text]
    assert len(shown) > 12
    assert [text for text in shown if squeezed(text) not in published] == []


def test_html_and_pdf_hold_the_same_tables(html: Card, pdf: Card) -> None:
    assert in_order(pdf) == in_order(html)


@pytest.mark.parametrize("heading", PROSE)
def test_every_sentence_stands_under_its_heading(card: Card, heading: str) -> None:
    text = whole_text(card) if heading == FRONT else text_under(card, heading)
    assert [sentence for sentence in PROSE[heading] if loose(sentence) not in text] == []


@pytest.mark.parametrize("lines", TITLES, ids=lambda lines: lines[0])
def test_every_title_stands_there_with_all_its_lines(card: Card, lines: list[str]) -> None:
    text = whole_text(card) if lines in TITLES[:COVER] else text_under(card, lines[0])
    assert [line for line in lines if loose(line) not in text] == []


def test_school_years_in_headings_have_an_en_dash(html: Card) -> None:
    headings = [heading for heading, _ in html.segments if "Year 20" in heading]
    assert len(headings) >= 10
    assert [heading for heading in headings if re.search(r"Year \d{4}-\d\d", heading)] == []


def test_the_districts_resources_follow_professional_development(card: Card) -> None:
    text = text_under(card, "Professional Development")
    wanted = Counter(loose(line) for line in lines_of("resources.txt"))
    assert {line: n for line, n in wanted.items() if text.count(line) < n} == {}


def test_the_fixtures_are_whole() -> None:
    """As many cells, tables and sentences as were counted in the published card."""
    assert (len(TABLES), sum(map(len, TABLES.values()))) == (20, 446)
    assert sum(map(len, PROSE.values())) == 169
    assert len(TITLES) == 41
