from __future__ import annotations

import pytest

from sarcgen.importing.quoting import cells_of, is_open, places_of


@pytest.mark.parametrize(
    ("line", "cells", "places"),
    [
        ("a,b,c", ["a", "b", "c"], [1, 3, 5]),
        ("", [""], [1]),
        ("a,", ["a", ""], [1, 3]),
        ('"a,b",c', ["a,b", "c"], [1, 7]),
        ('"a ""b""",c', ['a "b"', "c"], [1, 11]),
        ('"",c', ["", "c"], [1, 4]),
        ('x,""""', ["x", '"'], [1, 3]),
        ('"a" ,c', ["a", "c"], [1, 6]),
        ('3"9,c', ['3"9', "c"], [1, 5]),
        ('"Joe" Vale,c', ['"Joe" Vale', "c"], [1, 12]),
        ('"a,c', ['"a', "c"], [1, 4]),
        ('a,"b', ["a", '"b'], [1, 3]),
    ],
)
def test_cells_and_their_places(line: str, cells: list[str], places: list[int]) -> None:
    assert cells_of(line, ",") == cells
    assert places_of(line, ",") == places


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('"a', True),
        ('x,"a,b', True),
        ('"a ""b""', True),
        ('x,""""', False),
        ('"""a""",b', False),
        ('3"9,b', False),
        ('"Joe" Vale,b', False),
        ('"a,b",c', False),
    ],
)
def test_a_cell_is_open_only_where_a_mark_begins_it(line: str, *, found: bool) -> None:
    assert is_open(line, ",") is found
