"""The summary for parents says again what the card prints, and nothing that it hides.

That no hidden figure is in it, ``test_nothing_hidden_is_found.py`` holds: its schools have one.
"""

from __future__ import annotations

import pytest

from tests.privacy.small_groups import Case
from tests.support.cards import ROOT
from tests.support.summaries import lines_of, not_in_their_tables, summary_of

SHIPPED = ("kellogg", "manzanita-fork")
"""Cards with a summary among the golden files."""


def test_each_figure_stands_letter_for_letter_in_the_table_that_it_leads_to(html: str) -> None:
    assert len(lines_of(html)) > 8
    assert not_in_their_tables(html) == []


@pytest.mark.parametrize("school", SHIPPED)
def test_so_it_is_on_finished_cards(school: str) -> None:
    page = (ROOT / "tests" / "golden" / school / "report.html").read_text("utf-8")
    assert len(lines_of(page)) > 8
    assert not_in_their_tables(page) == []


def test_a_figure_of_its_own_would_be_found(html: str) -> None:
    label, _, cells = lines_of(html)[-2]
    false = html.replace(f">{cells[0]}</td>", ">7.1</td>", 1)
    assert (label, "7.1") not in not_in_their_tables(html)
    assert "7.1" in {text for _, text in not_in_their_tables(false)}


@pytest.mark.parametrize("case", ["tiny"], indirect=True)
def test_for_a_school_of_ten_students_it_shows_dashes_and_says_why(html: str, case: Case) -> None:
    cells = {label: found for label, _, found in lines_of(html)}
    assert case.name == "tiny"
    for label in ("Graduated in four years", "Suspended at least once"):
        assert cells[label][:2] == ["--", "--"], label
    summary = summary_of(html)
    heard = {element.text_content() for element in summary.find_class("visually-hidden")}
    assert "not shown to protect student privacy" in heard
    assert "Two dashes (--):" in {word.text for word in summary.iter("strong")}
