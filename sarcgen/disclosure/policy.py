"""Who is too few to be shown. Each number here has its source beside it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, final

from sarcgen.edition.words import EmptyGroup
from sarcgen.model.entities import District

MINIMUM_GROUP_SIZE: Final = 11
"""The smallest number of students whose results are printed: “ten or less” are not (notes of the
state's tables by student group, state format section 3)."""


@final
@dataclass(frozen=True, slots=True)
class Policy:
    """The rule of one card.

    Attributes:
        minimum_group_size: smallest group that is printed; 11, or more where a district asks.
        empty_group: how a student group without students prints, an attribute of the edition.

    Raises:
        ValueError: the minimum is below eleven. Nothing can lower it.
    """

    minimum_group_size: int
    empty_group: EmptyGroup

    def __post_init__(self) -> None:
        if self.minimum_group_size < MINIMUM_GROUP_SIZE:
            raise ValueError("the minimum group size can only be raised")

    def is_too_small(self, students: Decimal) -> bool:
        """Whether results of so many students must be hidden; inclusive at ten."""
        return students < self.minimum_group_size


def policy_of(district: District, empty_group: EmptyGroup) -> Policy:
    """The rule for the schools of a district in an edition."""
    chosen = district.disclosure.minimum_group_size
    return Policy(max(chosen, MINIMUM_GROUP_SIZE), empty_group)
