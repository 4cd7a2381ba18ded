"""The cache of a run: what is taken from it, and what goes into it."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import final

from sarcgen.building.inputs import Surroundings, card_key
from sarcgen.building.kept import KeptCard, keep_card, keep_pdf, kept_card
from sarcgen.building.store import Store
from sarcgen.building.tasks import Made
from sarcgen.cards import Settings, card_file
from sarcgen.records.locate import SchoolFile


@final
class Cache:
    """The cache folder with the secret of its keys. Whether it works changes no card.

    Args:
        folder: where it is.
        secret: what keys whatever is derived from school files.

    """

    def __init__(self, folder: Path, secret: bytes) -> None:
        self.folder = folder
        self._trouble = ""
        self._store = Store(folder)
        self._secret = secret

    def key(
        self,
        around: Surroundings,
        source: SchoolFile,
        contents: list[bytes],
        settings: Settings,
    ) -> str:
        """Under which a card is kept; arguments as for :func:`card_key`."""
        return card_key(self._secret, around, source, contents, settings)

    def card(self, key: str) -> KeptCard | None:
        """The card of a key, if it is there and can be trusted."""
        return kept_card(self._store, key, self._secret)

    def contents(self, card: KeptCard) -> dict[str, bytes] | None:
        """The files of a card; None if one of them is missing or spoilt."""
        found: dict[str, bytes] = {}
        for end, digest in card.files.items():
            content = self._store.blob(digest)
            if content is None:
                return None
            found[end] = content
        return found

    def keep(self, key: str, made: Made) -> None:
        """Keeps a card that has been written."""
        if self._trouble:
            return
        try:
            for pdf_key, pdf in made.pdfs.items():
                keep_pdf(self._store, pdf_key, pdf)
            files = {end: self._store.keep_blob(content) for end, content in made.files.items()}
            keep_card(
                self._store, key, self._secret, KeptCard(files, made.problems, tuple(made.pdfs))
            )
        except OSError as error:
            self._trouble = error.strerror or str(error)

    def notes(self) -> list[str]:
        """What to say if it did not work."""
        if not self._trouble:
            return []
        said = f"The cache {self.folder} could not be written ({self._trouble})."
        return [f"{said} The cards are as they should be; the next build makes them anew."]

    def tidy(self) -> None:
        """Throws away what no build has used for long."""
        self._store.tidy()


def in_place(source: SchoolFile, settings: Settings, card: KeptCard) -> bool:
    """Whether all files of a card are there as they were written."""
    for end, digest in card.files.items():
        try:
            content = card_file(source, settings, end).read_bytes()
        except OSError:
            return False
        if sha256(content).hexdigest() != digest:
            return False
    return True
