"""That nobody of a hidden group was suspended is no secret; anything else about it is (C6)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sarcgen.disclosure.audit import audit
from sarcgen.disclosure.complementary import Choice, choose, publish
from sarcgen.disclosure.groups import GroupTable, Reason, own_reason
from sarcgen.disclosure.protected import CellStatus
from sarcgen.disclosure.readers import Tier
from sarcgen.edition.protection import ProtectedByRowCounts
from sarcgen.edition.spec import Edition
from tests.support.group_tables import SHORT, group_table
from tests.support.whole_schools import (
    CHRONIC,
    RATES_FOR_ALL,
    SUSPENSIONS,
    later_edition,
    later_report,
    year_of,
)

GENDERS = "All 60/60/{0}, Male 30/30/{1}, Female 30/30/{2}, White 45/45/{3}, Black 8/8/{4},"
TWO_FEW = GENDERS + "Asian 7/7/{5}"


def suspended(text: str, *numbers: int, may_be_known: bool = True) -> GroupTable:
    """A table of an outcome of all students of a group."""
    table = group_table(text.format(*numbers), empty_printed=True)
    return replace(table, one_count=True, nobody_may_be_known=may_be_known)


def told(table: GroupTable) -> set[tuple[str, Tier]]:
    """Findings where the small rows alone are hidden."""
    own = {row.id: why for row in table.rows if (why := own_reason(row, table, 11))}
    shown = publish(table, Choice(table.id, own))
    short = {row_id: name for name, row_id in SHORT.items()}
    findings = audit([shown], sizes={table.id: table.sizes()})
    return {(short[finding.row], finding.tier) for finding in findings}


def test_that_nobody_was_suspended_is_no_finding() -> None:
    assert told(suspended(TWO_FEW, 0, 0, 0, 0, 0, 0)) == set()
    assert told(suspended(TWO_FEW, 3, 2, 1, 3, 0, 0)) == set()
    (choice,) = choose([suspended(TWO_FEW, 0, 0, 0, 0, 0, 0)])
    assert Reason.COMPLEMENTARY not in choice.hidden.values()
    assert not choice.results_hidden


@pytest.mark.parametrize("numbers", [(0, 0, 0, 0, 0, 0), (3, 2, 1, 3, 0, 0)])
def test_without_that_decision_it_is_one(numbers: tuple[int, ...]) -> None:
    found = told(suspended(TWO_FEW, *numbers, may_be_known=False))
    assert found == {("Black", Tier.DOCUMENT), ("Asian", Tier.DOCUMENT)}


def test_that_all_of_a_hidden_group_were_is_a_finding() -> None:
    """All boys were, so all Black boys; and everyone outside White was."""
    everybody = suspended(TWO_FEW, 60, 30, 30, 45, 8, 7)
    assert told(everybody) == {("Black", Tier.DOCUMENT), ("Asian", Tier.DOCUMENT)}
    the_rest = suspended(TWO_FEW, 20, 10, 10, 5, 8, 7)
    assert told(the_rest) == {("Black", Tier.DOCUMENT), ("Asian", Tier.DOCUMENT)}


def test_that_one_of_a_hidden_group_was_is_a_finding() -> None:
    """Of who else is hidden nobody was; who knows the sizes can tell which of the two it is."""
    text = GENDERS.rstrip(",").replace("45/45", "52/52")
    one = suspended(text, 3, 2, 1, 2, 1)
    assert ("Black", Tier.DOCUMENT) in told(one)
    none = suspended(text, 2, 1, 1, 2, 0)
    # How many Black students there are can still be worked out.
    assert ("Black", Tier.DOCUMENT) in told(none)


def test_a_group_within_one_that_nobody_of_was_suspended_may_be_told() -> None:
    text = "All 60/60/9, Male 30/30/4, Female 30/30/5, SED 30/30/{0}, Homeless 4/4/{0}"
    assert told(suspended(text, 0)) == set()
    assert told(suspended(text, 0, may_be_known=False)) == {("Homeless", Tier.DOCUMENT)}
    text = "All 60/60/39, Male 30/30/19, Female 30/30/20, SED 30/30/30, Homeless 4/4/4"
    assert told(suspended(text)) == {("Homeless", Tier.DOCUMENT)}


# ----------------------------------------------------------------------------- on a whole card

NOBODY_EXPELLED = (
    "All 60/60/20/3/0, Male 30/30/9/2/0, Female 30/30/11/1/0, White 45/45/16/2/0,"
    "Black 8/8/2/1/0, Asian 7/7/2/0/0"
)


def without_the_decision() -> Edition:
    """The edition as it would be if the owner overruled decision C6."""
    edition = later_edition(CHRONIC, SUSPENSIONS, RATES_FOR_ALL)
    (section,) = edition.sections
    blocks = []
    for table in edition.tables():
        rule = table.disclosure
        if isinstance(rule, ProtectedByRowCounts):
            rule = rule.model_copy(update={"nobody_may_be_known": False})
        blocks.append(table.model_copy(update={"disclosure": rule}))
    section = section.model_copy(update={"blocks": tuple(blocks)})
    return edition.model_copy(update={"sections": (section,)})


def expulsions(edition: Edition) -> list[CellStatus]:
    table = later_report(year_of(NOBODY_EXPELLED), None, edition).table(SUSPENSIONS)
    assert table is not None
    return [row.cells[1].status for row in table.rows if row.id in {"all_students", "white"}]


def test_a_school_that_expelled_nobody_prints_its_zeros() -> None:
    edition = later_edition(CHRONIC, SUSPENSIONS, RATES_FOR_ALL)
    assert expulsions(edition) == [CellStatus.PUBLISHED] * 2


def test_without_the_decision_the_column_would_be_lost() -> None:
    assert expulsions(without_the_decision()) == [CellStatus.COMPLEMENTARY] * 2


def test_the_decision_is_for_suspensions_and_expulsions_alone() -> None:
    found = {
        table.id
        for table in later_edition().tables()
        if isinstance(table.disclosure, ProtectedByRowCounts)
        and table.disclosure.nobody_may_be_known
    }
    assert found == {SUSPENSIONS}
