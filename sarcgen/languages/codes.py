"""Which languages there are. Told apart from the catalogs, which take long to load."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sarcgen.errors import UsageError

FOLDER: Final = Path(__file__).resolve().parent
DEFAULT_LANGUAGE: Final = "en"
PSEUDO_LANGUAGE: Final = "en-XA"
"""An invented language that marks every message, to show fixed text that bypasses the catalogs."""


def languages() -> list[str]:
    """The languages that have a catalog."""
    return sorted(file.parent.parent.name for file in FOLDER.glob("*/LC_MESSAGES/sarcgen.po"))


def refuse_unknown(language: str) -> None:
    """Makes sure that there is a catalog of a language.

    Raises:
        UsageError: there is none.
    """
    if language not in (*languages(), PSEUDO_LANGUAGE):
        offered = ", ".join(languages())
        raise UsageError(f"There is no language “{language}”. Possible are: {offered}.")


def catalog_file(language: str) -> Path:
    """Where the catalog of a language is."""
    return FOLDER / language / "LC_MESSAGES" / "sarcgen.po"
