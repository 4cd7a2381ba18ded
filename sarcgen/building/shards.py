"""A part of the schools, for runs that share out a district among machines that know no other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self, TypeVar, final

from sarcgen.errors import UsageError

Item = TypeVar("Item")


@final
@dataclass(frozen=True, slots=True)
class Shard:
    """One of several parts: every third school, say, beginning with the second.

    Taking turns in the sorted list keeps the parts equal to one school, and spreads those of a
    district, which are alike, over all of them. A digest of the names would leave some parts with
    twice as many.

    Attributes:
        number: which part, from 1.
        of: how many parts.
    """

    number: int
    of: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """A part as it is written: ``3/8``.

        Raises:
            UsageError: it is not written so, or there is no such part.
        """
        told = re.fullmatch(r"([0-9]{1,6})/([0-9]{1,6})", text)
        if told is None or not 1 <= int(told[1]) <= int(told[2]):
            raise UsageError("Write --shard as part/parts, from 1/8 to 8/8: --shard 3/8.")
        return cls(int(told[1]), int(told[2]))

    def part(self, items: Sequence[Item]) -> list[Item]:
        """The items of this part, in their order."""
        return list(items[self.number - 1 :: self.of])
