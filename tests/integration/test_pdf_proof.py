"""The PDFs of all schools that come with sarcgen and of a high school, by all checkers of PDFs."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import tinyhtml5

from sarcgen.verifying.grids import grids_of_page
from sarcgen.verifying.pdf_rules import differences, pdf_findings
from sarcgen.verifying.tag_tree import TagTree
from sarcgen.verifying.validators import ask_outloud, ask_page_validation
from tests.support.finished import CARDS, page_of, pdf_of


@pytest.mark.parametrize("school", CARDS)
def test_page_validation_finds_nothing(tmp_path: Path, school: str) -> None:
    file = tmp_path / "card.pdf"
    file.write_bytes(pdf_of(school))
    assert ask_page_validation(file).found == ()


@pytest.mark.parametrize("school", CARDS)
def test_outloud_hears_no_error(tmp_path: Path, school: str) -> None:
    file = tmp_path / "card.pdf"
    file.write_bytes(pdf_of(school))
    check = ask_outloud(file)
    assert (check.not_run, check.violations) == ("", 0), check.found


@pytest.mark.parametrize("school", CARDS)
def test_the_tags_say_what_the_page_says_cell_by_cell(school: str) -> None:
    page = tinyhtml5.parse(page_of(school), namespace_html_elements=False)
    with pikepdf.open(BytesIO(pdf_of(school))) as pdf:
        tree = TagTree(pdf)
        assert list(pdf_findings(tree)) == []
        spoken = tree.grids()
    assert sum(len(grid.cells) for grid in spoken) > 300
    assert list(differences(grids_of_page(page.iter("table")), spoken)) == []
