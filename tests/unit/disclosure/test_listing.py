"""The coordinator's list of hidden rows: every reason, no figure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sarcgen.disclosure.listing import HiddenRow, list_hidden
from sarcgen.disclosure.protected import (
    HIDDEN,
    CellStatus,
    ProtectedCell,
    ProtectedReport,
    ProtectedRow,
    ProtectedTable,
)
from tests.support.cards import edition_of, protected_report

ELA = "caaspp-ela-by-group"
EDITION = edition_of(ELA)
TITLE = "CAASPP Test Results in ELA by Student Group, Grades Three through Eight and Grade Eleven"
OPEN = ProtectedCell(CellStatus.PUBLISHED, "x")


def report_with(*rows: ProtectedRow) -> ProtectedReport:
    report = protected_report(edition=EDITION)
    return replace(report, tables=(ProtectedTable(ELA, (), rows),))


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (CellStatus.PRIMARY, "too few students (primary suppression)"),
        (
            CellStatus.COMPLEMENTARY,
            "so that a small group cannot be worked out (complementary suppression)",
        ),
        (CellStatus.LINKED, "hidden in a table about the same students"),
        (CellStatus.REQUESTED, "hidden at the district's request"),
        (CellStatus.WITHHELD, "withheld by the state"),
    ],
)
def test_each_kind_of_dashes_has_its_reason(status: CellStatus, reason: str) -> None:
    row = ProtectedRow("asian", (ProtectedCell(status),) * 5)
    assert list_hidden(report_with(row), EDITION) == [
        HiddenRow(ELA, "asian", TITLE, "Asian", reason)
    ]


@pytest.mark.parametrize("status", [status for status in CellStatus if status not in HIDDEN])
def test_what_is_not_hidden_is_not_listed(status: CellStatus) -> None:
    cell = OPEN if status is CellStatus.PUBLISHED else ProtectedCell(status)
    assert list_hidden(report_with(ProtectedRow("asian", (cell,) * 5)), EDITION) == []


def test_a_row_hidden_in_part_says_so() -> None:
    row = ProtectedRow("asian", (OPEN, ProtectedCell(CellStatus.COMPLEMENTARY)))
    (found,) = list_hidden(report_with(row), EDITION)
    assert found.reason.endswith("; part of the row is printed")


def test_a_row_with_several_reasons_tells_each_once() -> None:
    hidden = ProtectedCell(CellStatus.PRIMARY), ProtectedCell(CellStatus.WITHHELD)
    (found,) = list_hidden(report_with(ProtectedRow("asian", hidden * 2)), EDITION)
    assert found.reason == "too few students (primary suppression); withheld by the state"


def test_rows_come_in_print_order() -> None:
    rows = [ProtectedRow(row, (ProtectedCell(CellStatus.PRIMARY),)) for row in ("white", "asian")]
    assert [row.row for row in list_hidden(report_with(*rows), EDITION)] == ["white", "asian"]
