"""The last look: whatever the choice of hidden rows gets wrong, nothing is published."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from sarcgen.disclosure import protect as door
from sarcgen.disclosure.aliases import CellPlace
from sarcgen.disclosure.further import Further, further_suppression
from sarcgen.disclosure.policy import policy_of
from sarcgen.disclosure.primary import protected_cell
from sarcgen.disclosure.protect import protect
from sarcgen.disclosure.protected import (
    CellStatus,
    ProtectedCell,
    ProtectedReport,
    ProtectedRow,
)
from sarcgen.disclosure.verdict import refuse_what_can_be_undone
from sarcgen.errors import DisclosureError, ExitCode
from sarcgen.tables.raw import RawReport
from tests.support.cards import Data, changed, edition_of, entities, raw_report
from tests.support.group_tables import SHORT, group_table
from tests.support.results import with_results
from tests.unit.disclosure.test_public_cases import CASES

ELA, MATHEMATICS = "caaspp-ela-by-group", "caaspp-mathematics-by-group"
SHARES = "enrollment-by-group"
TITLE = "“CAASPP Test Results in ELA by Student Group, Grades Three through Eight and Grade Eleven”"


def school_of(ela: str, mathematics: str = "") -> Data:
    """A school with these results and no enrollment by group."""
    school = with_results(group_table(ela), group_table(mathematics or ela))
    school["enrollment"].pop("by_group")
    return school


def raw_of(school: Data, district: dict[str, Any] | None = None) -> RawReport:
    return raw_report(school, district)


def policy(district: dict[str, Any] | None = None) -> Any:
    return policy_of(entities({}, district or {}).district, edition_of().empty_group)


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> Callable[[Further], None]:
    """Makes the choice of further rows give what a mistake in it might give."""

    def use(further: Further) -> None:
        monkeypatch.setattr(door, "further_suppression", lambda *_: further)

    return use


NOTHING = Further({}, frozenset())


def refusal(raw: RawReport, district: dict[str, Any] | None = None) -> str:
    with pytest.raises(DisclosureError) as stopped:
        protect(raw, policy(district))
    assert stopped.value.exit_code is ExitCode.DISCLOSURE
    message = str(stopped.value)
    assert not any(character.isdigit() for character in message)
    return message


P2 = next(given for given, _ in CASES.values() if "All 321" in given)
P4 = next(given for given, _ in CASES.values() if "All 58" in given)
P5 = next(given for given, _ in CASES.values() if "All 82" in given)


@pytest.mark.parametrize(
    ("given", "row"), [(P2, "Filipino"), (P4, "Female"), (P5, "Students with Disabilities")]
)
def test_a_choice_that_hides_nothing_more_is_found_out(
    faulty: Callable[[Further], None], given: str, row: str
) -> None:
    raw = raw_of(school_of(given))
    assert protect(raw, policy()).table(ELA) is not None
    faulty(NOTHING)
    lines = refusal(raw).splitlines()
    assert any(TITLE in line and f"row “{row}”" in line for line in lines)
    assert all("could be worked out" in line and "Nothing is written" in line for line in lines)
    assert any("Mathematics" in line for line in lines)


def test_what_is_safe_under_the_small_rule_is_let_through(
    faulty: Callable[[Further], None],
) -> None:
    boundary = next(given for given, _ in CASES.values() if "All 123" in given)
    raw = raw_of(school_of(boundary))
    before = protect(raw, policy())
    faulty(NOTHING)
    assert protect(raw, policy()) == before


def test_one_row_too_few_is_found_out(faulty: Callable[[Further], None]) -> None:
    """Hidden in one of two tables about the same students only."""
    faulty(Further({(ELA, "male"): CellStatus.COMPLEMENTARY}, frozenset()))
    assert "row “Female”" in refusal(raw_of(school_of(P4)))


# --------------------------------------------------------------------- a report tampered with

OPEN = "All 98/96/42, Male 50/49/20, Female 48/47/22, Hispanic 98/96/42, SED 44/43/12"
NOBODY_MET = (
    "All 98/98/0, Male 50/50/0, Female 48/48/0, Hispanic 60/60/0, Asian 29/29/0, Black 9/9/0"
)
SMALL = "All 11/10/4, Male 6/5/2, Female 5/5/2, Hispanic 11/10/4, SED 9/8/3"


def with_cells(
    report: ProtectedReport, table: str, row: str, cells: dict[int, ProtectedCell]
) -> ProtectedReport:
    """The report with cells of one row put in place of others."""

    def change(found: ProtectedRow) -> ProtectedRow:
        if found.id != row:
            return found
        return replace(
            found, cells=tuple(cells.get(place, cell) for place, cell in enumerate(found.cells))
        )

    tables = tuple(
        replace(t, rows=tuple(map(change, t.rows))) if t.id == table else t for t in report.tables
    )
    assert tables != report.tables
    return replace(report, tables=tables)


def published(raw: RawReport, table: str, row: str) -> dict[int, ProtectedCell]:
    """The cells of a row as if nothing were to be hidden."""
    spec = next(found for found in raw.tables if found.spec.id == table)
    cells = next(found for found in spec.rows if found.id == row).cells
    return {place: protected_cell(cell) for place, cell in enumerate(cells)}


def test_an_honest_report_passes() -> None:
    for given in (OPEN, SMALL, P2, P4, P5, NOBODY_MET):
        raw = raw_of(school_of(given))
        refuse_what_can_be_undone(protect(raw, policy()), raw, policy())


@pytest.mark.parametrize(("table", "word"), [(ELA, "ELA"), (MATHEMATICS, "Mathematics")])
def test_a_row_of_ten_left_open_is_found_out(table: str, word: str) -> None:
    given = (
        "All 123/121/60, Male 60/59/28, Female 63/62/32, Black 10/10/4, Asian 13/13/6,"
        "Hispanic 70/69/30, White 30/29/20"
    )
    raw = raw_of(school_of(given))
    row = "black_or_african_american"
    open_row = with_cells(protect(raw, policy()), table, row, published(raw, table, row))
    with pytest.raises(DisclosureError, match=rf"{word} by Student Group.*row “Black or African"):
        refuse_what_can_be_undone(open_row, raw, policy())


@pytest.mark.parametrize("place", range(5))
def test_a_single_cell_left_open_is_found_out_or_tells_nothing_sure(place: int) -> None:
    """Of the only boy, any of his row's figures but the share of those tested tells something."""
    raw = raw_of(school_of(P4))
    cells = {place: published(raw, ELA, "female")[place]}
    open_cell = with_cells(protect(raw, policy()), ELA, "female", cells)
    with pytest.raises(DisclosureError, match="row “"):
        refuse_what_can_be_undone(open_cell, raw, policy())


def test_a_cell_that_repeats_a_hidden_percentage_is_found_out() -> None:
    raw = raw_of(school_of(NOBODY_MET))
    report = protect(raw, policy())
    alias = published(raw, "caaspp", "ela")[1]
    assert alias.value is not None
    place = next(table for table in report.tables if table.id == "caaspp")
    assert place.rows[0].cells[1] == ProtectedCell(CellStatus.COMPLEMENTARY)
    told = with_cells(report, "caaspp", "ela", {1: alias})
    with pytest.raises(DisclosureError, match=r"ELA by Student Group.*row “All Students”"):
        refuse_what_can_be_undone(told, raw, policy())


def test_the_percentage_of_the_year_before_repeats_nothing() -> None:
    raw = raw_of(school_of(NOBODY_MET))
    report = protect(raw, policy())
    table = report.table("caaspp")
    assert table is not None
    assert table.rows[0].cells[0].status is CellStatus.PUBLISHED


def test_a_choice_that_forgets_the_repeated_percentage_is_found_out(
    faulty: Callable[[Further], None],
) -> None:
    raw = raw_of(school_of(NOBODY_MET))
    good = further_suppression(raw, policy())
    aliases = frozenset(
        CellPlace("caaspp", row, "school_data_year") for row in ("ela", "mathematics")
    )
    assert aliases <= good.cells
    faulty(Further(good.rows, good.cells - aliases))
    assert "row “All Students”" in refusal(raw)


CONTRADICTORY = (
    "All 90/90/30, Male 85/85/29, Female 7/7/1, Hispanic 95/95/30, SED 30/30/5",
    "All 90/90/30, Male 45/45/20, Female 45/45/10, Hispanic 70/70/20, White 60/60/10, Black 5/5/1",
    "All 90/90/30, Male 82/80/27, Female 8/8/3, Hispanic 90/90/30, SED 20/20/5, Homeless 30/30/8",
)


@pytest.mark.parametrize("given", CONTRADICTORY)
def test_contradictions_stop_with_a_sentence_of_their_own(given: str) -> None:
    (line,) = refusal(raw_of(school_of(given, OPEN))).splitlines()
    assert line.startswith(f"Table {TITLE}: its figures contradict one another")
    assert "report this to the project" not in line
    assert len(refusal(raw_of(school_of(given))).splitlines()) == 2


def test_contradictions_where_nothing_is_hidden_protect_nobody() -> None:
    """Every row open and large: whatever is odd in it, no dash can be undone."""
    rows = ", ".join(f"{short} 60/60/20" for short in SHORT if short != "All")
    report = protect(raw_of(school_of(f"All 90/90/30, {rows}")), policy())
    table = report.table(ELA)
    assert table is not None
    assert all(cell.status is CellStatus.PUBLISHED for row in table.rows for cell in row.cells)


def test_messages_are_told_once_for_each_row(faulty: Callable[[Further], None]) -> None:
    faulty(NOTHING)
    lines = refusal(raw_of(school_of(P2))).splitlines()
    assert len(lines) == len(set(lines))


# ------------------------------------------------------------------------ enrollment by group


DASH = {"disclosure.enrollment_by_group": "dash"}


def shares(**groups: str) -> dict[str, Any]:
    return {"enrollment.total": 200, "enrollment.by_group": groups}


def test_a_share_that_is_told_by_the_others_is_found_out(
    faulty: Callable[[Further], None],
) -> None:
    said = shares(asian="3.0", white="30.0", hispanic_or_latino="67.0")
    raw = raw_report(said, DASH, edition_of(SHARES))
    table = protect(raw, policy(DASH)).table(SHARES)
    assert table is not None
    hidden = {row.id for row in table.rows if row.cells[0].status is not CellStatus.MISSING}
    assert {"asian", "white"} <= hidden
    faulty(Further({(SHARES, "asian"): CellStatus.PRIMARY}, frozenset()))
    assert "“Student Enrollment by Group”" in refusal(raw, DASH)


def test_without_the_districts_wish_every_share_is_printed() -> None:
    said = shares(asian="3.0", white="30.0", hispanic_or_latino="67.0")
    table = protect(raw_report(said, None, edition_of(SHARES)), policy()).table(SHARES)
    assert table is not None
    printed = {row.id for row in table.rows if row.cells[0].status is CellStatus.PUBLISHED}
    assert printed == {"asian", "white", "hispanic_or_latino"}


@pytest.mark.parametrize("total", [200, "not reported"])
def test_a_small_or_unknown_share_left_open_is_found_out(
    faulty: Callable[[Further], None], total: Any
) -> None:
    said = shares(asian="3.0", white="30.0", hispanic_or_latino="67.0") | {
        "enrollment.total": total
    }
    raw = raw_report(said, DASH, edition_of(SHARES))
    protect(raw, policy(DASH))
    faulty(NOTHING)
    assert "“Student Enrollment by Group”, row “Asian”" in refusal(raw, DASH)


def test_a_school_of_ten_may_have_all_its_shares_dashed() -> None:
    """The total stands in the table by grade, at any size."""
    said = shares(asian="50.0", white="50.0") | {"enrollment.total": 8}
    table = protect(raw_report(said, DASH, edition_of(SHARES)), policy(DASH)).table(SHARES)
    assert table is not None
    assert all(row.cells[0].status is not CellStatus.PUBLISHED for row in table.rows)


def test_students_of_no_listed_race_are_no_mistake() -> None:
    """Nine Pacific Islanders and eighteen of no race: their remainder is large enough."""
    large = (
        "black_or_african_american",
        "american_indian_or_alaska_native",
        "asian",
        "filipino",
        "hispanic_or_latino",
        "white",
        "two_or_more_races",
    )
    said = shares(native_hawaiian_or_pacific_islander="3.0", **dict.fromkeys(large, "13.0"))
    said["enrollment.total"] = 300
    table = protect(raw_report(said, DASH, edition_of(SHARES)), policy(DASH)).table(SHARES)
    assert table is not None
    printed = {row.id for row in table.rows if row.cells[0].status is CellStatus.PUBLISHED}
    assert printed == set(large)


# ------------------------------------------------------- figures typed in a form of their own


TYPED = "All 90/90/30, Male 50/50/20, Female 40/40/10, White 69/69/24, Black 12/12/3, Asian 9/9/3"
MALE = "outcomes.ela.male"


def typed(changes: Data, given: str = TYPED) -> ProtectedReport:
    """The card of a school whose file has these changes; it must not be refused."""
    return protect(raw_of(changed(school_of(given), changes)), policy())


def dashes(report: ProtectedReport, row: str, table: str = ELA) -> bool:
    found = report.table(table)
    assert found is not None
    cells = next(found_row for found_row in found.rows if found_row.id == row).cells
    return all(cell.value is None for cell in cells)


@pytest.mark.parametrize("word", ["--", "not reported", "pending", "N/A"])
def test_a_number_with_scores_that_is_not_told_hides_the_row_and_its_neighbour(word: str) -> None:
    report = typed({f"{MALE}.number_with_scores": word})
    for table in (ELA, MATHEMATICS):
        assert dashes(report, "male", table)
        assert dashes(report, "female", table)
        assert not dashes(report, "white", table)


def test_a_percentage_withheld_beside_known_counts_hides_the_row_and_its_neighbour() -> None:
    report = typed({f"{MALE}.percent_met_or_exceeded": "--"})
    assert dashes(report, "male")
    assert dashes(report, "female")


def test_a_row_withheld_in_part_is_not_held_to_be_small() -> None:
    """Its dashes stand for more than ten students, and no reader can know better."""
    given = (
        "All 97/97/67, Male 54/54/53, Female 43/43/14, White 69/69/39, Black 1/1/1, Asian 27/27/27"
    )
    report = typed({"outcomes.ela.white.percent_met_or_exceeded": "--"}, given)
    assert dashes(report, "white")


@pytest.mark.parametrize("words", [("pending", "pending"), ("N/A", "pending"), ("--", "N/A")])
def test_a_percentage_beside_counts_that_are_not_told_hides_the_row(words: tuple[str, str]) -> None:
    counts = dict(zip((f"{MALE}.total_enrollment", f"{MALE}.number_tested"), words, strict=True))
    report = typed(counts)
    assert dashes(report, "male")
    assert dashes(report, "female", MATHEMATICS)


@pytest.mark.parametrize("share", ["40.004", "39.9951", "40.0000001"])
def test_decimals_that_are_not_printed_change_nothing(share: str) -> None:
    report = typed({f"{MALE}.percent_met_or_exceeded": share})
    plain = typed({})
    found, expected = report.table(ELA), plain.table(ELA)
    assert found is not None
    assert expected is not None
    assert [[c.status for c in row.cells] for row in found.rows] == [
        [c.status for c in row.cells] for row in expected.rows
    ]
