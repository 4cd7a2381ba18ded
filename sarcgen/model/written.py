"""Numbers as text, without looking into a figure: written one way, and compared by their amount."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

_NUMBER: Final = re.compile(r"-?(\d+(\.\d*)?|\.\d+)\Z", re.ASCII)
_THOUSANDS: Final = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?\Z", re.ASCII)
_LONGEST: Final = 12
"""As many characters as a figure of our files may have (numbers.py)."""


def canonical(text: str) -> str | None:
    """A number written the one way: 0.6 for .6, 412 for 412.00; None for what is no number."""
    bare = text.strip()
    bare = bare.replace(",", "") if _THOUSANDS.match(bare) else bare
    if not _NUMBER.match(bare):
        return None
    written = f"{Decimal(bare):f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return written if len(written) <= _LONGEST else None


def alike(one: str | None, other: str | None) -> bool:
    """Whether two texts say the same: numbers by their amount, words whatever their capitals.

    None is like None only: saying nothing.
    """
    if one is None or other is None:
        return one is other
    first, second = canonical(one), canonical(other)
    if first is not None and second is not None:
        return first == second
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
