"""Whole-number programs: linear conditions on numbers of students, and how far their sums may go.

The conditions of a by-group table form a transport problem, whose corners are whole numbers, so the
plain linear program answers almost every question. Where its answer is not whole, the same question
is put again with the demand for whole numbers. No answer rests on the structure being what it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias, final

import highspy
import numpy as np
from numpy.typing import NDArray

Point: TypeAlias = NDArray[np.int64]

_WHOLE = 1e-6
_OPTIONS: dict[str, bool | int | float | str] = {
    "output_flag": False,
    "threads": 1,
    "presolve": "off",
    # Only the goal changes from one question to the next, so the last corner stays feasible, and
    # the primal simplex method (4) goes on from there.
    "simplex_strategy": 4,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.0,
}
_INTEGER = highspy.HighsVarType.kInteger
_CONTINUOUS = highspy.HighsVarType.kContinuous


class SolverFailed(RuntimeError):
    """The solver gave neither an answer nor a proof that there is none. Always a bug of ours."""


@final
@dataclass(frozen=True, slots=True)
class Sum:
    """A whole number plus multiples of a program's variables.

    Attributes:
        constant: the number.
        terms: factor by variable.
    """

    constant: int = 0
    terms: Mapping[int, int] = field(default_factory=dict)

    def __add__(self, other: Sum) -> Sum:
        return self._plus(other, 1)

    def __sub__(self, other: Sum) -> Sum:
        return self._plus(other, -1)

    def times(self, factor: int) -> Sum:
        """The multiple of the sum."""
        terms = {key: n * factor for key, n in self.terms.items()} if factor else {}
        return Sum(self.constant * factor, terms)

    def _plus(self, other: Sum, sign: int) -> Sum:
        if not other.terms:
            return Sum(self.constant + sign * other.constant, self.terms)
        terms = dict(self.terms)
        for key, factor in other.terms.items():
            value = terms.get(key, 0) + sign * factor
            if value:
                terms[key] = value
            else:
                del terms[key]
        return Sum(self.constant + sign * other.constant, terms)


def total_of(sums: Iterable[Sum]) -> Sum:
    """The sum of sums."""
    constant = 0
    terms: dict[int, int] = {}
    for item in sums:
        constant += item.constant
        for key, factor in item.terms.items():
            terms[key] = terms.get(key, 0) + factor
    return Sum(constant, {key: factor for key, factor in terms.items() if factor})


@final
class Program:
    """Variables that stand for numbers of students, and conditions on them.

    Conditions are collected first; the first question closes the program. The solver keeps its
    state from one question to the next.
    """

    def __init__(self) -> None:
        self._bounds: list[tuple[int, int]] = []
        self._conditions: list[tuple[float, float, Mapping[int, int]]] = []
        self._contradiction = False
        self._loaded: _Loaded | None = None

    @property
    def variables(self) -> int:
        """How many variables there are."""
        return len(self._bounds)

    def variable(self, lower: int, upper: int) -> Sum:
        """A new variable between two bounds, both possible; a number if they are the same."""
        if lower >= upper:
            self._contradiction |= lower > upper
            return Sum(lower)
        self._bounds.append((lower, upper))
        return Sum(0, {len(self._bounds) - 1: 1})

    def bind(self, quantity: Sum, lower: int | None, upper: int | None) -> None:
        """Demand that a sum is at least ``lower`` and at most ``upper``; None for no bound."""
        low = -highspy.kHighsInf if lower is None else lower - quantity.constant
        high = highspy.kHighsInf if upper is None else upper - quantity.constant
        if quantity.terms:
            self._conditions.append((low, high, quantity.terms))
        else:
            self._contradiction |= not low <= 0 <= high

    def greatest(self, quantity: Sum) -> Point | None:
        """A point where a sum is greatest, or None if no point meets all conditions.

        Raises:
            SolverFailed: the solver did not finish.
        """
        if self._contradiction:
            return None
        if not self._bounds:
            return np.zeros(0, dtype=np.int64)
        if self._loaded is None:
            self._loaded = _Loaded(self._bounds, self._conditions)
        return self._loaded.greatest(quantity)


@final
class _Loaded:
    """A program inside the solver."""

    def __init__(
        self,
        bounds: Sequence[tuple[int, int]],
        conditions: Sequence[tuple[float, float, Mapping[int, int]]],
    ) -> None:
        self._columns = np.arange(len(bounds), dtype=np.int32)
        self._lower = np.array([low for low, _ in bounds], dtype=float)
        self._upper = np.array([high for _, high in bounds], dtype=float)
        self._least = np.array([low for low, _, _ in conditions], dtype=float)
        self._most = np.array([high for _, high, _ in conditions], dtype=float)
        starts, columns, factors = [0], list[int](), list[int]()
        for _, _, terms in conditions:
            columns.extend(terms)
            factors.extend(terms.values())
            starts.append(len(columns))
        self._matrix = np.zeros((len(conditions), len(bounds)), dtype=np.int64)
        lines = np.repeat(np.arange(len(conditions)), np.diff(starts))
        self._matrix[lines, columns] = factors
        self._solver = highspy.Highs()
        for option, value in _OPTIONS.items():
            self._solver.setOptionValue(option, value)
        self._solver.passModel(self._model(starts, columns, factors))

    def _model(
        self, starts: Sequence[int], columns: Sequence[int], factors: Sequence[int]
    ) -> highspy.HighsLp:
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = len(self._lower), len(self._least)
        model.sense_ = highspy.ObjSense.kMaximize
        model.col_cost_ = np.zeros(len(self._lower))
        model.col_lower_, model.col_upper_ = self._lower, self._upper
        model.row_lower_, model.row_upper_ = self._least, self._most
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = np.array(starts, dtype=np.int32)
        model.a_matrix_.index_ = np.array(columns, dtype=np.int32)
        model.a_matrix_.value_ = np.array(factors, dtype=float)
        return model

    def greatest(self, quantity: Sum) -> Point | None:
        cost = np.zeros(len(self._lower))
        for key, factor in quantity.terms.items():
            cost[key] = factor
        self._solver.changeColsCost(len(cost), self._columns, cost)
        found = self._run()
        if found is None:
            return None
        point = np.rint(found).astype(np.int64)
        if np.abs(found - point).max() < _WHOLE and self._meets(point):
            return point
        return self._greatest_whole()

    def _greatest_whole(self) -> Point | None:
        count = len(self._columns)
        self._solver.changeColsIntegrality(count, self._columns, np.full(count, _INTEGER))
        try:
            found = self._run()
        finally:
            self._solver.changeColsIntegrality(count, self._columns, np.full(count, _CONTINUOUS))
        if found is None:
            return None
        point = np.rint(found).astype(np.int64)
        if not self._meets(point):
            raise SolverFailed("the solver's answer does not meet the conditions")
        return point

    def _meets(self, point: Point) -> bool:
        sums = self._matrix @ point
        return bool(
            (sums >= self._least).all()
            and (sums <= self._most).all()
            and (point >= self._lower).all()
            and (point <= self._upper).all()
        )

    def _run(self) -> NDArray[np.float64] | None:
        self._solver.run()
        status = self._solver.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise SolverFailed("the solver did not finish")
        return np.array(self._solver.getSolution().col_value)
