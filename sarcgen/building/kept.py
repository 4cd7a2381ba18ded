"""Cards and PDFs in the cache: what is kept of each."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from typing import Any, Final, final

from sarcgen.building.store import Store
from sarcgen.problems import Mark, Problem, Severity

_CARDS: Final = "cards"
_PDFS: Final = "pdfs"
_BLOBS: Final = "blobs"


@final
@dataclass(frozen=True, slots=True)
class KeptCard:
    """A finished card as the cache holds it.

    Attributes:
        files: SHA-256 of each content, by the end of the file's name.
        problems: what was found in its data and printed; no message repeats a figure.
        pdfs: keys of the PDFs that were drawn for it.
    """

    files: dict[str, str]
    problems: tuple[Problem, ...]
    pdfs: tuple[str, ...] = ()


def kept_card(store: Store, key: str, secret: bytes) -> KeptCard | None:
    """The card of a key; None where there is none that can be trusted.

    Args:
        store: the cache.
        key: as :func:`sarcgen.building.inputs.card_key` gives it.
        secret: the secret that seals entries of cards.
    """
    payload = store.entry(_CARDS, key, secret)
    if payload is None:
        return None
    card = _read(json.loads(payload))
    blobs = ((_BLOBS, digest) for digest in card.files.values())
    store.used((_CARDS, key), *blobs, *((_PDFS, one) for one in card.pdfs))
    return card


def keep_card(store: Store, key: str, secret: bytes, card: KeptCard) -> None:
    """Keeps a card whose files are in the cache already.

    Raises:
        OSError: the cache cannot be written.
    """
    data = {
        "files": card.files,
        "problems": [asdict(problem) for problem in card.problems],
        "pdfs": card.pdfs,
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    store.keep_entry(_CARDS, key, text.encode("utf-8"), secret)


def kept_pdf(store: Store, key: str) -> bytes | None:
    """The PDF of a page; None where it is not there as it was drawn.

    Args:
        store: the cache.
        key: as :func:`sarcgen.building.inputs.pdf_key` gives it.
    """
    payload = store.entry(_PDFS, key)
    if payload is None:
        return None
    digest = payload.decode("ascii", "replace")
    if not re.fullmatch("[0-9a-f]{64}", digest):
        return None
    store.used((_PDFS, key), (_BLOBS, digest))
    return store.blob(digest)


def keep_pdf(store: Store, key: str, pdf: bytes) -> None:
    """Keeps the PDF of a page.

    Raises:
        OSError: the cache cannot be written.
    """
    store.keep_entry(_PDFS, key, store.keep_blob(pdf).encode("ascii"))


def _read(data: Any) -> KeptCard:
    problems = tuple(map(_problem, data["problems"]))
    return KeptCard(data["files"], problems, tuple(data["pdfs"]))


def _problem(data: dict[str, Any]) -> Problem:
    """A finding with all that it holds; in JSON, a tuple is a list and a severity its word."""
    values: dict[str, Any] = dict(data)
    values |= {key: tuple(one) for key, one in data.items() if isinstance(one, list)}
    values |= {"mark": Mark(**data["mark"]), "severity": Severity(data["severity"])}
    return Problem(**values)
