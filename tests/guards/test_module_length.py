"""A module does one thing; one that has grown long does several."""

from __future__ import annotations

from tests.guards.repository import modules, shown

LONGEST = 300


def test_no_module_is_longer_than_300_lines() -> None:
    lengths = {shown(module): len(module.read_text("utf-8").splitlines()) for module in modules()}
    assert lengths
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}
