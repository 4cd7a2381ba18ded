from __future__ import annotations

from decimal import Decimal

import pytest

from sarcgen.disclosure.groups import GroupRow, GroupTable, Reason, own_reason
from sarcgen.disclosure.published import (
    Measure,
    PublishedRow,
    PublishedTable,
    as_hidden,
    as_printed,
    met_counts,
    percentage,
    rounded_from,
    with_common_reasons,
)

TABLE = GroupTable("ela", (), "all")


@pytest.mark.parametrize(
    ("percent", "whole", "decimals", "expected"),
    [
        ("38.42", 190, 2, (73, 73)),
        ("26.3", 19, 1, (5, 5)),
        ("40", 290, 0, (115, 117)),
        ("0.00", 12, 2, (0, 0)),
        ("100.00", 12, 2, (12, 12)),
        # 1 of 8 is 12.5, which rounds up; 12 can only be what is nothing of eight.
        ("13", 8, 0, (1, 1)),
        # Between two steps and the only candidate: the state may round to even.
        ("3.12", 32, 2, (1, 1)),
    ],
)
def test_numbers_behind_a_percentage(
    percent: str, whole: int, decimals: int, expected: tuple[int, int]
) -> None:
    assert rounded_from(Decimal(percent), whole, decimals) == expected


def test_no_number_behind_a_percentage() -> None:
    low, high = rounded_from(Decimal("38.11"), 49, 2)
    assert low > high


def test_students_without_a_score_widen_what_a_percentage_leaves_open() -> None:
    assert met_counts(Decimal("50.00"), 20, 2, 0) == (10, 10)
    assert met_counts(Decimal("50.00"), 20, 2, 2) == (9, 10)
    assert met_counts(Decimal("48.98"), 50, 2, 1) == (24, 24)
    low, high = met_counts(Decimal("48.98"), 50, 2, 0)
    assert low > high


@pytest.mark.parametrize(
    ("part", "whole", "printed"),
    [(1, 8, "12.50"), (1, 32, "3.13"), (0, 0, "0.00"), (121, 123, "98.37"), (12, 12, "100.00")],
)
def test_percentages_are_rounded_half_up(part: int, whole: int, printed: str) -> None:
    assert str(percentage(part, whole, 2)) == printed


def test_an_open_row_prints_the_files_percentage_where_there_is_one() -> None:
    row = GroupRow("male", 20, 19, percent_met=Decimal("27.78"))
    cells = as_printed(row, TABLE, results=True).cells
    assert cells[Measure.PERCENT_MET] == Decimal("27.78")
    assert cells[Measure.PERCENT_TESTED] == Decimal("95.00")
    assert Measure.MET not in cells


def test_a_row_without_results_hides_them_alone() -> None:
    row = as_printed(GroupRow("male", 20, 19, 5), TABLE, results=False)
    assert row.something_hidden
    assert not row.hidden
    assert row.prints_something


def test_a_hidden_row_prints_nothing() -> None:
    row = as_hidden("male", TABLE, Reason.PRIMARY)
    assert row.hidden
    assert not row.prints_something


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (GroupRow("g", 11, 11, 0), None),
        (GroupRow("g", 10, 10, 0), Reason.PRIMARY),
        (GroupRow("g", 19, 10, 0), Reason.PRIMARY),
        (GroupRow("g", 0, 0, 0), Reason.PRIMARY),
        (GroupRow("g", 12, 12, 3, scored=10), Reason.PRIMARY),
        (GroupRow("g", 12, 12, 3, also_hide=True), Reason.REQUESTED),
        (GroupRow("g", 9, 9, 3, also_hide=True), Reason.PRIMARY),
        (GroupRow("g", 12, None), Reason.WITHHELD),
        (GroupRow("g", None, None), Reason.WITHHELD),
        (GroupRow("g", 30, 30, 3, withheld=True), Reason.WITHHELD),
    ],
)
def test_why_a_row_is_hidden_for_its_own_sake(row: GroupRow, reason: Reason | None) -> None:
    assert own_reason(row, TABLE, 11) is reason


def test_an_empty_group_prints_zeros_where_the_edition_says_so() -> None:
    zeros = GroupTable("ela", (), "all", empty_printed=True)
    assert own_reason(GroupRow("g", 0, 0, 0), zeros, 11) is None
    assert own_reason(GroupRow("g", 1, 0, 0), zeros, 11) is Reason.PRIMARY


def test_numbers_stay_out_of_a_repr() -> None:
    row = GroupRow("male", 4711, 4712, 4713, Decimal("47.14"), 4715)
    table = GroupTable("ela", (row,), "male", headcounts={"male": (4716, 4717)})
    assert "47" not in repr(row) + repr(table)


def test_a_row_is_complementary_only_if_it_is_so_in_all_linked_tables() -> None:
    def table(name: str, first: Reason, second: Reason) -> PublishedTable:
        rows = (PublishedRow("male", {}, first), PublishedRow("female", {}, second))
        return PublishedTable(name, rows, "all")

    ela, math = with_common_reasons(
        [
            table("ela", Reason.PRIMARY, Reason.COMPLEMENTARY),
            table("math", Reason.COMPLEMENTARY, Reason.COMPLEMENTARY),
        ]
    )
    assert [row.reason for row in ela.rows] == [Reason.PRIMARY, Reason.COMPLEMENTARY]
    assert [row.reason for row in math.rows] == [Reason.LINKED, Reason.COMPLEMENTARY]
