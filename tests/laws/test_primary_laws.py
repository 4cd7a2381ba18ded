"""Laws of primary suppression, for all schools: what is printed stands for more than ten students.

The laws know the rule only from its wording (privacy.md, section 4.1) and the school's own data;
they work out nothing the way the program does.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from sarcgen.disclosure.policy import Policy
from sarcgen.disclosure.primary import protected_row
from sarcgen.disclosure.protect import protect
from sarcgen.disclosure.protected import CellStatus, ProtectedReport
from sarcgen.edition.words import EmptyGroup
from sarcgen.languages.catalog import Catalog
from sarcgen.present.compose import compose
from sarcgen.present.formats import DASHES
from sarcgen.report.tables import Table
from sarcgen.tables.raw import RawReport
from sarcgen.tables.tabulate import tabulate
from tests.support.cards import edition_of, entities

ELA = "caaspp-ela-by-group"
BY_GROUP = {ELA: "ela", "caaspp-mathematics-by-group": "mathematics"}
EDITION = edition_of(*BY_GROUP, "caaspp", "physical-fitness", "suspensions-and-expulsions")
ZEROS = EDITION.model_copy(update={"empty_group": EmptyGroup.ZERO})
GROUPS = [row.id for row in EDITION.tables()[1].rows]
COUNTS = ("total_enrollment", "number_tested", "number_with_scores")
YEARS = ("2016-17", "2017-18", "2018-19")
Data = dict[str, Any]
fewer = settings(max_examples=settings().max_examples // 4)
"""For laws that protect a school several times, which takes a while."""

WORDS = st.sampled_from(["--", "not reported", "pending", None])
PERCENTS = st.decimals(0, 100, places=2).map(str)
SIZES = st.integers(0, 30) | st.sampled_from([9, 10, 11, 12, 400])


@st.composite
def results(draw: st.DrawFn) -> Data | str | None:
    """One student group: nobody tested who is not enrolled, nor scored who is not tested."""
    if draw(st.integers(0, 9)) == 0:
        return draw(WORDS)
    enrolled = draw(SIZES)
    tested = min(enrolled, draw(SIZES))
    row: Data = {
        "total_enrollment": enrolled,
        "number_tested": tested,
        "percent_met_or_exceeded": draw(PERCENTS),
    }
    if draw(st.booleans()):
        row["number_with_scores"] = min(tested, draw(SIZES))
    if draw(st.integers(0, 9)) == 0:
        row[draw(st.sampled_from(["total_enrollment", "number_tested"]))] = draw(WORDS)
    return row


GENDERS = ("male", "female")
RACES = tuple(GROUPS[GROUPS.index("female") + 1 : GROUPS.index("two_or_more_races") + 1])
DISADVANTAGED = "socioeconomically_disadvantaged"
WITHIN = ("students_receiving_migrant_education_services", "foster_youth", "homeless")
PROGRAMS = ("english_learners", "students_with_disabilities", DISADVANTAGED, *WITHIN)
Block = tuple[frozenset[str], int, dict[str, tuple[int, int]]]
"""Students with the same groups: how many, and by subject how many were tested and met."""


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    """Some students of one gender, one race (if reported) and some programs."""
    programs = draw(st.sets(st.sampled_from(PROGRAMS), max_size=2))
    groups = {"all_students", draw(st.sampled_from(GENDERS)), *programs}
    if programs & set(WITHIN):
        groups.add(DISADVANTAGED)
    if draw(st.integers(0, 9)):
        groups.add(draw(st.sampled_from(RACES)))
    size = draw(SIZES)
    outcomes: dict[str, tuple[int, int]] = {}
    for subject in BY_GROUP.values():
        tested = size - draw(st.integers(0, min(size, 3)))
        outcomes[subject] = (tested, draw(st.integers(0, tested)))
    return frozenset(groups), size, outcomes


def table_of(students: list[Block], subject: str) -> Data:
    """The rows of one subject, counted; the figures of a real school cannot contradict."""
    rows: Data = {}
    for group in GROUPS:
        inside = [block for block in students if group in block[0]]
        enrolled = sum(size for _, size, _ in inside)
        tested = sum(outcomes[subject][0] for _, _, outcomes in inside)
        met = sum(outcomes[subject][1] for _, _, outcomes in inside)
        rows[group] = {
            "total_enrollment": enrolled,
            "number_tested": tested,
            "percent_met_or_exceeded": _hundredths(met, tested),
        }
    return rows


def _hundredths(part: int, whole: int) -> str:
    """A percentage with two decimals, half up, in whole numbers alone."""
    steps = (2 * part * 10000 + whole) // (2 * whole) if whole else 0
    return f"{steps // 100}.{steps % 100:02d}"


@st.composite
def schools(draw: st.DrawFn) -> Data:
    """A school of kindergarten to grade six with results, suspensions and fitness.

    Here and there the state has withheld a row, or a count is not given.
    """
    students = draw(st.lists(blocks(), min_size=2, max_size=7))
    counts = SIZES | WORDS
    school: Data = {
        "grades": "K-6",
        "enrollment.total": draw(counts),
        "enrollment.earlier_totals": {year: draw(counts) for year in YEARS[:2]},
        "enrollment.by_grade": {"5": draw(counts)},
    }
    this_year: Data = {}
    for subject in BY_GROUP.values():
        rows = table_of(students, subject)
        everyone = rows["all_students"]
        this_year[subject] = everyone["percent_met_or_exceeded"]
        if draw(st.booleans()):
            group = draw(st.sampled_from(GROUPS))
            rows[group]["number_with_scores"] = rows[group]["number_tested"]
        for group in draw(st.sets(st.sampled_from(GROUPS), max_size=2)):
            rows[group] = draw(st.sampled_from(["--", "not reported", None]))
        school[f"outcomes.{subject}"] = rows
    school["outcomes.caaspp"] = {
        "2017-18": {subject: draw(PERCENTS) for subject in BY_GROUP.values()},
        "2018-19": this_year,
    }
    fitness = {f"{number}_of_six": draw(PERCENTS) for number in ("four", "five", "six")}
    school["outcomes.physical_fitness"] = {"5": fitness | {"number_tested": draw(counts)}}
    school["engagement.suspensions"] = {
        year: {
            "suspensions": draw(PERCENTS),
            "expulsions": draw(PERCENTS),
            "cumulative_enrollment": draw(counts),
        }
        for year in YEARS
    }
    return school


def raw(school: Data) -> RawReport:
    return tabulate(EDITION, entities(school))


def protected(school: Data, minimum: int = 11) -> ProtectedReport:
    return protect(raw(school), Policy(minimum, EDITION.empty_group))


Published = dict[tuple[str, str, str], object]


def published(report: ProtectedReport) -> Published:
    """Every value that a report gives away, by table, row and column."""
    columns = {table.id: [column.id for column in table.columns] for table in EDITION.tables()}
    return {
        (table.id, row.id, column): cell.value
        for table in report.tables
        for row in table.rows
        for column, cell in zip(columns[table.id], row.cells, strict=True)
        if cell.value is not None
    }


def counts_behind(school: Data, place: tuple[str, str, str]) -> list[object]:
    """The numbers of students of which one at least must be known, and all known be above ten."""
    table, row, column = place
    if table in BY_GROUP:
        group = school[f"outcomes.{BY_GROUP[table]}"][row]
        return [group.get(key) for key in COUNTS]
    if table == "caaspp":
        everyone = school[f"outcomes.{row}"].get("all_students")
        counts = [everyone.get(key) for key in COUNTS] if isinstance(everyone, dict) else [everyone]
        earlier = school["enrollment.earlier_totals"]["2017-18"]
        return counts + ([earlier] if column == "school_year_before" else [])
    if table == "physical-fitness":
        tested = school["outcomes.physical_fitness"]["5"]["number_tested"]
        return [tested if isinstance(tested, int) else school["enrollment.by_grade"]["5"]]
    year = YEARS[["two_years_before", "year_before", "data_year"].index(column.partition("_")[2])]
    enrolled = school["engagement.suspensions"][year]["cumulative_enrollment"]
    if isinstance(enrolled, int):
        return [enrolled]
    earlier = school["enrollment.earlier_totals"].get(year)
    return [school["enrollment.total"], earlier, enrolled if enrolled == "--" else None]


@pytest.mark.parametrize("kinds", [{CellStatus.PRIMARY}, {CellStatus.PUBLISHED}])
@pytest.mark.parametrize("table", BY_GROUP)
def test_the_schools_of_these_laws_have_hidden_and_printed_rows(
    table: str, kinds: set[CellStatus]
) -> None:
    def has_both(school: Data) -> bool:
        found = next(found for found in protected(school).tables if found.id == table)
        return kinds <= {cell.status for row in found.rows[1:] for cell in row.cells}

    found_soon = settings(phases=[Phase.generate], max_examples=200)
    find(schools(), has_both, settings=found_soon)


@given(schools())
def test_nothing_is_printed_that_stands_for_ten_students_or_an_unknown_number(school: Data) -> None:
    for place in published(protected(school)):
        if not place[2].startswith(("district", "state")):
            counts = counts_behind(school, place)
            assert "--" not in counts, place
            known = [count for count in counts if isinstance(count, int)]
            assert known, place
            assert min(known) > 10, place


@fewer
@given(schools())
def test_a_row_of_a_student_group_is_printed_whole_or_not_at_all(school: Data) -> None:
    """But for the last resort, which hides the results of all rows of a table (section 4.2)."""
    for table in protected(school).tables:
        if table.id in BY_GROUP:
            shown = {
                row.id: [cell.status is CellStatus.PUBLISHED for cell in row.cells]
                for row in table.rows
            }
            results = any(cells[-1] for cells in shown.values())
            for row_id, cells in shown.items():
                assert len(set(cells if results else cells[:-1])) == 1, (table.id, row_id)


@fewer
@given(schools(), st.integers(12, 20))
def test_a_raised_minimum_never_reveals_more(school: Data, minimum: int) -> None:
    at_eleven, raised = published(protected(school)), published(protected(school, minimum))
    assert raised.items() <= at_eleven.items()


@fewer
@given(schools())
def test_protecting_is_deterministic_and_the_order_of_the_file_does_not_matter(
    school: Data,
) -> None:
    turned = {key: _turned(value) for key, value in reversed(school.items())}
    assert protected(school) == protected(school) == protected(turned)


def _turned(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _turned(below) for key, below in reversed(value.items())}
    return value


@given(results(), PERCENTS, st.sampled_from([EDITION, ZEROS]))
def test_the_results_of_a_hidden_row_leave_no_trace(
    row: Data | str | None, percent: str, edition: Any
) -> None:
    """Whatever the figure was, the protected row is the same."""
    if not isinstance(row, dict):
        return
    policy = Policy(11, edition.empty_group)

    def cells(result: Data) -> list[Any]:
        report = tabulate(edition, entities({"outcomes.ela.male": result}))
        table = next(table for table in report.tables if table.spec.id == ELA)
        found = next(found for found in table.rows if found.id == "male")
        return list(protected_row(table.spec, found, policy))

    before, after = cells(row), cells(row | {"percent_met_or_exceeded": percent})
    if before[4].status is not CellStatus.PUBLISHED:
        assert before == after


@fewer
@given(schools())
def test_what_is_printed_is_the_figure_of_the_file_rounded_half_up(school: Data) -> None:
    report = compose(EDITION, protected(school), Catalog())
    tables = {block.id: block for section in report.sections for block in section.blocks}
    for table_id, subject in BY_GROUP.items():
        table = tables[table_id]
        assert isinstance(table, Table)
        for row_id, row in zip(GROUPS, table.rows, strict=True):
            shown = [cell.shown for cell in row.cells]
            if shown[0].isdigit():
                expected = list(_printed(school[f"outcomes.{subject}"][row_id]))
                assert shown in (expected, [*expected[:-1], DASHES])


def _printed(group: Data) -> Iterator[str]:
    enrolled, tested = group["total_enrollment"], group["number_tested"]
    of_tested = _hundredths(tested, enrolled)
    rest = 10000 - int(of_tested.replace(".", ""))
    yield from (str(enrolled), str(tested), of_tested, f"{rest // 100}.{rest % 100:02d}")
    yield group["percent_met_or_exceeded"]
