"""Facts above a table that are figures about students: hidden where too few stand behind them."""

from __future__ import annotations

from typing import Any

import pytest

from sarcgen.disclosure.protected import CellStatus, ProtectedCell
from sarcgen.model.values import NoValue
from sarcgen.tables.raw import Governance
from tests.support.cards import Data, counts_of, table_of
from tests.support.whole_schools import later_edition, later_raw, later_report

AP = "advanced-placement"
SHARE = "outcomes.advanced_placement.all_courses.percent_of_students"


def fact(said: Data, district: Data | None = None) -> ProtectedCell:
    table = later_report({SHARE: "24.6"} | said, district, later_edition(AP, "textbooks")).table(AP)
    assert table is not None
    (found,) = table.facts
    return found


@pytest.mark.parametrize("students", [0, 1, 10, 11])
def test_a_share_of_ten_students_is_hidden_and_one_of_eleven_is_printed(students: int) -> None:
    found = fact({"enrollment.total": students})
    assert found.status is (CellStatus.PRIMARY if students <= 10 else CellStatus.PUBLISHED)
    assert (found.value is None) is (students <= 10)


@pytest.mark.parametrize("said", [{}, {"enrollment.total": "--"}, {"enrollment.total": "pending"}])
def test_a_share_of_nobody_knows_how_many_is_hidden(said: Data) -> None:
    assert fact(said) == ProtectedCell(CellStatus.PRIMARY)


def test_the_total_is_added_up_where_the_file_leaves_it_out() -> None:
    by_grade = {"9": 20, "10": 20, "11": 20, "12": 20}
    assert fact({"enrollment.by_grade": by_grade}).status is CellStatus.PUBLISHED


def test_a_district_may_ask_for_more_students() -> None:
    minimum = {"disclosure.minimum_group_size": 30}
    assert fact({"enrollment.total": 29}, minimum).status is CellStatus.PRIMARY
    assert fact({"enrollment.total": 30}, minimum).status is CellStatus.PUBLISHED


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("N/A", CellStatus.NOT_APPLICABLE),
        ("pending", CellStatus.PENDING),
        (None, CellStatus.MISSING),
    ],
)
def test_the_want_of_a_share_stays_what_it_is(word: Any, status: CellStatus) -> None:
    assert fact({SHARE: word, "enrollment.total": 5}).status is status


def test_a_fact_that_tells_nothing_of_students_is_printed_as_it_is() -> None:
    raw = later_raw({"conditions.textbooks.collected": "August 2023"})
    (collected,) = table_of(raw, "textbooks").facts
    assert (collected.governance, collected.counts) == (Governance.OPEN, ())
    (share,) = table_of(later_raw({SHARE: "24.6"}), AP).facts
    assert share.governance is Governance.COUNTED
    assert counts_of(share) == [NoValue.MISSING]
