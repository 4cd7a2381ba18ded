"""Percentages that cannot stand beside one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from sarcgen.checks.case import Case
from sarcgen.checks.group_columns import unreported
from sarcgen.checks.too_few import is_hidden
from sarcgen.edition.protection import ProtectedOnRequest
from sarcgen.model.derived import HUNDRED
from sarcgen.model.values import Figure, NoValue, reveal
from sarcgen.problems import Problem
from sarcgen.tables.labels import listed
from sarcgen.tables.raw import RawTable

_ENTITIES: Final = ("school", "district")
_EXPULSIONS: Final = {
    "suspensions": "year",
    "suspensions_in_part_of_a_year": "year",
    "suspensions_by_group": "group",
}
"""Tables of suspensions and expulsions, and whose rates stand in a row."""

_TWO_ROUNDED: Final = Decimal("0.1")
"""Two percentages of one decimal, each rounded by up to 0.05."""


def shares_of_enrollment(case: Case) -> Iterator[Problem]:
    """Shares of groups that make up all students add up to 100.

    More than rounding allows is odd at any time. Less is odd only where every group of the card is
    given, and only by more than families leave open: see
    :func:`sarcgen.checks.group_columns.unreported`.
    """
    for table in case.report.tables:
        rule = table.spec.disclosure
        if isinstance(rule, ProtectedOnRequest):
            for partition in rule.partitions:
                yield from _not_a_whole(case, table, partition)


def _not_a_whole(case: Case, table: RawTable, partition: Sequence[str]) -> Iterator[Problem]:
    cells = [row.cells[0] for row in table.rows if row.id in partition]
    shares = [reveal(cell.value) for cell in cells if isinstance(cell.value, Figure)]
    share_left_out, _ = unreported(partition)
    slack = _rounding(shares) * len(shares)
    whole = sum(shares)
    complete = bool(cells) and len(shares) == len(cells)
    if whole > HUNDRED + slack:
        problem = "more than 100"
    elif complete and whole < HUNDRED * (1 - share_left_out) - slack:
        problem = "clearly less than 100"
    else:
        return
    names = [row.label for row in table.spec.rows if row.id in partition]
    yield case.finding(
        "X115",
        cells[0].path[:-1],
        f"The percentages of {listed(names)} add up to {problem}. Correct the wrong one, or write"
        " “not reported” for a group whose percentage is not known.",
    )


def _rounding(shares: Sequence[Decimal]) -> Decimal:
    """Half a unit of the last place: of one decimal, or of whole percent if none has a decimal."""
    whole = all(share == share.to_integral_value() for share in shares)
    return Decimal("0.5") if whole else Decimal("0.05")


def expelled_and_suspended(case: Case) -> Iterator[Problem]:
    """Who is expelled has as a rule been suspended first, so suspensions are no fewer."""
    for entity in _ENTITIES:
        engagement = getattr(case.entities, entity).engagement
        for table, whose in _EXPULSIONS.items():
            for key, row in getattr(engagement, table).items():
                path = ("engagement", table, str(key), "expulsions")
                if isinstance(row.suspensions, NoValue) or isinstance(row.expulsions, NoValue):
                    continue
                more_expelled = reveal(row.expulsions) > reveal(row.suspensions)
                if more_expelled and not is_hidden(case, entity, path):
                    yield case.finding(
                        "X131",
                        path,
                        f"The expulsion rate is above the suspension rate of the same {whose}."
                        " Perhaps the two are exchanged; compare them with the state's file.",
                        entity,
                    )


def graduates_and_dropouts(case: Case) -> Iterator[Problem]:
    """Nobody of a cohort both graduates and drops out (state format section 4)."""
    for entity in _ENTITIES:
        for year, row in getattr(case.entities, entity).engagement.graduation.items():
            if isinstance(row.graduation_rate, NoValue) or isinstance(row.dropout_rate, NoValue):
                continue
            if reveal(row.graduation_rate) + reveal(row.dropout_rate) > HUNDRED + _TWO_ROUNDED:
                yield case.finding(
                    "X132",
                    ("engagement", "graduation", year, "graduation_rate"),
                    "Graduation rate and dropout rate of the same year are more than 100 together."
                    " Correct one of the two.",
                    entity,
                )
