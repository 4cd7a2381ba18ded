from __future__ import annotations

from sarcgen.disclosure.bounds import Bounds
from sarcgen.disclosure.solver import Program, Sum, total_of


def test_sums_add_and_cancel() -> None:
    program = Program()
    first, second = program.variable(0, 9), program.variable(0, 9)
    assert (first + second - first) == Sum(0, second.terms)
    assert (first.times(3) - Sum(2)).constant == -2
    assert total_of([first, second, first, Sum(4)]) == Sum(4, {0: 2, 1: 1})
    assert total_of([first, first.times(-1)]).terms == {}
    assert (first - second.times(0)) == first


def test_the_greatest_whole_number_where_the_corner_is_none() -> None:
    program = Program()
    first, second = program.variable(0, 10), program.variable(0, 10)
    program.bind(first.times(2) + second.times(2), 3, 7)
    best = program.greatest(first + second)
    assert best is not None
    assert best.sum() == 3
    # The next question is again answered by the plain program, with the same conditions.
    least = program.greatest((first + second).times(-1))
    assert least is not None
    assert least.sum() == 2


def test_no_whole_number_is_no_answer() -> None:
    program = Program()
    first, second = program.variable(0, 10), program.variable(0, 10)
    program.bind(first.times(3) + second.times(5), 7, 7)
    assert program.greatest(first) is None


def test_a_contradiction_between_constants_is_found() -> None:
    program = Program()
    program.variable(0, 3)
    program.bind(Sum(5), 0, 4)
    assert program.greatest(Sum()) is None
    crossed = Program()
    crossed.variable(3, 2)
    assert crossed.greatest(Sum()) is None


def test_a_program_without_variables_has_one_point() -> None:
    point = Program().greatest(Sum())
    assert point is not None
    assert point.size == 0


def test_a_number_is_pinned_from_both_sides() -> None:
    program = Program()
    first, second = program.variable(0, 5), program.variable(2, 5)
    program.bind(first + second, None, 2)
    bounds = Bounds(program, [first, second, first + second, Sum(7)])
    assert bounds.possible
    assert [bounds.pinned(place) for place in range(4)] == [0, 2, 2, 7]


def test_a_number_that_moves_is_not_pinned() -> None:
    program = Program()
    first, second = program.variable(0, 5), program.variable(0, 5)
    program.bind(first + second, 5, 5)
    bounds = Bounds(program, [first, second, first + second])
    assert [bounds.pinned(place) for place in range(3)] == [None, None, 5]


def test_a_share_may_be_pinned_though_its_numbers_are_not() -> None:
    program = Program()
    part, whole, other = (program.variable(0, 12) for _ in range(3))
    program.bind(part.times(3) - whole, 0, 0)
    bounds = Bounds(program, [part, whole, other])
    assert bounds.pinned(0) is None
    assert bounds.pinned(1) is None
    assert bounds.share_pinned(0, 1)
    assert not bounds.share_pinned(2, 1)


def test_no_point_at_all_is_noticed() -> None:
    program = Program()
    first = program.variable(0, 5)
    program.bind(first, 6, None)
    assert not Bounds(program, [first]).possible
