"""The summary for parents repeats printed cells, and explains what stands in it and no more."""

from __future__ import annotations

from typing import Any

import pytest

from sarcgen.checks.prose import sentences_of
from sarcgen.checks.readability import flesch_kincaid
from sarcgen.disclosure.protected import CellStatus
from sarcgen.edition.load import known_editions, load_edition
from sarcgen.edition.words import SummaryWord
from sarcgen.languages.catalog import PSEUDO_LANGUAGE, Catalog
from sarcgen.present.compose import compose
from sarcgen.present.summary_words import Explained, explained
from sarcgen.report.card import Summary
from sarcgen.report.tables import Cell, Fact, Row, Table
from tests.support.cards import TEMPLATES, edition_of, granite_ridge, protected_report

WORDS: set[Explained] = {*SummaryWord, *CellStatus}


def summary_of(
    school: dict[str, Any], district: dict[str, Any] | None = None, language: str = "en"
) -> Summary:
    protected = protected_report(school, district, edition_of())
    summary = compose(edition_of(), protected, Catalog(language), summary=True).summary
    assert summary is not None
    return summary


def rows(summary: Summary) -> dict[str, Row]:
    return {row.label: row for table in summary.tables for row in table.rows}


def shown(row: Row) -> list[str]:
    return [cell.shown for cell in row.cells]


def test_without_the_districts_wish_there_is_none() -> None:
    assert compose(edition_of(), protected_report(), Catalog()).summary is None


def test_a_line_repeats_the_cells_of_its_row_and_year_and_leads_to_them() -> None:
    years = {"2017-18": "31.6", "2018-19": "62.4"}
    tested = {"total_enrollment": 250, "number_tested": 250, "percent_met_or_exceeded": "62.4"}
    summary = summary_of(
        {
            "outcomes.caaspp": {y: {"ela": f, "mathematics": "18"} for y, f in years.items()},
            "outcomes.ela": {"all_students": tested},
        },
        {"outcomes.caaspp": {y: {"ela": "54", "mathematics": "17"} for y in years}},
    )
    found = rows(summary)
    english = found["Met or exceeded the standard in English (CAASPP)"]
    assert (shown(english), english.about, english.link) == (
        ["62", "54", "50"],
        "2018–19",
        "caaspp",
    )
    assert [row.text for row in summary.tables[0].head[0][1:]] == ["School", "District", "State"]


def test_every_line_says_what_its_own_table_says() -> None:
    school, district = granite_ridge()
    del district["schools"]
    protected = protected_report(school, district, edition_of())
    card = compose(edition_of(), protected, Catalog(), summary=True)
    assert card.summary is not None
    tables = {b.id: b for s in card.sections for b in s.blocks if isinstance(b, Table)}
    lines = [row for table in card.summary.tables for row in table.rows]
    assert len(lines) > 8
    for line in lines:
        found = [cells(row) for row in tables[line.link].rows]
        heads = {head.text for level in tables[line.link].head for head in level}
        marks = line.cells[0].shown in heads
        assert marks or any(all(c in there for c in cells(line)) for there in found), line.label


def cells(row: Row) -> list[tuple[str, str]]:
    return [(cell.shown, cell.spoken) for cell in row.cells]


def test_the_rating_is_the_head_of_the_column_that_is_marked() -> None:
    found = rows(summary_of({"conditions.facilities.overall_rating": "Fair"}))[
        "Rating of the buildings"
    ]
    assert (shown(found), found.cells[0].spoken) == (["Fair"], "")


def test_what_a_school_has_no_table_for_is_left_out_and_what_is_missing_is_marked() -> None:
    summary = summary_of({"grades": "K-2"})
    found = rows(summary)
    assert not any("CAASPP" in label or "Graduated" in label for label in found)
    assert [cell.missing for cell in found["Suspended at least once"].cells] == [True, True, False]
    assert summary.contacts[0] == Fact("Principal", "missing", missing=True)


def test_a_hidden_figure_is_hidden_here_too_and_its_dashes_are_explained() -> None:
    ten = {"suspensions": "10.0", "expulsions": "0.0", "cumulative_enrollment": 10}
    summary = summary_of({"engagement.suspensions": {"2018-19": ten}})
    assert rows(summary)["Suspended at least once"].cells[0] == Cell(
        "--", rows(summary)["Students"].cells[0].align, "not shown to protect student privacy"
    )
    assert "Two dashes (--)" in {term.word for term in summary.words}


def test_only_what_stands_in_the_summary_is_explained() -> None:
    words = [term.word for term in summary_of({"grades": "K-2"}).words]
    assert "Suspended" in words
    assert not {"CAASPP", "Graduated in four years", "Two dashes (--)", "N/A"} & set(words)


def test_blanks_have_one_explanation_whatever_they_stand_for() -> None:
    (one,) = explained({CellStatus.PENDING, CellStatus.NOT_REPORTED}, Catalog())
    assert one.word == "A blank"
    hidden = {CellStatus.PRIMARY, CellStatus.COMPLEMENTARY, CellStatus.LINKED, CellStatus.WITHHELD}
    assert len(explained({*hidden}, Catalog())) == 1


def test_every_word_that_an_edition_may_name_is_explained() -> None:
    for word in SummaryWord:
        assert len(explained({word}, Catalog())) == 1, word


def texts(edition: str) -> list[str]:
    """All that the summary of an edition can say, as sentences."""
    spec = load_edition(TEMPLATES, edition).edition
    lines = [f"{line.label}." for line in spec.summary.lines()]
    said = (f"{term.word}. {term.text}" for term in explained(WORDS, Catalog()))
    return [summary_of({}).lead, *lines, *said]


@pytest.mark.parametrize("edition", known_editions(TEMPLATES))
def test_all_of_it_reads_at_grade_six(edition: str) -> None:
    assert flesch_kincaid(sentences_of("\n\n".join(texts(edition)))) <= 6


def test_no_explanation_is_harder_than_grade_eight() -> None:
    hard = {
        term.word: grade
        for term in explained(WORDS, Catalog())
        if (grade := flesch_kincaid(sentences_of(term.text))) > 8
    }
    assert hard == {}


def test_in_another_language_all_of_it_is_in_that_language() -> None:
    summary = summary_of({}, language=PSEUDO_LANGUAGE)
    said = [summary.title, summary.lead, summary.words_title, *(t.title for t in summary.tables)]
    said += [text for term in summary.words for text in (term.word, term.text)]
    said += [row.label for row in rows(summary).values()]
    assert [text for text in said if not text.startswith("«")] == []
