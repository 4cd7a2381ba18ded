"""What a reader assumes besides what is printed, and what becomes of wrong assumptions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sarcgen.disclosure.audit import audit
from sarcgen.disclosure.complementary import choose, publish
from sarcgen.disclosure.conditions import Assumptions, TableConditions
from sarcgen.disclosure.groups import GroupTable, Reason
from sarcgen.disclosure.knowledge import knowledge
from sarcgen.disclosure.readers import Tier
from sarcgen.disclosure.solver import Point, Program, Sum
from sarcgen.model.vocabulary import Level
from tests.support.group_tables import SHORT, group_table

UNKNOWN = "All 60/60/30, Male 30/30/14, Female 30/30/16, Hispanic 45/45/20"


def told(table: GroupTable, *, sizes: bool = True) -> set[tuple[str, Tier]]:
    """Findings in a table of which only the rows withheld by the state are hidden."""
    (choice,) = choose([table], level=Level.EXACT)
    withheld = {
        row_id: why for row_id, why in choice.hidden.items() if why is not Reason.COMPLEMENTARY
    }
    shown = publish(table, replace(choice, hidden=withheld))
    known = {table.id: table.sizes()} if sizes else {}
    short = {row_id: name for name, row_id in SHORT.items()}
    findings = audit([shown], level=Level.EXACT, sizes=known)
    return {(short[finding.row], finding.tier) for finding in findings}


def test_headcounts_of_the_enrollment_table_bound_a_withheld_group() -> None:
    plain = group_table(UNKNOWN, withheld="Black Asian", empty_printed=True)
    assert told(plain) == set()
    bounded = group_table(
        UNKNOWN,
        withheld="Black Asian",
        empty_printed=True,
        headcounts={"Black": (4, 4), "Asian": (11, 11)},
    )
    assert told(bounded) == {("Black", Tier.DOCUMENT), ("Asian", Tier.DOCUMENT)}


def test_headcounts_that_cannot_be_are_given_up() -> None:
    table = group_table(
        UNKNOWN,
        withheld="Black Asian",
        empty_printed=True,
        headcounts={"Black": (1, 1), "Asian": (1, 1)},
    )
    assert told(table) == set()


def test_a_hidden_group_is_not_empty_where_empty_groups_print_zeros() -> None:
    text = UNKNOWN.replace("45/45/20", "58/58/29")
    assert told(group_table(text, withheld="Black Asian", empty_printed=True)) == {
        ("Black", Tier.DOCUMENT),
        ("Asian", Tier.DOCUMENT),
    }
    assert told(group_table(text, withheld="Black Asian")) == set()


def test_a_reader_who_does_not_know_the_sizes_takes_a_partition_for_complete() -> None:
    text = UNKNOWN.replace("45/45/20", "47/47/22") + ", Black 8/8/5"
    table = group_table(text, empty_printed=True)
    # Five students are of no listed race. Who knows it cannot tell how many are Black.
    assert told(table) == set()
    assert told(table, sizes=False) == set()  # thirteen are too many for a group of ten or fewer
    withheld = group_table(text.replace(", Black 8/8/5", ""), withheld="Black", empty_printed=True)
    assert told(withheld) == {("Black", Tier.DOCUMENT)}


def test_a_group_with_few_scores_may_have_many_students() -> None:
    table = group_table("All 24/24/10, Male 12/12/5, Female 12/12/5, Hispanic 24/24/10")
    scored = {"male": 9, "female": 9}
    rows = tuple(replace(row, scored=scored.get(row.id)) for row in table.rows)
    (choice,) = choose([replace(table, rows=rows)])
    assert choice.hidden["male"] is Reason.PRIMARY
    assert "all" not in choice.hidden


def test_percentages_without_decimals_leave_more_open() -> None:
    """With decimals it is clear that all who met are Hispanic; without, one may be of another."""
    text = (
        "All 300/300/{0}, Male 150/150/{1}, Female 150/150/{1}, Hispanic 280/280/{2},"
        "Black 8/8/{3}, Asian 7/7/{3}, White 5/5/{3}"
    )
    exact = group_table(text.format(120, 60, 120, 0), empty_printed=True)
    (choice,) = choose([exact], level=Level.EXACT)
    assert Reason.COMPLEMENTARY in choice.hidden.values()
    coarse = group_table(text.format("40%", "40%", "43%", "0%"), empty_printed=True)
    (choice,) = choose([replace(coarse, percent_decimals=0)], level=Level.EXACT)
    assert Reason.COMPLEMENTARY not in choice.hidden.values()


@pytest.mark.parametrize("one_count", [True, False])
def test_where_the_outcome_is_of_all_students_nobody_is_outside_it(*, one_count: bool) -> None:
    """Even where nobody knows how many students there are in all."""
    table = group_table("Male 20/20/9, Female 25/25/9", withheld="All White")
    (choice,) = choose([table])
    shown = publish(replace(table, one_count=one_count), choice)
    conditions = TableConditions(Program(), shown, {}, 11, Assumptions())
    assert (conditions.parts["white"].not_tested == Sum()) is one_count


def test_sizes_that_another_table_prints_are_the_same_whatever_is_assumed() -> None:
    """A reader who has given up every likely assumption still sees them printed."""
    text = "All 60/60/9, Male 30/30/4, Female 30/30/5, White 45/45/6, Asian 8/8/2, Black 7/7/1"
    counts = group_table(text, empty_printed=True)
    rates = replace(counts, id="rates", sizes_of="ela", one_count=True)
    shown = [publish(*pair) for pair in zip([counts, rates], choose([counts, rates]), strict=True)]
    timid = Assumptions(likely=False, nobody_unlisted=False)
    known = knowledge(shown, {}, 11, timid)
    parts = {(target.table, target.row): target.parts for target in known.targets}
    first, second = parts["ela", "asian"], parts["rates", "asian"]
    point = known.program.greatest(first.enrolled - second.enrolled)
    assert point is not None
    assert _value(first.enrolled, point) == _value(second.enrolled, point)


def _value(quantity: Sum, point: Point) -> int:
    return quantity.constant + sum(
        factor * int(point[variable]) for variable, factor in quantity.terms.items()
    )
