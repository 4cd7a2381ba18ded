"""The summary for parents fills one page of the PDF: its own."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from sarcgen.disclosure.protected import CellStatus
from sarcgen.edition.words import SummaryWord
from sarcgen.languages.catalog import DEFAULT_LANGUAGE, Catalog
from sarcgen.pipeline import examine, protected_report, template_of
from sarcgen.present.compose import compose
from sarcgen.present.summary_words import explained
from sarcgen.records.locate import find_schools
from sarcgen.render.html import render_html
from sarcgen.render.pdf import render_pdf
from sarcgen.report.card import Message, Report
from sarcgen.report.tables import Fact, SafeHtml
from tests.support.cards import EXAMPLES, TEMPLATES
from tests.support.finished import CARDS
from tests.support.pdf_text import pages

TITLE = "Summary for Parents"
FULLEST = {"tarweed-slough": "2020-21", "manzanita-fork": "2024-25"}
"""Schools of all grades, in the editions whose summaries have the most lines."""


@cache
def card(school: str) -> tuple[str, Report]:
    """The edition and the card of a school with a summary, cut to what the summary leads to."""
    edition, folder = CARDS.get(school) or (FULLEST[school], EXAMPLES)
    (source,) = find_schools(folder, [school], edition, [edition])
    protected = protected_report(examine(source, TEMPLATES), DEFAULT_LANGUAGE)
    report = compose(
        template_of(TEMPLATES, edition).edition, protected, Catalog(), draft=True, summary=True
    )
    assert report.summary is not None
    linked = {row.link for table in report.summary.tables for row in table.rows}
    linked.add(report.summary.contacts_link)
    # The first section begins with a text, which would stand on any page that has room.
    first, *others = report.sections
    cut = (replace(s, blocks=tuple(b for b in s.blocks if b.id in linked)) for s in others)
    return edition, replace(
        report, sections=(first, *(section for section in cut if section.blocks))
    )


def parts(edition: str, report: Report) -> list[list[str]]:
    """The parts that each page after the cover is of: what its foot says, and what begins on it."""
    html = render_html(report, TEMPLATES, Catalog(), edition=edition)
    titles = {TITLE, *(section.title for section in report.sections)}
    found = []
    for *lines, foot in pages(render_pdf(html, TEMPLATES))[1:]:
        begun = [line for line in lines if line in titles]
        found.append(list(dict.fromkeys([foot.partition("  Page")[0], *begun])))
    return found


@pytest.mark.parametrize("school", CARDS)
def test_it_has_one_page_of_its_own(school: str) -> None:
    edition, report = card(school)
    found = parts(edition, report)
    assert found[0] == [TITLE]
    assert found[1][0] == report.sections[0].title


def test_the_longest_contents_leave_it_the_second_page() -> None:
    """A school of all grades, whose principal says something, too."""
    edition, (folder, school) = "2024-25", (EXAMPLES, "manzanita-fork")
    (source,) = find_schools(folder, [school], edition, [edition])
    protected = protected_report(examine(source, TEMPLATES), DEFAULT_LANGUAGE)
    template = template_of(TEMPLATES, edition).edition
    report = compose(template, protected, Catalog(), summary=True)
    message = Message("message", "A Message from the Principal", SafeHtml("<p>Welcome.</p>"))
    html = render_html(replace(report, message=message), TEMPLATES, Catalog(), edition=edition)
    first, second, *_ = pages(render_pdf(html, TEMPLATES))
    assert any("Professional Development" in line for line in first)
    assert TITLE in second


@pytest.mark.parametrize("school", FULLEST)
def test_it_fits_on_the_page_with_the_longest_names_and_all_words(school: str) -> None:
    edition, report = card(school)
    assert report.summary is not None
    name = "Dr. Maria Guadalupe Concepción Fernández-Villaseñor de la Torre y Montgomery-Ashworth"
    full = replace(
        report.summary,
        words=explained({*SummaryWord, *CellStatus}, Catalog()),
        contacts=(Fact("Principal", name), Fact("Telephone", "(530) 555-0160, extension 12345")),
    )
    assert sum(len(table.rows) for table in full.tables) == 14
    long = "The Academy of Arts, Letters and Sciences of the Upper Sacramento River Valley"
    named = replace(report, summary=full, school=long, district=f"{long} District")
    assert [page for page in parts(edition, named) if TITLE in page] == [[TITLE]]
