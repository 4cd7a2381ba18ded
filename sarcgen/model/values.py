"""Figures that must not stray into text, and the six ways to have no figure.

A figure refuses every road to text (``str``, ``format``, ``%``, HTML escaping, pickling) and every
comparison with something that is not a figure. Code that is allowed to see the number says so by
calling :func:`reveal`; a test keeps the list of modules that may.
"""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import Any, ClassVar, NoReturn, TypeAlias, final


@final
class NoValue(Enum):
    """Why there is no figure. Zero is a figure and is none of these."""

    MISSING = "missing"
    NOT_APPLICABLE = "N/A"
    WITHHELD = "--"
    NOT_REPORTED = "not reported"
    PENDING = "pending"
    NOT_TESTED = "NT"


class Confidential(TypeError):
    """A number was about to become text before the disclosure stage. Always a bug of ours."""


class Figure:
    """A number from a school's, district's or state's file, kept out of reach of text.

    Args:
        amount: the number itself.
    """

    __slots__ = ("__amount",)
    unit: ClassVar[str] = "number"

    def __init__(self, amount: Decimal) -> None:
        self.__amount = amount

    def _open(self) -> Decimal:
        return self.__amount

    def __repr__(self) -> str:
        return f"{type(self).__name__}(hidden)"

    def _refuse(self, *_: object) -> NoReturn:
        raise Confidential(f"a {self.unit} must pass the disclosure stage before it becomes text")

    def __str__(self) -> str:
        self._refuse()

    def __format__(self, specification: str) -> str:
        self._refuse()

    def __html__(self) -> str:
        self._refuse()

    def __bool__(self) -> bool:
        self._refuse()

    def __iter__(self) -> NoReturn:
        self._refuse()

    def __hash__(self) -> int:
        self._refuse()

    def __reduce_ex__(self, protocol: Any) -> NoReturn:
        self._refuse()

    def __getstate__(self) -> NoReturn:
        self._refuse()

    def __eq__(self, other: object) -> bool:
        self._refuse()

    __int__ = __float__ = __index__ = __complex__ = __bytes__ = __len__ = _refuse
    __lt__ = __le__ = __gt__ = __ge__ = _refuse
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = _refuse
    __rtruediv__ = __floordiv__ = __mod__ = __rmod__ = __neg__ = __abs__ = __round__ = _refuse


@final
class Count(Figure):
    """A whole number of students, teachers, classes or courses."""

    __slots__ = ()
    unit = "count"


@final
class Rate(Figure):
    """A percentage from 0 to 100, or a signed percent difference."""

    __slots__ = ()
    unit = "percentage"


@final
class Money(Figure):
    """US dollars, with the cents the file gives."""

    __slots__ = ()
    unit = "dollar amount"


@final
class Fte(Figure):
    """Full-time equivalents, days or a ratio: a number of at least zero that may have decimals."""

    __slots__ = ()
    unit = "number"


CountValue: TypeAlias = "Count | NoValue"
RateValue: TypeAlias = "Rate | NoValue"
MoneyValue: TypeAlias = "Money | NoValue"
FteValue: TypeAlias = "Fte | NoValue"
AnyFigure: TypeAlias = "Figure | NoValue"


def reveal(figure: Figure) -> Decimal:
    """The number inside a figure. Only for stages up to and including disclosure."""
    return figure._open()
