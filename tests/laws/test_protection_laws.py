"""Laws of the whole protection of a report, for schools counted student by student.

The hidden rows are read off the protected report; the laws know nothing of how they are chosen.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sarcgen.disclosure.policy import Policy, policy_of
from sarcgen.disclosure.primary import protected_row
from sarcgen.disclosure.protect import protect
from sarcgen.disclosure.protected import HIDDEN, CellStatus, ProtectedReport
from sarcgen.edition.spec import Edition
from sarcgen.edition.words import EmptyGroup
from sarcgen.tables.tabulate import tabulate
from tests.support.cards import Data, edition_of, entities
from tests.support.results import EDITION_ROWS, result, share
from tests.support.schools import (
    GENDERS,
    MET,
    NOT_MET,
    NOT_TESTED,
    PROGRAMS,
    RACES,
    WITHIN,
    Student,
    realistic_school,
)
from tests.support.schools import tabulate as counted

SUBJECTS = {"caaspp-ela-by-group": "ela", "caaspp-mathematics-by-group": "mathematics"}
EDITIONS = {
    choice: edition_of("caaspp", "enrollment-by-group", *SUBJECTS, empty_group=choice)
    for choice in EmptyGroup
}
OUTCOMES = (MET, NOT_MET, NOT_TESTED)
Place = tuple[str, str, int]
some = settings(max_examples=25)


@st.composite
def drawn(draw: st.DrawFn) -> list[Student]:
    """A school of blocks of students who are alike, so that few choices make many students."""
    students: list[Student] = []
    for _ in range(draw(st.integers(2, 7))):
        groups = {*draw(st.sampled_from([*[(g,) for g in GENDERS], *[(g,) for g in GENDERS], ()]))}
        groups |= {draw(st.sampled_from(RACES))}
        for program in draw(st.sets(st.sampled_from(PROGRAMS), max_size=2)):
            groups |= {program, WITHIN.get(program, program)}
        sizes = st.integers(0, 3) | st.integers(8, 13) | st.integers(20, 60)
        for ela, mathematics in (("met", "met"), ("not met", "met"), ("not met", "not met")):
            outcomes = {"ela": ela, "math": mathematics}
            students += [Student(frozenset(groups), outcomes)] * draw(sizes)
        if draw(st.booleans()):
            absent = {"ela": NOT_TESTED, "math": draw(st.sampled_from(OUTCOMES))}
            students += [Student(frozenset(groups), absent)] * draw(st.integers(1, 4))
    return students


def schools() -> st.SearchStrategy[list[Student]]:
    return drawn() | st.integers(0, 10**6).map(realistic_school)


def data_of(students: list[Student], times: int) -> Data:
    """The school's file; the whole school has so many times the students tested."""
    said: Data = {"grades": "K-6", "enrollment.total": times * len(students)}
    if not students:
        return said
    said["enrollment.by_group"] = {
        EDITION_ROWS[row]: share(sum(row in s.groups for s in students), len(students), 1)
        for row in (*RACES, *PROGRAMS)
        if row != "migrant" and any(row in s.groups for s in students)
    }
    for subject in ("ela", "math"):
        table = counted(students, subject)
        name = "ela" if subject == "ela" else "mathematics"
        said[f"outcomes.{name}"] = {EDITION_ROWS[row.id]: result(row) for row in table.rows}
        everybody = table.row("all")
        percent = share(everybody.met or 0, everybody.tested or 0, 0)
        said[f"outcomes.caaspp.2018-19.{name}"] = percent
    return said


POLICIES = st.builds(
    lambda minimum, empty, level: {
        "minimum": minimum,
        "empty": empty,
        "choices": {"disclosure.level": level},
    },
    st.sampled_from([11, 11, 12, 15]),
    st.sampled_from(EmptyGroup),
    st.sampled_from(["strict", "exact"]),
)


def rule(chosen: dict[str, Any], minimum: int | None = None) -> tuple[Edition, Policy]:
    edition = EDITIONS[chosen["empty"]]
    choices = chosen["choices"] | {"disclosure.minimum_group_size": minimum or chosen["minimum"]}
    return edition, policy_of(entities({}, choices).district, edition.empty_group)


def protected(said: Data, chosen: dict[str, Any], minimum: int | None = None) -> ProtectedReport:
    edition, policy = rule(chosen, minimum)
    return protect(tabulate(edition, entities(said)), policy)


def cells(report: ProtectedReport) -> Iterator[tuple[Place, CellStatus, object]]:
    for table in report.tables:
        for row in table.rows:
            for place, cell in enumerate(row.cells):
                yield (table.id, row.id, place), cell.status, cell.value


def hidden(report: ProtectedReport) -> set[Place]:
    return {place for place, status, _ in cells(report) if status in HIDDEN}


SCHOOL = st.builds(data_of, schools(), st.sampled_from([1, 2]))


@some
@given(SCHOOL, POLICIES)
def test_nothing_that_the_small_rule_hides_is_printed(said: Data, chosen: dict[str, Any]) -> None:
    edition, policy = rule(chosen)
    raw = tabulate(edition, entities(said))
    found = hidden(protect(raw, policy))
    for table in raw.tables:
        for row in table.rows:
            for place, cell in enumerate(protected_row(table.spec, row, policy)):
                assert cell.status not in HIDDEN or (table.spec.id, row.id, place) in found


@some
@given(SCHOOL, POLICIES)
def test_what_is_printed_is_what_the_file_says(said: Data, chosen: dict[str, Any]) -> None:
    edition, policy = rule(chosen)
    raw = tabulate(edition, entities(said))
    plain = {
        (table.spec.id, row.id, place): cell.value
        for table in raw.tables
        for row in table.rows
        for place, cell in enumerate(protected_row(table.spec, row, policy))
    }
    for place, _, value in cells(protect(raw, policy)):
        assert value is None or value == plain[place]


def listed(students: list[Student]) -> list[Student]:
    """The students whose gender and race the form has rows for."""
    return [s for s in students if s.groups & set(GENDERS) and s.groups & set(RACES)]


LISTED = st.builds(data_of, schools().map(listed), st.sampled_from([1, 2]))


@some
@given(LISTED, POLICIES)
def test_protecting_a_protected_report_changes_nothing(said: Data, chosen: dict[str, Any]) -> None:
    """The printed figures, fed back with dashes for the rest, are all printed again."""
    before = protected(said, chosen)
    assert shown(protected(_fed_back(said, before), chosen)) == shown(before)


@some
@given(SCHOOL, POLICIES)
def test_protecting_a_protected_report_shows_nothing_new(
    said: Data, chosen: dict[str, Any]
) -> None:
    """Who does not know that some students are in no row must hide more: dashes may be anyone."""
    before = protected(said, chosen)
    again = protected(_fed_back(said, before), chosen)
    assert shown(again).items() <= shown(before).items()


def shown(report: ProtectedReport) -> dict[Place, object]:
    return {place: value for place, _, value in cells(report) if value is not None}


def _fed_back(said: Data, report: ProtectedReport) -> Data:
    fed = dict(said)
    for table in report.tables:
        if table.id in SUBJECTS:
            name = SUBJECTS[table.id]
            fed[f"outcomes.{name}"] = {
                row.id: {
                    key: "--" if value is None else str(value)
                    for key, value in (
                        ("total_enrollment", row.cells[0].value),
                        ("number_tested", row.cells[1].value),
                        ("percent_met_or_exceeded", row.cells[4].value),
                    )
                }
                if isinstance(row.cells[0].value, Decimal)
                else "--"
                for row in table.rows
            }
        if table.id == "caaspp":
            for row in table.rows:
                if row.cells[1].value is None:
                    fed[f"outcomes.caaspp.2018-19.{row.id}"] = "--"
    return fed


@some
@given(SCHOOL, POLICIES, st.randoms(use_true_random=False))
def test_the_order_of_rows_in_the_file_changes_nothing(
    said: Data, chosen: dict[str, Any], random: Any
) -> None:
    def shuffled(value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        keys = list(value)
        random.shuffle(keys)
        return {key: shuffled(value[key]) for key in keys}

    assert protected(shuffled(said), chosen) == protected(said, chosen)


@some
@given(SCHOOL, POLICIES, st.integers(12, 20))
def test_a_higher_minimum_never_shows_more(
    said: Data, chosen: dict[str, Any], minimum: int
) -> None:
    lower, higher = (protected(said, chosen, size) for size in (11, minimum))
    assert hidden(lower) <= hidden(higher)


@some
@given(SCHOOL, POLICIES)
def test_the_same_file_is_protected_in_the_same_way(said: Data, chosen: dict[str, Any]) -> None:
    assert protected(said, chosen) == protected(said, chosen)


@some
@given(SCHOOL, POLICIES)
def test_tables_about_the_same_students_hide_the_same_groups(
    said: Data, chosen: dict[str, Any]
) -> None:
    """Unless a whole table is hidden."""
    report = protected(said, chosen)
    rows = []
    for name in SUBJECTS:
        table = report.table(name)
        assert table is not None
        rows.append({row.id for row in table.rows if row.cells[0].status in HIDDEN})
    assume(all(len(found) < 17 for found in rows))
    assert rows[0] == rows[1]


@some
@given(SCHOOL, POLICIES)
def test_the_percentage_for_all_is_printed_exactly_where_the_row_of_all_students_is(
    said: Data, chosen: dict[str, Any]
) -> None:
    report = protected(said, chosen)
    repeated = report.table("caaspp")
    assert repeated is not None
    for table_id, name in SUBJECTS.items():
        table = report.table(table_id)
        assert table is not None
        own = table.rows[0].cells[4].status in HIDDEN
        alias = next(row for row in repeated.rows if row.id == name).cells[1].status in HIDDEN
        assert own is alias
