from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from sarcgen.disclosure.audit import audit
from sarcgen.disclosure.complementary import Choice, publish
from sarcgen.disclosure.groups import GroupTable, Reason, own_reason
from sarcgen.disclosure.published import Alias, Measure, PublishedTable
from sarcgen.disclosure.readers import Tier
from sarcgen.model.vocabulary import Level
from tests.support.group_tables import SHORT, group_table


def published(table: GroupTable, further: str = "", *, results: bool = True) -> PublishedTable:
    """The table with its small rows hidden, and some further ones."""
    beside = {SHORT[short] for short in further.split()}
    reasons = {
        row.id: own_reason(row, table, 11) or Reason.COMPLEMENTARY
        for row in table.rows
        if own_reason(row, table, 11) or row.id in beside
    }
    return publish(table, Choice(table.id, reasons, results_hidden=not results))


def found(
    tables: Sequence[GroupTable], shown: Sequence[PublishedTable], level: Level = Level.STRICT
) -> set[tuple[str, Tier]]:
    sizes = {table.id: table.sizes() for table in tables}
    short = {row_id: name for name, row_id in SHORT.items()}
    findings = audit(shown, level=level, sizes=sizes)
    return {(short[finding.row], finding.tier) for finding in findings}


def told(
    text: str, further: str = "", level: Level = Level.STRICT, *, zeros: bool = True
) -> set[tuple[str, Tier]]:
    table = group_table(text, empty_printed=zeros)
    return found([table], [published(table, further)], level)


WHITE_LEFT_OVER = "All 60/60/30, Male 30/30/14, Female 30/30/16, Hispanic 53/53/24, White 7/7/6"
ALL_OF_ONE_RACE = "All 60/60/30, Male 30/30/14, Female 30/30/16, Hispanic 60/60/30"


def test_the_only_hidden_race_is_what_the_others_leave() -> None:
    assert told(WHITE_LEFT_OVER) == {
        ("White", Tier.SUBTRACTION),
        ("Hispanic", Tier.SUBTRACTION),  # all who are not Hispanic are seven students as well
        ("White", Tier.DOCUMENT),
    }
    assert told(WHITE_LEFT_OVER, level=Level.EXACT) == {("White", Tier.DOCUMENT)}
    assert told(WHITE_LEFT_OVER, "Hispanic") == set()


def test_dashes_of_empty_groups_protect_from_those_alone_who_do_not_know_the_sizes() -> None:
    assert told(WHITE_LEFT_OVER, level=Level.EXACT, zeros=False) == {("White", Tier.SIZES)}


def test_a_large_group_hidden_alone_is_told_as_well() -> None:
    assert told(ALL_OF_ONE_RACE, "Male") == {("Male", Tier.DOCUMENT)}
    assert told(ALL_OF_ONE_RACE, "Male Female") == set()


def test_nobody_met_the_standard() -> None:
    text = "All 60/60/9, Male 30/30/4, Female 30/30/5,Hispanic 44/44/9, White 8/8/0, Black 8/8/0"
    assert told(text) == {("White", Tier.DOCUMENT), ("Black", Tier.DOCUMENT)}
    assert told(text, "Hispanic") == set()


def test_what_holds_of_a_group_holds_of_the_groups_within() -> None:
    text = ALL_OF_ONE_RACE + ", SED 30/30/0, Foster 4/4/0"
    assert told(text) == {("Foster", Tier.DOCUMENT)}
    assert told(text, "SED") == set()
    assert told(ALL_OF_ONE_RACE + ", SED 30/30/0", zeros=False) == set()


def test_three_rows_of_at_most_ten_that_make_thirty() -> None:
    text = (
        "All 30/30/14, Male 15/15/7, Female 15/15/7,Hispanic 10/10/5, White 10/10/5, Black 10/10/4"
    )
    tens = {(row, Tier.LABELS) for row in ("Hispanic", "White", "Black")}
    assert told(text) == tens


def test_students_not_tested_are_told_of_small_groups_alone() -> None:
    text = "All 40/38/20, Male 20/19/10, Female 20/19/10, Hispanic 40/38/20, SED 30/28/15"
    # All two students who were not tested are homeless, so they are disadvantaged.
    both = text + ", Homeless 14/12/6, Foster 3/3/1"
    assert told(both, "SED") == set()
    told_absent = group_table(both, empty_printed=True)
    row = replace(told_absent.row("disadvantaged"), withheld=True)
    rows = tuple(row if other.id == row.id else other for other in told_absent.rows)
    withheld = replace(told_absent, rows=rows)
    assert found([withheld], [published(withheld)]) == {("SED", Tier.DOCUMENT)}


def test_differences_of_printed_rows() -> None:
    assert told(ALL_OF_ONE_RACE + ", SWD 59/59/29") == {("SWD", Tier.SUBTRACTION)}
    assert told(ALL_OF_ONE_RACE + ", SWD 59/59/29", level=Level.EXACT) == set()
    nested = ALL_OF_ONE_RACE + ", SED 40/40/20, Homeless 30/30/15"
    assert told(nested) == {("Homeless", Tier.SUBTRACTION)}
    assert told(nested.replace("30/30/15,", "29/29/15,")) != set()
    assert told(nested.replace("Homeless 30/30/15", "Homeless 29/29/15")) == set()


def test_students_of_unreported_gender_are_a_group_too() -> None:
    text = "All 60/60/30, Male 30/30/14, Female 29/29/15, Hispanic 60/60/30"
    assert told(text) == {("All", Tier.SUBTRACTION)}
    assert told(text.replace("Female 29/29/15", "Female 19/19/15")) == set()


def test_a_small_group_in_print() -> None:
    table = group_table(ALL_OF_ONE_RACE + ", SWD 9/9/3")
    shown = publish(table, Choice("ela", {}))
    hidden = published(table)
    row = next(row for row in shown.rows if row.id == "disabilities")
    rows = tuple(row if other.id == row.id else other for other in hidden.rows)
    assert found([table], [hidden]) == set()
    assert found([table], [replace(hidden, rows=rows)]) == {("SWD", Tier.SMALL)}


@pytest.mark.parametrize(
    "left",
    [
        {Measure.TESTED: Decimal(9)},
        {Measure.ENROLLED: Decimal(9)},
        {Measure.PERCENT_TESTED: Decimal("90.00")},
        {Measure.PERCENT_NOT_TESTED: Decimal("10.00")},
        {Measure.PERCENT_MET: Decimal("33.33")},
        {Measure.PERCENT_MET: Decimal("0.00")},
    ],
)
def test_a_cell_left_in_a_hidden_row(left: dict[Measure, Decimal]) -> None:
    table = group_table(
        "All 60/59/30, Male 30/30/14, Female 30/29/16, Hispanic 60/59/30, SWD 10/9/3"
    )
    shown = published(table)
    rows = tuple(
        replace(row, cells={**row.cells, **left}) if row.id == "disabilities" else row
        for row in shown.rows
    )
    assert found([table], [shown]) == set()
    assert ("SWD", Tier.DOCUMENT) in found([table], [replace(shown, rows=rows)])


def test_an_alias_that_prints_what_is_hidden() -> None:
    table = group_table(ALL_OF_ONE_RACE)
    hidden = published(table, results=False)
    told_elsewhere = replace(hidden, aliases=(Alias("all", Decimal(50), 0),))
    assert found([table], [hidden]) == set()
    assert ("All", Tier.PATTERN) in found([table], [told_elsewhere])
    dashes = replace(hidden, aliases=(Alias("all", None, 0),))
    assert found([table], [dashes]) == set()


def test_results_hidden_in_all_rows_are_still_told_by_one_number() -> None:
    table = group_table(ALL_OF_ONE_RACE)
    hidden = published(table, results=False)
    met = {Measure.PERCENT_MET: Decimal("100.00")}
    rows = tuple(
        replace(row, cells={**row.cells, **met}) if row.id == "all" else row for row in hidden.rows
    )
    told_rows = {row for row, _ in found([table], [replace(hidden, rows=rows)])}
    assert told_rows == {"Male", "Female", "Hispanic"}


def test_a_linked_table_that_prints_the_row() -> None:
    ela = group_table(ALL_OF_ONE_RACE + ", SWD 12/12/3")
    math = group_table(
        "All 60/59/30, Male 30/30/14, Female 30/29/16, Hispanic 60/59/30, SWD 12/10/3",
        table_id="math",
    )
    open_row = [published(ela), published(math)]
    assert found([ela, math], open_row) == {("SWD", Tier.PATTERN)}
    assert found([ela, math], [published(ela, "SWD"), published(math)]) == set()


def test_a_hidden_table_is_told_by_one_with_as_many_students() -> None:
    ela = group_table("All 11/11/4, Hispanic 11/11/4")
    math = group_table("All 11/10/4, Hispanic 11/10/4", table_id="math")
    nothing = published(math, " ".join(SHORT))
    rows = {row for row, _ in found([ela, math], [published(ela), nothing])}
    assert rows == {"All", "Hispanic"}
    more = group_table("All 12/10/4, Hispanic 12/10/4", table_id="math")
    assert found([ela, more], [published(ela), published(more, " ".join(SHORT))]) == set()


def test_figures_that_no_students_can_make() -> None:
    table = group_table(
        "All 60/60/30, Male 70/70/14, Female 30/30/16, Hispanic 60/60/30", also_hide="Female"
    )
    assert found([table], [published(table)], Level.EXACT) == {("All", Tier.CONTRADICTION)}


def test_percentages_of_students_with_scores() -> None:
    """One girl has no score: no number of girls is 41.67 percent of 49, but 20 of 48 is."""
    text = (
        "All 100/98/40.21%, Male 50/49/38.78%, Female 50/49/41.67%,"
        "Hispanic 80/79/41.03%, White 20/19/36.84%"
    )
    table = group_table(text, withheld="Asian", empty_printed=True)
    assert found([table], [published(table)], Level.EXACT) == set()
    alone = group_table(
        text.replace("80/79/41.03%", "81/79/41.03%"), withheld="Asian", empty_printed=True
    )
    assert found([alone], [published(alone)], Level.EXACT) == {("All", Tier.CONTRADICTION)}


def test_a_row_of_unknown_size_is_not_held_to_be_empty() -> None:
    text = "All 100/100/40, Male 85/85/30, Hispanic 100/100/40"
    table = group_table(text, withheld="Female")
    assert ("Female", Tier.DOCUMENT) in found([table], [published(table)])
    assert found([table], [published(table, "Male")]) == set()


# ------------------------------------------------- tables of other things than tests, in two tables


def year_tables(absent: str, suspended: str, further: str = "") -> list[PublishedTable]:
    """Absences, and suspensions of the same students, with the small rows of either hidden."""
    first = replace(group_table(absent, empty_printed=True), id="absences", counts_met=True)
    second = replace(
        group_table(suspended, empty_printed=True),
        id="suspensions",
        sizes_of="absences",
        one_count=True,
        nobody_may_be_known=True,
    )
    both = [published(first, further), published(second, further)]
    hidden = {row.id for table in both for row in table.rows if row.hidden}
    return [
        publish(table, Choice(table.id, dict.fromkeys(hidden, Reason.LINKED)))
        for table in (first, second)
    ]


def rows_told(shown: Sequence[PublishedTable]) -> set[tuple[str, str]]:
    short = {row_id: name for name, row_id in SHORT.items()}
    return {(found.table, short[found.row]) for found in audit(shown, level=Level.EXACT)}


def test_the_number_beside_a_percentage_counts_even_where_they_disagree() -> None:
    """Thirty of sixty met; the percentage says otherwise, and is that of other cards too."""
    table = replace(group_table(WHITE_LEFT_OVER), counts_met=True)
    total = replace(table.row("all"), percent_met=Decimal("61.00"))
    odd = replace(table, rows=(total, *table.rows[1:]))
    assert found([odd], [published(odd, "Hispanic")]) == set()
    assert ("White", Tier.SIZES) in found([odd], [published(odd)], Level.EXACT)


def test_what_two_tables_about_a_year_tell_together() -> None:
    """Suspensions alone leave open how many Asian students there are; the absences tell it."""
    absent = "All 60/60/30, Male 30/30/14, Female 30/30/16, White 52/52/26, Asian 8/8/4"
    suspended = "All 60/60/9, Male 30/30/4, Female 30/30/5, White 52/52/7, Asian 8/8/2"
    assert rows_told(year_tables(absent, suspended)) == {
        ("absences", "Asian"),
        ("suspensions", "Asian"),
    }
    assert rows_told(year_tables(absent, suspended, "White")) == set()


def test_results_left_in_a_row_of_hidden_size_are_told_whatever_they_say() -> None:
    absent = (
        "All 60/60/30, Male 30/30/14, Female 30/30/16, White 45/45/22, Asian 8/8/4, Black 7/7/4"
    )
    nobody = "All 60/60/0, Male 30/30/0, Female 30/30/0, White 45/45/0, Asian 8/8/0, Black 7/7/0"
    first, second = year_tables(absent, nobody)
    assert rows_told([first, second]) == set()
    rows = tuple(
        replace(row, cells={**row.cells, Measure.PERCENT_MET: Decimal("0.00")})
        if row.id == "asian"
        else row
        for row in second.rows
    )
    assert rows_told([first, replace(second, rows=rows)]) == {("suspensions", "Asian")}
