from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from sarcgen.disclosure import complementary, search
from sarcgen.disclosure.audit import audit
from sarcgen.disclosure.complementary import Choice, choose, publish
from sarcgen.disclosure.groups import GroupTable, Reason
from sarcgen.disclosure.shortcuts import Cures
from sarcgen.model.vocabulary import Level
from tests.support.group_tables import SHORT, group_table

SHORT_OF = {row_id: short for short, row_id in SHORT.items()}
ALL_HISPANIC = "All 60/60/30, Male 30/30/14, Female 30/30/16, Hispanic 60/60/30"


def chosen(
    tables: Sequence[GroupTable], level: Level = Level.STRICT, minimum: int = 11
) -> tuple[Choice, ...]:
    """The choice, which the audit must have nothing to say against."""
    choices = choose(tables, level=level, minimum=minimum)
    shown = [publish(*pair) for pair in zip(tables, choices, strict=True)]
    sizes = {table.id: table.sizes() for table in tables}
    assert audit(shown, level=level, minimum=minimum, sizes=sizes) == ()
    return choices


def rows(choice: Choice, *reasons: Reason) -> str:
    """Short names of the rows hidden for one of these reasons, in the order of the table."""
    return " ".join(SHORT_OF[row_id] for row_id, why in choice.hidden.items() if why in reasons)


def further(table: GroupTable, level: Level = Level.STRICT) -> str:
    (choice,) = chosen([table], level)
    assert not choice.results_hidden
    return rows(choice, Reason.COMPLEMENTARY)


def test_girls_withheld_by_the_state_beside_open_figures() -> None:
    table = group_table("All 49/49/20, Male 43/43/18, Hispanic 49/49/20", withheld="Female")
    assert further(table) == "Male"
    assert further(table, Level.EXACT) == "Male"
    # The state may hide a large group too; nobody has said that it is small.
    table = group_table("All 99/99/20, Male 43/43/18, Hispanic 99/99/20", withheld="Female")
    assert further(table) == "Male"


def test_all_students_withheld_by_the_state() -> None:
    table = group_table("Male 20/20/7, Female 25/24/9, EL 45/44/16", withheld="All")
    assert further(table) == "Male"


def test_a_table_withheld_wholly_by_the_state_hides_nothing_elsewhere() -> None:
    math = group_table("", table_id="math", withheld=" ".join(SHORT))
    ela, math_choice = chosen([group_table(ALL_HISPANIC, empty_printed=True), math])
    assert not ela.hidden
    assert set(math_choice.hidden.values()) == {Reason.WITHHELD}


def test_two_hidden_groups_that_make_one_student() -> None:
    text = "All 61/61/30, Male 30/30/14, Female 30/30/16, Hispanic 60/60/30, White 1/1/0"
    assert further(group_table(text, withheld="Black")) == "Male Hispanic"
    assert further(group_table(text, withheld="Black"), Level.EXACT) == "Hispanic"


def test_a_school_of_eleven() -> None:
    table = group_table("All 11/11/4, Male 6/6/2, Female 5/5/2, Hispanic 11/11/4, SED 9/9/3")
    (choice,) = chosen([table])
    assert rows(choice, Reason.COMPLEMENTARY) == ""
    assert "all" not in choice.hidden


def test_all_groups_at_the_threshold_leave_nothing_open() -> None:
    text = (
        "All 30/30/14, Male 15/15/7, Female 15/15/7, Hispanic 10/10/5, White 10/10/5, Black 10/10/4"
    )
    # With zeros beside the dashes each hidden group would be known to have students: ten of them.
    (choice,) = chosen([group_table(text, empty_printed=True)])
    assert set(SHORT) - {short for short, row in SHORT.items() if row in choice.hidden} == {
        "All",
        "Male",
        "Female",
    }
    assert not choice.results_hidden


def test_zeros_are_hidden_only_where_that_saves_a_table() -> None:
    few = "All 30/30/14, Male 15/15/7, Female 15/15/7, Hispanic 24/24/11, White 6/6/3"
    (choice,) = chosen([group_table(few, empty_printed=True)])
    assert SHORT["Asian"] not in choice.hidden


def test_nobody_met_the_standard_so_no_results_are_printed() -> None:
    text = "All 60/60/0, Male 30/30/0, Female 30/30/0, Hispanic 45/45/0, White 8/8/0, Black 7/7/0"
    (choice,) = chosen([group_table(text)])
    assert choice.results_hidden
    assert rows(choice, Reason.COMPLEMENTARY) == ""


def test_results_of_one_linked_table_are_hidden_and_those_of_the_other_are_not() -> None:
    rest = "Male 30/30/{0}, Female 30/30/{0}, Hispanic 45/45/{0}, White 8/8/{1}, Black 7/7/{1}"
    nobody = group_table("All 60/60/0, " + rest.format(0, 0))
    some = group_table("All 60/60/28, " + rest.format(14, 4), table_id="math")
    ela, math = chosen([nobody, some])
    assert ela.results_hidden
    assert not math.results_hidden
    assert ela.hidden.keys() == math.hidden.keys()


def test_groups_within_groups() -> None:
    text = ALL_HISPANIC + ", SED 40/40/20, Foster 12/12/8, Homeless 35/35/15"
    assert further(group_table(text)) == "Homeless"
    assert further(group_table(ALL_HISPANIC + ", SED 30/30/0, Homeless 5/5/0")) == "SED"
    assert further(group_table(ALL_HISPANIC + ", SED 30/30/0")) == ""


def test_a_row_hidden_in_one_table_is_hidden_in_the_linked_one() -> None:
    ela = group_table(ALL_HISPANIC + ", SWD 12/12/3")
    math = group_table(
        "All 60/58/30, Male 30/30/14, Female 30/28/16, Hispanic 60/58/30, SWD 12/10/3",
        table_id="math",
    )
    ela_choice, math_choice = chosen([ela, math])
    assert ela_choice.hidden["disabilities"] is Reason.LINKED
    assert math_choice.hidden["disabilities"] is Reason.PRIMARY
    assert ela_choice.hidden.keys() == math_choice.hidden.keys()


def test_linked_tables_choose_together() -> None:
    """Each table alone would hide another row; together the one that is cheaper for both."""
    text = "Male 70/70/30, Female 70/70/31, Hispanic 110/110/50, Black 5/5/2,"
    ela = group_table("All 140/140/61," + text + "Asian 12/12/4, White 13/13/5")
    math = group_table("All 140/140/61," + text + "Asian 14/14/4, White 11/11/5", table_id="math")
    assert further(ela) == "Asian"
    assert further(math) == "White"
    for choice in chosen([ela, math]):
        assert rows(choice, Reason.COMPLEMENTARY) == "White"


def test_a_small_linked_table_with_as_many_students_hides_both() -> None:
    ela = group_table("All 11/11/4, Hispanic 11/11/4")
    math = group_table("All 11/10/4, Hispanic 11/10/4", table_id="math")
    ela_choice, math_choice = chosen([ela, math])
    assert len(ela_choice.hidden) == len(math_choice.hidden) == len(SHORT)
    assert math_choice.hidden["all"] is Reason.PRIMARY


def test_a_small_linked_table_of_other_students_hides_itself_alone() -> None:
    ela = group_table("All 60/60/30, Hispanic 60/60/30", empty_printed=True)
    science = group_table("All 9/9/4, Hispanic 9/9/4", table_id="science", empty_printed=True)
    ela_choice, science_choice = chosen([ela, science])
    assert "all" not in ela_choice.hidden
    assert len(science_choice.hidden) == len(SHORT)


def test_a_district_may_hide_more_and_what_follows_is_hidden_with_it() -> None:
    (choice,) = chosen([group_table(ALL_HISPANIC, also_hide="Male")])
    assert choice.hidden["male"] is Reason.REQUESTED
    assert rows(choice, Reason.COMPLEMENTARY) == "Female"


def test_a_higher_minimum_keeps_what_lower_ones_hide() -> None:
    text = (
        "All 160/157/70, Male 80/79/35, Female 80/78/35, Hispanic 126/125/58,"
        "Black 7/7/2, White 13/13/5, Asian 14/12/5"
    )
    table = group_table(text)
    assert further(table) == "White"
    (choice,) = chosen([table], minimum=13)
    # Black and Asian together would be enough at this minimum, were it the first.
    assert rows(choice, Reason.PRIMARY).startswith("Black")
    assert "asian" in choice.hidden
    assert "white" in choice.hidden


def test_the_minimum_is_never_below_the_states() -> None:
    with pytest.raises(ValueError, match="smallest group"):
        choose([group_table(ALL_HISPANIC)], minimum=10)


def test_a_search_that_takes_too_long_hides_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "_MOST_SETS", 1)
    table = group_table("All 58/56/21, Male 51/50/18, Female 7/6/3, Hispanic 58/56/21")
    (choice,) = chosen([table])
    assert len(choice.hidden) == len(SHORT)


def test_figures_that_no_students_can_make_are_not_printed() -> None:
    table = group_table("All 60/60/30, Male 60/60/30, Female 9/9/3, Hispanic 60/60/30")
    (choice,) = chosen([table])
    assert len(choice.hidden) == len(SHORT)


def test_a_table_of_sizes_alone() -> None:
    text = "All 99/99/0, Male 50/50/0, Female 49/49/0, Hispanic 70/70/0, White 20/20/0, Black 9/9/0"
    table = group_table(text, empty_printed=True)
    sizes = GroupTable(
        "enrollment", table.rows, "all", table.partitions, prints_outcome=False, empty_printed=True
    )
    assert further(sizes) == "White"


def test_no_set_of_rows_is_looked_for_where_none_can_help() -> None:
    tens = "Hispanic 10/10/5, White 10/10/5, Black 10/10/4"
    hopeless = group_table(
        f"All 30/30/14, Male 15/15/7, Female 15/15/7, {tens}", empty_printed=True
    )
    nines = tens.replace("10/10", "9/9")
    hopeful = group_table(
        f"All 27/27/14, Male 13/13/7, Female 14/14/7, {nines}", empty_printed=True
    )
    for table, expected in ((hopeless, True), (hopeful, False)):
        linked = complementary._LinkedTables([table], Level.STRICT, 11, search.Patience())
        base = frozenset({"hispanic", "white", "black"})
        assert linked._search([table]).hopeless(base, frozenset()) is expected


def test_figures_that_contradict_one_another_do_not_take_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each set of rows takes several readers to be given up, so that fewer sets are tried."""
    tried: list[frozenset[str]] = []
    cures = search.Search._cures

    def noted(self: search.Search, rows: search.Rows, hidden: search.Rows) -> Cures | None:
        tried.append(rows)
        return cures(self, rows, hidden)

    monkeypatch.setattr(search.Search, "_cures", noted)
    text = (
        "All 400/400/10.25%, Male 210/210/60.25%, Female 190/190/60.25%, Hispanic 150/150/70.25%,"
        "White 120/120/70.25%, Asian 50/50/70.25%, Black 30/30/70.25%, TwoPlus 23/23/70.25%,"
        "PacIsl 20/20/70.25%, Filipino 7/7/70.25%, SED 300/300/2.22%, EL 120/120/1.11%,"
        "SWD 100/100/50.00%, Homeless 40/40/90.00%, Foster 30/30/80.00%, Migrant 55/55/70.00%"
    )
    contradictory = group_table(text, empty_printed=True)
    choose([contradictory, replace(contradictory, id="math")])
    assert 16 < len(tried) < 200


def test_all_tables_and_minimums_together_have_so_many_sets() -> None:
    patience = search.Patience()
    assert [patience.take() for _ in range(600)] == [True] * 600
    assert not patience.take()


def test_a_table_goes_with_the_one_that_counts_its_groups() -> None:
    counts = group_table("All 9/9/4, Hispanic 9/9/4", empty_printed=True)
    rates = replace(
        group_table("Hispanic 9/9/0", withheld="All", empty_printed=True),
        id="rates",
        sizes_of="ela",
        one_count=True,
        nobody_may_be_known=True,
    )
    first, second = choose([counts, rates])
    assert len(first.hidden) == len(second.hidden) == len(SHORT)
