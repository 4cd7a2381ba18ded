"""Pages are broken where a reader expects it, and nothing leaves them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from sarcgen.render import tags
from sarcgen.render.pdf import render_pdf
from sarcgen.report.card import Block, Narrative, Report, Section
from sarcgen.report.tables import Align, Row, SafeHtml
from tests.unit.render.conftest import Draw
from tests.unit.render.readback import TaggedPdf
from tests.unit.render.sample_report import sample_report, with_blocks
from tests.unit.render.sample_tables import (
    class_size,
    contact,
    enrollment,
    facilities,
    figure,
    results_by_group,
    text,
)

LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitän" * 3
LONG_ADDRESS = "https://www.example.org/" + "a-very-long-path/" * 12


@dataclass(frozen=True)
class LaidOut:
    """A PDF and the boxes that it was painted from."""

    document: Any
    tagged: TaggedPdf

    def boxes(self, page: Any) -> Iterator[Any]:
        waiting = [page._page_box]
        while waiting:
            box = waiting.pop()
            box = getattr(box, "_box", box)
            yield box
            waiting += getattr(box, "children", ())


LayOut = Callable[[Report], LaidOut]


@pytest.fixture(scope="module")
def lay_out(draw: Draw, templates: Path) -> LayOut:
    def laid_out(report: Report) -> LaidOut:
        documents: list[Any] = []

        add_tags = tags.add_tags

        def kept(made: Any, document: Any, *more: Any) -> None:
            documents.append(document)
            add_tags(made, document, *more)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(tags, "add_tags", kept)
            content = render_pdf(draw(report), templates)
        return LaidOut(documents.pop(), TaggedPdf(content))

    return laid_out


@pytest.fixture(scope="module")
def all_heights(lay_out: LayOut) -> LaidOut:
    return lay_out(at_every_height())


def filler(number: int, lines: int) -> Narrative:
    body = "".join(f"<p>Line {line} of some text that fills the page.</p>" for line in range(lines))
    return Narrative(f"filler-{number}", f"Filler {number}", SafeHtml(body))


def at_every_height() -> Report:
    """Tables of eight to seventeen rows and sections that begin at all heights of a page."""
    tables = (contact, enrollment, results_by_group, facilities)
    sections = []
    for number in range(24):
        blocks: tuple[Block, ...] = (
            replace(tables[number % 4](), id=f"table-{number}"),
            filler(number, 1 + number * 5 % 23),
        )
        sections.append(Section(f"part-{number}", f"Part {number}", blocks))
    return replace(sample_report(), sections=tuple(sections))


def test_no_table_that_fits_a_page_is_split(all_heights: LaidOut) -> None:
    result = all_heights
    pages = defaultdict(set)
    for number, page in enumerate(result.document.pages):
        for box in result.boxes(page):
            if box.element_tag == "tr" and box.element is not None:
                pages[box.element].add(number)
    by_table = defaultdict(set)
    for row, numbers in pages.items():
        by_table[result_table(row, result)].update(numbers)
    assert len(by_table) == 24
    assert len(result.document.pages) > 10
    assert {table: numbers for table, numbers in by_table.items() if len(numbers) > 1} == {}


def result_table(row: Any, result: LaidOut) -> str:
    """The id of the title of the table that a row stands in."""
    for block in result.document._html.etree_element.iter("div"):
        if "table-block" in block.get("class", "") and row in list(block.iter("tr")):
            return str(block.find(".//h3").get("id"))
    raise AssertionError("a row without a table")


def test_no_heading_or_caption_ends_a_page(all_heights: LaidOut) -> None:
    tagged = all_heights.tagged
    last = {page: roles for page, text, roles in tagged.in_reading_order() if text}
    assert len(last) > 10
    stranded = [
        page + 1 for page, roles in last.items() if roles & {"/H1", "/H2", "/H3", "/Caption"}
    ]
    assert stranded == []


def test_notes_stay_with_their_table(all_heights: LaidOut) -> None:
    tagged = all_heights.tagged
    notes = [p for p in tagged.elements("P") if tagged.text(p).startswith("Double dashes")]
    tables = [t for t in tagged.elements("Table") if "Student Group" in tagged.text(t)]
    assert len(notes) == len(tables) == 6
    for note, table in zip(notes, tables, strict=True):
        assert tagged.pages_of(note) == tagged.pages_of(table)


def test_nothing_is_wider_than_the_page(lay_out: LayOut) -> None:
    wide = replace(
        facilities(),
        id="wide",
        title=f"Title with {LONG_WORD}",
        rows=(
            Row(
                "A label",
                (*facilities().rows[0].cells[:3], text(f"{LONG_ADDRESS} and {LONG_WORD}")),
            ),
        ),
    )
    pairs = replace(contact(), rows=(Row("Website", (text(LONG_ADDRESS),)),))
    figures = replace(
        class_size(),
        rows=(Row("Total", tuple(figure("1,234.56") for _ in range(12)), total=True),),
    )
    story = filler(1, 2)
    story = replace(story, text=SafeHtml(f"<p>{LONG_WORD} and {LONG_ADDRESS}</p>"))
    report = with_blocks(wide, pairs, figures, story)
    result = lay_out(replace(report, school=f"School {LONG_WORD}", district=LONG_WORD))
    checked = 0
    for page in result.document.pages:
        left = page._page_box.margin_left
        right = left + page._page_box.width
        for box in result.boxes(page):
            if type(box).__name__ == "TextBox" and box.text.strip():
                checked += 1
                assert box.position_x >= left - 1, box.text
                assert box.position_x + box.width <= right + 1, box.text
    assert checked > 40


def test_figures_stand_right_with_figures_of_equal_width(lay_out: LayOut) -> None:
    result = lay_out(with_blocks(results_by_group()))
    ends = defaultdict(set)
    for page in result.document.pages:
        for box in result.boxes(page):
            if type(box).__name__ == "TableCellBox" and is_figure(box.element):
                assert box.style["text_align_all"] in {"right", "end"}
                assert "tabular-nums" in box.style["font_variant_numeric"]
                ends[round(box.position_x)].add(round(box.position_x + box.border_width()))
    assert len(ends) == 5
    assert all(len(places) == 1 for places in ends.values())


def is_figure(element: Any) -> bool:
    return element.tag == "td" and Align.FIGURE in element.get("class").split()


def test_a_line_is_not_broken_after_its_first_word(lay_out: LayOut) -> None:
    # WeasyPrint 70 does so where a text just fits and an element follows.
    paragraphs = "".join(
        f"<p>Lorem{'i' * width} {'dolor sit amet ' * 7}and <strong>then more</strong> end.</p>"
        for width in range(48)
    )
    tagged = lay_out(with_blocks(replace(filler(1, 0), text=SafeHtml(paragraphs)))).tagged
    found = [p for p in tagged.elements("P") if tagged.text(p).startswith("Lorem")]
    assert len(found) == 48
    for paragraph in found:
        page, first = next(tagged.pieces(paragraph))
        assert " " in tagged.text_by_page[page][first].strip()
