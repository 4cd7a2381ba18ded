"""The PDFs of all schools that come with sarcgen, and of one of every edition, by all checkers.

Two readers of tags look at each, which share no code: the one that districts run (sarcgen verify)
and the one of these tests, which looks at more. All is one test for each card, so that it is built
once, whichever process the test runs in.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import lxml.html
import pikepdf
import pytest
import tinyhtml5

from sarcgen.edition.load import known_editions
from sarcgen.verifying import pdf_rules
from sarcgen.verifying.grids import grids_of_page
from sarcgen.verifying.tag_tree import TagTree
from sarcgen.verifying.validators import ask_outloud, ask_page_validation
from tests.support import tag_checks
from tests.support.cards import ROOT, TEMPLATES
from tests.support.finished import CARDS, GENERATED, OF_EVERY_EDITION, page_of, pdf_of
from tests.support.tag_tree import TagTree as TagTreeOfTests


@pytest.mark.parametrize("school", [*OF_EVERY_EDITION, GENERATED])
def test_the_pdf_says_what_the_page_says_and_keeps_every_rule(tmp_path: Path, school: str) -> None:
    html, pdf = page_of(school), pdf_of(school)
    file = tmp_path / "card.pdf"
    file.write_bytes(pdf)
    assert ask_page_validation(file).found == ()
    assert tag_checks.differences(pdf, html) == []
    page = tinyhtml5.parse(html, namespace_html_elements=False)
    with pikepdf.open(BytesIO(pdf)) as opened:
        tree = TagTree(opened)
        assert list(pdf_rules.pdf_findings(tree)) == []
        spoken = tree.grids()
        said = [one.said for one in TagTreeOfTests(opened).root.walk() if one.said]
    assert sum(len(grid.cells) for grid in spoken) > 300
    assert list(pdf_rules.differences(grids_of_page(page.iter("table")), spoken)) == []
    heard = lxml.html.fromstring(html.encode()).find_class("visually-hidden")
    assert len(said) > 30, "wherever no figure stands, a sentence does"
    assert said == [element.text_content() for element in heard]
    if school in {*CARDS, GENERATED}:
        check = ask_outloud(file)
        assert (check.not_run, check.violations) == ("", 0), check.found


def test_all_shipped_schools_and_editions_are_looked_at() -> None:
    shipped = {file.stem for file in (ROOT / "schools").rglob("[!_.]*.yaml")}
    assert shipped < set(CARDS)
    assert {edition for edition, _ in OF_EVERY_EDITION.values()} == set(known_editions(TEMPLATES))
