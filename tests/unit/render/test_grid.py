"""Heads know their columns, and tables their kind."""

from __future__ import annotations

from dataclasses import replace

import lxml.html
import pytest

from sarcgen.render.grid import group_starts, narrow, placed_heads, shape
from sarcgen.report.tables import Align, Cell, HeadCell, Row, Table
from tests.unit.render.conftest import Draw
from tests.unit.render.sample_report import with_blocks
from tests.unit.render.sample_tables import (
    class_size,
    contact,
    enrollment,
    facilities,
    figure,
    results,
    results_by_group,
)

MIXED = (
    (
        HeadCell("Teachers", rows=2),
        HeadCell("Total", rows=2),
        HeadCell("School", columns=2, spanner=True),
        HeadCell("District", columns=1, spanner=True),
    ),
    (HeadCell("2017–18"), HeadCell("2018–19"), HeadCell("2018–19")),
)


def mixed() -> Table:
    return replace(results(), head=MIXED, rows=(Row("All", tuple(map(figure, "1234"))),))


def test_heads_of_the_second_row_stand_after_those_that_reach_down() -> None:
    upper, lower = placed_heads(mixed())
    assert [(head.text, column) for head, column in upper] == [
        ("Teachers", 0),
        ("Total", 1),
        ("School", 2),
        ("District", 4),
    ]
    assert [column for _, column in lower] == [2, 3, 4]


def test_groups_begin_where_spanners_do() -> None:
    assert group_starts(mixed()) == {1, 2, 4}
    assert group_starts(class_size()) == {1, 5, 9}
    assert group_starts(enrollment()) == frozenset()


def test_a_rule_parts_the_groups_in_heads_and_cells_alike(draw: Draw) -> None:
    page = lxml.html.fromstring(draw(with_blocks(mixed())))
    marked = [
        [cell.text_content() for cell in row if "group-start" in (cell.get("class") or "")]
        for row in page.iter("tr")
    ]
    assert marked == [["Total", "School", "District"], ["2017–18", "2018–19"], ["1", "2", "4"]]


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        (contact(), "pairs"),
        (enrollment(), "single"),
        (facilities(), "texts"),
        (results_by_group(), "figures even tall"),
        (results(), "figures six"),
        (class_size(), "dense short-labels"),
    ],
)
def test_the_kind_of_a_table_is_what_stands_in_it(table: Table, kind: str) -> None:
    assert shape(table) == kind


def test_marks_are_no_text() -> None:
    marks = tuple(Cell("X", Align.MARK) for _ in range(4))
    assert shape(replace(enrollment(), rows=(Row("Overall Rating", marks),))) == "figures even"


def test_columns_of_short_texts_are_narrow_unless_their_head_waits_for_long_ones(
    draw: Draw,
) -> None:
    table = facilities()
    assert narrow(table) == [True, True, True, False]
    emptied = tuple(replace(r, cells=(*r.cells[:3], Cell("", Align.TEXT))) for r in table.rows)
    assert narrow(replace(table, rows=emptied)) == [True, True, True, False]
    page = lxml.html.fromstring(draw(with_blocks(table)))
    columns = [column.get("class") for column in page.iterfind(".//colgroup/col")]
    assert columns == [None, "narrow", "narrow", "narrow", None]
