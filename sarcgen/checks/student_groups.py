"""Tables by student group whose groups do not go together. No message repeats a figure.

Which groups make up all students, and which is part of which, is said by the disclosure rule of
each table in the edition.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from sarcgen.checks.case import Case
from sarcgen.checks.group_columns import MOST_WITHHELD, GroupColumn, columns_of, unreported
from sarcgen.model.values import Figure, NoValue
from sarcgen.model.vocabulary import StudentGroup
from sarcgen.problems import Problem
from sarcgen.tables.labels import listed

_WITHHELD: Final = (
    ' A group that you marked "--" was taken for ten students, the most that the state withholds;'
    " if it has more, type its figures: sarcgen hides what must be hidden."
)


def same_number_for_every_group(case: Case) -> Iterator[Problem]:
    """A count that is the same for every group comes from a spoiled file.

    A state file once gave all groups of a school the enrollment of the whole school.
    """
    for column in columns_of(case):
        if column.repeated:
            yield case.finding(
                "X117",
                column.path(column.rule.total),
                f"{column.title} is the same number for every student group, which cannot be;"
                " percentages worked out from it mean nothing. Take each group's own number from"
                " the state's results for the school.",
            )


def groups_add_up_to_more(case: Case) -> Iterator[Problem]:
    """Groups that share no student cannot hold more than all students together.

    Silent where one group alone does (X113 says so) or all are the same (X117).
    """
    for column in columns_of(case):
        everybody = column.all_students
        if everybody is None or column.repeated:
            continue
        for partition in column.rule.partitions:
            parts = column.given(partition)
            if sum(parts.values()) > everybody >= max(parts.values(), default=everybody):
                yield case.finding(
                    "X111",
                    column.path(column.rule.total),
                    f"{column.title} of {_names(column, partition)} adds up to more than"
                    f" {column.label(column.rule.total)}. Correct the group or the total that is"
                    " wrong.",
                )


def groups_add_up_to_less(case: Case) -> Iterator[Problem]:
    """Groups that make up all students cannot leave out many of them.

    Says nothing unless each group is given or withheld; a withheld one is taken for ten students.
    Students of another gender need not be given: the state leaves their row blank where there is
    none, and few are let pass anyway, see :func:`sarcgen.checks.group_columns.unreported`. How many
    students reached an outcome is left alone: it is rare and no contradiction that most of them
    have no race on record, and the card may hide it.
    """
    for column in columns_of(case):
        everybody = column.all_students
        if everybody is None or not column.of_members:
            continue
        for partition in column.rule.partitions:
            values = [column.sizes.get(row, NoValue.MISSING) for row in _owed(column, partition)]
            if any(not isinstance(v, Figure) and v is not NoValue.WITHHELD for v in values):
                continue
            withheld = sum(value is NoValue.WITHHELD for value in values)
            share, least = unreported(partition)
            left_out = everybody - sum(column.given(partition).values()) - withheld * MOST_WITHHELD
            if left_out > max(share * everybody, least):
                yield case.finding(
                    "X112",
                    column.path(column.rule.total),
                    f"{column.title} of {_names(column, partition)} adds up to clearly less than"
                    f" {column.label(column.rule.total)}. Correct the group or the total that is"
                    f" wrong.{_WITHHELD if withheld else ''}",
                )


def _owed(column: GroupColumn, partition: Sequence[str]) -> list[str]:
    """The groups of a partition, without that of another gender where it has no number."""
    return [
        row
        for row in partition
        if row != StudentGroup.NON_BINARY
        or isinstance(size := column.sizes.get(row), Figure)
        or size is NoValue.WITHHELD
    ]


def _names(column: GroupColumn, partition: Sequence[str]) -> str:
    return listed([column.label(row) for row in partition])


def group_above_the_whole(case: Case) -> Iterator[Problem]:
    """A group is no larger than all students, or than the group that it is part of."""
    for column in columns_of(case):
        sizes = column.given(list(column.sizes))
        for row, size in sizes.items():
            wholes = (column.rule.total, column.rule.within.get(row, column.rule.total))
            whole = next((w for w in wholes if w in sizes and size > sizes[w]), None)
            if whole is not None:
                yield case.finding(
                    "X113",
                    column.path(row),
                    f"{column.title} of {column.label(row)} is more than that of"
                    f" {column.label(whole)}, of which the group is part. Correct one of the two.",
                )
