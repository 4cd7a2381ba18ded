"""How far hidden numbers are open to a reader.

A number has two possible values as soon as two points that meet all conditions differ in it, so
every answer of the solver serves all numbers at once, and only a number that none of them has moved
is asked about by itself: once upwards, once downwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

import numpy as np

from sarcgen.disclosure.solver import Point, Program, Sum


@final
class Bounds:
    """What is known of the least and greatest values of sums.

    Args:
        program: the conditions.
        sums: the numbers of students in question; referred to by their place.
    """

    def __init__(self, program: Program, sums: Sequence[Sum]) -> None:
        self._program = program
        self._sums = sums
        self._constants = np.array([item.constant for item in sums], dtype=np.int64)
        self._factors = np.zeros((len(sums), program.variables), dtype=np.int64)
        for line, item in enumerate(sums):
            for key, factor in item.terms.items():
                self._factors[line, key] = factor
        self._points: list[Point] = []
        self._seen(program.greatest(Sum()))

    @property
    def possible(self) -> bool:
        """Whether any numbers meet the conditions."""
        return bool(self._points)

    def pinned(self, place: int) -> int | None:
        """The only value that a sum can have, or None if it can have more than one."""
        for sign in (1, -1):
            if self._lowest[place] < self._highest[place]:
                return None
            # No number of students is below zero, so zero as the greatest needs no second question.
            if self._sums[place].terms and (sign > 0 or self._highest[place] > 0):
                self._seen(self._program.greatest(self._sums[place].times(sign)))
        if self._lowest[place] < self._highest[place]:
            return None
        return int(self._lowest[place])

    def share_pinned(self, part: int, whole: int) -> bool:
        """Whether a part is the same share of a whole at all points where the whole is not zero.

        Meant for a whole that is not pinned itself.
        """
        for sign in (1, -1):
            if self._share_moved(part, whole):
                return False
            example = max(self._points, key=lambda values: int(values[whole]))
            difference = self._sums[part].times(int(example[whole])) - self._sums[whole].times(
                int(example[part])
            )
            self._seen(self._program.greatest(difference.times(sign)))
        return not self._share_moved(part, whole)

    def _share_moved(self, part: int, whole: int) -> bool:
        values = np.array(self._points)
        example = values[np.argmax(values[:, whole])]
        return bool((values[:, part] * example[whole] != values[:, whole] * example[part]).any())

    def _seen(self, point: Point | None) -> None:
        if point is None:
            return
        values = self._factors @ point + self._constants
        self._points.append(values)
        if len(self._points) == 1:
            self._lowest, self._highest = values.copy(), values.copy()
        else:
            np.minimum(self._lowest, values, out=self._lowest)
            np.maximum(self._highest, values, out=self._highest)
