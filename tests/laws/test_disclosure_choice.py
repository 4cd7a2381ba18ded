"""Laws of the choice of hidden rows, on tables small enough to count out and on whole schools."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, combinations
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sarcgen.disclosure import complementary
from sarcgen.disclosure.audit import audit
from sarcgen.disclosure.complementary import Choice, choose, publish
from sarcgen.disclosure.groups import GroupRow, GroupTable, Reason, own_reason
from sarcgen.disclosure.search import Patience
from sarcgen.model.vocabulary import Level
from tests.support.enumerator import Reader, small_differences, told
from tests.support.schools import realistic_tables
from tests.support.small_tables import random_small_table, small_tables

LEVELS = st.sampled_from(Level)


@pytest.fixture(autouse=True)
def _minimum_for_small_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let tables of a handful of students be protected at a minimum of two or three."""
    monkeypatch.setattr(complementary, "MINIMUM_GROUP_SIZE", 2)


def own_rows(table: GroupTable, minimum: int) -> frozenset[str]:
    return frozenset(row.id for row in table.rows if own_reason(row, table, minimum))


def is_safe(
    table: GroupTable, hidden: frozenset[str], level: Level, minimum: int, *, results: bool = True
) -> bool:
    """Whether readers who count out every possibility learn nothing."""
    if table.total in hidden:
        return len(hidden) == len(table.rows)
    readers = (Reader(), Reader(labels=minimum), Reader(sizes=True))
    return not (level is Level.STRICT and small_differences(table, hidden, minimum)) and not any(
        told(table, hidden, reader, minimum, results=results) for reader in readers
    )


def dearest_first_choice(table: GroupTable, level: Level, minimum: int) -> frozenset[str] | None:
    """The set that the rule asks for, found by trying all sets; None if there is none."""
    base = own_rows(table, minimum)
    open_rows = [row for row in table.rows if row.id not in base and row.id != table.total]
    ranked = sorted((row.enrolled or 0, place) for place, row in enumerate(open_rows))
    ranked = [(loss, place) for loss, place in ranked if loss]
    places = range(len(ranked))
    sets = chain.from_iterable(combinations(places, count) for count in range(len(ranked) + 1))
    for chosen in sorted(
        sets, key=lambda chosen: (sum(ranked[i][0] for i in chosen), len(chosen), chosen)
    ):
        hidden = base.union(open_rows[ranked[i][1]].id for i in chosen)
        if is_safe(table, hidden, level, minimum):
            return hidden
    return None


def check_against_all_sets(table: GroupTable, level: Level, minimum: int) -> bool:
    """Compare with all sets; whether rows beyond the small ones had to be hidden."""
    (choice,) = _at(table, level, minimum)
    hidden = frozenset(choice.hidden)
    assert hidden >= own_rows(table, minimum)
    if table.total in own_rows(table, minimum):
        assert len(hidden) == len(table.rows)
        return False
    expected = dearest_first_choice(table, level, minimum)
    if expected is None:
        assert choice.results_hidden or len(hidden) == len(table.rows)
        assert is_safe(table, hidden, level, minimum, results=False)
    else:
        assert hidden == expected
        assert not choice.results_hidden
    return expected != own_rows(table, minimum)


def _at(table: GroupTable, level: Level, minimum: int) -> tuple[Choice, ...]:
    """The choice at one minimum alone, without the rows of lower ones."""
    linked = complementary._LinkedTables([table], level, minimum, Patience())
    return linked.choices(linked.best(complementary._Pattern()))


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("seed", range(4))
def test_no_set_of_rows_is_cheaper_on_random_tables(seed: int, level: Level) -> None:
    random = Random(seed)  # noqa: S311 (numbers for a test)
    tables = [random_small_table(random) for _ in range(60)]
    harder = [check_against_all_sets(table, level, random.choice((2, 3))) for table in tables]
    assert sum(harder) > 10


@given(table=small_tables(), level=LEVELS, minimum=st.integers(2, 3))
def test_no_set_of_rows_is_cheaper(table: GroupTable, level: Level, minimum: int) -> None:
    check_against_all_sets(table, level, minimum)


@given(table=small_tables(), level=LEVELS, minimum=st.integers(2, 4))
def test_nothing_hidden_can_be_pinned(table: GroupTable, level: Level, minimum: int) -> None:
    (choice,) = choose([table], level=level, minimum=minimum)
    hidden = frozenset(choice.hidden)
    assert is_safe(table, hidden, level, minimum, results=not choice.results_hidden)


@given(table=small_tables(), level=LEVELS, minimum=st.integers(2, 4))
def test_a_higher_minimum_shows_nothing_more(table: GroupTable, level: Level, minimum: int) -> None:
    (lower,) = choose([table], level=level, minimum=minimum)
    (higher,) = choose([table], level=level, minimum=minimum + 1)
    assert lower.hidden.keys() <= higher.hidden.keys()
    everything_hidden = len(higher.hidden) == len(table.rows)
    assert not lower.results_hidden or higher.results_hidden or everything_hidden


@given(table=small_tables(), level=LEVELS, minimum=st.integers(2, 4))
def test_the_chosen_rows_need_no_further_ones(
    table: GroupTable, level: Level, minimum: int
) -> None:
    (choice,) = _at(table, level, minimum)
    assume(not choice.results_hidden)
    asked = replace(
        table, rows=tuple(replace(row, also_hide=row.id in choice.hidden) for row in table.rows)
    )
    (again,) = _at(asked, level, minimum)
    assert again.hidden.keys() == choice.hidden.keys()


@given(table=small_tables(), level=LEVELS, minimum=st.integers(2, 4), seed=st.randoms())
def test_the_order_and_names_of_groups_do_not_matter(
    table: GroupTable, level: Level, minimum: int, seed: Random
) -> None:
    names = {row.id: f"group {number}" for number, row in enumerate(table.rows)}
    rows = [replace(row, id=names[row.id]) for row in table.rows]
    seed.shuffle(rows)
    partitions = [[names[member] for member in part] for part in table.partitions]
    for part in partitions:
        seed.shuffle(part)
    seed.shuffle(partitions)
    other = replace(
        table,
        rows=tuple(rows),
        total=names[table.total],
        partitions=tuple(map(tuple, partitions)),
        within={names[inner]: names[outer] for inner, outer in table.within.items()},
    )
    (choice,) = _at(table, level, minimum)
    (renamed,) = _at(other, level, minimum)
    assert _loss(table, choice) == _loss(other, renamed)
    assert choice.results_hidden is renamed.results_hidden
    sizes = [row.enrolled for row in table.rows if row.enrolled]
    if len(sizes) == len(set(sizes)):
        # Between rows of equal size the order of the edition decides; here there are none.
        assert {names[row_id] for row_id in choice.hidden} == renamed.hidden.keys()


def _loss(table: GroupTable, choice: Choice) -> int:
    return sum(row.enrolled or 0 for row in table.rows if row.id in choice.hidden)


SCHOOLS = list(realistic_tables(60, seed=11))


@pytest.fixture
def _minimum_of_the_state(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()


@pytest.mark.usefixtures("_minimum_of_the_state")
@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("minimum", [11, 15])
def test_whole_schools_are_safe_and_linked_tables_alike(level: Level, minimum: int) -> None:
    further = 0
    for tables in SCHOOLS:
        choices = choose(tables, level=level, minimum=minimum)
        published = [publish(*pair) for pair in zip(tables, choices, strict=True)]
        sizes = {table.id: table.sizes() for table in tables}
        assert audit(published, level=level, minimum=minimum, sizes=sizes) == ()
        for table, choice in zip(tables, choices, strict=True):
            assert choice.hidden.keys() >= own_rows(table, minimum)
        partial = [set(choice.hidden) for choice in choices if "all" not in choice.hidden]
        assert all(hidden == partial[0] for hidden in partial)
        further += sum(
            reason is Reason.COMPLEMENTARY
            for choice in choices
            for reason in choice.hidden.values()
        )
    assert further > len(SCHOOLS) // 4


@pytest.mark.usefixtures("_minimum_of_the_state")
def test_a_published_card_needs_nothing_more_when_read_back() -> None:
    """What was hidden comes back as hidden by the state, its numbers gone."""
    for tables in SCHOOLS:
        listed = [_listed_only(table) for table in tables]
        choices = choose(listed)
        read_back = [
            replace(
                table,
                rows=tuple(
                    GroupRow(row.id, None, None, withheld=True)
                    if row.id in choice.hidden
                    else replace(row, met=None)
                    if choice.results_hidden
                    else row
                    for row in table.rows
                ),
            )
            for table, choice in zip(listed, choices, strict=True)
        ]
        again = choose(read_back)
        for first, second in zip(choices, again, strict=True):
            assert first.hidden.keys() == second.hidden.keys()


def _listed_only(table: GroupTable) -> GroupTable:
    """The table without empty groups, and with the unlisted students among the listed ones.

    Of a row whose size is gone nobody knows that it is empty, nor that students are missing from
    its partition; both may then have to be protected although there is nobody.
    """
    rows = {row.id: row for row in table.rows}
    for members in table.partitions:
        parts = [rows[member] for member in members]
        largest = max(parts, key=lambda row: row.enrolled or 0)
        rest = [
            (getattr(rows[table.total], name) or 0)
            - sum(getattr(part, name) or 0 for part in parts)
            for name in ("enrolled", "tested", "met")
        ]
        rows[largest.id] = GroupRow(
            largest.id,
            (largest.enrolled or 0) + rest[0],
            (largest.tested or 0) + rest[1],
            (largest.met or 0) + rest[2],
        )
    kept = tuple(row for row in rows.values() if row.enrolled)
    return replace(table, rows=kept)
