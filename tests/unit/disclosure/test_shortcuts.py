"""Each shortcut sees its mistake, names the rows that mend it, and is never alone in seeing it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sarcgen.disclosure.audit import audit
from sarcgen.disclosure.complementary import Choice, publish
from sarcgen.disclosure.groups import Reason, own_reason
from sarcgen.disclosure.shortcuts import known_results, needed_beside
from sarcgen.model.vocabulary import Level
from tests.support.group_tables import SHORT, group_table

HALVES = "All 60/60/30, Male 30/30/14, Female 30/30/16, Hispanic 60/60/30"
SHORT_OF = {row_id: short for short, row_id in SHORT.items()}


def needed(
    text: str, further: str = "", level: Level = Level.EXACT, *, results: bool = True
) -> str | None:
    """The rows to choose from, and a check that the audit sees a mistake where there is one."""
    table = group_table(text, empty_printed=True)
    reasons = {
        row.id: own_reason(row, table, 11) or Reason.COMPLEMENTARY
        for row in table.rows
        if own_reason(row, table, 11) or SHORT_OF[row.id] in further.split()
    }
    cures = needed_beside(table, reasons.keys(), level, 11, results=results)
    shown = publish(table, Choice("ela", reasons, results_hidden=not results))
    findings = audit([shown], level=level, sizes={"ela": table.sizes()})
    if cures is None:
        return None
    assert findings
    return " ".join(sorted(SHORT_OF[row_id] for row_id in cures if table.row(row_id).enrolled))


def test_nothing_is_wrong() -> None:
    assert needed(HALVES, level=Level.STRICT) is None


@pytest.mark.parametrize(
    ("rows", "cures"),
    [
        ("Male 30/30/14, Female 25/25/16, Hispanic 60/60/30", "Female Male"),
        ("Male 30/30/14, Female 30/30/16, Hispanic 53/53/27, White 4/4/2, Black 3/3/1", "Hispanic"),
        ("Male 30/30/14, Female 30/30/16, Hispanic 60/60/30, EL 50/50/25", "EL"),
        (
            "Male 30/30/14, Female 30/30/16, Hispanic 60/60/30, SED 40/40/20, Homeless 30/30/15",
            "Homeless SED",
        ),
    ],
)
def test_a_small_difference(rows: str, cures: str) -> None:
    text = f"All 60/60/30, {rows}"
    assert needed(text, level=Level.STRICT) == cures
    assert needed(text) is None


def test_a_difference_at_the_minimum_is_no_mistake() -> None:
    assert needed(HALVES + ", EL 49/49/25", level=Level.STRICT) is None
    assert needed(HALVES + ", EL 50/49/25", level=Level.STRICT) is None
    assert needed(HALVES + ", EL 60/49/25", level=Level.STRICT) is None
    assert needed(HALVES + ", EL 60/60/30", level=Level.STRICT) is None
    assert needed(HALVES.replace("60/60/30", "61/60/30") + ", EL 60/60/30", level=Level.STRICT)


def test_a_group_within_one_that_is_hidden_makes_no_difference() -> None:
    text = HALVES + ", SED 40/40/20, Homeless 30/30/15"
    assert needed(text, "SED", level=Level.STRICT) is None


def test_a_group_hidden_alone() -> None:
    assert needed(HALVES, "Male") == "Female"
    assert needed(HALVES, "Male Female") is None
    # Somebody may be of neither gender, and the reader does not know how many.
    assert needed(HALVES.replace("Female 30/30/16", "Female 29/29/15"), "Male") is None


@pytest.mark.parametrize(("all_met", "hispanic"), [(9, 9), (40, 24)])
def test_nobody_or_everybody_among_the_others_met(all_met: int, hispanic: int) -> None:
    text = (
        f"All 60/60/{all_met}, Male 30/30/4, Female 30/30/{all_met - 4},"
        f"Hispanic 44/44/{hispanic}, White 8/8/{(all_met - hispanic) // 2},"
        f"Black 8/8/{(all_met - hispanic) // 2}"
    )
    assert needed(text) == "Hispanic"
    assert needed(text, results=False) is None
    assert needed(text, "Hispanic") is None


@pytest.mark.parametrize("met", [0, 30])
def test_nobody_or_everybody_in_the_containing_group_met(met: int) -> None:
    text = HALVES + f", SED 30/30/{met}, Foster 4/4/{min(met, 4)}"
    assert needed(text) == "SED"
    assert needed(text, results=False) is None
    assert needed(text, "SED") is None


def test_nobody_at_all_met_and_no_row_mends_it() -> None:
    text = "All 60/60/0, Male 30/30/0, Female 30/30/0, Hispanic 60/60/0, EL 4/4/0"
    assert needed(text) == ""


def test_of_a_group_without_students_nothing_is_told() -> None:
    table = group_table(HALVES + ", SED 30/30/0")
    hidden = {row.id for row in table.rows if own_reason(row, table, 11)}
    assert "foster" in hidden
    assert needed_beside(table, hidden, Level.STRICT, 11, results=True) is None


def test_results_that_percentages_leave_open_are_not_summed() -> None:
    """Of 300 students 119 to 121 met; of 280 Hispanic ones 119 to 121: someone else may have."""
    text = "All 300/300/40%, Male 150/150/40%, Female 150/150/40%, Hispanic 280/280/43%"
    table = group_table(text + ", Black 8/8/0%, Asian 7/7/0%, White 5/5/0%", empty_printed=True)
    hidden = {"black", "asian", "white"}
    coarse = replace(table, percent_decimals=0)
    assert known_results(coarse.row("hispanic"), coarse) is None
    assert needed_beside(coarse, hidden, Level.EXACT, 11, results=True) is None
