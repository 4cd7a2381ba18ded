"""Which part of the schools a machine builds."""

from __future__ import annotations

import pytest

from sarcgen.building.shards import Shard
from sarcgen.errors import UsageError


def test_parts_take_turns() -> None:
    parts = [Shard.parse(f"{number}/3").part("abcdefgh") for number in (1, 2, 3)]
    assert parts == [list("adg"), list("beh"), list("cf")]


def test_there_may_be_more_parts_than_schools() -> None:
    assert [Shard(number, 4).part("ab") for number in (1, 2, 3, 4)] == [["a"], ["b"], [], []]


@pytest.mark.parametrize(
    "text", ["", "3", "0/8", "9/8", "-1/8", "1/0", "1/8/2", "a/b", "1.0/2", "\uff11/8"]
)
def test_what_is_no_part_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="Write --shard as part/parts"):
        Shard.parse(text)
