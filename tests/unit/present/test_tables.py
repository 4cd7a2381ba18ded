"""A protected table becomes heads, rows, facts and notes in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from sarcgen.disclosure.protected import (
    CellStatus,
    ProtectedCell,
    ProtectedRow,
    ProtectedTable,
    PublishedValue,
)
from sarcgen.edition.spec import TableSpec
from sarcgen.languages.catalog import PSEUDO_LANGUAGE, Catalog
from sarcgen.present.tables import Wording, compose_table
from sarcgen.report.tables import Align, Cell, Fact, HeadCell, Table
from tests.support.cards import edition_of, protected_report


def published(value: PublishedValue) -> ProtectedCell:
    return ProtectedCell(CellStatus.PUBLISHED, value)


HIDDEN = ProtectedCell(CellStatus.PRIMARY)
MISSING = ProtectedCell(CellStatus.MISSING)

SPEC: dict[str, Any] = {
    "kind": "table",
    "number": 1,
    "id": "tested",
    "title": "Tested",
    "suffix": "(School Year {data_year})",
    "subtitles": ["Grades of {previous_year_plain}"],
    "provided_by": "cde",
    "statute": "EC 1",
    "source": "school.contact.{row}",
    "stub": {"label": "Group"},
    "rows": [
        {"id": "male", "label": "Male"},
        {"id": "all", "label": "All", "total": "yes"},
    ],
    "columns": [
        {"id": "number", "label": "Number", "format": "count"},
        {"id": "met", "label": "Met in {year}", "format": "percent_2", "year": -1},
        {"id": "text", "label": "Text", "format": "text"},
        {"id": "mark", "label": "Mark", "format": "mark"},
    ],
    "disclosure": {"kind": "none", "reason": "A table for tests."},
    "cited": "nowhere",
}


def composed(
    changes: dict[str, Any], table: ProtectedTable | None = None, language: str = "en"
) -> Table:
    spec = TableSpec.model_validate(SPEC | changes)
    empty = tuple(ProtectedRow(row.id, tuple(HIDDEN for _ in spec.columns)) for row in spec.rows)
    wording = Wording(edition_of(), Catalog(language))
    return compose_table(spec, table or ProtectedTable("tested", (), empty), wording)


def test_titles_have_their_years() -> None:
    table = composed({})
    assert (table.id, table.title) == ("tested", "Tested (School Year 2018–19)")
    assert table.subtitles == ("Grades of 2017-18",)


def test_a_title_without_suffix_ends_where_it_ends() -> None:
    assert composed({"suffix": ""}).title == "Tested"


def test_heads_stand_over_their_columns_and_are_set_like_them() -> None:
    assert composed({}).head == (
        (
            HeadCell("Group"),
            HeadCell("Number", align=Align.FIGURE),
            HeadCell("Met in 2017–18", align=Align.FIGURE),
            HeadCell("Text", align=Align.TEXT),
            HeadCell("Mark", align=Align.MARK),
        ),
    )


def test_spanners_stand_over_neighbouring_columns_and_the_rest_reaches_up() -> None:
    columns = [
        {"id": "alone", "label": "Alone", "format": "text"},
        {"id": "one", "label": "One", "format": "count", "spanner": "school"},
        {"id": "two", "label": "Two", "format": "count", "spanner": "school"},
        {"id": "three", "label": "Three", "format": "count", "spanner": "year"},
    ]
    spanners = [
        {"id": "school", "label": "School"},
        {"id": "year", "label": "Year {year}", "year": 0},
    ]
    upper, lower = composed({"columns": columns, "spanners": spanners}).head
    assert upper == (
        HeadCell("Group", rows=2),
        HeadCell("Alone", rows=2, align=Align.TEXT),
        HeadCell("School", columns=2, spanner=True, align=Align.MARK),
        HeadCell("Year 2018–19", columns=1, spanner=True, align=Align.FIGURE),
    )
    assert [head.text for head in lower] == ["One", "Two", "Three"]
    assert {head.align for head in lower} == {Align.FIGURE}


def test_the_head_of_every_table_covers_all_its_columns() -> None:
    wording = Wording(edition_of(), Catalog())
    tables = {table.id: table for table in edition_of().tables()}
    report = protected_report({"grades": "K-12"})
    assert len(report.tables) == len(tables)
    for protected in report.tables:
        table = compose_table(tables[protected.id], protected, wording)
        assert sum(head.columns for head in table.head[0]) == table.columns + 1
        covered = sum(head.columns for row in table.head for head in row if not head.spanner)
        assert covered == table.columns + 1


def row(*cells: ProtectedCell, row_id: str = "male") -> ProtectedTable:
    return ProtectedTable("tested", (), (ProtectedRow(row_id, cells),))


def test_cells_are_written_in_the_format_of_their_column() -> None:
    values = (published(Decimal(1234)), published(Decimal("12.5")), published("Tiles"), HIDDEN)
    (printed,) = composed({}, row(*values)).rows
    assert printed.label == "Male"
    assert [cell.shown for cell in printed.cells] == ["1,234", "12.50", "Tiles", "--"]
    assert [cell.align for cell in printed.cells] == ["figure", "figure", "text", "mark"]


def test_a_row_or_a_cell_may_have_a_format_of_its_own() -> None:
    changes = {
        "rows": [
            {
                "id": "male",
                "label": "Male",
                "format": "money",
                "cells": {"met": {"format": "percent_sign"}},
            }
        ]
    }
    values = [published(Decimal(1234))] * 4
    (printed,) = composed(changes, row(*values)).rows
    assert [cell.shown for cell in printed.cells] == ["$1,234", "1234%", "$1,234", "$1,234"]


def test_only_rows_that_the_school_has_are_printed_and_totals_are_set_off() -> None:
    (printed,) = composed({}, row(HIDDEN, HIDDEN, HIDDEN, HIDDEN, row_id="all")).rows
    assert (printed.label, printed.total) == ("All", True)


def test_facts_and_the_lead_stand_before_the_table() -> None:
    changes = {
        "lead": "Provide:\n\n- the month\n- the rating",
        "facts": [
            {"label": "Collected", "source": "school.published"},
            {"label": "Inspected", "source": "school.published"},
            {"label": "Closed", "source": "school.published"},
        ],
    }
    facts = (published(date(2019, 9, 1)), MISSING, ProtectedCell(CellStatus.NOT_REPORTED))
    table = composed(changes, ProtectedTable("tested", facts, ()))
    assert table.facts == (
        Fact("Collected", "September 2019"),
        Fact("Inspected", "missing", missing=True),
        Fact("Closed", "not reported by the school or district"),
    )
    assert table.lead.markup == (
        "<p>Provide:</p>\n<ul>\n<li>the month</li>\n<li>the rating</li>\n</ul>"
    )


def notes(changes: dict[str, Any], *rows: str) -> list[str]:
    cells = (HIDDEN,) * 4
    table = ProtectedTable("tested", (), tuple(ProtectedRow(row, cells) for row in rows))
    return [note.markup[:12] for note in composed(changes, table).notes]


def test_notes_stand_under_the_table_in_its_order() -> None:
    assert notes({"notes": ["no-data", "double-dashes"]}, "male") == [
        "Note: Cells ",
        "Note: Double",
    ]


def test_notes_of_a_row_stand_only_where_the_row_is_printed_and_once() -> None:
    rows = [
        {"id": "male", "label": "Male", "notes": ["double-dashes", "no-data"]},
        {"id": "all", "label": "All", "notes": ["number-tested", "double-dashes"]},
    ]
    changes = {"rows": rows, "notes": ["no-data"]}
    assert notes(changes, "male") == ["Note: Cells ", "Note: Double"]
    assert notes(changes, "all") == ["Note: Cells ", "Note: The nu", "Note: Double"]
    assert notes(changes, "male", "all") == ["Note: Cells ", "Note: Double", "Note: The nu"]
    assert notes(changes) == ["Note: Cells "]


PENDING_NOTE = "Note: Some cells are blank because the state has not released their figures yet."
LARGER_NOTE = (
    "Note: Some double dashes (--) stand for larger groups, or for groups without students. Their"
    " figures are not shown, because together with the totals they would tell the results of ten or"
    " fewer students."
)


@pytest.mark.parametrize("status", [s for s in CellStatus if s is not CellStatus.PUBLISHED])
def test_pending_cells_bring_their_note_and_no_others_do(status: CellStatus) -> None:
    cells = (ProtectedCell(status), published(Decimal(1)), HIDDEN, HIDDEN)
    found = [note.markup for note in composed({"notes": ["no-data"]}, row(*cells)).notes[1:]]
    assert found == ([PENDING_NOTE] if status is CellStatus.PENDING else [])


def test_a_table_that_hides_larger_groups_says_why() -> None:
    spec = TableSpec.model_validate(SPEC | {"notes": ["no-data"]})
    wording = Wording(edition_of(), Catalog())
    table = compose_table(spec, row(HIDDEN, HIDDEN, HIDDEN, HIDDEN), wording, hides_larger=True)
    assert [note.markup for note in table.notes][1:] == [LARGER_NOTE]


@pytest.mark.parametrize(("grades", "expected"), [("K-8", False), ("9-12", True)])
def test_the_textbook_table_explains_n_a_only_to_schools_that_have_one(
    grades: str, *, expected: bool
) -> None:
    edition = edition_of("textbooks")
    (protected,) = protected_report({"grades": grades}, edition=edition).tables
    table = compose_table(edition.tables()[0], protected, Wording(edition, Catalog()))
    assert any("N/A" in note.markup for note in table.notes) is expected


def test_all_fixed_text_goes_through_the_catalog() -> None:
    changes = {
        "notes": ["no-data"],
        "lead": "Provide:\n\n- the month",
        "facts": [{"label": "Collected", "source": "school.published"}],
        "spanners": [{"id": "s", "label": "School"}],
        "columns": [{"id": "number", "label": "Number", "format": "count", "spanner": "s"}],
    }
    rows = (ProtectedRow("male", (published(Decimal(1234)),)),)
    protected = ProtectedTable("tested", (published("Never"),), rows)
    table = composed(changes, protected, PSEUDO_LANGUAGE)
    texts = [
        *table.title.split("» «"),
        *table.subtitles,
        *(head.text for heads in table.head for head in heads),
        *(fact.label for fact in table.facts),
        *(row.label for row in table.rows),
    ]
    assert [text for text in texts if not ("«" in text or "»" in text)] == []
    assert table.lead.markup == "<p>«Próvídé:»</p>\n<ul>\n<li>«thé móñth»</li>\n</ul>"
    assert table.notes[0].markup.startswith("«Nóté: ")
    assert table.facts[0].text == "Never"
    assert table.rows[0].cells == (Cell("1,234", Align.FIGURE),)
