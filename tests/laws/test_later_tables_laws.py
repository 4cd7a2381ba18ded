"""Laws of all tables by student group of a later edition, for schools counted student by student.

What may be published is attacked by a reader who shares no code with the program.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from sarcgen.disclosure.consistency import surely_publishable
from sarcgen.disclosure.policy import Policy
from sarcgen.disclosure.primary import protected_row
from sarcgen.disclosure.protect import protect
from sarcgen.disclosure.protected import HIDDEN, ProtectedReport
from sarcgen.edition.sources import DECIMALS
from sarcgen.errors import DisclosureError
from sarcgen.tables.raw import RawReport
from tests.privacy.later_attacker import OUTCOMES, Counts, Place, leaks_of, small_differences
from tests.support.cards import changed
from tests.support.schools import (
    GENDERS,
    MET,
    NOT_MET,
    NOT_TESTED,
    PROGRAMS,
    RACES,
    WITHIN,
    Student,
)
from tests.support.whole_schools import (
    BY_GROUP,
    CHRONIC,
    COHORT_RATES,
    RATES_FOR_ALL,
    ROWS_OF_A_YEAR,
    SUSPENSIONS,
    counted,
    file_of,
    later_edition,
    later_policy,
    later_raw,
    later_report,
    whole_school,
)

EDITION = later_edition(
    *BY_GROUP, "enrollment-by-group", "caaspp", "caaspp-science", RATES_FOR_ALL, COHORT_RATES
)
some = settings(max_examples=20)


@st.composite
def drawn(draw: st.DrawFn) -> list[Student]:
    """A school of blocks of students who are alike, so that few choices make many students."""
    students: list[Student] = []
    for _ in range(draw(st.integers(2, 6))):
        groups = {draw(st.sampled_from((*GENDERS, *GENDERS, "non_binary")))}
        groups |= {draw(st.sampled_from(RACES))} if draw(st.integers(0, 9)) else set()
        for program in draw(st.sets(st.sampled_from(PROGRAMS), max_size=2)):
            groups |= {program, WITHIN.get(program, program)}
        sizes = st.integers(0, 3) | st.integers(8, 13) | st.integers(20, 60)
        for absent, suspended, graduated in ((MET, MET, MET), (NOT_MET, NOT_MET, NOT_MET)):
            outcomes = {
                "chronic": draw(st.sampled_from((absent, NOT_MET))),
                "suspensions": draw(st.sampled_from((suspended, NOT_MET, NOT_MET))),
                "expulsions": draw(st.sampled_from((suspended, *[NOT_MET] * 5))),
                "graduation": graduated,
                "science": draw(st.sampled_from((MET, NOT_MET))),
            }
            students += [Student(frozenset(groups), outcomes)] * draw(sizes)
        if draw(st.booleans()):
            late = dict.fromkeys(("chronic", "science"), NOT_TESTED)
            late |= dict.fromkeys(
                ("suspensions", "expulsions"), draw(st.sampled_from((MET, NOT_MET)))
            )
            students += [Student(frozenset(groups), late)] * draw(st.integers(1, 4))
    return students


SCHOOLS = drawn() | st.integers(0, 10**6).map(whole_school)


def printed(report: ProtectedReport) -> dict[str, dict[str, list[str]]]:
    """The text of all cells; of rates for all students, those of the school."""
    specs = {spec.id: spec for spec in EDITION.tables()}
    found: dict[str, dict[str, list[str]]] = {}
    for table in report.tables:
        columns = specs[table.id].columns
        found[table.id] = {
            row.id: [
                "--" if cell.status in HIDDEN else _text(cell.value, DECIMALS.get(column.format, 0))
                for cell, column in zip(row.cells, columns, strict=True)
            ]
            for row in table.rows
        }
    return found


def _text(value: Any, decimals: int) -> str:
    if not isinstance(value, Decimal):
        return ""
    return str(value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP))


def truth_of(students: list[Student]) -> dict[Place, Counts]:
    """Enrolled, tested and met by outcome and row of the edition."""
    return {
        (name, row): (found.enrolled or 0, found.tested or 0, found.met or 0)
        for name in OUTCOMES
        for row, found in counted(students, name).items()
    }


def check(students: list[Student]) -> int:
    """No reader works anything out; how many rows with students are hidden."""
    said = file_of(students)
    # Whose shares of enrollment are printed has nothing to do with it: the attacker does not look.
    said["enrollment"].pop("by_group")
    text = printed(later_report(said, None, EDITION))
    truth = truth_of(students)
    assert leaks_of(text, truth) == []
    assert small_differences(text) == []
    return sum(
        truth[name, row][0] > 0 and cells[0] == "--"
        for name, outcome in OUTCOMES.items()
        for row, cells in text[outcome.table].items()
    )


@some
@given(drawn())
def test_nobody_works_out_a_hidden_row_of_any_table(students: list[Student]) -> None:
    event(f"hidden rows: {check(students) > 0}")


@pytest.mark.parametrize("seed", range(6))
def test_nor_that_of_a_school_as_it_might_be(seed: int) -> None:
    assert check(whole_school(500 + seed)) > 0


@pytest.mark.parametrize("seed", range(4))
def test_the_attacker_finds_what_the_small_rule_alone_leaves_open(seed: int) -> None:
    """Else the laws above would say little."""
    students = whole_school(900 + seed)
    said = file_of(students)
    raw, policy = later_raw(said, None, EDITION), later_policy(None, EDITION)
    report = protect(raw, policy)
    specs = {table.spec.id: table for table in raw.tables}
    plain = [
        (
            specs[table.id].spec,
            [
                (row.id, protected_row(specs[table.id].spec, row, policy))
                for row in specs[table.id].rows
            ],
        )
        for table in report.tables
    ]
    text = {
        spec.id: {
            row_id: [
                "--" if cell.status in HIDDEN else _text(cell.value, DECIMALS.get(column.format, 0))
                for cell, column in zip(cells, spec.columns, strict=True)
            ]
            for row_id, cells in rows
        }
        for spec, rows in plain
    }
    # What is hidden in the table of absences is small in that of suspensions too, or told.
    for row_id, cells in text[SUSPENSIONS].items():
        if text[CHRONIC][row_id][0] == "--":
            text[SUSPENSIONS][row_id] = ["--" for _ in cells]
    assert leaks_of(text, truth_of(students)) or small_differences(text)


FIELDS = {
    "chronic_absenteeism": ("cumulative_enrollment", "eligible_enrollment", "count", "rate"),
    "graduation_by_group": ("cohort", "graduates", "rate"),
    "suspensions_by_group": ("suspensions", "expulsions"),
}
WORDS = st.sampled_from(["--", "not reported", "N/A", "pending"])


@st.composite
def slips(draw: st.DrawFn) -> dict[str, Any]:
    """A few changes as a state or a clerk makes them: rows withheld, figures mistyped."""
    changes: dict[str, Any] = {}
    for _ in range(draw(st.integers(0, 4))):
        table = draw(st.sampled_from(sorted(FIELDS)))
        place = f"engagement.{table}.{draw(st.sampled_from([*ROWS_OF_A_YEAR]))}"
        how = draw(st.integers(0, 9))
        field = draw(st.sampled_from(FIELDS[table]))
        if how == 0:
            changes[f"engagement.{table}"] = draw(WORDS)
        elif how <= 4:
            changes[place] = draw(WORDS)
        elif how <= 6:
            changes[f"{place}.{field}"] = draw(WORDS | st.none())
        elif field in {"rate", "suspensions", "expulsions"}:
            percents = ["0.00", "100.00", "50.00", "12.3456"]
            changes[f"{place}.{field}"] = draw(st.sampled_from(percents))
        else:
            changes[f"{place}.{field}"] = draw(st.integers(0, 15) | st.integers(0, 200))
    return changes


@settings(max_examples=12)
@given(SCHOOLS, slips())
def test_what_the_quick_look_passes_is_not_refused_and_nothing_is_for_a_slip_of_ours(
    students: list[Student], changes: dict[str, Any]
) -> None:
    """Figures may contradict one another; else the choice of rows leaves nothing to be found."""
    said = changed(file_of(students), dict(sorted(changes.items())))
    raw, policy = later_raw(said, None, EDITION), later_policy(None, EDITION)
    passed = surely_publishable(raw, policy)
    event(f"passed: {passed}")
    refusal = refused(raw, policy)
    assert not (refusal and passed)
    assert not refusal or "contradict" in refusal


def refused(raw: RawReport, policy: Policy) -> str:
    """Why a report is not published; empty if it is."""
    try:
        protect(raw, policy)
    except DisclosureError as refusal:
        return str(refusal)
    return ""
