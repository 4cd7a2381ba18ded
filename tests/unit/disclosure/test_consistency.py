"""What surely can be published, and each doubt that sends a report to the full test."""

from __future__ import annotations

from typing import Any

import pytest

from sarcgen.disclosure.consistency import surely_publishable
from sarcgen.disclosure.policy import policy_of
from sarcgen.edition.words import EmptyGroup
from tests.support.cards import edition_of, entities, granite_ridge, kellogg, raw_report
from tests.support.group_tables import group_table
from tests.support.results import with_results
from tests.support.whole_schools import (
    CHRONIC,
    SUSPENSIONS,
    cohort_of,
    later_edition,
    later_policy,
    later_raw,
    year_of,
)
from tests.unit.disclosure.test_public_cases import CASES
from tests.unit.disclosure.test_verdict import CONTRADICTORY

Data = dict[str, Any]
GOOD = "All 90/90/30, Male 50/50/20, Female 40/40/10, White 50/50/20, Black 34/34/9, Asian 6/6/1"
MALE = "outcomes.ela.male"


def passes(school: Data, district: Data | None = None, empty: EmptyGroup = EmptyGroup.DASH) -> bool:
    """Whether a school passes; data of its file, and changes by dotted paths."""
    edition = edition_of(empty_group=empty)
    policy = policy_of(entities({}, district).district, empty)
    return surely_publishable(raw_report(school, district, edition), policy)


def school(ela: str, mathematics: str = "", **said: Any) -> Data:
    """A school with these results and no enrollment by group."""
    data = with_results(group_table(ela, **said), group_table(mathematics or ela, **said))
    data["enrollment"].pop("by_group")
    return data


def test_the_real_and_the_invented_card_pass() -> None:
    for own, district in (kellogg(), granite_ridge()):
        assert passes(own, {key: value for key, value in district.items() if key != "schools"})


@pytest.mark.parametrize("given", [given for given, _ in CASES.values()])
def test_tables_of_real_students_pass(given: str) -> None:
    assert passes(school(given))


@pytest.mark.parametrize("given", CONTRADICTORY)
def test_figures_that_contradict_one_another_do_not_pass(given: str) -> None:
    assert not passes(school(given))


@pytest.mark.parametrize(
    "given",
    [
        "Male 50/50/20, Female 41/41/10",
        "Male 50/50/20, Female 40/40/30",
        "Male 50/50/5, Female 40/40/5",
        "Male 50/51/20, Female 40/39/10",
        "EL 91/80/20",
        "EL 85/85/31",
        "EL 85/85/10",
        "SED 20/20/5, Homeless 21/21/3",
        "SED 20/20/5, Homeless 12/12/6",
        "SED 20/20/15, Homeless 12/12/5",
    ],
)
def test_groups_that_do_not_fit_into_one_another_do_not_pass(given: str) -> None:
    assert not passes(school(f"All 90/90/30, {given}"))


@pytest.mark.parametrize(
    "given",
    [
        "All 90/85/30, Male 50/46/20, Female 40/38/10",
        "All 90/85/30, SED 20/20/15, Homeless 12/11/8",
    ],
)
def test_nor_do_groups_of_which_more_are_absent(given: str) -> None:
    assert not passes(school(given))


def test_shares_of_fewer_students_than_were_tested_may_be_off_by_one() -> None:
    """The state divides by students with scores, whose number it does not print."""
    for share, passing in (("40.82", True), ("39.58", True), ("47.82", False)):
        assert passes(school(GOOD) | {f"{MALE}.percent_met_or_exceeded": share}) is passing


def test_rows_that_the_state_withheld_hold_those_who_are_left() -> None:
    most = "All 90/90/30, Male 50/50/20, White 80/80/29"
    withheld = "Female Black Asian SED Homeless"
    assert passes(school(most, withheld=withheld))
    assert not passes(school(most.replace("80/80/29", "91/90/30"), withheld=withheld))


def test_a_group_that_is_withheld_may_hold_one_that_is_empty_but_no_other() -> None:
    assert passes(school("All 90/90/30, Homeless 0/0/0", withheld="SED"))
    assert not passes(school("All 90/90/30, Homeless 12/12/3", withheld="SED"))


def test_rows_that_are_withheld_hold_no_more_than_their_share_of_enrollment() -> None:
    given = school("All 90/90/30, White 75/75/25", withheld="Black Asian")
    for share, enough in (("10.0", True), ("2.0", False)):
        shares = {"white": "83.3", "black_or_african_american": share, "asian": share}
        assert passes(given | {"enrollment.total": 90, "enrollment.by_group": shares}) is enough


def test_a_row_has_no_more_students_than_its_share_of_enrollment() -> None:
    given = school("All 90/90/30, EL 30/30/9")
    for share, enough in (("33.3", True), ("32.2", False)):
        shares = {"enrollment.total": 90, "enrollment.by_group": {"english_learners": share}}
        assert passes(given | shares) is enough


def test_a_row_that_one_table_withholds_has_as_many_students_as_the_other_says() -> None:
    more, fewer = "All 91/91/30, Male 51/51/20", "All 90/90/30, Male 50/50/20"
    assert passes(school(fewer, more, withheld="Female"))
    other = with_results(
        group_table("All 90/90/30, Male 50/50/20", withheld="Female"),
        group_table("All 90/90/30, Male 50/50/20, Female 39/39/10"),
    )
    other["enrollment"].pop("by_group")
    assert not passes(other)


def test_a_group_is_not_larger_in_the_smaller_of_two_tables() -> None:
    assert passes(school("All 90/90/30, EL 30/30/9", "All 91/91/30, EL 31/31/9"))
    assert not passes(school("All 90/90/30, EL 31/31/9", "All 91/91/30, EL 30/30/9"))
    for ela, mathematics in ((30, 31), (31, 30)):
        tables = (f"All 90/90/30, EL {count}/{count}/9" for count in (ela, mathematics))
        assert not passes(school(*tables))


@pytest.mark.parametrize(
    "change",
    [
        {f"{MALE}.number_with_scores": "--"},
        {f"{MALE}.number_with_scores": 51},
        {f"{MALE}.number_with_scores": 9},
        {f"{MALE}.percent_met_or_exceeded": "--"},
        {f"{MALE}.number_tested": "not reported"},
        {f"{MALE}.total_enrollment": "pending"},
        {f"{MALE}.number_tested": 51},
        {"outcomes.ela.all_students": "--"},
    ],
)
def test_a_row_that_is_told_in_part_does_not_pass(change: Data) -> None:
    """The choice of hidden rows and the attack may see such a row differently."""
    assert passes(school(GOOD))
    assert not passes(school(GOOD) | change)


@pytest.mark.parametrize(
    "change",
    [
        {f"{MALE}.number_with_scores": 49},
        {f"{MALE}.percent_met_or_exceeded": "not reported"},
        {"outcomes.ela": {}},
        {"outcomes.ela": {}, "outcomes.mathematics": {}},
    ],
)
def test_what_is_not_there_contradicts_nothing(change: Data) -> None:
    assert passes(school(GOOD) | change)


@pytest.mark.parametrize(
    "district",
    [
        {"disclosure.enrollment_by_group": "dash"},
        {"disclosure.also_hide": [{"table": "caaspp-ela-by-group", "row": "male"}]},
    ],
)
def test_what_a_district_asks_for_besides_is_tested_in_full(district: Data) -> None:
    assert passes(school(GOOD))
    assert not passes(school(GOOD), district)


def test_a_higher_minimum_is_no_doubt() -> None:
    higher = {"disclosure.minimum_group_size": 15}
    assert passes(school(GOOD), higher)
    assert passes(school(GOOD) | {f"{MALE}.number_with_scores": 49}, higher)
    few = {"outcomes.ela.black_or_african_american.number_with_scores": 13}
    assert passes(school(GOOD) | few)
    assert not passes(school(GOOD) | few, higher)


def test_where_empty_groups_print_zeros_a_dash_is_nobody_without_students() -> None:
    given = "All 90/90/30, Male 50/50/20, Female 40/40/10, White 90/90/30"
    assert passes(school(given, withheld="Black"), empty=EmptyGroup.DASH)
    assert not passes(school(given, withheld="Black"), empty=EmptyGroup.ZERO)
    assert passes(school(given), empty=EmptyGroup.ZERO)


# ------------------------------------------------------------------------------- later editions

YEAR = (
    "All 60/58/20/6/2, Male 30/30/9/3/1, Female 30/28/11/3/1, White 45/44/16/4/2,Asian 15/14/4/2/0"
)
COHORT = "All 60/50, Male 30/24, Female 30/26, White 44/38, Asian 16/12"
ABSENCE = "engagement.chronic_absenteeism.male"


def later_passes(changes: Data | None = None) -> bool:
    """Whether a school of a later edition passes."""
    said = year_of(YEAR) | cohort_of(COHORT) | (changes or {})
    return surely_publishable(later_raw(said), later_policy())


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"engagement.suspensions_by_group": "pending"},
        {"engagement.chronic_absenteeism": "pending", "engagement.suspensions_by_group": "N/A"},
        {"engagement.graduation_by_group": "not reported"},
        {"engagement.graduation_by_group.male.rate": "79"},
        {"engagement.suspensions_by_group.male.expulsions": "not reported"},
        {f"{ABSENCE}.count": "not reported"},
        {"engagement.graduation_by_group.asian": "--"},
    ],
)
def test_tables_of_later_editions_pass(change: Data) -> None:
    assert later_passes(change)


@pytest.mark.parametrize(
    "change",
    [
        {f"{ABSENCE}.count": 31},
        {f"{ABSENCE}.count": 15},
        {f"{ABSENCE}.eligible_enrollment": "pending"},
        {f"{ABSENCE}.eligible_enrollment": 31},
        {f"{ABSENCE}.cumulative_enrollment": 32},
        {"engagement.chronic_absenteeism": "pending"},
        {"engagement.graduation_by_group.male.graduates": 29},
        {"engagement.graduation_by_group.male.cohort": 31},
        {"engagement.suspensions_by_group.male.suspensions": "60.00"},
        {"engagement.suspensions_by_group.male": "--"},
        {"engagement.suspensions_by_group.male.expulsions": "--"},
    ],
)
def test_what_does_not_agree_or_is_told_in_part_does_not_pass(change: Data) -> None:
    assert later_passes()
    assert not later_passes(change)


def test_suspensions_without_the_table_that_prints_the_sizes_do_not_pass() -> None:
    said = year_of(YEAR)
    for tables, passing in (((CHRONIC, SUSPENSIONS), True), ((SUSPENSIONS,), False)):
        raw = later_raw(said, None, later_edition(*tables))
        assert surely_publishable(raw, later_policy()) is passing


def test_rows_that_say_nt_do_not_pass() -> None:
    edition = later_edition("caaspp-ela-by-group", edition="2020-21")
    said = {"outcomes.ela.all_students": {"total_enrollment": 60, "number_tested": "NT"}}
    assert not surely_publishable(later_raw(said, None, edition), later_policy(None, edition))
    assert surely_publishable(
        later_raw({"outcomes.ela": "NT"}, None, edition), later_policy(None, edition)
    )
