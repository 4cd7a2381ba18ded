from __future__ import annotations

import pytest

from sarcgen.model.written import alike, canonical


@pytest.mark.parametrize(
    ("text", "written"),
    [(".6", "0.6"), ("412.00", "412"), (" 7 ", "7"), ("1,234", "1234"), ("-0.50", "-0.5"),
     ("0", "0"), ("1,2", None), ("1e3", None), ("", None), ("--", None), ("NaN", None),
     ("1234567890123", None)],
)  # fmt: skip
def test_a_number_is_written_one_way(text: str, written: str | None) -> None:
    assert canonical(text) == written


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("5", "5.00", True), ("5", "6", False), (None, None, True), (None, "", False),
     ("N/A", "n/a", True), ("Oak  School", "oak school", True), ("--", "0", False)],
)  # fmt: skip
def test_numbers_are_compared_by_amount_and_words_by_letters(
    one: str | None,
    other: str | None,
    same: bool,  # noqa: FBT001
) -> None:
    assert alike(one, other) is same
    assert alike(other, one) is same
