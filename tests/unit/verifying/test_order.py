"""Headings and pictures of a PDF, held against those of its page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO

import pikepdf
import pytest
import tinyhtml5

from sarcgen.verifying.order import reordered, told_by_page, told_by_pdf
from sarcgen.verifying.tag_tree import TagTree
from tests.support.finished import page_of, pdf_of


@pytest.fixture
def pdf() -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(pdf_of("kellogg"))) as opened:
        yield opened


def found_in(pdf: pikepdf.Pdf) -> list[str]:
    page = told_by_page(tinyhtml5.parse(page_of("kellogg"), namespace_html_elements=False))
    assert {role for role, _ in page} == {"H1", "H2", "H3", "H4", "Figure"}
    assert all(text for _, text in page)
    return [found.rule for found in reordered(page, told_by_pdf(TagTree(pdf)))]


def test_a_card_tells_the_same_in_page_and_pdf(pdf: pikepdf.Pdf) -> None:
    assert found_in(pdf) == []


def other_words(tree: TagTree) -> None:
    tree.of_role("Figure")[0].Alt = "Bars"


def no_picture(tree: TagTree) -> None:
    tree.of_role("Figure")[0].S = pikepdf.Name.Div


def other_level(tree: TagTree) -> None:
    tree.of_role("H3")[0].S = pikepdf.Name.H4


def other_order(tree: TagTree) -> None:
    part = tree.of_role("Part")[0]
    part.K = pikepdf.Array(reversed(list(part.K)))


@pytest.mark.parametrize("change", [other_words, no_picture, other_level, other_order])
def test_what_differs_is_found(pdf: pikepdf.Pdf, change: Callable[[TagTree], None]) -> None:
    change(TagTree(pdf))
    assert found_in(pdf) == ["same-order"]
