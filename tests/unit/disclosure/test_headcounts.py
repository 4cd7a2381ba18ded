"""How many students a group has, as far as shares of enrollment tell."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from sarcgen.disclosure.groups import GroupRow
from sarcgen.disclosure.headcounts import (
    ALL_STUDENTS,
    enrollment_table,
    headcounts_of,
    total_of,
)
from sarcgen.edition.protection import ProtectedOnRequest
from tests.support.cards import edition_of, raw_report, table_of

TABLE = "enrollment-by-group"
NONE: frozenset[str] = frozenset()
NO_TABLE = edition_of("caaspp")


@pytest.mark.parametrize(
    ("said", "total"),
    [
        ({"enrollment.total": 345}, 345),
        ({"enrollment.total": 345, "enrollment.by_grade": {"1": 40}}, 345),
        ({"enrollment.by_grade": {"1": 40, "2": 50}}, 90),
        ({"enrollment.total": "not reported", "enrollment.by_grade": {"1": 40, "2": "--"}}, 40),
        ({"enrollment.total": 0}, 0),
        ({}, None),
        ({"enrollment.total": "--"}, None),
    ],
)
def test_all_students_are_the_total_or_the_sum_of_the_grades(
    said: dict[str, Any], total: int | None
) -> None:
    assert total_of(raw_report(said).enrollment) == (None if total is None else Decimal(total))


@pytest.mark.parametrize(
    ("share", "total", "span"),
    [
        ("2.0", 345, (7, 7)),
        ("0.3", 345, (1, 1)),
        ("92.8", 345, (320, 320)),
        ("0.0", 345, (0, 0)),
        ("0.0", 3000, (0, 1)),
        ("2.0", 1000, (20, 20)),
        ("2.0", 4000, (78, 82)),
        ("100.0", 30, (30, 30)),
    ],
)
def test_a_share_leaves_a_span_of_students(share: str, total: int, span: tuple[int, int]) -> None:
    said = {"enrollment.total": total, "enrollment.by_group": {"asian": share}}
    assert headcounts_of(raw_report(said, edition=NO_TABLE), NONE) == {"asian": span}


@pytest.mark.parametrize(
    "said",
    [
        {"enrollment.by_group": {"asian": "2.0"}},
        {"enrollment.total": 0, "enrollment.by_group": {"asian": "0.0"}},
        {"enrollment.total": 345, "enrollment.by_group": {"asian": "--"}},
        {"enrollment.total": 345, "enrollment.by_group": {"asian": "not reported"}},
        {"enrollment.total": 345},
    ],
)
def test_without_a_share_or_a_total_nothing_is_known(said: dict[str, Any]) -> None:
    assert headcounts_of(raw_report(said, edition=NO_TABLE), NONE) == {}


def test_a_share_that_is_not_printed_tells_nothing() -> None:
    said = {"enrollment.total": 345, "enrollment.by_group": {"asian": "2.0", "white": "4.1"}}
    report = raw_report(said, edition=NO_TABLE)
    assert set(headcounts_of(report, frozenset({"asian"}))) == {"white"}


def test_races_without_a_share_have_no_more_than_the_others_leave() -> None:
    said = {"enrollment.total": 345, "enrollment.by_group": {"asian": "2.0", "white": "97.7"}}
    found = headcounts_of(raw_report(said), NONE)
    assert found["asian"] == (7, 7)
    assert found["white"] == (337, 337)
    assert found["filipino"] == found["hispanic_or_latino"] == (0, 1)
    assert "homeless" not in found
    dashed = headcounts_of(raw_report(said), frozenset({"asian"}))
    assert dashed["asian"] == dashed["filipino"] == (0, 8)


def test_without_any_race_told_nothing_is_left_over() -> None:
    said = {"enrollment.total": 345, "enrollment.by_group": {"homeless": "2.0"}}
    assert headcounts_of(raw_report(said), NONE) == {"homeless": (7, 7)}


def test_the_enrollment_table_as_head_counts() -> None:
    said = {
        "enrollment.total": 345,
        "enrollment.by_group": {"asian": "1.2", "white": "--", "homeless": "9.0"},
    }
    report = raw_report(said, edition=edition_of(TABLE))
    raw = table_of(report, TABLE)
    assert isinstance(raw.spec.disclosure, ProtectedOnRequest)
    table = enrollment_table(raw, raw.spec.disclosure, report.enrollment)
    assert table.row(ALL_STUDENTS) == GroupRow(ALL_STUDENTS, 345, 345)
    assert table.row("asian") == GroupRow("asian", 4, 4, scored=4)
    assert table.row("white") == GroupRow("white", None, None, withheld=True)
    assert table.row("filipino") == GroupRow("filipino", None, None)
    assert (table.total, table.percent_decimals, table.prints_outcome) == (ALL_STUDENTS, 1, False)
    assert table.within["homeless"] == "socioeconomically_disadvantaged"
    assert len(table.partitions[0]) == 8


def test_of_the_numbers_that_a_share_leaves_open_the_smallest_decides() -> None:
    """0.2 percent of 5298 may be nine students as well as eleven."""
    said = {"enrollment.total": 5298, "enrollment.by_group": {"asian": "0.2"}}
    report = raw_report(said, edition=edition_of(TABLE))
    raw = table_of(report, TABLE)
    assert isinstance(raw.spec.disclosure, ProtectedOnRequest)
    row = enrollment_table(raw, raw.spec.disclosure, report.enrollment).row("asian")
    assert (row.enrolled, row.scored) == (11, 8)
