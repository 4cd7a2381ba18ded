"""Numbers of figures: they add up, and 100 percent is only what is complete."""

from __future__ import annotations

import pytest

from sarcgen.findings.tally import CardTally, Section, Share, Tally, total

ONE = Share(complete=1, not_reported=2, pending=3, missing=4)


@pytest.mark.parametrize(
    ("share", "percent"),
    [
        (Share(), None),
        (Share(complete=3), 100),
        (Share(missing=3), 0),
        (Share(complete=999, missing=1), 99),
        (Share(complete=999, pending=1), 99),
        (Share(complete=999, not_reported=1), 99),
        (Share(complete=1, missing=2), 33),
        (Share(complete=2, missing=1), 66),
    ],
)
def test_a_percentage_is_rounded_down(share: Share, percent: int | None) -> None:
    assert share.percent == percent


def test_what_is_required_is_all_of_it() -> None:
    assert ONE.required == 10


def test_tallies_add_up_by_supplier_and_word() -> None:
    one = Tally(ONE, Share(complete=5))
    assert total([one, one]) == Tally(Share(2, 4, 6, 8), Share(complete=10))
    assert total([]) == Tally()
    assert one.both == Share(6, 2, 3, 4)
    assert CardTally("", (one, one)).whole == total([one, one])


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("A. Conditions of Learning", "A"),
        ("D. Other SARC Information", "D"),
        ("About This School", "About"),
        ("Engagement", "Engagement"),
    ],
)
def test_a_section_has_a_short_name_for_a_narrow_column(title: str, short: str) -> None:
    assert Section("id", title).short == short
