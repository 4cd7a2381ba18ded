"""The files that a card's figures go into."""

from __future__ import annotations

from collections.abc import Collection

from sarcgen.figures.csv_text import card_csv
from sarcgen.figures.document import Card
from sarcgen.figures.json_text import card_json

_WRITERS = {".json": card_json, ".csv": card_csv}


def figure_files(card: Card, ends: Collection[str]) -> dict[str, bytes]:
    """Contents by the end of the file's name.

    Args:
        card: the figures.
        ends: ends of names; those that are no file of figures are left out.
    """
    return {end: write(card) for end, write in _WRITERS.items() if end in ends}
