from __future__ import annotations

import hashlib
import os
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from sarcgen.errors import UsageError
from sarcgen.importing.posted import DEEPEST, posted_files


def test_files_folders_and_archives_are_read(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "b.csv").write_text("b", "utf-8")
    (tmp_path / "in" / "layout.docx").write_text("no data", "utf-8")
    (tmp_path / "in" / ".hidden.txt").write_text("no data", "utf-8")
    (tmp_path / "a.txt").write_text("a", "utf-8")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("deep/c.TXT", "c")
        archive.writestr("__MACOSX/._c.TXT", "no data")
        archive.writestr("readme.md", "no data")
    found, problems = posted_files([tmp_path / "a.txt", tmp_path / "in", tmp_path / "all.zip"])
    assert problems == []
    assert [(one.name, one.raw, one.asked_for) for one in found] == [
        ("a.txt", b"a", True),
        ("b.csv", b"b", False),
        ("c.TXT", b"c", False),
    ]
    assert found[2].place.endswith("all.zip!deep/c.TXT")
    assert found[0].sha256 == hashlib.sha256(b"a").hexdigest()


def test_a_sheet_is_known_by_the_end_of_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.XLSX").write_bytes(b"")
    ((one,), _) = posted_files([tmp_path])
    assert one.is_sheet


def archive_of(**members: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, raw in members.items():
            archive.writestr(name.replace("_", "."), raw)
    return out.getvalue()


def within(depth: int) -> bytes:
    raw = archive_of(a_txt=b"a")
    for _ in range(depth - 1):
        raw = archive_of(inner_zip=raw)
    return raw


def locked() -> bytes:
    raw = bytearray(archive_of(a_txt=b"a"))
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    return bytes(raw)


def altered() -> bytes:
    return archive_of(a_txt=b"figures").replace(b"figures", b"figurez", 1)


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"PK\x03\x04 broken", "damaged"),
        (altered(), "damaged"),
        (locked(), "locked with a password"),
        (within(DEEPEST + 1), "in too many archives"),
    ],
)
def test_an_archive_that_cannot_be_read_is_told_with_the_reason(
    tmp_path: Path, raw: bytes, why: str
) -> None:
    (tmp_path / "a.zip").write_bytes(raw)
    found, (problem,) = posted_files([tmp_path / "a.zip"])
    assert found == []
    assert (problem.code, why in problem.message) == ("I100", True)


def test_an_archive_that_unpacks_to_too_much_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = archive_of(inner_zip=archive_of(a_txt=b"1" * 1000, b_txt=b"2" * 1000))
    limit = len(raw) + 1500
    monkeypatch.setattr("sarcgen.importing.posted.MAXIMUM_BYTES", limit)
    (tmp_path / "a.zip").write_bytes(raw)
    (tmp_path / "b.txt").write_bytes(b"1" * (limit + 1))
    for name, place in (("a.zip", "a.zip!inner.zip!b.txt"), ("b.txt", "b.txt")):
        _, (problem,) = posted_files([tmp_path / name])
        assert (problem.code, "too large" in problem.message) == ("I100", True)
        assert problem.mark.path.endswith(place)


def test_archives_within_archives_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(within(DEEPEST))
    ((one,), problems) = posted_files([tmp_path / "a.zip"])
    assert problems == []
    assert (one.name, one.raw) == ("a.txt", b"a")
    assert one.place.endswith("a.zip!inner.zip!inner.zip!a.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
def test_a_pipe_or_device_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    for path in (tmp_path / "a.txt", Path(os.devnull)):
        with pytest.raises(UsageError, match="neither a file nor a folder"):
            posted_files([path])


def test_nothing_there_is_a_mistake_of_the_command_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no file or folder"):
        posted_files([tmp_path / "nowhere"])
    with pytest.raises(UsageError, match="no data file"):
        posted_files([tmp_path])
