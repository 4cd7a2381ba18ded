"""The cache folder: contents by their digest, and entries that lead to them.

::

    blobs/<aa>/<sha256>    a file of a card, or a PDF
    pdfs/<aa>/<key>        which blob is the PDF of a page
    cards/<aa>/<key>       which blobs are the files of a card, and what was found in its data
    sites/<aa>/<key>       that the pages around the cards are right for what lies beside them
    writing/               what is not whole yet
    last-tidied            when unused files were last thrown away

Nothing in it is ever believed: a blob counts if its content has the digest that it is named after,
an entry if its seal fits it and its name. Whatever does not is passed over and written anew. Files
appear whole, by renaming; two builds that write the same thing write the same bytes. So the folder
may be deleted, copied, shared, cut short and used by several builds at a time.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import time
from collections.abc import Iterator
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Final, final

DEFAULT_FOLDER: Final = ".sarcgen-cache"
DAYS_UNUSED: Final = 30
"""After so many days in which no build has used it, a file is thrown away."""

_DAY: Final = 86_400.0
_BLOBS: Final = "blobs"
_WRITING: Final = "writing"
_TIDIED: Final = "last-tidied"
_TAG: Final = """\
Signature: 8a477f597d28d172789f06886806bc55
# This folder is a cache of sarcgen. It may be deleted at any time.
"""
_IGNORE: Final = "# A cache belongs to no repository.\n*\n"


@final
class Store:
    """A cache folder.

    Args:
        folder: where it is; made when something is first written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ready = False

    def blob(self, digest: str) -> bytes | None:
        """A content by its SHA-256; None where it is not there or not whole."""
        try:
            content = self._place(_BLOBS, digest).read_bytes()
        except OSError:
            return None
        return content if sha256(content).hexdigest() == digest else None

    def keep_blob(self, content: bytes) -> str:
        """Keeps a content; its SHA-256.

        Raises:
            OSError: the folder cannot be written.
        """
        digest = sha256(content).hexdigest()
        if self.blob(digest) is None:
            self._write(self._place(_BLOBS, digest), content)
        return digest

    def entry(self, kind: str, key: str, secret: bytes = b"") -> bytes | None:
        """What was kept under a key; None where nothing is, or not just that.

        Args:
            kind: the folder.
            key: hexadecimal.
            secret: what the entry was sealed with; empty for a plain check.
        """
        try:
            seal, _, payload = self._place(kind, key).read_bytes().partition(b"\n")
        except OSError:
            return None
        return payload if seal == _seal(kind, key, payload, secret) else None

    def keep_entry(self, kind: str, key: str, payload: bytes, secret: bytes = b"") -> None:
        """Keeps something under a key; arguments as for :meth:`entry`.

        Raises:
            OSError: the folder cannot be written.
        """
        sealed = _seal(kind, key, payload, secret) + b"\n" + payload
        self._write(self._place(kind, key), sealed)

    def used(self, *names: tuple[str, str], always: bool = False) -> None:
        """Notes that files were used, the first of which tells whether it is worth while.

        Args:
            names: kind and key of each; a blob's kind is ``blobs``.
            always: also if they were used within the day.
        """
        now = time.time()
        with contextlib.suppress(OSError):
            places = [self._place(kind, key) for kind, key in names]
            if always or now - places[0].stat().st_mtime > _DAY:
                for place in places:
                    with contextlib.suppress(FileNotFoundError):
                        os.utime(place)

    def tidy(self) -> None:
        """Throws away what no build has used for long; once a day at most.

        The clock decides only what stays, never what a build gives.
        """
        now = time.time()
        marker = self.folder / _TIDIED
        with contextlib.suppress(OSError):
            if marker.exists() and now - marker.stat().st_mtime < _DAY:
                return
            marker.touch()
            for days, file in self._files():
                with contextlib.suppress(OSError):
                    if now - file.stat().st_mtime > days * _DAY:
                        file.unlink()

    def _files(self) -> Iterator[tuple[int, Path]]:
        for kind in self.folder.iterdir():
            if kind.is_dir():
                days = 1 if kind.name == _WRITING else DAYS_UNUSED
                yield from ((days, file) for file in kind.rglob("*") if file.is_file())

    def _place(self, kind: str, key: str) -> Path:
        return self.folder / kind / key[:2] / key

    def _write(self, place: Path, content: bytes) -> None:
        """Not flushed to the disk: what a power failure spoils does not fit its digest."""
        self._make_ready()
        place.parent.mkdir(parents=True, exist_ok=True)
        draft = self.folder / _WRITING / secrets.token_hex(16)
        draft.parent.mkdir(exist_ok=True)
        try:
            with draft.open("xb") as file:
                file.write(content)
            if place.is_dir():
                raise IsADirectoryError(0, "a folder is in the way", str(place))
            draft.replace(place)
        finally:
            draft.unlink(missing_ok=True)

    def _make_ready(self) -> None:
        if self._ready:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        for name, text in (("CACHEDIR.TAG", _TAG), (".gitignore", _IGNORE)):
            file = self.folder / name
            if not file.exists():
                file.write_text(text, "utf-8")
        self._ready = True


def _seal(kind: str, key: str, payload: bytes, secret: bytes) -> bytes:
    digest = blake2b(f"{kind} {key} ".encode() + payload, digest_size=32, key=secret)
    return digest.hexdigest().encode("ascii")
