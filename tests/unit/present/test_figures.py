"""The published figures are those that the page prints, cell by cell, and say no more than it."""

from __future__ import annotations

import re
from decimal import Decimal

import lxml.html
import pytest

from sarcgen.disclosure.protected import CellStatus
from sarcgen.edition.words import Format
from sarcgen.figures.document import Card, Figure, Reason, Unit
from sarcgen.figures.json_text import read_card
from sarcgen.languages.catalog import Catalog
from sarcgen.present import figures
from sarcgen.present.formats import _words
from tests.support.published import EDITIONS, figures_of_card, published
from tests.support.summaries import without_summary

SPOKEN = {
    Reason.SUPPRESSED: "not shown to protect student privacy",
    Reason.NOT_APPLICABLE: "no data required",
    Reason.NOT_TESTED: "not tested with the state's test",
    Reason.NOT_REPORTED: "not reported by the school or district",
    Reason.PENDING: "not yet released by the state",
    Reason.MISSING: "missing: required and not given yet",
    Reason.NONE: "none",
}
each_card = pytest.mark.parametrize("school", EDITIONS)


def printed_and_spoken(cell: lxml.html.HtmlElement) -> tuple[str, str]:
    spoken = " ".join(part.text_content() for part in cell.find_class("visually-hidden"))
    for part in cell.find_class("visually-hidden"):
        part.drop_tree()
    return " ".join(cell.text_content().split()), spoken


def page_cells(html: bytes) -> dict[str, list[tuple[str, list[tuple[str, str]]]]]:
    """Label and cells of each row that a page prints, by the id of the table."""
    return {
        block.get("id"): [
            (
                " ".join(row.find("th").text_content().split()),
                [printed_and_spoken(cell) for cell in row.iter("td")],
            )
            for row in block.iterfind(".//tbody/tr")
        ]
        for block in without_summary(html).find_class("table-block")
    }


def cells(card: Card) -> list[Figure]:
    return [figure for table in card.tables for row in table.rows for figure in row.figures]


@each_card
def test_every_cell_of_the_page_is_there_with_its_text_and_reason_and_no_other(school: str) -> None:
    page = page_cells(published(school)[".html"])
    card = read_card(published(school)[".json"])
    said = {
        table.id: [
            (
                " ".join(row.label.split()),
                [
                    (
                        " ".join(figure.printed.split()),
                        SPOKEN[figure.reason]
                        if figure.reason
                        else ("yes" if figure.unit is Unit.MARK else ""),
                    )
                    for figure in row.figures
                ],
            )
            for row in table.rows
        ]
        for table in card.tables
    }
    assert said == page
    assert len(cells(card)) > 300


@each_card
def test_a_number_is_the_printed_one_and_nothing_else(school: str) -> None:
    for figure in cells(read_card(published(school)[".json"])):
        plain = re.sub(r"[,$%]", "", figure.printed)
        if re.fullmatch(r"-?\d+(\.\d+)?", plain) and figure.unit is not Unit.TEXT:
            assert figure.number is not None
            assert Decimal(str(figure.number)) == Decimal(plain)
        else:
            assert figure.number is None, figure


@each_card
def test_facts_and_texts_are_those_of_the_page(school: str) -> None:
    page = without_summary(published(school)[".html"])
    card = read_card(published(school)[".json"])
    facts = [printed_and_spoken(p)[0] for p in page.find_class("fact")]
    assert [f"{fact.label}: {fact.printed}" for t in card.tables for fact in t.facts] == facts
    for text in card.narratives:
        block = page.get_element_by_id(text.id)
        if text.html:
            inside = lxml.html.fromstring(f"<div>{text.html}</div>").text_content()
            assert inside.split() == block.find_class("prose")[0].text_content().split()
        assert bool(text.html) is (text.reason is None)
    assert len(card.narratives) > 3


def test_a_reason_is_no_finer_than_what_the_page_says() -> None:
    """Statuses that are printed and read aloud alike have one reason, others have others."""
    catalog = Catalog()
    by_words: dict[tuple[str, str], set[Reason]] = {}
    for status in CellStatus:
        if status is not CellStatus.PUBLISHED:
            by_words.setdefault(_words(status, catalog), set()).add(figures._REASONS[status])
    assert all(len(reasons) == 1 for reasons in by_words.values())
    assert len(by_words) == len(Reason)
    assert {words: reasons.pop() for (_, words), reasons in by_words.items()} == {
        words: reason for reason, words in SPOKEN.items()
    }


def test_every_format_has_its_unit() -> None:
    assert set(figures._UNITS) == set(Format)


def test_a_figure_tells_whose_it_is_and_of_which_year() -> None:
    card = figures_of_card("kellogg", "2018-19")
    (table,) = [table for table in card.tables if table.id == "caaspp"]
    assert [(f.entity, f.year) for f in table.rows[0].figures] == [
        ("school", "2017-18"),
        ("school", "2018-19"),
        ("district", "2017-18"),
        ("district", "2018-19"),
        ("state", "2017-18"),
        ("state", "2018-19"),
    ]
    assert {column.spanner for column in table.columns} != {""}


def test_figures_of_ids_are_the_same_in_another_language_and_words_are_not() -> None:
    english = read_card(published("kellogg")[".json"])
    other = read_card(published("kellogg", "en-XA")[".json"])
    assert [f.column for f in cells(english)] == [f.column for f in cells(other)]
    assert [f.number for f in cells(english)] == [f.number for f in cells(other)]
    assert (english.language, other.language) == ("en", "en-XA")
    assert other.tables[0].title.startswith("«")
