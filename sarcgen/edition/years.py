"""The year words that titles, labels and notes may hold."""

from __future__ import annotations

import re
from typing import Final

from sarcgen.edition.spec import Edition

_PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")


def _year(start: int, dash: str) -> str:
    return f"{start}{dash}{(start + 1) % 100:02d}"


class YearWords:
    """Replaces year words by the years of an edition.

    Args:
        edition: whose data year counts.
        dash: between the two years: an en dash as on the card, a hyphen as in files.
    """

    def __init__(self, edition: Edition, dash: str = "–") -> None:
        self._dash = dash
        self._start = int(edition.edition[:4])
        names = {
            "data_year": 0,
            "publishing_year": 1,
            "previous_year": -1,
            "two_years_before": -2,
            "three_years_before": -3,
        }
        self._words = {name: _year(self._start + by, dash) for name, by in names.items()}
        self._words |= {f"{name}_plain": _year(self._start + by, "-") for name, by in names.items()}

    def fill(self, text: str, year: int | None = None) -> str:
        """The text with its year words replaced.

        Args:
            text: may hold ``{data_year}`` and the like, and ``{year}``.
            year: what ``{year}`` stands for, as years after the data year.

        Raises:
            KeyError: the text holds a word that is not a year word.
        """
        words = dict(self._words)
        if year is not None:
            words["year"] = _year(self._start + year, self._dash)
        return _PLACEHOLDER.sub(lambda match: words[match[1]], text)
