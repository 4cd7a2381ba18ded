"""Tables by student group in the form that the choice of hidden rows takes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from sarcgen.disclosure.groups import GroupRow, GroupTable
from sarcgen.disclosure.linked import linked_tables
from sarcgen.disclosure.policy import Policy
from sarcgen.edition.words import EmptyGroup
from tests.support.cards import edition_of, raw_report

ELA, MATHEMATICS = "caaspp-ela-by-group", "caaspp-mathematics-by-group"
DASH = Policy(11, EmptyGroup.DASH)


def ela(said: Any, policy: Policy = DASH) -> GroupTable:
    report = raw_report({"outcomes.ela.asian": said}, edition=edition_of(ELA))
    ((table,),) = linked_tables(report, policy, {})
    return table


def asian(said: Any, policy: Policy = DASH) -> GroupRow:
    return ela(said, policy).row("asian")


def test_tables_about_the_same_students_come_together_and_others_not_at_all() -> None:
    report = raw_report({"grades": "K-12"})
    (tables,) = linked_tables(report, DASH, {})
    assert [table.id for table in tables] == [ELA, MATHEMATICS]
    assert linked_tables(raw_report(edition=edition_of("caaspp")), DASH, {}) == []


def test_tables_of_other_students_stay_apart() -> None:
    edition = edition_of(ELA, MATHEMATICS)
    (section,) = edition.sections
    apart = []
    for table, linked in zip(edition.tables(), ("one", None), strict=True):
        rule = table.disclosure.model_copy(update={"linked": linked})
        apart.append(table.model_copy(update={"disclosure": rule}))
    sections = (section.model_copy(update={"blocks": tuple(apart)}),)
    found = linked_tables(
        raw_report(edition=edition.model_copy(update={"sections": sections})), DASH, {}
    )
    assert [[table.id for table in tables] for tables in found] == [[ELA], [MATHEMATICS]]


def test_a_row_has_its_counts_and_its_percentage() -> None:
    said = {
        "total_enrollment": 40,
        "number_tested": 30,
        "number_with_scores": 29,
        "percent_met_or_exceeded": "41.38",
    }
    assert asian(said) == GroupRow("asian", 40, 30, percent_met=Decimal("41.38"), scored=29)
    del said["number_with_scores"]
    assert asian(said).scored is None


@pytest.mark.parametrize("said", ["--", {"total_enrollment": 40, "number_tested": "--"}])
def test_what_the_state_withheld_is_marked(said: Any) -> None:
    assert asian(said).withheld
    assert asian(said).size is None


@pytest.mark.parametrize("said", [None, {"total_enrollment": 40}])
def test_what_is_not_there_is_unknown_and_not_withheld(said: Any) -> None:
    row = asian(said)
    assert not row.withheld
    assert (row.tested, row.percent_met) == (None, None)


@pytest.mark.parametrize("word", ["--", "not reported", "N/A", "pending"])
def test_a_number_with_scores_that_is_not_told_is_withheld_and_one_left_out_is_not(
    word: str,
) -> None:
    said = {"total_enrollment": 40, "number_tested": 40, "percent_met_or_exceeded": "40.00"}
    assert not asian(said).withheld
    assert asian(said | {"number_with_scores": word}).withheld


def test_a_percentage_is_taken_as_it_is_printed() -> None:
    """With half a step more, it would leave other numbers open than the printed one does."""
    said = {"total_enrollment": 40, "number_tested": 30, "percent_met_or_exceeded": "41.3749"}
    assert asian(said).percent_met == Decimal("41.37")
    assert asian(said | {"percent_met_or_exceeded": "41.375"}).percent_met == Decimal("41.38")


def test_structure_and_rounding_come_from_the_edition() -> None:
    table = ela({})
    assert table.total == "all_students"
    assert table.percent_decimals == 2
    assert [len(members) for members in table.partitions] == [2, 8]
    assert table.within["foster_youth"] == "socioeconomically_disadvantaged"
    assert len(table.rows) == 17


@pytest.mark.parametrize("choice", EmptyGroup)
def test_whether_empty_groups_print_comes_from_the_policy(choice: EmptyGroup) -> None:
    assert ela({}, Policy(11, choice)).empty_printed is (choice is EmptyGroup.ZERO)


def test_a_districts_wish_is_for_one_row_of_one_table() -> None:
    policy = Policy(11, EmptyGroup.DASH, also_hide=frozenset({(ELA, "asian")}))
    (tables,) = linked_tables(raw_report(), policy, {})
    wished = [(table.id, row.id) for table in tables for row in table.rows if row.also_hide]
    assert wished == [(ELA, "asian")]


def test_head_counts_are_handed_on() -> None:
    (tables,) = linked_tables(raw_report(), DASH, {"asian": (3, 4)})
    assert [table.headcounts for table in tables] == [{"asian": (3, 4)}] * 2
