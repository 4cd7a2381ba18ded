"""Each rule for PDFs finds what was broken on purpose in a finished card."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pytest
import tinyhtml5

from sarcgen.verifying.grids import DataCell, Grid, grids_of_page
from sarcgen.verifying.pdf_rules import differences, pdf_findings
from sarcgen.verifying.tag_tree import TagTree, attribute
from tests.support.finished import page_of, pdf_of

Break = Callable[[pikepdf.Pdf, TagTree], None]


@pytest.fixture
def pdf() -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(pdf_of("kellogg"))) as opened:
        yield opened


def first(tree: TagTree, role: str) -> Any:
    return tree.of_role(role)[0]


def no_tags(pdf: pikepdf.Pdf, tree: TagTree) -> None:
    pdf.Root.MarkInfo.Marked = False


def no_language(pdf: pikepdf.Pdf, tree: TagTree) -> None:
    del pdf.Root["/Lang"]


def no_title(pdf: pikepdf.Pdf, tree: TagTree) -> None:
    del pdf.docinfo["/Title"]


def name_of_the_file(pdf: pikepdf.Pdf, tree: TagTree) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def no_identifier(pdf: pikepdf.Pdf, tree: TagTree) -> None:
    del pdf.Root["/Metadata"]


def no_bookmarks(pdf: pikepdf.Pdf, tree: TagTree) -> None:
    del pdf.Root["/Outlines"]


def lower_heading(pdf: pikepdf.Pdf, tree: TagTree) -> None:
    first(tree, "H2").S = pikepdf.Name.H4


def second_title(pdf: pikepdf.Pdf, tree: TagTree) -> None:
    first(tree, "H2").S = pikepdf.Name.H1


def no_caption(pdf: pikepdf.Pdf, tree: TagTree) -> None:
    first(tree, "Caption").S = pikepdf.Name.Div


def no_scope(pdf: pikepdf.Pdf, tree: TagTree) -> None:
    del first(tree, "TH").A["/Scope"]


def no_heads(pdf: pikepdf.Pdf, tree: TagTree) -> None:
    del first(tree, "TD").A["/Headers"]


def lost_head(pdf: pikepdf.Pdf, tree: TagTree) -> None:
    del first(tree, "TH")["/ID"]
    for cell in tree.below(first(tree, "Table"), "TD"):
        attribute(cell, "/Headers")[0] = pikepdf.String("nobody")


def head_of_another_table(pdf: pikepdf.Pdf, tree: TagTree) -> None:
    other = tree.below(tree.of_role("Table")[1], "TD")[0]
    first(tree, "TD").A.Headers = attribute(other, "/Headers")


def cell_without_content(pdf: pikepdf.Pdf, tree: TagTree) -> None:
    first(tree, "TD").K = pikepdf.Array()


def silent_link(pdf: pikepdf.Pdf, tree: TagTree) -> None:
    link = first(tree, "Link")
    link.K = pikepdf.Array()
    if "/Alt" in link:
        del link["/Alt"]


def link_without_contents(pdf: pikepdf.Pdf, tree: TagTree) -> None:
    pages: list[Any] = [page.obj for page in pdf.pages]
    del next(page for page in pages if "/Annots" in page).Annots[0]["/Contents"]


def picture(pdf: pikepdf.Pdf, tree: TagTree) -> None:
    first(tree, "P").S = pikepdf.Name.Figure


FAULTS: list[tuple[Break, str]] = [
    (no_tags, "tagged"),
    (no_language, "language"),
    (no_title, "title"),
    (name_of_the_file, "title"),
    (no_identifier, "identifier"),
    (no_bookmarks, "bookmarks"),
    (lower_heading, "headings"),
    (second_title, "headings"),
    (no_caption, "table-caption"),
    (no_scope, "table-scope"),
    (no_heads, "table-heads"),
    (lost_head, "table-heads"),
    (head_of_another_table, "table-heads"),
    (cell_without_content, "table-blank"),
    (silent_link, "links"),
    (link_without_contents, "links"),
    (picture, "alternatives"),
]


def test_a_finished_card_breaks_no_rule(pdf: pikepdf.Pdf) -> None:
    assert list(pdf_findings(TagTree(pdf))) == []


@pytest.mark.parametrize(("spoil", "rule"), FAULTS)
def test_a_fault_is_found(pdf: pikepdf.Pdf, spoil: Break, rule: str) -> None:
    spoil(pdf, TagTree(pdf))
    assert {found.rule for found in pdf_findings(TagTree(pdf))} == {rule}


def test_roles_are_followed_through_the_role_map(pdf: pikepdf.Pdf) -> None:
    root: Any = pdf.Root.StructTreeRoot
    root.RoleMap = pikepdf.Dictionary({"/Figures": pikepdf.Name.Table})
    count = len(TagTree(pdf).of_role("Table"))
    first(TagTree(pdf), "Table").S = pikepdf.Name("/Figures")
    assert len(TagTree(pdf).of_role("Table")) == count


def test_a_tree_that_bites_its_own_tail_ends(pdf: pikepdf.Pdf) -> None:
    table = first(TagTree(pdf), "Table")
    table.K = pikepdf.Array([table])
    assert "table-caption" in {found.rule for found in pdf_findings(TagTree(pdf))}


def one(text: str = "1", heads: tuple[str, ...] = ("a", "b"), caption: str = "c") -> Grid:
    return Grid(caption, (DataCell(heads, text),))


@pytest.mark.parametrize(
    ("other", "rule"),
    [
        ([one("2")], "same-cells"),
        ([Grid("c", (DataCell(("a", "b"), "1", "7"),))], "same-words"),
        ([one(heads=("b", "a"))], "same-heads"),
        ([one(caption="d")], "same-captions"),
        ([Grid("c", ())], "same-cells"),
        ([one(), one()], "same-tables"),
    ],
)
def test_what_differs_between_page_and_pdf_is_found_and_not_repeated(
    other: list[Grid], rule: str
) -> None:
    (found,) = differences([one()], other)
    assert found.rule == rule
    assert not {"a", "b", "c"} & set(found.says.split())


def test_a_figure_changed_in_the_page_alone_is_found(pdf: pikepdf.Pdf) -> None:
    html = page_of("kellogg")
    assert ">19649076021869<" in html
    changed = html.replace(">19649076021869<", ">19649076021870<")
    page = tinyhtml5.parse(changed, namespace_html_elements=False)
    found = list(differences(grids_of_page(page.iter("table")), TagTree(pdf).grids()))
    assert [each.rule for each in found] == ["same-cells"]
    assert "1964907" not in str(found)


def test_a_figure_that_is_only_read_aloud_is_found(pdf: pikepdf.Pdf) -> None:
    tree = TagTree(pdf)
    first_said = next(one for one in tree.elements if "/ActualText" in one)
    first_said.ActualText = "7"
    page = tinyhtml5.parse(page_of("kellogg"), namespace_html_elements=False)
    found = list(differences(grids_of_page(page.iter("table")), tree.grids()))
    assert [each.rule for each in found] == ["same-words"]
