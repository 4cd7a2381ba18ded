"""The cache of a build holds no hidden figure, in no form, and nothing that could be tried out."""

from __future__ import annotations

import hashlib
import json
import zlib
from itertools import chain, permutations
from pathlib import Path

import pytest

from tests.privacy.conftest import CASES, Folder
from tests.privacy.small_groups import Case, found_in
from tests.support.cards import EDITION
from tests.support.districts import files_below
from tests.support.pdf_text import unseen_texts, whole_text

CACHE = ".sarcgen-cache"


@pytest.fixture(scope="module")
def kept(folders: tuple[Folder, Folder]) -> dict[str, bytes]:
    """What building the schools left in the cache, by name."""
    return files_below(folders[0].path / CACHE)


def of_kind(kept: dict[str, bytes], kind: str) -> dict[str, bytes]:
    return {name: content for name, content in kept.items() if name.startswith(f"{kind}/")}


def unpacked(pdf: bytes) -> str:
    """Whatever is compressed in a PDF, wherever it begins."""
    found = []
    for start in (place for place in range(len(pdf)) if pdf[place : place + 1] == b"x"):
        unpacking = zlib.decompressobj()
        try:
            found.append(unpacking.decompress(pdf[start:]).decode("latin-1"))
        except zlib.error:
            continue
    return "\n".join(found)


def test_the_cache_holds_the_files_of_the_cards_and_no_other(
    folders: tuple[Folder, Folder], kept: dict[str, bytes]
) -> None:
    assert len(of_kind(kept, "cards")) == len(of_kind(kept, "pdfs")) == len(CASES)
    cards = of_kind(folders[0].built.files, EDITION)
    assert set(of_kind(kept, "blobs").values()) == set(cards.values())


def test_what_is_kept_holds_none(kept: dict[str, bytes], case: Case) -> None:
    for name, content in kept.items():
        if content.startswith(b"%PDF-"):
            texts = [whole_text(content), *unseen_texts(content)]
            assert len(unpacked(content)) > 10_000
        elif name.startswith("cards/"):
            # The seal and the names of blobs are digests; what is between them is text.
            payload = json.loads(content.partition(b"\n")[2])
            texts = [json.dumps([payload["problems"], sorted(payload["files"])])]
        else:
            texts = [content.decode("utf-8")] if not name.startswith("pdfs/") else []
        assert found_in("\n".join(texts), case) == {}, name


def test_twins_with_other_hidden_figures_differ_in_keyed_names_alone(
    folders: tuple[Folder, Folder], kept: dict[str, bytes]
) -> None:
    other = files_below(folders[1].path / CACHE)
    for kind in ("blobs", "pdfs"):
        assert of_kind(kept, kind) == of_kind(other, kind)
    payloads = [
        sorted(content.partition(b"\n")[2] for content in of_kind(one, "cards").values())
        for one in (kept, other)
    ]
    assert payloads[0] == payloads[1]
    assert of_kind(kept, "cards").keys().isdisjoint(of_kind(other, "cards"))


def test_no_digest_that_could_be_tried_out_is_kept(
    folders: tuple[Folder, Folder], kept: dict[str, bytes]
) -> None:
    """No plain digest of a school's or district's file, nor of both in either order."""
    folder = folders[0].path
    everything = "\n".join([*kept, *(content.decode("latin-1") for content in kept.values())])
    files = [file.read_bytes() for file in (folder / "schools").rglob("*.yaml")]
    assert len(files) == 2 * len(CASES)
    wholes = [*files, *(one + other for one, other in permutations(files, 2))]
    for whole in wholes:
        for name in hashlib.algorithms_guaranteed - {"shake_128", "shake_256"}:
            assert hashlib.new(name, whole, usedforsecurity=False).hexdigest() not in everything


def test_the_secret_is_not_in_the_cache(
    folders: tuple[Folder, Folder], kept: dict[str, bytes]
) -> None:
    (secret,) = folders[0].path.rglob("cache-secret")
    assert CACHE not in secret.parts
    text = secret.read_text("ascii").strip()
    written = [text.encode(), bytes.fromhex(text)]
    assert not any(one in content for one in written for content in kept.values())
    assert not any(text in name for name in chain(kept, map(str, Path(CACHE).parts)))
