"""Counts and rates of student groups that cannot stand beside one another in a row.

Which count is part of which, and of which the rate is a share, is said by the disclosure rule of
each table in the edition. No message repeats a figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from sarcgen.checks.case import Case
from sarcgen.checks.group_columns import GroupColumn, columns_of
from sarcgen.edition.sources import DECIMALS
from sarcgen.model.derived import HUNDRED
from sarcgen.model.values import Figure, reveal
from sarcgen.problems import Problem
from sarcgen.tables.raw import RawTable


def part_above_its_whole(case: Case) -> Iterator[Problem]:
    """Each count of a group is part of the one before it, to the last, who reached the outcome.

    Of the students enrolled some are eligible, and some of these are chronically absent; of a
    cohort some graduate. The results of tests have a code of their own (X101).
    """
    for _, columns in _with_outcomes(case):
        for whole, part in pairwise(columns):
            sizes = whole.given(list(whole.sizes))
            for row, size in part.given(list(sizes)).items():
                if size > sizes[row]:
                    yield case.finding(
                        "X133",
                        part.path(row),
                        f"{part.title} of {part.label(row)} is more than “{whole.head}”, of which"
                        " it is part. Correct one of the two.",
                    )


def rate_that_does_not_follow(case: Case) -> Iterator[Problem]:
    """A rate is the last count as a share of the one before it (state format section 4).

    One unit of the last decimal that the card prints is let pass, whichever way it was rounded.
    """
    for table, columns in _with_outcomes(case):
        whole, part = columns[-2:]
        rule = part.rule
        spec = table.spec.column(rule.outcome)
        tolerance = Decimal(1).scaleb(-DECIMALS[spec.format])
        sizes, met = (column.given(list(column.sizes)) for column in (whole, part))
        for row in table.rows:
            cell = row.cell(rule.outcome)
            if not isinstance(cell.value, Figure) or row.id not in sizes or row.id not in met:
                continue
            size = sizes[row.id]
            share = met[row.id] / size * HUNDRED if size else Decimal(0)
            # More than all is told of by its counts.
            if share <= HUNDRED and abs(reveal(cell.value) - share) > tolerance:
                yield case.finding(
                    "X134",
                    cell.path,
                    f"In table {table.spec.number}, “{spec.label}” of {part.label(row.id)} does not"
                    f" follow from “{part.head}” and “{whole.head}”. Compare the three with the"
                    " state's file.",
                )


def _with_outcomes(case: Case) -> Iterator[tuple[RawTable, list[GroupColumn]]]:
    """Tables that print how many reached the outcome: their counts, each part of the one before."""
    columns: list[GroupColumn] = []
    for column in columns_of(case):
        if columns and columns[0].table is not column.table:
            columns = []
        columns.append(column)
        if not column.of_members:
            yield column.table, columns
