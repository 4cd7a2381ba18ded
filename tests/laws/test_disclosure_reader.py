"""The solver's reader and one who counts out every possibility come to the same conclusions."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sarcgen.disclosure.complementary import Choice, publish
from sarcgen.disclosure.conditions import Assumptions
from sarcgen.disclosure.groups import GroupTable, Reason, own_reason
from sarcgen.disclosure.readers import worked_out
from tests.support.enumerator import Reader, told, told_by_two
from tests.support.small_tables import (
    ROWS,
    random_linked_tables,
    random_small_table,
    small_tables,
)


def agree(
    table: GroupTable, further: frozenset[str], minimum: int, *, results: bool
) -> tuple[int, int]:
    """Compare both readers; how many rows there were to work out, and how many they could."""
    reasons = {row.id: own_reason(row, table, minimum) for row in table.rows}
    if reasons["all"] is not None:
        return 0, 0
    hidden = {
        row.id: reasons[row.id] or Reason.COMPLEMENTARY
        for row in table.rows
        if reasons[row.id] or (row.id in further and row.enrolled)
    }
    published = publish(table, Choice(table.id, hidden, results_hidden=not results))
    rows = found = 0
    for assumed, reader in (
        (Assumptions(), Reader()),
        (Assumptions(labels=True), Reader(labels=minimum)),
        (Assumptions(sizes=True), Reader(sizes=True)),
    ):
        findings = worked_out((published,), {table.id: table.sizes()}, minimum, assumed)
        expected = told(table, frozenset(hidden), reader, minimum, results=results)
        assert {finding.row for finding in findings} == expected
        rows += len(hidden)
        found += len(expected)
    return rows, found


@pytest.mark.parametrize("seed", range(8))
def test_on_random_tables(seed: int) -> None:
    random = Random(seed)  # noqa: S311 (numbers for a test)
    rows = found = 0
    for _ in range(150):
        table = random_small_table(random)
        further = frozenset(row for row in ROWS[1:] if random.random() < 0.3)
        counts = agree(table, further, random.choice((2, 3, 4)), results=random.random() < 0.75)
        rows, found = rows + counts[0], found + counts[1]
    # Agreement about tables that all give something away, or nothing, would say little.
    assert rows // 10 < found < rows * 9 // 10


@given(
    table=small_tables(),
    further=st.frozensets(st.sampled_from(ROWS[1:])),
    minimum=st.integers(2, 4),
    results=st.booleans(),
)
def test_on_any_table(
    table: GroupTable, further: frozenset[str], minimum: int, *, results: bool
) -> None:
    agree(table, further, minimum, results=results)


@pytest.mark.parametrize("seed", range(4))
def test_on_linked_tables(seed: int) -> None:
    random = Random(seed)  # noqa: S311 (numbers for a test)
    found = together = 0
    for _ in range(80):
        tables = random_linked_tables(random)
        minimum = random.choice((2, 3))
        own = [{row.id for row in t.rows if own_reason(row, t, minimum)} for t in tables]
        if any("all" in rows for rows in own):
            continue
        further = {row for row in ROWS[1:] if random.random() < 0.2}
        hidden = own[0] | own[1] | further
        for assumed, labels in ((Assumptions(), None), (Assumptions(labels=True), minimum)):
            readers = [Reader(labels=labels, linked=frozenset(own[1 - place])) for place in (0, 1)]
            expected = told_by_two(tables, frozenset(hidden), readers, minimum)
            findings = worked_out(
                [
                    publish(t, Choice(t.id, {row: _reason(t, row, minimum, own) for row in hidden}))
                    for t in tables
                ],
                {t.id: t.sizes() for t in tables},
                minimum,
                assumed,
            )
            assert {(finding.table, finding.row) for finding in findings} == expected
            found += len(expected)
            alone = sum(
                len(told(t, frozenset(hidden), reader, minimum))
                for t, reader in zip(tables, readers, strict=True)
            )
            together += len(expected) > alone
    assert found > 100
    # Some rows can only be worked out from both tables.
    assert together > 0


def _reason(table: GroupTable, row: str, minimum: int, own: list[set[str]]) -> Reason:
    linked = Reason.LINKED if row in own[0] | own[1] else Reason.COMPLEMENTARY
    return own_reason(table.row(row), table, minimum) or linked
