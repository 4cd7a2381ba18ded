"""The policy of a card: every rule of protection, with its source and the place that holds it.

=====================  ===========================================================================
Rule                   What holds, where from
=====================  ===========================================================================
threshold              Ten or fewer students are not shown, inclusive (notes of the state's tables
                       by student group); a district may raise it, never lower it.
level                  ``strict``, or ``exact`` where the district asks (privacy.md, decision C1).
governing counts       The smallest head-count of a row; each table of an edition names them in its
                       ``disclosure`` block (privacy.md 4.1). An unknown count hides.
partly tested groups   More than ten enrolled, ten or fewer tested: the whole row (decision C3).
zeros                  ``--`` or zeros, an attribute of the edition (decision C2).
0 and 100 percent      Printed for groups of eleven or more, as the state does (decision C5), unless
                       a hidden row could be worked out from it (privacy.md 4.2).
nothing happened       That nobody of a hidden group was suspended or expelled is no secret
                       (decision C6); each edition says of which tables this holds.
remainder groups       Students outside the printed groups count as one more hidden group of each
                       partition (privacy.md 4.2, 4.3); the partitions stand in the edition.
open tables            Enrollment by grade, staff, class size and money: none; each says why in its
                       edition. Enrollment by group: open unless the district asks (decision C4).
withheld by the state  Hidden with unknown size; never taken for small or for zero.
extra rows             What a district wants hidden besides, by table and row.
=====================  ===========================================================================
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import final

from sarcgen.disclosure.groups import MINIMUM_GROUP_SIZE
from sarcgen.edition.words import EmptyGroup
from sarcgen.model.entities import District
from sarcgen.model.vocabulary import EnrollmentByGroup, Level


@final
@dataclass(frozen=True, slots=True)
class Policy:
    """The rule of one card.

    Attributes:
        minimum_group_size: smallest group that is printed; 11, or more where a district asks.
        empty_group: how a student group without students prints, an attribute of the edition.
        level: how much protection goes beyond the small groups themselves (decision C1).
        dash_enrollment: hide small groups in the enrollment table too (decision C4).
        also_hide: further rows that the district wants hidden, by table and row.

    Raises:
        ValueError: the minimum is below eleven. Nothing can lower it.
    """

    minimum_group_size: int
    empty_group: EmptyGroup
    level: Level = Level.STRICT
    dash_enrollment: bool = False
    also_hide: frozenset[tuple[str, str]] = frozenset()

    def __post_init__(self) -> None:
        if self.minimum_group_size < MINIMUM_GROUP_SIZE:
            raise ValueError("the minimum group size can only be raised")

    def is_too_small(self, students: Decimal) -> bool:
        """Whether results of so many students must be hidden; inclusive at ten."""
        return students < self.minimum_group_size


def policy_of(district: District, empty_group: EmptyGroup) -> Policy:
    """The rule for the schools of a district in an edition."""
    choices = district.disclosure
    return Policy(
        max(choices.minimum_group_size, MINIMUM_GROUP_SIZE),
        empty_group,
        choices.level,
        choices.enrollment_by_group is EnrollmentByGroup.DASH,
        frozenset((entry.table, entry.row) for entry in choices.also_hide),
    )
