"""A card written for Typst holds the texts of the card and its tables."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest
import typst
from lxml import html as lxml_html

from bench.typst_source import typst_source
from tests.support.cards import TEMPLATES
from tests.support.pdf_text import pages

CARDS: Final = Path(__file__).resolve().parents[2] / "golden"
FONTS: Final = TEMPLATES / "base" / "fonts"


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@pytest.mark.parametrize("school", ["kellogg", "quartz-hollow-high"])
def test_every_word_of_the_page_is_printed(school: str, tmp_path: Path) -> None:
    page = (CARDS / school / "report.html").read_text("utf-8")
    source = tmp_path / "card.typ"
    source.write_text(typst_source(page), "utf-8")
    pdf = typst.compile(str(source), font_paths=[str(FONTS)], ignore_system_fonts=True)
    printed = set(words(" ".join(line for lines in pages(pdf) for line in lines)))
    main = lxml_html.document_fromstring(page).find(".//main")
    for node in main.xpath(".//*[contains(@class, 'visually-hidden')]"):
        node.drop_tree()
    wanted = set(words(" ".join(main.itertext())))
    # A word that is broken at the end of a line is not found in one piece.
    assert len(wanted - printed) <= 0.03 * len(wanted), sorted(wanted - printed)


def test_text_is_never_markup() -> None:
    source = typst_source('<html><body><p>#set $x$ *a* "q" \\ ]</p></body></html>')
    assert source.splitlines()[-1] == '#par[#"#set $x$ *a* \\"q\\" \\\\ ]"]'


def test_cells_keep_what_they_span() -> None:
    table = (
        "<html><body><table><thead><tr><th rowspan=2>A</th><th colspan=2>B</th></tr>"
        "<tr><th>C</th><th>D</th></tr></thead><tbody><tr><th>r</th><td class='figure'>1</td>"
        "<td>2</td></tr></tbody></table></body></html>"
    )
    source = typst_source(table)
    assert "#table(columns: 3," in source
    assert 'table.cell(rowspan: 2, [#strong[#"A"]])' in source
    assert 'table.cell(colspan: 2, [#strong[#"B"]])' in source
    assert 'table.cell(align: right, [#"1"])' in source
