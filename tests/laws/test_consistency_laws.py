"""What may be skipped is never refused: the quick look of ``check`` loses no finding."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import event, given, settings
from hypothesis import strategies as st

from sarcgen.disclosure.consistency import surely_publishable
from sarcgen.disclosure.policy import Policy, policy_of
from sarcgen.disclosure.protect import protect
from sarcgen.edition.spec import Edition
from sarcgen.edition.words import EmptyGroup
from sarcgen.errors import DisclosureError
from sarcgen.tables.raw import RawReport
from sarcgen.tables.tabulate import tabulate
from tests.support.cards import DELETED, Data, changed, edition_of, entities
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

TABLES = ("caaspp", "enrollment-by-group", "caaspp-ela-by-group", "caaspp-mathematics-by-group")
EDITIONS = {choice: edition_of(*TABLES, empty_group=choice) for choice in EmptyGroup}
SUBJECTS = {"ela": "ela", "mathematics": "math"}
some = settings(max_examples=150)


@st.composite
def small_schools(draw: st.DrawFn) -> list[Student]:
    """Blocks of students who are alike: few choices make many students and small groups."""
    students: list[Student] = []
    for _ in range(draw(st.integers(1, 6))):
        groups = {draw(st.sampled_from(GENDERS))} if draw(st.integers(0, 9)) else set()
        groups |= {draw(st.sampled_from(RACES))} if draw(st.integers(0, 9)) else set()
        for program in draw(st.sets(st.sampled_from(PROGRAMS), max_size=2)):
            groups |= {program, WITHIN.get(program, program)}
        sizes = st.integers(0, 3) | st.integers(8, 13) | st.integers(20, 60)
        for ela, mathematics in ((MET, MET), (NOT_MET, MET), (NOT_MET, NOT_MET), (NOT_TESTED, MET)):
            outcomes = {"ela": ela, "math": mathematics}
            students += [Student(frozenset(groups), outcomes)] * draw(sizes)
    return students


SCHOOLS = small_schools() | st.integers(0, 10**6).map(realistic_school)


def file_of(students: list[Student]) -> Data:
    """The school's file, with shares of enrollment and results of both subjects."""
    said: Data = {"grades": "K-6", "enrollment": {"total": len(students)}, "outcomes": {}}
    if students:
        said["enrollment"]["by_group"] = {
            EDITION_ROWS[row]: share(sum(row in s.groups for s in students), len(students), 1)
            for row in (*RACES, *PROGRAMS)
            if row != "migrant"
        }
    for name, subject in SUBJECTS.items():
        table = counted(students, subject)
        said["outcomes"][name] = {EDITION_ROWS[row.id]: result(row) for row in table.rows}
    return said


ROWS = st.builds(
    "outcomes.{}.{}".format, st.sampled_from([*SUBJECTS]), st.sampled_from([*EDITION_ROWS.values()])
)
COUNTS = st.sampled_from(["total_enrollment", "number_tested", "number_with_scores"])
NUMBERS = st.integers(0, 15) | st.integers(0, 200)
WORDS = st.sampled_from(["--", "not reported", "N/A", "pending", DELETED])
PERCENTS = st.sampled_from(["0.00", "100.00", "50.00", "33.33", "38.4211", "7.1"])
CHANGES = st.one_of(
    st.tuples(ROWS, WORDS),
    st.tuples(ROWS, WORDS),
    st.tuples(st.builds("{}.{}".format, ROWS, COUNTS), NUMBERS | WORDS),
    st.tuples(ROWS.map("{}.percent_met_or_exceeded".format), PERCENTS | WORDS),
    st.tuples(
        st.sampled_from([*EDITION_ROWS.values()]).map("enrollment.by_group.{}".format),
        st.sampled_from(["0.0", "1.5", "50.0", "--", DELETED]),
    ),
)


@st.composite
def slips(draw: st.DrawFn) -> Callable[[Data], Data]:
    """A few changes as a state or a clerk makes them: rows withheld, figures mistyped."""
    made = draw(st.lists(CHANGES, max_size=5))
    nudged = draw(st.lists(st.tuples(ROWS, COUNTS, st.integers(-2, 2)), max_size=2))

    def applied(said: Data) -> Data:
        for row, count, by in nudged:
            place = at(said, row)
            if isinstance(place, dict) and isinstance(place.get(count), int):
                said = changed(said, {f"{row}.{count}": max(0, place[count] + by)})
        for path, value in made:
            *above, last = path.split(".")
            place = at(said, ".".join(above))
            if value is not DELETED or (isinstance(place, dict) and last in place):
                said = changed(said, {path: value})
        return said

    return applied


def at(said: Data, path: str) -> Any:
    place: Any = said
    for key in path.split("."):
        place = place.get(key) if isinstance(place, dict) else None
    return place


def withheld(said: Data, empty: EmptyGroup) -> Data:
    """The file as the state makes it: rows of ten or fewer tested are withheld; zeros may stand."""
    least = 1 if empty is EmptyGroup.ZERO else 0
    rows = {
        f"outcomes.{name}.{row}": "--"
        for name in SUBJECTS
        for row, cells in said["outcomes"][name].items()
        if cells["number_tested"] <= 10 and cells["total_enrollment"] >= least
    }
    return changed(said, rows)


POLICIES = st.fixed_dictionaries(
    {
        "disclosure.minimum_group_size": st.sampled_from([11, 11, 11, 12, 15]),
        "disclosure.level": st.sampled_from(["strict", "strict", "exact"]),
        "disclosure.enrollment_by_group": st.sampled_from(["print"] * 9 + ["dash"]),
    }
)


def case(said: Data, choices: Data, empty: EmptyGroup) -> tuple[RawReport, Policy]:
    edition: Edition = EDITIONS[empty]
    found = entities(said, choices)
    return tabulate(edition, found), policy_of(found.district, edition.empty_group)


def refused(report: RawReport, policy: Policy) -> bool:
    try:
        protect(report, policy)
    except DisclosureError:
        return True
    return False


@some
@given(SCHOOLS, slips(), st.booleans(), POLICIES, st.sampled_from(EmptyGroup))
def test_what_the_quick_look_passes_is_not_refused(
    students: list[Student],
    slip: Callable[[Data], Data],
    state: bool,  # noqa: FBT001 (drawn by Hypothesis)
    choices: Data,
    empty: EmptyGroup,
) -> None:
    said = file_of(students)
    said = slip(withheld(said, empty) if state else said)
    report, policy = case(said, choices, empty)
    passed = surely_publishable(report, policy)
    event(f"passed: {passed}")
    if passed:
        assert not refused(report, policy)


@settings(max_examples=50)
@given(st.integers(0, 10**6).map(realistic_school), st.booleans(), st.sampled_from(EmptyGroup))
def test_schools_counted_student_by_student_pass(
    students: list[Student],
    state: bool,  # noqa: FBT001 (drawn by Hypothesis)
    empty: EmptyGroup,
) -> None:
    """Else the quick look would be of no use. Where nobody is unlisted, dashes hide no others."""
    listed = [s for s in students if s.groups & set(GENDERS) and s.groups & set(RACES)]
    said = file_of(listed)
    if state:
        said = withheld(said, empty)
    assert surely_publishable(*case(said, {}, empty))
