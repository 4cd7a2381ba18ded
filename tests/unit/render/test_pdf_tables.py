"""Every figure in the PDF is announced with its right heads."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sarcgen.render.pdf import render_pdf
from sarcgen.report.tables import Align, HeadCell, Row
from tests.unit.render.conftest import Draw
from tests.unit.render.readback import ReadCell, TaggedPdf, html_cells, squeezed
from tests.unit.render.sample_report import with_blocks
from tests.unit.render.sample_tables import class_size, figure, results, results_by_group


def test_every_cell_names_the_heads_that_stand_over_and_beside_it(
    sample_html: str, sample_pdf: bytes
) -> None:
    wanted = html_cells(sample_html)
    assert len(wanted) > 250
    assert TaggedPdf(sample_pdf).all_cells() == wanted


def test_spanners_reach_all_their_columns(sample_pdf: bytes) -> None:
    cells = TaggedPdf(sample_pdf).all_cells()
    row = squeezed("English Language Arts/Literacy (grades 3-8 and 11)")
    found = [(cell.heads, cell.text) for cell in cells if cell.heads[0] == row]
    assert found == [
        ((row, "School", "2017–18"), "41"),
        ((row, "School", "2018–19"), "44"),
        ((row, "District", "2017–18"), "52"),
        ((row, "District", "2018–19"), "53"),
        ((row, "State", "2017–18"), "50"),
        ((row, "State", "2018–19"), "50"),
    ]


def test_columns_without_a_spanner_may_stand_beside_spanners(draw: Draw, templates: Path) -> None:
    table = replace(
        results(),
        head=(
            (
                HeadCell("Subject", rows=2),
                HeadCell("Enrolled", rows=2, align=Align.FIGURE),
                HeadCell("School", columns=2, spanner=True, align=Align.MARK),
            ),
            (HeadCell("2017–18", align=Align.FIGURE), HeadCell("2018–19", align=Align.FIGURE)),
        ),
        rows=(Row("Reading", (figure("11"), figure("22"), figure("33"))),),
    )
    pdf = render_pdf(draw(with_blocks(table)), templates)
    assert TaggedPdf(pdf).all_cells() == [
        ReadCell(("Reading", "Enrolled"), "11"),
        ReadCell(("Reading", "School", "2017–18"), "22"),
        ReadCell(("Reading", "School", "2018–19"), "33"),
    ]


def test_every_head_has_a_scope_and_is_found_by_its_name(sample_pdf: bytes) -> None:
    pdf = TaggedPdf(sample_pdf)
    heads = pdf.elements("TH")
    scopes = {bytes(head.ID): str(head.A.Scope) for head in heads}
    assert len(scopes) == len(heads)
    assert set(scopes.values()) == {"/Row", "/Column"}
    indexed = list(pdf.file.Root.StructTreeRoot.IDTree.Names)[::2]
    assert [bytes(name) for name in indexed] == sorted(scopes)


@pytest.fixture(scope="module")
def long_table(templates: Path, draw: Draw) -> tuple[TaggedPdf, str]:
    rows = tuple(
        Row(f"Group {number}", tuple(figure(f"{number}.{column}") for column in range(5)))
        for number in range(90)
    )
    html = draw(with_blocks(replace(results_by_group(), rows=rows)))
    return TaggedPdf(render_pdf(html, templates)), html


def test_a_table_that_is_longer_than_a_page_is_one_table(
    long_table: tuple[TaggedPdf, str],
) -> None:
    pdf, _ = long_table
    (table,) = pdf.elements("Table")
    assert len(pdf.pages_of(table)) == 3
    assert [str(kid.S) for kid in table.K] == ["/Caption", "/THead", "/TBody"]


def test_heads_that_are_printed_again_are_decoration(long_table: tuple[TaggedPdf, str]) -> None:
    pdf, _ = long_table
    (head,) = pdf.elements("THead")
    assert len(pdf.pages_of(head)) == 1
    furniture = ["StudentGroup" in squeezed(page[-1]) for page in pdf.text_by_page]
    assert sum(furniture) == 2
    read = squeezed(pdf.text(pdf.root))
    assert read.count(squeezed(pdf.text(head))) == 1


def test_its_cells_keep_their_heads_on_every_page(long_table: tuple[TaggedPdf, str]) -> None:
    pdf, html = long_table
    assert pdf.all_cells() == html_cells(html)


def test_a_cell_that_is_not_shown_prints_two_dashes_and_no_more(
    sample_html: str, sample_pdf: bytes
) -> None:
    dashes = [cell for cell in TaggedPdf(sample_pdf).all_cells() if cell.text == "--"]
    assert len(dashes) == 81
    assert "not shown" in sample_html
    assert "notshown" not in squeezed(TaggedPdf(sample_pdf).whole_text())


def test_the_title_of_a_table_is_its_caption_and_a_heading(sample_pdf: bytes) -> None:
    pdf = TaggedPdf(sample_pdf)
    captions = [kid for table in pdf.elements("Table") for kid in table.K if kid.S == "/Caption"]
    assert len(captions) == len(pdf.elements("Table"))
    titles = [pdf.text(e) for caption in captions for e in pdf.walk(caption) if e.S == "/H3"]
    assert squeezed(class_size().title) in map(squeezed, titles)
    assert len(titles) == len(captions)
