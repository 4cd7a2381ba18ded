"""Further suppression of a whole report, under every choice that a district and an edition have."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from sarcgen.disclosure.aliases import CellPlace
from sarcgen.disclosure.further import Further, further_suppression
from sarcgen.disclosure.policy import policy_of
from sarcgen.disclosure.protected import HIDDEN, CellStatus, ProtectedCell, ProtectedReport
from sarcgen.edition.spec import Edition
from sarcgen.edition.words import EmptyGroup
from tests.support.cards import Data, edition_of, entities, protected_report, raw_report
from tests.support.group_tables import group_table
from tests.support.results import with_results

ELA, MATHEMATICS = "caaspp-ela-by-group", "caaspp-mathematics-by-group"
FOR_ALL, SHARES = "caaspp", "enrollment-by-group"
PUBLISHED = CellStatus.PUBLISHED


def school_of(ela: str, mathematics: str = "") -> Data:
    school = with_results(group_table(ela), group_table(mathematics or ela))
    school["enrollment"].pop("by_group")
    return school


def statuses(
    report: ProtectedReport, table: str, place: int = 0, *, but: CellStatus | None = None
) -> dict[str, CellStatus]:
    """Status of one column by row."""
    found = report.table(table)
    assert found is not None
    return {
        row.id: row.cells[place].status for row in found.rows if row.cells[place].status is not but
    }


def district(**choices: Any) -> dict[str, Any]:
    return {f"disclosure.{key}": value for key, value in choices.items()}


# --------------------------------------------------------------------------------- applying it


CELLS = (ProtectedCell(PUBLISHED, Decimal(1)), ProtectedCell(PUBLISHED, Decimal(2)))


def test_a_row_is_hidden_whole_and_a_cell_alone() -> None:
    further = Further({("t", "r"): CellStatus.LINKED}, frozenset({CellPlace("t", "s", "b")}))
    assert further.apply("t", "r", ("a", "b"), CELLS) == (ProtectedCell(CellStatus.LINKED),) * 2
    assert further.apply("t", "s", ("a", "b"), CELLS) == (
        CELLS[0],
        ProtectedCell(CellStatus.COMPLEMENTARY),
    )
    assert further.apply("u", "r", ("a", "b"), CELLS) == CELLS


TELLING = (PUBLISHED, CellStatus.NOT_TESTED)


def test_beside_dashes_nt_would_tell_why_they_stand_there() -> None:
    further = Further({("t", "r"): CellStatus.COMPLEMENTARY}, frozenset())
    cells = (ProtectedCell(CellStatus.NOT_TESTED), ProtectedCell(CellStatus.MISSING))
    assert further.apply("t", "r", ("a", "b"), cells) == (
        ProtectedCell(CellStatus.COMPLEMENTARY),
        ProtectedCell(CellStatus.MISSING),
    )


@pytest.mark.parametrize("status", [status for status in CellStatus if status not in TELLING])
def test_nothing_that_is_not_published_changes(status: CellStatus) -> None:
    """The want of a figure must be seen, and nothing hidden is shown again."""
    further = Further({("t", "r"): CellStatus.COMPLEMENTARY}, frozenset())
    cells = (ProtectedCell(status),)
    assert further.apply("t", "r", ("a",), cells) == cells


# ----------------------------------------------------------------------------- what it decides

OPEN = "All 98/96/42, Male 50/49/20, Female 48/47/22, Hispanic 98/96/42, SED 44/43/12"


def test_large_groups_alone_need_nothing_more() -> None:
    report = raw_report(school_of(OPEN))
    further = further_suppression(report, policy_of(entities().district, EmptyGroup.DASH))
    assert set(further.rows.values()) == {CellStatus.PRIMARY}
    assert further.cells == frozenset()


def test_a_row_small_in_one_subject_is_hidden_in_both() -> None:
    mathematics = OPEN.replace("SED 44/43/12", "SED 44/9/2")
    report = protected_report(school_of(OPEN, mathematics))
    row = "socioeconomically_disadvantaged"
    assert statuses(report, ELA)[row] is CellStatus.LINKED
    assert statuses(report, MATHEMATICS)[row] is CellStatus.PRIMARY


def test_where_the_results_of_a_table_are_hidden_the_percentages_for_all_are_too() -> None:
    nobody = (
        "All 98/98/0, Male 50/50/0, Female 48/48/0, Hispanic 60/60/0, Asian 29/29/0, Black 9/9/0"
    )
    report = protected_report(school_of(nobody))
    assert set(statuses(report, ELA, 4).values()) <= HIDDEN
    assert statuses(report, ELA)["male"] is PUBLISHED
    for row in ("ela", "mathematics"):
        assert statuses(report, FOR_ALL, 1)[row] is CellStatus.COMPLEMENTARY
        assert statuses(report, FOR_ALL, 0)[row] is PUBLISHED


def test_where_the_row_of_all_students_is_small_everything_is_hidden() -> None:
    report = protected_report(school_of("All 11/10/4, Male 6/5/2, Female 5/5/2, SED 9/8/3"))
    for place in range(5):
        assert set(statuses(report, ELA, place).values()) == {CellStatus.PRIMARY}
    assert statuses(report, FOR_ALL, 1)["ela"] is CellStatus.PRIMARY


# ---------------------------------------------------------------------- a district's choices

TWO_SMALL = "All 60/60/24, Male 30/30/12, Female 30/30/12, Black 4/4/1, Asian 5/5/3, White 51/51/20"


@pytest.mark.parametrize(("level", "expected"), [("strict", True), ("exact", False), (None, True)])
def test_the_level_decides_whether_a_small_remainder_is_told(
    level: str | None, *, expected: bool
) -> None:
    choices = district(level=level) if level else {}
    report = protected_report(school_of(TWO_SMALL), choices)
    assert (statuses(report, ELA)["white"] is CellStatus.COMPLEMENTARY) is expected


def test_a_raised_minimum_hides_more_and_for_its_own_sake() -> None:
    given = OPEN + ", EL 14/14/3, SWD 15/15/4"
    usual = protected_report(school_of(given))
    raised = protected_report(school_of(given), district(minimum_group_size=15))
    assert statuses(usual, ELA)["english_learners"] is PUBLISHED
    assert statuses(raised, ELA)["english_learners"] is CellStatus.PRIMARY
    assert statuses(raised, ELA)["students_with_disabilities"] is PUBLISHED


def test_a_raised_minimum_holds_for_remainders_too() -> None:
    given = "All 60/60/24, Male 30/30/12, Female 30/30/12, Black 6/6/1, Asian 7/7/3, White 47/47/20"
    assert statuses(protected_report(school_of(given)), ELA)["white"] is PUBLISHED
    raised = protected_report(school_of(given), district(minimum_group_size=15))
    assert statuses(raised, ELA)["white"] is CellStatus.COMPLEMENTARY


def test_a_row_that_the_district_wants_hidden_is_hidden_in_linked_tables_too() -> None:
    wish = [{"table": ELA, "row": "socioeconomically_disadvantaged"}]
    report = protected_report(school_of(OPEN), district(also_hide=wish))
    assert statuses(report, ELA)["socioeconomically_disadvantaged"] is CellStatus.REQUESTED
    assert statuses(report, MATHEMATICS)["socioeconomically_disadvantaged"] is CellStatus.LINKED
    assert statuses(report, ELA)["male"] is PUBLISHED


def test_a_wish_is_protected_like_a_small_group() -> None:
    """Male would follow from All Students and Female."""
    wish = [{"table": ELA, "row": "male"}]
    report = protected_report(school_of(OPEN), district(also_hide=wish))
    assert statuses(report, ELA)["female"] is CellStatus.COMPLEMENTARY


# ---------------------------------------------------------------------- enrollment by group


def shares(total: int = 400, **groups: str) -> dict[str, Any]:
    return {"enrollment.total": total, "enrollment.by_group": groups}


def enrollment(said: dict[str, Any], **choices: Any) -> dict[str, CellStatus]:
    report = protected_report(said, district(**choices), edition_of(SHARES))
    return {
        row: status
        for row, status in statuses(report, SHARES).items()
        if status is not CellStatus.MISSING
    }


@pytest.mark.parametrize(("share", "hidden"), [("2.5", True), ("2.8", False), ("0.0", True)])
def test_shares_of_ten_students_or_fewer_are_dashed_on_request(share: str, *, hidden: bool) -> None:
    said = shares(homeless=share, socioeconomically_disadvantaged="60.0")
    assert enrollment(said)["homeless"] is PUBLISHED
    dashed = enrollment(said, enrollment_by_group="dash")["homeless"]
    assert (dashed is CellStatus.PRIMARY) is hidden


def test_a_share_that_the_others_would_tell_is_dashed_too() -> None:
    said = shares(asian="2.0", white="30.0", hispanic_or_latino="68.0")
    found = enrollment(said, enrollment_by_group="dash")
    assert found["asian"] is CellStatus.PRIMARY
    assert found["white"] is CellStatus.COMPLEMENTARY
    assert found["hispanic_or_latino"] is PUBLISHED


def test_without_a_total_every_share_is_dashed_on_request() -> None:
    said = {"enrollment.by_group": {"asian": "2.0", "white": "98.0"}}
    found = enrollment(said, enrollment_by_group="dash")
    assert PUBLISHED not in found.values()


def test_shares_that_are_not_printed_tell_nothing_about_results() -> None:
    """Printed, they would tell how many students each hidden group has at most."""
    school = school_of(
        "All 60/60/24, Male 30/30/12, Female 30/30/12, Black 5/5/1, Asian 7/7/3,White 48/48/20"
    )
    school["enrollment"] |= {
        "total": 60,
        "by_group": {"black_or_african_american": "8.3", "asian": "11.7", "white": "80.0"},
    }
    printed = protected_report(school)
    dashed = protected_report(school, district(enrollment_by_group="dash"))
    hidden = [
        sum(status in HIDDEN for status in statuses(report, ELA).values())
        for report in (printed, dashed)
    ]
    assert hidden[1] < hidden[0]
    assert statuses(dashed, ELA)["white"] is PUBLISHED


# ------------------------------------------------------------- districts of one school, editions

NOBODY_MET = (
    "All 98/98/0, Male 50/50/0, Female 48/48/0, Hispanic 60/60/0, Asian 29/29/0, Black 9/9/0"
)


@pytest.mark.parametrize("single", [True, False])
def test_in_a_district_of_one_school_its_columns_are_hidden_with_the_schools(
    *, single: bool
) -> None:
    figures = {"ela": 5, "mathematics": 6}
    of_district = {
        "single_school": "yes" if single else "no",
        "outcomes.caaspp": {"2017-18": figures, "2018-19": figures},
    }
    report = protected_report(school_of(NOBODY_MET), of_district)
    own, before, shared = (statuses(report, FOR_ALL, place)["ela"] for place in (1, 2, 3))
    assert own is CellStatus.COMPLEMENTARY
    assert before is PUBLISHED
    assert shared is (CellStatus.COMPLEMENTARY if single else PUBLISHED)


ZEROS: Edition = edition_of(empty_group=EmptyGroup.ZERO)


def test_where_the_edition_prints_zeros_empty_groups_show_which_dashes_have_students() -> None:
    school = school_of(TWO_SMALL)
    report = protected_report(school, edition=ZEROS)
    table = report.table(ELA)
    assert table is not None
    cells = {row.id: row.cells for row in table.rows}
    assert [cell.value for cell in cells["filipino"][:2]] == [0, 0]
    assert cells["asian"][0].status is CellStatus.PRIMARY
    assert statuses(report, ELA)["white"] is CellStatus.COMPLEMENTARY


def test_a_single_small_group_among_zeros_needs_company() -> None:
    given = "All 60/60/24, Male 30/30/12, Female 30/30/12, Asian 9/9/3, White 51/51/21"
    for edition in (ZEROS, edition_of()):
        report = protected_report(school_of(given), edition=edition)
        assert statuses(report, ELA)["white"] is CellStatus.COMPLEMENTARY
