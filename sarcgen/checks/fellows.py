"""What of one school may stand beside others: whose it is, and digests in place of texts.

Findings of several schools are put together in another process than the one that read their files,
and a figure refuses that road. So a school hands over where something stands and a digest of it,
never the thing itself.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, final

from sarcgen.explanations.codes import EXPLANATIONS
from sarcgen.problems import Mark, Problem
from sarcgen.records.load import Record
from sarcgen.records.locate import SUFFIX

FEWEST_WORDS: Final = 12
"""Words from which a text is long enough to be compared, our own choice: “The school has no such
program.” is said alike by many, and every year."""

_NAMED: Final = 3
"""Schools that a message names before it counts the rest."""


@final
@dataclass(frozen=True, slots=True)
class Fellow:
    """Whose a trait is.

    Attributes:
        edition: data year.
        school: file name without ``.yaml``.
        district: its district's file as it stands in places; empty where there is none.
    """

    edition: str
    school: str
    district: str


def fellow_of(record: Record) -> Fellow:
    """The school of a record."""
    source = record.source
    district = record.district.path if source.district else ""
    return Fellow(source.edition, source.school, district)


def normalized(text: str) -> str:
    """A text without what a copy changes by chance: line breaks, blanks and capitals."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def digest(text: str) -> str:
    """A short name for a normalized text, the same in every process."""
    return hashlib.blake2b(normalized(text).encode(), digest_size=16).hexdigest()


def is_long_enough(text: str) -> bool:
    """Whether the same words in two places are no chance."""
    return len(text.split()) >= FEWEST_WORDS


def others(schools: Sequence[str], place: int) -> str:
    """All schools but one, as a message names them: ``maple.yaml, oak.yaml and 4 more``."""
    first = [school for number, school in enumerate(schools[: _NAMED + 1]) if number != place]
    files = [f"{school}{SUFFIX}" for school in first[:_NAMED]]
    more = len(schools) - 1 - len(files)
    if more:
        return f"{', '.join(files)} and {more} more"
    return " and ".join(filter(None, [", ".join(files[:-1]), files[-1]]))


def finding(code: str, mark: Mark, field: str, message: str) -> Problem:
    """A finding at a place that a school handed over, as grave as its code is."""
    return Problem(mark, code, message, EXPLANATIONS[code].severity, field)
