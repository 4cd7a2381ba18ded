"""How much of a card is there: numbers of its required figures and texts, never what they say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, final

_LETTERED: Final = re.compile(r"(?P<letter>[A-Z])\. ")


@final
@dataclass(frozen=True, slots=True)
class Section:
    """A part of the card that holds tables or texts.

    Attributes:
        id: the edition's.
        title: the state's, as ``A. Conditions of Learning``.
    """

    id: str
    title: str

    @property
    def short(self) -> str:
        """The letter before the title, else its first word: for the head of a narrow column."""
        lettered = _LETTERED.match(self.title)
        return lettered["letter"] if lettered else self.title.partition(" ")[0]


@final
@dataclass(frozen=True, slots=True)
class Share:
    """Required figures and texts, each of which is one of these.

    Attributes:
        complete: it is there, or a word that settles the matter (N/A, --).
        not_reported: it is knowingly left blank, though the law asks for it.
        pending: the state has not released it.
        missing: the files do not say anything.
    """

    complete: int = 0
    not_reported: int = 0
    pending: int = 0
    missing: int = 0

    @property
    def required(self) -> int:
        """All of them."""
        return self.complete + self.not_reported + self.pending + self.missing

    @property
    def percent(self) -> int | None:
        """Percent complete, rounded down: only what is complete is 100. None of nothing."""
        return self.complete * 100 // self.required if self.required else None

    def __add__(self, other: Share) -> Share:
        return Share(
            self.complete + other.complete,
            self.not_reported + other.not_reported,
            self.pending + other.pending,
            self.missing + other.missing,
        )


@final
@dataclass(frozen=True, slots=True)
class Tally:
    """The required figures and texts of a card, of a section of it, or of many cards.

    Attributes:
        state: what the state (CDE) supplies.
        district: what the district or school (LEA) supplies.
    """

    state: Share = Share()
    district: Share = Share()

    @property
    def both(self) -> Share:
        """Whoever supplies it."""
        return self.state + self.district

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.state + other.state, self.district + other.district)


@final
@dataclass(frozen=True, slots=True)
class CardTally:
    """A card, section by section.

    Attributes:
        district: the district's name as its contact table gives it; may be empty.
        sections: in the order of :class:`Section` values that belong to them.
    """

    district: str
    sections: tuple[Tally, ...]

    @property
    def whole(self) -> Tally:
        """The whole card."""
        return total(self.sections)


def total(tallies: Iterable[Tally]) -> Tally:
    """All of them together."""
    return sum(tallies, Tally())
