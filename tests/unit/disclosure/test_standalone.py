"""The same protection for tables that are not part of a report."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sarcgen.disclosure import standalone
from sarcgen.disclosure.complementary import Choice
from sarcgen.disclosure.standalone import (
    PrintedRow,
    by_group_specification,
    protect_tables,
)
from sarcgen.edition.words import EmptyGroup
from sarcgen.errors import DisclosureError, UsageError
from sarcgen.model.vocabulary import Level
from sarcgen.records.group_file import GroupCounts
from tests.support.cards import edition_of

EDITION = edition_of()
ZEROS = edition_of(empty_group=EmptyGroup.ZERO)
GOOD = {
    "all_students": GroupCounts(60, 58, 21),
    "male": GroupCounts(30, 29, 11),
    "female": GroupCounts(30, 29, 10),
    "asian": GroupCounts(7, 7, 2),
    "white": GroupCounts(53, 51, 19),
}


def rows(printed: list[PrintedRow], table: str = "ela") -> dict[str, tuple[Decimal | None, ...]]:
    return {row.row: row.cells for row in printed if row.table == table}


def test_every_row_of_the_edition_comes_in_its_order() -> None:
    spec, _ = by_group_specification(EDITION)
    printed = protect_tables(EDITION, {"b": GOOD, "a": GOOD}, Level.STRICT)
    order = [row.id for row in spec.rows]
    assert [(row.table, row.row) for row in printed] == [(t, r) for t in "ba" for r in order]


def test_small_and_telling_rows_are_hidden_and_others_printed() -> None:
    found = rows(protect_tables(EDITION, {"ela": GOOD}, Level.STRICT))
    assert found["asian"] == found["white"] == found["filipino"] == (None,) * 5
    assert list(map(str, found["male"])) == ["30", "29", "96.67", "3.33", "37.93"]


def test_an_edition_that_prints_zeros_prints_them_for_groups_left_out() -> None:
    found = rows(protect_tables(ZEROS, {"ela": GOOD}, Level.STRICT))
    assert {Decimal(0)} == set(found["filipino"])
    assert found["asian"] == (None,) * 5


def test_an_edition_without_such_a_table_is_refused() -> None:
    with pytest.raises(UsageError, match="2018-19 has no table by student group"):
        protect_tables(edition_of("caaspp"), {}, Level.STRICT)


def test_what_could_be_worked_out_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(tables: list[object], **_: object) -> tuple[Choice, ...]:
        return (Choice("ela", {}),)

    monkeypatch.setattr(standalone, "choose", nothing)
    with pytest.raises(DisclosureError, match="table “ela”, row “asian”") as stopped:
        protect_tables(EDITION, {"ela": GOOD}, Level.STRICT)
    assert not any(character.isdigit() for character in str(stopped.value))


def test_contradictions_have_a_sentence_of_their_own() -> None:
    wrong = GOOD | {"white": GroupCounts(75, 75, 19)}
    with pytest.raises(DisclosureError, match="contradict one another") as stopped:
        protect_tables(EDITION, {"ela": wrong}, Level.STRICT)
    assert not any(character.isdigit() for character in str(stopped.value))


def test_exact_leaves_what_strict_hides() -> None:
    two = GOOD | {"asian": GroupCounts(4, 4, 1), "black_or_african_american": GroupCounts(3, 3, 1)}
    strict, exact = (rows(protect_tables(EDITION, {"ela": two}, level)) for level in Level)
    assert strict["white"] == (None,) * 5
    assert exact["white"][0] == 53
