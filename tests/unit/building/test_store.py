"""The cache folder: whole or nothing, and nothing is believed."""

from __future__ import annotations

import os
import time
from hashlib import sha256
from pathlib import Path

import pytest

from sarcgen.building.store import DAYS_UNUSED, Store

KEY = "ab" * 32
OTHER = "ac" * 32
SECRET = b"a secret"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache")


def place(store: Store, kind: str, key: str) -> Path:
    return store.folder / kind / key[:2] / key


def test_a_content_is_found_by_its_digest(store: Store) -> None:
    digest = store.keep_blob(b"a page")
    assert digest == sha256(b"a page").hexdigest()
    assert store.blob(digest) == b"a page"
    assert store.blob(KEY) is None


def test_an_entry_is_found_under_its_key_with_its_secret(store: Store) -> None:
    store.keep_entry("cards", KEY, b"payload", SECRET)
    store.keep_entry("pdfs", KEY, b"other")
    assert store.entry("cards", KEY, SECRET) == b"payload"
    assert store.entry("pdfs", KEY) == b"other"
    assert store.entry("cards", KEY, b"another secret") is None
    assert store.entry("cards", OTHER, SECRET) is None


def test_an_entry_of_another_key_or_kind_is_not_believed(store: Store) -> None:
    store.keep_entry("cards", KEY, b"payload", SECRET)
    for kind, key in (("cards", OTHER), ("pdfs", KEY)):
        target = place(store, kind, key)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(place(store, "cards", KEY).read_bytes())
        assert store.entry(kind, key, SECRET) is None


@pytest.mark.parametrize("spoilt", [b"", b"a pag", b"a pagf", b"a page\n"])
def test_a_spoilt_content_is_passed_over_and_written_anew(store: Store, spoilt: bytes) -> None:
    digest = store.keep_blob(b"a page")
    place(store, "blobs", digest).write_bytes(spoilt)
    assert store.blob(digest) is None
    assert store.keep_blob(b"a page") == digest
    assert store.blob(digest) == b"a page"


def test_the_folder_says_what_it_is_and_keeps_out_of_repositories(store: Store) -> None:
    assert not store.folder.exists()
    store.keep_blob(b"a page")
    assert (store.folder / ".gitignore").read_text("utf-8").splitlines()[-1] == "*"
    tag = (store.folder / "CACHEDIR.TAG").read_bytes()
    assert tag.startswith(b"Signature: 8a477f597d28d172789f06886806bc55\n")
    assert list((store.folder / "writing").iterdir()) == []


def test_a_write_that_fails_leaves_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.keep_blob(b"a page")
    before = sorted(store.folder.rglob("*"))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        store.keep_entry("cards", KEY, b"payload", SECRET)
    after = set(store.folder.rglob("*")) - set(before)
    assert after == {store.folder / "cards", store.folder / "cards" / KEY[:2]}


def test_what_stands_in_the_way_is_an_error_and_no_crash(store: Store) -> None:
    place(store, "cards", KEY).mkdir(parents=True)
    assert store.entry("cards", KEY) is None
    with pytest.raises(OSError, match="in the way"):
        store.keep_entry("cards", KEY, b"payload")


def ages(store: Store, days: float) -> None:
    when = time.time() - days * 86_400
    for file in store.folder.rglob("*"):
        os.utime(file, (when, when))


def test_what_no_build_used_for_long_goes_and_what_one_used_stays(store: Store) -> None:
    used, unused = store.keep_blob(b"used"), store.keep_blob(b"unused")
    store.keep_entry("cards", KEY, b"payload")
    ages(store, DAYS_UNUSED + 1)
    store.used(("cards", KEY), ("blobs", used))
    store.tidy()
    assert store.blob(used) == b"used"
    assert store.entry("cards", KEY) == b"payload"
    assert store.blob(unused) is None


def test_within_the_time_nothing_goes(store: Store) -> None:
    digest = store.keep_blob(b"a page")
    ages(store, DAYS_UNUSED - 1)
    store.tidy()
    assert store.blob(digest) == b"a page"


def test_it_is_tidied_once_a_day(store: Store) -> None:
    store.keep_blob(b"a page")
    store.tidy()
    digest = store.keep_blob(b"another")
    ages(store, DAYS_UNUSED + 1)
    (store.folder / "last-tidied").touch()
    store.tidy()
    assert store.blob(digest) == b"another"


def test_what_a_killed_build_left_half_written_goes(store: Store) -> None:
    store.keep_blob(b"a page")
    (store.folder / "writing" / "rest").write_bytes(b"half a pa")
    ages(store, 2)
    store.tidy()
    assert list((store.folder / "writing").iterdir()) == []


def test_tidying_what_is_not_there_is_no_error(store: Store) -> None:
    store.tidy()
    assert not store.folder.exists()
